from __future__ import annotations

import datetime as dt
import math
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.judging.records import derive_figure, nearest_rank, response_minutes
from dossier.nouns.profile import Probe
from dossier.nouns.rubric import DerivedFigure

NINE = dt.datetime.fromisoformat("2026-06-01T09:00+07:00")
NEVER = math.inf

MEDIAN: DerivedFigure = "probes.response_minutes.median"
P90: DerivedFigure = "probes.response_minutes.p90"
UNANSWERED: DerivedFigure = "probes.unanswered_share"


def probe(minutes: float) -> Probe:
    answered = None if minutes == NEVER else NINE + dt.timedelta(minutes=minutes)
    return Probe.model_validate(
        {
            "id": "p",
            "topic": "T",
            "severity": "low",
            "asked": NINE.isoformat(timespec="minutes"),
            "answered": answered and answered.isoformat(timespec="seconds"),
        }
    )


def test_minutes_by_wall_clock_rise_to_the_unanswered() -> None:
    log = [probe(NEVER), probe(90), probe(0.5), probe(24 * 60)]
    assert response_minutes(log) == (0.5, 90, 1440, NEVER)


def test_minutes_across_time_zones() -> None:
    # 23:30 in China is 22:30 in Jakarta
    across = Probe.model_validate(
        {
            "id": "p",
            "topic": "T",
            "severity": "low",
            "asked": "2026-06-01T22:00+07:00",
            "answered": "2026-06-01T23:30+08:00",
        }
    )
    assert response_minutes([across]) == (30,)


@pytest.mark.parametrize(
    ("count", "share", "rank"),
    [
        (1, 0.9, 1),
        (2, 0.9, 2),
        (9, 0.9, 9),
        (10, 0.9, 9),
        (11, 0.9, 10),
        (20, 0.9, 18),
        (21, 0.9, 19),
        (30, 0.9, 27),
        (5, 0.5, 3),
        (4, 0.5, 2),
        (4, 1.0, 4),
    ],
)
def test_nearest_rank(count: int, share: float, rank: int) -> None:
    assert nearest_rank(range(1, count + 1), share) == rank


@given(st.integers(1, 10_000))
def test_ninetieth_percentile_is_free_of_rounding(count: int) -> None:
    assert nearest_rank(range(1, count + 1), 0.9) == -(-9 * count // 10)


@pytest.mark.parametrize(
    ("figure", "waits", "expected"),
    [
        (MEDIAN, [30], 30),
        (MEDIAN, [30, 10, 500], 30),
        (MEDIAN, [10, 20, 40, 500], 30),
        (MEDIAN, [10, NEVER], NEVER),  # half of them never came
        (MEDIAN, [10, 20, NEVER], 20),
        (P90, [10, 20, 30], 30),
        (P90, [10] * 9 + [500], 10),
        (P90, [10] * 9 + [NEVER], 10),  # one in ten may never come
        (P90, [10] * 8 + [NEVER] * 2, NEVER),
        (P90, [10] * 8 + [NEVER], NEVER),
        (P90, [NEVER], NEVER),
        (UNANSWERED, [10, 20], 0),
        (UNANSWERED, [10, NEVER, 20, NEVER], 0.5),
        (UNANSWERED, [NEVER], 1),
    ],
)
def test_derived_figures(figure: DerivedFigure, waits: list[float], expected: float) -> None:
    assert derive_figure(figure, [probe(wait) for wait in waits]) == expected


@pytest.mark.parametrize("figure", get_args(DerivedFigure))
def test_nothing_is_derived_from_no_records(figure: DerivedFigure) -> None:
    assert derive_figure(figure, []) is None
