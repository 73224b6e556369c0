"""The disk: bounded reading, whole writing, and every trick with links."""

from __future__ import annotations

import errno
import os
import resource
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from dossier.edges.files import list_profiles, read_bytes, write_whole
from dossier.nouns.diagnostics import Checked, Severity

OLD = b"the old content, whole\n"


def codes(checked: Checked[bytes] | Checked[bool] | Checked[tuple[str, ...]]) -> list[str]:
    return [diagnostic.code for diagnostic in checked.diagnostics]


def names_below(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


# -- reading ----------------------------------------------------------------------------------


@pytest.mark.parametrize("content", [b"", b"x", b"a" * 10])
def test_read_gives_content_up_to_the_limit(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.yaml").write_bytes(content)
    assert read_bytes(tmp_path, "a.yaml", 10) == Checked(content)


def test_read_refuses_a_larger_file_without_reading_it(tmp_path: Path) -> None:
    with (tmp_path / "huge").open("wb") as file:
        file.truncate(1 << 40)
    started = time.monotonic()
    found = read_bytes(tmp_path, "huge", 1_000_000)
    assert codes(found) == ["files/too-large"]
    assert "`huge` is larger than 1,000,000 bytes" in found.diagnostics[0].message
    assert time.monotonic() - started < 5


def test_read_bounds_a_file_that_grows_after_the_look(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "log").write_bytes(b"1234567890")
    look = os.fstat

    def look_early(descriptor: int) -> os.stat_result:
        seen = list(look(descriptor))
        seen[6] = 1
        return os.stat_result(seen)

    monkeypatch.setattr(os, "fstat", look_early)
    assert codes(read_bytes(tmp_path, "log", 5)) == ["files/too-large"]


def test_read_does_not_wait_for_a_pipe(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert codes(read_bytes(tmp_path, "pipe", 10)) == ["files/not-a-file"]


def test_read_refuses_folders_and_devices(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    assert codes(read_bytes(tmp_path, "folder", 10)) == ["files/not-a-file"]
    assert codes(read_bytes(Path("/dev"), "zero", 10)) == ["files/not-a-file"]


@pytest.mark.parametrize("name", ["absent", "absent/deeper", "file/below-a-file"])
def test_read_names_what_is_not_there(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").touch()
    found = read_bytes(tmp_path, name, 10)
    assert codes(found) == ["files/not-found"]
    assert f"`{name}`" in found.diagnostics[0].message


@pytest.mark.parametrize("name", ["../secret", "/etc/passwd", "link", "folder/deep", "up/secret"])
def test_read_stays_inside_the_folder(tmp_path: Path, name: str) -> None:
    inside = tmp_path / "inside"
    inside.mkdir()
    (tmp_path / "secret").write_bytes(b"secret")
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside/deep").write_bytes(b"secret")
    (inside / "link").symlink_to("../secret")
    (inside / "folder").symlink_to(tmp_path / "outside")
    (inside / "up").symlink_to("..")
    found = read_bytes(inside, name, 100)
    assert found.value is None
    assert codes(found) == ["files/outside"]


def test_read_is_not_fooled_by_a_folder_whose_name_begins_alike(tmp_path: Path) -> None:
    (tmp_path / "work").mkdir()
    (tmp_path / "workshop").mkdir()
    (tmp_path / "workshop/a").write_bytes(b"x")
    assert codes(read_bytes(tmp_path / "work", "../workshop/a", 10)) == ["files/outside"]


def test_read_follows_links_that_stay_inside_and_a_linked_workspace(tmp_path: Path) -> None:
    inside = tmp_path / "inside"
    inside.mkdir()
    (inside / "a").write_bytes(b"A")
    (inside / "b").symlink_to("a")
    (tmp_path / "workspace").symlink_to(inside)
    assert read_bytes(tmp_path / "workspace", "b", 10).value == b"A"


def test_read_survives_a_link_to_itself(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to("loop")
    assert codes(read_bytes(tmp_path, "loop", 10)) == ["files/not-readable"]


def fail_with(number: int) -> Callable[..., int]:
    def fail(*_: object, **__: object) -> int:
        raise OSError(number, os.strerror(number))

    return fail


def test_read_tells_why_a_file_is_closed_to_us(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a").touch()
    monkeypatch.setattr(os, "open", fail_with(errno.EACCES))
    found = read_bytes(tmp_path, "a", 10)
    assert codes(found) == ["files/not-readable"]
    assert found.diagnostics[0].message == "`a` cannot be read: Permission denied."


# -- listing ----------------------------------------------------------------------------------


def test_profiles_are_listed_in_order_without_what_is_hidden(tmp_path: Path) -> None:
    partners = tmp_path / "partners"
    partners.mkdir()
    for name in ("b.yaml", "a.yaml", "a-b.yaml", ".draft.yaml", "notes.txt", "c.yaml~"):
        (partners / name).touch()
    found = list_profiles(tmp_path)
    assert found == Checked(("partners/a-b.yaml", "partners/a.yaml", "partners/b.yaml"))


def test_profiles_with_another_suffix_are_pointed_out(tmp_path: Path) -> None:
    partners = tmp_path / "partners"
    partners.mkdir()
    for name in ("one.yml", "two.yml", "three.yaml"):
        (partners / name).touch()
    found = list_profiles(tmp_path)
    assert found.value == ("partners/three.yaml",)
    assert codes(found) == ["files/other-suffix"] * 2
    assert all(d.severity is Severity.WARNING for d in found.diagnostics)
    assert found.diagnostics[0].hint == "Rename it to `partners/one.yaml`."


def test_workspace_without_partners_is_told(tmp_path: Path) -> None:
    assert codes(list_profiles(tmp_path)) == ["files/not-found"]


# -- writing ----------------------------------------------------------------------------------


def test_write_makes_folders_and_leaves_nothing_else(tmp_path: Path) -> None:
    output = tmp_path / "deep/output"
    assert write_whole(output, "acme/charts/gap.svg", b"<svg/>") == Checked(value=True)
    assert (output / "acme/charts/gap.svg").read_bytes() == b"<svg/>"
    assert names_below(output) == ["acme", "acme/charts", "acme/charts/gap.svg"]


def test_write_leaves_unchanged_content_alone(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(OLD)
    os.utime(file, ns=(1, 1))
    before = file.stat()
    assert write_whole(tmp_path, "a.md", OLD) == Checked(value=False)
    assert (file.stat().st_mtime_ns, file.stat().st_ino) == (1, before.st_ino)


@pytest.mark.parametrize("new", [b"", b"the new content, whole\n", b"x" * 100_000])
def test_write_replaces_changed_content(tmp_path: Path, new: bytes) -> None:
    (tmp_path / "a.md").write_bytes(OLD)
    assert write_whole(tmp_path, "a.md", new).value is True
    assert (tmp_path / "a.md").read_bytes() == new
    assert names_below(tmp_path) == ["a.md"]


def test_write_replaces_what_it_may_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.md").write_bytes(OLD)
    really_open = os.open

    def refuse_reading(path: str, flags: int, *args: int, dir_fd: int | None = None) -> int:
        if path == "a.md":
            raise PermissionError(errno.EACCES, "Permission denied")
        return really_open(path, flags, *args, dir_fd=dir_fd)

    monkeypatch.setattr(os, "open", refuse_reading)
    new = OLD.replace(b"old", b"new")
    assert write_whole(tmp_path, "a.md", new).value is True
    assert (tmp_path / "a.md").read_bytes() == new


def test_write_gives_new_files_the_users_usual_mode(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_whole(tmp_path, "a.md", OLD)
    finally:
        os.umask(before)
    assert (tmp_path / "a.md").stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("name", ["", ".", "..", "../a", "/a", "a/../b", "a//b", "a/", "./a"])
def test_write_takes_plain_names_only(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="plain path"):
        write_whole(tmp_path / "output", name, b"x")
    assert names_below(tmp_path) == []


def make_file_link(output: Path, victim: Path) -> None:
    (output / "acme").mkdir()
    (output / "acme/a.md").symlink_to(victim / "precious")


def make_dangling_link(output: Path, victim: Path) -> None:
    (output / "acme").mkdir()
    (output / "acme/a.md").symlink_to(victim / "new")


def make_parent_link(output: Path, victim: Path) -> None:
    (output / "acme").symlink_to(victim)


def make_relative_parent_link(output: Path, victim: Path) -> None:
    (output / "acme").symlink_to(Path("..") / victim.name)


def make_output_link(output: Path, victim: Path) -> None:
    output.rmdir()
    output.symlink_to(victim)


def make_folder_of_that_name(output: Path, _: Path) -> None:
    (output / "acme/a.md").mkdir(parents=True)


def make_file_for_folder(output: Path, _: Path) -> None:
    (output / "acme").touch()


def make_pipe(output: Path, _: Path) -> None:
    (output / "acme").mkdir()
    os.mkfifo(output / "acme/a.md")


@pytest.mark.parametrize(
    "prepare",
    [
        make_file_link,
        make_dangling_link,
        make_parent_link,
        make_relative_parent_link,
        make_output_link,
        make_folder_of_that_name,
        make_file_for_folder,
        make_pipe,
    ],
)
def test_write_refuses_what_stands_in_the_way(
    tmp_path: Path, prepare: Callable[[Path, Path], None]
) -> None:
    output, victim = tmp_path / "output", tmp_path / "victim"
    output.mkdir()
    victim.mkdir()
    (victim / "precious").write_bytes(OLD)
    prepare(output, victim)
    before = names_below(tmp_path)
    found = write_whole(output, "acme/a.md", b"overwritten")
    assert codes(found) == ["files/in-the-way"]
    assert "acme/a.md" in found.diagnostics[0].message
    assert names_below(tmp_path) == before
    assert (victim / "precious").read_bytes() == OLD


def test_write_through_links_on_the_way_to_the_output_folder(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real")
    assert write_whole(tmp_path / "link/output", "a.md", OLD).value is True
    assert (tmp_path / "real/output/a.md").read_bytes() == OLD


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.EROFS, "files/not-writable"),
        (errno.EACCES, "files/not-writable"),
        (errno.ENOSPC, "files/no-space"),
        (errno.EDQUOT, "files/no-space"),
    ],
)
@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_write_that_fails_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, number: int, code: str
) -> None:
    (tmp_path / "a.md").write_bytes(OLD)
    monkeypatch.setattr(os, call, fail_with(number))
    assert codes(write_whole(tmp_path, "a.md", b"new")) == [code]
    assert (tmp_path / "a.md").read_bytes() == OLD
    assert names_below(tmp_path) == ["a.md"]


def test_read_only_folder_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "mkdir", fail_with(errno.EROFS))
    found = write_whole(tmp_path / "output", "a.md", OLD)
    assert codes(found) == ["files/not-writable"]
    assert "Read-only file system" in found.diagnostics[0].message


# -- in a process of its own: full disks and sudden ends -----------------------------------------


def limit_file_size() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))


def start_python(
    text: str, folder: Path, before: Callable[[], None] | None = None
) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(text), str(folder)],
        stdout=subprocess.PIPE,
        text=True,
        preexec_fn=before,  # noqa: PLW1509 - the tests start no threads
    )


def test_write_to_a_full_disk_keeps_the_old_file(tmp_path: Path) -> None:
    """A limit on the size of files stands in for the disk: writing stops half-way likewise."""
    (tmp_path / "a.md").write_bytes(OLD)
    writer = start_python(
        """
        import sys
        from pathlib import Path
        from dossier.edges.files import write_whole
        found = write_whole(Path(sys.argv[1]), "a.md", b"x" * 1_000_000)
        print(found.value, *(d.code for d in found.diagnostics))
        """,
        tmp_path,
        limit_file_size,
    )
    assert writer.communicate(timeout=30)[0] == "None files/no-space\n"
    assert (tmp_path / "a.md").read_bytes() == OLD
    assert names_below(tmp_path) == ["a.md"]


def test_writer_killed_half_way_leaves_the_old_file_whole(tmp_path: Path) -> None:
    """The writer stops where the new bytes are on the disk and the names not yet swapped."""
    (tmp_path / "a.md").write_bytes(OLD)
    writer = start_python(
        """
        import os, sys, time
        from pathlib import Path
        from dossier.edges.files import write_whole
        def wait(*_, **__):
            print("written", flush=True)
            time.sleep(60)
        os.replace = wait
        write_whole(Path(sys.argv[1]), "a.md", b"new")
        """,
        tmp_path,
    )
    assert writer.stdout is not None
    assert writer.stdout.readline() == "written\n"
    writer.send_signal(signal.SIGKILL)
    writer.communicate(timeout=30)
    assert (tmp_path / "a.md").read_bytes() == OLD
    assert write_whole(tmp_path, "a.md", b"new").value is True
    assert (tmp_path / "a.md").read_bytes() == b"new"
