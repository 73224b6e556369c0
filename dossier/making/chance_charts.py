"""Charts of what may be: chances of ranks, and ranks from brief to brief."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from dossier.making.charts import (
    HEAD_SIZE,
    LABELS_MOST,
    ROW,
    TEXT_SIZE,
    WIDTH,
    shorten,
    text_width,
    two_lines,
    wrap,
)
from dossier.making.colours import contrasting, mix
from dossier.nouns.drawing import (
    Column,
    Move,
    MovesChart,
    Segment,
    StackedChart,
    StackedRow,
    Tick,
)

HEAD, FOOT = 30, 26
HEAD_LINES = 4
SHOWN_SHARE = 0.045
"""A segment of less than this is too narrow for its figure."""

LIGHTEST = 0.88

HEADING_ROOM = 220
"""The heads of the outermost columns are centred, and must not run out of the frame."""


def chances_chart(
    chances: Mapping[str, Sequence[float]], title: str, description: str, accent: str
) -> StackedChart:
    """A bar per partner, cut into the chances of rank 1, 2, … from dark to light."""
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
    for rank, share in enumerate(shares, start=1):
        fade = LIGHTEST * (rank - 1) / max(1, len(shares) - 1)
        fill = mix(accent, "#ffffff", fade)
        if share > 0:
            label = str(rank) if share >= SHOWN_SHARE else ""
            x, width = left + room * start, room * share
            segments.append(Segment(round(x, 2), round(width, 2), fill, contrasting(fill), label))
        start += share
    return tuple(segments)


def moves_chart(
    scenarios: Sequence[str],
    ranks: Mapping[str, Sequence[int | None]],
    title: str,
    description: str,
) -> MovesChart:
    """A line per partner through its ranks under each brief; nothing where it has no rank.

    Those that share a rank stand one below the other, in the order given.
    """
    left = max(HEADING_ROOM / 2, _label_room(ranks))
    step = (WIDTH - 2 * left) / max(1, len(scenarios) - 1)
    head = HEAD_LINES * TEXT_SIZE + 10
    rows = _rows_of(ranks, len(scenarios))
    most = max((row for each in rows.values() for row in each if row), default=1)
    lines = []
    for name, places in rows.items():
        points = tuple(
            (round(left + step * column, 2), head + ROW * (row - 0.5))
            for column, row in enumerate(places)
            if row is not None
        )
        if points:
            lines.append(Move(shorten(name, LABELS_MOST), points, is_leading=1 in ranks[name]))
    return MovesChart(
        title=title,
        description=description,
        width=WIDTH,
        height=head + ROW * most + 8,
        columns=tuple(
            Column(
                left + step * place,
                wrap(scenario, min(step - 8, 2 * left) * TEXT_SIZE / HEAD_SIZE, HEAD_LINES),
            )
            for place, scenario in enumerate(scenarios)
        ),
        moves=_spread(lines),
    )


def _rows_of(
    ranks: Mapping[str, Sequence[int | None]], columns: int
) -> dict[str, list[int | None]]:
    """The rows that ranks are drawn in: of 1, 2, 2, 4 the first, second, third and fourth."""
    rows: dict[str, list[int | None]] = {name: [] for name in ranks}
    for column in range(columns):
        shared: Counter[int] = Counter()
        for name, places in ranks.items():
            rank = places[column]
            rows[name].append(None if rank is None else rank + shared[rank])
            if rank is not None:
                shared[rank] += 1
    return rows


def _spread(moves: list[Move]) -> tuple[Move, ...]:
    """Those that lead somewhere last, so that their lines lie above the others."""
    return tuple(sorted(moves, key=lambda move: move.is_leading))


def _label_room(names: Mapping[str, object]) -> float:
    return 16 + min(LABELS_MOST, max((text_width(name) for name in names), default=0))
