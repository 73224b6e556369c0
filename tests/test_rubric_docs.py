"""docs/rubric.md: its tables held against the default rubric, its example against the reader."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from dossier.nouns.rubric import Rubric
from dossier.reading.check import check_rubric
from dossier.reading.source import read_document
from dossier.reading.validate import validate
from tests import oracle

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs/rubric.md").read_text(encoding="utf-8")
RUBRIC = oracle.read(ROOT / "dossier/data/rubric.yaml")
CRITERIA = {
    f"{dimension['id']}.{criterion['id']}": (dimension, criterion)
    for dimension in RUBRIC["dimensions"]
    for criterion in dimension["criteria"]
}


def rows_under(heading: str) -> list[list[str]]:
    """The cells of the first table under a heading, without its head."""
    _, _, rest = PAGE.partition(f"\n### {heading}\n")
    lines = [line for line in rest.partition("\n#")[0].splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.split("|")[1:-1]] for line in lines[2:]]


def as_yaml(cell: str) -> Any:
    return yaml.load(cell.strip("`"), Loader=yaml.BaseLoader)  # noqa: S506 - texts only


def titles(entry: dict[str, Any]) -> tuple[str, str]:
    return entry["title"]["en"], entry["title"]["zh"]


def share_of(weight: str, siblings: list[dict[str, Any]]) -> float:
    return float(weight) / sum(float(sibling["weight"]) for sibling in siblings)


def test_dimensions() -> None:
    assert rows_under("Dimensions") == [
        [
            f"`{dimension['id']}` {dimension['title']['en']}",
            dimension["title"]["zh"],
            dimension["weight"],
            str(len(dimension["criteria"])),
            dimension["question"]["en"],
        ]
        for dimension in RUBRIC["dimensions"]
    ]


def test_criteria() -> None:
    rows = rows_under("Criteria")
    assert [row[0].strip("`") for row in rows] == list(CRITERIA)
    for name, *shown, weight, share, function in rows:
        dimension, criterion = CRITERIA[name.strip("`")]
        whole = share_of(dimension["weight"], RUBRIC["dimensions"])
        within = share_of(criterion["weight"], dimension["criteria"])
        assert tuple(shown) == titles(criterion)
        assert weight == criterion["weight"]
        assert float(share.removesuffix(" %")) == pytest.approx(100 * whole * within, abs=0.0501)
        assert function == function_in_words(criterion)


def function_in_words(criterion: dict[str, Any]) -> str:
    if "coverage" in criterion:
        return f"coverage of {criterion['coverage']['of']}"
    if "choice" in criterion:
        levels = criterion["choice"]["levels"].items()
        return "choice: " + ", ".join(f"`{name}` {level['points']}" for name, level in levels)
    scale = criterion.get("number") or criterion["derived"]
    unit = scale["unit"] if isinstance(scale["unit"], str) else scale["unit"]["en"]
    knots = ", ".join(f"{float(value):g} → {points}" for value, points in scale["points"])
    kind = f"derived from `{scale['from']}`" if "from" in scale else "number"
    return f"{kind}, {unit}: {knots}"


def test_kinds_of_evidence() -> None:
    rows = rows_under("Kinds of evidence")
    assert [row[0].strip("`") for row in rows] == list(RUBRIC["evidence_kinds"])
    for name, *shown, reliability, half_life, left in rows:
        kind = RUBRIC["evidence_kinds"][name.strip("`")]
        months = kind.get("half_life_months")
        fading = 2 ** (-24 / float(months)) if months else 1
        assert tuple(shown) == titles(kind)
        assert (reliability, half_life) == (kind["reliability"], months or "none")
        assert float(left) == pytest.approx(float(reliability) * fading, abs=0.00501)


def test_grades() -> None:
    assert rows_under("Grades") == [
        [grade["id"], *titles(grade), grade["from"]] for grade in RUBRIC["grades"]
    ]


def test_gates() -> None:
    rows = [(name, *row, as_yaml(requires)) for name, *row, requires in rows_under("Gates")]
    assert rows == [
        (f"`{gate['id']}`", *titles(gate), gate["before"], gate["requires"])
        for gate in RUBRIC["gates"]
    ]
    assert not any("fails" in gate for gate in RUBRIC["gates"])


def test_flags() -> None:
    rows = [
        (name, *row, None if when == "people alone" else as_yaml(when))
        for name, *row, when in rows_under("Flags")
    ]
    assert rows == [
        (f"`{flag['id']}`", *titles(flag), flag["severity"], flag.get("when"))
        for flag in RUBRIC["flags"]
    ]
    assert "blocker" not in {flag["severity"] for flag in RUBRIC["flags"]}


def test_verdicts() -> None:
    rows = [
        (name, *row, None if when == "always" else as_yaml(when))
        for name, *row, when in rows_under("Verdicts")
    ]
    assert rows == [
        (f"`{verdict['id']}`", *titles(verdict), verdict.get("when"))
        for verdict in RUBRIC["verdicts"]
    ]


def test_robustness() -> None:
    (shown,) = re.findall(r"`(\{weights: .+?\})`", PAGE)
    assert as_yaml(shown) == RUBRIC["robustness"]


def test_short_example_has_no_problem() -> None:
    (text,) = re.findall(r"^```yaml\n(schema: .+?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    document = read_document("freight.yaml", text.encode()).value
    assert document is not None
    checked = validate(document, Rubric)
    assert checked.diagnostics == ()
    assert checked.value is not None
    assert check_rubric(document, checked.value) == ()
