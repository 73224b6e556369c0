"""One writer at a time in an output folder, and what one that was killed left behind.

The lock is one of the system's own: it ends with its holder, however that comes to its end. The
file that bears it stays behind only after a holder that was killed; so it also tells that there
may be unfinished files to clear.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import platform
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dossier.edges.files import open_parent, writing_problem
from dossier.nouns.diagnostics import Checked, error

LOCK = ".dossier-build.lock"

_OPENING = os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK
_UNFINISHED = re.compile(r"\..+\.[0-9a-f]{16}\.part")
_HOLDER_BYTES = 200


@dataclass(frozen=True, slots=True)
class _Lock:
    folder: int
    file: int
    was_left: bool
    """Whether somebody had left the file behind."""


class _HeldError(Exception):
    """Somebody else has the lock; the message says who."""


@contextlib.contextmanager
def hold_folder(folder: Path) -> Iterator[Checked[bool]]:
    """Be the only one that builds in a folder, for as long as the block lasts.

    Unfinished files of a build that was killed are cleared first. The value is True if the
    folder is ours; else nothing must be written. On a file system without locks nobody is kept
    out.

    Diagnostics: files/locked, files/in-the-way, files/no-space, files/not-writable.
    """
    with contextlib.ExitStack() as stack:
        try:
            parent = stack.enter_context(open_parent(folder, ()))
            lock = _take(parent)
        except _HeldError as held:
            message = f"Another build ({held}) is writing to `{folder}`."
            hint = "Wait until it has ended, then build again."
            yield Checked(None, (error("files/locked", message, hint=hint),))
            return
        except OSError as problem:
            yield Checked(None, (writing_problem(folder, problem),))
            return
        stack.callback(_release, lock)
        if lock.was_left:
            _clear_unfinished(folder)
        yield Checked(value=True)


def _take(folder: int) -> _Lock:
    while True:
        was_left = _is_there(folder)
        file = os.open(LOCK, _OPENING, 0o666, dir_fd=folder)
        try:
            _lock(file)
            if _is_current(folder, file):
                _sign(file)
                return _Lock(folder, file, was_left)
        except BaseException:
            os.close(file)
            raise
        os.close(file)  # its holder has removed it just now: begin anew


def _lock(file: int) -> None:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        holder = os.pread(file, _HOLDER_BYTES, 0).decode("utf-8", "replace")
        raise _HeldError("".join(filter(str.isprintable, holder)) or "a process") from None
    except OSError:
        return  # there are no locks here


def _is_there(folder: int) -> bool:
    try:
        os.stat(LOCK, dir_fd=folder, follow_symlinks=False)
    except FileNotFoundError:
        return False
    return True


def _is_current(folder: int, file: int) -> bool:
    try:
        there = os.stat(LOCK, dir_fd=folder, follow_symlinks=False)
    except FileNotFoundError:
        return False
    return os.path.samestat(there, os.fstat(file))


def _sign(file: int) -> None:
    """Leave word of who holds the lock; where there is no room for it, it holds all the same."""
    with contextlib.suppress(OSError):
        os.ftruncate(file, 0)
        os.pwrite(file, f"process {os.getpid()} on {platform.node()}".encode(), 0)


def _release(lock: _Lock) -> None:
    with contextlib.suppress(OSError):
        os.unlink(LOCK, dir_fd=lock.folder)
    os.close(lock.file)


def _clear_unfinished(folder: Path) -> None:
    """Remove the files that a build had begun and not given their names; links are not followed.

    Unfinished final editions are cleared by whoever issues the next one.
    """
    for _, folders, names, parent in os.fwalk(folder, follow_symlinks=False):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in filter(_UNFINISHED.fullmatch, names):
            with contextlib.suppress(OSError):
                os.unlink(name, dir_fd=parent)
