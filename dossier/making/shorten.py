"""Text cut to a length, for a page on which everything has to find its place."""

from __future__ import annotations

import unicodedata

ELLIPSIS = "…"


def shorten(text: str, width: int) -> str:
    """The text in at most `width` columns, a Han character taking two; cut, it ends in `…`.

    It is cut between words where a word ends in the latter half of the room there is.
    """
    if measure(text) <= width:
        return text
    room = width - measure(ELLIPSIS)
    kept = ""
    for character in text:
        if measure(kept + character) > room:
            break
        kept += character
    head, space, _ = kept.rpartition(" ")
    if space and measure(head) * 2 >= room:
        kept = head
    return kept.rstrip(" ,;:，；：、") + ELLIPSIS  # noqa: RUF001 - full-width on purpose


def measure(text: str) -> int:
    """How many columns a text takes: two for a wide character, one for any other."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
