"""Our words for what pydantic finds: a code, one sentence, and one thing to do.

Every type of error that the models can raise is worded here; a test walks the models to see
that none is left out. Errors of the fields' own checks come with their sentence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple, get_args
from zoneinfo import available_timezones

from pydantic_core.core_schema import ErrorType

from dossier.nouns.condition import TEST_KEYS
from dossier.nouns.document import Document, Path, Value
from dossier.reading.characters import shorten
from dossier.reading.faults import PLAIN_KINDS, UNION, Fault
from dossier.reading.schema import suggest


class Wording(NamedTuple):
    """A code without its kind of file, a sentence, and a hint."""

    code: str
    message: str
    hint: str | None = None


def show(document: Document, path: Path) -> str:
    """The value as a sentence can quote it: a number as it is written, a text as it reads."""
    value = document.value_at(path)
    if isinstance(value, str):
        return shorten(value)
    span = document.span_of(path)
    line = document.text.split("\n")[span.line - 1]
    return shorten(line[span.column - 1 : span.column - 1 + span.length])


def word_fault(fault: Fault, document: Document) -> Wording:
    """What to tell the user of a fault."""
    if fault.kind not in _PYDANTIC_KINDS:
        return _word_own_check(fault, document)
    if fault.kind in PLAIN_KINDS:
        return _word_wrong_type((PLAIN_KINDS[fault.kind],), fault, document)
    worder = WORDERS.get(fault.kind)
    if worder is None:
        return Wording("invalid", f"`{show(document, fault.path)}` does not fit here.")
    return worder(fault, document)


# -- wrong types ----------------------------------------------------------------------------


def _word_union(fault: Fault, document: Document) -> Wording:
    return _word_wrong_type(fault.facts["wanted"], fault, document)


def _word_wrong_type(wanted: tuple[str, ...], fault: Fault, document: Document) -> Wording:
    value = document.value_at(fault.path)
    what = _describe(value, show(document, fault.path))
    choice = " or ".join(filter(None, [", ".join(wanted[:-1]), wanted[-1]]))
    message = f"{what} stands where {choice} is wanted."
    if _is_number_in_answer(fault.path, value):
        return Wording("wrong-type", message, "Write one number without brackets, or names alone.")
    return Wording("wrong-type", message, _hint_type(wanted, value, show(document, fault.path)))


def _is_number_in_answer(path: Path, value: Value) -> bool:
    """Whether a number stands in the list that answers a criterion, as in `claimed: [1, 2]`."""
    is_item = path[:1] == ("answers",) and isinstance(path[-1], int)
    return is_item and path[2:3] in {("claimed",), ("verified",)} and isinstance(value, int | float)


def _describe(value: Value, shown: str) -> str:
    match value:
        case None:
            return "Nothing"
        case bool():
            return f"The truth value `{shown}`"
        case int() | float():
            return f"The number `{shown}`"
        case str():
            return f"The text `{shown}`"
        case tuple():
            return "A list"
        case _:
            return "A mapping"


def _hint_type(wanted: tuple[str, ...], value: Value, shown: str) -> str | None:
    if value is None:
        return "Write it, or delete the key."
    if "a text" in wanted and isinstance(value, bool | int | float):
        return f'Put it in quotes: "{shown}".'
    if wanted[0].endswith("number") and isinstance(value, str) and _NUMBER.fullmatch(value):
        return "Remove the quotes."
    if "`true` or `false`" in wanted:
        return "Write `true` or `false`."
    if "a list" in wanted and not isinstance(value, Mapping):
        return f"Write it as a list: `[{shown}]`."
    return None


_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?", re.ASCII)

# -- values off their range -----------------------------------------------------------------


def _word_missing(fault: Fault, _document: Document) -> Wording:
    if isinstance(fault.missing, int):
        message = f"The list ends too early: its item {fault.missing + 1} is missing."
        return Wording("wrong-length", message)
    return Wording("missing-key", f"The key `{fault.missing}` is missing.", "Add it.")


def _word_choice(fault: Fault, document: Document) -> Wording:
    known = tuple(re.findall(r"'([^']*)'", str(fault.facts["expected"])))
    given = show(document, fault.path)
    choices = ", ".join(f"`{choice}`" for choice in known)
    message = f"`{given}` is none of the choices: {choices}."
    return Wording("not-a-choice", message, suggest(given, known, is_listed=True))


def _word_bound(fault: Fault, document: Document) -> Wording:
    fact, bound = next(iter(fault.facts.items()))
    words = {"ge": "at least", "gt": "more than", "le": "at most", "lt": "less than"}[fact]
    message = f"`{show(document, fault.path)}` is out of range: it must be {words} {bound:g}."
    return Wording("out-of-range", message)


def _word_text_length(fault: Fault, document: Document) -> Wording:
    length = len(str(document.value_at(fault.path)))
    message = f"The text has {length:,} characters; at most {fault.facts['max_length']:,} fit."
    return Wording("too-long", message, "Shorten it.")


def _word_too_few(fault: Fault, _document: Document) -> Wording:
    count, least = fault.facts["actual_length"], fault.facts["min_length"]
    message = f"There are {count} entries; at least {least} are wanted."
    return Wording("wrong-length", message, "Add one, or delete the key.")


def _word_too_many(fault: Fault, _document: Document) -> Wording:
    message = f"There are more than {fault.facts['max_length']} entries."
    return Wording("wrong-length", message, "Delete what is too much.")


def _word_not_finite(fault: Fault, document: Document) -> Wording:
    return Wording("out-of-range", f"`{show(document, fault.path)}` is not a finite number.")


_LOWER = "Use lower-case letters, digits and `-`; begin with a letter or digit."
_LOWER_OR_LINE = "Use lower-case letters, digits, `-` and `_`; begin with a letter."

PATTERNS = {
    r"^[a-z0-9][a-z0-9-]{0,63}$": ("bad-id", "is not an id", _LOWER),
    r"^[a-z][a-z0-9_-]{0,63}$": ("bad-id", "is not an id", _LOWER_OR_LINE),
    r"^[a-z][a-z0-9_-]{0,63}\.[a-z][a-z0-9_-]{0,63}$": (
        "bad-criterion",
        "does not name a criterion",
        "Write it as `dimension.criterion`.",
    ),
    r"^[a-z][a-z0-9_-]{0,63}(\.[a-z][a-z0-9_-]{0,63})?$": (
        "bad-criterion",
        "names neither the whole nor a part of it",
        "Write `overall`, a dimension, or `dimension.criterion`.",
    ),
    r"^[A-Z]{2}$": ("bad-market", "is not a country code", "Use ISO 3166, such as `ID`."),
    r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$": (
        "bad-language",
        "is not a language tag",
        "Use BCP 47, such as `zh` or `en`.",
    ),
    r"^#[0-9a-fA-F]{6}$": ("bad-colour", "is not a colour", 'Write it as `"#1f4e79"`.'),
    r"\.(svg|png|jpg|jpeg)$": (
        "bad-image",
        "is not the path of an image",
        "Name an SVG, PNG or JPEG file of the workspace.",
    ),
    r"^[A-Za-z0-9][A-Za-z0-9 -]{0,63}$": (
        "bad-font",
        "is not the name of a font family",
        "Write the name as `fc-list : family` lists it, in Latin letters.",
    ),
}
"""By each pattern that the models use: the code, what to say of the value, and the hint."""


def _word_pattern(fault: Fault, document: Document) -> Wording:
    given = shorten(str(fault.path[-1])) if fault.is_key else show(document, fault.path)
    code, says, hint = PATTERNS.get(
        fault.facts["pattern"], ("invalid", "does not have the form that is wanted here", None)
    )
    return Wording(code, f"`{given}` {says}.", hint)


WORDERS: dict[str, Callable[[Fault, Document], Wording]] = {
    UNION: _word_union,
    "missing": _word_missing,
    "literal_error": _word_choice,
    "enum": _word_choice,
    "greater_than": _word_bound,
    "greater_than_equal": _word_bound,
    "less_than": _word_bound,
    "less_than_equal": _word_bound,
    "finite_number": _word_not_finite,
    "int_from_float": lambda fault, document: _word_wrong_type(
        ("a whole number",), fault, document
    ),
    "string_too_long": _word_text_length,
    "too_short": _word_too_few,
    "too_long": _word_too_many,
    "string_pattern_mismatch": _word_pattern,
}
_PYDANTIC_KINDS = frozenset([UNION, *PLAIN_KINDS, *get_args(ErrorType)])

# -- the fields' own checks -----------------------------------------------------------------

OWN_CODES = {
    "date": "not-a-date",
    "moment": "not-a-time",
    "url": "bad-url",
    "title_too_long": "too-long",
}
"""Codes that differ from the name of the field's own check."""

_OWN_HINTS = {
    "date": "Write it as `2026-11-22`.",
    "moment": "Write it as `2026-06-01T21:14+08:00`.",
    "url": "Begin it with `https://`; use plain ASCII, without spaces.",
    "blank": "Write the text, or delete the key.",
    "title_too_long": "Shorten it.",
    "clock_time": "Write it as `09:00`, from `00:00` to `23:59`.",
    "must_have": "Name one of the two.",
    "two_weightings": "Keep either `weights` or `weighting`.",
    "pairs": "Compare every two dimensions once.",
    "repeated_id": "Keep one of the two.",
    "value_function": "Give it one of `number`, `choice`, `coverage` and `derived`.",
    "knots": "Put them in rising order.",
    "scale_bounds": "Move the knot, or widen the bounds.",
    "grades": "Put them in order; the last has `from: 0`.",
    "records_kind": "Add it to `evidence_kinds`.",
    "bounds": "Add `below`, `above`, `at_least` or `at_most`; an answer may have `is` instead.",
    "one_figure": "Write one test for each, and join them with `all` or `any`.",
}


def _word_own_check(fault: Fault, document: Document) -> Wording:
    message = fault.message
    for fact in fault.facts.values():
        if isinstance(fact, str):
            message = message.replace(fact, shorten(fact)) if fact else message
    code = OWN_CODES.get(fault.kind, fault.kind.replace("_", "-"))
    match fault.kind:
        case "condition":
            return Wording(code, message, _hint_condition(document.value_at(fault.path)))
        case "time_zone":
            return Wording(code, message, _hint_time_zone(str(fault.facts["given"])))
        case "url":
            return Wording(code, message, _hint_url(str(fault.facts["given"])))
        case _:
            return Wording(code, message, _OWN_HINTS.get(fault.kind))


def _hint_condition(given: Value) -> str:
    """The key that was meant, else all that make a condition."""
    keys = given if isinstance(given, Mapping) else ()
    meant = (suggest(str(key), TEST_KEYS, is_listed=True) for key in keys)
    listed = ", ".join(f"`{key}`" for key in TEST_KEYS)
    return next(filter(None, meant), f"A condition is a mapping with one of the keys {listed}.")


def _hint_url(given: str) -> str:
    """The host as the name system has it, if that is what is wrong."""
    host = re.split(r"[/?#]", given.partition("://")[2])[0]
    if host.isascii():
        return _OWN_HINTS["url"]
    try:
        return f"Write the host in its `xn--` form: `{shorten(host.encode('idna').decode())}`."
    except UnicodeError:
        return "Write the host in its `xn--` form."


def _hint_time_zone(given: str) -> str:
    meant = suggest(given, tuple(sorted(available_timezones())), is_listed=True)
    return meant or "Write it as `Asia/Jakarta`."
