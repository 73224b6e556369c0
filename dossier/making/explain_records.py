"""How a figure of the probe log came about: the waits in order, and which of them it is.

The judging reckons the figure; here the same log is laid out so that a reader can find it again.
Formulas: docs/scoring.md, "Figures from records".
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from dossier.making import formulas
from dossier.making.clock import shown_moment
from dossier.making.formulas import BETWEEN, OVER, product
from dossier.making.subject import Subject
from dossier.making.waits import wait_minutes, wait_of, wait_words
from dossier.making.words import DASH
from dossier.nouns.assessment import CriterionResult, ProbeSummary, Records
from dossier.nouns.explanation import Part, Step
from dossier.nouns.figures import GENERIC_SHARE, DerivedFigure
from dossier.nouns.profile import EMPTY_ANSWERS, Probe
from dossier.nouns.rubric import DerivedScale

TAIL = 0.9
"""Of the waits, the share that the 90th percentile is not exceeded by."""


def derivation(result: CriterionResult, subject: Subject) -> Part | None:
    """The records that a figure was computed from, and how; None for any other answer."""
    scale, summary = subject.criteria[result.reference].scale, subject.assessment.probes
    if result.records is None or summary is None or not isinstance(scale, DerivedScale):
        return None
    if scale.from_ == GENERIC_SHARE:
        steps = tuple(_quality(result.records, subject))
        return Part(subject.words("explain-derivation"), steps)
    asked = [probe for probe in subject.profile.probes if _counts(probe, scale.from_, summary)]
    settled = [probe for probe in asked if probe.id not in summary.pending_ids]
    rising = sorted(settled, key=lambda probe: (wait_minutes(probe), probe.id))
    pending = [probe for probe in asked if probe.id in summary.pending_ids]
    steps = (
        *_waits(rising, subject),
        *_pending(pending, subject),
        *_figure(scale.from_, rising, result.records, subject),
    )
    return Part(subject.words("explain-derivation"), steps)


def _counts(probe: Probe, figure: DerivedFigure, summary: ProbeSummary) -> bool:
    """Whether a probe was put in the hours that the figure is over."""
    if figure.endswith("_in_hours"):
        return summary.is_in_hours[probe.id]
    return not (figure.endswith("_out_of_hours") and summary.is_in_hours[probe.id])


def _figure(
    figure: DerivedFigure, rising: Sequence[Probe], records: Records, subject: Subject
) -> Iterator[Step]:
    if "unanswered_share" in figure:
        yield from _unanswered(rising, records, subject)
    elif ".median" in figure:
        yield _median(rising, records, subject)
    else:
        yield from _tail(rising, records, subject)


def _waits(rising: Sequence[Probe], subject: Subject) -> Iterator[Step]:
    """Each wait with its place in the order, and the two moments that it lies between."""
    words = subject.words
    for place, probe in enumerate(rising, start=1):
        label = words("explain-wait-of", place=place, probe=probe.id)
        yield Step(label, None, _minutes(wait_minutes(probe), subject), _between(probe, subject))


def _pending(probes: Sequence[Probe], subject: Subject) -> Iterator[Step]:
    words = subject.words
    for probe in probes:
        note = BETWEEN.join((_between(probe, subject), words("explain-pending")))
        yield Step(probe.id, None, wait_words(wait_of(probe, subject), words), note)


def _between(probe: Probe, subject: Subject) -> str:
    words, asked = subject.words, shown_moment(probe.asked, subject)
    answered = DASH if probe.answered is None else shown_moment(probe.answered, subject)
    return BETWEEN.join(
        (words("explain-until", first=asked, last=answered), subject.say(probe.topic))
    )


def _median(rising: Sequence[Probe], records: Records, subject: Subject) -> Step:
    words, count = subject.words, len(rising)
    label, (lower, upper) = words("explain-median"), ((count - 1) // 2, count // 2)
    if lower == upper:
        note = words("explain-middle", place=upper + 1, count=count, probe=rising[upper].id)
        return Step(label, None, _minutes(records.figure, subject), note)
    note = words(
        "explain-middle-two",
        first=lower + 1,
        second=upper + 1,
        count=count,
        probes=words.listing((rising[lower].id, rising[upper].id)),
    )
    if math.isinf(records.figure):
        return Step(label, None, words("never"), note)
    waits = " + ".join(formulas.measured(wait_minutes(rising[at])) for at in (lower, upper))
    return Step(label, f"({waits}) {OVER} 2", formulas.measured(records.figure), note)


def _tail(rising: Sequence[Probe], records: Records, subject: Subject) -> Iterator[Step]:
    words, count = subject.words, len(rising)
    rank = TAIL * count
    place = math.ceil(rank)
    formula = product(formulas.exact(TAIL), str(count))
    note = words("explain-rank-note", place=place)
    yield Step(words("explain-rank"), formula, formulas.exact(rank), note)
    note = words("explain-at-rank", place=place, probe=rising[place - 1].id)
    yield Step(words("explain-p90"), None, _minutes(records.figure, subject), note)


def _unanswered(rising: Sequence[Probe], records: Records, subject: Subject) -> Iterator[Step]:
    words = subject.words
    silent = [probe.id for probe in rising if probe.answered is None]
    yield Step(words("never"), None, str(len(silent)), words.listing(silent) or None)
    formula = formulas.quotient(len(silent), len(rising))
    yield Step(words("explain-unanswered"), formula, formulas.strength(records.figure))


def _quality(records: Records, subject: Subject) -> Iterator[Step]:
    """Each answer that was rated, and the share of those that helped nobody."""
    words = subject.words
    rated = [probe for probe in subject.profile.probes if probe.quality is not None]
    for probe in rated:
        yield Step(probe.id, None, words(f"quality-{probe.quality}"), subject.say(probe.topic))
    empty = sum(probe.quality in EMPTY_ANSWERS for probe in rated)
    formula = formulas.quotient(empty, len(rated))
    yield Step(words("probe-probes-generic-share"), formula, formulas.strength(records.figure))


def _minutes(minutes: float, subject: Subject) -> str:
    return subject.words.quantity(minutes, subject.words("minutes"))
