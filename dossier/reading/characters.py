r"""Characters that no file may hold: those that nobody sees, or that reorder what one sees.

They are refused in the whole file, comments included, and also where an escape such as
`"\u202E"` would smuggle them in. What only names may not hold is judged in `check`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import islice

from dossier.nouns.diagnostics import Diagnostic, Span, error
from dossier.reading.places import Places

PROBLEMS_NAMED = 20
"""A binary file would fill the screen: after so many bad characters the rest goes unnamed."""

STRANGERS_KNOWN = 500
"""How many characters without a meaning of their own are told apart in one text. A pattern of tens
of thousands takes seconds to make; such a text is refused for the first ones already."""

SHOWN_CHARACTERS = 60
"""A message repeats no more of a value than this: it must stay a sentence."""

DIRECTION_CONTROLS = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
"""They change the order in which text is shown: https://www.unicode.org/reports/tr9/."""

_LINE_BREAKS = "\u0085\u2028\u2029"
"""Line breaks to some programs (YAML 1.1 among them) and plain characters to others."""

_CONTROLS = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f"
_UNSEEN = "\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"
_SURROGATES = r"\ud800-\udfff"
_ANYWHERE = f"{DIRECTION_CONTROLS}{_LINE_BREAKS}{_CONTROLS}{_UNSEEN}{_SURROGATES}"

_MEANINGLESS = frozenset({"Cn", "Co"})
"""Characters that Unicode has not assigned, noncharacters among them, and those of private use:
each font draws them as it likes, or not at all."""

_BAD_IN_FILE = re.compile(rf"\r(?!\n)|[\t{_ANYWHERE}]")
_BAD_IN_VALUE = re.compile(rf"[\t\r{_ANYWHERE}]")
_HARMLESS = {"\t": "\t", "\r": "\n"}
_DIRECTION = re.compile(f"[{DIRECTION_CONTROLS}]")
_ESCAPE = re.compile(
    r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|([^\n]))", re.ASCII
)
_SHORT_ESCAPES = {
    "0": "\0", "a": "\a", "b": "\b", "t": "\t", "\t": "\t", "v": "\v", "f": "\f",
    "r": "\r", "e": "\x1b", "N": "\x85", "L": "\u2028", "P": "\u2029",
}  # fmt: skip


def find_bad_characters(text: str, places: Places) -> Iterator[Diagnostic]:
    """One error for each of the first bad characters of a whole file."""
    for match in islice(_bad_in(text, _BAD_IN_FILE).finditer(text), PROBLEMS_NAMED):
        yield _refuse_character(match[0], places.span(match.start(), match.end()))


def has_bad_character(value: str) -> bool:
    """Whether a value holds a character that only an escape can have put there."""
    return _bad_in(value, _BAD_IN_VALUE).search(value) is not None


def clean_value(value: str) -> str:
    """The value with each bad character replaced by U+FFFD, so that none gets any further."""
    return _bad_in(value, _BAD_IN_VALUE).sub("\ufffd", value)


def find_bad_escapes(start: int, end: int, places: Places) -> Iterator[Diagnostic]:
    """One error for each escape, between two indexes of the file, of a bad character."""
    for match in _ESCAPE.finditer(places.text, start, end):
        character = _unescape(match)
        if has_bad_character(character):
            yield _refuse_character(character, places.span(match.start(), match.end()))


def without_bad_characters(text: str) -> str:
    """The text with each bad character but tabs replaced, so that reading can go on behind it.

    A lone carriage return, the line end of old systems, becomes a line feed.
    """
    return _bad_in(text, _BAD_IN_FILE).sub(lambda match: _HARMLESS.get(match[0], "\ufffd"), text)


def name_character(character: str) -> str:
    """What a character is called, such as `U+202E RIGHT-TO-LEFT OVERRIDE`."""
    code_point = f"U+{ord(character):04X}"
    name = unicodedata.name(character, "")
    return f"{code_point} {name}" if name else code_point


def shorten(text: str) -> str:
    """The text on one line, cut behind 60 characters, as a message can quote it."""
    line = text.replace("\n", " ")
    return line if len(line) <= SHOWN_CHARACTERS else line[: SHOWN_CHARACTERS - 1] + "…"


def _bad_in(text: str, pattern: re.Pattern[str]) -> re.Pattern[str]:
    """The pattern, widened by those characters of the text that have no meaning of their own."""
    if text.isascii():
        return pattern
    category = unicodedata.category
    meaningless = (each for each in dict.fromkeys(text) if category(each) in _MEANINGLESS)
    strangers = sorted(islice(meaningless, STRANGERS_KNOWN))
    return re.compile(f"{pattern.pattern}|[{''.join(strangers)}]") if strangers else pattern


def _unescape(match: re.Match[str]) -> str:
    digits = match[1] or match[2] or match[3]
    return chr(int(digits, 16)) if digits else _SHORT_ESCAPES.get(match[4], match[4])


def _refuse_character(character: str, span: Span) -> Diagnostic:
    name = name_character(character)
    if character == "\t":
        return error("yaml/tab", "The file holds a tab.", span, "Use spaces.")
    if _DIRECTION.match(character):
        message = f"{name} changes the direction of the text around it and is refused."
        return error("yaml/direction-control", message, span, "Delete it.")
    message = f"{name} is a character that cannot be shown and is refused."
    return error("yaml/character", message, span, "Delete it, or use a space.")
