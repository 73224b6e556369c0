"""What a plain word of YAML means by the core schema of YAML 1.2, and by no other.

`NO`, `yes`, `on`, `12:30` and `2026-01-01` are texts. Source: https://yaml.org/spec/1.2.2/,
section 10.3.2.
"""

from __future__ import annotations

import math
import re

from dossier.nouns.document import Scalar

MAX_NUMBER_CHARACTERS = 40
"""A float of 17 digits is exact; longer ones than this are account numbers, or attacks:
the decimal form of a hexadecimal number of 100 kB takes minutes."""

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_BOOLEANS = {
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
}  # fmt: skip
_MAY_BEGIN_A_NUMBER = frozenset("+-.0123456789")
_INTEGER = re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", re.ASCII)
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", re.ASCII)
_NOT_FINITE = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")
_YEAR = re.compile(r"0|[1-9][0-9]*", re.ASCII)


class NumberTooLongError(ValueError):
    """The number has more characters than `MAX_NUMBER_CHARACTERS`."""


class NotFiniteError(ValueError):
    """The word stands for infinity, for no number, or for one too large to hold."""


def resolve_plain(word: str) -> Scalar:
    """The value of a word without quotes: null, a truth value, a finite number, or the text.

    Raises:
        NumberTooLongError: It is a number of more than 40 characters.
        NotFiniteError: It is `.inf`, `.nan`, or overflows.
    """
    if word[:1] in _MAY_BEGIN_A_NUMBER:
        return _resolve_number(word)
    if word in _NULLS:
        return None
    return _BOOLEANS.get(word, word)


def _resolve_number(word: str) -> int | float | str:
    is_integer = _INTEGER.fullmatch(word)
    if not is_integer and not _FLOAT.fullmatch(word):
        if _NOT_FINITE.fullmatch(word):
            raise NotFiniteError
        return word
    if len(word) > MAX_NUMBER_CHARACTERS:
        raise NumberTooLongError
    if is_integer:
        return int(word, _base(word))
    number = float(word)
    if not math.isfinite(number):
        raise NotFiniteError
    return number


def _base(word: str) -> int:
    return {"0o": 8, "0x": 16}.get(word[:2], 10)


def is_key_text(word: str) -> bool:
    """Whether a plain word may be a key: a text, or a whole number such as a year.

    Numbers as keys are kept as written. Truth values, null and other numbers are refused:
    to some programs `1`, `1.0` and `true` are one and the same key.
    """
    if _YEAR.fullmatch(word):
        return True
    try:
        return isinstance(resolve_plain(word), str)
    except ValueError:
        return False
