"""Tables in terminals of any width, reports, and progress."""

from __future__ import annotations

import io
import re
import sys
import unicodedata
from collections.abc import Callable

import pytest

from dossier.edges.terminal import (
    INTERVAL_CELLS,
    PIPE_CELLS,
    draw_interval,
    print_board,
    print_runs,
    show_progress,
)
from dossier.nouns.assessment import Figures
from dossier.nouns.board import Board, BoardLine

FIGURES = Figures(claimed=90, proven=50, ceiling=80, gap=40, coverage=0.5)
HEADS = ("Weight", "Criterion", "0 to 100", "Claimed", "Proven", "Ceiling", "Gap", "Coverage")
CELLS = ("90", "50", "80", "40", "50 %", "contradicted")


def ranking(*names: str) -> Board:
    lines = tuple(BoardLine(0, "1", name, CELLS, FIGURES) for name in names)
    return Board("Review", (*HEADS, "Grade"), lines, "Solid: proven.")


def criteria(*names: str) -> Board:
    answer = ("Several industries", "所有目标市场")
    lines = tuple(BoardLine(2, "25 %", name, (*CELLS, *answer), FIGURES) for name in names)
    return Board("Acme", (*HEADS, "Grade", "Claimed answer", "Found"), lines, "Solid: proven.")


Show = Callable[..., str]
STYLE = re.compile(r"\x1b\[[0-9;]*m")


@pytest.fixture
def show(monkeypatch: pytest.MonkeyPatch) -> Show:
    """What a board looks like in a terminal of some width, or in a pipe."""

    def show_board(board: Board, width: int | None = None) -> str:
        stream = io.StringIO()
        monkeypatch.setattr(sys, "stdout", stream)
        monkeypatch.setenv("TERM", "xterm")
        if width is not None:
            monkeypatch.setattr(stream, "isatty", lambda: True, raising=False)
            monkeypatch.setenv("COLUMNS", str(width))
        print_board(board)
        return STYLE.sub("", stream.getvalue())

    return show_board


def cells_of(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def test_pipe_gets_every_column(show: Show) -> None:
    shown = show(criteria("Availability", "可用性"))
    assert all(head in shown for head in (*HEADS, "Grade", "Claimed answer", "Found"))
    assert "所有目标市场" in shown
    assert max(map(cells_of, shown.splitlines())) <= PIPE_CELLS


@pytest.mark.parametrize("width", [60, 72, 80, 90, 100, 120, 160, 200])
@pytest.mark.parametrize("board", [ranking, criteria])
def test_no_figure_or_name_is_lost_at_any_width(
    show: Show, width: int, board: Callable[..., Board]
) -> None:
    shown = show(board("Availability", "腾讯云实时音视频"), width)
    lines = shown.splitlines()
    assert max(map(cells_of, lines)) <= width
    assert all(head in lines[1] or width < 80 for head in HEADS[3:])
    rows = [line for line in lines if " 90 " in line]
    assert len(rows) == 2
    assert all(" 50 " in row and " 80 " in row and " contradicted" in row for row in rows)
    assert width < 80 or "腾讯云实时音视频" in shown


@pytest.mark.parametrize(
    ("width", "has_answers", "has_interval"), [(80, 0, 0), (104, 0, 1), (140, 1, 1)]
)
def test_answers_go_first_and_then_the_interval(
    show: Show, width: int, *, has_answers: int, has_interval: int
) -> None:
    shown = show(criteria("End-to-end latency of calls"), width)
    assert ("Claimed answer" in shown) == bool(has_answers)
    assert ("━" in shown) == bool(has_interval)
    assert ("Solid: proven." in shown) == bool(has_interval)


@pytest.mark.parametrize("name", ["[bold]x[/bold]", "[/]", ":smile:", "a" * 300, "声" * 300])
def test_names_are_shown_as_they_are(show: Show, name: str) -> None:
    shown = "".join(
        line[7:].split("━")[0].strip() for line in show(ranking(name)).splitlines()[2:-1]
    )
    assert shown.replace(" ", "") == name.replace(" ", "")


# -- the interval ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("claimed", "proven", "ceiling", "drawn"),
    [
        (None, 0, 100, "──────────"),
        (None, 100, 100, "━━━━━━━━━━"),
        (None, 30, 60, "━━━───    "),
        (50, 30, 60, "━━━──◆    "),
        (100, 0, 0, "         ◆"),
        (0, 0, 0, "◆         "),
        (90, 30, 60, "━━━───   ◆"),
        (None, None, None, "          "),
    ],
)
def test_interval(
    claimed: float | None, proven: float | None, ceiling: float | None, drawn: str
) -> None:
    figures = Figures(claimed, proven, ceiling, None, None)
    assert draw_interval(figures, 10).plain == drawn
    assert len(draw_interval(figures)) == INTERVAL_CELLS


# -- problems and progress ------------------------------------------------------------------


def test_runs_go_to_standard_error_without_colours(capsys: pytest.CaptureFixture[str]) -> None:
    print_runs([("error", "error[x]"), ("plain", " [bold]not markup[/bold] " + "x" * 200 + "\n")])
    out, err = capsys.readouterr()
    assert out == ""
    assert err == "error[x] [bold]not markup[/bold] " + "x" * 200 + "\n"


@pytest.mark.parametrize("is_quiet", [True, False])
def test_no_bar_where_there_is_no_terminal(
    capsys: pytest.CaptureFixture[str], *, is_quiet: bool
) -> None:
    with show_progress(2, is_quiet=is_quiet) as advance:
        advance("acme/dossier.en")
        advance("[/bold]")
    assert capsys.readouterr() == ("", "")


def test_bar_on_a_terminal_shows_names_as_they_are(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    with show_progress(2, is_quiet=False) as advance:
        advance("[/bold]x")
    out, err = capsys.readouterr()
    assert out == ""
    assert "[/bold]x" in err
    assert "1/2" in err


def test_eighty_columns_hold_a_ranking_with_its_interval(show: Show) -> None:
    lines = tuple(
        BoardLine(0, "1", "Nusantara Realtime (fictional)", (*CELLS[:5], "C"), FIGURES)
        for _ in range(2)
    )
    heads = ("Rank", "Partner", *HEADS[2:], "Grade")
    shown = show(Board("Review", heads, lines, "Solid: proven."), 80)
    assert "━" in shown
    assert max(map(cells_of, shown.splitlines())) <= 80
