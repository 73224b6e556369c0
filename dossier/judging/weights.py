"""Turn an order, or comparisons in pairs, into weights that sum to 1.

Rank-order centroid after Barron & Barrett 1996; pairwise comparisons after Saaty 1980. Formulas:
docs/scoring.md, "Weights from an order or from pairs".
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import assert_never

import numpy as np

from dossier.judging.arithmetic import settle
from dossier.judging.weight_space import Floats
from dossier.nouns.brief import Brief
from dossier.nouns.rubric import Rubric
from dossier.nouns.weights import (
    MOST_INCONSISTENT,
    Inconsistent,
    Pair,
    PairwiseResult,
    PairwiseWeights,
    Weighting,
    WeightsByRank,
)

RANDOM_INDICES = (0.0, 0.0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49)
"""Mean consistency index of random judgements of 1 to 10 things (Saaty 1980)."""

MOST_STEPS = 10_000
SETTLED = 1e-15
"""Power iteration ends when no weight moves by more: some ten steps for sensible judgements."""


def weigh_by_rank(given: WeightsByRank) -> Mapping[str, float]:
    """The rank-order centroid: the mean of all weightings in the given order.

    Weight k of n is (1/k + 1/(k+1) + … + 1/n) / n.
    """
    count = len(given.order)
    return {
        name: math.fsum(1 / rank for rank in range(place, count + 1)) / count
        for place, name in enumerate(given.order, start=1)
    }


def weigh_pairs(given: PairwiseWeights) -> PairwiseResult | Inconsistent:
    """The principal eigenvector of the comparisons; or that they are too inconsistent to use.

    A consistency ratio above 0.1 is refused unless the file says who accepts it, and why.
    """
    matrix = _matrix(given)
    weights, eigenvalue = principal_eigenvector(matrix)
    count = len(given.ids)
    index = max((eigenvalue - count) / (count - 1), 0.0)
    random_index = RANDOM_INDICES[count - 1]
    ratio = index / random_index if random_index else 0.0
    by_id: dict[str, float] = dict(zip(given.ids, weights.tolist(), strict=True))
    if ratio > MOST_INCONSISTENT and given.accepted is None:
        return _name_worst(given, matrix, ratio)
    return PairwiseResult(by_id, eigenvalue, index, random_index, ratio)


def principal_eigenvector(matrix: Floats) -> tuple[Floats, float]:
    """The vector, summing to 1, that a positive matrix only stretches, and by how much.

    By power iteration in plain sums, which gives the same bytes on every machine; general solvers
    round as the processor's linear algebra does.
    """
    vector = np.full(len(matrix), 1 / len(matrix))
    for _ in range(MOST_STEPS):
        stretched = (matrix * vector).sum(axis=1)
        total = float(stretched.sum())
        moved, vector = np.abs(stretched / total - vector).max(), stretched / total
        if moved <= SETTLED:
            break
    return vector, float((matrix * vector).sum())


def _matrix(given: PairwiseWeights) -> Floats:
    """How much each id (row) outweighs each (column): reciprocal, 1 on the diagonal."""
    place = {name: at for at, name in enumerate(given.ids)}
    matrix = np.eye(len(place))
    for pair in given.pairwise:
        matrix[place[pair.more], place[pair.than]] = pair.by
        matrix[place[pair.than], place[pair.more]] = 1 / pair.by
    return matrix


def _name_worst(given: PairwiseWeights, matrix: Floats, ratio: float) -> Inconsistent:
    """The pair that is furthest, by factor, from what the others imply; the first of equals."""
    implied = [_imply(pair, given.ids, matrix) for pair in given.pairwise]
    off = [
        settle(max(pair.by / other, other / pair.by))
        for pair, other in zip(given.pairwise, implied, strict=True)
    ]
    at = off.index(max(off))
    return Inconsistent(ratio, given.pairwise[at], implied[at])


def _imply(pair: Pair, ids: Sequence[str], matrix: Floats) -> float:
    """How much `more` outweighs `than` by all pairs but this one, of at least three things.

    The geometric mean of the ways round by one other thing: what logarithmic least squares make of
    the matrix without the pair (Bozoki, Fulop & Ronyai 2010). Held against weights that the pair
    itself had a part in, it would look better than it is.
    """
    more, than = ids.index(pair.more), ids.index(pair.than)
    ways = [
        math.log(matrix[more, other]) + math.log(matrix[other, than])
        for other in range(len(ids))
        if other not in {more, than}
    ]
    return math.exp(math.fsum(ways) / len(ways))


def weigh_dimensions(rubric: Rubric, brief: Brief | None) -> Weighting:
    """The weight of each dimension by the brief, else by the rubric, and where it came from.

    Raises:
        ValueError: The brief's comparisons in pairs contradict each other: a bug in our checks.
    """
    by_rubric = {dimension.id: dimension.weight for dimension in rubric.dimensions}
    if brief is None:
        return Weighting("rubric", by_rubric)
    match brief.weighting:
        case None:
            own = dict(brief.weights)
            return Weighting("brief" if own else "rubric", by_rubric | own)
        case WeightsByRank() as order:
            return Weighting("order", weigh_by_rank(order))
        case PairwiseWeights() as pairs:
            result = weigh_pairs(pairs)
            if isinstance(result, Inconsistent):
                raise ValueError("the comparisons in pairs are not consistent")  # noqa: TRY004 - it is the value
            borne = None if result.is_consistent else pairs.accepted
            return Weighting("pairs", result.weights, result, borne)
        case _ as never:
            assert_never(never)
