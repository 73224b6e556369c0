"""What YAML 1.2 forbids though the parser takes it: layout that other programs read otherwise.

libyaml is lenient in five places. It lets a comment touch what stands before it, it does not
mind how the lines of a text in quotes or of a list in brackets are indented, it takes `?key`
in brackets for `key` and a lone `-` there for a text, and it drops the text of a block whose
first lines are blank and too long.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

from dossier.nouns.diagnostics import Diagnostic, Span, error
from dossier.reading.places import Places

_TOP = -1
"""The column of the block around a whole file: its lines may begin in column 0."""

_COMMENT = re.compile(r"#[^\n]*")
_LINE = re.compile(r"\n( *)([^ \r\n])")
_BLOCK_HEADER = re.compile(r"[|>][-+0-9]*(#)")
_COMMENT_BEHIND_BLANKS = re.compile(r"[^\n]*\n(?:[ \r]*\n)*( +)#")

_APART = "Put a space before the `#`, or the text in quotes."
_DEEPER = "Indent it deeper than the key."


class Layout:
    """Looks on as events go by, and collects what their layout should not be.

    What is `found` is in the order of the file.
    """

    def __init__(self, places: Places) -> None:
        """Nothing is found yet; `places` holds the text that the events are of."""
        self.found: list[Diagnostic] = []
        self._places = places
        self._text = places.text
        self._seen = 0
        self._around: list[int | None] = []
        """The column of each open block, or None for an open bracket."""
        self._bracket = 0

    def watch(self, events: Iterator[Any]) -> Iterator[Any]:
        """The same events, each looked at before it is handed on."""
        for event in events:
            if isinstance(event, yaml.ScalarEvent):
                self._look_at_scalar(event)
            elif isinstance(event, yaml.CollectionStartEvent):
                self._open(event)
            elif isinstance(event, yaml.CollectionEndEvent):
                self._close(event)
            elif isinstance(event, yaml.StreamEndEvent):
                self._look_at_gap(len(self._text))
            yield event

    @property
    def _column(self) -> int:
        """Where the innermost block begins."""
        return next((each for each in reversed(self._around) if each is not None), _TOP)

    def _look_at_scalar(self, event: Any) -> None:
        start, end = event.start_mark.index, event.end_mark.index
        self._look_at_gap(start)
        self._seen = end
        if start < end:
            self._look_before(start)
        if event.implicit[0] and event.value == "-" and None in self._around:
            span = self._places.span(start, end)
            self._refuse("A `-` stands alone in brackets.", span, "Put it in quotes.")
        if event.style in {'"', "'"}:
            self._look_at_lines(start, end, is_text=True)
        elif event.style in {"|", ">"}:
            self._look_at_block(event, start)

    def _open(self, event: Any) -> None:
        start = event.start_mark.index
        if not event.flow_style:
            self._around.append(event.start_mark.column)
            return
        if None not in self._around:
            self._bracket = start
        self._look_before(start)
        self._around.append(None)

    def _close(self, event: Any) -> None:
        is_bracket = self._around.pop() is None
        if is_bracket and None not in self._around:
            self._look_at_lines(self._bracket, event.end_mark.index, is_text=False)

    # -- what is forbidden ------------------------------------------------------------------

    def _look_at_gap(self, end: int) -> None:
        """Comments between two scalars: what is no scalar holds no other `#`."""
        if self._text.find("#", self._seen, end) < 0:
            return
        for match in _COMMENT.finditer(self._text, self._seen, end):
            if match.start() and self._text[match.start() - 1] not in " \n":
                self._refuse_comment(match.start())

    def _look_before(self, start: int) -> None:
        if None in self._around and self._text[start - 1] == "?":
            message = "A key begins with `?`, which programs read in two ways."
            self._refuse(message, self._places.span(start - 1, start + 1), "Put it in quotes.")

    def _look_at_lines(self, start: int, end: int, *, is_text: bool) -> None:
        """Lines of a text in quotes or of a bracket: they go on deeper than the block around."""
        for match in _LINE.finditer(self._text, start, end):
            if len(match[1]) <= self._column and (is_text or match[2] != "#"):
                message = "This line goes on with what stands above it, but is not indented for it."
                self._refuse(message, self._places.span(match.start(2), match.start(2) + 1))
                return

    def _look_at_block(self, event: Any, start: int) -> None:
        header = _BLOCK_HEADER.match(self._text, start)
        if header:
            self._refuse_comment(header.start(1))
        comment = _COMMENT_BEHIND_BLANKS.match(self._text, start)
        if comment and not event.value.strip("\n") and len(comment[1]) > self._column:
            message = "The blank lines above are indented deeper than this first line of the text."
            span = self._places.span(comment.end() - 1, comment.end())
            self._refuse(message, span, "Empty the blank lines.")

    def _refuse_comment(self, start: int) -> None:
        message = "A comment begins here without a space before it."
        self._refuse(message, self._places.span(start, start + 1), _APART)

    def _refuse(self, message: str, span: Span, hint: str = _DEEPER) -> None:
        self.found.append(error("yaml/layout", message, span, hint))
