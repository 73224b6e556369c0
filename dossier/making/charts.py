"""Charts: where every mark stands. The SVG templates draw it; nothing here is markup.

Lengths are in SVG user units (a PDF page's text is about 640 of them wide), y downwards.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from unicodedata import category, east_asian_width

from dossier.making.colours import contrasting, mix
from dossier.making.subject import Subject
from dossier.making.words import Words
from dossier.nouns.assessment import Figures
from dossier.nouns.drawing import (
    Cell,
    Column,
    HeatMap,
    HeatRow,
    IntervalChart,
    IntervalRow,
    SeriesBar,
    SeriesChart,
    Tick,
)
from dossier.nouns.summary_view import Standing

WIDTH = 720
TEXT_SIZE = 13
HEAD_SIZE = 11
ROW = 30
HEAD = 44
FOOT = 26
NUMBERS = 132
"""The column at the right that holds proven, ceiling and claimed in figures."""

LABELS_MOST = 216

CLOSING = ("Pe", "Po")
"""Unicode categories of the wide marks that begin no line: brackets that close, commas, stops."""

CHARTED = 12
"""Partners in a chart of the summary, the best: tables have all, and more could not be read."""

TICKS = (0, 25, 50, 75, 100)


def chart_path(name: str, words: Words) -> str:
    """Where a chart is written, relative to the document that shows it."""
    return f"charts/{name}.{words.language}.svg"


def series_path(name: str, words: Words) -> str:
    """Where the chart of a series is written: hyphens for `_`, and dots for its own hyphens."""
    return chart_path(f"series-{name.replace('-', '.').replace('_', '-')}", words)


def series_title(name: str, words: Words) -> str:
    """A series' title: a known one from the catalogue, else its own name."""
    key = f"series-{name.replace('_', '-')}"
    return words(key) if words.has(key) else name.replace("_", " ")


# -- intervals ------------------------------------------------------------------------------


def scorecard_chart(subject: Subject, description: str) -> IntervalChart:
    """The whole and each dimension of one partner: claimed against proven."""
    dimensions = {d.id: d for d in subject.review.rubric.dimensions}
    rows = [(subject.words("overall"), subject.assessment.figures, True)]
    rows += [
        (subject.say(dimensions[result.id].title), result.figures, False)
        for result in subject.assessment.dimensions
    ]
    title = subject.words("chart-scorecard-title", partner=subject.name)
    accent = subject.review.workspace.theme.accent
    return _interval_chart(title, description, rows, subject.words, accent)


def ranking_chart(
    standings: Sequence[Standing], description: str, words: Words, accent: str
) -> IntervalChart:
    """Every partner's interval from proven to ceiling, in the order of the ranking."""
    rows = [(_place(standing), standing.figures, False) for standing in standings]
    return _interval_chart(words("chart-ranking-title"), description, rows, words, accent)


def _place(standing: Standing) -> str:
    return standing.name if standing.rank is None else f"{standing.rank}  {standing.name}"


def _interval_chart(
    title: str,
    description: str,
    rows: Sequence[tuple[str, Figures, bool]],
    words: Words,
    accent: str,
) -> IntervalChart:
    left = 16 + min(LABELS_MOST, max(text_width(label) for label, _, _ in rows))
    right = WIDTH - NUMBERS - 16
    height = HEAD + ROW * len(rows) + FOOT
    return IntervalChart(
        title=title,
        description=description,
        width=WIDTH,
        height=height,
        left=left,
        right=right,
        top=HEAD,
        bottom=height - FOOT,
        numbers=(right + 50, right + 98, right + 146),
        ticks=tuple(Tick(_across(tick, left, right), str(tick)) for tick in TICKS),
        rows=tuple(
            _interval_row(HEAD + ROW * (place + 0.5), row, (left, right), words)
            for place, row in enumerate(rows)
        ),
        accent=accent,
        pale=mix(accent, "#ffffff", 0.72),
    )


def _interval_row(
    y: float, row: tuple[str, Figures, bool], edges: tuple[float, float], words: Words
) -> IntervalRow:
    label, figures, is_strong = row

    def across(points: float | None) -> float | None:
        return None if points is None else _across(points, *edges)

    return IntervalRow(
        y=y,
        lines=two_lines(label, LABELS_MOST),
        is_strong=is_strong,
        proven_x=across(figures.proven),
        ceiling_x=across(figures.ceiling),
        claimed_x=across(figures.claimed),
        proven=words.points(figures.proven),
        ceiling=words.points(figures.ceiling),
        claimed=words.points(figures.claimed),
    )


def _across(points: float, left: float, right: float) -> float:
    return round(left + (right - left) * points / 100, 2)


# -- heat map -------------------------------------------------------------------------------


def heat_map(
    standings: Sequence[Standing], dimensions: Sequence[str], words: Words, accent: str
) -> HeatMap:
    """Proven points by partner and dimension, darker for more."""
    left = 16 + min(LABELS_MOST, max(text_width(standing.name) for standing in standings))
    cell_width = (WIDTH - left) / len(dimensions)
    columns = tuple(
        Column(
            left + cell_width * (place + 0.5),
            two_lines(title, (cell_width - 4) * TEXT_SIZE / HEAD_SIZE),
        )
        for place, title in enumerate(dimensions)
    )
    rows = tuple(
        HeatRow(
            y=HEAD + ROW * place,
            lines=two_lines(standing.name, LABELS_MOST),
            cells=tuple(
                _cell(left + cell_width * column, points, words, accent)
                for column, points in enumerate(standing.dimensions)
            ),
        )
        for place, standing in enumerate(standings)
    )
    return HeatMap(
        title=words("chart-heatmap-title"),
        description=words("chart-heatmap-alt"),
        width=WIDTH,
        height=HEAD + ROW * len(standings) + 4,
        cell_width=cell_width,
        cell_height=ROW,
        columns=columns,
        rows=rows,
    )


def _cell(x: float, points: float | None, words: Words, accent: str) -> Cell:
    fill = mix("#ffffff", accent, 0.0 if points is None else 0.04 + 0.96 * points / 100)
    return Cell(x, words.points(points), fill, contrasting(fill), points is None)


# -- series ---------------------------------------------------------------------------------

SERIES_HEIGHT = 190
SERIES_HEAD = 20
SERIES_SLOT = 84
"""The least room for one period; a wide figure makes it wider."""
SERIES_BAR = 42


def series_chart(
    title: str, description: str, values: Mapping[str, float], words: Words, accent: str
) -> SeriesChart:
    """Bars by period on one scale that holds zero."""
    top, foot = SERIES_HEAD, SERIES_HEIGHT - 24
    room_below = 16 if min(values.values()) < 0 else 0
    highest, lowest = max(0.0, *values.values()), min(0.0, *values.values())
    room, span = foot - room_below - top, (highest - lowest) or 1.0
    zero = top + room * (highest / span)
    labels = [words.number(value, 1) for value in values.values()]
    slot = max(SERIES_SLOT, *(text_width(label) + 8 for label in labels))
    bars = tuple(
        _bar((period, label), slot * (place + 0.5), zero, room * (value / span))
        for place, (label, (period, value)) in enumerate(zip(labels, values.items(), strict=True))
    )
    return SeriesChart(
        title=title,
        description=description,
        width=slot * len(values),
        height=SERIES_HEIGHT,
        bar_width=SERIES_BAR,
        zero_y=round(zero, 2),
        foot_y=SERIES_HEIGHT - 6,
        bars=bars,
        accent=accent,
    )


def _bar(words: tuple[str, str], middle: float, zero: float, rise: float) -> SeriesBar:
    """A bar around `middle` that rises from the zero line, or hangs from it if `rise` < 0."""
    period, label = words
    top, length = min(zero, zero - rise), abs(rise)
    return SeriesBar(
        x=middle - SERIES_BAR / 2,
        y=round(top, 2),
        height=round(length, 2),
        label=label,
        label_y=round(top - 5 if rise >= 0 else zero + length + 13, 2),
        period=shorten(period, SERIES_SLOT - 6),
    )


# -- text in drawings -----------------------------------------------------------------------


def text_width(text: str, size: float = TEXT_SIZE) -> float:
    """About how wide a text is set: one em for a wide character, 0.55 em for another."""
    return sum(size * (1.0 if _is_wide(character) else 0.55) for character in text)


def shorten(text: str, room: float) -> str:
    """The text, cut with an ellipsis where it would not fit; the documents have it whole."""
    if text_width(text) <= room:
        return text
    while text and text_width(text) + TEXT_SIZE > room:
        text = text[:-1]
    # Chinese fonts draw U+2026 at half the height, as wide as a character: wrong among letters.
    return f"{text.rstrip()}{'…' if text and _is_wide(text[-1]) else '...'}"


def two_lines(text: str, room: float) -> tuple[str, ...]:
    """A heading in at most two lines, broken at a space, a hyphen or before a wide character."""
    breaks = _breaks(text)
    if text_width(text) <= room or not breaks:
        return (shorten(text, room),)
    splits = [(text[:n], text[n:].lstrip(" ")) for n in breaks]
    best = min(splits, key=lambda pair: max(text_width(pair[0]), text_width(pair[1])))
    return tuple(shorten(line, room) for line in best)


def wrap(text: str, room: float, most: int) -> tuple[str, ...]:
    """A text in lines that fit, at most so many; what does not fit in the last is cut."""
    lines: list[str] = []
    rest = text
    while rest and len(lines) < most - 1 and text_width(rest) > room:
        fitting = [n for n in _breaks(rest) if text_width(rest[:n]) <= room]
        if not fitting:
            break
        lines.append(rest[: fitting[-1]])
        rest = rest[fitting[-1] :].lstrip(" ")
    return (*lines, shorten(rest, room))


def _breaks(text: str) -> list[int]:
    return [n for n in range(1, len(text)) if _may_break(text[n - 1], text[n])]


def _may_break(before: str, character: str) -> bool:
    """Whether a line may end after one character, and the next begin with the other."""
    is_hyphenated = before == "-" and character.isalpha()
    return character == " " or is_hyphenated or _may_begin(before, character)


def _may_begin(before: str, character: str) -> bool:
    """Whether a wide character may begin a line, and what is before it may end one."""
    return _is_wide(character) and category(character) not in CLOSING and category(before) != "Ps"


def _is_wide(character: str) -> bool:
    return east_asian_width(character) in {"W", "F"}
