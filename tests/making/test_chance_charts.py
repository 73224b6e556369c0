"""Charts of chances and moves: inside the frame, whatever is asked of them."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.making.chance_charts import (
    HEAD_LINES,
    LIGHTEST,
    chances_chart,
    moves_chart,
)
from dossier.making.charts import HEAD_SIZE, LABELS_MOST, ROW, WIDTH, text_width
from dossier.making.colours import mix
from tests.drawings import ACCENT, assert_sound, draw_chart, names

ranks = st.none() | st.integers(1, 9)


# -- chances --------------------------------------------------------------------------------


@st.composite
def chances(draw: st.DrawFn) -> dict[str, list[float]]:
    partners = draw(st.lists(names, min_size=1, max_size=8, unique=True))
    found = {}
    for partner in partners:
        shares = draw(st.lists(st.integers(0, 9), min_size=len(partners), max_size=len(partners)))
        total = sum(shares)
        found[partner] = [each / total for each in shares] if total else [1.0]
    return found


@given(chances())
@settings(deadline=None)
def test_chances_stay_inside_the_frame(given_chances: dict[str, list[float]]) -> None:
    chart = chances_chart(given_chances, "Title", "What it shows", ACCENT)
    assert_sound(draw_chart("stacked", chart))
    for row in chart.rows:
        ends = [(segment.x, segment.x + segment.width) for segment in row.segments]
        assert ends[0][0] == pytest.approx(chart.left, abs=0.01)
        assert ends[-1][1] == pytest.approx(WIDTH, abs=0.02)
        for (_, end), (start, _) in itertools.pairwise(ends):
            assert start == pytest.approx(end, abs=0.02)


def test_segments_are_as_long_as_their_chance_and_fade_by_rank() -> None:
    chart = chances_chart({"A" * 60: [0.5, 0.46, 0.04], "B": [0, 0, 1.0]}, "t", "d", ACCENT)
    assert chart.left == 16 + LABELS_MOST
    room = WIDTH - chart.left
    first, second = chart.rows
    assert [(each.x, each.width) for each in first.segments] == [
        (chart.left, room / 2),
        (chart.left + room / 2, round(0.46 * room, 2)),
        (round(chart.left + 0.96 * room, 2), round(0.04 * room, 2)),
    ]
    # the last is too narrow for its figure
    assert [each.label for each in first.segments] == ["1", "2", ""]
    lightest = mix(ACCENT, "#ffffff", LIGHTEST)
    assert [each.fill for each in first.segments] == [
        ACCENT,
        mix(ACCENT, "#ffffff", LIGHTEST / 2),
        lightest,
    ]
    assert first.segments[0].ink == "#ffffff"
    (only,) = second.segments
    assert (only.x, only.width, only.fill, only.ink, only.label) == (
        chart.left,
        room,
        lightest,
        "#000000",
        "3",
    )
    assert [tick.label for tick in chart.ticks] == ["0%", "25%", "50%", "75%", "100%"]
    assert (chart.ticks[0].x, chart.ticks[-1].x) == (chart.left, WIDTH)


def test_one_partner_is_sure_of_its_place() -> None:
    ((row,), *_) = [chances_chart({"A": [1.0]}, "t", "d", ACCENT).rows]
    assert [(each.label, each.fill) for each in row.segments] == [("1", ACCENT)]


# -- moves ----------------------------------------------------------------------------------


@st.composite
def moves(draw: st.DrawFn) -> tuple[list[str], dict[str, list[int | None]]]:
    scenarios = draw(st.lists(names, min_size=1, max_size=7))
    count = len(scenarios)
    rows = st.lists(ranks, min_size=count, max_size=count)
    return scenarios, draw(st.dictionaries(names, rows, max_size=8))


@given(moves())
@settings(deadline=None)
def test_moves_stay_inside_the_frame(
    case: tuple[list[str], dict[str, list[int | None]]],
) -> None:
    scenarios, by_partner = case
    chart = moves_chart(scenarios, by_partner, "Title", "What it shows")
    assert_sound(draw_chart("moves", chart))
    assert len(chart.columns) == len(scenarios)
    assert len(chart.moves) == sum(any(places) for places in by_partner.values())
    for column in chart.columns:
        assert len(column.lines) <= HEAD_LINES
        width = max(text_width(line.removesuffix("..."), HEAD_SIZE) for line in column.lines)
        assert column.x - width / 2 >= -0.01
        assert column.x + width / 2 <= WIDTH + 0.01
    for move in chart.moves:
        label = text_width(move.label.removesuffix("..."))
        assert move.points[0][0] - 12 - label >= 0
        assert move.points[-1][0] + 12 + label <= WIDTH


def test_lines_run_through_the_ranks() -> None:
    by_partner: dict[str, list[int | None]] = {
        "A": [1, 2, 3],
        "B": [3, None, 1],
        "C": [None, None, None],
        "D": [2, 1, 2],
    }
    chart = moves_chart(["one", "two", "three"], by_partner, "t", "d")
    left, middle, right = 110, 360, 610
    first, second, third = 77, 107, 137
    assert {move.label: (move.points, move.is_leading) for move in chart.moves} == {
        "A": (((left, first), (middle, second), (right, third)), True),
        "B": (((left, third), (right, first)), True),
        "D": (((left, second), (middle, first), (right, second)), True),
    }
    assert [column.x for column in chart.columns] == [left, middle, right]


def test_leaders_lie_above_the_others() -> None:
    by_partner: dict[str, list[int | None]] = {"A": [1, 1], "B": [2, 2], "C": [3, 3]}
    chart = moves_chart(["one", "two"], by_partner, "t", "d")
    assert [(move.label, move.is_leading) for move in chart.moves] == [
        ("B", False),
        ("C", False),
        ("A", True),
    ]


def test_those_who_share_a_rank_stand_one_below_the_other() -> None:
    by_partner: dict[str, list[int | None]] = {"A": [1, 1], "B": [1, 2], "C": [3, 2], "D": [4, 2]}
    chart = moves_chart(["one", "two"], by_partner, "t", "d")
    rows = {move.label: [(y - chart.height) / ROW for _, y in move.points] for move in chart.moves}
    assert len({first for first, _ in rows.values()}) == 4
    assert len({second for _, second in rows.values()}) == 4
    # who shares the first rank leads, wherever drawn
    assert {move.label for move in chart.moves if move.is_leading} == {"A", "B"}


def test_long_titles_of_the_outermost_briefs_stay_in_the_frame() -> None:
    titles = ["东南亚语聊房与一对一视频社交" * 4] * 2
    chart = moves_chart(titles, {"A": [1, 1]}, "t", "d")
    for column in chart.columns:
        width = max(text_width(line, HEAD_SIZE) for line in column.lines)
        assert 0 <= column.x - width / 2 < column.x + width / 2 <= WIDTH


def test_one_scenario_is_one_column_of_marks() -> None:
    chart = moves_chart(["only"], {"A": [1], "B": [2]}, "Title", "What it shows")
    assert {len(move.points) for move in chart.moves} == {1}
    assert_sound(draw_chart("moves", chart))
