"""The files that we wrote earlier: whether they are as we left them, and how they are removed.

No link is followed, neither in the folder that they are in nor on the way down from it.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Literal

from dossier.edges.files import writing_problem
from dossier.nouns.diagnostics import Checked
from dossier.nouns.manifest import FileState

_READING = os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK
_FOLDER = _READING | os.O_DIRECTORY

Finding = Literal["as written", "missing", "changed"]


def find_states(folder: Path, files: Mapping[str, FileState]) -> dict[str, Finding]:
    """How each of the files below `folder` is now.

    A file of the size and time that we noted is taken to be as we wrote it; of any other time it
    is read, as after a fresh checkout.
    """
    below = _OwnFolder(folder)
    return {name: below.find_state(name, state) for name, state in files.items()}


def note_state(folder: Path, name: str, data: bytes) -> FileState | None:
    """What to remember of a file that was just written with `data`; None if it is gone again."""
    try:
        status = os.lstat(folder / name)
    except OSError:
        return None
    digest = hashlib.sha256(data).hexdigest()
    return FileState(sha256=digest, size=len(data), changed_ns=status.st_mtime_ns)


def compare_file(folder: Path, name: str, data: bytes) -> Finding:
    """How a file below `folder` is, held against what it should be."""
    digest = hashlib.sha256(data).hexdigest()
    return find_states(folder, {name: FileState(sha256=digest, size=len(data), changed_ns=-1)})[
        name
    ]


def find_files(folder: Path) -> Iterator[str]:
    """The paths of all regular files below a folder; hidden ones are passed over."""
    for above, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        shown = (Path(above) / name for name in sorted(names) if not name.startswith("."))
        yield from (path.relative_to(folder).as_posix() for path in shown if not path.is_symlink())


def remove_own(folder: Path, name: str, state: FileState) -> Checked[bool]:
    """Whether a file that we wrote was removed; not if it has been changed or is gone.

    Folders that it leaves empty go with it.

    Diagnostics: files/in-the-way, files/not-writable.
    """
    path = PurePosixPath(name)
    try:
        with _open_way(folder, path.parts[:-1]) as parent:
            if _hash(parent, path.name) != state.sha256:
                return Checked(value=False)
            os.unlink(path.name, dir_fd=parent)
            os.fsync(parent)
        _remove_empty(folder, path.parent)
    except FileNotFoundError:
        return Checked(value=False)
    except OSError as problem:
        return Checked(None, (writing_problem(folder / path, problem),))
    return Checked(value=True)


class _OwnFolder:
    """Looks at files below a folder, at each folder on the way but once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._is_folder: dict[PurePosixPath, bool] = {}

    def find_state(self, name: str, state: FileState) -> Finding:
        """How a file is now."""
        path = PurePosixPath(name)
        if not self._is_plain(path.parent):
            return "missing"
        try:
            status = os.lstat(self._folder / name)
        except OSError:
            return "missing"
        if not stat.S_ISREG(status.st_mode) or status.st_size != state.size:
            return "changed"
        if status.st_mtime_ns == state.changed_ns:
            return "as written"
        return "as written" if self._is_same(path, state) else "changed"

    def _is_plain(self, below: PurePosixPath) -> bool:
        """Whether a folder and all above it are folders indeed, and no links to any."""
        if below not in self._is_folder:
            is_top = below == PurePosixPath()
            is_reached = is_top or self._is_plain(below.parent)
            self._is_folder[below] = is_reached and _is_folder(self._folder / below)
        return self._is_folder[below]

    def _is_same(self, path: PurePosixPath, state: FileState) -> bool:
        try:
            with _open_way(self._folder, path.parts[:-1]) as parent:
                return _hash(parent, path.name) == state.sha256
        except OSError:
            return False


def _is_folder(path: Path) -> bool:
    try:
        return stat.S_ISDIR(os.lstat(path).st_mode)
    except OSError:
        return False


@contextlib.contextmanager
def _open_way(folder: Path, parts: tuple[str, ...]) -> Iterator[int]:
    """A descriptor of the folder that a file is in; raises where there is none."""
    current = os.open(folder, _FOLDER)
    try:
        for part in parts:
            below = os.open(part, _FOLDER, dir_fd=current)
            os.close(current)
            current = below
        yield current
    finally:
        os.close(current)


def _hash(parent: int, name: str) -> str | None:
    """The SHA-256 (hex) of a regular file; None if something else bears its name."""
    if not stat.S_ISREG(os.stat(name, dir_fd=parent, follow_symlinks=False).st_mode):
        return None
    with os.fdopen(os.open(name, _READING, dir_fd=parent), "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _remove_empty(folder: Path, below: PurePosixPath) -> None:
    """Remove a folder and those above it, up to `folder`, as far as they are empty."""
    while below != PurePosixPath():
        with _open_way(folder, below.parts[:-1]) as parent:
            try:
                os.rmdir(below.name, dir_fd=parent)
            except OSError:
                return
            os.fsync(parent)
        below = below.parent
