"""Which texts of a noun lack a language that documents are made in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pydantic import BaseModel

from dossier.nouns.diagnostics import Diagnostic, warning
from dossier.nouns.document import Document, Path
from dossier.nouns.fields import Text


def check_translations(
    document: Document, noun: BaseModel, kind: str, languages: Iterable[str]
) -> Iterator[Diagnostic]:
    """One warning per text that readers of some language would be shown in another."""
    wanted = tuple(languages)
    for path, text in texts_of(noun):
        lacking = [language for language in wanted if text.lacks(language)]
        if lacking and path in document.values:
            message = f"The text has no version in {', '.join(lacking)}; another is shown instead."
            span = document.key_span_of(path)
            yield warning(f"{kind}/missing-translation", message, span, f"Add `{lacking[0]}: …`.")


def texts_of(value: object, path: Path = ()) -> Iterator[tuple[Path, Text]]:
    """Every text within a noun, with its path in the file."""
    if isinstance(value, Text):
        yield path, value
        return
    for step, child in _children(value):
        yield from texts_of(child, (*path, step))


def _children(value: object) -> Iterator[tuple[str | int, object]]:
    if isinstance(value, BaseModel):
        for name, field in type(value).model_fields.items():
            yield field.alias or name, getattr(value, name)
    elif isinstance(value, Mapping):
        yield from value.items()
    elif isinstance(value, tuple):
        yield from enumerate(value)
