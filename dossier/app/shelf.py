"""Where the files of a workspace are read from: a folder, files held in memory, or git."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Protocol

from dossier.edges.files import PROFILE_FOLDER, list_profiles, name_profiles, read_bytes
from dossier.edges.resources import read_default_rubric
from dossier.edges.vcs import Revision, list_files, read_files
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


class RevisionShelf:
    """The files of a folder as they were in a git revision; profiles are fetched all at once."""

    def __init__(self, revision: Revision) -> None:
        """Begin without having read anything."""
        self._revision = revision
        self._profiles: tuple[str, ...] = ()
        self._fetched: dict[tuple[str, int], Checked[bytes]] = {}

    @property
    def templates_in(self) -> Path | None:
        """Nowhere: templates move no figure, and those of a revision are not used."""
        return None

    def read(self, name: str, limit_bytes: int) -> Checked[bytes]:
        """The bytes of a file of the revision."""
        path = PurePosixPath(name)
        if path.is_absolute() or ".." in path.parts:
            message = f"`{name}` leads out of the folder that it belongs to."
            return Checked(None, (error("files/outside", message, Span(name, 1, 1)),))
        if (str(path), limit_bytes) not in self._fetched:
            together = self._profiles if name in self._profiles else (str(path),)
            files = read_files(self._revision, together, limit_bytes)
            self._fetched |= {(each, limit_bytes): data for each, data in files.items()}
        return self._fetched[str(path), limit_bytes]

    def read_default_rubric(self) -> Checked[bytes]:
        """The rubric that comes with the program: it is no file of the revision."""
        return Checked(read_default_rubric())

    def list_profiles(self) -> Checked[tuple[str, ...]]:
        """The profiles of the revision."""
        names = list_files(self._revision, PROFILE_FOLDER)
        if names.value is None:
            return names
        bare = (name.removeprefix(f"{PROFILE_FOLDER}/") for name in names.value)
        self._profiles, found = name_profiles(bare)
        return Checked(self._profiles, found)
