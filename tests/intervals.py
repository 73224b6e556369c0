"""Partners given by the range of each criterion's points, as robustness and flips see them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace

from hypothesis import strategies as st

from dossier.judging.arithmetic import normalise, weighted_mean
from dossier.nouns.assessment import Assessment, CriterionResult, DimensionResult, Figures, State

Range = tuple[float, float]
"""Proven and ceiling."""

AS_OF = dt.date(2026, 11, 22)


def partner(
    name: str,
    ranges: Sequence[Sequence[Range]],
    weights: Sequence[float] | None = None,
    within: Sequence[Sequence[float]] | None = None,
) -> Assessment:
    """A partner with the ranges of each dimension's criteria; equal weights unless given.

    Dimensions are called d0, d1, … and their criteria c0, c1, …
    """
    weights = weights or [1.0] * len(ranges)
    within = within or [[1.0] * len(criteria) for criteria in ranges]
    dimensions = [
        _dimension(f"d{place}", *each)
        for place, each in enumerate(zip(ranges, normalise(weights), within, strict=True))
    ]
    return with_figures(name, dimensions)


def with_figures(name: str, dimensions: Sequence[DimensionResult]) -> Assessment:
    """The partner that has these criteria, its figures reckoned from them."""
    reckoned = tuple(
        replace(d, figures=_figures([(c.weight, c.proven, c.ceiling) for c in d.criteria]))
        for d in dimensions
    )
    whole = [(d.weight, d.figures.proven, d.figures.ceiling) for d in reckoned]
    return Assessment(name, AS_OF, _figures(whole), None, reckoned, ())


def certain(name: str, points: Sequence[float], weights: Sequence[float]) -> Assessment:
    """A partner of whom everything is proven: one criterion to a dimension."""
    return partner(name, [[(each, each)] for each in points], weights)


def _dimension(
    name: str, ranges: Sequence[Range], weight: float, within: Sequence[float]
) -> DimensionResult:
    criteria = tuple(
        CriterionResult(
            name,
            f"c{place}",
            share,
            State.CLAIMED if low or high < 100 else State.UNKNOWN,
            proven=low,
            ceiling=high,
            strength=1 - (high - low) / 100,
        )
        for place, ((low, high), share) in enumerate(zip(ranges, normalise(within), strict=True))
    )
    return DimensionResult(name, weight, _figures([]), None, criteria)


def _figures(parts: Sequence[tuple[float, float | None, float | None]]) -> Figures:
    proven = weighted_mean([(weight, low) for weight, low, _ in parts if low is not None])
    ceiling = weighted_mean([(weight, high) for weight, _, high in parts if high is not None])
    return Figures(None, proven, ceiling, None, None)


# -- drawn by hypothesis --------------------------------------------------------------------

points = st.integers(0, 100).map(float)
weights = st.sampled_from([1.0, 1.0, 2.0, 3.0, 7.5])


@st.composite
def ranges(draw: st.DrawFn) -> Range:
    low, high = sorted((draw(points), draw(points)))
    return low, high


@st.composite
def reviews(draw: st.DrawFn, *, partners: tuple[int, int] = (1, 5)) -> list[Assessment]:
    """Partners judged by one yardstick of up to four dimensions."""
    shape = draw(st.lists(st.integers(1, 3), min_size=1, max_size=4))
    outer = [draw(weights) for _ in shape]
    within = [[draw(weights) for _ in range(count)] for count in shape]
    return [
        partner(f"p{n}", [[draw(ranges()) for _ in range(k)] for k in shape], outer, within)
        for n in range(draw(st.integers(*partners)))
    ]


def ranges_of(assessment: Assessment) -> Mapping[str, Range]:
    """Each criterion's range by its reference."""
    return {c.reference: (c.proven or 0.0, c.ceiling or 0.0) for c in assessment.criteria}


def with_range(assessment: Assessment, reference: str, new: Range) -> Assessment:
    """The partner with another range of one criterion."""
    changed = [
        replace(
            d,
            criteria=tuple(
                replace(c, proven=new[0], ceiling=new[1]) if c.reference == reference else c
                for c in d.criteria
            ),
        )
        for d in assessment.dimensions
    ]
    return with_figures(assessment.partner, changed)
