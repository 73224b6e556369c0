"""Scores as JSON and CSV: what an unknown, an infinite or a dangerous value becomes."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from pathlib import Path
from typing import Any

import pytest

from dossier.app.judge import judge_review
from dossier.app.load import Request, load_review
from dossier.app.shops import open_catalogues
from dossier.making.export import COLUMNS, scores_csv, scores_json
from tests.workspaces import RUBRIC, ZETA, make_workspace

RESPONSE = """
      - {id: response, title: Response, question: "How fast?", weight: 1, derived: {
         from: probes.response_minutes.p90, unit: min, points: [[30, 100], [60, 0]]}}
evidence_kinds:"""
PROBED = """\
schema: dossier/profile@1
name: Probed
probes:
  - {id: p1, topic: SDK, severity: high, asked: 2026-06-01T21:14+08:00}
"""


def export(folder: Path, files: dict[str, str], form: str = "json") -> str:
    loaded = load_review(Request(make_workspace(folder, files), dt.date(2026, 11, 22)))
    assert loaded.review is not None, loaded.diagnostics
    catalogues = open_catalogues(folder, ["zh", "en"])
    judged, wanted = judge_review(loaded.review), loaded.review.partners
    if form == "csv":
        return scores_csv(judged, loaded.review, catalogues[1], wanted)
    return scores_json(judged, loaded.review, catalogues, wanted, {})


def partner(scores: Any, name: str) -> Any:
    return next(partner for partner in scores["partners"] if partner["id"] == name)


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_unknown_criterion_has_no_value_and_every_point_open(tmp_path: Path) -> None:
    scores = json.loads(export(tmp_path, {}))
    (sla,) = partner(scores, "zeta")["dimensions"][1]["criteria"]
    assert sla["state"] == "unknown"
    assert (sla["claimed_value"], sla["claimed"], sla["value"]) == (None, None, None)
    assert (sla["proven"], sla["ceiling"], sla["strength"]) == (0, 100, 0)


def test_criterion_that_does_not_apply_has_no_figures(tmp_path: Path) -> None:
    text = "schema: dossier/brief@1\ntitle: B\nnot_applicable: [service.sla]\n"
    scores = json.loads(export(tmp_path, {"briefs/calls.yaml": text}))
    dimension = partner(scores, "acme")["dimensions"][1]
    (sla,) = dimension["criteria"]
    assert (sla["state"], sla["weight"], sla["strength"]) == ("not_applicable", 0, None)
    assert (dimension["weight"], dimension["proven"], dimension["grade"]) == (0, None, None)


def test_infinite_figure_is_a_word(tmp_path: Path) -> None:
    files = {
        "rubric.yaml": RUBRIC.replace("\nevidence_kinds:", RESPONSE),
        "partners/probed.yaml": PROBED,
    }
    text = export(tmp_path, files)
    assert "Infinity" not in text
    response = partner(json.loads(text), "probed")["dimensions"][1]["criteria"][1]
    assert response["verified_value"] == "never"
    cells = [row["verified_value"] for row in rows_of(export(tmp_path, files, "csv"))]
    assert "never" in cells


def test_worklist_tells_the_greatest_stake_first(tmp_path: Path) -> None:
    zeta = partner(json.loads(export(tmp_path, {})), "zeta")
    stakes = [entry["points_at_stake"] for entry in zeta["worklist"]]
    assert len(stakes) == 3
    assert stakes == sorted(stakes, reverse=True)
    assert zeta["proven"] + sum(stakes) == pytest.approx(zeta["ceiling"])


def test_csv_has_a_line_for_every_partner_dimension_and_criterion(tmp_path: Path) -> None:
    text = export(tmp_path, {}, "csv")
    assert text.startswith(",".join(COLUMNS) + "\r\n")
    rows = rows_of(text)
    levels = [row["level"] for row in rows]
    assert {level: levels.count(level) for level in levels} == {
        "partner": 2,
        "dimension": 4,
        "criterion": 6,
    }


def test_csv_figures_are_those_of_the_json(tmp_path: Path) -> None:
    scores = json.loads(export(tmp_path, {}))
    rows = {
        (row["partner"], row["dimension"], row["criterion"]): row
        for row in rows_of(export(tmp_path, {}, "csv"))
    }
    for one in scores["partners"]:
        assert_same(rows[one["id"], "", ""], one)
        for dimension in one["dimensions"]:
            assert_same(rows[one["id"], dimension["id"], ""], dimension)
            for criterion in dimension["criteria"]:
                row = rows[one["id"], dimension["id"], criterion["id"]]
                assert_same(row, {**criterion, "coverage": criterion["strength"]})


def assert_same(row: dict[str, str], figures: dict[str, Any]) -> None:
    for column in ("weight", "claimed", "proven", "ceiling", "gap", "coverage"):
        if column in figures:
            wanted = "" if figures[column] is None else repr(float(figures[column]))
            assert row[column] == wanted


@pytest.mark.parametrize(
    "name",
    ["=1+1", "+1", "-1+2", "@SUM(A1)", "\uff1d1+1", '=HYPERLINK("http://x.example","a")', "-"],
)
def test_formula_in_a_name_is_neutralised(tmp_path: Path, name: str) -> None:
    text = ZETA.replace("{zh: 泽塔实时互动云, en: Zeta}", json.dumps(name))
    rows = rows_of(export(tmp_path, {"partners/zeta.yaml": text}, "csv"))
    assert {row["name"] for row in rows if row["partner"] == "zeta"} == {f"'{name}"}


@pytest.mark.parametrize("name", ['Acme, "Inc."', "a;b", "a'b", "1=1", "声网 一家", "x | y"])
def test_other_names_come_back_as_they_are(tmp_path: Path, name: str) -> None:
    text = ZETA.replace("{zh: 泽塔实时互动云, en: Zeta}", json.dumps(name))
    rows = rows_of(export(tmp_path, {"partners/zeta.yaml": text}, "csv"))
    assert {row["name"] for row in rows if row["partner"] == "zeta"} == {name}


def test_formula_in_an_answer_is_neutralised(tmp_path: Path) -> None:
    text = ZETA + '  technology.needs: {claimed: ["=1+1", voice_call], evidence: [page]}\n'
    rows = rows_of(export(tmp_path, {"partners/zeta.yaml": text}, "csv"))
    assert "'=1+1 voice_call" in {row["claimed_value"] for row in rows}


def test_numbers_stay_numbers(tmp_path: Path) -> None:
    """A negative gap begins with a minus sign and is no formula."""
    text = ZETA.replace("claimed: 99.999", "claimed: 99.1, verified: 99.999").replace(
        "vendor_document", "own_measurement"
    )
    rows = rows_of(export(tmp_path, {"partners/zeta.yaml": text}, "csv"))
    gaps = [float(row["gap"]) for row in rows if row["gap"]]
    assert min(gaps) < 0
