"""Building: what is written, and that one failure stays its own."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
from concurrent.futures import Executor, Future
from pathlib import Path
from typing import Any

import pytest

from dossier.app.build import build
from dossier.app.jobs import count_documents
from dossier.app.load import Request, load_review
from dossier.app.order import Order
from dossier.nouns.diagnostics import Checked, error
from dossier.nouns.page import Page
from dossier.nouns.review import Review
from tests.workspaces import ACME, MISSPELT, ZETA, files_below, make_workspace, run

HOSTILE = sorted((Path(__file__).parents[1] / "hostile/yaml").glob("*.yaml"))
MD = ("--format", "md")


def build_md(folder: Path, *arguments: str) -> int:
    return run(folder, "build", *MD, *arguments).exit_code


# -- what is written ------------------------------------------------------------------------


def test_build_writes_every_document(tmp_path: Path) -> None:
    folder = make_workspace(tmp_path)
    assert build_md(folder) == 0
    documents = {name for name in files_below(folder / "output") if "charts/" not in name}
    assert documents == {
        *("README.md", "summary.en.md", "summary.zh.md"),
        *("acme/assessment.json", "acme/dossier.en.md", "acme/dossier.zh.md"),
        *("zeta/assessment.json", "zeta/dossier.en.md", "zeta/dossier.zh.md"),
    }


def test_named_partner_is_built_alone(tmp_path: Path) -> None:
    folder = make_workspace(tmp_path)
    assert build_md(folder, "zeta", "--lang", "en") == 0
    written = files_below(folder / "output")
    assert {name.partition("/")[0] for name in written} == {"zeta"}
    assert {"zeta/assessment.json", "zeta/dossier.en.md"} <= set(written)
    assert not any(".zh." in name for name in written)


def test_languages_asked_for_come_before_the_workspace(tmp_path: Path) -> None:
    folder = make_workspace(tmp_path)
    assert build_md(folder, "--lang", "zh") == 0
    assert not any(".en." in name for name in files_below(folder / "output"))


def test_output_goes_where_it_is_wanted(tmp_path: Path) -> None:
    folder = make_workspace(tmp_path / "workspace")
    assert build_md(folder, "--output", str(tmp_path / "else/where")) == 0
    assert not (folder / "output").exists()
    assert "README.md" in files_below(tmp_path / "else/where")


def test_second_build_writes_nothing_anew(tmp_path: Path) -> None:
    folder = make_workspace(tmp_path)
    build_md(folder)
    before = {path: path.stat().st_mtime_ns for path in (folder / "output").rglob("*")}
    assert build_md(folder) == 0
    assert {path: path.stat().st_mtime_ns for path in (folder / "output").rglob("*")} == before


def test_count_is_that_of_documents_told(tmp_path: Path) -> None:
    review = review_of(make_workspace(tmp_path))
    order = Order(tmp_path, tmp_path / "out", formats=frozenset({"md"}))
    told: list[str] = []
    tally = build(order, review, DeadPress(), told.append)
    assert len(told) == count_documents(order, review) == tally.made == 7


# -- failures stay their own ----------------------------------------------------------------


def test_bad_profile_stops_no_other_and_keeps_its_former_documents(tmp_path: Path) -> None:
    folder = make_workspace(tmp_path)
    build_md(folder)
    former = files_below(folder / "output")
    changed = ZETA.replace("99.999", "99.5")
    make_workspace(folder, {"partners/acme.yaml": MISSPELT, "partners/zeta.yaml": changed})
    assert build_md(folder) == 1
    now = files_below(folder / "output")
    assert {n: b for n, b in now.items() if n.startswith("acme/")} == {
        n: b for n, b in former.items() if n.startswith("acme/")
    }
    assert now["zeta/dossier.en.md"] != former["zeta/dossier.en.md"]
    assert now["summary.en.md"] != former["summary.en.md"]


def test_hostile_profiles_stop_no_other(tmp_path: Path) -> None:
    assert len(HOSTILE) > 20
    files = {f"partners/m-{path.name}": path.read_bytes() for path in HOSTILE}
    folder = make_workspace(tmp_path, files)
    result = run(folder, "build", *MD, "--lang", "en")
    assert result.exit_code == 1
    assert "Traceback" not in result.stderr
    assert "\x1b" not in result.stderr
    written = files_below(folder / "output")
    assert {name.partition("/")[0] for name in written if "/" in name} == {
        *("acme", "zeta", "charts")
    }
    for path in HOSTILE:
        assert f"partners/m-{path.name}:" in result.stderr


@pytest.mark.parametrize("path", HOSTILE, ids=lambda path: str(path.stem))
def test_hostile_profile_alone_fails_with_its_place(tmp_path: Path, path: Path) -> None:
    folder = make_workspace(tmp_path, {"partners/m.yaml": path.read_bytes()})
    result = run(folder, "score", "--json")
    assert result.exit_code == 1
    assert result.stderr.startswith("partners/m.yaml:")


class DeadPress(Executor):
    """An executor whose workers die."""

    def submit(self, *_: Any, **__: Any) -> Future[Any]:
        future: Future[Any] = Future()
        future.set_exception(RuntimeError("the worker died"))
        return future


def review_of(folder: Path) -> Review:
    review = load_review(Request(folder, dt.date(2026, 11, 22))).review
    assert review is not None
    return review


def test_dead_worker_fails_its_document_alone(tmp_path: Path) -> None:
    folder = make_workspace(tmp_path)
    order = Order(folder, folder / "output", languages=("en",))
    tally = build(order, review_of(folder), DeadPress(), lambda _: None)
    assert (tally.made, tally.failed) == (4, 3)
    assert {d.code for d in tally.diagnostics} == {"typeset/engine"}
    assert "acme/dossier.en.md" in files_below(folder / "output")


# -- where one cannot write -----------------------------------------------------------------


def test_output_below_a_file_is_reported(tmp_path: Path) -> None:
    folder = make_workspace(tmp_path, {"note": "x"})
    result = run(folder, "build", *MD, "--output", str(folder / "note/output"))
    assert result.exit_code == 1
    assert "error[files/in-the-way]" in result.stderr
    assert result.stderr.count("error[") == 1


def test_folder_in_the_way_of_one_document_fails_it_alone(tmp_path: Path) -> None:
    folder = make_workspace(tmp_path)
    (folder / "output/acme/dossier.en.md").mkdir(parents=True)
    result = run(folder, "build", *MD, "--lang", "en")
    assert result.exit_code == 1
    assert result.stderr.count("error[files/in-the-way]") == 1
    assert "zeta/dossier.en.md" in files_below(folder / "output")


def test_folder_in_the_way_of_data_fails_the_build(tmp_path: Path) -> None:
    folder = make_workspace(tmp_path)
    (folder / "output/acme/assessment.json").mkdir(parents=True)
    result = run(folder, "build", *MD, "--lang", "en")
    assert result.exit_code == 1
    assert "acme/assessment.json` cannot be written" in result.stderr
    assert "acme/dossier.en.md" in files_below(folder / "output")


def test_output_that_is_a_link_is_not_followed(tmp_path: Path) -> None:
    folder = make_workspace(tmp_path / "workspace")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (folder / "output").symlink_to(elsewhere)
    result = run(folder, "build", *MD)
    assert result.exit_code == 1
    assert "error[files/in-the-way]" in result.stderr
    assert list(elsewhere.iterdir()) == []


# -- same input, same bytes -----------------------------------------------------------------


def start_build(folder: Path, output: Path, **environment: str) -> subprocess.Popen[bytes]:
    command = "from dossier.cli import main; main()"
    arguments = [
        "build",
        "acme",
        "-C",
        str(folder),
        "--output",
        str(output),
        "--scheduler",
        "here",
        "-q",
    ]
    return subprocess.Popen(
        [sys.executable, "-c", command, *arguments], env={**os.environ, **environment}
    )


def test_same_input_gives_same_bytes(tmp_path: Path) -> None:
    """In two processes with other hash seeds, time zones and languages."""
    folder = make_workspace(tmp_path / "workspace", {"partners/acme.yaml": ACME})
    first, second = tmp_path / "first", tmp_path / "second"
    processes = [
        start_build(folder, first, PYTHONHASHSEED="1", TZ="Asia/Shanghai", LANG="zh_CN.UTF-8"),
        start_build(folder, second, PYTHONHASHSEED="2", TZ="America/New_York", LANG="C"),
    ]
    assert [process.wait(timeout=120) for process in processes] == [0, 0]
    written = files_below(first)
    assert {"acme/dossier.en.pdf", "acme/dossier.zh.pdf"} <= set(written)
    assert files_below(second) == written


# -- typesetting ----------------------------------------------------------------------------


class Press(Executor):
    """An executor that typesets nothing: every page becomes the same bytes, or a problem."""

    def __init__(self, result: Checked[bytes]) -> None:
        self.result = result
        self.pages: list[Page] = []

    def submit(self, _: Any, /, *arguments: Any, **__: Any) -> Future[Any]:
        self.pages += arguments
        future: Future[Any] = Future()
        future.set_result(self.result)
        return future


def test_pdf_alone_writes_nothing_else(tmp_path: Path) -> None:
    folder = make_workspace(tmp_path)
    order = Order(folder, folder / "output", languages=("en",), formats=frozenset({"pdf"}))
    told: list[str] = []
    tally = build(order, review_of(folder), Press(Checked(b"%PDF")), told.append)
    names = ["acme/dossier.en.pdf", "summary.en.pdf", "zeta/dossier.en.pdf"]
    assert files_below(folder / "output") == dict.fromkeys(names, b"%PDF")
    assert sorted(told) == names
    assert (tally.made, tally.failed) == (count_documents(order, review_of(folder)), 0)


def test_each_pdf_is_written_before_many_more_are_made(tmp_path: Path) -> None:
    folder = make_workspace(tmp_path, {f"partners/z{n}.yaml": ZETA for n in range(6)})
    order = Order(folder, folder / "output", languages=("en",), formats=frozenset({"pdf"}))
    behind: list[int] = []

    class Watch(Press):
        def submit(self, _: Any, /, *arguments: Any, **__: Any) -> Future[Any]:
            behind.append(len(self.pages) - len(files_below(folder / "output")))
            return super().submit(_, *arguments)

    tally = build(order, review_of(folder), Watch(Checked(b"%PDF")), lambda _: None, jobs=1)
    assert (tally.made, behind) == (9, [0] * 9)


def test_page_that_the_engine_refuses_leaves_the_former_one(tmp_path: Path) -> None:
    folder = make_workspace(tmp_path, {"output/acme/dossier.en.pdf": b"former"})
    order = Order(folder, folder / "output", frozenset({"acme"}), ("en",))
    problem = error("typeset/engine", "It cannot be done.")
    tally = build(order, review_of(folder), Press(Checked(None, (problem,))), lambda _: None)
    assert (tally.made, tally.failed, tally.diagnostics) == (1, 1, (problem,))
    assert (folder / "output/acme/dossier.en.pdf").read_bytes() == b"former"


def test_page_that_cannot_be_laid_out_is_not_typeset(tmp_path: Path) -> None:
    broken = {"templates/front_matter.md.j2": "---\nno front matter\n---\n"}
    folder = make_workspace(tmp_path, broken)
    order = Order(folder, folder / "output", frozenset({"acme"}), ("en",))
    press = Press(Checked(b"%PDF"))
    tally = build(order, review_of(folder), press, lambda _: None)
    assert (tally.made, tally.failed, press.pages) == (1, 1, [])
    assert {found.code.partition("/")[0] for found in tally.diagnostics if found.is_error} == {
        "page"
    }


def test_bug_is_not_hidden(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise LookupError("bug")

    monkeypatch.setattr("dossier.app.jobs.make_dossier", fail)
    folder = make_workspace(tmp_path)
    with pytest.raises(LookupError, match="bug"):
        run(folder, "build", *MD)
