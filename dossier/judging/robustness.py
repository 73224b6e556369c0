"""Try a ranking: how often does each partner come where, over all that is possible?

SMAA-2 (Lahdelma & Salminen 2001): what is not proven may be anything between proven and ceiling,
and weights anything in the rubric's weight space. Formulas and limits: docs/robustness.md.

Arrays run rows (samples) x columns (partners, criteria or dimensions). Figures are summed element
by element, never by matrix products, whose rounding depends on a column's place; and all that is
added up over samples is whole numbers, which come out the same in any order.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from dossier.judging.arithmetic import SETTLED_DECIMALS
from dossier.judging.weight_space import (
    Floats,
    WeightSampler,
    draw_uniforms,
    open_stream,
    sample_weights,
)
from dossier.nouns.assessment import Assessment, CriterionResult
from dossier.nouns.robustness import RobustnessResult
from dossier.nouns.rubric import Robustness

Counts = NDArray[np.int64]
Score = Callable[[Floats], Floats]
"""Weightings (rows x dimensions) to overall points (rows x partners)."""

CELLS = 2**18
"""Samples x partners held at once: 2 MB for each array of them."""

MAX_ROWS = 4096
"""Samples held at once however few the partners, for the arrays of samples x criteria."""

BEATS_AMONG = 200
"""The best partners on proven points that are compared in pairs."""

WEIGHT_UNIT = 2.0**-40
"""Weights are added up in whole multiples of this, which a million samples keep within 63 bits."""

TALLIED_AT_ONCE = 255
"""Comparisons that a byte can count."""


@dataclass(frozen=True, slots=True)
class Acceptability:
    """Of partners by their place in the input, over all samples.

    Attributes:
        ranks: The chance of each rank: partners x ranks.
        central: The mean weights where a partner is first, NaN where it never is: partners x
            dimensions.
        ahead: The chance of strictly more points than a rival: compared x compared.
    """

    ranks: Floats
    central: Floats
    ahead: Floats


@dataclass(frozen=True, slots=True)
class Plan:
    """How to go about it: how many samples, so many at once, which partners compared in pairs."""

    samples: int
    rows: int
    compared: tuple[int, ...]

    @property
    def chunks(self) -> Iterator[int]:
        """The numbers of samples to take, one after the other."""
        for start in range(0, self.samples, self.rows):
            yield min(self.rows, self.samples - start)


def try_ranking(
    assessments: Sequence[Assessment], settings: Robustness, *, cells: int = CELLS
) -> RobustnessResult | None:
    """Try the ranking of partners as the rubric says; None if nothing could be judged.

    The order of the partners changes nothing, nor does `cells`, the samples x partners held at
    once; and a partner's own points are drawn alike whoever else is in the review.

    Raises:
        ValueError: The partners were judged by different yardsticks.
    """
    judged = sorted((a for a in assessments if a.figures.proven is not None), key=_partner)
    if not judged:
        return None
    scale = _scale_of(judged)
    plan = Plan(settings.samples, _rows(len(judged), cells), _compared(judged))
    found = accept(
        _sample_points(judged, scale, settings.seed),
        sample_weights(settings.weights, scale.weights, settings.seed),
        len(judged),
        plan,
    )
    return _name(found, [a.partner for a in judged], scale, plan, settings)


def acceptability(values: Floats, draw_weights: WeightSampler, samples: int) -> Acceptability:
    """The same for partners whose points by dimension are certain: partners x dimensions."""
    partners = len(values)
    plan = Plan(samples, _rows(partners, CELLS), tuple(range(min(partners, BEATS_AMONG))))
    return accept(lambda weights: _weigh(weights, values), draw_weights, partners, plan)


def accept(score: Score, draw_weights: WeightSampler, partners: int, plan: Plan) -> Acceptability:
    """Rank the partners in every sample and count."""
    tally = _Tally(partners, plan.compared)
    for rows in plan.chunks:
        weights = draw_weights(rows)
        tally.add(weights, rank(score(weights)))
    return tally.finish(plan.samples)


def rank(points: Floats) -> Counts:
    """Ranks by points within each row: one more than there are partners with more points.

    Points are settled first, as for the ranking itself: the noise of floats parts nobody.
    """
    settled = np.round(points, SETTLED_DECIMALS)
    order = np.argsort(-settled, axis=1)
    falling = np.take_along_axis(settled, order, axis=1)
    places = np.broadcast_to(np.arange(1, points.shape[1] + 1), points.shape).copy()
    places[:, 1:][falling[:, 1:] == falling[:, :-1]] = 0  # level with the one before
    ranks = np.empty_like(places)
    np.put_along_axis(ranks, order, np.maximum.accumulate(places, axis=1), axis=1)
    return ranks


# -- counting -------------------------------------------------------------------------------


@dataclass(slots=True)
class _Tally:
    """Whole numbers counted up over the samples."""

    partners: int
    compared: tuple[int, ...]
    ranks: Counts = field(init=False)
    ahead: Counts = field(init=False)
    weights_of_first: Counts | None = None

    def __post_init__(self) -> None:
        self.ranks = np.zeros((self.partners, self.partners), dtype=np.int64)
        self.ahead = np.zeros((len(self.compared), len(self.compared)), dtype=np.int64)

    def add(self, weights: Floats, ranks: Counts) -> None:
        """Count the ranks of some samples, with the weights that they came about by."""
        cells = ranks - 1 + np.arange(self.partners) * self.partners
        counted = np.bincount(cells.ravel(), minlength=self.partners**2)
        self.ranks += counted.reshape(self.ranks.shape)
        self.ahead += count_ahead(ranks[:, self.compared])
        if self.weights_of_first is None:
            self.weights_of_first = np.zeros((self.partners, weights.shape[1]), dtype=np.int64)
        rows, winners = np.nonzero(ranks == 1)
        units = np.rint(weights / WEIGHT_UNIT).astype(np.int64)
        np.add.at(self.weights_of_first, winners, units[rows])

    def finish(self, samples: int) -> Acceptability:
        """The chances that the counts come to."""
        assert self.weights_of_first is not None  # noqa: S101 - there is at least one sample
        sums = self.weights_of_first * WEIGHT_UNIT
        first = self.ranks[:, :1]
        central = np.full(sums.shape, np.nan)
        np.divide(sums, first, out=central, where=first > 0)
        return Acceptability(self.ranks / samples, central, self.ahead / samples)


def count_ahead(ranks: Counts) -> Counts:
    """In how many rows each column has a better rank than each other: columns x columns."""
    small = ranks.astype(np.min_scalar_type(int(ranks.max(initial=0))))
    columns = small.shape[1]
    counted = np.zeros((columns, columns), dtype=np.int64)
    for start in range(0, len(small), TALLIED_AT_ONCE):
        block = small[start : start + TALLIED_AT_ONCE]
        for one in range(columns):
            is_ahead = block[:, one : one + 1] < block
            counted[one] += is_ahead.view(np.uint8).sum(axis=0, dtype=np.uint8)
    return counted


# -- points ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Scale:
    """What all partners are weighed by: dimensions that count, and the criteria beneath them.

    `owner` has the place of each criterion's dimension and `shares` its weight within it.
    """

    dimensions: tuple[str, ...]
    weights: Floats
    owner: Counts
    shares: Floats


def _scale_of(judged: Sequence[Assessment]) -> _Scale:
    first = judged[0]
    if any(_weighting(other) != _weighting(first) for other in judged):
        raise ValueError("Partners that were judged by different yardsticks have no ranking.")
    dimensions = [d for d in first.dimensions if d.weight > 0]
    criteria = [(at, c.weight) for at, d in enumerate(dimensions) for c in _counting(d.criteria)]
    return _Scale(
        tuple(d.id for d in dimensions),
        np.array([d.weight for d in dimensions]),
        np.array([at for at, _ in criteria], dtype=np.int64),
        np.array([weight for _, weight in criteria]),
    )


def _weighting(assessment: Assessment) -> list[tuple[str, float, list[tuple[str, float]]]]:
    return [(d.id, d.weight, [(c.id, c.weight) for c in d.criteria]) for d in assessment.dimensions]


def _counting(criteria: Sequence[CriterionResult]) -> list[CriterionResult]:
    return [c for c in criteria if c.weight > 0]


def _sample_points(judged: Sequence[Assessment], scale: _Scale, seed: int) -> Score:
    """Draw every criterion's points between proven and ceiling, for each partner by itself."""
    spreads = [_spread(a) for a in judged]
    streams = [open_stream(seed, f"partner {a.partner}") for a in judged]

    def score(weights: Floats) -> Floats:
        shares = weights[:, scale.owner] * scale.shares
        points = np.empty((len(weights), len(judged)))
        for place, ((low, width), stream) in enumerate(zip(spreads, streams, strict=True)):
            drawn = draw_uniforms(stream, *shares.shape)
            drawn *= width
            drawn += low
            drawn *= shares
            drawn.sum(axis=1, out=points[:, place])
        return points

    return score


def _spread(assessment: Assessment) -> tuple[Floats, Floats]:
    """The proven points of each criterion that counts, and how much may be above them."""
    counting = [c for d in assessment.dimensions if d.weight > 0 for c in _counting(d.criteria)]
    low = np.array([c.proven for c in counting], dtype=np.float64)
    return low, np.array([c.ceiling for c in counting], dtype=np.float64) - low


def _weigh(weights: Floats, values: Floats) -> Floats:
    points = np.zeros((len(weights), len(values)))
    for dimension in range(weights.shape[1]):
        points += weights[:, dimension, None] * values[:, dimension]
    return points


# -- names ----------------------------------------------------------------------------------


def _partner(assessment: Assessment) -> str:
    return assessment.partner


def _rows(partners: int, cells: int) -> int:
    return min(max(cells // partners, 1), MAX_ROWS)


def _compared(judged: Sequence[Assessment]) -> tuple[int, ...]:
    """The places of those that are compared in pairs, in the order of the input."""

    def standing(place: int) -> tuple[float, float, str]:
        figures = judged[place].figures
        return -(figures.proven or 0.0), -(figures.ceiling or 0.0), judged[place].partner

    return tuple(sorted(sorted(range(len(judged)), key=standing)[:BEATS_AMONG]))


def _name(
    found: Acceptability, ids: Sequence[str], scale: _Scale, plan: Plan, settings: Robustness
) -> RobustnessResult:
    """The same by partner and dimension, in plain numbers."""
    ranks: list[list[float]] = found.ranks.tolist()
    places = np.arange(1, len(ids) + 1)
    return RobustnessResult(
        samples=settings.samples,
        seed=settings.seed,
        weights=settings.weights,
        rank_acceptability={name: tuple(row) for name, row in zip(ids, ranks, strict=True)},
        first={name: row[0] for name, row in zip(ids, ranks, strict=True)},
        expected_rank=dict(zip(ids, (found.ranks * places).sum(axis=1).tolist(), strict=True)),
        central_weights=_name_central(found.central, ids, scale.dimensions),
        beats=_name_pairs(found.ahead, [ids[place] for place in plan.compared]),
        standard_error=math.sqrt(0.25 / settings.samples),
    )


def _name_central(
    central: Floats, ids: Sequence[str], dimensions: Sequence[str]
) -> Mapping[str, Mapping[str, float] | None]:
    return {
        name: None if math.isnan(row[0]) else dict(zip(dimensions, row, strict=True))
        for name, row in zip(ids, central.tolist(), strict=True)
    }


def _name_pairs(ahead: Floats, ids: Sequence[str]) -> Mapping[str, Mapping[str, float]]:
    return {
        one: {other: chance for other, chance in zip(ids, row, strict=True) if other != one}
        for one, row in zip(ids, ahead.tolist(), strict=True)
    }
