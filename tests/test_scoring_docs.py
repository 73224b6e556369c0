"""The worked example of docs/scoring.md, recomputed line by line and held against the program."""

from __future__ import annotations

import ast
import datetime as dt
import math
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
from dossier.judging.flips import flip_evidence, flip_weights
from dossier.judging.records import nearest_rank, probe_figure
from dossier.judging.robustness import try_ranking
from dossier.judging.rule import rule_on
from dossier.judging.value import interpolate
from dossier.judging.weights import weigh_by_rank, weigh_pairs
from dossier.nouns.assessment import Assessment, State
from dossier.nouns.condition import TEST_KEYS
from dossier.nouns.figures import DerivedFigure, ProbeFigure
from dossier.nouns.review import Review
from dossier.nouns.robustness import RobustnessResult
from dossier.nouns.rubric import Robustness
from dossier.nouns.ruling import Ruling
from dossier.nouns.weights import Inconsistent, PairwiseResult, PairwiseWeights, WeightsByRank
from tests import oracle
from tests.intervals import certain, partner
from tests.samples import BARE, make_review, rubric_values, subject_of

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs/scoring.md").read_text(encoding="utf-8")
EXAMPLE = PAGE.partition("## A worked example")[2].partition("\n## ")[0]
SMALLER = PAGE.partition("## Smaller examples")[2].partition("\n## ")[0]
PARTNER = "nusantara-realtime"
PROFILE = oracle.read(ROOT / f"partners/{PARTNER}.yaml")
LINE = re.compile(r"^([\w -]+?) += (.+?) += ([\d.]+)$", flags=re.MULTILINE)
LINES, SMALLER_LINES = LINE.findall(EXAMPLE), LINE.findall(SMALLER)

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


@pytest.mark.parametrize(("name", "expression", "shown"), [*LINES, *SMALLER_LINES])
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


# -- the smaller examples -------------------------------------------------------------------


def claims_on_some() -> dict[str, float]:
    """Three criteria, of which the first and the third have a claim."""
    rubric = rubric_values()
    scale = {"question": "How much?", "number": {"unit": "%", "points": [[0, 0], [100, 100]]}}
    rubric["dimensions"] = rubric["dimensions"][:1]
    rubric["dimensions"][0]["criteria"] = [
        {"id": name, "title": name, "weight": weight, **scale}
        for name, weight in (("a", 5), ("b", 3), ("c", 2))
    ]
    kinds = rubric["evidence_kinds"]
    rubric["evidence_kinds"] = kinds | {
        kind: {"title": kind, "reliability": reliability}
        for kind, reliability in (("half", 0.5), ("more", 0.6))
    }
    profile = {
        **BARE,
        "evidence": {kind: {"kind": kind, "title": kind} for kind in ("half", "more")},
        "answers": {
            "technology.a": {"claimed": 80, "evidence": ["half"]},
            "technology.c": {"claimed": 50, "evidence": ["more"]},
        },
    }
    found = subject_of(make_review({"x": profile}, rubric=rubric), "x").assessment.figures
    names = ("claimed", "proven", "ceiling", "gap", "coverage")
    return {f"mean {name}": getattr(found, name) for name in names}


def weights_made() -> dict[str, float]:
    """An order of three, and comparisons of three."""
    order = weigh_by_rank(WeightsByRank(order=("first", "second", "third")))
    found = weigh_pairs(pairs_of(("technology", "service", 3), ("technology", "values", 5), LAST))
    assert isinstance(found, PairwiseResult)
    rows = {name: weight / found.weights["service"] for name, weight in found.weights.items()}
    return {
        **{f"{name} of three": weight for name, weight in order.items()},
        **{f"row of {name}": row for name, row in rows.items()},
        **{f"{name} by pairs": weight for name, weight in found.weights.items()},
        "eigenvalue": found.eigenvalue,
        "consistency index": found.index,
        "consistency ratio": found.ratio,
    }


LAST = ("service", "values", 3)


def pairs_of(*pairs: tuple[str, str, float]) -> PairwiseWeights:
    rows = tuple({"more": more, "than": than, "by": by} for more, than, by in pairs)
    return PairwiseWeights.model_validate({"pairwise": rows})


def implied(*pairs: tuple[str, str, float]) -> float:
    """What the others make of the first of these pairs, which contradicts them."""
    found = weigh_pairs(pairs_of(*pairs))
    assert isinstance(found, Inconsistent)
    more, than, _ = pairs[0]
    assert {found.worst.more, found.worst.than} == {more, than}
    return found.implied


def implied_figures() -> dict[str, float]:
    turned = implied(("values", "technology", 5), ("technology", "service", 3), LAST)
    from_a, from_d = [("a", "b", 5), ("a", "c", 2)], [("d", "b", 3), ("d", "c", 4)]
    return {
        "implied by one way round": 1 / turned,
        "implied by two ways round": implied(("b", "c", 9), *from_a, *from_d, ("a", "d", 1)),
    }


SAMPLES = 10_000
SAMPLED_WITHIN = 4 * 0.005
"""Four standard errors of a chance of a half: what sampled figures may be off by."""


def tried(*partners: Assessment, mode: str = "uniform") -> RobustnessResult:
    weights = {"mode": mode, "share": 0.5}
    settings = Robustness.model_validate({"weights": weights, "samples": SAMPLES, "seed": 1})
    found = try_ranking(partners, settings)
    assert found is not None
    return found


@cache
def sampled_figures() -> dict[str, float]:
    """What the program comes to by sampling."""
    one, other = certain("a", [80, 40], [3, 1]), certain("b", [60, 80], [3, 1])
    by_mode = {mode: tried(one, other, mode=mode) for mode in ("uniform", "ordinal", "around")}
    central = by_mode["around"].central_weights["a"]
    assert central is not None
    opened = tried(partner("c", [[(40, 80)]]), certain("d", [50], [1]))
    return {
        **{f"first by {mode}": found.first["a"] for mode, found in by_mode.items()},
        "central by around": central["d0"],
        "expected by ordinal": by_mode["ordinal"].expected_rank["a"],
        "first with an open question": opened.first["c"],
    }


def flip_figures() -> dict[str, float]:
    """Technology's flip, and E's criterion settled either way; its other one has 200 / 3 points."""
    one, other = certain("a", [80, 40], [3, 1]), certain("b", [60, 80], [3, 1])
    shares = [[1.0, 3.0]]
    rest = (200 / 3, 200 / 3)
    rivals = [
        partner("e", [[(40, 80), rest]], within=shares),
        partner("f", [[(65, 65), (65, 65)]], within=shares),
    ]
    (flip,) = flip_evidence(rivals)
    assert (flip.partner, flip.direction, flip.leader) == ("e", "proven", "e")
    turned = flip_evidence([rivals[0], partner("f", [[(55, 55), (55, 55)]], within=shares)])
    (disproven,) = [each for each in turned if each.direction == "disproven"]
    return {
        "flip at": flip_weights([one, other])[0].flips_at or 0.0,
        "proven at its best": flip.proven,
        "disproven": disproven.proven,
    }


@cache
def smaller_figures() -> dict[str, float]:
    """The program's figure for each line of the smaller examples that is not sampled."""
    records = [c.records for c in assessment().criteria if c.records is not None]
    assert {record.count for record in records} == {8}
    return {
        "value of a number": interpolate(((99.9, 60), (99.95, 75)), 99.93),
        "strength of eight records": records[0].strength,
        **claims_on_some(),
        **weights_made(),
        **implied_figures(),
        **flip_figures(),
        "standard error": tried(certain("a", [1], [1])).standard_error,
    }


BY_HAND = {"place of the percentile", "unseen"}
"""Steps on the way, which the program does not keep."""


def test_every_smaller_example_is_held_to_the_program() -> None:
    names = [name for name, _, _ in SMALLER_LINES]
    assert len(names) == len(set(names)) == 33
    assert set(names) == smaller_figures().keys() | sampled_figures().keys() | BY_HAND


@pytest.mark.parametrize(
    ("name", "shown"), [(name, shown) for name, _, shown in SMALLER_LINES if name not in BY_HAND]
)
def test_figures_of_the_smaller_examples(name: str, shown: str) -> None:
    if name in smaller_figures():
        off = last_place(shown) / 2 + 1e-9
        assert smaller_figures()[name] == pytest.approx(float(shown), abs=off)
    else:
        assert sampled_figures()[name] == pytest.approx(float(shown), abs=SAMPLED_WITHIN)


def test_percentile_of_the_smaller_example() -> None:
    waits = [5.0 * n for n in range(1, 13)]
    assert nearest_rank(waits, 0.9) == 55
    assert nearest_rank([*waits[:10], math.inf, math.inf], 0.9) == math.inf


def test_every_source_that_a_formula_names_is_listed() -> None:
    text, _, sources = PAGE.partition("\n## Sources\n")
    named = re.findall(r"(\w+)(?: & [\w-]+)? ((?:19|20)\d\d)\b", text)
    assert len(set(named)) >= 8
    listed = re.findall(r"^- .*\((\d{4})\)", sources, flags=re.MULTILINE)
    assert {year for _, year in named if year != "2026"} == set(listed)


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
