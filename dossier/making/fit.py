"""The brief's lists against what answers cover: markets, languages and needs."""

from __future__ import annotations

from collections.abc import Sequence

from dossier.making.criteria import item_words
from dossier.making.subject import Subject
from dossier.nouns.assessment import CriterionResult
from dossier.nouns.brief import Brief
from dossier.nouns.profile import AnswerValue
from dossier.nouns.rubric import CoverageScale
from dossier.nouns.view import FitRow, FitTable, NeedRow, NeedTable


def fit_tables(subject: Subject) -> tuple[FitTable, ...]:
    """One table for each criterion that covers a list of the brief, in the rubric's order."""
    return tuple(
        FitTable(
            subject.say(subject.criteria[result.reference].title),
            tuple(_row(item, scale, result, subject) for item in _wanted(scale, subject)),
        )
        for result, scale in _coverage_results(subject)
    )


def need_tables(subjects: Sequence[Subject]) -> tuple[NeedTable, ...]:
    """The same for several partners side by side, one column each in the order given."""
    if not subjects:
        return ()
    tables = [fit_tables(subject) for subject in subjects]
    return tuple(
        NeedTable(
            title=first.title,
            partners=tuple(subject.name for subject in subjects),
            rows=tuple(
                NeedRow(row.title, tuple(table[place].rows[line].status for table in tables))
                for line, row in enumerate(first.rows)
            ),
        )
        for place, first in enumerate(tables[0])
    )


def _coverage_results(subject: Subject) -> list[tuple[CriterionResult, CoverageScale]]:
    results = []
    for result in subject.assessment.criteria:
        scale = subject.criteria[result.reference].scale
        if isinstance(scale, CoverageScale) and result.applies:
            results.append((result, scale))
    return results


def _wanted(scale: CoverageScale, subject: Subject) -> tuple[str, ...]:
    brief = subject.review.brief
    lists = {} if brief is None else _lists(brief)
    return tuple(dict.fromkeys(lists.get(scale.of, ())))


def _lists(brief: Brief) -> dict[str, tuple[str, ...]]:
    return {"markets": brief.markets, "languages": brief.languages, "needs": brief.needs}


def _row(item: str, scale: CoverageScale, result: CriterionResult, subject: Subject) -> FitRow:
    brief = subject.review.brief
    musts = {must.need for must in brief.must_have} if brief else set()
    return FitRow(
        title=item_words(item, scale, subject),
        is_must=scale.of == "needs" and item in musts,
        status=subject.words(f"fit-{_status(item, result)}"),
    )


def _status(item: str, result: CriterionResult) -> str:
    if result.value is None:
        return "unknown"
    if result.verified_value is not None:
        return "found" if _covers(result.verified_value, item) else "found-absent"
    return "claimed" if _covers(result.claimed_value, item) else "not-claimed"


def _covers(answer: AnswerValue | None, item: str) -> bool:
    return answer == "all" or (isinstance(answer, tuple) and item in answer)
