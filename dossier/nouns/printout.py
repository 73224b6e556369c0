"""What is printed on the pages of a PDF, as far as two PDFs can be compared by it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page.

    Attributes:
        lines: What a screen reader reads out, in its order: a line of text, or a part of one.
        margin: The text that it passes over: running heads, page numbers, whatever else was put
            there without being read out.
        look: The SHA-256 (hex) of all that is drawn on the page and laid over it, links too.
    """

    lines: tuple[str, ...]
    margin: tuple[str, ...]
    look: str


@dataclass(frozen=True, slots=True)
class Printout:
    """All pages, with the SHA-256 (hex) of what they are drawn by: fonts, colours, patterns."""

    sheets: tuple[Sheet, ...]
    means: str
