"""Where two versions of the same thing part: figures, lines of text, printed pages."""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest

from dossier.nouns.printout import Printout, Sheet

_KEYS = ("id", "criterion", "brief", "dimension")
"""What records of a list are told apart by, so that a path names them."""

_TOLERANCE = 1e-9
"""Of figures: another processor may differ in the last bits, no rounding for reading does."""

_HEAD_LINES = 20
"""What the head of a table has at most, a cell being a line or two."""

_ABSENT = object()
_SPACE = re.compile(r"\s+")
_DIGITS = re.compile(r"\d+")
_LEADER = re.compile(r"\.{4,}\d*")


# -- figures --------------------------------------------------------------------------------


def compare_values(attached: object, computed: object, path: str = "") -> Iterator[str]:
    """Each place where two JSON values differ, as `partner.proven: attached 96, computed 40.2`."""
    if isinstance(attached, Mapping) and isinstance(computed, Mapping):
        for key in dict.fromkeys([*computed, *attached]):
            yield from compare_values(
                attached.get(key, _ABSENT), computed.get(key, _ABSENT), f"{path}.{key}"
            )
    elif isinstance(attached, list) and isinstance(computed, list):
        yield from _compare_lists(attached, computed, path)
    elif not _is_same(attached, computed):
        yield f"{_name(path)}: attached {_show(attached)}, computed {_show(computed)}"


def _compare_lists(attached: list[object], computed: list[object], path: str) -> Iterator[str]:
    ours, theirs = _by_key(computed), _by_key(attached)
    if ours is None or theirs is None:
        pairs = enumerate(zip_longest(attached, computed, fillvalue=_ABSENT), start=1)
        for position, (one, other) in pairs:
            yield from compare_values(one, other, f"{path}[{position}]")
        return
    yield from compare_values(theirs, ours, path)
    if list(ours) != list(theirs) and ours.keys() == theirs.keys():
        order = ", ".join(theirs)
        yield f"{_name(path)}: attached in the order {order}, computed {', '.join(ours)}"


def _by_key(records: list[object]) -> dict[str, object] | None:
    """The records by what names them; None where nothing does, or one name stands twice."""
    for key in _KEYS:
        named: dict[str, object] = {
            str(record[key]): record
            for record in records
            if isinstance(record, Mapping) and key in record
        }
        if len(named) == len(records):
            return named
    return None


def _is_same(one: object, other: object) -> bool:
    is_number = [isinstance(x, int | float) and not isinstance(x, bool) for x in (one, other)]
    if all(is_number):
        return math.isclose(one, other, rel_tol=_TOLERANCE, abs_tol=_TOLERANCE)  # type: ignore[arg-type]
    return type(one) is type(other) and one == other


def _name(path: str) -> str:
    return path.removeprefix(".") or "the whole"


def _show(value: object) -> str:
    return "nothing" if value is _ABSENT else json.dumps(value, ensure_ascii=False)


# -- lines ----------------------------------------------------------------------------------


def compare_lines(attached: str, computed: str) -> Iterator[str]:
    """Each stretch of lines that differs, as `line 44: attached `…`, made anew `…``."""
    one, other = attached.split("\n"), computed.split("\n")
    for tag, start, end, other_start, other_end in _opcodes(one, other):
        if tag != "equal":
            was, now = " ⏎ ".join(one[start:end]), " ⏎ ".join(other[other_start:other_end])
            yield f"line {start + 1}: attached {_quote(was, now)}, made anew {_quote(now, was)}"


def _opcodes(one: Sequence[str], other: Sequence[str]) -> Sequence[tuple[str, int, int, int, int]]:
    return SequenceMatcher(None, one, other, autojunk=False).get_opcodes()


# -- pages ----------------------------------------------------------------------------------


def compare_texts(printed: Printout, made: Printout) -> Iterator[str]:
    """Each difference between what is printed and what the data print, with its page.

    White space and the ends of lines do not count. With other fonts pages break elsewhere; then
    the numbers in the contents and the heads that tables repeat do not count either.
    """
    has_other_fonts = printed.means != made.means
    one = [(page, line) for page, s in enumerate(printed.sheets, 1) for line in _lines(s)]
    other = [line for sheet in made.sheets for line in _lines(sheet)]
    texts, made_lines = [line for _, line in one], Counter(other)
    for tag, start, end, other_start, other_end in _opcodes(texts, other):
        was, now = texts[start:end], other[other_start:other_end]
        is_same = tag == "equal" or _fold(was) == _fold(now)
        if not is_same and not (has_other_fonts and _is_paging(was, now, made_lines)):
            page = one[min(start, len(one) - 1)][0] if one else 1
            shown = _quote(" ".join(was), " ".join(now)), _quote(" ".join(now), " ".join(was))
            yield f"page {page}: printed {shown[0]}, by the data {shown[1]}"
    yield from _compare_margins(printed.sheets, made.sheets)


def compare_looks(printed: Printout, made: Printout) -> tuple[int, ...]:
    """The pages, counted from 1, on which something else is drawn than the data draw."""
    pairs = zip_longest(printed.sheets, made.sheets)
    return tuple(
        page
        for page, (one, other) in enumerate(pairs, start=1)
        if one is None or other is None or one.look != other.look
    )


def _lines(sheet: Sheet) -> Iterator[str]:
    """The lines of a page; the dots that lead to a page number make one line with it."""
    dots = 0
    for line in sheet.lines:
        if line.strip() == ".":
            dots += 1
        else:
            yield "." * dots + line
            dots = 0
    if dots:
        yield "." * dots


def _fold(lines: Sequence[str]) -> str:
    return _SPACE.sub("", "".join(lines))


def _is_paging(was: Sequence[str], now: Sequence[str], made: Counter[str]) -> bool:
    """Whether a difference is one of page numbers in the contents, or of a repeated head."""
    one, other = (_LEADER.sub("", _fold(lines)) for lines in (was, now))
    return one == other or (
        not (was and now)
        and len(was) + len(now) <= _HEAD_LINES
        and all(made[line] > (1 if now else 0) for line in (*was, *now))
    )


def _compare_margins(printed: Sequence[Sheet], made: Sequence[Sheet]) -> Iterator[str]:
    """What stands outside the text that is read out: heads, page numbers, the mark of a draft."""
    usual = Counter(text for sheet in made for text in _margin(sheet))
    for page, (sheet, own) in enumerate(zip_longest(printed, made), start=1):
        if sheet is None:
            continue
        # A page more than there should be has the margins that most pages have.
        wanted = Counter(_margin(own)) if own else Counter(dict.fromkeys(usual, 1))
        found = Counter(_margin(sheet))
        for text in (found - wanted).keys() if own else found.keys() - usual.keys():
            yield f"page {page}: `{text}` stands outside the text that is read out"
        for text in (wanted - found).keys() if own else ():
            yield f"page {page}: `{text}` is missing from the margin"


def _margin(sheet: Sheet) -> list[str]:
    return [_DIGITS.sub("#", _fold([text])) for text in sheet.margin]


# -- words ----------------------------------------------------------------------------------

_AROUND = 24
_SHOWN = 160


def _quote(text: str, other: str) -> str:
    """The part of a text in which it parts from another, with some of what is around it."""
    if not text:
        return "nothing"
    start = _common(text, other)
    end = _common(text[start:][::-1], other[start:][::-1])
    first, last = max(0, start - _AROUND), min(len(text), len(text) - end + _AROUND)
    shown = text[first:last]
    shown = shown if len(shown) <= _SHOWN else f"{shown[: _SHOWN - 1]}…"
    head, tail = "…" if first else "", "…" if last < len(text) else ""
    return f"`{head}{shown}{tail}`"


def _common(one: str, other: str) -> int:
    """How many characters two texts have in common at their beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((i for i, (a, b) in pairs if a != b), min(len(one), len(other)))
