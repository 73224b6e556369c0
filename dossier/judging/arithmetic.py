"""Means, shares, and the noise of floats.

Formulas: docs/scoring.md.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

SETTLED_DECIMALS = 9
"""Decimals of a figure that a grade or a rank may turn on; those beyond are noise of floats."""


def settle(figure: float) -> float:
    """The figure as decisions read it, to nine decimals.

    A mean of 80, 60 and 30 may come out as 49.99999999999999, and must not miss a grade that is
    from 50, nor rank below a partner of whom exactly 50 is proven.
    """
    return round(figure, SETTLED_DECIMALS)


def normalise(weights: Iterable[float]) -> tuple[float, ...]:
    """The weights scaled to sum 1; all 0 where their sum is 0."""
    given = tuple(weights)
    total = math.fsum(given)
    return tuple(weight / total if total else 0.0 for weight in given)


def weighted_mean(pairs: Sequence[tuple[float, float]]) -> float | None:
    """The mean of (weight, figure) pairs; None over nothing or over weights that sum to 0."""
    total = math.fsum(weight for weight, _ in pairs)
    if not total:
        return None
    mean = math.fsum(weight * figure for weight, figure in pairs) / total
    figures = [figure for weight, figure in pairs if weight]
    # Rounding may carry a mean past the figures it lies between: a hair above 100 points.
    return min(max(mean, min(figures)), max(figures))
