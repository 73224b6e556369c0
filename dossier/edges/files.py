"""The user's disk: reading what is bounded, listing profiles, writing files whole."""

from __future__ import annotations

import errno
import os
import secrets
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import Literal

from dossier.nouns.diagnostics import Checked, Diagnostic, Span, error, warning

PROFILE_FOLDER = "partners"
PROFILE_SUFFIX = ".yaml"
ASSESSMENT_FILE = "assessment.json"

_READING = os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW
_FOLDER = _READING | os.O_DIRECTORY
NEW_FILE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC | os.O_NOFOLLOW
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_ABSENT = frozenset({errno.ENOENT, errno.ENOTDIR})


class _InTheWayError(OSError):
    """What stands where a file or folder should go is of another kind."""


def read_bytes(folder: Path, name: str, limit_bytes: int) -> Checked[bytes]:
    """The content of the regular file `name` below `folder`, of at most `limit_bytes`.

    A symbolic link is followed as long as it stays below `folder`. A pipe or a device is refused
    without waiting for it, and a larger file without reading it.

    Diagnostics: files/not-found, files/not-readable, files/not-a-file, files/outside,
    files/too-large.
    """
    place = Span(name, 1, 1)
    real = Path(os.path.realpath(folder / name))
    if not real.is_relative_to(os.path.realpath(folder)):
        message = f"`{name}` leads out of the folder that it belongs to."
        hint = "Put a copy of the file there."
        return Checked(None, (error("files/outside", message, place, hint),))
    try:
        with _open_file(real) as descriptor:
            return _read_regular(descriptor, place, limit_bytes)
    except OSError as problem:
        return Checked(None, (_reading_problem(name, problem),))


def list_profiles(workspace: Path) -> Checked[tuple[str, ...]]:
    """The names of all profiles, such as `partners/acme.yaml`, in the order of their characters.

    Hidden files are passed over in silence; a file named `.yml` is left out with a warning.

    Diagnostics: files/not-found, files/not-readable, files/other-suffix (a warning).
    """
    try:
        names = sorted(os.listdir(workspace / PROFILE_FOLDER))  # noqa: PTH208 - names, not paths
    except OSError as problem:
        return Checked(None, (_reading_problem(PROFILE_FOLDER, problem),))
    return Checked(*name_profiles(names))


def name_profiles(names: Iterable[str]) -> tuple[tuple[str, ...], tuple[Diagnostic, ...]]:
    """Those of a folder's names that are profiles, with the folder, and what looks like one.

    Diagnostics: files/other-suffix (a warning).
    """
    shown = [f"{PROFILE_FOLDER}/{name}" for name in names if not name.startswith(".")]
    profiles = tuple(name for name in shown if name.endswith(PROFILE_SUFFIX))
    return profiles, tuple(_other_suffix(name) for name in shown if name.endswith(".yml"))


def find_kind(path: Path) -> Literal["folder", "file"] | None:
    """What stands at a path; None for nothing, also where no path can be called that."""
    try:
        mode = os.stat(path).st_mode  # noqa: PTH116 - as everything here
    except (OSError, ValueError):
        return None
    return "folder" if stat.S_ISDIR(mode) else "file"


def list_assessments(folder: Path) -> Checked[tuple[str, ...]]:
    """The names of the `assessment.json` in a folder, or else in the folders just below it.

    Diagnostics: files/not-found, files/not-readable.
    """
    try:
        names = sorted(os.listdir(folder))  # noqa: PTH208 - names, not paths
    except OSError as problem:
        return Checked(None, (_reading_problem(str(folder), problem),))
    if ASSESSMENT_FILE in names:
        return Checked((ASSESSMENT_FILE,))
    below = (f"{name}/{ASSESSMENT_FILE}" for name in names if not name.startswith("."))
    return Checked(tuple(name for name in below if os.path.lexists(folder / name)))


def write_whole(folder: Path, name: str, data: bytes) -> Checked[bool]:
    """Whether the file `name` below `folder` had to be written to hold `data`.

    The file is replaced in one step: whoever looks at it, also after a crash or a loss of power,
    sees the old content or the new one. A file that holds `data` already is left alone, with its
    time of change. Missing folders are made. Symbolic links are not followed, neither `folder`
    itself nor anything below it; only the way to `folder` may hold some.

    Raises:
        ValueError: `name` is not a plain path downwards: a bug in whoever made it.

    Diagnostics: files/in-the-way, files/no-space, files/not-writable.
    """
    path = PurePosixPath(name)
    if not path.parts or path.is_absolute() or ".." in path.parts or str(path) != name:
        raise ValueError(f"not a plain path downwards: {name!r}")
    try:
        with open_parent(folder, path.parts[:-1]) as parent:
            is_changed = not _holds(parent, path.name, data)
            if is_changed:
                _replace(parent, path.name, data)
    except OSError as problem:
        return Checked(None, (writing_problem(folder / path, problem),))
    return Checked(is_changed)


@contextmanager
def _open_file(path: Path) -> Iterator[int]:
    descriptor = os.open(path, _READING | os.O_NONBLOCK)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def _read_regular(descriptor: int, place: Span, limit_bytes: int) -> Checked[bytes]:
    status = os.fstat(descriptor)
    if not stat.S_ISREG(status.st_mode):
        message = f"`{place.file}` is not a regular file."
        return Checked(None, (error("files/not-a-file", message, place),))
    if status.st_size <= limit_bytes:
        with os.fdopen(descriptor, "rb", closefd=False) as file:
            # The size is what it was a moment ago: a file that grows meanwhile is bounded too.
            data = file.read(limit_bytes + 1)
        if len(data) <= limit_bytes:
            return Checked(data)
    message = f"`{place.file}` is larger than {limit_bytes:,} bytes."
    return Checked(None, (error("files/too-large", message, place),))


@contextmanager
def open_parent(folder: Path, parts: tuple[str, ...]) -> Iterator[int]:
    """A descriptor of the folder that a file goes to, made where it is missing.

    Each folder is opened from the one above it, so that none can be exchanged for a link between
    the look and the write.
    """
    folder.mkdir(parents=True, exist_ok=True)
    current = os.open(folder, _FOLDER)
    try:
        for part in parts:
            below = open_below(current, part)
            os.close(current)
            current = below
        yield current
    finally:
        os.close(current)


def open_below(parent: int, name: str) -> int:
    """A descriptor of a folder within another, made where it is missing; no link is followed."""
    try:
        return os.open(name, _FOLDER, dir_fd=parent)
    except FileNotFoundError:
        os.mkdir(name, dir_fd=parent)
        os.fsync(parent)
        return os.open(name, _FOLDER, dir_fd=parent)


def _holds(parent: int, name: str, data: bytes) -> bool:
    """Whether the file has this very content; raises if the name is taken by no regular file."""
    try:
        status = os.stat(name, dir_fd=parent, follow_symlinks=False)
    except FileNotFoundError:
        return False
    if not stat.S_ISREG(status.st_mode):
        raise _InTheWayError(errno.EEXIST, "not a regular file")
    if status.st_size != len(data):
        return False
    try:
        descriptor = os.open(name, _READING | os.O_NONBLOCK, dir_fd=parent)
    except PermissionError:
        return False
    with os.fdopen(descriptor, "rb") as file:
        return file.read(len(data) + 1) == data


def _replace(parent: int, name: str, data: bytes) -> None:
    """Write beside the file, make sure that it has reached the disk, then swap the names."""
    beside = f".{name}.{secrets.token_hex(8)}.part"
    descriptor = os.open(beside, NEW_FILE, 0o666, dir_fd=parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(beside, name, src_dir_fd=parent, dst_dir_fd=parent)
    except BaseException:
        os.unlink(beside, dir_fd=parent)
        raise
    os.fsync(parent)


def _reading_problem(name: str, problem: OSError) -> Diagnostic:
    place = Span(name, 1, 1)
    if problem.errno in _ABSENT:
        return error("files/not-found", f"There is no `{name}`.", place)
    return error("files/not-readable", f"`{name}` cannot be read: {problem.strerror}.", place)


def writing_problem(path: Path, problem: OSError) -> Diagnostic:
    """What kept a file or folder from being written."""
    if problem.errno in _FULL:
        hint = "Make room, then build again; the file that was there before is whole."
        return error("files/no-space", f"There is no room to write `{path}`.", hint=hint)
    taken = {errno.ELOOP, errno.ENOTDIR, errno.EEXIST}
    if isinstance(problem, _InTheWayError) or problem.errno in taken:
        message = f"`{path}` cannot be written: a link or something else stands in its way."
        hint = "Remove what is there; links are not followed."
        return error("files/in-the-way", message, hint=hint)
    return error("files/not-writable", f"`{path}` cannot be written: {problem.strerror}.")


def _other_suffix(name: str) -> Diagnostic:
    message = f"`{name}` is not read: profiles end in `{PROFILE_SUFFIX}`."
    hint = f"Rename it to `{name.removesuffix('.yml')}{PROFILE_SUFFIX}`."
    return warning("files/other-suffix", message, Span(name, 1, 1), hint)
