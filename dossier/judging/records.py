"""Figures computed from a profile's own records instead of from anybody's word.

Times are by wall clock. A question without an answer has waited for ever, but only once its wait
up to the end of the as-of day is longer than the rubric's patience; before that it is pending.

Docs: docs/scoring.md, "Figures from records".
"""

from __future__ import annotations

import datetime as dt
import math
import statistics
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from dossier.nouns.assessment import ProbeSummary, WaitFigures
from dossier.nouns.figures import GENERIC_SHARE, DerivedFigure, ProbeFigure
from dossier.nouns.profile import EMPTY_ANSWERS, Probe, Profile, WorkingHours

WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

COUNTS = ("probes.count", "probes.settled_count")
"""The figures that are 0, and not missing, where nothing was asked."""


@dataclass(frozen=True, slots=True)
class Vantage:
    """From when the log is looked at: the end of a day, and how long an answer may take.

    The day ends at midnight by the clock that a probe's `asked` was written by: whoever put the
    question at 23:00 on that day put it on that day, wherever they sat.
    """

    as_of: dt.date
    patience_hours: float

    def has_pending(self, probe: Probe) -> bool:
        """Whether it is too soon to call the probe unanswered."""
        if probe.answered is not None:
            return False
        last_midnight = dt.datetime.combine(self.as_of, dt.time(), probe.asked.tzinfo)
        # The day is added to the difference, not to the date: no calendar ends a day too early.
        waited = last_midnight - probe.asked + dt.timedelta(days=1)
        return waited <= dt.timedelta(hours=self.patience_hours)


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


def summarize_probes(profile: Profile, vantage: Vantage) -> ProbeSummary | None:
    """What the probe log comes to; None without a probe."""
    probes = profile.probes
    if not probes:
        return None
    pending = tuple(probe.id for probe in probes if vantage.has_pending(probe))
    whole = _figures(probes, pending)
    within, outside = split_by_hours(profile)
    has_hours = profile.working_hours is not None
    return ProbeSummary(
        asked=whole.asked,
        answered=whole.answered,
        pending=whole.pending,
        median=whole.median,
        p90=whole.p90,
        pending_ids=pending,
        in_hours=_figures(within, pending) if has_hours else None,
        out_of_hours=_figures(outside, pending) if has_hours else None,
        is_in_hours={probe.id: True for probe in within} | {p.id: False for p in outside},
        generic_share=_generic_share(probes),
        rated=sum(probe.quality is not None for probe in probes),
    )


def _figures(probes: Sequence[Probe], pending: Collection[str]) -> WaitFigures:
    waits = response_minutes([probe for probe in probes if probe.id not in pending])
    return WaitFigures(
        asked=len(probes),
        answered=sum(not math.isinf(wait) for wait in waits),
        pending=len(probes) - len(waits),
        median=statistics.median(waits) if waits else None,
        p90=nearest_rank(waits, 0.9) if waits else None,
    )


def _generic_share(probes: Sequence[Probe]) -> float | None:
    rated = [probe.quality in EMPTY_ANSWERS for probe in probes if probe.quality is not None]
    return sum(rated) / len(rated) if rated else None


def probe_figure(figure: ProbeFigure | DerivedFigure, summary: ProbeSummary | None) -> float | None:
    """A figure of the probe log: minutes, a share from 0 to 1, or a count.

    None where there is nothing to reckon it from; infinite minutes where answers never came.
    """
    if summary is None:
        return 0.0 if figure in COUNTS else None
    if figure == GENERIC_SHARE:
        return summary.generic_share
    part = summary.behind(figure)
    return None if part is None else _FIGURES[_without_hours(figure)](part)


def _without_hours(figure: str) -> str:
    return figure.removesuffix("_in_hours").removesuffix("_out_of_hours")


_FIGURES: Mapping[str, Callable[[WaitFigures], float | None]] = {
    "probes.response_minutes.median": lambda part: part.median,
    "probes.response_minutes.p90": lambda part: part.p90,
    "probes.unanswered_share": lambda part: part.unanswered_share,
    "probes.count": lambda part: float(part.asked),
    "probes.settled_count": lambda part: float(part.settled),
}


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
