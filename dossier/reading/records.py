"""Whether a profile's evidence and records fit together, and with the day they are judged on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from dossier.nouns.diagnostics import Diagnostic, error, note, warning
from dossier.nouns.document import Document, Path
from dossier.nouns.fields import PartialDate
from dossier.nouns.profile import Condition, Flag, Probe, Profile, Risk
from dossier.nouns.rubric import Rubric
from dossier.reading.schema import suggest

_EMPTY_REGISTER = "Add the item to `evidence:`; the profile has no register yet."


def check_evidence(document: Document, profile: Profile) -> Iterator[Diagnostic]:
    """References to no evidence, or twice to one; evidence that nothing refers to."""
    known = tuple(profile.evidence)
    references = list(_references(profile))
    yield from _check_repeats(document, references)
    for path, item in references:
        if item not in profile.evidence:
            message = f"The profile has no evidence `{item}`."
            span = document.span_of(path)
            hint = suggest(item, known) if known else _EMPTY_REGISTER
            yield error("profile/unknown-evidence", message, span, hint)
    for item in profile.evidence.keys() - {item for _, item in references}:
        message = f"Nothing refers to the evidence `{item}`."
        yield note("profile/unused-evidence", message, document.key_span_of(("evidence", item)))


def _check_repeats(
    document: Document, references: Iterable[tuple[Path, str]]
) -> Iterator[Diagnostic]:
    seen: set[tuple[Path, str]] = set()
    for path, item in references:
        if (path[:-1], item) in seen:
            message = f"The evidence `{item}` is named twice in one list."
            yield warning("profile/repeated-item", message, document.span_of(path), "Delete one.")
        seen.add((path[:-1], item))


def check_kinds(document: Document, profile: Profile, rubric: Rubric) -> Iterator[Diagnostic]:
    """Evidence of a kind that the rubric does not have."""
    kinds = tuple(rubric.evidence_kinds)
    for item, evidence in profile.evidence.items():
        if evidence.kind not in kinds:
            message = f"The rubric `{rubric.id}` has no kind of evidence `{evidence.kind}`."
            span = document.span_of(("evidence", item, "kind"))
            hint = suggest(evidence.kind, kinds)
            yield error("profile/unknown-evidence-kind", message, span, hint)


def check_figures(document: Document, profile: Profile) -> Iterator[Diagnostic]:
    """Sources of a series that there is not, and series that have none."""
    series = tuple(profile.figures)
    for name in profile.figure_sources:
        if name not in profile.figures:
            message = f"The profile has no series `{name}` among its figures."
            span = document.key_span_of(("figure_sources", name))
            yield error("profile/unknown-series", message, span, suggest(name, series))
    for name, values in profile.figures.items():
        if values and not profile.figure_sources.get(name):
            message = f"The series `{name}` has no source."
            span = document.key_span_of(("figures", name))
            hint = f"Name its evidence: `figure_sources: {{{name}: […]}}`."
            yield warning("profile/no-source", message, span, hint)


def _references(profile: Profile) -> Iterator[tuple[Path, str]]:
    """Every mention of an evidence item outside the register, with its place."""
    lists: list[tuple[Path, tuple[str, ...]]] = []
    for reference, answer in profile.answers.items():
        lists.append((("answers", reference, "evidence"), answer.evidence))
        lists.append((("answers", reference, "against"), answer.against))
    lists.extend(
        (("probes", i, "evidence"), probe.evidence) for i, probe in enumerate(profile.probes)
    )
    lists.extend((("flags", i, "evidence"), flag.evidence) for i, flag in enumerate(profile.flags))
    lists.extend(
        (("figure_sources", name), items) for name, items in profile.figure_sources.items()
    )
    for path, items in lists:
        yield from (((*path, position), item) for position, item in enumerate(items))


def check_dates(document: Document, profile: Profile, as_of: dt.date) -> Iterator[Diagnostic]:
    """Evidence and records of days after the as-of date.

    The board's decision is left out: it follows the dossier that it was taken on.
    """
    for path, day in _days(profile):
        if day > as_of:
            message = f"{day} is after the as-of date, {as_of}."
            hint = "Correct it, or judge as of a later date."
            yield error("profile/after-as-of", message, document.span_of(path), hint)


def check_times(document: Document, profile: Profile) -> Iterator[Diagnostic]:
    """An error for each probe that was answered before it was asked."""
    for position, probe in enumerate(profile.probes):
        if probe.answered is not None and probe.answered < probe.asked:
            message = f"The probe `{probe.id}` was answered before it was asked."
            span = document.span_of(("probes", position, "answered"))
            hint = "Check both times and their offsets."
            yield error("profile/answered-before-asked", message, span, hint)


def _days(profile: Profile) -> Iterator[tuple[Path, dt.date]]:
    """Every day on which something happened, with its place; the first possible one if vague."""
    for item, evidence in profile.evidence.items():
        if evidence.date is not None:
            yield ("evidence", item, "date"), _earliest(evidence.date)
    for position, probe in enumerate(profile.probes):
        yield ("probes", position, "asked"), probe.asked.date()
        if probe.answered is not None:
            # The as-of day of a probe ends by the clock of whoever asked.
            answered = probe.answered.astimezone(probe.asked.tzinfo)
            yield ("probes", position, "answered"), answered.date()
    for position, meeting in enumerate(profile.meetings):
        yield ("meetings", position, "date"), meeting.date
    for position, flag in enumerate(profile.flags):
        if flag.resolved is not None:
            yield ("flags", position, "resolved", "on"), flag.resolved.on


def _earliest(date: PartialDate) -> dt.date:
    return dt.date.fromisoformat((date.written + "-01-01")[: len("2026-11-22")])


def check_ids(document: Document, profile: Profile) -> Iterator[Diagnostic]:
    """An error for each id that a list of records has used already."""
    lists: dict[str, Sequence[Probe | Flag | Risk | Condition]] = {
        "probes": profile.probes,
        "flags": profile.flags,
        "risks": profile.risks,
        "conditions": profile.conditions,
    }
    for name, records in lists.items():
        seen: dict[str, int] = {}
        for position, record in enumerate(records):
            first = seen.setdefault(record.id, position)
            if first != position:
                line = document.span_of((name, first, "id")).line
                message = f"The id `{record.id}` is taken by the entry in line {line}."
                span = document.span_of((name, position, "id"))
                yield error("profile/repeated-id", message, span, "Give it another id.")
