"""Value functions: what an answer is worth, from 0 to 100 points.

Formulas: docs/scoring.md, "Value functions".
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import assert_never

from dossier.nouns.brief import Brief
from dossier.nouns.profile import EVERYTHING, AnswerValue
from dossier.nouns.rubric import (
    ChoiceScale,
    CoverageScale,
    DerivedScale,
    Knot,
    NumberScale,
    Scale,
)


def interpolate(knots: Sequence[Knot], measured: float) -> float:
    """Points of a measured value: linear between knots, flat outside them; infinity is allowed.

    Source: a piecewise linear partial value function (Keeney & Raiffa 1976; Belton & Stewart
    2002, ch. 5).
    """
    first, last = knots[0], knots[-1]
    if measured <= first[0]:
        return first[1]
    for (left, low), (right, high) in pairwise(knots):
        if measured <= right:
            return low + (high - low) * (measured - left) / (right - left)
    return last[1]


def wanted_list(scale: CoverageScale, brief: Brief | None) -> tuple[str, ...]:
    """The brief's list that a coverage scale is measured against; empty without a brief."""
    if brief is None:
        return ()
    lists = {"markets": brief.markets, "languages": brief.languages, "needs": brief.needs}
    return tuple(dict.fromkeys(lists[scale.of]))


def covered_share(answer: AnswerValue, wanted: Sequence[str]) -> float:
    """The share (0..1) of the wanted list that the answer covers; what is not wanted is ignored."""
    if answer == EVERYTHING:
        return 1.0
    covered = answer if isinstance(answer, tuple) else (answer,)
    return sum(item in covered for item in wanted) / len(wanted)


def points_of(scale: Scale, answer: AnswerValue, brief: Brief | None) -> float:
    """The points (0..100, unrounded) that an answer is worth on a scale that applies.

    Raises:
        LookupError, TypeError: The answer is not on the scale: a bug in our checks.
    """
    match scale:
        case NumberScale() | DerivedScale():
            if not isinstance(answer, int | float):
                raise TypeError(f"{answer!r} is not a number")
            return interpolate(scale.points, answer)
        case ChoiceScale():
            return scale.levels[str(answer)].points
        case CoverageScale():
            return 100 * covered_share(answer, wanted_list(scale, brief))
        case _:
            assert_never(scale)
