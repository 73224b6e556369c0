"""Colours reckoned from the theme's one accent, so that charts follow a change of it."""

from __future__ import annotations

_NEARLY_BLACK = 0.04045
"""Up to here sRGB is linear (IEC 61966-2-1)."""

INK, PAPER = "#000000", "#ffffff"
"""Black, not a softer ink: on some middle tones nothing else reaches the contrast of WCAG (4.5)."""


def mix(one: str, other: str, share: float) -> str:
    """`one` with a share (0..1) of `other` in it, channel by channel; colours as `#rrggbb`."""
    channels = (
        round(a + (b - a) * share) for a, b in zip(_channels(one), _channels(other), strict=True)
    )
    return "#" + "".join(f"{channel:02x}" for channel in channels)


def contrasting(fill: str) -> str:
    """The ink, dark or white, that stands out more from a fill.

    Source: contrast ratio and relative luminance of WCAG 2.2.
    """
    light = luminance(fill)
    on_dark = (luminance(PAPER) + 0.05) / (light + 0.05)
    on_light = (light + 0.05) / (luminance(INK) + 0.05)
    return PAPER if on_dark > on_light else INK


def luminance(colour: str) -> float:
    """Relative luminance from 0 (black) to 1 (white)."""
    red, green, blue = (_linear(channel / 255) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= _NEARLY_BLACK else ((channel + 0.055) / 1.055) ** 2.4
