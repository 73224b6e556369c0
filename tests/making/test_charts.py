"""Charts: every mark inside the frame whatever the figures, and words that fit their places."""

# ruff: noqa: RUF001 - Chinese punctuation and signs of mathematics are meant

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.making.charts import (
    LABELS_MOST,
    SERIES_SLOT,
    TEXT_SIZE,
    chart_path,
    heat_map,
    ranking_chart,
    scorecard_chart,
    series_chart,
    series_path,
    series_title,
    shorten,
    text_width,
    two_lines,
    wrap,
)
from dossier.nouns.assessment import Figures
from dossier.nouns.summary_view import Standing
from tests.samples import BARE, make_acme, make_review, make_shop, make_words, subject_of

WORDS = make_words("en")
ACCENT = "#1f4e79"
NOTHING = Figures(None, None, None, None, None)
SVG = "{http://www.w3.org/2000/svg}"

points = st.floats(0, 100)
names = st.text(st.characters(codec="utf-8", exclude_categories=["C"]), min_size=1, max_size=60)
amounts = st.floats(allow_nan=False, allow_infinity=False)


@st.composite
def figures(draw: st.DrawFn) -> Figures:
    if draw(st.booleans()):
        return NOTHING
    proven, ceiling = sorted([draw(points), draw(points)])
    return Figures(draw(st.none() | points), proven, ceiling, None, draw(st.floats(0, 1)))


def standing(name: str = "Acme", *, rank: int | None = 1, **own: Any) -> Standing:
    values = {"figures": NOTHING, "dimensions": (None,), "grade": None, "worklist": ()}
    counts = dict.fromkeys(
        ("evidence_count", "independent_count", "unknown_count", "criteria_count"), 0
    )
    unsaid = dict.fromkeys(
        (
            "verdict",
            "open_gates",
            "standing_flags",
            "open_musts",
        )
    )
    return Standing(
        rank=rank, id="acme", name=name, path="p", **{**values, **counts, **unsaid, **own}
    )


def set_width(line: str) -> float:
    """How wide a line is set; the dots of one that was cut take about one em."""
    whole = line.removesuffix("...")
    return text_width(whole) + (TEXT_SIZE if whole != line else 0)


def draw_chart(kind: str, chart: object) -> ET.Element:
    text = make_shop("en").xml.get_template(f"charts/{kind}.svg.j2").render(chart=chart)
    return ET.fromstring(text)  # noqa: S314 - our own


def boxes(svg: ET.Element) -> list[tuple[float, float, float, float]]:
    """Left, top, right and bottom of every rectangle."""
    found = []
    for rect in svg.iter(f"{SVG}rect"):
        x, y, width, height = (float(rect.get(name, "0")) for name in ("x", "y", "width", "height"))
        found.append((x, y, x + width, y + height))
    return found


def assert_inside(svg: ET.Element) -> None:
    """Every mark in the frame, to a hundredth, and nothing of negative size."""
    width, height = float(svg.get("width", "")), float(svg.get("height", ""))
    for left, top, right, bottom in boxes(svg):
        assert -0.01 <= left <= right <= width + 0.01
        assert -0.01 <= top <= bottom <= height + 0.01
    for text in svg.iter(f"{SVG}text"):
        assert 0 <= float(text.get("x", "")) <= width
        assert 0 < float(text.get("y", "")) <= height


# -- intervals ------------------------------------------------------------------------------


@given(st.lists(st.tuples(names, figures()), min_size=1, max_size=12))
@settings(deadline=None)
def test_intervals_stay_inside_the_frame(rows: list[tuple[str, Figures]]) -> None:
    standings = [standing(name, figures=each) for name, each in rows]
    chart = ranking_chart(standings, "", WORDS, ACCENT)
    assert_inside(draw_chart("interval", chart))
    for row, (_, its) in zip(chart.rows, rows, strict=True):
        for x in (row.proven_x, row.ceiling_x, row.claimed_x):
            assert x is None or chart.left - 0.01 <= x <= chart.right
        assert (row.proven_x is None) == (its.proven is None)
        assert len(row.lines) <= 2
        assert all(set_width(line) <= LABELS_MOST for line in row.lines)


def test_points_lie_where_the_scale_says() -> None:
    row = standing("A" * 40, figures=Figures(100, 25, 50, None, None))
    chart = ranking_chart([row], "", WORDS, ACCENT)
    assert (chart.left, chart.right) == (232, 572)
    marks = chart.rows[0]
    assert (marks.proven_x, marks.ceiling_x, marks.claimed_x) == (317, 402, 572)
    assert (marks.proven, marks.ceiling, marks.claimed) == ("25", "50", "100")
    assert [(tick.x, tick.label) for tick in chart.ticks] == [
        (232, "0"),
        (317, "25"),
        (402, "50"),
        (487, "75"),
        (572, "100"),
    ]


def test_row_without_figures_has_dashes_and_no_marks() -> None:
    chart = ranking_chart([standing(rank=None)], "", WORDS, ACCENT)
    (row,) = chart.rows
    assert (row.proven_x, row.ceiling_x, row.claimed_x) == (None, None, None)
    assert (row.proven, row.ceiling, row.claimed) == ("—", "—", "—")
    assert row.lines == ("Acme",)


def test_partners_are_drawn_with_their_ranks() -> None:
    chart = ranking_chart([standing("A"), standing("B", rank=12)], "", WORDS, ACCENT)
    assert [row.lines for row in chart.rows] == [("1  A",), ("12  B",)]


def test_scorecard_has_the_whole_and_every_dimension() -> None:
    chart = scorecard_chart(make_acme(), "words")
    assert [(row.lines, row.is_strong) for row in chart.rows] == [
        (("Overall",), True),
        (("Technology",), False),
        (("Service",), False),
    ]
    assert chart.title == "Acme: claimed and proven by dimension"
    assert chart.description == "words"


def test_scorecard_of_a_partner_without_answers_can_be_drawn() -> None:
    chart = scorecard_chart(subject_of(make_review({"bare": BARE}), "bare"), "")
    assert [row.claimed_x for row in chart.rows] == [None, None, None]
    assert_inside(draw_chart("interval", chart))


# -- heat map -------------------------------------------------------------------------------


@given(
    st.lists(names, min_size=1, max_size=8),
    st.lists(st.tuples(names, st.none() | points), min_size=1, max_size=12),
)
@settings(deadline=None)
def test_cells_stay_inside_the_frame(
    partners: list[str], columns: list[tuple[str, float | None]]
) -> None:
    cells = tuple(value for _, value in columns)
    chart = heat_map(
        [standing(name, dimensions=cells) for name in partners],
        [title for title, _ in columns],
        WORDS,
        ACCENT,
    )
    assert_inside(draw_chart("heatmap", chart))
    assert [len(column.lines) <= 2 for column in chart.columns] == [True] * len(columns)


def test_cells_are_darker_for_more_points() -> None:
    row = standing(dimensions=(None, 0.0, 50.0, 100.0))
    (drawn,) = heat_map([row], ["a", "b", "c", "d"], WORDS, ACCENT).rows
    assert [(cell.label, cell.fill, cell.ink, cell.is_empty) for cell in drawn.cells] == [
        ("—", "#ffffff", "#000000", True),
        ("0", "#f6f8fa", "#000000", False),
        ("50", "#8ba3b9", "#000000", False),
        ("100", "#1f4e79", "#ffffff", False),
    ]


# -- series ---------------------------------------------------------------------------------


@given(st.dictionaries(names, amounts, min_size=1, max_size=8))
@settings(deadline=None)
def test_bars_stay_inside_the_frame(values: dict[str, float]) -> None:
    chart = series_chart("t", "d", values, WORDS, ACCENT)
    assert_inside(draw_chart("series", chart))
    slot = chart.width / len(values)
    for bar in chart.bars:
        assert text_width(bar.label, 12) <= slot
        assert text_width(bar.period, 12) <= slot
        assert 0 <= bar.y <= bar.y + bar.height <= chart.foot_y - 14


@pytest.mark.parametrize(
    ("values", "zero", "bars"),
    [
        ({"2025": 5.0}, 166, [(20, 146, 15)]),
        ({"2024": 0.0, "2025": 0.0}, 20, [(20, 0, 15), (20, 0, 15)]),
        ({"2024": 10.0, "2025": 5.0}, 166, [(20, 146, 15), (93, 73, 88)]),
        ({"2024": -10.0, "2025": -5.0}, 20, [(20, 130, 163), (20, 65, 98)]),
        ({"Q1": 10.0, "Q2": -10.0}, 85, [(20, 65, 15), (85, 65, 163)]),
    ],
)
def test_bars_rise_from_zero_or_hang_from_it(
    values: dict[str, float], zero: float, bars: list[tuple[float, float, float]]
) -> None:
    chart = series_chart("t", "d", values, WORDS, ACCENT)
    assert chart.zero_y == zero
    assert [(bar.y, bar.height, bar.label_y) for bar in chart.bars] == bars
    assert [bar.x for bar in chart.bars] == [21 + SERIES_SLOT * n for n in range(len(values))]


@pytest.mark.parametrize("values", [{"a": 1e308, "b": -1e308}, {"a": 5e-324}, {"a": -5e-324}])
def test_the_largest_and_smallest_figures_can_be_drawn(values: dict[str, float]) -> None:
    chart = series_chart("t", "d", values, WORDS, ACCENT)
    assert_inside(draw_chart("series", chart))


def test_periods_need_not_be_years() -> None:
    chart = series_chart("t", "d", {"2026年第三季度（未经审计）": 1.26}, WORDS, ACCENT)
    (bar,) = chart.bars
    assert (bar.label, bar.period) == ("1.3", "2026年第…")


@pytest.mark.parametrize(
    ("name", "language", "title"),
    [
        ("revenue_usd_m", "en", "Revenue, million USD"),
        ("revenue_usd_m", "zh", "营业收入（百万美元）"),
        ("sdk_downloads", "en", "sdk downloads"),
    ],
)
def test_series_have_titles(name: str, language: str, title: str) -> None:
    assert series_title(name, make_words(language)) == title


def test_charts_lie_in_a_folder_of_their_own() -> None:
    assert chart_path("scorecard", make_words("zh")) == "charts/scorecard.zh.svg"
    assert series_path("net_result", WORDS) == "charts/series-net-result.en.svg"


def test_no_two_series_share_a_path() -> None:
    names = ["a_b", "a-b", "a--b", "a__b", "a-_b", "a_-b"]
    assert len({series_path(name, WORDS) for name in names}) == len(names)


# -- text in drawings -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "width"), [("", 0), ("abc", 3 * 7.15), ("声网", 26), ("，", 13), ("A声", 20.15)]
)
def test_han_characters_are_one_em_wide(text: str, width: float) -> None:
    assert text_width(text) == pytest.approx(width)
    assert text_width(text, 2 * TEXT_SIZE) == pytest.approx(2 * width)


@pytest.mark.parametrize(
    ("text", "room", "shown"),
    [
        ("Acme", 40, "Acme"),
        ("Acme Holdings", 52, "Acme..."),
        ("一二三四五", 65, "一二三四五"),
        ("一二三四五", 64, "一二三…"),
        ("abc", 0, "..."),
    ],
)
def test_long_labels_are_cut(text: str, room: float, shown: str) -> None:
    assert shorten(text, room) == shown


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Finance", ("Finance",)),
        ("Technical strength", ("Technical", "strength")),
        ("Fit of the business model", ("Fit of the", "business mo...")),
        ("商业模式匹配程度", ("商业模式", "匹配程度")),
        ("一个没有空格而且很长的标题", ("一个没有空格", "而且很长的标题")),
        ("Business-model fit", ("Business-", "model fit")),
        ("Unbreakably-long", ("Unbreakably-", "long")),
        ("Unbreakablylong-1", ("Unbreakably...",)),
    ],
)
def test_column_heads_have_two_lines_at_most(text: str, lines: tuple[str, ...]) -> None:
    assert two_lines(text, 95) == lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("问题一二三，四五", ("问题一二", "三，四五")),
        ("问题一二（三）四", ("问题一二", "（三）四")),
        ("问题一“二三”四", ("问题一“二", "三”四")),
    ],
)
def test_no_line_begins_with_a_mark_that_closes(text: str, lines: tuple[str, ...]) -> None:
    assert wrap(text, 5.2 * 13, 2) == lines
