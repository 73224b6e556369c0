"""Judge one partner: from answers and evidence to claimed, proven, ceiling, gap and coverage.

Formulas: docs/scoring.md. Belief and plausibility after Shafer, A Mathematical Theory of
Evidence, 1976; the additive model after Keeney & Raiffa, Decisions with Multiple Objectives, 1976.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dossier.judging.arithmetic import normalise, settle, weighted_mean
from dossier.judging.records import Vantage, probe_figure, summarize_probes
from dossier.judging.strength import combined_strength, weigh_register
from dossier.judging.value import points_of, wanted_list
from dossier.judging.weights import weigh_dimensions
from dossier.nouns.assessment import (
    Assessment,
    CriterionResult,
    DimensionResult,
    Figures,
    ProbeSummary,
    Records,
    State,
    WeighedEvidence,
)
from dossier.nouns.brief import Brief
from dossier.nouns.profile import Answer, Profile
from dossier.nouns.rubric import (
    RECORDS_KIND,
    CoverageScale,
    Criterion,
    DerivedScale,
    Dimension,
    Rubric,
)

RECORDS_HALF = 2
"""Records carry n / (n + 2) of their kind's reliability: half of it at two of them.

The rule of succession's denominator (Laplace): a few records say something, many say nearly all.
"""

FULL = 100.0


@dataclass(frozen=True, slots=True)
class Yardstick:
    """What partners are judged by: the same for all of them."""

    rubric: Rubric
    brief: Brief | None
    as_of: dt.date


@dataclass(frozen=True, slots=True)
class _Case:
    """One partner before the yardstick, its evidence weighed and its probe log read once."""

    profile: Profile
    register: Mapping[str, WeighedEvidence]
    probes: ProbeSummary | None
    yardstick: Yardstick


@dataclass(frozen=True, slots=True)
class _Weighted:
    """A criterion's result with its share of the whole that is being averaged."""

    share: float
    result: CriterionResult


def assess_partner(partner: str, profile: Profile, yardstick: Yardstick) -> Assessment:
    """Judge one partner by one yardstick.

    Silence is not failure: without an answer nothing is claimed, nothing is proven, and
    everything is still possible (proven 0, ceiling 100).

    Raises:
        LookupError, TypeError: The profile does not fit the rubric: a bug in our checks.
    """
    case = _open_case(profile, yardstick)
    judged = [_assess_dimension(d, case) for d in yardstick.rubric.dimensions]
    weighting = weigh_dimensions(yardstick.rubric, yardstick.brief)
    shares = normalise(
        weighting.declared[d.id] if _applies(result) else 0.0
        for d, result in zip(yardstick.rubric.dimensions, judged, strict=True)
    )
    dimensions = tuple(
        replace(result, weight=share) for share, result in zip(shares, judged, strict=True)
    )
    figures = _figures(
        [
            _Weighted(dimension.weight * criterion.weight, criterion)
            for dimension in dimensions
            for criterion in dimension.criteria
        ]
    )
    return Assessment(
        partner=partner,
        as_of=yardstick.as_of,
        figures=figures,
        grade=grade_of(figures.proven, yardstick.rubric),
        dimensions=dimensions,
        register=tuple(case.register.values()),
        probes=case.probes,
        weighting=weighting,
    )


def _open_case(profile: Profile, yardstick: Yardstick) -> _Case:
    rubric, as_of = yardstick.rubric, yardstick.as_of
    probes = summarize_probes(profile, Vantage(as_of, rubric.probe_patience_hours))
    return _Case(profile, weigh_register(profile.evidence, rubric, as_of), probes, yardstick)


def grade_of(proven: float | None, rubric: Rubric) -> str | None:
    """The letter for proven points; None where there is nothing to grade."""
    if proven is None:
        return None
    return next(grade.id for grade in rubric.grades if settle(proven) >= settle(grade.from_))


# -- dimensions -----------------------------------------------------------------------------


def _applies(result: DimensionResult) -> bool:
    return any(criterion.applies for criterion in result.criteria)


def _assess_dimension(dimension: Dimension, case: _Case) -> DimensionResult:
    judged = [_assess_criterion(dimension, criterion, case) for criterion in dimension.criteria]
    shares = normalise(
        c.weight if result.applies else 0.0
        for c, result in zip(dimension.criteria, judged, strict=True)
    )
    criteria = tuple(replace(r, weight=share) for share, r in zip(shares, judged, strict=True))
    figures = _figures([_Weighted(criterion.weight, criterion) for criterion in criteria])
    return DimensionResult(
        id=dimension.id,
        weight=0.0,
        figures=figures,
        grade=grade_of(figures.proven, case.yardstick.rubric),
        criteria=criteria,
    )


def _figures(weighted: Sequence[_Weighted]) -> Figures:
    """Average what applies; claims, and the gap to them, over the criteria that have a claim."""
    applying = [w for w in weighted if w.result.applies]
    with_claim = [w for w in applying if w.result.claimed is not None]
    claimed = weighted_mean([(w.share, w.result.claimed or 0.0) for w in with_claim])
    proven_of_claimed = weighted_mean([(w.share, w.result.proven or 0.0) for w in with_claim])
    return Figures(
        claimed=claimed,
        proven=weighted_mean([(w.share, w.result.proven or 0.0) for w in applying]),
        ceiling=weighted_mean([(w.share, w.result.ceiling or 0.0) for w in applying]),
        gap=(None if claimed is None or proven_of_claimed is None else claimed - proven_of_claimed),
        coverage=weighted_mean([(w.share, w.result.strength) for w in applying]),
    )


# -- criteria -------------------------------------------------------------------------------


def _assess_criterion(dimension: Dimension, criterion: Criterion, case: _Case) -> CriterionResult:
    """Judge one answer by one criterion, on what evidence backs it; `weight` is set later."""
    brief = case.yardstick.brief
    blank = CriterionResult(
        dimension=dimension.id, id=criterion.id, weight=0.0, state=State.NOT_APPLICABLE
    )
    if not _is_applicable(blank.reference, criterion, brief):
        return blank
    answer = case.profile.answers.get(blank.reference, Answer())
    records = _records(criterion, case)
    if answer.is_silent and records is None:
        return replace(blank, state=State.UNKNOWN, proven=0.0, ceiling=FULL)
    weighed = replace(
        blank,
        state=_state(answer, records),
        claimed_value=answer.claimed,
        verified_value=answer.verified if records is None else records.figure,
        records=records,
        evidence=tuple(case.register[name] for name in dict.fromkeys(answer.evidence)),
        against=tuple(case.register[name] for name in dict.fromkeys(answer.against)),
    )
    return _reckon(weighed, criterion, brief)


def _reckon(result: CriterionResult, criterion: Criterion, brief: Brief | None) -> CriterionResult:
    """Proven = q v and ceiling = q v + (1 - q) 100: belief and plausibility of full marks."""
    found = result.claimed_value if result.verified_value is None else result.verified_value
    assert found is not None  # noqa: S101 - a silent answer was turned away before
    value = points_of(criterion.scale, found, brief)
    claim = result.claimed_value
    from_records = () if result.records is None else (result.records.strength,)
    support = combined_strength(result.evidence, *from_records)
    opposition = combined_strength(result.against)
    strength = support * (1.0 - opposition)
    proven = strength * value
    return replace(
        result,
        claimed=value if claim is None else points_of(criterion.scale, claim, brief),
        value=value,
        support=support,
        opposition=opposition,
        strength=strength,
        proven=proven,
        ceiling=min(FULL, proven + (1.0 - strength) * FULL),  # the sum may round to above it
    )


def _is_applicable(reference: str, criterion: Criterion, brief: Brief | None) -> bool:
    """A criterion may be ruled out by the brief; one that covers an empty list asks nothing."""
    if brief is not None and reference in brief.not_applicable:
        return False
    scale = criterion.scale
    return not isinstance(scale, CoverageScale) or bool(wanted_list(scale, brief))


def _state(answer: Answer, records: Records | None) -> State:
    if answer.against:
        return State.CONTRADICTED
    return State.CLAIMED if answer.verified is None and records is None else State.VERIFIED


def _records(criterion: Criterion, case: _Case) -> Records | None:
    scale = criterion.scale
    if not isinstance(scale, DerivedScale) or case.probes is None:
        return None
    figure = probe_figure(scale.from_, case.probes)
    if figure is None:
        return None
    count = case.probes.counted(scale.from_)
    reliability = case.yardstick.rubric.evidence_kinds[RECORDS_KIND].reliability
    return Records(figure, count, reliability * count / (count + RECORDS_HALF))
