"""Criteria and chapters for the reader: answers in words, figures, and the reason of each."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import assert_never

from dossier.making.subject import Subject, criterion_anchor
from dossier.nouns.assessment import (
    CriterionResult,
    DimensionResult,
    State,
    WaitFigures,
    WeighedEvidence,
)
from dossier.nouns.profile import EVERYTHING, Answer, AnswerValue
from dossier.nouns.rubric import (
    ChoiceScale,
    CoverageScale,
    Criterion,
    DerivedScale,
    Dimension,
    NumberScale,
    Rubric,
)
from dossier.nouns.view import Chapter, CriterionRow, FollowUp, Link

FULL_STRENGTH_ENOUGH = 0.8
"""Evidence of this strength leaves nothing worth asking for a criterion."""


def criterion_row(result: CriterionResult, subject: Subject) -> CriterionRow:
    """One criterion in the reader's words."""
    criterion = subject.criteria[result.reference]
    answer = subject.profile.answers.get(result.reference, Answer())
    return CriterionRow(
        anchor=criterion_anchor(result),
        reference=result.reference,
        title=subject.say(criterion.title),
        question=subject.say(criterion.question),
        settled_by=subject.say(criterion.settled_by),
        state=result.state.value,
        state_words=subject.words(f"state-{result.state.value.replace('_', '-')}"),
        weight=result.weight,
        share=subject.shares[result.reference],
        claimed_answer=answer_words(result.claimed_value, criterion, subject),
        found_answer=answer_words(result.verified_value, criterion, subject),
        claimed=result.claimed,
        value=result.value,
        strength=result.strength,
        proven=result.proven,
        ceiling=result.ceiling,
        at_stake=subject.at_stake(result),
        evidence=_links(result.evidence, subject),
        against=_links(result.against, subject),
        reason=reason(result, subject),
        note=subject.say(answer.note),
        is_recorded=result.records is not None,
    )


def chapter(number: int, result: DimensionResult, subject: Subject) -> Chapter:
    """One dimension in the reader's words; `number` counts chapters from 1."""
    dimension = _dimension(subject.review.rubric, result.id)
    rows = tuple(criterion_row(criterion, subject) for criterion in result.criteria)
    return Chapter(
        number=number,
        anchor=f"dimension-{result.id}".replace("_", "-"),
        title=subject.say(dimension.title),
        question=subject.say(dimension.question),
        basis=subject.say(dimension.basis),
        weight=result.weight,
        figures=result.figures,
        grade=result.grade,
        judgement=_judgement(result, subject),
        criteria=rows,
        follow_ups=tuple(_follow_up(row) for row in rows if _is_worth_asking(row)),
    )


def by_stake(rows: Iterable[CriterionRow]) -> tuple[CriterionRow, ...]:
    """The criteria that could still move the overall figure, the most first."""
    open_rows = [row for row in rows if row.at_stake > 0]
    return tuple(sorted(open_rows, key=lambda row: (-row.at_stake, row.anchor)))


def answer_words(answer: AnswerValue | None, criterion: Criterion, subject: Subject) -> str | None:
    """An answer as a reader of the language would put it; None for no answer."""
    if answer is None:
        return None
    match criterion.scale:
        case DerivedScale() as scale if answer == math.inf and (
            part := probes_behind(scale, subject)
        ):
            unanswered = part.settled - part.answered
            return subject.words("probes-unanswered", unanswered=unanswered, asked=part.settled)
        case NumberScale() | DerivedScale() as scale:
            return subject.words.quantity(float(str(answer)), subject.say(scale.unit))
        case ChoiceScale() as scale:
            return subject.say(scale.levels[str(answer)].title)
        case CoverageScale() as scale:
            return _list_words(answer, scale, subject)
        case _ as never:
            assert_never(never)


def probes_behind(scale: DerivedScale, subject: Subject) -> WaitFigures | None:
    """The probes that a figure is reckoned over, counted; None where there are none."""
    summary = subject.assessment.probes
    return None if summary is None else summary.behind(scale.from_)


def item_words(item: str, scale: CoverageScale, subject: Subject) -> str:
    """A market, language or need by its name."""
    match scale.of:
        case "markets":
            return subject.words.market(item)
        case "languages":
            return subject.words.spoken(item)
        case "needs":
            return subject.need_titles.get(item, item.replace("_", " "))


def reason(result: CriterionResult, subject: Subject) -> str:
    """In one sentence, why a criterion has the figures it has."""
    words = subject.words
    if result.value is None:
        return words(f"reason-{result.state.value.replace('_', '-')}")
    sentences = [words("reason-worth", value=words.points(result.value)), _support(result, subject)]
    if result.opposition:
        sentences.append(words("reason-against", opposition=words.strength(result.opposition)))
    if result.verified_value is not None and result.claimed != result.value:
        sentences.append(words("reason-claim-worth", claimed=words.points(result.claimed)))
    return words("sentence-separator").join(sentences)


def _support(result: CriterionResult, subject: Subject) -> str:
    words = subject.words
    origins = {item.origin for item in result.evidence}
    if result.records is not None:
        return words(
            "reason-records",
            count=result.records.count,
            support=words.strength(result.support),
        )
    if not result.evidence:
        return words("reason-no-evidence")
    return words(
        "reason-support",
        items=len(result.evidence),
        origins=len(origins),
        support=words.strength(result.support),
    )


def _judgement(result: DimensionResult, subject: Subject) -> str:
    words, figures = subject.words, result.figures
    if figures.proven is None:
        return words("judgement-not-applicable")
    unknown = sum(criterion.state is State.UNKNOWN for criterion in result.criteria)
    applying = sum(criterion.applies for criterion in result.criteria)
    parts = [
        words(
            "judgement-figures",
            claimed=words.points(figures.claimed),
            proven=words.points(figures.proven),
            ceiling=words.points(figures.ceiling),
        ),
        words("judgement-unknown", unknown=unknown, applying=applying),
    ]
    return words("sentence-separator").join(parts)


def _list_words(answer: AnswerValue, scale: CoverageScale, subject: Subject) -> str:
    if answer == EVERYTHING:
        return subject.words(f"all-{scale.of}")
    items = answer if isinstance(answer, tuple) else (str(answer),)
    if not items:
        return subject.words("none-of-them")
    return subject.words.listing(item_words(item, scale, subject) for item in items)


def _follow_up(row: CriterionRow) -> FollowUp:
    """Where there is an answer, what would settle it is asked for, not the answer again."""
    has_answer = row.value is not None and row.settled_by is not None
    return FollowUp(row.title, (row.settled_by if has_answer else None) or row.question)


def _is_worth_asking(row: CriterionRow) -> bool:
    return row.state != State.NOT_APPLICABLE and row.strength < FULL_STRENGTH_ENOUGH


def _links(evidence: Iterable[WeighedEvidence], subject: Subject) -> tuple[Link, ...]:
    return tuple(subject.evidence_links[item.id] for item in evidence)


def _dimension(rubric: Rubric, name: str) -> Dimension:
    return next(dimension for dimension in rubric.dimensions if dimension.id == name)
