"""`dossier diff` and `dossier build --since` from end to end, in real repositories."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from dossier.app.editions import find_editions
from dossier.app.load import Request
from dossier.edges.pdf import read_attachments
from dossier.nouns.seal import SINCE
from dossier.reading.edition import read_since
from tests.repositories import commit, make_repository
from tests.workspaces import ACME, BRIEF, FILES, RUBRIC, ZETA, files_below, run

LONE = ACME.replace("evidence: [log]", "evidence: [page]")
GATE = """\
gates:
  - id: measured
    title: {zh: 实测, en: Measured}
    before: contract
    requires: {register: [own_measurement]}
verdicts:
  - {id: hold, title: {zh: 暂缓, en: Hold}, when: {gate: any, is: open}}
  - {id: proceed, title: {zh: 推进, en: Proceed}}
"""
HEAVIER = f"{RUBRIC}{GATE}".replace("weight: 2", "weight: 3")
UNMEASURED = LONE.replace(
    "  log: {kind: own_measurement, title: {zh: 记录, en: Log}, date: 2026-08-02}\n", ""
)


# By hand: 90 points with a share of a third, so 30 at full strength. With the measurement first
# the strength rises by 0.54, with the page gone first by 0.9: 21.6 in the mean, and -6.6 likewise.
MEASURED = (
    "  Proven rose from 32 to 47 (+15.0): new evidence for Availability (Own measurement) (+21.6);"
    " evidence for Availability withdrawn (Vendor's document) (\N{MINUS SIGN}6.6)."
)


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """Acme before and after its availability was measured."""
    folder = make_repository(tmp_path / "workspace")
    commit(
        folder,
        {**FILES, "rubric.yaml": f"{RUBRIC}{GATE}", "partners/acme.yaml": UNMEASURED},
        "2026-07-03T12:00:00+00:00",
    )
    (folder / "partners/acme.yaml").write_text(ACME, "utf-8")
    return folder


def diff(folder: Path, *arguments: str) -> Result:
    return run(folder, "diff", *arguments)


def told(folder: Path, *arguments: str) -> Any:
    result = diff(folder, *arguments, "--json")
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)


def test_measurement_is_told_in_business_words(workspace: Path) -> None:
    result = diff(workspace, "HEAD")
    assert (result.exit_code, result.stderr) == (0, "")
    lines = result.stdout.splitlines()
    assert "(" in lines[0]
    assert "3 July 2026) to the present files" in lines[0]
    after = lines[lines.index("Acme") :]
    assert after == [
        "Acme",
        "  The verdict changed from “Hold” to “Proceed”.",
        MEASURED,
        "  Gates now passed: Measured.",
    ]


def test_chinese_words(workspace: Path) -> None:
    stdout = diff(workspace, "HEAD", "--lang", "zh").stdout
    assert "结论由“暂缓”改为“推进”。" in stdout
    assert "可用性补充了实测证据" in stdout


def test_json_has_parts_that_sum_to_the_move(workspace: Path) -> None:
    changes = told(workspace, "HEAD")
    acme, zeta = changes["partners"]
    assert (acme["id"], zeta["id"]) == ("acme", "zeta")
    moved = acme["proven"]["new"] - acme["proven"]["old"]
    assert sum(part["points"] for part in acme["parts"]) == pytest.approx(moved)
    assert [(part["cause"], part["evidence"]) for part in acme["parts"]] == [
        ("added", ["log"]),
        ("removed", ["page"]),
    ]
    assert acme["verdict"] == {"old": "hold", "new": "proceed"}
    assert acme["gates"] == [{"id": "measured", "old": "open", "new": "passed"}]
    assert zeta["parts"] == []
    assert changes["comparable"] is True
    assert changes["old"]["on"] == "2026-07-03"
    assert changes["new"] == {"name": None, "revision": None, "on": None}


def test_nothing_changed(workspace: Path) -> None:
    result = diff(workspace, str(workspace), str(workspace))
    assert result.exit_code == 0
    assert "Nothing changed." in result.stdout


@pytest.mark.parametrize(
    ("file", "text", "words"),
    [
        (
            "rubric.yaml",
            HEAVIER,
            "the rubric was changed",
        ),
        ("briefs/calls.yaml", BRIEF.replace("live_stream", "chat"), "the brief was changed"),
    ],
)
def test_other_measures_are_said_first(workspace: Path, file: str, text: str, words: str) -> None:
    (workspace / file).write_text(text, "utf-8")
    lines = diff(workspace, "HEAD").stdout.splitlines()
    assert lines[1].startswith("Not comparable: ")
    assert words in lines[1]
    changes = told(workspace, "HEAD")
    assert changes["comparable"] is False
    assert changes["partners"][0]["sentences"][0] == lines[1]
    assert {part["cause"] for each in changes["partners"] for part in each["parts"]}


def test_words_of_the_rubric_are_no_measure(workspace: Path) -> None:
    text = f"# A comment\n{RUBRIC}{GATE}".replace("Availability", "Uptime").replace('"1"', '"2"')
    (workspace / "rubric.yaml").write_text(text, "utf-8")
    assert told(workspace, "HEAD")["comparable"] is True


def test_partners_come_and_go(workspace: Path) -> None:
    (workspace / "partners/zeta.yaml").rename(workspace / "partners/beta.yaml")
    changes = told(workspace, "HEAD")
    assert (changes["appeared"], changes["disappeared"]) == (["beta"], ["zeta"])
    assert "No longer in this edition: zeta." in diff(workspace, "HEAD").stdout


def test_partner_with_errors_is_not_compared(workspace: Path) -> None:
    (workspace / "partners/zeta.yaml").write_text(ZETA.replace("name:", "nome:"), "utf-8")
    result = diff(workspace, "HEAD")
    assert result.exit_code == 1
    assert "profile/unknown-key" in result.stderr
    assert "Not compared, as their files have errors in one of the editions: zeta." in result.stdout


def test_output_without_a_workspace_is_told_by_ids(workspace: Path, tmp_path: Path) -> None:
    run(workspace, "build", "-q", "--format", "md", "--output", str(tmp_path / "new"))
    (workspace / "partners/acme.yaml").write_text(UNMEASURED, "utf-8")
    run(workspace, "build", "-q", "--format", "md", "--output", str(tmp_path / "old"))
    (tmp_path / "empty").mkdir()
    result = diff(tmp_path / "empty", str(tmp_path / "old"), str(tmp_path / "new"))
    assert result.exit_code == 0, result.stderr
    assert "new evidence for technology.uptime (own measurement) (+21.6)" in result.stdout


@pytest.mark.parametrize("name", ["nope", "-h~1", "HEAD\n", "--", "partners"])
def test_names_of_nothing_are_wrong_use(workspace: Path, name: str) -> None:
    result = diff(workspace, "--", name)
    assert result.exit_code == 2
    assert "Error: " in result.stderr
    assert not result.stdout


# -- documents ------------------------------------------------------------------------------


def test_documents_tell_of_the_changes(workspace: Path, tmp_path: Path) -> None:
    output = str(tmp_path / "out")
    result = run(workspace, "build", "-q", "--format", "md", "--since", "HEAD", "--output", output)
    assert (result.exit_code, result.stderr) == (0, "")
    files = {name: data.decode() for name, data in files_below(tmp_path / "out").items()}
    english, chinese = files["acme/dossier.en.md"], files["acme/dossier.zh.md"]
    page, _, rest = english.partition("<!-- dossier: end -->\n\n##")
    for part in (page, rest):
        assert "Proven rose from 32 to 47 (+15.0)" in part
        assert "3 July 2026" in part
    assert "| new evidence for Availability (Own measurement) | +21.6 |" in rest
    assert "已证实由 32 分升到 47 分" in chinese
    assert "| Acme | 1 | 32 → 47 | +15.0 | Hold → Proceed |" in files["summary.en.md"]


def test_documents_without_since_tell_of_none(workspace: Path, tmp_path: Path) -> None:
    run(workspace, "build", "-q", "--format", "md", "--output", str(tmp_path / "out"))
    for name, data in files_below(tmp_path / "out").items():
        assert "since the last edition" not in data.decode(), name
        assert "section-changes" not in data.decode(), name


def test_partner_that_is_new_is_said_to_be(workspace: Path, tmp_path: Path) -> None:
    (workspace / "partners/beta.yaml").write_text(ZETA, "utf-8")
    output = str(tmp_path / "out")
    run(workspace, "build", "-q", "--format", "md", "--since", "HEAD", "--output", output)
    text = (tmp_path / "out/beta/dossier.en.md").read_text("utf-8")
    assert text.count("New in this edition: Zeta.") == 2


def test_build_since_nothing_builds_nothing(workspace: Path, tmp_path: Path) -> None:
    output = str(tmp_path / "out")
    wrong = run(workspace, "build", "-q", "--since", "nope", "--output", output)
    assert wrong.exit_code == 2
    commit(workspace, {"rubric.yaml": "{"})
    broken = run(workspace, "build", "-q", "--since", "HEAD", "--output", output)
    assert broken.exit_code == 1
    assert not (tmp_path / "out").exists()


# -- PDFs -----------------------------------------------------------------------------------


@pytest.fixture
def printed(workspace: Path, tmp_path: Path) -> Path:
    """Acme's dossier and the comparison as PDF, compared with what was committed."""
    output = tmp_path / "printed"
    arguments = ("--format", "pdf", "--lang", "en", "--since", "HEAD", "--output", str(output))
    assert run(workspace, "build", "-q", *arguments).exit_code == 0
    return output


def test_pdf_is_an_edition(workspace: Path, printed: Path) -> None:
    (workspace / "partners/acme.yaml").write_text(UNMEASURED, "utf-8")
    dossier, summary = str(printed / "acme/dossier.en.pdf"), str(printed / "summary.en.pdf")
    (alone,) = told(workspace, dossier)["partners"]
    assert (alone["proven"]["old"], alone["verdict"]["new"]) == (pytest.approx(47), "hold")
    together = told(workspace, summary)["partners"]
    assert [each["id"] for each in together] == ["acme", "zeta"]
    assert together[0] == alone
    assert told(workspace, dossier, summary)["partners"][0]["parts"] == []


def test_pdf_carries_what_it_is_compared_with(workspace: Path, printed: Path) -> None:
    former = find_editions("HEAD", Request(workspace, dt.date(2026, 11, 22))).editions
    for name, partners in (("acme/dossier.en.pdf", {"acme"}), ("summary.en.pdf", {"acme", "zeta"})):
        carried = read_attachments((printed / name).read_bytes(), name).value
        assert carried is not None
        since = read_since(name, carried[SINCE]).value
        assert since is not None
        assert former is not None
        assert since.name == former.name
        assert since.partners == {each: former.partners[each] for each in partners}


def test_pdf_that_is_none_of_ours_is_refused(workspace: Path, tmp_path: Path) -> None:
    (tmp_path / "letter.pdf").write_bytes(b"%PDF-1.7\nnothing")
    result = diff(workspace, str(tmp_path / "letter.pdf"))
    assert result.exit_code == 1
    assert "pdf/damaged" in result.stderr
