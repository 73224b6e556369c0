"""What is printed on a PDF's pages: its text in reading order, and a digest of what is drawn.

Part of `dossier.edges.pdf`: it knows how pypdf hands out pages, fonts and structure.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from dossier.nouns.printout import Printout, Sheet

MAX_OPERATIONS = 3_000_000
MAX_ELEMENTS = 1_000_000
MAX_DEPTH = 200

_UNREADABLE = "\N{REPLACEMENT CHARACTER}"
"""What stands for a glyph that the PDF does not say the character of."""

_SECTION = re.compile(rb"begin(bfchar|bfrange)(.*?)endbf", re.DOTALL)
_CODE = re.compile(rb"<([0-9A-Fa-f\s]*)>|(\[)|(\])")
_BACK_LINKS = frozenset({"/Parent", "/P", "/Pg", "/StructParent", "/StructParents", "/Popup"})
_PACKING = frozenset({"/Length", "/Filter", "/DecodeParms"})
_LAID_OVER = ("/Annots", "/MediaBox", "/CropBox", "/Rotate", "/UserUnit")

Mark = int | None
"""The number that ties a stretch of a page to the structure, if it has one."""


class TooMuchError(Exception):
    """There is more in the PDF than we read."""


def read_pages(reader: Any) -> Printout:
    """What is printed on each page, and by what means.

    Raises:
        TooMuchError: There is more than any dossier has.
    """
    order = _read_order(reader)
    digester, fonts = _Digester(), _Fonts()
    sheets = []
    for page in reader.pages:
        scribe = _Scribe(fonts)
        if page.get_contents() is not None:
            scribe.read(page.get_contents(), page.get("/Resources", {}))
        marks = order.get(page.indirect_reference.idnum, [])
        known = frozenset(marks)
        over = [digester.digest(page.get(key)) for key in _LAID_OVER]
        sheets.append(
            Sheet(
                lines=tuple(text for mark in marks if (text := scribe.texts.get(mark, "")).strip()),
                margin=tuple(t for mark, t in scribe.stretches if mark not in known and t.strip()),
                look=_hash("\n".join([*scribe.drawn, *over]).encode()),
            )
        )
    means = {digester.digest(page.get("/Resources")) for page in reader.pages}
    return Printout(tuple(sheets), _hash("\n".join(sorted(means)).encode()))


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


# -- the order of reading -------------------------------------------------------------------


def _read_order(reader: Any) -> dict[int, list[int]]:
    """By page, the marks in the order in which the structure has them."""
    root = reader.root_object.get("/StructTreeRoot")
    order: dict[int, list[int]] = {}
    if root is not None:
        for page, mark in _walk(root):
            order.setdefault(page, []).append(mark)
    return order


def _walk(root: Any) -> Iterator[tuple[int, int]]:
    """Every page and mark that the structure names, in its order."""
    waiting: list[tuple[Any, int | None, int]] = [(root.get("/K"), None, 0)]
    count = 0
    while waiting:
        node, page, depth = waiting.pop()
        node = None if node is None else node.get_object()
        count += 1
        if count > MAX_ELEMENTS or depth > MAX_DEPTH:
            raise TooMuchError
        if isinstance(node, list):
            waiting += [(kid, page, depth) for kid in reversed(node)]
        elif isinstance(node, int) and page is not None:
            yield page, node
        elif isinstance(node, dict):
            element: Any = node
            page = element.raw_get("/Pg").idnum if "/Pg" in node else page
            waiting.append((node.get("/MCID", node.get("/K")), page, depth + 1))


# -- text -----------------------------------------------------------------------------------


@dataclass(slots=True)
class _Scribe:
    """Writes down what a page's operations print, by the mark it is printed under."""

    fonts: _Fonts
    stretches: list[tuple[Mark, str]] = field(default_factory=list)
    texts: dict[Mark, str] = field(default_factory=dict)
    drawn: list[str] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    font: Mapping[bytes, str] = field(default_factory=dict)
    count: int = 0

    def read(self, content: Any, resources: Any, depth: int = 0) -> None:
        """Take in a stream of operations with the resources that it names."""
        self.drawn.append(_hash(content.get_data()))
        for operands, operator in content.operations:
            self.count += 1
            if self.count > MAX_OPERATIONS or depth > MAX_DEPTH:
                raise TooMuchError
            match operator:
                case b"Tf":
                    self.font = self.fonts.find(resources, operands[0])
                case b"Tj" | b"'" | b'"' | b"TJ":
                    self._write(_decode(operands[-1], self.font))
                case b"Do":
                    self._enter(operands[0], resources, depth)
                case b"BDC" | b"BMC" | b"EMC":
                    self._mark(operands, operator)

    def _mark(self, operands: Any, operator: bytes) -> None:
        if operator != b"EMC":
            self.marks.append(_mark_of(operands, self.marks))
        elif self.marks:
            self.marks.pop()

    def _write(self, text: str) -> None:
        mark = self.marks[-1] if self.marks else None
        self.stretches.append((mark, text))
        self.texts[mark] = self.texts.get(mark, "") + text

    def _enter(self, name: str, resources: Any, depth: int) -> None:
        from pypdf.generic import ContentStream  # noqa: PLC0415 - slow to import

        inner = resources["/XObject"][name].get_object()
        if inner.get("/Subtype") == "/Form":
            content = ContentStream(inner, None)
            self.read(content, inner.get("/Resources", resources), depth + 1)


def _mark_of(operands: Any, marks: list[Mark]) -> Mark:
    properties = operands[1] if len(operands) > 1 else {}
    if isinstance(properties, dict) and "/MCID" in properties:
        return int(properties["/MCID"])
    return marks[-1] if marks else None


def _decode(operand: Any, font: Mapping[bytes, str]) -> str:
    pieces = operand if isinstance(operand, list) else [operand]
    return "".join(_characters(piece, font) for piece in pieces if not _is_shift(piece))


def _is_shift(piece: Any) -> bool:
    return not hasattr(piece, "original_bytes") and not isinstance(piece, bytes)


def _characters(piece: Any, font: Mapping[bytes, str]) -> str:
    raw: bytes = getattr(piece, "original_bytes", piece)
    width = max(map(len, font), default=1)
    codes = (raw[start : start + width] for start in range(0, len(raw), width))
    return "".join(font.get(code, _UNREADABLE) for code in codes)


class _Fonts:
    """The characters of each font's codes, read once."""

    def __init__(self) -> None:
        self._known: dict[int, Mapping[bytes, str]] = {}

    def find(self, resources: Any, name: str) -> Mapping[bytes, str]:
        """The characters of a font by their codes; none for a font that does not say."""
        font = resources["/Font"][name].get_object()
        if id(font) not in self._known:
            table = font.get("/ToUnicode")
            data = b"" if table is None else table.get_object().get_data()
            self._known[id(font)] = dict(_read_table(data))
        return self._known[id(font)]


def _read_table(data: bytes) -> Iterator[tuple[bytes, str]]:
    """The pairs of code and character in a `ToUnicode` table (ISO 32000-1, 9.10.3)."""
    for section in _SECTION.finditer(data):
        tokens = [_token(match) for match in _CODE.finditer(section[2])]
        step = 2 if section[1] == b"bfchar" else 3
        for start in range(0, len(tokens) - step + 1, step):
            first, *rest = tokens[start : start + step]
            if b"[" in rest:
                raise ValueError("a font's table of characters is of an unknown form")
            if step == 2:  # noqa: PLR2004 - a pair
                yield first, rest[0].decode("utf-16-be", "replace")
            else:
                yield from _read_range(first, *rest)


def _token(match: re.Match[bytes]) -> bytes:
    return bytes.fromhex(match[1].decode()) if match[1] is not None else match[0]


def _read_range(first: bytes, last: bytes, to: bytes) -> Iterator[tuple[bytes, str]]:
    low, high = int.from_bytes(first), int.from_bytes(last)
    if high - low > 0xFFFF:  # noqa: PLR2004 - as many codes as two bytes have
        raise TooMuchError
    for shift in range(high - low + 1):
        target = (int.from_bytes(to) + shift).to_bytes(len(to))
        yield (low + shift).to_bytes(len(first)), target.decode("utf-16-be", "replace")


# -- digests --------------------------------------------------------------------------------


class _Digester:
    """Digests of objects by what they hold, whatever their numbers and places in the file."""

    def __init__(self) -> None:
        self._known: dict[int, str] = {}
        self._count = 0

    def digest(self, value: Any, depth: int = 0) -> str:
        """The SHA-256 (hex) of an object with all that it refers to, but not what it is part of."""
        self._count += 1
        if self._count > MAX_ELEMENTS or depth > MAX_DEPTH:
            raise TooMuchError
        number = getattr(value, "idnum", None)
        if number is None:
            return self._digest_plain(value, depth)
        if number not in self._known:
            self._known[number] = "a circle"
            self._known[number] = self._digest_plain(value.get_object(), depth)
        return self._known[number]

    def _digest_plain(self, value: Any, depth: int) -> str:
        if isinstance(value, dict):
            return self._digest_dictionary(value, depth)
        if isinstance(value, list):
            return _hash("\n".join(["list", *(self.digest(x, depth + 1) for x in value)]).encode())
        if isinstance(value, float | int) and not isinstance(value, bool):
            return _hash(f"{float(value):.4f}".encode())
        return _hash(repr(value).encode())

    def _digest_dictionary(self, value: Any, depth: int) -> str:
        keys = sorted(value.keys() - _BACK_LINKS - _PACKING)
        parts = [f"{key} {self.digest(value.raw_get(key), depth + 1)}" for key in keys]
        if hasattr(value, "get_data"):
            parts.append(_hash(value.get_data()))
        return _hash("\n".join(["dict", *parts]).encode())
