"""What names lead to: folders, revisions, and what is neither; and the editions they hold."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from dossier.app.editions import Found, WrongNameError, find_editions, find_present
from dossier.app.load import Request
from dossier.nouns.edition import EditionName
from tests.repositories import commit, make_repository
from tests.workspaces import ACME, BRIEF, FILES, RUBRIC, WORKSPACE, make_workspace, run

TODAY = dt.date(2026, 11, 22)
UNDATED = WORKSPACE.replace("as_of: 2026-11-22\n", "")


def request(folder: Path, **changes: object) -> Request:
    return Request(folder, TODAY, **changes)  # type: ignore[arg-type]


def proven(found: Found, partner: str = "acme") -> float:
    assert found.editions is not None, found.diagnostics
    figure = found.editions.partners[partner].partner.proven
    assert figure is not None
    return figure


def codes(found: Found) -> list[str]:
    return [problem.code for problem in found.diagnostics]


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """Two commits: the first without evidence for Acme's agreement."""
    folder = make_repository(tmp_path / "workspace")
    bare = ACME.replace("{claimed: signed, evidence: [page]}", "{claimed: signed}")
    commit(folder, {**FILES, "partners/acme.yaml": bare})
    commit(folder, {"partners/acme.yaml": ACME})
    return folder


def test_workspace_revision_and_output_come_to_the_same(workspace: Path) -> None:
    asked = request(workspace)
    run(workspace, "build", "-q", "--format", "md")
    present = find_present(asked)
    names = (str(workspace), str(workspace / "output"), "HEAD")
    found = [find_editions(name, asked) for name in names]
    assert present.editions is not None
    assert {"acme", "zeta"} == present.editions.partners.keys()
    for each in found:
        assert each.editions is not None
        assert each.editions.partners == present.editions.partners
    single = find_editions(str(workspace / "output/acme"), asked)
    assert single.editions is not None
    assert list(single.editions.partners) == ["acme"]


def test_revision_is_judged_as_it_was(workspace: Path) -> None:
    asked = request(workspace)
    former, present = find_editions("HEAD~1", asked), find_editions("HEAD", asked)
    assert proven(former) < proven(present)
    assert former.editions is not None
    assert former.editions.name == EditionName(
        "HEAD~1", former.editions.name.revision, dt.date(2026, 3, 1)
    )


def test_revision_without_a_day_of_its_own_has_that_of_its_commit(tmp_path: Path) -> None:
    folder = make_repository(tmp_path)
    commit(folder, {**FILES, "dossier.yaml": UNDATED}, "2026-09-01T12:00:00+00:00")
    found = find_editions("HEAD", request(folder, as_of=dt.date(2030, 1, 1)))
    assert found.editions is not None
    assert found.editions.partners["acme"].as_of == dt.date(2026, 9, 1)
    present = find_present(request(folder))
    assert present.editions is not None
    assert present.editions.partners["acme"].as_of == TODAY


def test_brief_of_the_request_goes_for_revisions_too(workspace: Path) -> None:
    files = {"briefs/voice.yaml": BRIEF.replace("[voice_call, live_stream]", "[voice_call]")}
    commit(workspace, files)
    voice = find_editions("HEAD", request(workspace, brief="briefs/voice.yaml"))
    assert proven(voice) > proven(find_editions("HEAD", request(workspace)))


def test_partner_with_errors_is_named(workspace: Path) -> None:
    commit(workspace, {"partners/zeta.yaml": "schema: dossier/profile@1\n"})
    found = find_editions("HEAD", request(workspace))
    assert found.editions is not None
    assert found.editions.left_out == ("zeta",)
    assert codes(found) == ["profile/missing-key"]
    (problem,) = found.diagnostics
    assert problem.span is not None
    assert problem.span.file == "HEAD:partners/zeta.yaml"
    assert problem.span.file in found.sources


@pytest.mark.parametrize(
    ("files", "codes_found"),
    [
        ({"dossier.yaml": WORKSPACE.replace("rubric.yaml", "../rubric.yaml")}, ["files/outside"]),
        ({"dossier.yaml": WORKSPACE.replace("rubric.yaml", "other.yaml")}, ["files/not-found"]),
        ({"dossier.yaml": "{"}, ["yaml/syntax"]),
    ],
)
def test_revision_that_does_not_read_has_no_editions(
    workspace: Path, files: dict[str, str], codes_found: list[str]
) -> None:
    commit(workspace, files)
    found = find_editions("HEAD", request(workspace))
    assert found.editions is None
    assert codes(found) == codes_found


def test_files_may_be_named_with_a_dot(workspace: Path) -> None:
    commit(workspace, {"dossier.yaml": WORKSPACE.replace("rubric: ", "rubric: ./")})
    assert proven(find_editions("HEAD", request(workspace))) > 0


def test_link_in_a_revision_is_not_followed(workspace: Path, tmp_path: Path) -> None:
    (tmp_path / "outside.yaml").write_text(RUBRIC)
    (workspace / "rubric.yaml").unlink()
    (workspace / "rubric.yaml").symlink_to(tmp_path / "outside.yaml")
    commit(workspace, {})
    assert codes(find_editions("HEAD", request(workspace))) == ["files/not-a-file"]


def test_folder_comes_before_a_revision_of_its_name(
    workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(make_workspace(workspace / "main").parent)
    assert find_editions("main", request(workspace)).editions is not None
    found = find_editions("refs/heads/main", request(workspace))
    assert found.editions is not None
    assert found.editions.name.revision is not None


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("nope", "neither a file, a folder, nor a revision"),
        ("--output=x", "neither a file, a folder, nor a revision"),
        ("HEAD\n", "neither a file, a folder, nor a revision"),
        ("partners", "neither a `dossier.yaml` nor an `assessment.json`"),
        ("dossier.yaml", "is no edition"),
        ("a\0b", "neither a file, a folder, nor a revision"),
        ("x" * 5_000, "neither a file, a folder, nor a revision"),
    ],
)
def test_names_of_nothing_are_wrong_use(
    workspace: Path, monkeypatch: pytest.MonkeyPatch, name: str, words: str
) -> None:
    monkeypatch.chdir(workspace)
    with pytest.raises(WrongNameError, match=words):
        find_editions(name, request(workspace))


def test_without_a_repository_a_revision_is_wrong_use(tmp_path: Path) -> None:
    with pytest.raises(WrongNameError, match="no git repository"):
        find_editions("HEAD", request(make_workspace(tmp_path)))


def test_figures_that_were_changed_by_hand_are_found(workspace: Path) -> None:
    run(workspace, "build", "-q", "--format", "md")
    file = workspace / "output/acme/assessment.json"
    told = json.loads(file.read_text("utf-8"))
    told["partner"]["proven"] += 1
    file.write_text(json.dumps(told), "utf-8")
    (workspace / "output/zeta/assessment.json").write_text("{}")
    found = find_editions(str(workspace / "output"), request(workspace))
    assert found.editions is None
    assert codes(found) == ["edition/figures", "edition/unreadable"]
    assert [p.span.file for p in found.diagnostics if p.span] == [
        str(workspace / "output/acme/assessment.json"),
        str(workspace / "output/zeta/assessment.json"),
    ]


def test_link_out_of_the_output_is_refused(workspace: Path, tmp_path: Path) -> None:
    run(workspace, "build", "-q", "--format", "md")
    file = workspace / "output/acme/assessment.json"
    file.rename(tmp_path / "moved.json")
    file.symlink_to(tmp_path / "moved.json")
    found = find_editions(str(workspace / "output"), request(workspace))
    assert codes(found) == ["files/outside"]


def test_names_are_fit_for_a_document(workspace: Path, tmp_path: Path) -> None:
    folder = tmp_path / "\u001b[31m\n" / ("x" * 200)
    run(workspace, "build", "-q", "--format", "md", "--output", str(folder))
    found = find_editions(str(folder), request(workspace))
    assert found.editions is not None
    name = found.editions.name.given
    assert name.isprintable()
    assert name == f"…{'x' * 99}"
    shorter = find_editions(str(folder.parent / "."), request(make_workspace(folder.parent)))
    assert shorter.editions is not None
    assert shorter.editions.name.given.isprintable()


def test_edition_of_any_name_can_be_carried(workspace: Path, tmp_path: Path) -> None:
    folder = tmp_path / ("y" * 200) / ("x" * 200)
    run(workspace, "build", "-q", "--format", "md", "--output", str(folder))
    output = ("--output", str(tmp_path / "out"), "--format", "pdf", "--lang", "en")
    result = run(workspace, "build", "acme", "-q", *output, "--since", str(folder))
    assert (result.exit_code, result.stderr) == (0, "")
