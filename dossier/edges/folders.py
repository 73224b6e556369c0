"""Folders of files that are written whole or not at all, and never over what is there."""

from __future__ import annotations

import contextlib
import fcntl
import os
import re
import secrets
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from dossier.edges.files import NEW_FILE, open_below, open_parent, writing_problem
from dossier.nouns.diagnostics import Checked, error

_NUMBER = re.compile(r"[1-9][0-9]{0,8}")
_UNFINISHED = re.compile(r"\.[0-9]+\.[0-9a-f]{16}\.part")


def list_numbers(folder: Path, name: str) -> tuple[int, ...]:
    """What is named by a number, from 1, in the folder `name` below `folder`; none without it."""
    with contextlib.suppress(OSError):
        names = os.listdir(folder / name)  # noqa: PTH208 - names, not paths
        return tuple(sorted(int(each) for each in names if _NUMBER.fullmatch(each)))
    return ()


def write_new_folder(folder: Path, name: str, files: Mapping[str, bytes]) -> Checked[bool]:
    """Write the folder `name` below `folder`, with all of `files` by their paths, or nothing.

    The files are written to a hidden folder beside it, which gets its name once all of them have
    reached the disk. What a run that was killed left behind there is cleared by the next one.
    Symbolic links are not followed, as in `write_whole`.

    Diagnostics: files/already-there, files/in-the-way, files/no-space, files/not-writable.
    """
    path = PurePosixPath(name)
    try:
        with open_parent(folder, path.parts[:-1]) as parent:
            # Held until the folder is closed: what is unfinished now is nobody's any more.
            fcntl.flock(parent, fcntl.LOCK_EX)
            _clear_unfinished(parent)
            if _is_taken(parent, path.name):
                message = f"`{folder / path}` is there already, and is not written over."
                hint = "Another run was faster; build again."
                return Checked(None, (error("files/already-there", message, hint=hint),))
            _write(parent, path.name, files)
    except OSError as problem:
        return Checked(None, (writing_problem(folder / path, problem),))
    return Checked(value=True)


def _clear_unfinished(parent: int) -> None:
    for name in os.listdir(parent):
        if _UNFINISHED.fullmatch(name):
            shutil.rmtree(name, dir_fd=parent)


def _is_taken(parent: int, name: str) -> bool:
    try:
        os.stat(name, dir_fd=parent, follow_symlinks=False)
    except FileNotFoundError:
        return False
    return True


def _write(parent: int, name: str, files: Mapping[str, bytes]) -> None:
    beside = f".{name}.{secrets.token_hex(8)}.part"
    os.mkdir(beside, dir_fd=parent)
    try:
        for path, data in files.items():
            _write_file(parent, (beside, *PurePosixPath(path).parts), data)
        os.rename(beside, name, src_dir_fd=parent, dst_dir_fd=parent)
    except BaseException:
        shutil.rmtree(beside, dir_fd=parent, ignore_errors=True)
        raise
    os.fsync(parent)


def _write_file(parent: int, parts: tuple[str, ...], data: bytes) -> None:
    with _open_way(parent, parts[:-1]) as folder:
        descriptor = os.open(parts[-1], NEW_FILE, 0o666, dir_fd=folder)
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.fsync(folder)


@contextlib.contextmanager
def _open_way(parent: int, parts: tuple[str, ...]) -> Iterator[int]:
    """The folder that lies some steps below another, made where it is missing."""
    current = os.dup(parent)
    try:
        for part in parts:
            below = open_below(current, part)
            os.close(current)
            current = below
        yield current
    finally:
        os.close(current)
