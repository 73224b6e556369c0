"""Every printed document is PDF/A-3a and PDF/UA-1 at once, by veraPDF and by a quick judge."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.printed.conftest import DOCUMENTS, Print
from tests.verapdf import judge, judge_quickly


def test_there_are_documents_to_judge() -> None:
    assert len(DOCUMENTS) >= 20


@pytest.mark.parametrize("name", DOCUMENTS)
def test_document_is_archival_and_accessible(
    name: str, library: Mapping[str, Print], verdicts: Mapping[Path, tuple[str, ...]]
) -> None:
    assert verdicts[library[name].path] == ()


@pytest.mark.parametrize("name", DOCUMENTS)
def test_quick_judge_agrees(name: str, library: Mapping[str, Print]) -> None:
    assert judge_quickly(library[name].path.read_bytes()) == []


def test_hard_cases_are_archival_and_accessible(
    hard: Mapping[str, Path], verdicts: Mapping[Path, tuple[str, ...]]
) -> None:
    assert {name: verdicts[file] for name, file in hard.items() if verdicts[file]} == {}
    assert {
        name: found for name, file in hard.items() if (found := judge_quickly(file.read_bytes()))
    } == {}


# -- the judges themselves ------------------------------------------------------------------


@pytest.mark.parametrize(("mark", "profile"), [("archive", "3a"), ("reader", "ua1")])
def test_judges_find_what_is_wrong(
    mark: str, profile: str, spoilt: Mapping[str, Path], verdicts: Mapping[Path, tuple[str, ...]]
) -> None:
    assert [failure.partition(" ")[0] for failure in verdicts[spoilt[mark]]] == [profile]
    assert judge_quickly(spoilt[mark].read_bytes()) != []


def test_without_java_the_tests_fail(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(pytest.fail.Exception, match="veraPDF needs java"):
        judge([])


def test_a_file_that_is_not_judged_fails(tmp_path: Path) -> None:
    with pytest.raises(pytest.fail.Exception, match="did not judge every file"):
        judge([tmp_path / "none.pdf"])
