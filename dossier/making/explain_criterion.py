"""The arithmetic of one criterion: from the answer and its evidence to points and what they move.

Formulas: docs/scoring.md. Every result is the assessment's own figure; the formula beside it says
how it came about.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import assert_never

from dossier.making import formulas
from dossier.making.criteria import answer_words, item_words
from dossier.making.explain_records import derivation
from dossier.making.formulas import BETWEEN, TIMES, difference, product, term
from dossier.making.shares import criterion_weight, share_formula
from dossier.making.subject import Subject
from dossier.making.words import MINUS
from dossier.nouns.assessment import CriterionResult, State, WeighedEvidence
from dossier.nouns.explanation import Explanation, Part, Step
from dossier.nouns.profile import EVERYTHING, AnswerValue
from dossier.nouns.rubric import (
    ChoiceScale,
    CoverageScale,
    Criterion,
    DerivedScale,
    Knot,
    NumberScale,
)

RECORDS_KIND = "own_measurement"
"""The kind of evidence that a figure computed from records counts as."""


def explain_criterion(subject: Subject, reference: str) -> Explanation:
    """The arithmetic of `dimension.criterion`, item by item.

    Raises:
        LookupError: The rubric has no such criterion.
    """
    results = {each.reference: each for each in subject.assessment.criteria}
    result, words = results[reference], subject.words
    parts = [Part(words("explain-answer"), tuple(_answer_steps(result, subject)))]
    if (origin := derivation(result, subject)) is not None:
        parts.append(origin)
    if result.value is not None:
        parts.append(Part(words("explain-worth"), tuple(_worth_steps(result, subject))))
        parts.append(Part(words("explain-evidence"), tuple(_evidence_steps(result, subject))))
    if result.applies:
        parts.append(Part(words("explain-figures"), tuple(_figure_steps(result, subject))))
        parts.append(Part(words("explain-shares"), tuple(_share_steps(result, subject))))
    dimensions = {d.id: d for d in subject.review.rubric.dimensions}
    place = subject.say(dimensions[result.dimension].title)
    title = BETWEEN.join((subject.name, place, subject.say(subject.criteria[reference].title)))
    return Explanation(title, tuple(parts))


# -- the answer -----------------------------------------------------------------------------


def _answer_steps(result: CriterionResult, subject: Subject) -> Iterator[Step]:
    words, criterion = subject.words, subject.criteria[result.reference]
    claimed = answer_words(result.claimed_value, criterion, subject)
    found = answer_words(result.verified_value, criterion, subject)
    if claimed is not None:
        yield Step(words("claimed-answer"), None, claimed)
    if found is not None:
        records = result.records
        note = words("explain-from-records", count=records.count) if records else None
        yield Step(words("found"), None, found, note)
    key = result.state.value.replace("_", "-")
    is_silent = result.state in {State.UNKNOWN, State.NOT_APPLICABLE}
    note = words(f"reason-{key}") if is_silent else None
    yield Step(words("state"), None, words(f"state-{key}"), note)


# -- what it is worth -----------------------------------------------------------------------


def _worth_steps(result: CriterionResult, subject: Subject) -> Iterator[Step]:
    words = subject.words
    claim, found = result.claimed_value, result.verified_value
    if claim is not None and found is not None:
        yield _worth(words("claimed"), claim, result.claimed, result, subject)
        yield _worth(words("worth"), found, result.value, result, subject)
        return
    judged = claim if found is None else found
    assert judged is not None  # noqa: S101 - something without an answer has no worth
    yield _worth(words("worth"), judged, result.value, result, subject)
    note = words("explain-no-finding" if found is None else "explain-no-claim")
    yield Step(words("claimed"), None, formulas.points(result.claimed), note)


def _worth(
    label: str, answer: AnswerValue, points: float | None, result: CriterionResult, subject: Subject
) -> Step:
    formula, note = _value_words(answer, subject.criteria[result.reference], subject)
    return Step(label, formula, formulas.points(points), note)


def _value_words(
    answer: AnswerValue, criterion: Criterion, subject: Subject
) -> tuple[str | None, str]:
    """How a value function turns an answer into points, and why."""
    match criterion.scale:
        case NumberScale() | DerivedScale() as scale:
            return _on_knots(float(str(answer)), scale, subject)
        case ChoiceScale() as scale:
            level = scale.levels[str(answer)]
            shown = formulas.exact(level.points)
            return None, subject.words(
                "explain-level", level=subject.say(level.title), points=shown
            )
        case CoverageScale() as scale:
            return _on_list(answer, scale, subject)
        case _ as never:
            assert_never(never)


def _on_knots(
    number: float, scale: NumberScale | DerivedScale, subject: Subject
) -> tuple[str | None, str]:
    words, unit, knots = subject.words, subject.say(scale.unit), scale.points
    shown = words.quantity(number, unit)
    around = _around(knots, number)
    if around is not None:
        (left, least), (right, most) = around
        return formulas.between(*around, number), words(
            "explain-between",
            measured=shown,
            left=words.quantity(left, unit),
            least=formulas.exact(least),
            right=words.quantity(right, unit),
            most=formulas.exact(most),
        )
    if math.isinf(number):
        last, points = knots[-1]
        knot = words.quantity(last, unit)
        return None, words("explain-never", knot=knot, points=formulas.exact(points))
    at, points = next((knot for knot in knots if number <= knot[0]), knots[-1])
    key = "explain-at" if number == at else "explain-before" if number < at else "explain-after"
    return None, words(
        key, measured=shown, knot=words.quantity(at, unit), points=formulas.exact(points)
    )


def _around(knots: Sequence[Knot], number: float) -> tuple[Knot, Knot] | None:
    """The two knots that a number lies between; None if it lies on one, or outside of them."""
    return next((pair for pair in pairwise(knots) if pair[0][0] < number < pair[1][0]), None)


def _on_list(answer: AnswerValue, scale: CoverageScale, subject: Subject) -> tuple[str, str]:
    words, brief = subject.words, subject.review.brief
    wanted = list(dict.fromkeys(getattr(brief, scale.of)))
    named = answer if isinstance(answer, tuple) else (answer,)
    covered = [item for item in wanted if answer == EVERYTHING or item in named]
    missing = [item for item in wanted if item not in covered]
    lists = {"explain-covered": covered, "explain-missing": missing}
    notes = [
        words(key, items=words.listing(item_words(item, scale, subject) for item in items))
        for key, items in lists.items()
        if items
    ]
    formula = product("100", formulas.quotient(len(covered), len(wanted)))
    return formula, words("sentence-separator").join(notes)


# -- evidence -------------------------------------------------------------------------------


def _evidence_steps(result: CriterionResult, subject: Subject) -> Iterator[Step]:
    """Each item, what the items come to together, and what is left after counter-evidence."""
    words = subject.words
    yield from _items(result.evidence, words("explain-for"), subject)
    supporting = [item.strength for item in _counting(result.evidence)]
    if result.records is not None:
        yield _records_step(result, subject)
        supporting.append(result.records.strength)
    yield _combined(words("explain-support"), supporting, result.support, subject)
    yield from _items(result.against, words("against"), subject)
    if result.against:
        opposing = [item.strength for item in _counting(result.against)]
        yield _combined(words("explain-opposition"), opposing, result.opposition, subject)
    support, opposition = map(formulas.strength, (result.support, result.opposition))
    formula = product(term(support), difference("1", opposition))
    yield Step(words("explain-strength"), formula, formulas.strength(result.strength))


def _items(items: Sequence[WeighedEvidence], role: str, subject: Subject) -> Iterator[Step]:
    counting = {item.origin: item.id for item in _counting(items)}
    for item in items:
        formula = formulas.faded(item.reliability, item.age_months, item.half_life_months)
        number = subject.evidence_links[item.id].label
        label = subject.words("with-details", item=number, details=role)
        note = _item_note(item, counting[item.origin], subject)
        yield Step(label, formula, formulas.strength(item.strength), note)


def _counting(items: Sequence[WeighedEvidence]) -> list[WeighedEvidence]:
    """The strongest item of each origin, in the order given; the first of those as strong."""
    strongest: dict[str, WeighedEvidence] = {}
    for item in items:
        if item.origin not in strongest or item.strength > strongest[item.origin].strength:
            strongest[item.origin] = item
    return [item for item in items if strongest[item.origin] is item]


def _item_note(item: WeighedEvidence, counting: str, subject: Subject) -> str:
    words, entry = subject.words, subject.profile.evidence[item.id]
    age, half_life = words.number(item.age_months, 1), item.half_life_months
    kind = subject.say(subject.review.rubric.evidence_kinds[entry.kind].title)
    if entry.date is None:
        dated = words("explain-undated", age=age)
    else:
        days = max(0, (subject.assessment.as_of - entry.date.counted_as).days)
        date = words.partial_date(entry.date)
        dated = words("explain-dated", date=date, days=words.number(days), age=age)
    fades = (
        words("no-half-life")
        if half_life is None
        else words("explain-half-life", months=formulas.exact(half_life))
    )
    title = subject.evidence_links[item.id].title
    return BETWEEN.join((title, kind, dated, fades, _counts(item, counting, subject)))


def _counts(item: WeighedEvidence, counting: str, subject: Subject) -> str:
    words, origin = subject.words, subject.profile.evidence[item.id].origin
    if origin is None:
        return words("explain-counts-alone")
    if item.id == counting:
        return words("explain-counts", origin=origin)
    stronger = subject.evidence_links[counting].label
    return words("explain-outdone", origin=origin, stronger=stronger)


def _records_step(result: CriterionResult, subject: Subject) -> Step:
    records = result.records
    assert records is not None  # noqa: S101 - the caller has looked
    reliability = subject.review.rubric.evidence_kinds[RECORDS_KIND].reliability
    count = str(records.count)
    formula = f"{product(formulas.exact(reliability), count)} {formulas.OVER} ({count} + 2)"
    note = subject.words("explain-records-note", count=records.count)
    return Step(
        subject.words("explain-records"), formula, formulas.strength(records.strength), note
    )


def _combined(label: str, strengths: Sequence[float], together: float, subject: Subject) -> Step:
    shown = formulas.strength(together)
    if not strengths:
        return Step(label, None, shown, subject.words("reason-no-evidence"))
    return Step(label, formulas.combined(strengths), shown)


# -- figures --------------------------------------------------------------------------------


def _figure_steps(result: CriterionResult, subject: Subject) -> Iterator[Step]:
    words, proven, ceiling = (
        subject.words,
        formulas.points(result.proven),
        formulas.points(result.ceiling),
    )
    if result.value is None:
        yield Step(words("proven"), None, proven, words("explain-nothing-proven"))
        yield Step(words("ceiling"), None, ceiling, words("explain-all-possible"))
        return
    strength = term(formulas.strength(result.strength))
    carried = product(strength, term(formulas.points(result.value)))
    yield Step(words("proven"), carried, proven)
    formula = f"{carried} + (1 {MINUS} {strength}) {TIMES} 100"
    yield Step(words("ceiling"), formula, ceiling, words("explain-ceiling-note"))
    gap = (result.claimed or 0.0) - (result.proven or 0.0)
    formula = f"{term(formulas.points(result.claimed))} {MINUS} {term(proven)}"
    yield Step(words("gap"), formula, formulas.points(gap))


def _share_steps(result: CriterionResult, subject: Subject) -> Iterator[Step]:
    words, share = subject.words, subject.shares[result.reference]
    own, whole = criterion_weight(result, subject), share_formula(result, subject)
    yield Step(words("explain-in-dimension"), own.formula, formulas.strength(result.weight))
    yield Step(words("explain-in-whole"), whole, formulas.strength(share))
    proven, ceiling = formulas.points(result.proven), formulas.points(result.ceiling)
    contributed = formulas.points(share * (result.proven or 0.0))
    yield Step(words("explain-contributed"), product(whole, term(proven)), contributed)
    formula = product(whole, difference(ceiling, proven))
    yield Step(words("explain-at-stake"), formula, formulas.points(subject.at_stake(result)))
