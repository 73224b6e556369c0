"""Say what would change who leads: one weight, or one open criterion, settled either way.

Both in closed form, on proven points; formulas in docs/robustness.md.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Literal

from dossier.judging.arithmetic import settle
from dossier.judging.compare import compare_partners
from dossier.nouns.assessment import Assessment, Ranked
from dossier.nouns.robustness import Crossing, EligibleFlips, EvidenceFlip, WeightFlip

Standing = tuple[float, float]
"""What partners are ranked by: proven points, then ceiling, settled."""


@dataclass(frozen=True, slots=True)
class _Crossing:
    """A rival's crossing: where it draws level, on which side of it it leads, and how steeply."""

    weight: float
    to: str
    direction: Literal["above", "below"]
    slope: float


def flip_weights(assessments: Sequence[Assessment]) -> tuple[WeightFlip, ...]:
    """For each dimension that counts, the weights beyond which the leader is no longer first.

    The leader is the first of the ranking, by id among equals. A rival unseats it where it has
    more points proven: one that only draws level, and does so at a weight of 0 or 1, does not.
    There is a crossing on either side of the declared weight, or on one, or on none; the nearer
    one is the smallest change that unseats the leader. Of rivals that cross at the same weight the
    one that leads beyond it is named. Nothing for fewer than two ranked partners.
    """
    ranked = _ranked(assessments)
    if len(ranked) < 2:  # noqa: PLR2004 - it takes two to change places
        return ()
    leader, *rivals = ranked
    return tuple(
        _flip_weight(place, leader, rivals)
        for place, dimension in enumerate(leader.dimensions)
        if dimension.weight > 0
    )


def _flip_weight(place: int, leader: Assessment, rivals: Sequence[Assessment]) -> WeightFlip:
    dimension = leader.dimensions[place]
    crossings = [c for rival in rivals if (c := _cross(place, leader, rival)) is not None]
    sides = [_nearest(crossings, side, dimension.weight) for side in ("below", "above")]
    found = [each for each in sides if each is not None]
    below, above = (Crossing(c.weight, c.to) if c else None for c in sides)
    if not found:
        return WeightFlip(dimension.id, dimension.weight)
    first = min(found, key=lambda c: settle(abs(c.weight - dimension.weight)))
    return WeightFlip(
        dimension.id, dimension.weight, first.weight, first.to, first.direction, below, above
    )


def _nearest(crossings: Sequence[_Crossing], side: str, weight: float) -> _Crossing | None:
    """The crossing of one side that lies nearest to a weight; of equal ones the steepest."""
    on_side = [crossing for crossing in crossings if crossing.direction == side]
    return min(
        on_side, key=lambda c: (settle(abs(c.weight - weight)), -settle(c.slope)), default=None
    )


def _cross(place: int, leader: Assessment, rival: Assessment) -> _Crossing | None:
    """Where a rival passes the leader as one weight moves; None if it does so nowhere.

    With the others in proportion, the leader is ahead by t * here + (1 - t) * elsewhere at weight
    t: `here` is its lead in the dimension and `elsewhere` that over all others together. This is
    0 at t = elsewhere / (elsewhere - here). The rival is ahead on the side of the lead below 0:
    towards 1 if that is `here`, towards 0 if it is `elsewhere`.
    """
    weight = leader.dimensions[place].weight
    leads = [
        mine.weight * ((mine.figures.proven or 0.0) - (yours.figures.proven or 0.0))
        for mine, yours in zip(leader.dimensions, rival.dimensions, strict=True)
    ]
    others = sum(d.weight for at, d in enumerate(leader.dimensions) if at != place)
    if not others:
        return None
    here, elsewhere = leads[place] / weight, sum(leads[:place] + leads[place + 1 :]) / others
    if settle(min(here, elsewhere)) >= 0:
        return None
    # Whoever leads has no two leads below 0; noise in the greater one is none.
    at = max(0.0, min(1.0, elsewhere / (elsewhere - here)))
    slope = abs(here - elsewhere)
    return _Crossing(settle(at), rival.partner, "above" if here < elsewhere else "below", slope)


# -- vetoes ---------------------------------------------------------------------------------


def flip_eligible(ranking: Sequence[Ranked]) -> EligibleFlips | None:
    """The flips among those that no verdict rules out; None where none of the ranked is.

    Arithmetic and order are those of `flip_weights` and `flip_evidence`: who is ruled out is left
    out before anything is reckoned, so that it can neither lead nor take over.
    """
    ranked = [each for each in ranking if each.rank is not None]
    eligible = [each.assessment for each in ranked if not each.is_ruled_out]
    if len(eligible) == len(ranked):
        return None
    return EligibleFlips(
        tuple(each.partner for each in eligible), flip_weights(eligible), flip_evidence(eligible)
    )


# -- evidence -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Outcome:
    """A partner's overall figures once one of its open criteria is settled, and what moved."""

    direction: Literal["proven", "disproven"]
    criterion: str
    moved: float
    proven: float
    ceiling: float


def flip_evidence(assessments: Sequence[Assessment]) -> tuple[EvidenceFlip, ...]:
    """Every single open criterion that would change who leads if it were settled.

    A criterion is open while its strength is below 1. Proven at its best, it has its ceiling
    proven (100 points where nothing is known); disproven, nothing of it is left, nor possible. The
    lead changes when a partner that is first, alone or with equals, no longer is. The order is by
    how few overall points move, then by partner and criterion.
    """
    ranked = _ranked(assessments)
    leaders = _leaders(ranked)
    flips = [
        flip
        for place, one in enumerate(ranked)
        for flip in _flips_of(one, [*ranked[:place], *ranked[place + 1 :]], leaders)
    ]
    return tuple(
        sorted(flips, key=lambda f: (settle(abs(f.moved)), f.partner, f.criterion, f.direction))
    )


def _flips_of(
    one: Assessment, others: Sequence[Assessment], leaders: frozenset[str]
) -> Iterator[EvidenceFlip]:
    if not others:
        return
    rivals, to_beat = _leaders(others), _standing(others[0])
    for outcome in _outcomes(one):
        standing = settle(outcome.proven), settle(outcome.ceiling)
        first = frozenset((one.partner,)) if standing >= to_beat else frozenset[str]()
        if standing <= to_beat:
            first |= rivals
        if not leaders <= first:
            yield EvidenceFlip(
                one.partner,
                outcome.criterion,
                outcome.direction,
                outcome.moved,
                outcome.proven,
                min(first),
            )


def _outcomes(one: Assessment) -> Iterator[_Outcome]:
    """Each open criterion of a partner, settled either way, if that moves what is proven."""
    proven, ceiling = one.figures.proven or 0.0, one.figures.ceiling or 0.0
    for dimension in one.dimensions:
        for criterion in dimension.criteria:
            share = dimension.weight * criterion.weight
            low, high = share * (criterion.proven or 0.0), share * (criterion.ceiling or 0.0)
            if not share or criterion.strength >= 1:
                continue
            if high > low:
                yield _Outcome(
                    "proven", criterion.reference, high - low, proven + high - low, ceiling
                )
            if low > 0:
                yield _Outcome("disproven", criterion.reference, -low, proven - low, ceiling - high)


def _ranked(assessments: Sequence[Assessment]) -> list[Assessment]:
    ranking = compare_partners(assessments).ranking
    return [each.assessment for each in ranking if each.rank is not None]


def _leaders(ranked: Sequence[Assessment]) -> frozenset[str]:
    """The partners that share the first place of a ranking."""
    if not ranked:
        return frozenset()
    best = _standing(ranked[0])
    return frozenset(a.partner for a in takewhile(lambda a: _standing(a) == best, ranked))


def _standing(assessment: Assessment) -> Standing:
    figures = assessment.figures
    return settle(figures.proven or 0.0), settle(figures.ceiling or 0.0)
