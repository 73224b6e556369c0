"""The worked example of docs/scoring.md, recomputed line by line and held against the program."""

from __future__ import annotations

import ast
import datetime as dt
import operator
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import get_args

import pytest
import yaml

from dossier.app.load import Request, load_review
from dossier.judging.assess import Yardstick, assess_partner
from dossier.judging.records import probe_figure
from dossier.judging.rule import rule_on
from dossier.nouns.assessment import Assessment, State
from dossier.nouns.condition import TEST_KEYS
from dossier.nouns.figures import DerivedFigure, ProbeFigure
from dossier.nouns.review import Review
from dossier.nouns.ruling import Ruling
from tests import oracle

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs/scoring.md").read_text(encoding="utf-8")
EXAMPLE = PAGE.partition("## A worked example")[2].partition("\n## ")[0]
PARTNER = "nusantara-realtime"
PROFILE = oracle.read(ROOT / f"partners/{PARTNER}.yaml")
LINES = re.findall(r"^([\w -]+?) += (.+?) += ([\d.]+)$", EXAMPLE, flags=re.MULTILINE)

OPERATORS: dict[type[ast.operator], Callable[[float, float], float]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Pow: operator.pow,
}


def reckon(expression: str) -> float:
    """What a line of arithmetic comes to."""
    return _reckon(ast.parse(expression.replace(" x ", " * ").replace("^", "**"), mode="eval").body)


def _reckon(node: ast.expr) -> float:
    match node:
        case ast.Constant(value=int() | float() as number):
            return float(number)
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return -_reckon(operand)
        case ast.BinOp(left=left, op=sign, right=right):
            return OPERATORS[type(sign)](_reckon(left), _reckon(right))
    raise ValueError(ast.dump(node))


# -- the example against the program --------------------------------------------------------


@cache
def review() -> Review:
    loaded = load_review(Request(ROOT, dt.date(2026, 11, 22))).review
    assert loaded is not None
    return loaded


@cache
def assessment() -> Assessment:
    yardstick = Yardstick(review().rubric, review().brief, review().as_of)
    return assess_partner(PARTNER, review().partners[PARTNER], yardstick)


@cache
def ruling() -> Ruling:
    given = review()
    return rule_on(given.partners[PARTNER], assessment(), given.rubric, given.brief)


@cache
def figures() -> dict[str, float]:
    """The program's figure for each line of the example."""
    judged = assessment()
    sla = next(c for c in judged.criteria if c.reference == "service.sla")
    technology = judged.dimensions[0]
    coverage = next(c for c in technology.criteria if c.id == "coverage")
    items = {item.id: item for item in (*coverage.evidence, *coverage.against)}
    of_criterion = ("support", "opposition", "strength", "claimed", "value", "proven", "ceiling")
    of_dimension = ("claimed", "proven", "ceiling", "gap", "coverage")
    return {
        **{f"age of {name}": item.age_months for name, item in items.items()},
        **{name: item.strength for name, item in items.items()},
        **{name: getattr(coverage, name) for name in of_criterion},
        **{f"technology {name}": getattr(technology.figures, name) for name in of_dimension},
        "whole proven": judged.figures.proven or 0.0,
        "sla proven": sla.proven or 0.0,
        "whole ceiling": judged.figures.ceiling or 0.0,
        "silent out of hours": probe_figure(
            "probes.unanswered_share_out_of_hours", assessment().probes
        )
        or 0.0,
        "at stake": technology.weight
        * coverage.weight
        * ((coverage.ceiling or 0.0) - (coverage.proven or 0.0)),
    }


def last_place(shown: str) -> float:
    """What one more in the last digit shown is worth."""
    return float(10 ** -len(shown.partition(".")[2]))


def test_example_shows_every_figure() -> None:
    assert {name for name, _, _ in LINES} == figures().keys()
    assert len(LINES) == 23


@pytest.mark.parametrize(("name", "expression", "shown"), LINES)
def test_arithmetic_of_the_example(name: str, expression: str, shown: str) -> None:
    # rounded figures go in, so that the last digit may be off by one
    assert reckon(expression) == pytest.approx(float(shown), abs=last_place(shown)), name


@pytest.mark.parametrize(("name", "shown"), [(name, shown) for name, _, shown in LINES])
def test_figures_of_the_example(name: str, shown: str) -> None:
    assert figures()[name] == pytest.approx(float(shown), abs=last_place(shown) / 2 + 1e-9)


def test_inputs_of_the_example() -> None:
    block = re.search(r"```yaml\n(.+?)```", EXAMPLE, flags=re.DOTALL)
    assert block is not None
    excerpt = yaml.load(block.group(1), Loader=yaml.BaseLoader)  # noqa: S506 - texts only
    assert len(excerpt["evidence"]) == 3
    for part in ("evidence", "answers"):
        for name, fields in excerpt[part].items():
            assert fields.items() <= PROFILE[part][name].items()


def test_terms_of_the_example() -> None:
    """The rubric's figures that the example's prose and sums are made of."""
    rubric = oracle.read(ROOT / "dossier/data/rubric.yaml")
    kinds, dimensions = rubric["evidence_kinds"], rubric["dimensions"]
    terms = [
        (kinds[kind]["reliability"], kinds[kind]["half_life_months"])
        for kind in ("vendor_marketing", "own_measurement", "hearsay")
    ]
    assert terms == [("0.2", "12"), ("0.95", "12"), ("0.1", "6")]
    assert [c["weight"] for c in dimensions[0]["criteria"]] == ["5", "3", "4", "4", "2", "2"]
    assert [d["weight"] for d in dimensions] == ["25", "20", "20", "15", "10", "10"]


def test_steps_to_the_verdict() -> None:
    """Each rule of the example with its result, in the order in which they are decided."""
    rows = re.findall(
        r"^\| (must-have|flag|gate|verdict) \| `(\S+)` \| (\w+) \|", EXAMPLE, flags=re.MULTILINE
    )
    found = [("must-have", must.name, must.state.value) for must in ruling().must_haves]
    found += [
        ("flag", flag.id, "resolved" if flag.is_resolved else "standing") for flag in ruling().flags
    ]
    found += [("gate", gate.id, gate.state.value) for gate in ruling().gates]
    for verdict in review().rubric.verdicts:
        is_reached = verdict.id == ruling().verdict
        found.append(("verdict", verdict.id, "yes" if is_reached else "no"))
        if is_reached:
            break
    assert rows == found


def test_verdicts_are_those_of_the_default_rubric() -> None:
    table = PAGE.partition("| Verdict | When |")[2].partition("\n\n")[0]
    rows = re.findall(r"^\| `(\w+)` \| (.+) \|$", table, flags=re.MULTILINE)
    rules = oracle.read(ROOT / "dossier/data/rubric.yaml")["verdicts"]
    assert len(rules) == 4
    assert [
        (name, None if when == "always" else as_yaml(when.strip("`"))) for name, when in rows
    ] == [(rule["id"], rule.get("when")) for rule in rules]


def as_yaml(text: str) -> object:
    return yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - texts only


# -- the page against the program -----------------------------------------------------------


def test_every_state_is_explained() -> None:
    table = PAGE.partition("## States")[2].partition("\n## ")[0]
    assert re.findall(r"^\| `(\w+)` \|", table, flags=re.MULTILINE) == [
        "not_applicable",
        "unknown",
        "contradicted",
        "verified",
        "claimed",
    ]
    assert {f"`{state}`" for state in State} <= set(re.findall(r"`\w+`", table))


@pytest.mark.parametrize("figure", get_args(DerivedFigure))
def test_every_derived_figure_is_explained(figure: str) -> None:
    assert f"- `{figure}` " in PAGE


@pytest.mark.parametrize("figure", get_args(ProbeFigure))
def test_every_figure_of_the_probe_log_is_explained(figure: str) -> None:
    assert f"`{figure}`" in PAGE


def test_every_test_of_a_condition_is_explained() -> None:
    table = PAGE.partition("\n| Test | What it looks at |\n")[2].partition("\n\n")[0]
    cells = re.findall(r"^\| (`[^|]+) \|", table, flags=re.MULTILINE)
    named = [name for cell in cells for name in re.findall(r"`(\w+)`", cell)]
    assert [*named, "all", "any", "not"] == list(TEST_KEYS)


@pytest.mark.parametrize(
    "heading",
    re.findall(
        r'docs/scoring\.md, "([^"]+)"',
        "".join(path.read_text(encoding="utf-8") for path in sorted(ROOT.glob("dossier/**/*.py"))),
    ),
)
def test_sections_that_the_code_points_to_exist(heading: str) -> None:
    assert re.search(rf"^#+ {re.escape(heading)}$", PAGE, flags=re.MULTILINE)
