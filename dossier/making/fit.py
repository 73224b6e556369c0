"""The brief's lists against what answers cover: markets, languages and needs."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from dossier.making.criteria import item_words
from dossier.making.subject import Subject
from dossier.nouns.assessment import CriterionResult
from dossier.nouns.profile import EVERYTHING, AnswerValue
from dossier.nouns.rubric import CoverageScale
from dossier.nouns.summary_view import NeedRow, NeedTable
from dossier.nouns.view import FitRow


class Cover(StrEnum):
    """How an answer covers one item of a list."""

    FOUND = "found"
    CLAIMED = "claimed"
    ABSENT = "absent"
    NOT_CLAIMED = "not-claimed"
    UNKNOWN = "unknown"


SIGNS = {
    Cover.FOUND: "●",
    Cover.CLAIMED: "○",
    Cover.ABSENT: "\N{MULTIPLICATION SIGN}",
    Cover.NOT_CLAIMED: "\N{EN DASH}",
    Cover.UNKNOWN: "?",
}
"""Signs for narrow columns, told apart by form and not by colour; explained on the page."""


def fit_rows(subject: Subject) -> tuple[FitRow, ...]:
    """A row for each criterion that covers a list of the brief, in the rubric's order."""
    return tuple(_fit_row(result, scale, subject) for result, scale in _lists_asked(subject))


def need_tables(subjects: Sequence[Subject]) -> tuple[NeedTable, ...]:
    """The same for several partners: a table for each criterion, a row for each partner."""
    if not subjects:
        return ()
    first = subjects[0]
    return tuple(
        NeedTable(
            title=first.say(first.criteria[result.reference].title),
            items=tuple(_item(item, scale, first) for item in _wanted(scale, first)),
            rows=tuple(_need_row(result.reference, scale, subject) for subject in subjects),
        )
        for result, scale in _lists_asked(first)
    )


def _need_row(reference: str, scale: CoverageScale, subject: Subject) -> NeedRow:
    results = {result.reference: result for result in subject.assessment.criteria}
    covers = (_cover(item, results[reference]) for item in _wanted(scale, subject))
    return NeedRow(subject.name, tuple(SIGNS[cover] for cover in covers))


def _fit_row(result: CriterionResult, scale: CoverageScale, subject: Subject) -> FitRow:
    by_cover: dict[Cover, list[str]] = {cover: [] for cover in Cover}
    for item in _wanted(scale, subject):
        by_cover[_cover(item, result)].append(_item(item, scale, subject))
    listing = subject.words.listing
    return FitRow(
        title=subject.say(subject.criteria[result.reference].title),
        found=listing(by_cover[Cover.FOUND]) or None,
        claimed=listing(by_cover[Cover.CLAIMED]) or None,
        absent=listing(by_cover[Cover.ABSENT]) or None,
        open=listing([*by_cover[Cover.NOT_CLAIMED], *by_cover[Cover.UNKNOWN]]) or None,
    )


def _item(item: str, scale: CoverageScale, subject: Subject) -> str:
    words = item_words(item, scale, subject)
    brief = subject.review.brief
    is_must = scale.of == "needs" and brief and any(m.need == item for m in brief.must_have)
    return subject.words("must-have-item", item=words) if is_must else words


def _lists_asked(subject: Subject) -> list[tuple[CriterionResult, CoverageScale]]:
    asked = []
    for result in subject.assessment.criteria:
        scale = subject.criteria[result.reference].scale
        if isinstance(scale, CoverageScale) and result.applies:
            asked.append((result, scale))
    return asked


def _wanted(scale: CoverageScale, subject: Subject) -> tuple[str, ...]:
    brief = subject.review.brief
    if brief is None:
        return ()
    lists = {"markets": brief.markets, "languages": brief.languages, "needs": brief.needs}
    return tuple(dict.fromkeys(lists[scale.of]))


def _cover(item: str, result: CriterionResult) -> Cover:
    if result.value is None:
        return Cover.UNKNOWN
    if result.verified_value is not None:
        return Cover.FOUND if _holds(result.verified_value, item) else Cover.ABSENT
    return Cover.CLAIMED if _holds(result.claimed_value, item) else Cover.NOT_CLAIMED


def _holds(answer: AnswerValue | None, item: str) -> bool:
    return answer == EVERYTHING or (isinstance(answer, tuple) and item in answer)
