"""What is made again and why, what a check names, what is pruned."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import Result
from jsonschema import Draft202012Validator

from dossier.app.book import Book, open_book, read_manifest
from dossier.app.schema import model_schema
from dossier.nouns.manifest import Manifest
from tests.workspaces import ACME, BRIEF, RUBRIC, WORKSPACE, ZETA, files_below, make_workspace, run

MD = ("--format", "md")
DOCUMENTS = 9
"""Markdown of two partners and the summary in two languages, their figures, the front page."""


def build(folder: Path, *arguments: str) -> Result:
    return run(folder, "build", *MD, *arguments)


def reasons(folder: Path, *arguments: str) -> dict[str, str]:
    result = build(folder, "-v", *arguments)
    assert result.exit_code == 0, result.stderr
    lines = [line for line in result.stderr.splitlines() if ": " in line and "Nothing" not in line]
    return dict(line.split(": ", maxsplit=1) for line in lines)


def times(folder: Path) -> dict[str, int]:
    below = folder / "output"
    return {path: (below / path).stat().st_mtime_ns for path in files_below(below)}


@pytest.fixture
def built(tmp_path: Path) -> Path:
    folder = make_workspace(tmp_path)
    assert build(folder).exit_code == 0
    return folder


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


# -- what is made again ---------------------------------------------------------------------


def test_first_build_makes_everything(tmp_path: Path) -> None:
    told = reasons(make_workspace(tmp_path))
    assert (len(told), set(told.values())) == (DOCUMENTS, {"there is no record of it"})


def test_nothing_changed_is_told_without_judging(
    built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dossier.cli._load", None)
    before = times(built)
    for arguments in ((), ("acme",), ("--check",)):
        result = build(built, *arguments)
        assert (result.exit_code, result.stderr[:19]) == (0, "Nothing has changed")
    assert times(built) == before


COMMENT = "# read over\n"


@pytest.mark.parametrize(
    ("file", "former", "remade"),
    [
        ("partners/acme.yaml", ACME, {"acme": "profile changed", "": "profiles changed"}),
        ("partners/zeta.yaml", ZETA, {"zeta": "profile changed", "": "profiles changed"}),
        ("rubric.yaml", RUBRIC, dict.fromkeys(("acme", "zeta", ""), "rubric changed")),
        ("briefs/calls.yaml", BRIEF, dict.fromkeys(("acme", "zeta", ""), "brief changed")),
        ("dossier.yaml", WORKSPACE, dict.fromkeys(("acme", "zeta", ""), "workspace changed")),
    ],
)
def test_a_changed_file_has_made_again_what_was_made_of_it(
    built: Path, file: str, former: str, remade: dict[str, str]
) -> None:
    before = times(built)
    (built / file).write_text(former + COMMENT, "utf-8")
    told = reasons(built)
    assert {name.rpartition("/")[0]: why for name, why in told.items()} == remade
    untouched = {name for name in before if name.rpartition("/")[0] not in remade}
    assert {n: times(built)[n] for n in untouched} == {n: before[n] for n in untouched}
    assert build(built).stderr.startswith("Nothing has changed")


def test_a_changed_place_in_the_ranking_has_the_other_dossier_made_again(built: Path) -> None:
    better = ZETA.replace("claimed: 99.999, evidence: [page]", "verified: 100, evidence: [log]")
    better = better.replace(
        "evidence:\n  page:",
        "evidence:\n  log: {kind: own_measurement, title: Log, date: 2026-11-01}\n  page:",
        1,
    )
    better += "  technology.needs: {claimed: [voice_call, live_stream], evidence: [log]}\n"
    better += "  service.sla: {claimed: signed, evidence: [log]}\n"
    (built / "partners/zeta.yaml").write_text(better, "utf-8")
    told = reasons(built)
    assert told["acme/dossier.en.md"] == "standing changed"
    assert told["zeta/dossier.en.md"] == "profile, standing changed"


@pytest.mark.parametrize(
    ("template", "kinds"),
    [
        ("sections/scorecard.md.j2", {"acme", "zeta"}),
        ("sections/summary_method.md.j2", {""}),
        ("locale/en.ftl", {"acme", "zeta", ""}),
        ("theme/print.css", {"acme", "zeta", ""}),
    ],
)
def test_a_changed_partial_has_made_again_what_used_it(
    built: Path, template: str, kinds: set[str]
) -> None:
    shipped = Path(__file__).parents[2] / "templates" / template
    own = built / "templates" / template
    own.parent.mkdir(parents=True)
    own.write_text("" if template.startswith("locale") else shipped.read_text("utf-8") + "\n")
    told = reasons(built)
    assert {name.rpartition("/")[0] for name in told} - {""} == kinds - {""}
    assert any(name.startswith("summary") for name in told) == ("" in kinds)
    assert set(told.values()) == {"templates changed"}


def test_other_program_or_engine_makes_everything_again(
    built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dossier.app.jobs.digest_program", lambda: "f" * 64)
    monkeypatch.setattr("dossier.app.unchanged.digest_program", lambda: "0" * 64)
    assert set(reasons(built).values()) == {"program changed"}


def test_another_day_and_force_make_everything_again(built: Path) -> None:
    assert set(reasons(built, "--as-of", "2026-11-23").values()) == {"date changed"}
    assert set(reasons(built, "--as-of", "2026-11-23", "--force").values()) == {"it was asked for"}


def test_without_a_day_of_its_own_a_workspace_ages_overnight(built: Path) -> None:
    edit(built / "dossier.yaml", "as_of: 2026-11-22\n", "")
    build(built)
    complete = read_manifest(built / "output").value
    assert complete is not None
    assert complete.complete is not None
    assert complete.complete.day is not None
    assert build(built).stderr.startswith("Nothing has changed")


@pytest.mark.parametrize("harm", ["removed", "edited", "same size"])
def test_a_file_that_was_touched_is_made_again(built: Path, harm: str) -> None:
    path = built / "output/acme/dossier.en.md"
    text = path.read_bytes()
    if harm == "removed":
        path.unlink()
    else:
        path.write_bytes(text + b"x" if harm == "edited" else text[:-1] + b"x")
    told = reasons(built)
    word = "is missing" if harm == "removed" else "was edited"
    assert told == {"acme/dossier.en.md": f"`acme/dossier.en.md` {word}"}
    assert path.read_bytes() == text


def test_a_checkout_with_other_times_is_read_and_left(built: Path) -> None:
    for name in files_below(built / "output"):
        os.utime(built / "output" / name, (1, 1))
    before = times(built)
    assert build(built).stderr.startswith("Nothing has changed")
    assert times(built) == before


def test_other_languages_formats_and_partners_stay_on_record(built: Path) -> None:
    edit(built / "partners/acme.yaml", "Acme", "Acme Ltd")
    assert reasons(built, "zeta", "--lang", "en").keys() == set()
    told = reasons(built, "--lang", "zh")
    assert not any(".en." in name for name in told)
    told = reasons(built)
    assert {"acme/dossier.en.md", "summary.en.md"} <= told.keys()
    assert not any("dossier.zh" in name for name in told)


def test_a_way_back_is_no_standstill(built: Path) -> None:
    """What one partner's build made in between is seen when the old profile comes back."""
    edit(built / "partners/acme.yaml", "Acme", "Acme Ltd")
    assert reasons(built, "acme")
    edit(built / "partners/acme.yaml", "Acme Ltd", "Acme")
    assert "acme/dossier.en.md" in reasons(built)


# -- manifests that cannot be trusted -------------------------------------------------------


def spoil_text(text: str) -> Iterator[str]:
    yield ""
    yield "{"
    yield text.replace("dossier/manifest@1", "dossier/manifest@9")
    yield text.replace('"size":', '"size":1', 1)
    forged = json.loads(text)
    forged["orphans"] = {"../dossier.yaml": next(iter(forged["documents"].values()))}
    yield json.dumps(forged)


def test_manifest_keeps_to_its_schema_which_is_that_of_the_model(built: Path) -> None:
    page = Path(__file__).parents[2] / "docs/schemas/manifest.schema.json"
    assert page.read_text("utf-8") == model_schema(Manifest)
    schema = Draft202012Validator(json.loads(page.read_text("utf-8")))
    schema.validate(json.loads((built / "output/manifest.json").read_text("utf-8")))


@pytest.mark.parametrize("place", range(5))
def test_manifest_that_cannot_be_trusted_counts_as_none(built: Path, place: int) -> None:
    manifest, before = built / "output/manifest.json", times(built)
    manifest.write_text(list(spoil_text(manifest.read_text("utf-8")))[place], "utf-8")
    (built / "partners/zeta.yaml").unlink()
    result = build(built, "--prune")
    assert "note[manifest/not-trusted]" in result.stderr
    assert (result.exit_code, "files removed" in result.stderr) == (0, False)
    assert times(built)["zeta/dossier.en.md"] == before["zeta/dossier.en.md"]
    assert read_manifest(built / "output").value is not None


@pytest.mark.parametrize(
    "path", ["../x.md", "/etc/passwd", "acme/../x.md", "acme/editions/1/dossier.en.md", "a.md"]
)
def test_paths_that_no_build_writes_are_not_believed(built: Path, path: str) -> None:
    text = (built / "output/manifest.json").read_text("utf-8")
    book = open_book(built / "output").value
    assert book is not None
    state = book.documents["README.md"].files["README.md"]
    (built / "output/manifest.json").write_text(
        text.replace('"orphans":{}', json.dumps({"orphans": {path: state.model_dump()}})[1:-1])
    )
    read = read_manifest(built / "output")
    assert [found.code for found in read.diagnostics] == ["manifest/not-trusted"]


# -- checking -------------------------------------------------------------------------------


def test_check_names_what_is_stale_and_writes_nothing(built: Path) -> None:
    edit(built / "partners/acme.yaml", "Acme", "Acme Ltd")
    before = times(built), (built / "output/manifest.json").read_bytes()
    result = build(built, "--check")
    assert result.exit_code == 1
    named = {line.split(":")[0] for line in result.stderr.splitlines() if "build/stale" in line}
    assert {Path(name).name for name in named} >= {"summary.en.md", "dossier.en.md", "README.md"}
    assert not any("zeta" in name for name in named)
    assert (times(built), (built / "output/manifest.json").read_bytes()) == before


@pytest.mark.parametrize("has_manifest", [True, False])
def test_check_without_a_manifest_compares_bytes(built: Path, *, has_manifest: bool) -> None:
    if not has_manifest:
        (built / "output/manifest.json").unlink()
    assert build(built, "--check").exit_code == 0
    path = built / "output/zeta/charts/scorecard.en.svg"
    path.write_bytes(path.read_bytes() + b"\n")
    result = build(built, "--check")
    assert (result.exit_code, result.stderr.count("build/stale")) == (1, 1)
    path.unlink()
    assert "scorecard.en.svg` is missing" in build(built, "--check").stderr


@pytest.mark.parametrize("has_manifest", [True, False])
def test_check_names_what_has_no_source(built: Path, *, has_manifest: bool) -> None:
    (built / "output/acme/charts/old.en.svg").write_text("<svg/>")
    (built / "output/notes.md").write_text("mine")
    (built / "partners/zeta.yaml").unlink()
    assert build(built).exit_code == 0
    if not has_manifest:
        (built / "output/manifest.json").unlink()
    result = build(built, "--check")
    assert result.exit_code == 1
    assert "`zeta/dossier.en.md` is not current: it has no source any more" in result.stderr
    assert "`acme/charts/old.en.svg`" in result.stderr
    assert "notes.md" not in result.stderr


def test_check_with_other_wishes_is_wrong_use(built: Path) -> None:
    for option in ("--prune", "--force", "--final"):
        assert build(built, "--check", option).exit_code == 2
    assert build(built, "--prune", "acme").exit_code == 2


# -- pruning --------------------------------------------------------------------------------


def test_prune_removes_what_is_ours_and_has_no_source(built: Path) -> None:
    (built / "output/notes.md").write_text("mine")
    (built / "partners/zeta.yaml").unlink()
    assert build(built).exit_code == 0
    assert (built / "output/zeta").is_dir()
    assert "files removed" in build(built, "--prune").stderr
    assert not (built / "output/zeta").exists()
    assert (built / "output/notes.md").read_text() == "mine"
    assert build(built, "--check").exit_code == 0


def test_prune_leaves_what_was_edited_and_names_it(built: Path) -> None:
    edited = built / "output/zeta/dossier.en.md"
    edited.write_bytes(edited.read_bytes() + b"my note\n")
    (built / "partners/zeta.yaml").unlink()
    for _ in range(2):
        result = build(built, "--prune")
        assert (result.exit_code, result.stderr.count("warning[manifest/edited]")) == (0, 1)
    assert files_below(built / "output/zeta").keys() == {"dossier.en.md"}


def test_prune_follows_no_link(built: Path, tmp_path: Path) -> None:
    (built / "output/zeta").rename(tmp_path / "elsewhere")
    (built / "output/zeta").symlink_to(tmp_path / "elsewhere")
    (built / "partners/zeta.yaml").unlink()
    build(built, "--prune")
    assert "dossier.en.md" in files_below(tmp_path / "elsewhere")


def test_prune_leaves_a_partner_with_errors(built: Path) -> None:
    edit(built / "partners/zeta.yaml", "answers:", "anwsers:")
    assert build(built, "--prune").exit_code == 1
    assert (built / "output/zeta/dossier.en.md").is_file()


def test_prune_of_a_language_and_of_charts_that_are_no_longer_drawn(built: Path) -> None:
    edit(built / "dossier.yaml", "languages: [en, zh]", "languages: [en]")
    assert build(built, "--prune").exit_code == 0
    assert not any(".zh." in name for name in files_below(built / "output"))


def test_book_of_nothing_prunes_nothing(tmp_path: Path) -> None:
    assert Book(tmp_path).prune(()).value == ()
