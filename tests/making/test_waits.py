"""Waits as marks: inside the frame, told apart without colour, each said in words."""

# ruff: noqa: RUF001 - Chinese punctuation is meant

from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.making.charts import LABELS_MOST, WIDTH, text_width
from dossier.making.waits import (
    NEVER_ROOM,
    SAID_ROOM,
    TOPIC_SIZE,
    WAIT_TICKS,
    Wait,
    wait_of,
    wait_words,
    waits_chart,
)
from dossier.nouns.drawing import WaitsChart
from tests.drawings import ACCENT, SVG, assert_sound, draw_chart, names
from tests.samples import make_acme, make_words

WORDS = make_words("en")
RIGHT = WIDTH - SAID_ROOM - NEVER_ROOM
HOURS = {"time_zone": "Asia/Shanghai", "from": "09:00", "to": "18:00"}

minutes = st.floats(0, 1e7)
waits = st.builds(Wait, names, st.just(math.inf) | minutes, st.none() | st.booleans()) | st.builds(
    Wait, names, minutes, st.none() | st.booleans(), st.just(value=True)
)


def chart_of(*given_waits: Wait) -> WaitsChart:
    return waits_chart(given_waits, WORDS, ACCENT)


def probe_of(**values: Any) -> Wait:
    probe = {"id": "p", "topic": "T", "severity": "low", **values}
    subject = make_acme(probes=[probe], working_hours=HOURS)
    return wait_of(subject.profile.probes[0], subject)


# -- one wait -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("values", "wait", "shown"),
    [
        (
            {"asked": "2026-06-01T17:14+08:00", "answered": "2026-06-01T10:14+00:00"},
            Wait("T", 60, is_in_hours=True),
            "1 h",
        ),
        (
            {"asked": "2026-06-01T21:14+08:00"},
            Wait("T", math.inf, is_in_hours=False),
            "unanswered",
        ),
        # the as-of day, 22 November, ends at midnight by the clock that the moment is written by
        (
            {"asked": "2026-11-22T22:05+08:00"},
            Wait("T", 115, is_in_hours=False, is_pending=True),
            "pending, 1 h 55 min",
        ),
        (
            {"asked": "2026-11-20T22:30-05:00"},
            Wait("T", 48 * 60 + 90, is_in_hours=False, is_pending=True),
            "pending, 49 h 30 min",
        ),
    ],
)
def test_wait_is_to_the_answer_or_else_so_far(
    values: dict[str, Any], wait: Wait, shown: str
) -> None:
    assert probe_of(**values) == wait
    assert wait_words(wait, WORDS) == shown


def test_nobody_knows_the_hours_that_nobody_recorded() -> None:
    subject = make_acme(working_hours=None)
    assert {wait_of(probe, subject).is_in_hours for probe in subject.profile.probes} == {None}


# -- the chart ------------------------------------------------------------------------------


@given(st.lists(waits, min_size=1, max_size=40))
@settings(deadline=None, max_examples=40)
def test_waits_stay_inside_the_frame(given_waits: list[Wait]) -> None:
    chart = waits_chart(given_waits, WORDS, ACCENT)
    assert_sound(draw_chart("waits", chart))
    rows = [row for group in chart.groups for row in group.rows]
    assert len(rows) == len(given_waits)
    assert sum(row.x is None for row in rows) == sum(math.isinf(w.minutes) for w in given_waits)
    assert all(row.x is None or chart.left - 0.01 <= row.x <= RIGHT for row in rows)
    ys = [row.y for row in rows]
    assert ys == sorted(set(ys))


def test_waits_lie_on_a_scale_of_logarithms() -> None:
    given_waits = [Wait("T", wait, None) for wait in (0, 1, math.sqrt(4320), 4320, 99999)]
    chart = chart_of(*given_waits)
    ((group),) = chart.groups
    xs = [row.x for row in group.rows]
    assert xs == [chart.left, chart.left, round((chart.left + RIGHT) / 2, 2), RIGHT, RIGHT]
    assert [tick.label for tick in chart.ticks] == [
        "1 min",
        "15 min",
        "1 h",
        "4 h",
        "1 day",
        "3 days",
    ]
    assert [tick.x for tick in chart.ticks] == sorted(tick.x for tick in chart.ticks)
    assert len(WAIT_TICKS) == len(chart.ticks)


def test_in_hours_and_out_of_hours_stand_in_groups_that_count_their_answers() -> None:
    chart = chart_of(
        Wait("Never", math.inf, is_in_hours=False),
        Wait("By day", 5, is_in_hours=True),
        Wait("By night", 90, is_in_hours=False),
        Wait("Just now", 30, is_in_hours=False, is_pending=True),
    )
    assert [
        (group.title, group.is_in_hours, [row.said for row in group.rows]) for group in chart.groups
    ] == [
        ("Asked within working hours: 1 of 1 answered", True, ["5 min"]),
        (
            "Asked outside working hours: 1 of 3 answered; 1 pending",
            False,
            ["unanswered", "1 h 30 min", "pending, 30 min"],
        ),
    ]
    assert chart.description == (
        "Time to an answer: Never: unanswered (out of hours); By day: 5 min (in hours); "
        "By night: 1 h 30 min (out of hours); Just now: pending, 30 min (out of hours)."
    )


def test_marks_differ_in_shape_and_not_in_colour_alone() -> None:
    day, night = Wait("By day", 5, is_in_hours=True), Wait("By night", 5, is_in_hours=False)
    by_day, by_night = (draw_chart("waits", chart_of(each)) for each in (day, night))
    # of each the head's mark and the row's
    assert [each.get("fill") for each in by_day.iter(f"{SVG}circle")] == [ACCENT, ACCENT]
    assert not list(by_day.iter(f"{SVG}path"))
    assert [each.get("fill") for each in by_night.iter(f"{SVG}path")] == ["#ffffff", "#ffffff"]
    assert not list(by_night.iter(f"{SVG}circle"))


def test_lines_of_unanswered_and_pending_are_broken_each_in_its_way() -> None:
    pending = Wait("C", 5, None, is_pending=True)
    chart = chart_of(Wait("A", 5, None), Wait("B", math.inf, None), pending)
    svg = draw_chart("waits", chart)
    dashes = [
        line.get("stroke-dasharray")
        for line in svg.iter(f"{SVG}line")
        if line.get("y1") == line.get("y2")
    ]
    assert len(dashes) == len(set(dashes)) == 3
    assert dashes[0] is None
    cross, arrow = svg.iter(f"{SVG}path")
    assert cross.get("d") != arrow.get("d")
    assert {"5 min", "unanswered", "pending, 5 min"} <= set(svg.itertext())


def test_unknown_hours_are_not_spoken_of() -> None:
    chart = chart_of(Wait("By day", 5, None), Wait("Never", math.inf, None))
    assert [group.title for group in chart.groups] == [None]
    svg = draw_chart("waits", chart)
    assert "hours" not in "".join(svg.itertext())
    assert len(list(svg.iter(f"{SVG}circle"))) == 1


def test_forty_probes_with_long_topics_are_all_told() -> None:
    topic = "夜间断线后谁来处理，多久升级一次" * 10
    given_waits = [Wait(f"{topic}{n}", 60.0 * n, is_in_hours=True) for n in range(40)]
    chart = waits_chart(given_waits, make_words("zh"), ACCENT)
    assert chart.description.count(topic) == 40
    assert chart.description.endswith("39：39 小时（工作时间内）。")
    assert "39 小时" in (draw_chart("waits", chart, "zh").findtext(f"{SVG}desc") or "")
    ((group),) = chart.groups
    lines = [line for row in group.rows for line in row.lines]
    assert len(lines) == 80
    assert all(text_width(line, TOPIC_SIZE) <= LABELS_MOST for line in lines)
    assert not any(line.startswith("，") for line in lines)
