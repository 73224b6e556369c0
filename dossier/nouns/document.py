"""A YAML file as read: plain values, and the place in the file of every key and value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dossier.nouns.diagnostics import Span

Path = tuple[str | int, ...]
"""Keys and list positions (from 0) from the top of the document down to a value."""

Scalar = str | int | float | bool | None
Value = Scalar | tuple["Value", ...] | Mapping[str, "Value"]


@dataclass(frozen=True, slots=True)
class Document:
    """One file's values with the places they stand in.

    `keys` holds the span of each mapping key, `values` that of each value; both by path, and
    `values[()]` is the whole document. `text` is the source, for excerpts in diagnostics.
    """

    file: str
    text: str
    value: Value
    keys: Mapping[Path, Span]
    values: Mapping[Path, Span]

    def value_at(self, path: Path) -> Value:
        """The value at `path`.

        Raises:
            LookupError: The document has nothing there.
        """
        value = self.value
        for step in path:
            if isinstance(value, Mapping):
                value = value[str(step)]
            elif isinstance(value, tuple) and isinstance(step, int):
                value = value[step]
            else:
                raise LookupError(path)  # noqa: TRY004 - the path is wrong, not a type
        return value

    def span_of(self, path: Path) -> Span:
        """The place of the value at `path`, or of the nearest parent that the file has."""
        while path and path not in self.values:
            path = path[:-1]
        return self.values[path]

    def key_span_of(self, path: Path) -> Span:
        """The place of the key at `path`; of its value or nearest parent where it has no key."""
        return self.keys.get(path) or self.span_of(path)
