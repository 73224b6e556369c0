"""Reading revisions from real repositories, friendly and hostile."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import pytest

from dossier.edges import vcs
from dossier.edges.vcs import Revision, list_files, open_revision, read_files
from dossier.nouns.diagnostics import Diagnostic
from tests.repositories import commit, git, make_repository

LIMIT = 1_000


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    folder = make_repository(tmp_path / "repository")
    commit(folder, {"dossier.yaml": "old", "partners/acme.yaml": "1\n", "partners/b/c.yaml": "x"})
    commit(folder, {"dossier.yaml": "new", "partners/zeta.yaml": "2"}, "2026-05-06T23:30:00-0700")
    return folder


def opened(folder: Path, name: str = "HEAD") -> Revision:
    found = open_revision(folder, name)
    assert found.value is not None, found.diagnostics
    return found.value


def codes(diagnostics: tuple[Diagnostic, ...]) -> list[str]:
    return [problem.code for problem in diagnostics]


def content(revision: Revision, name: str) -> bytes | None:
    return read_files(revision, [name], LIMIT)[name].value


def problem(revision: Revision, name: str) -> str:
    (found,) = read_files(revision, [name], LIMIT)[name].diagnostics
    return f"{found.code} {found.message}"


def test_revision_has_its_commit_and_its_day(repository: Path) -> None:
    revision = opened(repository)
    assert revision.commit == git(repository, "rev-parse", "HEAD")
    assert revision.on == dt.date(2026, 5, 6)  # where it was made; by UTC it was the 7th
    assert opened(repository, "HEAD~1").on == dt.date(2026, 3, 1)


@pytest.mark.parametrize("name", ["HEAD", "main", "v1", "refs/tags/v1", "HEAD@{0}", "HEAD^0"])
def test_names_that_git_knows(repository: Path, name: str) -> None:
    git(repository, "tag", "-a", "v1", "-m", "First")
    assert opened(repository, name).commit == git(repository, "rev-parse", "HEAD")


def test_files_are_those_of_the_revision(repository: Path) -> None:
    (repository / "dossier.yaml").write_text("not committed")
    assert content(opened(repository, "HEAD~1"), "dossier.yaml") == b"old"
    assert content(opened(repository), "dossier.yaml") == b"new"


def test_several_files_are_read_in_one_go(repository: Path) -> None:
    names = ["partners/zeta.yaml", "partners/missing.yaml", "partners/acme.yaml"]
    files = read_files(opened(repository), names, LIMIT)
    assert [files[name].value for name in names] == [b"2", None, b"1\n"]
    assert codes(files["partners/missing.yaml"].diagnostics) == ["files/not-found"]


def test_list_has_the_files_of_the_folder_alone(repository: Path) -> None:
    assert list_files(opened(repository), "partners").value == (
        "partners/acme.yaml",
        "partners/zeta.yaml",
    )
    assert list_files(opened(repository), "nowhere").value == ()


def test_workspace_may_be_a_subfolder(tmp_path: Path) -> None:
    top = make_repository(tmp_path)
    commit(top, {"reviews/vendors/partners/acme.yaml": "1", "partners/other.yaml": "2"})
    revision = opened(top / "reviews/vendors")
    assert list_files(revision, "partners").value == ("partners/acme.yaml",)
    assert content(revision, "partners/acme.yaml") == b"1"
    assert content(revision, "partners/other.yaml") is None


def test_linked_worktree_and_detached_head(repository: Path, tmp_path: Path) -> None:
    git(repository, "worktree", "add", "-q", "--detach", str(tmp_path / "linked"), "HEAD~1")
    assert content(opened(tmp_path / "linked"), "dossier.yaml") == b"old"


def test_names_of_any_script_are_read(tmp_path: Path) -> None:
    folder = make_repository(tmp_path)
    commit(folder, {"partners/声网 1.yaml": "x"})
    revision = opened(folder)
    assert list_files(revision, "partners").value == ("partners/声网 1.yaml",)
    assert content(revision, "partners/声网 1.yaml") == b"x"


HOSTILE = [
    *("", "-h", "--help", "--output=x", "-p", "--exec-path=/tmp", "HEAD\n--output=x", "HEAD\0"),
    *("HEAD..main", "HEAD...main", ":/Change", "HEAD:dossier.yaml", "HEAD^{/Change}\t", "a b"),
    *("nope", "HEAD~99", "a" * 300, "*", "[x]", "\u001b[31mred", "$(touch x)", "`touch x`"),
]


@pytest.mark.parametrize("name", HOSTILE)
def test_names_that_are_none_are_refused_and_do_nothing(repository: Path, name: str) -> None:
    before = sorted(path.name for path in repository.iterdir())
    found = open_revision(repository, name)
    assert codes(found.diagnostics) == ["git/no-revision"]
    assert found.diagnostics[0].message.isprintable()
    assert sorted(path.name for path in repository.iterdir()) == before


@pytest.mark.parametrize("name", ["blob", "HEAD^{tree}"])
def test_what_is_no_commit_is_refused(repository: Path, name: str) -> None:
    git(repository, "tag", "blob", git(repository, "rev-parse", "HEAD:dossier.yaml"))
    assert codes(open_revision(repository, name).diagnostics) == ["git/no-revision"]


def test_links_and_submodules_are_refused(repository: Path) -> None:
    (repository / "secret").symlink_to("/etc/passwd")
    (repository / "linked").symlink_to("partners")
    git(repository, "add", "-A")
    head = git(repository, "rev-parse", "HEAD")
    git(repository, "update-index", "--add", "--cacheinfo", f"160000,{head},module")
    git(repository, "commit", "-q", "-m", "Links")
    revision = opened(repository)
    assert problem(revision, "secret").startswith("files/not-a-file `secret` is a link")
    assert problem(revision, "module").startswith("files/not-a-file `module` is a submodule")
    assert problem(revision, "partners").startswith("files/not-a-file `partners` is a folder")
    assert problem(revision, "linked/acme.yaml").startswith("files/not-found")
    assert codes(list_files(revision, "linked").diagnostics) == ["files/not-a-file"]


def test_large_files_are_not_read(repository: Path) -> None:
    commit(repository, {"fits.yaml": "x" * LIMIT, "large.yaml": "x" * (LIMIT + 1)})
    assert content(opened(repository), "fits.yaml") == b"x" * LIMIT
    assert problem(opened(repository), "large.yaml").startswith("files/too-large")


def test_output_is_bounded(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    revision = opened(repository)
    monkeypatch.setattr(vcs, "MAX_OUTPUT_BYTES", 10)
    assert problem(revision, "dossier.yaml").startswith("git/failed")


def test_git_that_hangs_is_ended(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stuck = tmp_path / "bin/git"
    stuck.parent.mkdir()
    stuck.write_text("#!/bin/sh\nexec sleep 60\n")
    stuck.chmod(0o755)
    monkeypatch.setenv("PATH", f"{stuck.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr(vcs, "TIMEOUT_SECONDS", 0.2)
    found = open_revision(repository, "HEAD")
    assert codes(found.diagnostics) == ["git/failed"]
    assert "longer than 0.2 seconds" in found.diagnostics[0].message


def test_no_git_is_said(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nonexistent")
    assert codes(open_revision(repository, "HEAD").diagnostics) == ["git/missing"]


def test_no_repository_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_DIR", str(make_repository(tmp_path / "other") / ".git"))
    (tmp_path / "plain").mkdir()
    found = open_revision(tmp_path / "plain", "HEAD")
    assert codes(found.diagnostics) == ["git/no-repository"]


def test_repository_without_commits_has_no_revision(tmp_path: Path) -> None:
    found = open_revision(make_repository(tmp_path), "HEAD")
    assert codes(found.diagnostics) == ["git/no-revision"]


def test_configuration_of_the_repository_runs_nothing(repository: Path, tmp_path: Path) -> None:
    trap = tmp_path / "trap"
    script = tmp_path / "script"
    script.write_text(f"#!/bin/sh\ntouch {trap}\n")
    script.chmod(0o755)
    for key in (
        *("core.fsmonitor", "core.pager", "pager.cat-file", "core.sshCommand", "diff.external"),
        *("core.editor", "alias.cat-file", "alias.ls-tree", "filter.x.smudge", "diff.x.textconv"),
        *("gpg.program", "core.askPass", "credential.helper", "uploadpack.packObjectsHook"),
    ):
        git(repository, "config", key, f"!{script}" if key.startswith("alias") else str(script))
    hooks = repository / ".git/hooks"
    for hook in ("post-checkout", "post-index-change", "reference-transaction"):
        (hooks / hook).write_text(f"#!/bin/sh\ntouch {trap}\n")
        (hooks / hook).chmod(0o755)
    (repository / ".gitattributes").write_text("* filter=x diff=x\n")
    assert content(opened(repository), "dossier.yaml") == b"new"
    assert list_files(opened(repository), "partners").value
    assert not trap.exists()


def test_what_is_missing_is_not_fetched(repository: Path, tmp_path: Path) -> None:
    """A partial clone asks its remote for objects, and a remote may be any command."""
    blob = git(repository, "rev-parse", "HEAD:dossier.yaml")
    trap = tmp_path / "trap"
    git(repository, "config", "remote.evil.url", f"ext::sh -c touch% {trap}")
    git(repository, "config", "remote.evil.promisor", "true")
    git(repository, "config", "core.repositoryFormatVersion", "1")
    git(repository, "config", "extensions.partialClone", "evil")
    git(repository, "config", "protocol.ext.allow", "always")
    revision = opened(repository)
    (repository / f".git/objects/{blob[:2]}/{blob[2:]}").unlink()
    assert problem(revision, "dossier.yaml").startswith("git/failed")
    assert not trap.exists()


def test_bare_repository_within_the_files_is_passed_over(repository: Path) -> None:
    bare = repository / "partners/evil"
    git(repository, "init", "-q", "--bare", str(bare))
    assert codes(open_revision(bare, "HEAD").diagnostics) == ["git/failed"]


def test_replaced_objects_are_not_used(repository: Path) -> None:
    """`git replace` would show another file under the commit that was named."""
    old, new = (git(repository, "rev-parse", f"{r}:dossier.yaml") for r in ("HEAD~1", "HEAD"))
    git(repository, "replace", new, old)
    assert content(opened(repository), "dossier.yaml") == b"new"
