"""The probe log for the reader: when each question was put, how long it waited, what came."""

from __future__ import annotations

from collections.abc import Iterator

from dossier.making.charts import chart_path
from dossier.making.clock import clock_words, hours_words, shown_moment
from dossier.making.criteria import answer_words
from dossier.making.subject import Subject
from dossier.making.waits import Wait, wait_of, wait_words
from dossier.making.words import DASH, Words
from dossier.nouns.assessment import ProbeSummary
from dossier.nouns.probe_view import ProbeRow, WaitFiguresRow
from dossier.nouns.profile import Probe
from dossier.nouns.view import Chart, Fact, ProbeLog

HOURS = "hours"
"""The criterion that asks when support is at work, as the default rubric calls it."""


def probe_log(subject: Subject) -> ProbeLog | None:
    """The probe log in the order of asking; None without a probe."""
    summary, words = subject.assessment.probes, subject.words
    if summary is None:
        return None
    patience = words("patience", hours=words.number(subject.review.rubric.probe_patience_hours))
    return ProbeLog(
        rows=tuple(_probe(probe, subject) for probe in probes_in_order(subject)),
        facts=(*_promised_hours(subject), *_working_hours(subject), *_quality(subject)),
        figures=tuple(_figures(summary, words)),
        patience=patience if summary.pending else None,
        clock=clock_words(subject),
        knows_hours=subject.profile.working_hours is not None,
        chart=Chart(chart_path("waits", words), words("chart-waits-short-alt")),
    )


def probes_in_order(subject: Subject) -> list[Probe]:
    """The probes in the order of asking."""
    return sorted(subject.profile.probes, key=lambda probe: (probe.asked, probe.id))


def probe_waits(subject: Subject) -> list[Wait]:
    """For the chart: the wait of each probe, in the order of asking."""
    return [wait_of(probe, subject) for probe in probes_in_order(subject)]


def _probe(probe: Probe, subject: Subject) -> ProbeRow:
    words, wait = subject.words, wait_of(probe, subject)
    hours = {True: "in-hours", False: "out-of-hours"}
    return ProbeRow(
        id=probe.id,
        topic=wait.topic,
        severity=words(f"severity-{probe.severity}"),
        asked=shown_moment(probe.asked, subject),
        hours=None if wait.is_in_hours is None else words(hours[wait.is_in_hours]),
        waited=wait_words(wait, words),
        quality=words(f"quality-{probe.quality}") if probe.quality else words("quality-unrated"),
        note=subject.say(probe.note),
    )


def _figures(summary: ProbeSummary, words: Words) -> Iterator[WaitFiguresRow]:
    """In hours beside out of hours, where these are known, and all of them together."""
    parts = {
        "in-hours": summary.in_hours,
        "out-of-hours": summary.out_of_hours,
        "all-probes": summary,
    }
    for key, part in parts.items():
        if part is not None:
            yield WaitFiguresRow(
                label=words(key),
                asked=part.asked,
                answered=part.answered,
                pending=part.pending,
                median=DASH if part.median is None else words.wait(part.median),
                p90=DASH if part.p90 is None else words.wait(part.p90),
            )


def _quality(subject: Subject) -> Iterator[Fact]:
    words = subject.words
    rated = [probe.quality for probe in subject.profile.probes if probe.quality is not None]
    if rated:
        specific = words("rated-of", specific=rated.count("specific"), rated=len(rated))
        yield Fact(words("probes-quality"), specific)


def _working_hours(subject: Subject) -> Iterator[Fact]:
    hours = subject.profile.working_hours
    if hours is not None:
        yield Fact(subject.words("working-hours"), hours_words(hours, subject.words))


def _promised_hours(subject: Subject) -> Iterator[Fact]:
    """The hours of support that the partner claims: a criterion called `hours`, if there is one."""
    for result in subject.assessment.criteria:
        claim = answer_words(result.claimed_value, subject.criteria[result.reference], subject)
        if result.id == HOURS and claim:
            yield Fact(subject.words("hours-claimed"), claim)
