"""A document's front matter, read back into a cover.

Our own templates wrote it, in a small part of YAML that needs no YAML reader: each line is
`key: value`, the value a bare word or JSON; or `key:` alone, with `- value` lines beneath.
"""

from __future__ import annotations

import dataclasses
import json
import re

from dossier.nouns.page import Cover, CoverFact

_ENTRY = re.compile(r"(?P<key>[a-z_]+):(?: +(?P<value>.*))?$")
_BARE = re.compile(r"[A-Za-z0-9][\w .-]*$")
_ACCENT = re.compile(r"#[0-9a-fA-F]{6}$")
_NAME = re.compile(r"[a-z][a-z0-9-]*$")
_PAPER = re.compile(r"a4$|letter$")
_FONT = re.compile(r"[A-Za-z0-9][A-Za-z0-9 -]{0,63}$")
_ASSET = re.compile(r"[a-z][a-z0-9/-]*\.[a-z]+$")
_NUMBER = re.compile(r"[1-9][0-9]{0,8}$")
_DATE = re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$")
_FORMS = (
    ("accent", _ACCENT),
    ("date", _DATE),
    ("status", _NAME),
    ("edition", _NUMBER),
    ("kind", _NAME),
    ("paper", _PAPER),
    ("sans", _FONT),
    ("serif", _FONT),
    ("logo", _ASSET),
)
_KEYS = {field.name for field in dataclasses.fields(Cover)}
_FENCE = "---"


class FrontMatterError(ValueError):
    """The front matter cannot be read; `line` counts from 1 at the top of the document."""

    def __init__(self, line: int, message: str) -> None:
        """A fault in a line, said in a sentence."""
        super().__init__(message)
        self.line = line


def split_front_matter(markdown: str) -> tuple[list[str], str]:
    """The lines between the fences at the top of a document, and the document without them.

    The document's lines keep their numbers: blank lines stand for what was taken away.

    Raises:
        FrontMatterError: The document does not begin with front matter.
    """
    lines = markdown.split("\n")
    if lines[0] != _FENCE or _FENCE not in lines[1:]:
        raise FrontMatterError(1, "The document does not begin with front matter between `---`.")
    end = lines.index(_FENCE, 1)
    return lines[1:end], "\n" * (end + 1) + "\n".join(lines[end + 1 :])


def read_cover(lines: list[str]) -> Cover:
    """The cover that the lines of a front matter describe.

    Raises:
        FrontMatterError: A line cannot be read, a key is unknown or repeated, title or language
            is missing, or a value is not of its kind.
    """
    values: dict[str, object] = {}
    key = ""
    for number, line in enumerate(lines, start=2):
        if line.lstrip().startswith("- ") and isinstance(values.get(key), list):
            values[key].append(_read_value(line.lstrip()[2:], number))  # type: ignore[attr-defined]
        elif line.strip():
            key, value = _read_entry(line, number)
            if key in values:
                raise FrontMatterError(number, f"The key `{key}` is given twice.")
            values[key] = value
    return _make_cover({key: value for key, value in values.items() if value is not None})


def _read_entry(line: str, number: int) -> tuple[str, object]:
    match = _ENTRY.match(line)
    if match is None:
        raise FrontMatterError(number, f"`{line}` is not `key: value`.")
    key, value = match["key"], (match["value"] or "").strip()
    if key not in _KEYS:
        raise FrontMatterError(number, f"The key `{key}` is unknown.")
    return key, _read_value(value, number) if value else []


def _read_value(text: str, number: int) -> object:
    try:
        return json.loads(text)
    except ValueError:
        if _BARE.match(text):
            return text
        raise FrontMatterError(number, f"`{text}` is neither a word nor JSON.") from None


def _make_cover(values: dict[str, object]) -> Cover:
    facts = tuple(_read_fact(fact) for fact in _as_list(values.pop("facts", [])))
    texts = {key: str(value) for key, value in values.items() if value != []}
    for key in ("title", "language"):
        if key not in texts:
            raise FrontMatterError(1, f"The key `{key}` is missing.")
    for key, form in _FORMS:
        if key in texts and not form.match(texts[key]):
            raise FrontMatterError(1, f"`{texts[key]}` is no {key}.")
    return Cover(facts=facts, **texts)


def _as_list(value: object) -> list[object]:
    if not isinstance(value, list):
        raise FrontMatterError(1, "`facts` is not a list.")
    return value


def _read_fact(fact: object) -> CoverFact:
    match fact:
        case [label, value] | {"label": label, "value": value}:
            return CoverFact(str(label), str(value))
        case _:
            raise FrontMatterError(1, f"`{fact}` is not a label and a value.")
