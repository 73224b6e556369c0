"""`build --final`: exit codes, and all that is unfit to sign listed at once."""

from __future__ import annotations

from pathlib import Path

from click.testing import Result

from tests.signing import make_signable, spoil
from tests.workspaces import files_below, make_workspace, run

NOBODY = "The decision on record names nobody who took it."


def final(folder: Path, *arguments: str) -> Result:
    return run(folder, "build", "--final", *arguments)


def test_everything_unfit_is_listed_at_once_and_not_built(tmp_path: Path) -> None:
    spoilt = spoil(("owner: Li, due: 2026-12-31", "owner: Li"), ("status: final", "status: draft"))
    folder = make_signable(tmp_path, zeta=spoil(("  by: [{name: Wang}]\n", "")), acme=spoilt)
    result = final(folder)
    assert result.exit_code == 1
    assert [line for line in result.stderr.splitlines() if "error[" in line] == [
        "partners/acme.yaml:17:10: error[final/no-due-date] The condition `review` has no date.",
        "partners/acme.yaml:23:9: error[final/not-final] The profile's status is not `final`.",
        f"partners/zeta.yaml:19:3: error[final/nobody-decided] {NOBODY}",
    ]
    assert "Not fit to sign: acme, zeta." in result.stderr
    assert not (folder / "output").exists()


def test_the_fit_one_is_issued_and_its_drafts_are_left_alone(tmp_path: Path) -> None:
    folder = make_signable(tmp_path, zeta=spoil(("status: final", "status: draft")))
    run(folder, "build", "--format", "md", "--lang", "en")
    before = files_below(folder / "output")
    result = final(folder, "--lang", "en")
    assert result.exit_code == 1
    assert "Edition 1 of `acme` is in " in result.stderr
    now = files_below(folder / "output")
    assert {name: now[name] for name in before} == before
    new = {name.rpartition("/")[0] for name in now.keys() - before.keys()}
    assert new == {"acme/editions/1", "acme/editions/1/charts"}
    assert b'status: "draft"' in now["acme/dossier.en.md"]
    assert now["acme/editions/1/dossier.en.pdf"].startswith(b"%PDF")
    again = final(folder, "--lang", "en", "acme")
    assert (again.exit_code, files_below(folder / "output")) == (0, now)
    assert again.stderr == (
        "Edition 1 of `acme` stands: nothing has changed that it was made from.\n"
    )
    run(folder, "build", "--format", "md", "--lang", "en")
    index = (folder / "output/README.md").read_text()
    assert "| 1 · 2026-11-22 · [English](acme/editions/1/dossier.en.md) |" in index


def test_some_formats_alone_are_wrong_use(tmp_path: Path) -> None:
    result = final(make_signable(tmp_path), "--format", "md")
    assert result.exit_code == 2
    assert "leave out --format" in result.stderr


def test_a_workspace_that_cannot_be_read_issues_nothing(tmp_path: Path) -> None:
    folder = make_workspace(tmp_path, {"rubric.yaml": "schema: dossier/rubric@1\n"})
    result = final(folder)
    assert result.exit_code == 1
    assert not (folder / "output").exists()


def test_who_has_errors_keeps_the_summary_from_being_final(tmp_path: Path) -> None:
    folder = make_signable(tmp_path, zeta="schema: dossier/profile@1\nnmae: Zeta\n")
    result = final(folder, "--lang", "en")
    assert result.exit_code == 1
    assert "profile/unknown-key" in result.stderr
    assert "Not fit to sign: zeta." in result.stderr
    assert "There is no edition of the summary" in result.stderr
    assert (folder / "output/acme/editions/1/edition.json").exists()
    assert not (folder / "output/editions").exists()
