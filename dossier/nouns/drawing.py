"""Charts as marks with their places: all that a template of a drawing may see.

Lengths are in SVG user units, y downwards.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark of the scale."""

    x: float
    label: str


@dataclass(frozen=True, slots=True)
class IntervalRow:
    """One line: solid from 0 to proven, pale from there to the ceiling, a diamond at the claim.

    All x are None where there is nothing to draw.
    """

    y: float
    lines: tuple[str, ...]
    is_strong: bool
    proven_x: float | None
    ceiling_x: float | None
    claimed_x: float | None
    proven: str
    ceiling: str
    claimed: str


@dataclass(frozen=True, slots=True)
class IntervalChart:
    """Rows of intervals on one scale of 0 to 100 points."""

    title: str
    description: str
    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float
    numbers: tuple[float, float, float]
    ticks: tuple[Tick, ...]
    rows: tuple[IntervalRow, ...]
    accent: str
    pale: str


@dataclass(frozen=True, slots=True)
class Cell:
    """One field of a heat map; `ink` is legible on `fill`."""

    x: float
    label: str
    fill: str
    ink: str
    is_empty: bool


@dataclass(frozen=True, slots=True)
class HeatRow:
    """One partner's line of a heat map."""

    y: float
    lines: tuple[str, ...]
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """The head of a heat map's column, in one or two lines."""

    x: float
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HeatMap:
    """Proven points of every partner on every dimension."""

    title: str
    description: str
    width: float
    height: float
    cell_width: float
    cell_height: float
    columns: tuple[Column, ...]
    rows: tuple[HeatRow, ...]


@dataclass(frozen=True, slots=True)
class RiskCell:
    """One field of the risk matrix, with the labels of the risks that lie in it, by lines."""

    x: float
    y: float
    fill: str
    ink: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RiskMatrix:
    """Likelihood upwards against impact to the right, each from 1 to 5."""

    title: str
    description: str
    width: float
    height: float
    cell_width: float
    cell_height: float
    left: float
    foot: float
    impact: str
    likelihood: str
    cells: tuple[RiskCell, ...]


@dataclass(frozen=True, slots=True)
class SeriesBar:
    """One period: a bar from the zero line, its value beside its end, its name at the foot."""

    x: float
    y: float
    height: float
    label: str
    label_y: float
    period: str


@dataclass(frozen=True, slots=True)
class SeriesChart:
    """One series of figures over periods."""

    title: str
    description: str
    width: float
    height: float
    bar_width: float
    zero_y: float
    foot_y: float
    bars: tuple[SeriesBar, ...]
    accent: str


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a stacked bar; `label` is empty where it is too narrow for one."""

    x: float
    width: float
    fill: str
    ink: str
    label: str


@dataclass(frozen=True, slots=True)
class StackedRow:
    """One bar in pieces."""

    y: float
    lines: tuple[str, ...]
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class StackedChart:
    """Bars in pieces on a scale of 0 to 100 percent."""

    title: str
    description: str
    width: float
    height: float
    left: float
    bottom: float
    ticks: tuple[Tick, ...]
    rows: tuple[StackedRow, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """One place on a line: `label` is the rank, which is crossed out where a verdict is a veto."""

    x: float
    y: float
    label: str
    is_ruled_out: bool


@dataclass(frozen=True, slots=True)
class Move:
    """A line through marks, named at both ends."""

    lines: tuple[str, ...]
    marks: tuple[Mark, ...]
    is_leading: bool


@dataclass(frozen=True, slots=True)
class MovesChart:
    """Lines that show how ranks move from column to column.

    The last line of every column's head stands at `head`; `ink` is legible on the accent.
    """

    title: str
    description: str
    width: float
    height: float
    head: float
    ink: str
    columns: tuple[Column, ...]
    moves: tuple[Move, ...]

    @property
    def has_ruled_out(self) -> bool:
        """Whether any mark is crossed out, which then wants explaining."""
        return any(mark.is_ruled_out for move in self.moves for mark in move.marks)


@dataclass(frozen=True, slots=True)
class WaitRow:
    """One wait as a mark, and in words; `x` is None for what was never answered."""

    y: float
    lines: tuple[str, ...]
    x: float | None
    said: str
    is_pending: bool


@dataclass(frozen=True, slots=True)
class WaitGroup:
    """The waits of one kind of hour under a head at `y`, which shows their mark.

    The title is None where nobody knows the partner's working hours: then there is one group.
    """

    y: float
    title: str | None
    is_in_hours: bool
    rows: tuple[WaitRow, ...]


@dataclass(frozen=True, slots=True)
class WaitsChart:
    """Waits on a scale of logarithms, a column at `never_x` for the unanswered, words behind."""

    title: str
    description: str
    width: float
    height: float
    left: float
    never_x: float
    said_x: float
    top: float
    bottom: float
    ticks: tuple[Tick, ...]
    groups: tuple[WaitGroup, ...]
    accent: str
