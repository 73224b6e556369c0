"""How Chinese is set: the space that punctuation takes, and the gap between scripts.

A full-width mark fills a square, half of it blank. Where two blanks meet, as between a closing
bracket and a full stop, one of them is closed up, by setting that mark half as wide. Between Han
characters and Latin letters or figures stands a gap of about a quarter of the size.

Source: Requirements for Chinese Text Layout (W3C, clreq), 3.1.6 "Compression of punctuation" and
3.2.2 "Mixed text composition"; the pairs are those of CSS Text 4, "Collapsing full-width
punctuation". A line that ends or begins with a mark keeps its blank: only the engine knows lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markdown_it.token import Token

OPENING = frozenset("（《〈「『【〔〖“‘")  # noqa: RUF001 - full-width on purpose
CLOSING = frozenset("）》〉」』】〕〗”’，。、；：！？")  # noqa: RUF001 - full-width on purpose

_HAN = r"[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af]"
_LETTER = r"A-Za-z0-9\u00c0-\u024f"
_GAP = re.compile(rf"(?<={_HAN})(?=[{_LETTER}$€£±\u2212<≥≤])|(?<=[{_LETTER}%‰°+])(?={_HAN})")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text; `is_half` says that it is one mark set half as wide."""

    text: str
    is_half: bool = False


def set_han(text: str, before: str = "", after: str = "") -> Iterator[Piece]:
    """The text in pieces as it is to be set, with gaps between the scripts.

    `before` and `after` are the characters beside it, which decide with it what is closed up;
    either is empty where nothing stands there. Nothing but spaces is added to the text.
    """
    spaced = _GAP.sub(" ", f"{before}{text}{after}")
    shown = spaced[len(before) : len(spaced) - len(after)]
    run = ""
    for index, character in enumerate(shown):
        left = shown[index - 1] if index else before
        right = shown[index + 1] if index + 1 < len(shown) else after
        if not is_closed_up(left, character, right):
            run += character
            continue
        if run:
            yield Piece(run)
        run = ""
        yield Piece(character, is_half=True)
    if run:
        yield Piece(run)


def is_closed_up(left: str, mark: str, right: str) -> bool:
    """Whether a character between two others gives up its blank half."""
    if mark in CLOSING:
        return right in CLOSING or right in OPENING
    return mark in OPENING and left in OPENING


def set_tokens(tokens: list[Token]) -> None:
    """Set the running text of parsed Markdown; code keeps its own spacing."""
    for block in tokens:
        if block.children:
            block.children = list(_set_children(block.children))


def _set_children(children: list[Token]) -> Iterator[Token]:
    for index, child in enumerate(children):
        if child.type != "text":
            yield child
            continue
        before = _edge(children[:index][::-1], -1)
        after = _edge(children[index + 1 :], 0)
        for piece in set_han(child.content, before, after):
            yield from _mark(piece, child)


def _edge(neighbours: list[Token], end: int) -> str:
    """The nearest character beside a text; none beyond a break, an image or code."""
    for neighbour in neighbours:
        if neighbour.type == "text" and neighbour.content:
            return neighbour.content[end]
        if neighbour.type in {"softbreak", "hardbreak", "image", "code_inline"}:
            break
    return ""


def _mark(piece: Piece, child: Token) -> Iterator[Token]:
    text = Token("text", "", 0, content=piece.text, level=child.level)
    if not piece.is_half:
        yield text
        return
    yield Token("half_open", "span", 1, {"class": "half"}, level=child.level)
    yield text
    yield Token("half_close", "span", -1, level=child.level)
