"""Builds that are killed, run out of room, or run two at once: files stay whole."""

from __future__ import annotations

import os
import random
import resource
import signal
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from tests.processes import PROGRAM, is_alive, start, wait_until, workers_of
from tests.workspaces import ACME, ZETA, files_below, make_workspace, run

MD = ("--format", "md")
PARTNERS = {f"partners/p{number}.yaml": ZETA for number in range(2)}
ROUNDS, SEED = 4, 7


def make(folder: Path) -> Path:
    return make_workspace(folder, PARTNERS)


def build_whole(folder: Path) -> dict[str, bytes]:
    assert run(folder, "build", *MD).exit_code == 0
    return files_below(folder / "output")


def test_build_killed_at_any_moment_is_completed_by_the_next(tmp_path: Path) -> None:
    old = build_whole(make(tmp_path / "old"))
    changed = {"dossier.yaml": (tmp_path / "old/dossier.yaml").read_text("utf-8") + "# new\n"}
    changed["briefs/calls.yaml"] = (
        (tmp_path / "old/briefs/calls.yaml").read_text("utf-8").replace("Calls", "Meetings")
    )
    new = build_whole(make_workspace(tmp_path / "new", {**PARTNERS, **changed}))
    folder, chance = make(tmp_path / "old"), random.Random(SEED)  # noqa: S311 - moments, not secrets
    seen: set[int] = set()
    for _ in range(ROUNDS):
        run(make(folder), "build", *MD)
        make_workspace(folder, {**PARTNERS, **changed})
        count = chance.randrange(len(new) + 2)
        with start(folder, "build", *MD) as building:
            wait_until(partial(_has_begun, building, folder, old, count))
            building.send_signal(signal.SIGKILL)
        there = files_below(folder / "output")
        whole = {name: data for name, data in there.items() if name.rpartition("/")[2][0] != "."}
        assert all(data in {old.get(name), new.get(name)} for name, data in whole.items())
        seen.add(sum(whole[name] == new[name] != old.get(name) for name in new if name in whole))
        assert build_whole(folder) == new
        assert run(folder, "build", *MD, "--check").exit_code == 0
    assert len(seen) > 1


def _has_begun(
    building: subprocess.Popen[bytes], folder: Path, old: dict[str, bytes], count: int
) -> bool:
    return building.poll() is not None or _written(folder, old) >= count


def _written(folder: Path, old: dict[str, bytes]) -> int:
    """How many files are not as they were."""
    return sum(data != old.get(name) for name, data in files_below(folder / "output").items())


def test_workers_end_with_a_build_that_is_killed(tmp_path: Path) -> None:
    folder = make(tmp_path)
    with start(folder, "build", "--jobs", "2", "--lang", "en") as building:
        wait_until(lambda: len(workers_of(building.pid)) == 2)
        workers = workers_of(building.pid)
        building.send_signal(signal.SIGKILL)
    wait_until(lambda: not any(map(is_alive, workers)))


def test_full_disk_fails_what_is_too_large_and_leaves_the_former(tmp_path: Path) -> None:
    """A limit on the size of files fails a write as a full disk does, half way through it."""
    folder = make_workspace(tmp_path)
    former = build_whole(folder)
    limit = max(len(data) for name, data in former.items() if name.startswith("acme/d")) - 1000
    (folder / "partners/acme.yaml").write_text(ACME.replace("Acme", "Acme Ltd"), "utf-8")
    done = subprocess.run(
        [*PROGRAM, "build", *MD, "-C", str(folder)],
        stderr=subprocess.PIPE,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
    )
    assert done.returncode == 1
    assert "error[files/no-space]" in done.stderr
    now = files_below(folder / "output")
    assert now.keys() == former.keys()
    failed = {name for name, data in now.items() if len(former[name]) > limit}
    assert failed
    assert {name: now[name] for name in failed} == {name: former[name] for name in failed}
    assert any(now[name] != former[name] for name in now)
    assert build_whole(folder) != former
    assert run(folder, "build", *MD, "--check").exit_code == 0


READ_ONLY = """\
import ctypes, os, sys
libc = ctypes.CDLL(None, use_errno=True)
folder = sys.argv.pop(1).encode()
CLONE_NEWNS, MS_BIND, MS_REMOUNT, MS_RDONLY, MS_REC, MS_PRIVATE = (
    0x20000, 4096, 32, 1, 16384, 1 << 18)
if os.geteuid() == 0:
    if (libc.unshare(CLONE_NEWNS) or libc.mount(None, b"/", None, MS_REC | MS_PRIVATE, None)
            or libc.mount(folder, folder, None, MS_BIND, None)
            or libc.mount(None, folder, None, MS_BIND | MS_REMOUNT | MS_RDONLY, None)):
        sys.exit(77)
else:
    os.chmod(folder, 0o555)
from dossier.cli import main
main()
"""


def test_read_only_folder_is_told_and_needed_for_changes_alone(tmp_path: Path) -> None:
    folder = make_workspace(tmp_path)
    former = build_whole(folder)
    command = [sys.executable, "-c", READ_ONLY, str(folder / "output"), "build", *MD]
    command += ["-C", str(folder)]

    def build_read_only(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*command, *arguments], stderr=subprocess.PIPE, text=True, check=False
        )

    done = build_read_only()
    if done.returncode == 77:
        pytest.fail("This machine lets nobody mount a folder read-only.")
    assert (done.returncode, done.stderr[:19]) == (0, "Nothing has changed")
    assert build_read_only("--check").returncode == 0
    (folder / "partners/acme.yaml").write_text(ACME.replace("Acme", "Acme Ltd"), "utf-8")
    done = build_read_only()
    assert (done.returncode, done.stderr.count("error[files/not-writable]")) == (1, 1)
    (folder / "output").chmod(0o755)
    assert files_below(folder / "output") == former
    assert build_whole(folder) != former


def test_second_build_at_once_stops_and_the_first_goes_on(tmp_path: Path) -> None:
    folder = make(tmp_path)
    with start(folder, "build", *MD) as first:
        wait_until(lambda: list(folder.glob("output/.dossier-build.lock")))
        os.kill(first.pid, signal.SIGSTOP)
        second = run(folder, "build", *MD)
        os.kill(first.pid, signal.SIGCONT)
        _, told = first.communicate()
    assert (second.exit_code, first.returncode) == (1, 0), told
    assert f"Another build (process {first.pid} on " in second.stderr
    assert "error[files/locked]" in second.stderr
    assert run(folder, "build", *MD, "--check").exit_code == 0
    assert not (folder / "output/.dossier-build.lock").exists()


def test_link_in_the_way_fails_its_document_alone_and_the_next_run_completes(
    tmp_path: Path,
) -> None:
    folder = make_workspace(tmp_path / "workspace")
    (tmp_path / "mine").write_text("text")
    link = folder / "output/acme/dossier.en.md"
    link.parent.mkdir(parents=True)
    link.symlink_to(tmp_path / "mine")
    result = run(folder, "build", *MD)
    assert (result.exit_code, result.stderr.count("error[files/in-the-way]")) == (1, 1)
    assert (tmp_path / "mine").read_text() == "text"
    assert (folder / "output/zeta/dossier.en.md").is_file()
    link.unlink()
    result = run(folder, "build", *MD)
    assert (result.exit_code, "Made 1 document" in result.stderr) == (0, True)
