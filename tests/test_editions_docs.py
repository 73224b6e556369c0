"""The worked example of docs/editions.md, recomputed line by line and held against the program."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dossier.judging.attribute import Case, Side, attribute_move
from dossier.nouns.changes import Cause
from tests.editions import criterion, item
from tests.test_scoring_docs import reckon

PAGE = (Path(__file__).parents[1] / "docs/editions.md").read_text(encoding="utf-8")
EXAMPLE = PAGE.partition("### A worked example")[2].partition("\n## ")[0]
LINES = re.findall(r"^([\w ,]+?) += (.+?) += ([\d.]+)$", EXAMPLE, flags=re.MULTILINE)
RESULTS = {label: float(result) for label, _, result in LINES}


def test_example_is_found() -> None:
    assert len(LINES) == 11


@pytest.mark.parametrize(("label", "expression", "result"), LINES)
def test_line_comes_to_its_result(label: str, expression: str, result: str) -> None:
    assert reckon(expression) == pytest.approx(float(result), abs=1e-12), label


def test_program_says_the_same() -> None:
    old = criterion(value=60.0, evidence=[item("a", 0.5)], claimed_value=1.0)
    new = criterion(value=100.0, evidence=[item("a", 0.5), item("b", 0.6)], claimed_value=2.0)
    parts = attribute_move(Case("d.c", Side(0.1, old), Side(0.1, new), is_alike=True))
    assert {part.cause: part.points for part in parts} == pytest.approx(
        {Cause.ANSWER: RESULTS["answer"], Cause.ADDED: RESULTS["added"]}
    )


def test_page_names_every_cause() -> None:
    rows = re.findall(r"^\| `(\w+)` \|", PAGE, flags=re.MULTILINE)
    assert rows == [cause.value for cause in Cause]
