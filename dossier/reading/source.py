"""YAML text to a Document: plain values, and the place of each key and value.

The text is read as events and never constructed: no tag is looked up, no class is called.
Tags, anchors, aliases, merge keys, directives and second documents are refused, as are keys
that repeat; what is left means the same to every program that reads YAML 1.2.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NoReturn

import yaml

from dossier.nouns.diagnostics import Checked, Diagnostic, Span, by_place, error
from dossier.nouns.document import Document, Path, Scalar, Value
from dossier.reading.characters import (
    clean_value,
    find_bad_characters,
    find_bad_escapes,
    has_bad_character,
    shorten,
    without_bad_characters,
)
from dossier.reading.layout import Layout
from dossier.reading.places import Places
from dossier.reading.scalars import (
    MAX_NUMBER_CHARACTERS,
    NotFiniteError,
    NumberTooLongError,
    is_key_text,
    resolve_plain,
)
from dossier.reading.syntax import explain_syntax_error

MAX_BYTES = 256_000
"""About 3,000 lines of Chinese prose: six times the longest profile we have seen."""

MAX_DEPTH = 20
"""The deepest field of a rubric lies 9 down, plus nested conditions. The parser takes time by
the square of the depth, and recursion ends in a crash."""

MAX_NODES = 20_000
"""Ten times the keys and values of the longest profile we have seen."""

MAX_SCALAR_CHARACTERS = 16_000
"""Four times the longest text that any field takes."""

_Events = Iterator[Any]
"""libyaml's events; their attributes are typed only in part."""

_MARK = re.compile(r"\S{1,40}?(?=[\s,\]}]|$)|\S{1,40}", re.MULTILINE)
"""An anchor or tag as far as a message names it."""

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def read_document(file: str, data: bytes) -> Checked[Document]:
    """The values of a file with their places, and everything that is wrong with it as YAML.

    There is a document as long as the file could be read to its end, even when something in it
    was refused, so that the next stage can report its own findings beside these.

    Args:
        file: The name that spans carry, as the user should see it.
        data: UTF-8; a byte order mark at the start is skipped, as some editors write one.
    """
    if len(data) > MAX_BYTES:
        message = f"The file has {len(data):,} bytes; at most {MAX_BYTES:,} are read."
        return _nothing(error("yaml/too-large", message, Span(file, 1, 1)))
    try:
        text = data.removeprefix(_BYTE_ORDER_MARK).decode("utf-8")
    except UnicodeDecodeError as problem:
        return _nothing(_refuse_encoding(file, data, problem))
    return _read_text(Places(file, text))


def _nothing(*found: Diagnostic) -> Checked[Document]:
    return Checked(None, tuple(sorted(found, key=by_place)))


def _refuse_encoding(file: str, data: bytes, problem: UnicodeDecodeError) -> Diagnostic:
    before = data[: problem.start].removeprefix(_BYTE_ORDER_MARK).decode("utf-8")
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    message = f"The byte 0x{data[problem.start]:02X} is not part of UTF-8 text."
    return error("yaml/encoding", message, Span(file, line, column), "Save the file as UTF-8.")


def _read_text(places: Places) -> Checked[Document]:
    found = list(find_bad_characters(places.text, places))
    if any(problem.code == "yaml/tab" for problem in found):
        return _nothing(*found)
    reader, layout = _Reader(places), Layout(places)
    try:
        value = reader.read_stream(layout.watch(_parse(places.text)))
    except _CannotGoOnError as stop:
        return _nothing(*found, *layout.found, *reader.found, stop.diagnostic)
    except yaml.YAMLError as problem:
        end = explain_syntax_error(problem, places)
        return _nothing(*found, *layout.found, *reader.found, end)
    document = Document(places.file, places.text, value, reader.keys, reader.values)
    found += [*layout.found, *reader.found]
    return Checked(document, tuple(sorted(found, key=by_place)))


def _parse(text: str) -> _Events:
    """The events of a text; a last line without its line break is read as if it had one."""
    ended = text if text.endswith("\n") else f"{text}\n"
    return iter(yaml.parse(without_bad_characters(ended), Loader=yaml.CSafeLoader))


class _CannotGoOnError(Exception):
    """Reading ends here, with this diagnostic."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


class _Reader:
    """Builds values from events, and collects what it refuses on the way."""

    def __init__(self, places: Places) -> None:
        self.places = places
        self.found: list[Diagnostic] = []
        self.keys: dict[Path, Span] = {}
        self.values: dict[Path, Span] = {}
        self._nodes = 0

    def read_stream(self, events: _Events) -> Value:
        """The value of the one document in the stream."""
        next(events)
        start = next(events)
        if not isinstance(start, yaml.DocumentStartEvent):
            self._stop("yaml/empty", "The file is empty.", Span(self.places.file, 1, 1))
        if start.version or start.tags:
            message = "Lines beginning with `%` are not read."
            self._refuse("yaml/directive", message, self._event_span(start), "Delete them.")
        value = self._read_top(next(events), events)
        next(events)
        behind = next(events)
        if isinstance(behind, yaml.DocumentStartEvent):
            message = "A second document begins here; a file holds one."
            self._stop("yaml/second-document", message, self._event_span(behind))
        return value

    def _read_top(self, event: Any, events: _Events) -> Value:
        value = self._read_node(event, (), events)
        if value is None:
            self._stop("yaml/empty", "The file is empty.", Span(self.places.file, 1, 1))
        if not isinstance(value, dict):
            message = "The file is not a mapping: it must consist of `key: value` pairs."
            self._stop("yaml/not-a-mapping", message, self.values[()])
        return value

    def _read_node(self, event: Any, path: Path, events: _Events) -> Value:
        self._admit(event, path)
        if isinstance(event, yaml.ScalarEvent):
            self.values[path] = (
                self._event_span(event) if event.value else self._gap_span(event, path)
            )
            return self._read_scalar(event)
        if isinstance(event, yaml.MappingStartEvent):
            return self._read_mapping(event, path, events)
        return self._read_sequence(event, path, events)

    def _admit(self, event: Any, path: Path) -> None:
        """Count the node, and refuse it if it is not plain YAML or exceeds a limit."""
        self._nodes += 1
        if self._nodes > MAX_NODES:
            message = f"The file has more than {MAX_NODES:,} keys and values."
            self._stop("yaml/too-many-nodes", message, self._event_span(event))
        if isinstance(event, yaml.AliasEvent):
            name = shorten(str(event.anchor))
            message = f"`*{name}` repeats another part of the file; aliases are not read."
            self._stop("yaml/alias", message, self._event_span(event), "Write it out.")
        if isinstance(event, yaml.CollectionStartEvent) and len(path) >= MAX_DEPTH:
            message = f"Values are nested more than {MAX_DEPTH} deep."
            self._stop("yaml/too-deep", message, self._event_span(event))
        if event.anchor is not None:
            self._refuse_mark(event, "yaml/anchor", f"&{event.anchor}")
        if event.tag is not None:
            self._refuse_mark(event, "yaml/tag", "!")

    def _refuse_mark(self, event: Any, code: str, begins: str) -> None:
        start = self.places.text.find(begins, event.start_mark.index)
        match = _MARK.match(self.places.text, start)
        word = match[0] if match else begins
        message = f"`{clean_value(word)}` is a YAML {code.removeprefix('yaml/')}; none are read."
        span = self.places.span(start, start + len(word))
        self._refuse(code, message, span, "Delete it, or put the text in quotes.")

    # -- collections ------------------------------------------------------------------------

    def _read_sequence(self, start: Any, path: Path, events: _Events) -> Value:
        items: list[Value] = []
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                self._note_collection(start, event, path)
                break
            items.append(self._read_node(event, (*path, len(items)), events))
        return tuple(items)

    def _read_mapping(self, start: Any, path: Path, events: _Events) -> Value:
        pairs: dict[str, Value] = {}
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                self._note_collection(start, event, path)
                break
            key = self._read_key(event, path, events)
            if key is not None and key not in pairs:
                pairs[key] = self._read_node(next(events), (*path, key), events)
            else:
                self._pass_over(next(events), path, events)
        return pairs

    def _read_key(self, event: Any, path: Path, events: _Events) -> str | None:
        """The key as text, or None if it was refused."""
        if not isinstance(event, yaml.ScalarEvent):
            self._pass_over(event, path, events)
            message = "A list or mapping is used as a key."
            self._refuse("yaml/key", message, self._event_span(event), "Use a text.")
            return None
        self._admit(event, path)
        span, key = self._event_span(event), self._read_text(event)
        if event.implicit[0] and not self._admit_plain_key(key, span):
            return None
        if (*path, key) in self.keys:
            line = self.keys[(*path, key)].line
            message = (
                f"The key `{shorten(key)}` stands here again; it stands in line {line} already."
            )
            self._refuse("yaml/duplicate-key", message, span, "Delete or rename one of them.")
        self.keys.setdefault((*path, key), span)
        return key

    def _admit_plain_key(self, key: str, span: Span) -> bool:
        if key == "<<":
            message = "`<<` merges another part of the file; merge keys are not read."
            self._refuse("yaml/merge-key", message, span, "Write the keys out.")
            return False
        if not is_key_text(key):
            message = f"The key `{shorten(key)}` is not a text."
            self._refuse("yaml/key", message, span, "Put it in quotes.")
            return False
        return True

    def _pass_over(self, event: Any, path: Path, events: _Events) -> None:
        """Read a refused part for its problems alone, leaving its values and places out."""
        values, keys = self.values, self.keys
        self.values, self.keys = {}, {}
        self._read_node(event, (*path, 0), events)
        self.values, self.keys = values, keys

    # -- scalars ----------------------------------------------------------------------------

    def _read_scalar(self, event: Any) -> Scalar:
        word = self._read_text(event)
        if not event.implicit[0]:
            return word
        try:
            return resolve_plain(word)
        except NumberTooLongError:
            message = f"The number has {len(word):,} characters; at most "
            message += f"{MAX_NUMBER_CHARACTERS} are read."
            hint = "Put it in quotes if it is a text."
            self._refuse("yaml/number-too-long", message, self._event_span(event), hint)
        except NotFiniteError:
            message = f"`{word}` is not a finite number."
            self._refuse("yaml/not-finite", message, self._event_span(event), "Leave it out.")
        return None

    def _read_text(self, event: Any) -> str:
        """The scalar's text; characters that were refused do not get any further."""
        if len(event.value) > MAX_SCALAR_CHARACTERS:
            message = f"The text has {len(event.value):,} characters; "
            message += f"at most {MAX_SCALAR_CHARACTERS:,} are read."
            self._stop("yaml/text-too-long", message, self._event_span(event))
        text: str = event.value
        if event.style != '"' or not has_bad_character(text):
            return text
        start, end = event.start_mark.index, event.end_mark.index
        self.found.extend(find_bad_escapes(start, end, self.places))
        return clean_value(text)

    # -- places -----------------------------------------------------------------------------

    def _event_span(self, event: Any) -> Span:
        return self.places.span(event.start_mark.index, event.end_mark.index)

    def _gap_span(self, event: Any, path: Path) -> Span:
        """The place of an empty value: its key, or where it would stand."""
        return self.keys.get(path) or self._event_span(event)

    def _note_collection(self, start: Any, end: Any, path: Path) -> None:
        self.values[path] = self.places.span(start.start_mark.index, end.end_mark.index)

    # -- problems ---------------------------------------------------------------------------

    def _refuse(self, code: str, message: str, span: Span, hint: str | None = None) -> None:
        self.found.append(error(code, message, span, hint))

    def _stop(self, code: str, message: str, span: Span, hint: str | None = None) -> NoReturn:
        raise _CannotGoOnError(error(code, message, span, hint))
