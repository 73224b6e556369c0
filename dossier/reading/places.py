"""From an index into a file's text to the line and column that a person counts."""

from __future__ import annotations

from bisect import bisect_right

from dossier.nouns.diagnostics import Span


class Places:
    """The lines of one file, and the span of any stretch of it."""

    __slots__ = ("_starts", "file", "text")

    def __init__(self, file: str, text: str) -> None:
        """Note where each line of `text` begins; lines end with a line feed."""
        self.file = file
        self.text = text
        self._starts = [0, *(i + 1 for i, character in enumerate(text) if character == "\n")]

    def span(self, start: int, end: int) -> Span:
        """The stretch from `start` up to `end`, or as much of it as stands on its first line.

        Spaces at its end do not count, and it is never empty, nor behind the file's last line.
        """
        start = min(start, len(self.text))
        line = bisect_right(self._starts, start)
        if line > 1 and start == len(self.text) == self._starts[line - 1]:
            line, start = line - 1, start - 1
        begin = self._starts[line - 1]
        stop = self.text.find("\n", start, max(start, end))
        stretch = self.text[start : end if stop < 0 else stop].rstrip()
        return Span(self.file, line, start - begin + 1, max(1, len(stretch)))
