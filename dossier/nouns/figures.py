"""The names of the figures that criteria may be judged by and conditions may test."""

from __future__ import annotations

from typing import Literal, get_args

FigureName = Literal["claimed", "proven", "ceiling", "gap", "coverage"]
FIGURES: tuple[FigureName, ...] = get_args(FigureName)
"""The figures of the whole, of a dimension or of a criterion."""

DerivedFigure = Literal[
    "probes.response_minutes.median",
    "probes.response_minutes.median_in_hours",
    "probes.response_minutes.median_out_of_hours",
    "probes.response_minutes.p90",
    "probes.response_minutes.p90_in_hours",
    "probes.response_minutes.p90_out_of_hours",
    "probes.unanswered_share",
    "probes.unanswered_share_in_hours",
    "probes.unanswered_share_out_of_hours",
    "probes.generic_share",
]
"""A figure of the probe log that a criterion may be judged by: of all probes, or of those put
within or outside of the partner's working hours; or of the answers that were rated."""

GENERIC_SHARE = "probes.generic_share"

ProbeFigure = Literal[DerivedFigure, "probes.count", "probes.settled_count"]
"""A figure of the probe log that a condition may test."""
