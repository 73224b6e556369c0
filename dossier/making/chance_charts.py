"""Charts of what may be: chances of ranks, and ranks from brief to brief."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from dossier.making.charts import (
    CHARTED,
    HEAD_SIZE,
    LABELS_MOST,
    ROW,
    TEXT_SIZE,
    WIDTH,
    text_width,
    two_lines,
    wrap,
)
from dossier.making.colours import contrasting, mix
from dossier.nouns.drawing import (
    Column,
    Mark,
    Move,
    MovesChart,
    Segment,
    StackedChart,
    StackedRow,
    Tick,
)

HEAD, FOOT = 30, 26
HEAD_LINES = 5
MOVES_FOOT = 24
MOVES_LABELS_MOST = 130
RankPlace = tuple[int, bool]
"""A rank, and whether a verdict rules the partner out."""

SHOWN_SHARE = 0.045
"""A segment of less than this is too narrow for its figure."""

LIGHTEST = 0.88

HEADING_ROOM = 220
"""The heads of the outermost columns are centred, and must not run out of the frame."""


def chances_chart(
    chances: Mapping[str, Sequence[float]], title: str, description: str, accent: str
) -> StackedChart:
    """A bar per partner, cut into the chances of rank 1, 2, … from dark to light.

    Of more than twelve ranks the last piece is that of the twelfth and all beyond.
    """
    left = _label_room(chances)
    room = WIDTH - left
    return StackedChart(
        title=title,
        description=description,
        width=WIDTH,
        height=HEAD + ROW * len(chances) + FOOT,
        left=left,
        bottom=HEAD + ROW * len(chances),
        ticks=tuple(Tick(left + room * share / 100, f"{share}%") for share in (0, 25, 50, 75, 100)),
        rows=tuple(
            StackedRow(
                y=HEAD + ROW * place,
                lines=two_lines(name, LABELS_MOST),
                segments=_segments(shares, (left, room), accent),
            )
            for place, (name, shares) in enumerate(chances.items())
        ),
    )


def _segments(
    shares: Sequence[float], place: tuple[float, float], accent: str
) -> tuple[Segment, ...]:
    left, room = place
    segments, start = [], 0.0
    pieces = (*shares[: CHARTED - 1], math.fsum(shares[CHARTED - 1 :]))[: len(shares)]
    for rank, share in enumerate(pieces, start=1):
        fade = LIGHTEST * (rank - 1) / max(1, len(pieces) - 1)
        fill = mix(accent, "#ffffff", fade)
        if share > 0:
            beyond = "+" if len(shares) > rank == len(pieces) else ""
            label = f"{rank}{beyond}" if share >= SHOWN_SHARE else ""
            x, width = left + room * start, room * share
            segments.append(Segment(round(x, 2), round(width, 2), fill, contrasting(fill), label))
        start += share
    return tuple(segments)


def moves_chart(
    scenarios: Sequence[str],
    places: Mapping[str, Sequence[RankPlace | None]],
    title: str,
    description: str,
    accent: str,
) -> MovesChart:
    """A line per partner through its ranks under each brief; nothing where it has no rank.

    Those shown stand one below the other in every column, in the order of their ranks and, of
    equals, in the order given; each mark bears the rank, which counts those that are not shown.
    """
    names = {name: two_lines(name, MOVES_LABELS_MOST) for name in places}
    widest = max((text_width(line) for lines in names.values() for line in lines), default=0)
    left = max(HEADING_ROOM / 2, 20 + widest)
    step = (WIDTH - 2 * left) / max(1, len(scenarios) - 1)
    top = HEAD_LINES * TEXT_SIZE + 10
    rows = _rows_of(places, len(scenarios))
    lines = [
        Move(
            lines=names[name],
            marks=tuple(
                Mark(round(left + step * at, 2), top + ROW * (row - 0.5), f"{place[0]}", place[1])
                for at, (place, row) in enumerate(zip(each, rows[name], strict=True))
                if place is not None
            ),
            is_leading=any(place is not None and place[0] == 1 for place in each),
        )
        for name, each in places.items()
        if any(each)
    ]
    most = max((row for each in rows.values() for row in each), default=1)
    return MovesChart(
        title=title,
        description=description,
        width=WIDTH,
        height=top + ROW * most + MOVES_FOOT,
        head=HEAD_LINES * TEXT_SIZE,
        ink=contrasting(accent),
        columns=_heads(scenarios, left, step),
        # Those that lead somewhere last, so that their lines lie above the others.
        moves=tuple(sorted(lines, key=lambda move: move.is_leading)),
    )


def _heads(scenarios: Sequence[str], left: float, step: float) -> tuple[Column, ...]:
    room = min(step - 8, 2 * left) * TEXT_SIZE / HEAD_SIZE
    return tuple(
        Column(left + step * place, wrap(scenario, room, HEAD_LINES))
        for place, scenario in enumerate(scenarios)
    )


def _rows_of(
    places: Mapping[str, Sequence[RankPlace | None]], columns: int
) -> dict[str, list[int]]:
    """The rows of every column that the partners stand in, from 1; 0 for one without a rank."""
    rows: dict[str, list[int]] = {name: [0] * columns for name in places}
    for column in range(columns):
        ranked = [(each[column], name) for name, each in places.items()]
        present = [(place[0], name) for place, name in ranked if place is not None]
        for row, (_, name) in enumerate(sorted(present, key=lambda pair: pair[0]), start=1):
            rows[name][column] = row
    return rows


def _label_room(names: Mapping[str, object]) -> float:
    return 16 + min(LABELS_MOST, max((text_width(name) for name in names), default=0))
