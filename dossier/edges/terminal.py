"""The terminal: tables of scores, reports of problems, and progress."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Protocol

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from dossier.nouns.assessment import Figures
from dossier.nouns.board import Board, BoardLine

INTERVAL_CELLS = 26

_STYLES = {
    "error": "bold red",
    "warning": "bold yellow",
    "note": "cyan",
    "place": "bold",
    "gutter": "dim",
    "hint": "green",
    "plain": "",
}


class Advance(Protocol):
    """What is told of each document that is done."""

    def __call__(self, name: str) -> None:
        """Count one more, and show its name."""


def print_runs(runs: Iterable[tuple[str, str]]) -> None:
    """Print styled runs of text to standard error; in plain text where it is no terminal."""
    console = Console(stderr=True, highlight=False, soft_wrap=True)
    for style, text in runs:
        console.print(Text(text, style=_STYLES[style]), end="")


def print_board(board: Board) -> None:
    """Print a table of scores to standard output."""
    # A pipe has no width; a table cut to eighty columns there would lose figures.
    width = None if sys.stdout.isatty() else 160
    console = Console(highlight=False, width=width)
    console.print(_table(board), soft_wrap=False)
    console.print(Text(board.legend, style="dim"))


@contextmanager
def show_progress(total: int, *, is_quiet: bool) -> Iterator[Advance]:
    """A bar on standard error while documents are made; nothing where it is no terminal."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.fields[document]}"), BarColumn(), MofNCompleteColumn())
    is_hidden = is_quiet or not console.is_terminal
    with Progress(
        *columns, TimeElapsedColumn(), console=console, transient=True, disable=is_hidden
    ) as progress:
        task = progress.add_task("", total=total, document="")

        def advance(name: str) -> None:
            # Names come from files: shown as they are, never as markup.
            progress.update(task, advance=1, document=name.replace("[", "\\["))

        yield advance


# -- the table ------------------------------------------------------------------------------


def _table(board: Board) -> Table:
    table = Table(title=Text(board.title, style="bold"), title_justify="left", box=None)
    for place, head in enumerate(board.heads):
        is_words = place in {1, 2} or place > _FIRST_FIGURE + _FIGURES - 1
        table.add_column(
            Text(head),
            justify="left" if is_words else "right",
            no_wrap=place != 1 and place < _FIRST_FIGURE + _FIGURES,
            overflow="fold",
        )
    for line in board.lines:
        cells = (Text(cell) for cell in line.cells)
        table.add_row(Text(line.lead), _name(line), draw_interval(line.figures), *cells)
    return table


_FIRST_FIGURE, _FIGURES = 3, 6
"""Where the columns of figures begin, and how many they are."""


def _name(line: BoardLine) -> Text:
    return Text("  " * line.level + line.name, style="" if line.level == 2 else "bold")  # noqa: PLR2004 - the deepest level


def draw_interval(figures: Figures, cells: int = INTERVAL_CELLS) -> Text:
    """A line of `cells` for 0 to 100 points: thick to proven, thin to the ceiling, a diamond."""
    if figures.proven is None or figures.ceiling is None:
        return Text(" " * cells)
    proven, ceiling = (round(points / 100 * cells) for points in (figures.proven, figures.ceiling))
    marks = ["━"] * proven + ["─"] * (ceiling - proven) + [" "] * (cells - ceiling)
    if figures.claimed is not None:
        marks[min(cells - 1, round(figures.claimed / 100 * cells))] = "◆"
    return Text("".join(marks))
