"""The risk matrix: where each risk lies on likelihood and impact."""

from __future__ import annotations

from collections.abc import Sequence

from dossier.making.colours import contrasting, mix
from dossier.making.words import Words
from dossier.nouns.drawing import RiskCell, RiskMatrix
from dossier.nouns.record_view import RiskRow

LEVELS = range(1, 6)
CELL_WIDTH, CELL_HEIGHT = 96.0, 34.0
LEFT, TOP, FOOT = 44.0, 6.0, 34.0
LABELS_A_LINE = 3
LINES = 2
DARKEST = 0.62
"""The share of the accent at the highest exposure: dark enough to stand out, also in grey."""


def risk_matrix(
    risks: Sequence[RiskRow], description: str, words: Words, accent: str
) -> RiskMatrix:
    """Labels of risks on a field of five by five, darker the higher the exposure."""
    cells = tuple(
        _cell(likelihood, impact, risks, accent)
        for likelihood in reversed(LEVELS)
        for impact in LEVELS
    )
    foot = TOP + CELL_HEIGHT * len(LEVELS)
    return RiskMatrix(
        title=words("chart-risks-title"),
        description=description,
        width=LEFT + CELL_WIDTH * len(LEVELS) + 4,
        height=foot + FOOT,
        cell_width=CELL_WIDTH,
        cell_height=CELL_HEIGHT,
        left=LEFT,
        foot=foot,
        impact=words("impact"),
        likelihood=words("likelihood"),
        cells=cells,
    )


def _cell(likelihood: int, impact: int, risks: Sequence[RiskRow], accent: str) -> RiskCell:
    exposure = likelihood * impact
    fill = mix("#ffffff", accent, DARKEST * exposure / LEVELS[-1] ** 2)
    labels = [
        risk.label for risk in risks if (risk.likelihood, risk.impact) == (likelihood, impact)
    ]
    return RiskCell(
        x=LEFT + CELL_WIDTH * (impact - 1),
        y=TOP + CELL_HEIGHT * (LEVELS[-1] - likelihood),
        fill=fill,
        ink=contrasting(fill),
        lines=_lines(labels),
    )


def _lines(labels: Sequence[str]) -> tuple[str, ...]:
    """The labels in at most two lines; what finds no room is counted."""
    room = LABELS_A_LINE * LINES
    shown = list(labels) if len(labels) <= room else [*labels[: room - 1], "…"]
    return tuple(
        "  ".join(shown[start : start + LABELS_A_LINE])
        for start in range(0, len(shown), LABELS_A_LINE)
    )
