"""Diagnostics as lines for people: the place, the sentence, the line of the file, a caret.

The result is a row of styled runs; the terminal gives the styles their colours.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import NamedTuple

from dossier.nouns.diagnostics import Diagnostic, Severity, Span
from dossier.reading.characters import clean_value

EXCERPT_CELLS = 96
"""Width of an excerpt, in terminal cells; with its gutter it fits a line of 105 or so."""

_CELLS_BEFORE_CARET = 32
"""How much of a long line is shown before the place that matters."""

_CHARACTERS_PER_CELL = 4
"""How many characters are shown for each cell at most: accents take none, and lines may be long."""

_ELLIPSIS = "…"
_UNSEEN = frozenset({"Mn", "Me", "Cf"})


class Style(StrEnum):
    """What a run of text is; severities have the names that they have in diagnostics."""

    PLAIN = "plain"
    PLACE = "place"
    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
    GUTTER = "gutter"
    HINT = "hint"


class Run(NamedTuple):
    """A piece of a report in one style."""

    style: Style
    text: str


def report(diagnostics: Iterable[Diagnostic], sources: Mapping[str, str]) -> tuple[Run, ...]:
    """The diagnostics in the order given, each with an excerpt where its file is at hand.

    Args:
        diagnostics: What to show.
        sources: The text of files by the name that spans carry.
    """
    lines = {file: text.split("\n") for file, text in sources.items()}
    return tuple(run for diagnostic in diagnostics for run in _report_one(diagnostic, lines))


def plain_text(runs: Iterable[Run]) -> str:
    """The report without its styles."""
    return "".join(run.text for run in runs)


def summarize(diagnostics: Iterable[Diagnostic], file_count: int) -> str:
    """One line such as `2 errors, 1 warning in 1 of 9 files`."""
    found = list(diagnostics)
    if not found:
        return f"No problems in {_count(file_count, 'file')}"
    counts = Counter(diagnostic.severity for diagnostic in found)
    parts = [_count(counts[severity], severity.value) for severity in Severity if counts[severity]]
    afflicted = len({diagnostic.span.file for diagnostic in found if diagnostic.span})
    return f"{', '.join(parts)} in {afflicted} of {_count(file_count, 'file')}"


def cell_width(text: str) -> int:
    """How many terminal cells a text takes: two for a Chinese character, none for an accent."""
    return sum(map(_cells, text))


def _cells(character: str) -> int:
    if unicodedata.category(character) in _UNSEEN:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" + ("" if number == 1 else "s")


def _report_one(diagnostic: Diagnostic, lines: Mapping[str, list[str]]) -> Iterator[Run]:
    span, hint = diagnostic.span, clean_value(diagnostic.hint or "")
    if span is not None:
        yield Run(Style.PLACE, f"{clean_value(span.file)}:{span.line}:{span.column}: ")
    yield Run(Style(diagnostic.severity.value), f"{diagnostic.severity.value}[{diagnostic.code}]")
    yield Run(Style.PLAIN, f" {clean_value(diagnostic.message)}\n")
    line = _line_of(span, lines)
    if span is not None and line is not None:
        yield from _excerpt(span, line, Style(diagnostic.severity.value), hint)
    elif hint:
        yield Run(Style.HINT, f"  {hint}\n")


def _line_of(span: Span | None, lines: Mapping[str, list[str]]) -> str | None:
    """The line that a span stands in, if its file is at hand."""
    if span is None or not 0 < span.line <= len(lines.get(span.file, ())):
        return None
    return lines[span.file][span.line - 1].removesuffix("\r").replace("\t", " ")


def _excerpt(span: Span, line: str, style: Style, hint: str) -> Iterator[Run]:
    start, end = _window(line, span.column - 1)
    shown = clean_value(line[start:end])
    before = shown[: span.column - 1 - start]
    marked = shown[span.column - 1 - start :][: span.length]
    head = _ELLIPSIS if start else ""
    tail = _ELLIPSIS if end < len(line) else ""
    number = f"{span.line:>4}"
    yield Run(Style.GUTTER, f"{number} | ")
    yield Run(Style.PLAIN, f"{head}{shown.rstrip()}{tail}\n")
    yield Run(Style.GUTTER, f"{' ' * len(number)} | ")
    yield Run(Style.PLAIN, " " * (cell_width(head) + cell_width(before)))
    yield Run(style, "^" * max(1, cell_width(marked)))
    yield Run(Style.HINT, f" {hint}\n" if hint else "\n")


def _window(line: str, caret: int) -> tuple[int, int]:
    """The stretch of a line that is shown: all of it, or what fits around the caret.

    However long the line is, few of its characters are looked at.
    """
    caret, room = min(caret, len(line)), _CHARACTERS_PER_CELL * EXCERPT_CELLS
    if len(line) <= room and cell_width(line) <= EXCERPT_CELLS:
        return 0, len(line)
    first, last = max(0, caret - room), min(len(line), caret + room)
    start, cells = caret, 0
    while start > first and cells < _CELLS_BEFORE_CARET:
        start -= 1
        cells += _cells(line[start])
    end = caret
    while end < last and cells < EXCERPT_CELLS:
        cells += _cells(line[end])
        end += 1
    return start, end
