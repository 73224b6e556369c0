"""The figures of the command line and of the core, held against a second program's."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.judging.compare import compare_partners
from dossier.nouns.assessment import CriterionResult, DimensionResult, Figures, Ranked
from tests import oracle
from tests.strategies import AS_OF, Scene, judge, scenes

Dict = dict[str, Any]

ROOT = Path(__file__).parents[1]
DOSSIER = Path(sys.executable).with_name("dossier")
DEFAULT_RUBRIC = ROOT / "dossier/data/rubric.yaml"
EXAMPLE_BRIEF = ROOT / "briefs/southeast-asia-social.yaml"
FREIGHT_RUBRIC = ROOT / "tests/data/other-rubric.yaml"

FIGURES = ("claimed", "proven", "ceiling", "gap", "coverage")
CRITERION = ("weight", "claimed", "value", "strength", "proven", "ceiling")


def close(figure: Any) -> Any:
    if figure is None or isinstance(figure, str):
        return figure
    return pytest.approx(float(figure), abs=1e-9)


def same_value(value: Any) -> Any:
    return value if value is None or isinstance(value, str | list) else close(value)


def assert_same(printed: list[Dict], expected: list[Dict]) -> None:
    """Every figure, place and state of every partner, dimension and criterion."""
    assert [p["id"] for p in printed] == [p["id"] for p in expected]
    for partner, other in zip(printed, expected, strict=True):
        assert partner["rank"] == other["rank"]
        assert_same_part(partner, other, FIGURES)
        for dimension, twin in zip(partner["dimensions"], other["dimensions"], strict=True):
            assert_same_part(dimension, twin, ("weight", *FIGURES))
            for criterion, pair in zip(dimension["criteria"], twin["criteria"], strict=True):
                assert_same_criterion(criterion, pair)


def assert_same_part(part: Dict, other: Dict, figures: tuple[str, ...]) -> None:
    assert (part["id"], part["grade"]) == (other["id"], other["grade"])
    for figure in figures:
        assert part[figure] == close(other[figure]), (part["id"], figure)


def assert_same_criterion(criterion: Dict, other: Dict) -> None:
    assert (criterion["id"], criterion["state"]) == (other["id"], other["state"])
    for figure in CRITERION:
        assert criterion[figure] == close(other[figure]), (criterion["id"], figure)
    for value in ("claimed_value", "verified_value"):
        assert criterion[value] == same_value(other[value]), (criterion["id"], value)
    for side in ("evidence", "against"):
        strengths = {item["id"]: item["strength"] for item in criterion[side]}
        assert strengths == {name: close(s) for name, s in other[side].items()}


def assert_same_worklist(partner: Dict, other: Dict) -> None:
    stakes = [round(entry["points_at_stake"], 9) for entry in partner["worklist"]]
    named = {entry["criterion"]: entry["points_at_stake"] for entry in partner["worklist"]}
    assert stakes == sorted(stakes, reverse=True)
    assert {name: s for name, s in named.items() if s > 1e-9} == {
        name: close(s) for name, s in other["worklist"].items() if s > 1e-9
    }


# -- the command line -----------------------------------------------------------------------

WEIGHTED_BRIEF = """\
schema: dossier/brief@1
title: Weighted
markets: [ID, SG, ID]
weights: {technology: 60, finance: 0.5}
not_applicable: [technology.uptime, values.candour, values.promises, values.retirement_notice,
  values.open_prices, values.market_view]
"""

FREIGHT_BRIEF = """\
schema: dossier/brief@1
title: Freight
markets: [SG, NL]
needs: [chilled, bulk, dangerous]
"""

FREIGHT_PARTNERS = {
    "anchor": """\
schema: dossier/profile@1
name: Anchor
evidence:
  notes-1: {kind: delivery_notes, title: Notes, date: 2026-08-01, origin: anchor}
  notes-2: {kind: delivery_notes, title: Notes, date: 2026-10, origin: anchor}
  register: {kind: customs_register, title: Register, date: 2019}
  insurer: {kind: insurer_statement, title: Claims}
  talk: {kind: sales_talk, title: Talk, date: 2026-11-20}
answers:
  on_time_carriage.delivered_on_day: {claimed: 99.5, verified: 93.7, evidence: [notes-1, notes-2]}
  on_time_carriage.ports_served: {claimed: all, evidence: [talk], against: [insurer]}
  care_of_goods.damage_rate: {claimed: 12, evidence: [insurer, talk]}
  care_of_goods.cold_chain: {verified: logged, evidence: [notes-2], against: [insurer, notes-1]}
  care_of_goods.cargo_kinds: {claimed: [bulk, chilled, live], verified: [bulk], evidence: [notes-1]}
  paper_work.customs_status: {claimed: authorised_operator, evidence: [register]}
  paper_work.languages_spoken: {claimed: [en], evidence: [talk]}
""",
    "bollard": """\
schema: dossier/profile@1
name: Bollard
evidence:
  register: {kind: customs_register, title: Register, date: 2026-01-01}
  today: {kind: insurer_statement, title: Claims, date: 2026-11-22}
answers:
  paper_work.customs_status: {verified: unregistered, evidence: [register]}
  care_of_goods.damage_rate: {claimed: 250, verified: 0, evidence: [today]}
  on_time_carriage.delivered_on_day: {claimed: 10}
  on_time_carriage.ports_served: {claimed: [], evidence: [today]}
""",
    "capstan": "schema: dossier/profile@1\nname: Capstan\n",
    "davit": "schema: dossier/profile@1\nname: Davit\n",
}


@pytest.fixture
def workspace(tmp_path: Path) -> Callable[..., Path]:
    def write(brief: str | None, partners: dict[str, str], rubric: Path | None = None) -> Path:
        lines = ["schema: dossier/workspace@1", "title: T", f"as_of: {AS_OF}"]
        (tmp_path / "partners").mkdir()
        for name, text in partners.items():
            (tmp_path / f"partners/{name}.yaml").write_text(text, encoding="utf-8")
        if brief is not None:
            (tmp_path / "brief.yaml").write_text(brief, encoding="utf-8")
            lines.append("brief: brief.yaml")
        if rubric is not None:
            (tmp_path / "rubric.yaml").write_bytes(rubric.read_bytes())
            lines.append("rubric: rubric.yaml")
        (tmp_path / "dossier.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
        return tmp_path

    return write


def example_partners() -> dict[str, str]:
    return {path.stem: path.read_text("utf-8") for path in ROOT.glob("partners/*.yaml")}


def assert_command_agrees(folder: Path, rubric: Path, brief: Path | None, as_of: str) -> Dict:
    """Hold the command line's figures against the oracle's; gives what the command printed."""
    done = subprocess.run(
        [DOSSIER, "score", "--json", "-C", folder, "--as-of", as_of],
        capture_output=True,
        check=True,
    )
    printed: Dict = json.loads(done.stdout)
    profiles = {path.stem: oracle.read(path) for path in sorted(folder.glob("partners/*.yaml"))}
    expected = oracle.score(
        oracle.read(rubric), oracle.read(brief) if brief else None, as_of, profiles
    )
    assert_same(printed["partners"], expected)
    for partner, other in zip(printed["partners"], expected, strict=True):
        assert_same_worklist(partner, other)
    return printed


def test_oracle_shares_nothing_with_the_product() -> None:
    source = Path(oracle.__file__).read_text(encoding="utf-8")
    imported = {
        line.split()[1] for line in source.splitlines() if line.startswith(("from", "import"))
    }
    allowed = {"__future__", "yaml"} | set(sys.stdlib_module_names)
    assert imported <= allowed


@pytest.mark.parametrize("as_of", ["2026-11-22", "2034-02-28"])
def test_repository_scores(as_of: str) -> None:
    printed = assert_command_agrees(ROOT, DEFAULT_RUBRIC, EXAMPLE_BRIEF, as_of)
    assert printed["as_of"] == as_of
    assert len(printed["partners"]) == len(example_partners()) > 5


def test_scores_without_a_brief(workspace: Callable[..., Path]) -> None:
    folder = workspace(None, example_partners())
    printed = assert_command_agrees(folder, DEFAULT_RUBRIC, None, AS_OF)
    states = {
        f"{d['id']}.{c['id']}": c["state"]
        for d in printed["partners"][0]["dimensions"]
        for c in d["criteria"]
    }
    assert printed["brief"] is None
    assert [name for name, state in states.items() if state == "not_applicable"] == [
        "technology.coverage",
        "localisation.local_cases",
        "localisation.languages",
        "fit.needs",
    ]


def test_scores_under_a_brief_with_weights(workspace: Callable[..., Path]) -> None:
    folder = workspace(WEIGHTED_BRIEF, example_partners())
    printed = assert_command_agrees(folder, DEFAULT_RUBRIC, folder / "brief.yaml", AS_OF)
    dimensions = {d["id"]: d for d in printed["partners"][0]["dimensions"]}
    # 60, 20, 20, 15 and 0.5 of 115.5; nothing in `values` applies
    assert dimensions["technology"]["weight"] == pytest.approx(60 / 115.5)
    assert dimensions["values"]["weight"] == 0
    assert dimensions["values"]["proven"] is None


def test_scores_by_another_rubric(workspace: Callable[..., Path]) -> None:
    folder = workspace(FREIGHT_BRIEF, FREIGHT_PARTNERS, FREIGHT_RUBRIC)
    printed = assert_command_agrees(folder, FREIGHT_RUBRIC, folder / "brief.yaml", AS_OF)
    assert [(p["id"], p["rank"]) for p in printed["partners"]] == [
        ("anchor", 1),
        ("bollard", 2),
        ("capstan", 3),
        ("davit", 3),
    ]


def test_scores_by_another_rubric_without_a_brief(workspace: Callable[..., Path]) -> None:
    folder = workspace(None, FREIGHT_PARTNERS, FREIGHT_RUBRIC)
    assert_command_agrees(folder, FREIGHT_RUBRIC, None, AS_OF)


# -- the core -------------------------------------------------------------------------------


def figures_of(figures: Figures) -> Dict:
    return {name: getattr(figures, name) for name in FIGURES}


def export_criterion(result: CriterionResult) -> Dict:
    def plain(value: object) -> object:
        value = list(value) if isinstance(value, tuple) else value
        return oracle.NEVER if value == float("inf") else value

    return {
        **{name: getattr(result, name) for name in ("id", *CRITERION)},
        "strength": result.strength if result.applies else None,
        "state": result.state.value,
        "claimed_value": plain(result.claimed_value),
        "verified_value": plain(result.verified_value),
        "evidence": [{"id": e.id, "strength": e.strength} for e in result.evidence],
        "against": [{"id": e.id, "strength": e.strength} for e in result.against],
    }


def export_dimension(dimension: DimensionResult) -> Dict:
    return {
        "id": dimension.id,
        "weight": dimension.weight,
        **figures_of(dimension.figures),
        "grade": dimension.grade,
        "criteria": [export_criterion(criterion) for criterion in dimension.criteria],
    }


def export(ranked: Ranked) -> Dict:
    return {
        "id": ranked.assessment.partner,
        "rank": ranked.rank,
        **figures_of(ranked.assessment.figures),
        "grade": ranked.assessment.grade,
        "dimensions": [export_dimension(d) for d in ranked.assessment.dimensions],
    }


@given(st.integers(1, 3).flatmap(scenes))
@settings(max_examples=150, deadline=None)
def test_core_agrees_on_whatever_is_drawn(scene: Scene) -> None:
    comparison = compare_partners(judge(scene, name) for name in scene.profiles)
    assert_same(
        [export(ranked) for ranked in comparison.ranking],
        oracle.score(scene.rubric, scene.brief, AS_OF, scene.profiles),
    )


def test_oracle_as_a_program() -> None:
    profile = ROOT / "partners/nusantara-realtime.yaml"
    done = subprocess.run(
        [sys.executable, oracle.__file__, DEFAULT_RUBRIC, EXAMPLE_BRIEF, AS_OF, profile],
        capture_output=True,
        check=True,
    )
    expected = oracle.score(
        oracle.read(DEFAULT_RUBRIC),
        oracle.read(EXAMPLE_BRIEF),
        AS_OF,
        {profile.stem: yaml.load(profile.read_text("utf-8"), Loader=yaml.BaseLoader)},  # noqa: S506
    )
    assert json.loads(done.stdout)[0]["proven"] == close(expected[0]["proven"])
