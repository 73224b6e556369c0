"""One file as far as it can be read: what is sound in it is held against other files even so.

A value that is wrong must not hide what else is wrong. So the faulty values are left out, and
the rest is checked; it is never judged by.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from dossier.nouns.diagnostics import Checked, Diagnostic, Span, note
from dossier.nouns.document import Document, Path, Value
from dossier.nouns.fields import Model
from dossier.reading.source import read_document
from dossier.reading.validate import find_faults, is_of_other_format, kind_of, validate

M = TypeVar("M", bound=Model)

MAX_ROUNDS = 8
"""What is left out may leave a gap that is a fault of its parent: a weight, then its criterion,
then the only list of criteria, then the dimension, then the list of dimensions."""

_NOTHING_LOST = frozenset(
    {
        *("yaml/anchor", "yaml/tag", "yaml/directive", "yaml/layout"),
        *("yaml/character", "yaml/direction-control"),
    }
)
"""Errors of YAML that leave every key and value in the document."""

_ONE_VALUE_LOST = frozenset({"yaml/not-finite", "yaml/number-too-long"})
"""Errors of YAML that leave nothing where they are, and all else as it is."""

_NAME_NOT_DEFINED = frozenset(
    {
        *("profile/unknown-evidence", "profile/unknown-series", "profile/no-source"),
        *("brief/unknown-need", "brief/unused-title"),
        *("rubric/unknown-name", "rubric/unknown-level"),
    }
)
_NAME_NOT_MENTIONED = frozenset({"profile/unused-evidence"})
_PART_NOT_THERE = frozenset(
    {
        *("profile/no-evidence", "profile/no-answer", "brief/weighting"),
        *(f"{kind}/missing-translation" for kind in ("profile", "brief", "rubric", "workspace")),
    }
)
"""Problems of the kind that something is not there, which may only have been left out."""

_UNCHECKED = {
    "workspace": "the profiles were not held against all that the workspace names",
    "rubric": "the profiles and briefs were not held against the rubric",
    "brief": "the needs that profiles name were not held against the brief",
    "profile": "the profile was not held against other files",
}


@dataclass(frozen=True, slots=True)
class Losses:
    """What had to be left out: keys of the top level, names defined and mentioned, and parents.

    `around` are the places of the keys that something beneath was left out of; `is_vague` if the
    reader passed over parts that nobody knows the content of.
    """

    top: frozenset[str] = frozenset()
    defined: frozenset[str] = frozenset()
    mentioned: frozenset[str] = frozenset()
    around: frozenset[Span] = frozenset()
    is_vague: bool = False

    def explain(self, diagnostic: Diagnostic, lines: Sequence[str]) -> bool:
        """Whether a problem may only be there because of what was left out."""
        code, name = diagnostic.code, _quoted(diagnostic.span, lines)
        names = {name, name.rpartition(".")[2]}
        by_code = (
            (_NAME_NOT_DEFINED, bool(names & self.defined)),
            (_NAME_NOT_MENTIONED, bool(names & self.mentioned)),
            (_PART_NOT_THERE, diagnostic.span in self.around),
        )
        return any(code in codes and (self.is_vague or holds) for codes, holds in by_code)


@dataclass(frozen=True, slots=True)
class Reading(Generic[M]):
    """A file's noun, the document it is made of, and what had to be left out of both."""

    document: Document
    noun: M
    losses: Losses = Losses()

    @property
    def is_whole(self) -> bool:
        """Whether nothing was left out."""
        return self.losses == Losses()

    def without_consequences(self, found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
        """The problems less those that what was left out explains."""
        lines = self.document.text.split("\n")
        return tuple(each for each in found if not self.losses.explain(each, lines))


def read_noun(file: str, data: bytes, model: type[M]) -> Checked[Reading[M]]:
    """As much of a file as can be read, with everything that is wrong with it by itself.

    A file with errors may still give a noun: one to check other things by, never to judge by.
    """
    read = read_document(file, data)
    if read.value is None:
        return Checked(None, read.diagnostics)
    checked = validate(read.value, model)
    found = (*read.diagnostics, *checked.diagnostics)
    known = _NOTHING_LOST | _ONE_VALUE_LOST
    is_vague = any(each.code not in known for each in read.diagnostics)
    left_out = list(_emptied(read.value, read.diagnostics))
    rest, noun = read.value, checked.value
    if noun is None:
        rest, noun = _salvage(read.value, model, left_out)
    if noun is None:
        return Checked(None, found)
    return Checked(Reading(rest, noun, _sum_up(left_out, is_vague=is_vague)), found)


def note_gap(model: type[Model], span: Span | None) -> Diagnostic:
    """What to say where a file with errors keeps others from being checked against it."""
    kind = kind_of(model)
    message = f"Not everything was checked: {_UNCHECKED[kind]}."
    return note(f"{kind}/not-all-checked", message, span, "Mend the errors, then check again.")


_Part = tuple[Document, Path]


def _emptied(document: Document, found: Iterable[Diagnostic]) -> Iterator[_Part]:
    places = {each.span for each in found if each.code in _ONE_VALUE_LOST}
    if places:
        yield from ((document, path) for path, span in document.values.items() if span in places)


def _salvage(
    document: Document, model: type[M], left_out: list[_Part]
) -> tuple[Document, M | None]:
    """A document less its faulty values, which join `left_out`; its noun, if that leaves one."""
    rest = document
    for _ in range(MAX_ROUNDS if not is_of_other_format(document, model) else 0):
        noun, faults = find_faults(rest, model)
        paths = frozenset(fault.path for fault in faults)
        if noun is not None:
            return rest, noun
        if () in paths:
            break
        left_out.extend((rest, path) for path in paths)
        rest = _prune(rest, paths)
    return document, None


def _sum_up(left_out: Iterable[_Part], *, is_vague: bool) -> Losses:
    top, defined, mentioned = set[str](), set[str](), set[str]()
    around = set[Span]()
    for document, path in left_out:
        value = document.value_at(path)
        if len(path) == 1:
            top.add(str(path[0]))
        defined.add(str(path[-1]))
        if not isinstance(value, str) or isinstance(path[-1], int) or path[-1] == "id":
            defined |= set(_names(value))
        mentioned |= set(_texts(value))
        for parent in (path[:end] for end in range(1, len(path))):
            around |= {document.key_span_of(parent), document.span_of(parent)}
    names = (frozenset(top), frozenset(defined), frozenset(mentioned))
    return Losses(*names, frozenset(around), is_vague)


def _names(value: Value) -> Iterator[str]:
    """What a part of a document gives a name to: keys, ids, the items of a list of names."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _names(item)
    elif isinstance(value, Mapping):
        for key, child in value.items():
            yield key
            if key == "id" or not isinstance(child, str | tuple):
                yield from _names(child)
            elif isinstance(child, tuple):
                yield from (name for item in child for name in _names_of_record(item))


def _names_of_record(item: Value) -> Iterator[str]:
    if isinstance(item, Mapping):
        yield from _names(item)


def _texts(value: Value) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple | Mapping):
        for child in value.values() if isinstance(value, Mapping) else value:
            yield from _texts(child)


def _quoted(span: Span | None, lines: Sequence[str]) -> str:
    """What stands at a place, without its quotes."""
    if span is None:
        return ""
    line = lines[span.line - 1]
    return line[span.column - 1 : span.column - 1 + span.length].strip("\"'")


def _prune(document: Document, paths: frozenset[Path]) -> Document:
    """The document without the values at some paths; what is left keeps its places."""
    keys: dict[Path, Span] = {}
    values: dict[Path, Span] = {}

    def copy(old: Path, new: Path, value: Value) -> Value:
        values[new] = document.values[old]
        if old in document.keys:
            keys[new] = document.keys[old]
        if isinstance(value, Mapping):
            kept = {key: each for key, each in value.items() if (*old, key) not in paths}
            return {key: copy((*old, key), (*new, key), each) for key, each in kept.items()}
        if isinstance(value, tuple):
            items = [(i, each) for i, each in enumerate(value) if (*old, i) not in paths]
            return tuple(copy((*old, i), (*new, j), each) for j, (i, each) in enumerate(items))
        return value

    pruned = copy((), (), document.value)
    return Document(document.file, document.text, pruned, keys, values)
