"""The program as a process of its own, and those that it starts."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO

PROGRAM = (sys.executable, "-c", "from dossier.cli import main; main()")
HANG_SECONDS = 120
"""After which a test gives up waiting; nothing is meant to take that long."""


def start(
    folder: Path, *arguments: str, stdout: int | IO[bytes] | None = None
) -> subprocess.Popen[bytes]:
    """A command in a workspace, in a session of its own as a terminal would start it."""
    return subprocess.Popen(
        [*PROGRAM, *arguments, "-C", str(folder)],
        stdout=stdout,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )


def wait_until(is_so: Callable[[], object]) -> None:
    deadline = time.monotonic() + HANG_SECONDS
    while not is_so():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.02)


def workers_of(parent: int) -> list[int]:
    """The ids of the workers that a process has started and that live."""
    return [
        process
        for process in (int(path.name) for path in Path("/proc").glob("[0-9]*"))
        if _parent_of(process) == parent and b"spawn_main" in _read(process, "cmdline")
    ]


def is_alive(process: int) -> bool:
    return _parent_of(process) is not None


def _parent_of(process: int) -> int | None:
    """None for a process that has ended, even if nobody has asked for its exit code yet."""
    state, parent, *_ = _read(process, "stat").rpartition(b") ")[2].split() or (b"Z", b"0")
    return None if state in {b"Z", b"X"} else int(parent)


def _read(process: int, name: str) -> bytes:
    try:
        return Path(f"/proc/{process}/{name}").read_bytes()
    except (FileNotFoundError, ProcessLookupError):
        return b""
