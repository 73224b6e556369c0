"""Scores for the terminal: words and figures of a table, and where its intervals lie."""

from __future__ import annotations

from dataclasses import dataclass

from dossier.nouns.assessment import Figures


@dataclass(frozen=True, slots=True)
class BoardLine:
    """One line: what it is of, its figures in words, and the same in points for drawing.

    `level` says how deep the line stands: 0 for a partner, 1 for a dimension, 2 for a criterion.
    """

    level: int
    lead: str
    name: str
    cells: tuple[str, ...]
    figures: Figures


@dataclass(frozen=True, slots=True)
class Board:
    """A table of scores. `heads` are over lead, name, interval, then the cells."""

    title: str
    heads: tuple[str, ...]
    lines: tuple[BoardLine, ...]
    legend: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A plain table with lines of text below it, in groups that each have a head.

    `figures` are the places of columns that hold figures, which stand to the right.
    """

    title: str
    notes: tuple[str, ...]
    heads: tuple[str, ...]
    figures: frozenset[int]
    rows: tuple[tuple[str, ...], ...]
    groups: tuple[tuple[str, tuple[str, ...]], ...]
