"""Weights of dimensions that are not given as numbers, and what they come to.

An order is easier to agree on than figures, and pairs are easier to judge than the whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from dossier.nouns.fields import Day, Model, Prose, RubricId, Title, refuse

MOST_COMPARED = 10
"""Saaty's random indices, which consistency is held against, are used up to this many."""

MOST_INCONSISTENT = 0.1
"""The consistency ratio above which judgements should be thought over (Saaty 1980)."""


class WeightsByRank(Model):
    """Dimensions by importance, the most important first: `order: [technology, service]`."""

    order: Annotated[tuple[RubricId, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _check(self) -> Self:
        for place, name in enumerate(self.order):
            if name in self.order[:place]:
                raise refuse(
                    "repeated_id", "The {what} `{id}` appears twice.", what="dimension", id=name
                )
        return self


class Pair(Model):
    """One judgement: `{more: technology, than: values, by: 3}`.

    `by` is on Saaty's scale: 1 equally important, 3 moderately more, 5 strongly, 7 very strongly,
    9 extremely; what lies between is allowed.
    """

    more: RubricId
    than: RubricId
    by: Annotated[float, Field(ge=1, le=9, allow_inf_nan=False)]


class Acceptance(Model):
    """Who bears that comparisons contradict each other, since when, and why."""

    by: Title
    on: Day
    because: Prose


class PairwiseWeights(Model):
    """Every two dimensions compared once, in any order, and who bears it if they disagree.

    Judgements that contradict each other too much are refused, unless `accepted` says who lets
    them stand, since when, and why.
    """

    pairwise: Annotated[tuple[Pair, ...], Field(min_length=1)]
    accepted: Acceptance | None = None

    @model_validator(mode="after")
    def _check(self) -> Self:
        if len(self.ids) > MOST_COMPARED:
            raise refuse(
                "pairs",
                "{count} dimensions are compared in pairs; at most {limit} can be.",
                count=len(self.ids),
                limit=MOST_COMPARED,
            )
        for message, one, other in self._faults():
            raise refuse("pairs", message, one=one, other=other)
        return self

    @property
    def ids(self) -> tuple[str, ...]:
        """All that is compared, in the order in which it is first named."""
        return tuple(dict.fromkeys(name for pair in self.pairwise for name in _named(pair)))

    def factor(self, one: str, other: str) -> float:
        """How many times `one` outweighs `other`, as given or turned round; 1 against itself."""
        for pair in self.pairwise:
            if (pair.more, pair.than) == (one, other):
                return pair.by
            if (pair.than, pair.more) == (one, other):
                return 1 / pair.by
        return 1.0

    def _faults(self) -> Iterator[tuple[str, str, str]]:
        seen: set[frozenset[str]] = set()
        for pair in self.pairwise:
            one, other = _named(pair)
            if one == other:
                yield "`{one}` is compared with itself.", one, other
            if frozenset((one, other)) in seen:
                yield "`{one}` and `{other}` are compared twice.", one, other
            seen.add(frozenset((one, other)))
        for one, other in combinations(self.ids, 2):
            if frozenset((one, other)) not in seen:
                yield "`{one}` and `{other}` are not compared.", one, other


def _named(pair: Pair) -> tuple[str, str]:
    return pair.more, pair.than


@dataclass(frozen=True, slots=True)
class PairwiseResult:
    """The weights, which sum to 1, that pairs come to, and how consistent the pairs are.

    Attributes:
        weights: By id, in the order in which the pairs first name them.
        eigenvalue: The matrix's largest eigenvalue; the number of ids where pairs never disagree.
        index: (eigenvalue - n) / (n - 1), 0 at best.
        random_index: The mean index of random judgements of n things; 0 for two, which cannot
            disagree.
        ratio: The index over the random one; up to 0.1 is held consistent, and 0 for two.
    """

    weights: Mapping[str, float]
    eigenvalue: float
    index: float
    random_index: float
    ratio: float

    @property
    def is_consistent(self) -> bool:
        """Whether the judgements agree well enough to stand without anybody's acceptance."""
        return self.ratio <= MOST_INCONSISTENT


@dataclass(frozen=True, slots=True)
class Inconsistent:
    """Pairs that contradict each other too much for weights, with the one that is furthest off.

    `implied` is by how much that pair's `more` outweighs its `than` by the other pairs, without
    itself; below 1 it is the other way round.
    """

    ratio: float
    worst: Pair
    implied: float


def show_ratio(ratio: float) -> str:
    """A consistency ratio to two decimals, or to as many as show that it is above the limit."""
    is_above = ratio > MOST_INCONSISTENT
    tellings = (f"{ratio:.{decimals}f}" for decimals in range(2, 18))
    return next(told for told in tellings if (float(told) > MOST_INCONSISTENT) == is_above)


WeightSource = Literal["rubric", "brief", "order", "pairs"]


@dataclass(frozen=True, slots=True)
class Weighting:
    """The weights of the dimensions as declared, and what they were made from.

    Attributes:
        source: The rubric alone; the rubric with numbers of the brief; the brief's order; or its
            comparisons in pairs.
        declared: By dimension; not normalised where they are the rubric's or the brief's.
        pairs: How consistent the comparisons are; None for other sources.
        accepted: Who bears their contradiction; None where there is none to bear.
    """

    source: WeightSource
    declared: Mapping[str, float]
    pairs: PairwiseResult | None = None
    accepted: Acceptance | None = None
