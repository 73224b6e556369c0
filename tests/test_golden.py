"""Small workspaces with all that they make: text, charts and figures, to be read in the diff.

`pytest tests/test_golden.py --update-golden` writes the expected files anew.
"""

from __future__ import annotations

import datetime as dt
import json
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from dossier.app.build import build
from dossier.app.load import Request, load_review
from dossier.app.order import Order

GOLDEN = Path(__file__).parent / "golden"
CASES = sorted(path.parent for path in GOLDEN.glob("*/dossier.yaml"))
NOT_DOCUMENTS = {"manifest.json", ".dossier-build.lock"}
"""What a build keeps for itself; it tells of the machine and the hour."""

LAST_DAY = dt.date(2099, 12, 31)
"""Not the day that ages are reckoned from: every case names its own."""


def make(case: Path, output: Path) -> dict[str, str]:
    """The files that a case makes, by path."""
    loaded = load_review(Request(case, today=LAST_DAY))
    assert loaded.review is not None, loaded.diagnostics
    assert not [found for found in loaded.diagnostics if found.is_error]
    order = Order(case, output, formats=frozenset({"md"}))
    with ThreadPoolExecutor(1) as executor:
        tally = build(order, loaded.review, executor, lambda _: None)
    assert tally.diagnostics == ()
    return read_folder(output)


def read_folder(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name not in NOT_DOCUMENTS
    }


@pytest.fixture(params=CASES, ids=lambda case: case.name)
def case(request: pytest.FixtureRequest) -> Path:
    path: Path = request.param
    return path


def test_there_are_cases() -> None:
    assert GOLDEN / "two-partners" in CASES


def test_documents_are_those_expected(case: Path, tmp_path: Path, *, update_golden: bool) -> None:
    made = make(case, tmp_path / "output")
    expected = case / "expected"
    if update_golden:
        shutil.rmtree(expected, ignore_errors=True)
        left_out = shutil.ignore_patterns(*NOT_DOCUMENTS)
        shutil.copytree(tmp_path / "output", expected, ignore=left_out)
    wanted = read_folder(expected)
    assert made.keys() == wanted.keys()
    for name, text in made.items():
        assert text == wanted[name], name


def test_expected_files_are_of_every_kind(case: Path) -> None:
    expected = read_folder(case / "expected")
    assert {"README.md", "summary.zh.md", "summary.en.md", "charts/heatmap.zh.svg"} <= set(expected)
    for partner in (case / "partners").glob("*.yaml"):
        for name in ("dossier.zh.md", "dossier.en.md", "assessment.json"):
            assert f"{partner.stem}/{name}" in expected


def test_expected_drawings_and_figures_can_be_read(case: Path) -> None:
    for name, text in read_folder(case / "expected").items():
        if name.endswith(".svg"):
            ET.fromstring(text)  # noqa: S314 - our own
        elif name.endswith(".json"):
            json.loads(text)


def test_same_workspace_makes_same_bytes(case: Path, tmp_path: Path) -> None:
    assert make(case, tmp_path / "first") == make(case, tmp_path / "second")
