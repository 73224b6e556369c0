"""The arithmetic of a dimension or of the whole, and of the example that shows the method.

Formulas: docs/scoring.md, "Dimensions and the whole". A mean is written over the weights as they
were declared, so that it can be reckoned again from what is shown.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import assert_never

from dossier.making import formulas
from dossier.making.explain_criterion import explain_criterion
from dossier.making.formulas import BETWEEN, product, term
from dossier.making.shares import DeclaredWeight, applies, criterion_weight, dimension_weight
from dossier.making.subject import Subject
from dossier.making.weighting import explain_weighting, weighting_words
from dossier.nouns.assessment import CriterionResult, DimensionResult, Figures
from dossier.nouns.explanation import Explanation, Part, Step
from dossier.nouns.weights import PairwiseWeights, WeightsByRank

ORIGINS_OF_EXAMPLE = 2
"""An example shows how strengths combine, so it needs more than one origin."""


@dataclass(frozen=True, slots=True)
class _Member:
    """One of the things that are averaged: a dimension of the whole, a criterion of a dimension.

    `claimed_weight` is the part of the weight that has a claim, `claimed_formula` how it came
    about where it is not all of it.
    """

    title: str
    declared: DeclaredWeight
    share: float
    does_apply: bool
    figures: Figures
    claimed_weight: float
    claimed_formula: str | None
    note: str | None


def explain(subject: Subject, place: str | None = None) -> Explanation:
    """The arithmetic of a criterion (`dimension.criterion`), of a dimension, or of the whole.

    Raises:
        LookupError: The rubric has no such place.
    """
    if place is None:
        return explain_whole(subject)
    if place in subject.criteria:
        return explain_criterion(subject, place)
    return explain_dimension(subject, place)


def explain_whole(subject: Subject) -> Explanation:
    """Each dimension's weight and figures, and what they come to."""
    assessment = subject.assessment
    members = [_dimension_member(each, subject) for each in assessment.dimensions]
    parts = [
        *_weighting_part(subject),
        *_parts(members, assessment.figures, assessment.grade, subject),
    ]
    return Explanation(BETWEEN.join((subject.name, subject.words("overall"))), tuple(parts))


def _weighting_part(subject: Subject) -> Iterator[Part]:
    """How the weights were made, where they are not written down."""
    weighting = subject.assessment.weighting
    part = weighting and explain_weighting(weighting, subject.review, subject.words)
    if part:
        yield part


def explain_dimension(subject: Subject, name: str) -> Explanation:
    """Each criterion's weight and figures, and what they come to.

    Raises:
        LookupError: The rubric has no such dimension.
    """
    result = {each.id: each for each in subject.assessment.dimensions}[name]
    members = [_criterion_member(each, subject) for each in result.criteria]
    parts = list(_parts(members, result.figures, result.grade, subject))
    if applies(result):
        parts.append(_dimension_share(result, subject))
    return Explanation(BETWEEN.join((subject.name, _title(name, subject))), tuple(parts))


def worked_example(subject: Subject) -> Explanation | None:
    """The criterion with the largest share whose evidence had to be combined; None without one.

    Its answer is left out: that stands in the chapter of its dimension.
    """
    fitting = [result for result in subject.assessment.criteria if _is_instructive(result)]
    if not fitting:
        return None
    best = max(fitting, key=lambda result: subject.shares[result.reference])
    whole = explain_criterion(subject, best.reference)
    return Explanation(whole.title, whole.parts[1:])


def _is_instructive(result: CriterionResult) -> bool:
    origins = {item.origin for item in result.evidence}
    count = len(origins) + (result.records is not None)
    return result.value is not None and (count >= ORIGINS_OF_EXAMPLE or bool(result.against))


# -- what is averaged -----------------------------------------------------------------------


def _criterion_member(result: CriterionResult, subject: Subject) -> _Member:
    declared, has_claim = criterion_weight(result, subject), result.claimed is not None
    gap = (result.claimed or 0.0) - (result.proven or 0.0) if has_claim else None
    return _Member(
        title=subject.say(subject.criteria[result.reference].title),
        declared=declared,
        share=result.weight,
        does_apply=result.applies,
        figures=Figures(result.claimed, result.proven, result.ceiling, gap, result.strength),
        claimed_weight=declared.weight if has_claim else 0.0,
        claimed_formula=None,
        note=subject.words(f"state-{result.state.value.replace('_', '-')}"),
    )


def _dimension_member(result: DimensionResult, subject: Subject) -> _Member:
    declared = dimension_weight(result.id, subject)
    weights = {c.id: criterion_weight(c, subject) for c in result.criteria}
    claimed = math.fsum(weights[c.id].weight for c in result.criteria if c.claimed is not None)
    total = next(iter(weights.values())).total
    is_partial = 0 < claimed < total
    formula = product(formulas.exact(declared.weight), formulas.quotient(claimed, total))
    return _Member(
        title=_title(result.id, subject),
        declared=declared,
        share=result.weight,
        does_apply=applies(result),
        figures=result.figures,
        claimed_weight=declared.weight * claimed / total if total else 0.0,
        claimed_formula=formula if is_partial else None,
        note=_dimension_note(result, subject),
    )


def _dimension_note(result: DimensionResult, subject: Subject) -> str | None:
    brief, words = subject.review.brief, subject.words
    if not applies(result):
        return words("judgement-not-applicable")
    if brief is None:
        return None
    match brief.weighting:
        case WeightsByRank():
            return words("explain-by-order")
        case PairwiseWeights():
            return words("explain-by-pairs")
        case None:
            return words("explain-by-brief") if result.id in brief.weights else None
        case _ as never:
            assert_never(never)


def _origin_note(subject: Subject) -> str | None:
    """Where the weights came from, and how far the comparisons behind them agree."""
    weighting = subject.assessment.weighting
    if weighting is None:
        return None
    origin = weighting_words(weighting, subject.review, subject.words)
    return subject.words("explain-weights-origin", origin=origin)


def _title(name: str, subject: Subject) -> str:
    return next(subject.say(d.title) for d in subject.review.rubric.dimensions if d.id == name)


# -- parts ----------------------------------------------------------------------------------


def _parts(
    members: Sequence[_Member], figures: Figures, grade: str | None, subject: Subject
) -> Iterator[Part]:
    words, applying = subject.words, [member for member in members if member.does_apply]
    yield Part(words("explain-weights"), tuple(_weight(member) for member in members))
    if not applying:
        nothing = words("judgement-not-applicable")
        steps = (Step(words("proven"), None, formulas.points(None), nothing),)
        yield Part(words("explain-figures"), steps)
        return
    yield Part(words("explain-claims"), tuple(_claim_steps(applying, figures, subject)))
    yield Part(words("explain-proofs"), tuple(_proof_steps(applying, figures, grade, subject)))
    yield Part(words("explain-limits"), tuple(_limit_steps(applying, figures, subject)))


def _weight(member: _Member) -> Step:
    formula = member.declared.formula if member.does_apply else None
    return Step(member.title, formula, formulas.strength(member.share), member.note)


def _claim_steps(applying: Sequence[_Member], figures: Figures, subject: Subject) -> Iterator[Step]:
    """What each claims counts with, then the means over what has a claim."""
    words = subject.words
    claiming = [member for member in applying if member.claimed_weight]
    for member in applying:
        if member.claimed_formula is not None:
            shown = formulas.exact(formulas.readable(member.claimed_weight))
            yield Step(member.title, member.claimed_formula, shown, words("explain-claimed-part"))
    if not claiming:
        yield Step(words("claimed"), None, formulas.points(None), words("explain-no-claims"))
        return
    is_partial = len(claiming) < len(applying)
    counted = words("explain-claimed-over", count=len(claiming), total=len(applying))
    weights = [formulas.readable(member.claimed_weight) for member in claiming]
    weight = formulas.readable(math.fsum(member.claimed_weight for member in claiming))
    claims = [formulas.points(member.figures.claimed) for member in claiming]
    gaps = [formulas.points(member.figures.gap) for member in claiming]
    claimed, gap = formulas.points(figures.claimed), formulas.points(figures.gap)
    formula = formulas.mean(weights, claims, weight)
    yield Step(words("claimed"), formula, claimed, counted if is_partial else None)
    yield Step(words("gap"), formulas.mean(weights, gaps, weight), gap, words("explain-gap-note"))


def _proof_steps(
    applying: Sequence[_Member], figures: Figures, grade: str | None, subject: Subject
) -> Iterator[Step]:
    """What each contributes, their mean, and its letter."""
    words = subject.words
    for member in applying:
        proven = term(formulas.points(member.figures.proven))
        contributed = formulas.points(member.share * (member.figures.proven or 0.0))
        yield Step(member.title, product(member.declared.formula, proven), contributed)
    formula = _mean(applying, lambda member: formulas.points(member.figures.proven))
    yield Step(words("proven"), formula, formulas.points(figures.proven))
    if grade is not None and figures.proven is not None:
        yield Step(words("grade"), None, grade, _grade_note(figures.proven, grade, subject))


def _limit_steps(applying: Sequence[_Member], figures: Figures, subject: Subject) -> Iterator[Step]:
    words = subject.words
    formula = _mean(applying, lambda member: formulas.points(member.figures.ceiling))
    yield Step(words("ceiling"), formula, formulas.points(figures.ceiling))
    formula = _mean(applying, lambda member: formulas.strength(member.figures.coverage))
    note = words("explain-coverage-note")
    yield Step(words("coverage"), formula, formulas.strength(figures.coverage), note)


def _dimension_share(result: DimensionResult, subject: Subject) -> Part:
    words, declared = subject.words, dimension_weight(result.id, subject)
    proven, ceiling = result.figures.proven or 0.0, result.figures.ceiling or 0.0
    shown, best = formulas.points(proven), formulas.points(ceiling)
    contributed = product(declared.formula, term(shown))
    stake = product(declared.formula, formulas.difference(best, shown))
    at_stake = result.weight * (ceiling - proven)
    steps = (
        Step(
            words("explain-in-whole"),
            declared.formula,
            formulas.strength(result.weight),
            _origin_note(subject),
        ),
        Step(words("explain-contributed"), contributed, formulas.points(result.weight * proven)),
        Step(words("explain-at-stake"), stake, formulas.points(at_stake)),
    )
    return Part(words("explain-shares"), steps)


def _mean(members: Sequence[_Member], shown: Callable[[_Member], str]) -> str:
    weights = [each.declared.weight for each in members]
    return formulas.mean(weights, [shown(m) for m in members], members[0].declared.total)


def _grade_note(proven: float, grade: str, subject: Subject) -> str:
    words, grades = subject.words, subject.review.rubric.grades
    place = next(place for place, each in enumerate(grades) if each.id == grade)
    better = grades[place - 1] if place else None
    shown = formulas.points(proven)
    if better is not None and round(proven, 2) >= better.from_:
        shown = formulas.exact(proven)  # rounded, it would seem to reach what it misses
    reached = words(
        "explain-grade", proven=shown, grade=grade, bound=formulas.exact(grades[place].from_)
    )
    if better is None:
        return reached
    bound = formulas.exact(better.from_)
    missed = words("explain-grade-missed", grade=better.id, bound=bound)
    return words("sentence-separator").join((reached, missed))
