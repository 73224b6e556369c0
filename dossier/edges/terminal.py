"""The terminal: tables of scores, reports of problems, progress, and being stopped."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType
from typing import Literal, NoReturn, Protocol

from rich.cells import cell_len
from rich.console import Console
from rich.padding import Padding
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from dossier.nouns.assessment import Figures
from dossier.nouns.board import Board, BoardLine, Sheet
from dossier.nouns.explanation import Explanation, Part, Step
from dossier.nouns.verification import Outcome, Verification

INTERVAL_CELLS = 26
PIPE_CELLS = 160

DETAILS = 20
"""Differences shown of each finding: the first ones tell what happened."""

_STYLES = {
    "error": "bold red",
    "warning": "bold yellow",
    "note": "cyan",
    "place": "bold",
    "gutter": "dim",
    "hint": "green",
    "plain": "",
}


_OUTCOME_STYLES = {Outcome.OK: "green", Outcome.DIFFERS: "bold red", Outcome.UNCHECKED: "yellow"}


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
    """Print a table of scores to standard output, as wide as fits the terminal."""
    # A pipe has no width; a table cut to eighty columns there would lose figures.
    width = None if _is_terminal() else PIPE_CELLS
    console = Console(highlight=False, width=width)
    layout = _choose_layout(board, console.width)
    console.print(_table(board, layout), soft_wrap=False)
    if layout.interval_cells:
        console.print(Text(board.legend, style="dim"))


def print_sheet(sheet: Sheet) -> None:
    """Print a plain table with its notes, and the groups of sentences below it."""
    is_terminal = _is_terminal()
    console = Console(highlight=False, width=None if is_terminal else PIPE_CELLS)
    prose = Console(highlight=False, soft_wrap=not is_terminal)
    prose.print(Text(sheet.title, style="bold"))
    for note in sheet.notes:
        prose.print(Text(note))
    if sheet.rows:
        prose.print()
        console.print(_plain_table(sheet))
    for head, sentences in sheet.groups:
        prose.print()
        prose.print(Text(head, style="bold"))
        for sentence in sentences:
            indented = Padding(Text(sentence), (0, 0, 0, 2), expand=False)
            prose.print(indented if is_terminal else Text(f"  {sentence}"))


def print_explanation(explanation: Explanation) -> None:
    """Print the arithmetic of a figure to standard output, the steps of each part aligned."""
    is_terminal = _is_terminal()
    console = Console(highlight=False, soft_wrap=not is_terminal)
    width = console.width if is_terminal else None
    console.print(Text(explanation.title, style="bold"))
    for part in explanation.parts:
        console.print()
        console.print(Text(part.title, style="bold"))
        for line in _part_lines(part, width, console):
            console.print(line)


def print_verification(verification: Verification) -> None:
    """Print the findings on a PDF to standard output, each with what differs beneath it."""
    console = Console(highlight=False, soft_wrap=True)
    column = max(map(cell_len, Outcome))
    for finding in verification.findings:
        style = _OUTCOME_STYLES[finding.outcome]
        line = Text(f"{finding.outcome.value:<{column}}  ", style=style)
        console.print(line.append(f"{finding.check.value:<12} {finding.message}", style=""))
        for detail in finding.details[:DETAILS]:
            console.print(Text(f"{'':{column}}    {detail}"))
        more = len(finding.details) - DETAILS
        if more > 0:
            console.print(Text(f"{'':{column}}    and {more:,} more; `--json` has all of them"))


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


def _is_terminal() -> bool:
    return Console().file.isatty()  # a standard output that is closed is no terminal


# -- where printing ends --------------------------------------------------------------------


class _TerminatedError(BaseException):
    """The process was asked to end; no handler of errors should take it for one."""


@contextmanager
def guard_stdout() -> Iterator[None]:
    """Print to standard output, or say in one line why that cannot be done, and exit with 1.

    A reader that has heard enough (`| head`) needs no word.
    """
    try:
        yield
        Console().file.flush()
    except OSError as problem:
        # What is left in the buffer would fail once more when the interpreter ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(problem, BrokenPipeError):
            _say(f"Standard output cannot be written: {problem.strerror}.")
        raise SystemExit(1) from None


@contextmanager
def exit_when_stopped() -> Iterator[None]:
    """Stop in one line where the process is interrupted or terminated.

    Exits with 130 or 143: 128 and the number of the signal, as shells count.
    """
    former = signal.signal(signal.SIGTERM, _raise_terminated)
    try:
        yield
    except (KeyboardInterrupt, _TerminatedError) as stop:
        _say("Stopped.")
        is_interrupt = isinstance(stop, KeyboardInterrupt)
        raise SystemExit(128 + (signal.SIGINT if is_interrupt else signal.SIGTERM)) from None
    finally:
        signal.signal(signal.SIGTERM, former)


def _raise_terminated(_number: int, _frame: FrameType | None) -> NoReturn:
    raise _TerminatedError


def _say(sentence: str) -> None:
    print_runs([("plain", f"{sentence}\n")])


# -- explanations ---------------------------------------------------------------------------

_LABEL_CELLS = 32
"""What longer labels are not waited for: their arithmetic stands on a line of its own."""

_LINE_CELLS = 80
"""Notes stand behind the arithmetic where all lines of a part stay within this, else below it."""


def _part_lines(part: Part, width: int | None, console: Console) -> Iterator[Text]:
    """Labels in a column, arithmetic beside them; wrapped to `width` if there is one."""
    widths = [cell_len(step.label) for step in part.steps]
    margin = max((cells for cells in widths if cells <= _LABEL_CELLS), default=0) + 4
    for texts in _texts(part, min(width or _LINE_CELLS, _LINE_CELLS) - margin):
        label, *rest = texts
        rows = [row for text in rest for row in _rows(text, margin, width, console)]
        room = margin - cell_len(label.plain)
        if room < 2:  # noqa: PLR2004 - labels and arithmetic need two spaces between
            yield label
        else:
            rows[0] = label + Text(" " * room) + rows[0][margin:]
        yield from rows


def _texts(part: Part, cells: int) -> Iterator[list[Text]]:
    """For each step its label and what stands beside it, a text for each line to begin."""
    notes = [Text(step.note or "", style="dim") for step in part.steps]
    reckoned = [_reckoned(step) for step in part.steps]
    widest = max(text.cell_len for text in reckoned)
    fits = all(widest + 2 + note.cell_len <= cells for note in notes)
    for step, text, note in zip(part.steps, reckoned, notes, strict=True):
        label = Text(f"  {step.label}")
        if not note:
            yield [label, text]
        elif fits:
            yield [label, text + Text(" " * (widest + 2 - text.cell_len)) + note]
        else:
            yield [label, text, note]


def _reckoned(step: Step) -> Text:
    text = Text("" if step.formula is None else f"{step.formula} = ")
    return text.append(step.result, style="bold")


def _rows(text: Text, margin: int, width: int | None, console: Console) -> list[Text]:
    lines = [text] if width is None else text.wrap(console, max(width - margin, 20))
    return [Text(" " * margin) + line for line in lines]


# -- the table ------------------------------------------------------------------------------

_NAME, _INTERVAL, _FIRST_FIGURE, _FIRST_WORDS, _FIRST_ANSWER = 1, 2, 3, 8, 9
"""Places of columns: name, interval, five figures, grade or state, then answers if any."""

_NAME_CELLS, _ANSWER_CELLS = 20, 14
"""What names and answers are folded to before a column is left out instead."""


@dataclass(frozen=True, slots=True)
class _Layout:
    """How much of a board is shown; without cells for the interval it has no column."""

    interval_cells: int
    has_answers: bool


_LAYOUTS = (
    _Layout(INTERVAL_CELLS, has_answers=True),
    _Layout(INTERVAL_CELLS, has_answers=False),
    _Layout(10, has_answers=False),
    _Layout(0, has_answers=False),
)


def _choose_layout(board: Board, width: int) -> _Layout:
    """The fullest layout that fits in `width` cells; a figure is never cut for another column."""
    fitting = (layout for layout in _LAYOUTS if _least_width(board, layout) <= width)
    return next(fitting, _LAYOUTS[-1])


def _least_width(board: Board, layout: _Layout) -> int:
    limits = {_NAME: _NAME_CELLS, _INTERVAL: max(layout.interval_cells, _head_cells(board))}
    widths = []
    for place in _columns(board, layout):
        words = [board.heads[place], *(_cell(line, place, layout).plain for line in board.lines)]
        limit = limits.get(place, _ANSWER_CELLS if place >= _FIRST_ANSWER else None)
        widest = max(map(cell_len, words))
        widths.append(widest if limit is None else min(widest, limit))
    return sum(widths) + len(widths) - 1


def _head_cells(board: Board) -> int:
    return cell_len(board.heads[_INTERVAL])


def _columns(board: Board, layout: _Layout) -> list[int]:
    end = len(board.heads) if layout.has_answers else _FIRST_ANSWER
    places = range(min(end, len(board.heads)))
    return [place for place in places if place != _INTERVAL or layout.interval_cells]


def _table(board: Board, layout: _Layout) -> Table:
    title = Text(board.title, style="bold")
    table = Table(
        title=title, title_justify="left", box=None, pad_edge=False, collapse_padding=True
    )
    places = _columns(board, layout)
    for place in places:
        is_figure = place == 0 or _FIRST_FIGURE <= place < _FIRST_WORDS
        table.add_column(
            Text(board.heads[place]),
            justify="right" if is_figure else "left",
            no_wrap=place != _NAME and place < _FIRST_ANSWER,
            overflow="fold",
        )
    for line in board.lines:
        table.add_row(*(_cell(line, place, layout) for place in places))
    return table


def _plain_table(sheet: Sheet) -> Table:
    table = Table(box=None, pad_edge=False, collapse_padding=True)
    for place, head in enumerate(sheet.heads):
        is_figure = place in sheet.figures
        justify: Literal["left", "right"] = "right" if is_figure else "left"
        table.add_column(Text(head), justify=justify, no_wrap=is_figure, overflow="fold")
    for row in sheet.rows:
        table.add_row(*map(Text, row))
    return table


def _cell(line: BoardLine, place: int, layout: _Layout) -> Text:
    match place:
        case 0:
            return Text(line.lead)
        case 1:
            return _name(line)
        case 2:
            return draw_interval(line.figures, layout.interval_cells)
        case _:
            return Text(line.cells[place - _FIRST_FIGURE])


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
