"""Charts of chances, moves and waits: inside the frame, whatever is asked of them."""

# ruff: noqa: RUF001 - Chinese punctuation is meant

from __future__ import annotations

import itertools
import math
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.making.chance_charts import (
    HEAD_LINES,
    LIGHTEST,
    WAIT_TICKS,
    chances_chart,
    moves_chart,
    waits_chart,
)
from dossier.making.charts import HEAD_SIZE, LABELS_MOST, ROW, WIDTH, text_width
from dossier.making.colours import mix
from tests.samples import make_shop, make_words

WORDS = make_words("en")
ACCENT = "#1f4e79"
SVG = "{http://www.w3.org/2000/svg}"

names = st.text(st.characters(codec="utf-8", exclude_categories=["C"]), min_size=1, max_size=60)
ranks = st.none() | st.integers(1, 9)
minutes = st.just(math.inf) | st.floats(0, 1e7)


def draw_chart(kind: str, chart: object, language: str = "en") -> ET.Element:
    pen = make_shop(language).xml.get_template(f"charts/{kind}.svg.j2")
    return ET.fromstring(pen.render(chart=chart, accent=ACCENT))  # noqa: S314 - our own


def assert_sound(svg: ET.Element) -> None:
    """A title, a description, and every mark in the frame."""
    assert all((svg.findtext(f"{SVG}{name}") or "").strip() for name in ("title", "desc"))
    width, height = float(svg.get("width", "")), float(svg.get("height", ""))
    for place in places(svg):
        assert -0.01 <= place[0] <= width + 0.01
        assert -0.01 <= place[1] <= height + 0.01


def places(svg: ET.Element) -> list[tuple[float, float]]:
    """The corners of rectangles, the centres of circles, the ends of lines, where texts begin."""
    found: list[tuple[float, float]] = []
    for each in svg.iter():
        at = {name: float(value) for name, value in each.items() if _is_number(value)}
        match each.tag.removeprefix(SVG):
            case "rect":
                x, y = at.get("x", 0), at.get("y", 0)
                found += [(x, y), (x + at["width"], y + at["height"])]
            case "circle":
                found += [
                    (at["cx"] - at["r"], at["cy"] - at["r"]),
                    (at["cx"] + at["r"], at["cy"] + at["r"]),
                ]
            case "line":
                found += [(at["x1"], at["y1"]), (at["x2"], at["y2"])]
            case "text":
                found.append((at["x"], at["y"]))
            case "polyline":
                pairs = (point.split(",") for point in each.get("points", "").split())
                found += [(float(x), float(y)) for x, y in pairs]
    return found


def _is_number(value: str) -> bool:
    return value.replace(".", "", 1).lstrip("-").isdigit()


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


# -- waits ----------------------------------------------------------------------------------

Wait = tuple[str, float, bool | None]


@given(st.lists(st.tuples(names, minutes, st.none() | st.booleans()), min_size=1, max_size=40))
@settings(deadline=None, max_examples=40)
def test_waits_stay_inside_the_frame(waits: list[Wait]) -> None:
    chart = waits_chart(waits, WORDS, ACCENT)
    assert_sound(draw_chart("waits", chart))
    for row, (_, wait, _) in zip(chart.rows, waits, strict=True):
        assert (row.x is None) == math.isinf(wait)
        assert row.x is None or chart.left - 0.01 <= row.x <= WIDTH - 60


def test_waits_lie_on_a_scale_of_logarithms() -> None:
    waits: list[Wait] = [("T", wait, None) for wait in (0, 1, math.sqrt(4320), 4320, 99999)]
    chart = waits_chart(waits, WORDS, ACCENT)
    xs = [row.x for row in chart.rows]
    right = WIDTH - 60
    assert xs == [chart.left, chart.left, round((chart.left + right) / 2, 2), right, right]
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


def test_marks_are_filled_in_hours_and_hollow_out_of_them() -> None:
    waits: list[Wait] = [("By day", 5, True), ("By night", 5, False), ("Never", math.inf, False)]
    chart = waits_chart(waits, WORDS, ACCENT)
    assert [row.is_in_hours for row in chart.rows] == [True, False, False]
    svg = draw_chart("waits", chart)
    fills = [each.get("fill") for each in svg.iter(f"{SVG}circle")]
    # the two of the legend, then the three
    assert fills == [ACCENT, "#ffffff", ACCENT, "#ffffff", "none"]
    said = "".join(svg.itertext())
    assert "in working hours" in said
    assert "out of hours" in said


def test_unknown_hours_are_not_spoken_of() -> None:
    chart = waits_chart([("By day", 5, None), ("Never", math.inf, None)], WORDS, ACCENT)
    assert not chart.knows_hours
    svg = draw_chart("waits", chart)
    assert "hours" not in "".join(svg.itertext())
    assert len(list(svg.iter(f"{SVG}circle"))) == 1


def test_all_unanswered_are_crosses_in_their_column() -> None:
    waits: list[Wait] = [(f"T{n}", math.inf, True) for n in range(3)]
    chart = waits_chart(waits, WORDS, ACCENT)
    svg = draw_chart("waits", chart)
    assert [row.x for row in chart.rows] == [None, None, None]
    assert len(list(svg.iter(f"{SVG}path"))) == 3
    assert chart.description == (
        "Time to an answer: T0: unanswered; T1: unanswered; T2: unanswered."
    )


def test_forty_probes_with_long_topics_are_all_told() -> None:
    topic = "夜间断线后谁来处理，多久升级一次" * 10
    waits: list[Wait] = [(f"{topic}{n}", 60.0 * n, True) for n in range(40)]
    chart = waits_chart(waits, make_words("zh"), ACCENT)
    assert chart.height == 30 + 40 * ROW + 26
    assert chart.description.count(topic) == 40
    assert chart.description.endswith("39：39 小时。")
    assert "39 小时" in (draw_chart("waits", chart, "zh").findtext(f"{SVG}desc") or "")
