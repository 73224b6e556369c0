"""Figures computed from a profile's own records instead of from anybody's word."""

from __future__ import annotations

import math
import statistics
from collections.abc import Sequence
from typing import assert_never

from dossier.nouns.profile import Probe
from dossier.nouns.rubric import DerivedFigure


def response_minutes(probes: Sequence[Probe]) -> tuple[float, ...]:
    """Minutes by wall clock from asking to answering, rising; infinite for the unanswered."""
    waits = (
        math.inf if probe.answered is None else (probe.answered - probe.asked).total_seconds() / 60
        for probe in probes
    )
    return tuple(sorted(waits))


def nearest_rank(rising: Sequence[float], share: float) -> float:
    """The smallest of the rising values that at least `share` (0..1] of them do not exceed.

    Source: the nearest-rank percentile (Hyndman & Fan 1996, definition 1).
    """
    return rising[math.ceil(share * len(rising)) - 1]


def derive_figure(figure: DerivedFigure, probes: Sequence[Probe]) -> float | None:
    """The figure a rubric asks for: minutes, or a share from 0 to 1; None without a record."""
    if not probes:
        return None
    waits = response_minutes(probes)
    match figure:
        case "probes.response_minutes.median":
            return statistics.median(waits)
        case "probes.response_minutes.p90":
            return nearest_rank(waits, 0.9)
        case "probes.unanswered_share":
            return sum(math.isinf(wait) for wait in waits) / len(waits)
        case _:
            assert_never(figure)
