"""A Document to a noun: what a file says, checked against the model of its kind of file.

Pydantic checks; the words are ours, so that they stay the same whatever its version.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TypeVar, get_args

from pydantic import ValidationError

from dossier.nouns.diagnostics import Checked, Diagnostic, by_place, error
from dossier.nouns.document import Document
from dossier.nouns.fields import Model
from dossier.reading.characters import shorten
from dossier.reading.faults import Fault, locate_faults
from dossier.reading.schema import known_keys, suggest
from dossier.reading.wording import Wording, show, word_fault

M = TypeVar("M", bound=Model)

_SCHEMA_KEY = "schema"


def validate(document: Document, model: type[M]) -> Checked[M]:
    """The noun that a document stands for, or everything that keeps it from being one.

    Each wrong value yields one error: a missing key at the key of its parent, an unknown key at
    itself, anything else at the value. Codes begin with the kind of file, as `profile/…`.
    """
    kind = kind_of(model)
    misfit = _check_schema_line(document, _schema_of(model), kind)
    if is_of_other_format(document, model):
        return Checked(None, (misfit,) if misfit else ())
    noun, faults = find_faults(document, model)
    found = {_diagnose(fault, document, model, kind) for fault in faults}
    if misfit is not None:
        found.add(misfit)
    return Checked(None if found else noun, tuple(sorted(found, key=by_place)))


def find_faults(document: Document, model: type[M]) -> tuple[M | None, list[Fault]]:
    """The noun, or the faults that keep it from being one; the `schema:` line does not count."""
    value = document.value
    if isinstance(value, Mapping):
        value = {**value, _SCHEMA_KEY: _schema_of(model)}
    try:
        return model.model_validate(value), []
    except ValidationError as problem:
        errors = problem.errors(include_url=False, include_input=False)
    return None, locate_faults(errors, document)


def kind_of(model: type[Model]) -> str:
    """What codes of this kind of file begin with: `profile`."""
    return _schema_of(model).partition("/")[2].partition("@")[0]


def is_of_other_format(document: Document, model: type[Model]) -> bool:
    """Whether the file says that it is of another kind or version, so that all else follows."""
    if not _declares_schema(document):
        return False
    given = document.value_at((_SCHEMA_KEY,))
    return given != _schema_of(model) and _FORMAT.fullmatch(str(given)) is not None


_FORMAT = re.compile(r"dossier/(workspace|profile|brief|rubric)@[0-9]+", re.ASCII)


def _schema_of(model: type[Model]) -> str:
    """The one value of the model's `schema` field, such as `dossier/profile@1`."""
    return str(get_args(model.model_fields["schema_"].annotation)[0])


def _declares_schema(document: Document) -> bool:
    return isinstance(document.value, Mapping) and _SCHEMA_KEY in document.value


def _check_schema_line(document: Document, schema: str, kind: str) -> Diagnostic | None:
    """The error of a file that does not say, or says otherwise, what it is."""
    if not _declares_schema(document):
        message = "The file does not say what it is."
        return error(
            f"{kind}/schema", message, document.span_of(()), f"Begin it with `schema: {schema}`."
        )
    path = (_SCHEMA_KEY,)
    given = show(document, path)
    if given == schema:
        return None
    message = f"The file calls itself `{given}`; here `{schema}` is read."
    hint = f"Write `schema: {schema}`, or convert the file to that version."
    return error(f"{kind}/schema", message, document.span_of(path), hint)


def _diagnose(fault: Fault, document: Document, model: type[Model], kind: str) -> Diagnostic:
    if fault.kind == "extra_forbidden":
        wording = _word_unknown_key(fault, model)
    else:
        wording = word_fault(fault, document)
    at_key = fault.is_key or fault.missing is not None or fault.kind == "extra_forbidden"
    span = document.key_span_of(fault.path) if at_key else document.span_of(fault.path)
    return error(f"{kind}/{wording.code}", wording.message, span, wording.hint)


def _word_unknown_key(fault: Fault, model: type[Model]) -> Wording:
    key = str(fault.path[-1])
    hint = suggest(key, known_keys(model, fault.path[:-1]))
    return Wording("unknown-key", f"Unknown key `{shorten(key)}`.", hint)
