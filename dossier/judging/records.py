"""Figures computed from a profile's own records instead of from anybody's word.

Times are by wall clock; a question that was never answered has waited for ever.
"""

from __future__ import annotations

import datetime as dt
import math
import statistics
from collections.abc import Sequence
from typing import assert_never
from zoneinfo import ZoneInfo

from dossier.nouns.assessment import ProbeSummary
from dossier.nouns.condition import ProbeFigure
from dossier.nouns.profile import Probe, Profile, WorkingHours
from dossier.nouns.rubric import DerivedFigure

WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

EMPTY_ANSWERS = ("generic", "wrong")
"""Ratings of an answer that helps nobody."""


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


def probe_figure(figure: ProbeFigure, profile: Profile) -> float | None:
    """A figure of the probe log for conditions; None where there is no record to reckon it from."""
    match figure:
        case "probes.count":
            return float(len(profile.probes))
        case "probes.generic_share":
            rated = [probe for probe in profile.probes if probe.quality is not None]
            empty = sum(probe.quality in EMPTY_ANSWERS for probe in rated)
            return empty / len(rated) if rated else None
        case "probes.unanswered_share_in_hours":
            return derive_figure("probes.unanswered_share", split_by_hours(profile)[0])
        case "probes.unanswered_share_out_of_hours":
            return derive_figure("probes.unanswered_share", split_by_hours(profile)[1])
        case _:
            return derive_figure(figure, profile.probes)


def summarize_probes(profile: Profile) -> ProbeSummary | None:
    """What the probe log comes to; None without a probe."""
    if not profile.probes:
        return None
    waits = response_minutes(profile.probes)
    within, outside = split_by_hours(profile)
    has_hours = profile.working_hours is not None
    return ProbeSummary(
        asked=len(waits),
        answered=sum(not math.isinf(wait) for wait in waits),
        median=statistics.median(waits),
        p90=nearest_rank(waits, 0.9),
        in_hours=_answered_of(within) if has_hours else None,
        out_of_hours=_answered_of(outside) if has_hours else None,
        is_in_hours={probe.id: True for probe in within} | {p.id: False for p in outside},
    )


def _answered_of(probes: Sequence[Probe]) -> tuple[int, int]:
    return sum(probe.answered is not None for probe in probes), len(probes)


def split_by_hours(profile: Profile) -> tuple[tuple[Probe, ...], tuple[Probe, ...]]:
    """The probes asked within the partner's working hours, and those asked outside of them.

    Both are empty where nobody has recorded the hours: without them the split would be a guess.
    """
    hours = profile.working_hours
    if hours is None:
        return (), ()
    within: list[Probe] = []
    outside: list[Probe] = []
    for probe in profile.probes:
        (within if is_working_time(probe.asked, hours) else outside).append(probe)
    return tuple(within), tuple(outside)


def is_working_time(moment: dt.datetime, hours: WorkingHours) -> bool:
    """Whether somebody should be at work where the partner is; the closing minute is not.

    Hours that close no later than they open run past midnight, and belong to the day on which
    they open: 22:00 to 06:00 on a Friday ends on Saturday, and 00:00 to 00:00 is the whole day.
    """
    local = moment.astimezone(ZoneInfo(hours.time_zone))
    today, yesterday = WEEK[local.weekday()], WEEK[local.weekday() - 1]
    has_opened, has_closed = local.time() >= hours.opens, local.time() >= hours.closes
    if hours.opens < hours.closes:
        return today in hours.days and has_opened and not has_closed
    return (today in hours.days and has_opened) or (yesterday in hours.days and not has_closed)
