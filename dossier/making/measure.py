"""What a rubric or a brief measures by, as a digest: words for readers do not count."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping

from dossier.nouns.fields import Model, Text

UNMEASURED = frozenset({"decision", "need_titles", "robustness", "schema_", "version"})
"""Fields that move no figure, beside all texts for readers."""


def digest_measure(model: Model) -> str:
    """SHA-256 (hex) of what a rubric or brief measures by.

    Texts for readers, the version and the decision asked for do not count, nor do comments, the
    order of keys, or whether a default is written out: none of them moves a figure.
    """
    text = json.dumps(_measure(model), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _measure(value: object) -> object:
    if isinstance(value, Model):
        fields = ((name, getattr(value, name)) for name in type(value).model_fields)
        defaults = {name: field.default for name, field in type(value).model_fields.items()}
        return {
            name: _measure(held)
            for name, held in fields
            if _counts(name, held) and held != defaults[name]
        }
    if isinstance(value, Mapping):
        return {str(key): _measure(held) for key, held in value.items() if _counts("", held)}
    if isinstance(value, tuple):
        return [_measure(held) for held in value]
    return value if value is None or isinstance(value, str | int | float) else str(value)


def _counts(name: str, value: object) -> bool:
    return name not in UNMEASURED and not isinstance(value, Text)
