"""Folders that are written whole or not at all, and never over what is there."""

from __future__ import annotations

import errno
import fcntl
import os
import signal
import subprocess
import sys
import textwrap
import threading
from pathlib import Path

import pytest

from dossier.edges.folders import list_numbers, write_new_folder
from dossier.nouns.diagnostics import Checked

FILES = {"dossier.md": b"text", "charts/a.svg": b"<svg/>", "charts/b.svg": b"<svg></svg>"}


def codes(checked: Checked[bool]) -> list[str]:
    return [diagnostic.code for diagnostic in checked.diagnostics]


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def files_below(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def test_all_files_are_there_and_nothing_else(tmp_path: Path) -> None:
    assert write_new_folder(tmp_path / "out", "acme/editions/1", FILES) == Checked(value=True)
    assert files_below(tmp_path / "out/acme/editions") == {f"1/{n}": b for n, b in FILES.items()}
    assert names_in(tmp_path / "out/acme/editions") == ["1"]


@pytest.mark.parametrize("is_empty", [True, False])
def test_what_is_there_is_not_written_over(tmp_path: Path, *, is_empty: bool) -> None:
    (tmp_path / "1").mkdir()
    if not is_empty:
        (tmp_path / "1/dossier.md").write_bytes(b"signed")
    before = files_below(tmp_path)
    found = write_new_folder(tmp_path, "1", FILES)
    assert (found.value, codes(found)) == (None, ["files/already-there"])
    assert files_below(tmp_path) == before


def test_a_file_or_a_link_of_that_name_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "1").write_bytes(b"a file")
    (tmp_path / "2").symlink_to(tmp_path / "elsewhere")
    for name in ("1", "2"):
        assert codes(write_new_folder(tmp_path, name, FILES)) == ["files/already-there"]
    assert names_in(tmp_path) == ["1", "2"]
    assert (tmp_path / "1").read_bytes() == b"a file"


def test_no_link_is_followed_on_the_way(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "editions").symlink_to(tmp_path / "elsewhere")
    assert codes(write_new_folder(tmp_path, "editions/1", FILES)) == ["files/in-the-way"]
    assert names_in(tmp_path / "elsewhere") == []


@pytest.mark.parametrize(
    ("step", "which"), [("mkdir", 2), ("mkdir", 3), ("fsync", 1), ("fsync", 4), ("rename", 1)]
)
def test_failing_half_way_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, which: int
) -> None:
    real = getattr(os, step)
    calls: list[object] = []

    def fail(*arguments: object, **options: object) -> object:
        calls.append(arguments)
        if len(calls) == which:
            raise OSError(errno.EACCES, "Permission denied")
        return real(*arguments, **options)

    with monkeypatch.context() as patch:
        patch.setattr(os, step, fail)
        found = write_new_folder(tmp_path, "1", FILES)
    assert codes(found) == ["files/not-writable"]
    assert len(calls) == which
    assert names_in(tmp_path) == []


def test_no_room_is_said_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "rename", refuse)
        found = write_new_folder(tmp_path, "1", FILES)
    assert codes(found) == ["files/no-space"]
    assert names_in(tmp_path) == []


KILLED = """
    import os, signal, sys
    from pathlib import Path
    from dossier.edges import folders

    os.rename = lambda *_, **__: os.kill(os.getpid(), signal.SIGKILL)
    folders.write_new_folder(Path(sys.argv[1]), "1", {"a.md": b"a", "charts/b.svg": b"b"})
"""


def test_writer_killed_half_way_leaves_no_folder(tmp_path: Path) -> None:
    """Only something hidden, which the next one clears."""
    script = textwrap.dedent(KILLED)
    done = subprocess.run([sys.executable, "-c", script, tmp_path], check=False, timeout=60)
    assert done.returncode == -signal.SIGKILL
    (leftover,) = names_in(tmp_path)
    assert leftover.startswith(".1.")
    assert list_numbers(tmp_path, ".") == ()
    (tmp_path / ".1.mine").mkdir()
    assert write_new_folder(tmp_path, "1", FILES).value
    assert names_in(tmp_path) == [".1.mine", "1"]


def test_what_another_is_writing_is_not_cleared(tmp_path: Path) -> None:
    """Whoever writes holds a lock on the folder; the next one waits for it."""
    unfinished = tmp_path / ".1.0123456789abcdef.part"
    unfinished.mkdir()
    descriptor = os.open(tmp_path, os.O_RDONLY)
    fcntl.flock(descriptor, fcntl.LOCK_EX)
    other = threading.Thread(target=write_new_folder, args=(tmp_path, "2", FILES))
    other.start()
    other.join(0.3)
    assert other.is_alive()
    assert unfinished.is_dir()
    os.close(descriptor)
    other.join(30)
    assert names_in(tmp_path) == ["2"]


FORBIDDEN = """
    import os
    from pathlib import Path
    from dossier.edges.folders import write_new_folder

    os.geteuid() or os.setuid(65534)  # the superuser may write anywhere
    print(*[d.code for d in write_new_folder(Path(), "1", {"a": b""}).diagnostics])
"""


def test_a_folder_that_may_not_be_written_to(tmp_path: Path) -> None:
    tmp_path.chmod(0o555)
    command = [sys.executable, "-c", textwrap.dedent(FORBIDDEN)]
    done = subprocess.run(
        command, cwd=tmp_path, check=True, timeout=60, capture_output=True, text=True
    )
    assert done.stdout.split() == ["files/not-writable"]
    assert names_in(tmp_path) == []


def test_numbers_are_those_of_whatever_has_one(tmp_path: Path) -> None:
    for name in ("1", "12", "03", "0", "x", "1.5", ".2.0123456789abcdef.part", "1234567890"):
        (tmp_path / "editions" / name).mkdir(parents=True)
    (tmp_path / "editions/7").touch()
    assert list_numbers(tmp_path, "editions") == (1, 7, 12)
    assert list_numbers(tmp_path, "nowhere") == ()
