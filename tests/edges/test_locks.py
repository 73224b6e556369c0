"""One writer at a time, and what one that was killed leaves behind."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

from dossier.edges.locks import LOCK, hold_folder

HOLD = """\
import sys, time
from pathlib import Path
from dossier.edges.locks import hold_folder
with hold_folder(Path(sys.argv[1])) as held:
    print(held.is_sound, flush=True)
    time.sleep(60)
"""


def start_holder(folder: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", HOLD, str(folder)]
    holder = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert holder.stdout is not None
    assert holder.stdout.readline() == "True\n"
    return holder


def test_second_writer_is_told_who_is_first_and_the_next_may_write(tmp_path: Path) -> None:
    with start_holder(tmp_path) as holder:
        with hold_folder(tmp_path) as held:
            (problem,) = held.diagnostics
        assert problem.code == "files/locked"
        assert f"process {holder.pid} on " in problem.message
        holder.send_signal(signal.SIGKILL)
    with hold_folder(tmp_path) as held:
        assert held.is_sound
    assert list(tmp_path.iterdir()) == []


def test_what_was_unfinished_is_cleared_after_a_kill_alone(tmp_path: Path) -> None:
    part, other = f".a.md.{'0' * 16}.part", ".mine.part"
    (tmp_path / "acme").mkdir()
    for name in (f"acme/{part}", part, other, "a.md"):
        (tmp_path / name).write_text("x")
    with hold_folder(tmp_path):
        assert (tmp_path / part).exists()
    (tmp_path / LOCK).write_text("process 1 on a")
    elsewhere = tmp_path / "acme/link"
    elsewhere.symlink_to(tmp_path)
    with hold_folder(tmp_path) as held:
        assert held.is_sound
    left = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*")}
    assert left == {"acme", "acme/link", other, "a.md"}


def test_link_in_place_of_the_lock_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("text")
    (tmp_path / LOCK).symlink_to(tmp_path / "mine")
    with hold_folder(tmp_path) as held:
        assert [problem.code for problem in held.diagnostics] == ["files/in-the-way"]
    assert (tmp_path / "mine").read_text() == "text"


def test_lock_that_was_removed_meanwhile_is_not_taken_for_ours(tmp_path: Path) -> None:
    with hold_folder(tmp_path):
        (tmp_path / LOCK).unlink()
        with hold_folder(tmp_path) as held:
            assert held.is_sound
