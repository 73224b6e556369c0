"""Charts of chances and moves: inside the frame, whatever is asked of them."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.making.chance_charts import (
    HEAD_LINES,
    LIGHTEST,
    RankPlace,
    chances_chart,
    moves_chart,
)
from dossier.making.charts import HEAD_SIZE, LABELS_MOST, ROW, WIDTH, text_width
from dossier.making.colours import mix
from tests.drawings import ACCENT, SVG, assert_sound, draw_chart, names

ranks = st.none() | st.tuples(st.integers(1, 99), st.booleans())


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


def test_of_many_ranks_the_last_piece_holds_all_beyond() -> None:
    chart = chances_chart({"A": [0.05] * 20}, "t", "d", ACCENT)
    (row,) = chart.rows
    assert [each.label for each in row.segments] == [*map(str, range(1, 12)), "12+"]
    room = WIDTH - chart.left
    assert row.segments[-1].width == pytest.approx(0.45 * room, abs=0.01)
    exact = chances_chart({"A": [1 / 12] * 12}, "t", "d", ACCENT)
    assert exact.rows[0].segments[-1].label == "12"


# -- moves ----------------------------------------------------------------------------------


@st.composite
def moves(draw: st.DrawFn) -> tuple[list[str], dict[str, list[RankPlace | None]]]:
    scenarios = draw(st.lists(names, min_size=1, max_size=7))
    count = len(scenarios)
    rows = st.lists(ranks, min_size=count, max_size=count)
    return scenarios, draw(st.dictionaries(names, rows, max_size=8))


@given(moves())
@settings(deadline=None)
def test_moves_stay_inside_the_frame(
    case: tuple[list[str], dict[str, list[RankPlace | None]]],
) -> None:
    scenarios, by_partner = case
    chart = moves_chart(scenarios, by_partner, "Title", "What it shows", ACCENT)
    assert_sound(draw_chart("moves", chart))
    assert len(chart.columns) == len(scenarios)
    assert len(chart.moves) == sum(any(places) for places in by_partner.values())
    for column in chart.columns:
        assert len(column.lines) <= HEAD_LINES
        width = max(text_width(line.removesuffix("..."), HEAD_SIZE) for line in column.lines)
        assert column.x - width / 2 >= -0.01
        assert column.x + width / 2 <= WIDTH + 0.01
    for move in chart.moves:
        label = max(text_width(line.removesuffix("...")) for line in move.lines)
        assert move.marks[0].x - 15 - label >= 0
        assert move.marks[-1].x + 15 + label <= WIDTH


def at(*ranks: int | None) -> list[RankPlace | None]:
    """Places without a veto."""
    return [None if rank is None else (rank, False) for rank in ranks]


def test_lines_run_through_the_ranks() -> None:
    by_partner = {
        "A": at(1, 2, 3),
        "B": at(3, None, 1),
        "C": at(None, None, None),
        "D": at(2, 1, 2),
    }
    chart = moves_chart(["one", "two", "three"], by_partner, "t", "d", ACCENT)
    left, middle, right = 110, 360, 610
    first, second, third = 90, 120, 150
    assert {
        move.lines: ([(mark.x, mark.y, mark.label) for mark in move.marks], move.is_leading)
        for move in chart.moves
    } == {
        ("A",): ([(left, first, "1"), (middle, second, "2"), (right, third, "3")], True),
        ("B",): ([(left, third, "3"), (right, first, "1")], True),
        ("D",): ([(left, second, "2"), (middle, first, "1"), (right, second, "2")], True),
    }
    assert [column.x for column in chart.columns] == [left, middle, right]


def test_leaders_lie_above_the_others() -> None:
    by_partner = {"A": at(1, 1), "B": at(2, 2), "C": at(3, 3)}
    chart = moves_chart(["one", "two"], by_partner, "t", "d", ACCENT)
    assert [(move.lines, move.is_leading) for move in chart.moves] == [
        (("B",), False),
        (("C",), False),
        (("A",), True),
    ]


def test_those_who_share_a_rank_stand_one_below_the_other() -> None:
    by_partner = {"A": at(1, 1), "B": at(1, 2), "C": at(3, 2), "D": at(4, 2)}
    chart = moves_chart(["one", "two"], by_partner, "t", "d", ACCENT)
    for column in (0, 1):
        rows = sorted(move.marks[column].y for move in chart.moves)
        assert [round(row - rows[0]) for row in rows] == [0, ROW, 2 * ROW, 3 * ROW]
    # who shares the first rank leads, wherever drawn
    assert {move.lines for move in chart.moves if move.is_leading} == {("A",), ("B",)}


def test_rows_are_of_those_shown_and_marks_bear_the_rank_among_all() -> None:
    chart = moves_chart(["one", "two"], {"A": at(1, 40), "B": at(2, 7)}, "t", "d", ACCENT)
    seen = {move.lines[0]: [(mark.y, mark.label) for mark in move.marks] for move in chart.moves}
    assert seen == {"A": [(90, "1"), (120, "40")], "B": [(120, "2"), (90, "7")]}
    assert chart.height < 4 * ROW + HEAD_LINES * 13 + 34


def test_rank_of_one_that_is_ruled_out_is_crossed_out_and_explained() -> None:
    chart = moves_chart(["one", "two"], {"A": [(1, False), (1, True)]}, "t", "d", ACCENT)
    svg = draw_chart("moves", chart)
    assert [each.get("fill") for each in svg.iter(f"{SVG}circle")] == [ACCENT, "#ffffff"]
    assert len(list(svg.iter(f"{SVG}line"))) == 1
    assert "Crossed out" in "".join(svg.itertext())
    without = moves_chart(["one", "two"], {"A": at(1, 1)}, "t", "d", ACCENT)
    assert "Crossed out" not in "".join(draw_chart("moves", without).itertext())
    assert not list(draw_chart("moves", without).iter(f"{SVG}line"))


@pytest.mark.parametrize("count", [2, 3, 5, 8])
def test_names_stand_clear_of_each_other_and_of_the_heads(count: int) -> None:
    by_partner = {
        f"Provider of realtime number {n:02}": at(*(n + 1 for _ in range(count))) for n in range(12)
    }
    titles = [f"{n} Real-time provider for a social and live-streaming app" for n in range(count)]
    chart = moves_chart(titles, by_partner, "t", "d", ACCENT)
    assert {len(move.lines) for move in chart.moves} == {2}
    rows = sorted(move.marks[0].y for move in chart.moves)
    assert all(below - above >= ROW for above, below in itertools.pairwise(rows))
    assert rows[0] - 10 > chart.head
    halves = [max(text_width(line, HEAD_SIZE) for line in each.lines) / 2 for each in chart.columns]
    for (one, wide), (other, wider) in itertools.pairwise(zip(chart.columns, halves, strict=True)):
        assert one.x + wide < other.x - wider


def test_long_titles_of_the_outermost_briefs_stay_in_the_frame() -> None:
    titles = ["东南亚语聊房与一对一视频社交" * 4] * 2
    chart = moves_chart(titles, {"A": at(1, 1)}, "t", "d", ACCENT)
    for column in chart.columns:
        width = max(text_width(line, HEAD_SIZE) for line in column.lines)
        assert 0 <= column.x - width / 2 < column.x + width / 2 <= WIDTH


def test_one_scenario_is_one_column_of_marks() -> None:
    chart = moves_chart(["only"], {"A": at(1), "B": at(2)}, "Title", "What it shows", ACCENT)
    assert {len(move.marks) for move in chart.moves} == {1}
    assert_sound(draw_chart("moves", chart))
