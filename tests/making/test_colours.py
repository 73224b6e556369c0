"""Colours: mixed channel by channel, and an ink that is legible on any fill."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.making.colours import INK, PAPER, contrasting, luminance, mix

LEGIBLE = 4.5
"""The least contrast of text by WCAG 2.2, level AA."""

colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")
shares = st.floats(0, 1)


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted([luminance(one), luminance(other)])
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize(
    ("one", "other", "share", "mixed"),
    [
        ("#000000", "#ffffff", 0, "#000000"),
        ("#000000", "#ffffff", 1, "#ffffff"),
        ("#000000", "#ffffff", 0.5, "#808080"),
        ("#1f4e79", "#ffffff", 0.72, "#c0cdd9"),
        ("#FF0000", "#0000FF", 0.25, "#bf0040"),
    ],
)
def test_mixing(one: str, other: str, share: float, mixed: str) -> None:
    assert mix(one, other, share) == mixed


@pytest.mark.parametrize(
    ("colour", "light"), [("#000000", 0), ("#ffffff", 1), ("#ff0000", 0.2126), ("#808080", 0.2159)]
)
def test_luminance(colour: str, light: float) -> None:
    assert luminance(colour) == pytest.approx(light, abs=1e-4)


@pytest.mark.parametrize(
    ("fill", "ink"), [("#ffffff", INK), ("#ffff00", INK), ("#1f4e79", PAPER), ("#000000", PAPER)]
)
def test_ink_stands_out(fill: str, ink: str) -> None:
    assert contrasting(fill) == ink


@given(colours)
def test_the_better_ink_is_taken(fill: str) -> None:
    best = max(contrast(INK, fill), contrast(PAPER, fill))
    assert contrast(contrasting(fill), fill) == best


@given(colours, shares)
def test_figures_in_a_cell_are_legible_whatever_the_accent(accent: str, share: float) -> None:
    fill = mix("#ffffff", accent, share)
    assert contrast(contrasting(fill), fill) >= LEGIBLE
