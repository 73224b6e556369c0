"""Folders that documents must not go to, and the front page that we know again."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from dossier.app.load import Request, load_review
from dossier.app.output import INDEX_MARK, choose_output, mark_index, refuse_output
from dossier.nouns.manuscript import Manuscript
from tests.workspaces import WORKSPACE, files_below, make_workspace, run

FOREIGN = "# My notes\n"
BUILD = ("build", "--format", "md", "--lang", "en")


@pytest.mark.parametrize(
    "output",
    [".", "..", "/", "../workspace", "partners", "partners/x", "briefs", "templates/theme", "link"],
)
def test_folder_with_sources_is_refused(tmp_path: Path, output: str) -> None:
    folder = make_workspace(tmp_path / "workspace", {"README.md": FOREIGN})
    (folder / "link").symlink_to(folder)
    before = files_below(tmp_path)
    result = run(folder, *BUILD, "--output", str(folder / output))
    assert result.exit_code == 2
    assert "documents need a folder of their own" in " ".join(result.stderr.split())
    assert files_below(tmp_path) == before


@pytest.mark.parametrize("output", ["output", "partners2", "docs/partners", "../output"])
def test_other_folders_are_not(tmp_path: Path, output: str) -> None:
    folder = make_workspace(tmp_path / "workspace")
    assert refuse_output(folder, folder / output, has_index=True) is None


def test_front_page_of_ours_is_written_over(tmp_path: Path) -> None:
    folder = make_workspace(tmp_path)
    assert run(folder, *BUILD).exit_code == 0
    index = folder / "output/README.md"
    assert index.read_text().startswith(f"{INDEX_MARK}\n\n# Review\n")
    index.write_text(f"{INDEX_MARK}\nformer\n")
    assert run(folder, *BUILD).exit_code == 0
    assert "former" not in index.read_text()


def test_front_page_of_a_template_of_ones_own_is_known_again(tmp_path: Path) -> None:
    folder = make_workspace(tmp_path, {"templates/index.md.j2": "# Mine\n"})
    assert [run(folder, *BUILD).exit_code for _ in range(2)] == [0, 0]


@pytest.mark.parametrize("content", [FOREIGN, "", f"\n{INDEX_MARK}", "x" * 2_000_000])
def test_front_page_of_somebody_else_is_left_alone(tmp_path: Path, content: str) -> None:
    folder = make_workspace(tmp_path, {"output/README.md": content})
    result = run(folder, *BUILD)
    assert result.exit_code == 2
    assert "was not written by Dossier" in " ".join(result.stderr.split())
    assert files_below(folder / "output") == {"README.md": content.encode()}


@pytest.mark.parametrize("arguments", [("acme", "--format", "md"), ("acme", "--lang", "en")])
def test_build_without_a_front_page_may_go_beside_another(
    tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    folder = make_workspace(tmp_path, {"output/README.md": FOREIGN})
    assert run(folder, "build", *arguments, "--format", "md").exit_code == 0
    assert (folder / "output/README.md").read_text() == FOREIGN


def test_mark_stands_before_all_else() -> None:
    marked = mark_index(Manuscript("README.md", "# Review\n", {}))
    assert marked.markdown == f"{INDEX_MARK}\n\n# Review\n"


# -- another brief --------------------------------------------------------------------------

OTHER = "schema: dossier/brief@1\ntitle: Other\nneeds: [voice_call]\n"


def test_documents_by_another_brief_go_to_a_folder_of_their_own(tmp_path: Path) -> None:
    folder = make_workspace(tmp_path, {"briefs/other.yaml": OTHER})
    assert run(folder, *BUILD).exit_code == 0
    before = files_below(folder / "output")
    result = run(folder, *BUILD, "acme", "--brief", "briefs/other.yaml")
    assert result.exit_code == 0
    assert str(folder / "output/briefs/other") in "".join(result.stderr.split("\n"))
    after = files_below(folder / "output")
    new = after.keys() - before.keys()
    assert {name: after[name] for name in before} == before
    assert "briefs/other/acme/dossier.en.md" in new
    assert all(name.startswith("briefs/other/acme/") for name in new)
    assert b"Other" in after["briefs/other/acme/dossier.en.md"]


@pytest.mark.parametrize("name", ["briefs/calls.yaml", "./briefs/calls.yaml"])
def test_the_workspaces_own_brief_by_name_changes_nothing(tmp_path: Path, name: str) -> None:
    folder = make_workspace(tmp_path)
    loaded = load_review(Request(folder, dt.date(2026, 11, 22), brief=name))
    assert choose_output(folder, loaded.review) == folder / "output"


def test_any_brief_is_another_one_where_the_workspace_has_none(tmp_path: Path) -> None:
    without = WORKSPACE.replace("brief: briefs/calls.yaml\n", "")
    folder = make_workspace(tmp_path, {"dossier.yaml": without})
    day = dt.date(2026, 11, 22)
    plain = load_review(Request(folder, day)).review
    assert choose_output(folder, plain) == folder / "output"
    judged = load_review(Request(folder, day, brief="briefs/calls.yaml")).review
    assert choose_output(folder, judged) == folder / "output/briefs/calls"
    assert choose_output(folder, None) == folder / "output"


def test_a_folder_that_the_user_names_is_taken(tmp_path: Path) -> None:
    folder = make_workspace(tmp_path, {"briefs/other.yaml": OTHER})
    there = ("--brief", "briefs/other.yaml", "--output", str(tmp_path / "there"))
    assert run(folder, *BUILD, *there).exit_code == 0
    assert (tmp_path / "there/README.md").exists()
    assert not (folder / "output").exists()
