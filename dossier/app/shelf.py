"""Where the files of a workspace are read from: a folder of the disk, or files held in memory."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from dossier.edges.files import PROFILE_FOLDER, list_profiles, read_bytes
from dossier.edges.resources import read_default_rubric
from dossier.nouns.diagnostics import Checked, Span, error
from dossier.nouns.sources import SHIPPED


class Shelf(Protocol):
    """The files of one workspace; its own templates stand in `templates_in`, if it has any."""

    @property
    def templates_in(self) -> Path | None:
        """The folder that may hold templates of the workspace's own."""

    def read(self, name: str, limit_bytes: int) -> Checked[bytes]:
        """The bytes of a file by its path; `files/…` where it cannot be read."""

    def read_default_rubric(self) -> Checked[bytes]:
        """The rubric that is meant by `default`."""

    def list_profiles(self) -> Checked[tuple[str, ...]]:
        """The paths of all profiles, in the order of their characters."""


@dataclass(frozen=True, slots=True)
class FolderShelf:
    """A workspace on the disk."""

    folder: Path

    @property
    def templates_in(self) -> Path | None:
        """The workspace's folder."""
        return self.folder

    def read(self, name: str, limit_bytes: int) -> Checked[bytes]:
        """The bytes of a file below the folder."""
        return read_bytes(self.folder, name, limit_bytes)

    def read_default_rubric(self) -> Checked[bytes]:
        """The rubric that came with the program."""
        return Checked(read_default_rubric())

    def list_profiles(self) -> Checked[tuple[str, ...]]:
        """The profiles in the folder."""
        return list_profiles(self.folder)


@dataclass(frozen=True, slots=True)
class MemoryShelf:
    """Files by their paths, as a PDF carries them; `default` is the default rubric."""

    files: Mapping[str, bytes]

    @property
    def templates_in(self) -> Path | None:
        """Nowhere: only the program's own templates are known."""
        return None

    def read(self, name: str, limit_bytes: int) -> Checked[bytes]:
        """The bytes of a file, unless they are more than asked for."""
        place = Span(name, 1, 1)
        if name not in self.files:
            return Checked(None, (error("files/not-found", f"There is no `{name}`.", place),))
        if len(self.files[name]) > limit_bytes:
            message = f"`{name}` is larger than {limit_bytes:,} bytes."
            return Checked(None, (error("files/too-large", message, place),))
        return Checked(self.files[name])

    def read_default_rubric(self) -> Checked[bytes]:
        """The rubric that is held, whatever comes with the program by now."""
        return self.read(SHIPPED, len(self.files.get(SHIPPED, b"")))

    def list_profiles(self) -> Checked[tuple[str, ...]]:
        """The profiles among the files."""
        return Checked(tuple(sorted(n for n in self.files if n.startswith(f"{PROFILE_FOLDER}/"))))
