"""Files that we wrote: as they were, or not; and removed only if they are."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from dossier.edges.own_files import compare_file, find_files, find_states, note_state, remove_own
from dossier.nouns.manifest import FileState


def write(folder: Path, name: str = "a/b.md", data: bytes = b"text") -> FileState:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    state = note_state(folder, name, data)
    assert state is not None
    return state


def test_untouched_file_is_as_written(tmp_path: Path) -> None:
    state = write(tmp_path)
    assert find_states(tmp_path, {"a/b.md": state}) == {"a/b.md": "as written"}
    os.utime(tmp_path / "a/b.md", (1, 1))
    assert find_states(tmp_path, {"a/b.md": state}) == {"a/b.md": "as written"}


@pytest.mark.parametrize(("data", "found"), [(b"texts", "changed"), (b"TEXT", "changed")])
def test_other_content_is_changed(tmp_path: Path, data: bytes, found: str) -> None:
    state = write(tmp_path)
    (tmp_path / "a/b.md").write_bytes(data)
    os.utime(tmp_path / "a/b.md", (1, 1))
    assert find_states(tmp_path, {"a/b.md": state}) == {"a/b.md": found}
    assert remove_own(tmp_path, "a/b.md", state).value is False
    assert (tmp_path / "a/b.md").read_bytes() == data


def test_links_are_neither_ours_nor_followed(tmp_path: Path) -> None:
    state = write(tmp_path / "elsewhere", "b.md")
    (tmp_path / "a").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "c").mkdir()
    (tmp_path / "c/b.md").symlink_to(tmp_path / "elsewhere/b.md")
    found = find_states(tmp_path, {"a/b.md": state, "c/b.md": state})
    assert found == {"a/b.md": "missing", "c/b.md": "changed"}
    assert remove_own(tmp_path, "a/b.md", state).value is None
    assert remove_own(tmp_path, "c/b.md", state).value is False
    assert (tmp_path / "elsewhere/b.md").read_bytes() == b"text"
    assert "c/b.md" not in set(find_files(tmp_path))


def test_removal_takes_empty_folders_along_and_no_others(tmp_path: Path) -> None:
    first, second = write(tmp_path, "a/charts/b.svg"), write(tmp_path, "a/c.md")
    assert remove_own(tmp_path, "a/charts/b.svg", first).value is True
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["c.md"]
    assert remove_own(tmp_path, "a/c.md", second).value is True
    assert list(tmp_path.iterdir()) == []
    assert remove_own(tmp_path, "a/c.md", second).value is False


def test_hidden_files_are_passed_over(tmp_path: Path) -> None:
    for name in ("a/b.md", ".git/config", "a/.b.part"):
        write(tmp_path, name)
    assert list(find_files(tmp_path)) == ["a/b.md"]
    assert compare_file(tmp_path, "a/b.md", b"text") == "as written"
    assert compare_file(tmp_path, "a/c.md", b"text") == "missing"
