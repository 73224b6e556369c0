"""The files of a workspace one by one: read, checked, and what was found wrong in each kept."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from dossier.app.shelf import Shelf
from dossier.nouns.diagnostics import Checked, Diagnostic, Span
from dossier.nouns.document import Document
from dossier.nouns.fields import Model
from dossier.nouns.rubric import Rubric
from dossier.nouns.sources import SHIPPED, Source
from dossier.nouns.workspace import Workspace
from dossier.reading.salvage import Reading, note_gap, read_noun
from dossier.reading.source import MAX_BYTES

M = TypeVar("M", bound=Model)

WORKSPACE_FILE = "dossier.yaml"

_WHERE = "Go to the folder of the workspace, or name it with `--workspace`."


@dataclass(frozen=True, slots=True)
class File(Generic[M]):
    """One file, as far as it could be read, and its bytes; `path` is where it stands.

    Only a sound one is judged by; only a whole one is a measure for others.
    """

    reading: Reading[M]
    path: str
    data: bytes
    is_sound: bool

    @property
    def digest(self) -> str:
        """The SHA-256 (hex) of the file's bytes."""
        return hashlib.sha256(self.data).hexdigest()

    @property
    def source(self) -> Source:
        """The file byte for byte."""
        return Source(self.path, self.data)

    @property
    def document(self) -> Document:
        """The values of the file, less those that had to be left out."""
        return self.reading.document

    @property
    def noun(self) -> M:
        """What the file says."""
        return self.reading.noun

    @property
    def is_whole(self) -> bool:
        """Whether nothing had to be left out."""
        return self.reading.is_whole


class Desk:
    """Reads files one by one and keeps what was found wrong in each."""

    def __init__(self, shelf: Shelf) -> None:
        """Begin with a clean desk; `shelf` has the workspace's files."""
        self.shelf = shelf
        self.found: list[Diagnostic] = []
        self.sources: dict[str, str] = {}

    def keep(self, diagnostics: Iterable[Diagnostic]) -> bool:
        """Keep what was found; says whether none of it is an error."""
        found = tuple(diagnostics)
        self.found += found
        return not any(diagnostic.is_error for diagnostic in found)

    def keep_of(self, file: File[M], diagnostics: Iterable[Diagnostic]) -> bool:
        """Keep what was found in a file that was read; says whether the file is still sound."""
        return self.keep(file.reading.without_consequences(diagnostics)) and file.is_sound

    def note_gap(self, model: type[Model]) -> None:
        """Say that the last error found keeps others from being checked."""
        errors = [diagnostic.span for diagnostic in self.found if diagnostic.is_error]
        self.keep([note_gap(model, errors[-1] if errors else None)])

    def take(self, name: str, model: type[M], named_at: Span | None = None) -> File[M] | None:
        """A file of the workspace, as far as it can be read.

        A file that cannot be opened is reported where it is named, if another file names it.
        """
        return self._parse(name, self._read(name, named_at), model)

    def take_bytes(self, name: str, named_at: Span) -> bytes | None:
        """The content of a file that another names at `named_at`; None if it cannot be read."""
        data = self._read(name, named_at)
        self.keep(data.diagnostics)
        return data.value

    def _read(self, name: str, named_at: Span | None) -> Checked[bytes]:
        data = self.shelf.read(name, MAX_BYTES)
        if named_at is None:
            return data
        moved = tuple(replace(diagnostic, span=named_at) for diagnostic in data.diagnostics)
        return Checked(data.value, moved)

    def take_workspace(self) -> File[Workspace] | None:
        """The workspace file, with a word on where it is looked for if there is none."""
        data = self.shelf.read(WORKSPACE_FILE, MAX_BYTES)
        found = tuple(
            replace(d, hint=_WHERE) if d.code == "files/not-found" else d for d in data.diagnostics
        )
        return self._parse(WORKSPACE_FILE, Checked(data.value, found), Workspace)

    def take_default_rubric(self) -> File[Rubric] | None:
        """The rubric that comes with the program."""
        file = self._parse("rubric.yaml", self.shelf.read_default_rubric(), Rubric)
        return None if file is None else replace(file, path=SHIPPED)

    def _parse(self, name: str, data: Checked[bytes], model: type[M]) -> File[M] | None:
        self.keep(data.diagnostics)
        if data.value is None:
            return None
        self.sources[name] = data.value.decode("utf-8-sig", errors="replace")
        checked = read_noun(name, data.value, model)
        is_sound = self.keep(checked.diagnostics)
        if checked.value is None:
            return None
        return File(checked.value, name, data.value, is_sound)
