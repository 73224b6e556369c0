"""The arithmetic of figures: every formula that is shown comes to the figure beside it.

All partners of this repository are explained, and each formula is parsed and reckoned again from
the rounded numbers that a reader sees.
"""

# ruff: noqa: RUF001 - signs of mathematics and Chinese punctuation are meant

from __future__ import annotations

import ast
import datetime as dt
import operator
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.app.load import Request, load_review
from dossier.judging.value import interpolate
from dossier.making import formulas
from dossier.making.explain import (
    explain,
    explain_dimension,
    explain_whole,
    worked_example,
)
from dossier.making.explain_criterion import explain_criterion
from dossier.making.render import render_markdown
from dossier.making.subject import Subject
from dossier.nouns.assessment import CriterionResult
from dossier.nouns.explanation import Explanation, Step
from dossier.nouns.review import Review
from tests.samples import (
    BARE,
    LANGUAGES,
    ROOT,
    acme_values,
    brief_by_pairs,
    brief_values,
    make_acme,
    make_review,
    make_shop,
    rubric_values,
    subject_of,
    three_dimensions,
)

AS_OF = dt.date(2026, 11, 22)
LEAST_DECIMALS = 2
UNITS = 2
"""How many units of the last digit a formula of rounded numbers may be off by."""

OPERATORS: dict[type[ast.operator], Callable[[float, float], float]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Pow: operator.pow,
}
SIGNS = str.maketrans({"×": "*", "÷": "/", "−": "-"})


def reckon(formula: str) -> float:
    """What a formula of numbers, signs and parentheses comes to; nothing else is accepted."""
    return _reckon(ast.parse(formula.translate(SIGNS).replace("^", "**"), mode="eval").body)


def _reckon(node: ast.expr) -> float:
    match node:
        case ast.Constant(value=int() | float() as number):
            return float(number)
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return -_reckon(operand)
        case ast.BinOp(left=left, op=sign, right=right):
            return OPERATORS[type(sign)](_reckon(left), _reckon(right))
    raise ValueError(ast.dump(node))


def number_of(shown: str) -> float:
    return float(shown.replace("−", "-"))


def is_met(step: Step) -> bool:
    """Whether a formula comes to its result, but for the rounding of the numbers in it."""
    decimals = max(LEAST_DECIMALS, len(step.result.partition(".")[2]))
    assert step.formula is not None
    off = abs(reckon(step.formula) - number_of(step.result))
    return off <= UNITS * float(10**-decimals) + 1e-9


def reckoned(explanation: Explanation) -> list[Step]:
    return [step for step in explanation.steps if step.formula is not None]


@cache
def sample_review() -> Review:
    review = load_review(Request(ROOT, AS_OF)).review
    assert review is not None
    return review


def explain_all(subject: Subject) -> Iterator[Explanation]:
    yield explain(subject)
    for dimension in subject.assessment.dimensions:
        yield explain(subject, dimension.id)
    for criterion in subject.assessment.criteria:
        yield explain(subject, criterion.reference)


@cache
def explanations(partner: str, language: str) -> tuple[Explanation, ...]:
    return tuple(explain_all(subject_of(sample_review(), partner, language)))


PARTNERS = sorted(sample_review().partners)


# -- every formula of every partner ---------------------------------------------------------


def test_there_are_formulas_of_every_kind_to_reckon() -> None:
    shown = [s.formula or "" for p in PARTNERS for e in explanations(p, "en") for s in reckoned(e)]
    assert len(PARTNERS) >= 9
    assert len(shown) > 2000
    assert any("2^(−" in each for each in shown)
    assert any(each.startswith("60 + (75 − 60)") for each in shown)
    assert any("+ 2)" in each for each in shown)


@pytest.mark.parametrize("partner", PARTNERS)
def test_formula_comes_to_its_result(partner: str) -> None:
    steps = [step for each in explanations(partner, "en") for step in reckoned(each)]
    assert [step for step in steps if not is_met(step)] == []


@pytest.mark.parametrize("partner", PARTNERS)
def test_arithmetic_is_the_same_in_both_languages(partner: str) -> None:
    english, chinese = (explanations(partner, language) for language in LANGUAGES)
    for first, second in zip(english, chinese, strict=True):
        assert [s.formula for s in first.steps] == [s.formula for s in second.steps]


@pytest.mark.parametrize("partner", PARTNERS)
def test_figures_of_a_criterion_are_those_of_the_assessment(partner: str) -> None:
    subject = subject_of(sample_review(), partner)
    for result in subject.assessment.criteria:
        steps = steps_of(explain_criterion(subject, result.reference))
        expected = shown_of(result, subject)
        assert {label: steps[label].result for label in expected} == expected


def shown_of(result: CriterionResult, subject: Subject) -> dict[str, str]:
    if not result.applies:
        return {}
    share = subject.shares[result.reference]
    shown = {
        "Proven": formulas.points(result.proven),
        "Ceiling": formulas.points(result.ceiling),
        "Share of the dimension": formulas.strength(result.weight),
        "Share of the whole": formulas.strength(share),
        "Points contributed": formulas.points(share * (result.proven or 0)),
        "Points at stake": formulas.points(subject.at_stake(result)),
    }
    if result.value is not None:
        shown |= {
            "Claimed": formulas.points(result.claimed),
            "Worth": formulas.points(result.value),
            "Support S": formulas.strength(result.support),
            "Strength q = S × (1 − A)": formulas.strength(result.strength),
        }
    return shown


@pytest.mark.parametrize("partner", PARTNERS)
def test_figures_of_dimensions_and_the_whole_are_those_of_the_assessment(partner: str) -> None:
    subject = subject_of(sample_review(), partner)
    whole = subject.assessment
    judged = [(explain_whole(subject), whole.figures, whole.grade)]
    judged += [(explain_dimension(subject, d.id), d.figures, d.grade) for d in whole.dimensions]
    for explanation, figures, grade in judged:
        steps = steps_of(explanation)
        points = (figures.claimed, figures.gap, figures.proven, figures.ceiling)
        names = ("Claimed", "Gap", "Proven", "Ceiling")
        shown = [steps[name].result if name in steps else "—" for name in names]
        assert shown == [formulas.points(each) for each in points]
        assert steps["Coverage"].result == formulas.strength(figures.coverage)
        assert steps["Grade"].result == grade


def steps_of(explanation: Explanation) -> dict[str, Step]:
    """The last step of each label: a dimension may be called like a figure's part before it."""
    return {step.label: step for step in explanation.steps}


# -- one criterion --------------------------------------------------------------------------


def lines(explanation: Explanation) -> list[str]:
    """Each step in a line: label, formula, result."""
    return [
        f"{s.label}: {s.result}" if s.formula is None else f"{s.label}: {s.formula} = {s.result}"
        for s in explanation.steps
    ]


def answered(reference: str, language: str = "en", probes: Any = (), **answer: Any) -> Explanation:
    """The arithmetic of one answer; Acme's register stands behind it."""
    values = {**acme_values(), "answers": {reference: answer}, "probes": list(probes)}
    review = make_review({"acme": values}, brief=brief_values())
    return explain_criterion(subject_of(review, "acme", language), reference)


def test_criterion_shows_every_item_and_every_figure() -> None:
    explanation = explain(make_acme(), "technology.uptime")
    assert explanation.title == "Acme · Technology · Uptime"
    assert lines(explanation) == [
        "Claimed answer: 99.99%",
        "Found: 99.9%",
        "State: verified",
        "Claimed: 100.00",
        "Worth: 60.00",
        "E3 (for): 0.95 × 2^(−1.7413 ÷ 12) = 0.8591",
        "E1 (for): 0.4 × 2^(−8.2793 ÷ 18) = 0.2908",
        "Support S: 1 − (1 − 0.8591) × (1 − 0.2908) = 0.9001",
        "Strength q = S × (1 − A): 0.9001 × (1 − 0) = 0.9001",
        "Proven: 0.9001 × 60 = 54.00",
        "Ceiling: 0.9001 × 60 + (1 − 0.9001) × 100 = 64.00",
        "Gap: 100 − 54 = 46.00",
        "Share of the dimension: 2 ÷ 4 = 0.5000",
        "Share of the whole: 3 ÷ 4 × 2 ÷ 4 = 0.3750",
        "Points contributed: 3 ÷ 4 × 2 ÷ 4 × 54 = 20.25",
        "Points at stake: 3 ÷ 4 × 2 ÷ 4 × (64 − 54) = 3.75",
    ]


@pytest.mark.parametrize(
    ("claimed", "formula", "result", "note"),
    [
        (
            99.93,
            "60 + (100 − 60) × (99.93 − 99.9) ÷ (99.99 − 99.9)",
            "73.33",
            "99.93% lies between 99.9% (60 points) and 99.99% (100 points).",
        ),
        (99.9, None, "60.00", "99.9% is worth 60 points by the scale."),
        (
            50,
            None,
            "0.00",
            "50% lies before the first point of the scale, 99%, which is worth 0 points.",
        ),
        (
            99.999,
            None,
            "100.00",
            "99.999% lies beyond the last point of the scale, 99.99%, which is worth 100 points.",
        ),
    ],
)
def test_number_is_explained_by_its_scale(
    claimed: float, formula: str | None, result: str, note: str
) -> None:
    step = steps_of(answered("technology.uptime", claimed=claimed))["Worth"]
    assert step == Step("Worth", formula, result, note)


def test_choice_is_explained_by_its_level() -> None:
    step = steps_of(answered("service.sla", claimed="published"))["Worth"]
    assert step == Step("Worth", None, "50.00", "The level “Published” is worth 50 points.")


@pytest.mark.parametrize(
    ("claimed", "formula", "note"),
    [
        (["VN"], "100 × 1 ÷ 2", "Covered: Vietnam. Not covered: Indonesia."),
        ("all", "100 × 2 ÷ 2", "Covered: Indonesia, Vietnam."),
        (["SG"], "100 × 0 ÷ 2", "Not covered: Indonesia, Vietnam."),
    ],
)
def test_coverage_names_what_is_covered_and_what_is_not(
    claimed: Any, formula: str, note: str
) -> None:
    step = steps_of(answered("technology.markets", claimed=claimed))["Worth"]
    assert (step.formula, step.note) == (formula, note)
    assert is_met(step)


@given(st.floats(98, 101, allow_nan=False))
def test_knots_that_are_shown_are_those_that_were_used(number: float) -> None:
    subject = make_acme(answers={"technology.uptime": {"claimed": number}}, probes=[])
    step = steps_of(explain_criterion(subject, "technology.uptime"))["Worth"]
    scale = subject.criteria["technology.uptime"].number
    assert scale is not None
    assert number_of(step.result) == pytest.approx(interpolate(scale.points, number), abs=0.005001)
    assert step.formula is None or is_met(step)


def test_only_the_strongest_of_an_origin_counts() -> None:
    evidence = {
        name: {**item, "origin": "acme"} if name in {"monitor", "sla-page"} else item
        for name, item in acme_values()["evidence"].items()
    }
    steps = steps_of(explain(make_acme(evidence=evidence), "technology.uptime"))
    weaker, stronger = (steps[label].note or "" for label in ("E1 (for)", "E3 (for)"))
    assert weaker.endswith("does not count: E3, of the same origin acme, carries at least as far")
    assert stronger.endswith("counts, for the origin acme")
    assert steps["Support S"].formula == "1 − (1 − 0.8591)"


def test_item_says_its_kind_age_and_how_fast_it_fades() -> None:
    steps = steps_of(explain(make_acme(), "technology.uptime"))
    assert steps["E1 (for)"].note == (
        "SLA page · Vendor's document · March 2026, 252 days (8.3 months) old"
        " · halves every 18 months · counts, for the origin acme"
    )
    sla = steps_of(explain(make_acme(), "service.sla"))
    assert sla["E4 (for)"].formula == "0.9"
    assert (sla["E4 (for)"].note or "").endswith("does not fade · counts, as an origin of its own")
    markets = steps_of(explain(make_acme(), "technology.markets"))
    assert "undated, taken to be 24 months old" in (markets["E2 (for)"].note or "")


def test_counter_evidence_is_taken_off_the_support() -> None:
    shown = lines(explain(make_acme(), "service.sla"))
    assert "E1 (against): 0.4 × 2^(−8.2793 ÷ 18) = 0.2908" in shown
    assert "Counter-evidence A: 1 − (1 − 0.2908) = 0.2908" in shown
    assert "Strength q = S × (1 − A): 0.9000 × (1 − 0.2908) = 0.6383" in shown


def test_records_are_one_more_origin() -> None:
    steps = steps_of(explain(make_acme(), "service.response"))
    assert steps["Our records"].formula == "0.95 × 2 ÷ (2 + 2)"
    assert steps["Found"].note == "Computed from 2 records."
    assert "never answered" in (steps["Worth"].note or "")
    assert all(map(is_met, reckoned(explain(make_acme(), "service.response"))))


def test_answer_without_evidence_says_so() -> None:
    step = steps_of(answered("technology.uptime", claimed=99.9))["Support S"]
    assert step == Step("Support S", None, "0.0000", "Nothing backs it.")


@pytest.mark.parametrize(
    ("answer", "note"),
    [
        ({"claimed": 99.9}, "Nothing was found instead: the claim is what is judged."),
        ({"verified": 99.9}, "No claim is on record: it is taken to be what was found."),
    ],
)
def test_claimed_points_say_where_they_come_from(answer: dict[str, Any], note: str) -> None:
    assert steps_of(answered("technology.uptime", **answer))["Claimed"].note == note


def test_unknown_is_an_open_question() -> None:
    assert lines(answered("service.sla")) == [
        "State: unknown",
        "Proven: 0.00",
        "Ceiling: 100.00",
        "Share of the dimension: 1 ÷ 3 = 0.3333",
        "Share of the whole: 1 ÷ 4 × 1 ÷ 3 = 0.0833",
        "Points contributed: 1 ÷ 4 × 1 ÷ 3 × 0 = 0.00",
        "Points at stake: 1 ÷ 4 × 1 ÷ 3 × (100 − 0) = 8.33",
    ]


def test_what_does_not_apply_has_no_figures() -> None:
    brief = {**brief_values(), "not_applicable": ["technology.uptime"]}
    subject = subject_of(make_review({"acme": acme_values()}, brief=brief), "acme")
    explanation = explain(subject, "technology.uptime")
    note = "The brief rules this out or asks for nothing here."
    assert explanation.steps == (Step("State", None, "not applicable", note),)
    weights = explain_dimension(subject, "technology").parts[0].steps
    assert [(step.formula, step.result) for step in weights] == [
        (None, "0.0000"),
        ("1 ÷ 2", "0.5000"),
        ("1 ÷ 2", "0.5000"),
    ]


# -- dimensions and the whole ---------------------------------------------------------------


def test_dimension_without_anything_that_applies_has_a_dash() -> None:
    references = [f"technology.{name}" for name in ("uptime", "markets", "needs")]
    brief = {**brief_values(), "not_applicable": references}
    subject = subject_of(make_review({"acme": acme_values()}, brief=brief), "acme")
    explanation = explain(subject, "technology")
    assert lines(explanation)[-1] == "Proven: —"
    assert [step.formula for step in explain(subject).parts[0].steps] == [None, "1 ÷ 1"]


def test_weight_of_the_brief_goes_before_the_rubrics() -> None:
    brief = {**brief_values(), "weights": {"service": 2.5}}
    subject = subject_of(make_review({"acme": acme_values()}, brief=brief), "acme")
    first, second = explain(subject).parts[0].steps
    assert (first.formula, first.note) == ("3 ÷ 5.5", None)
    assert (second.formula, second.note) == ("2.5 ÷ 5.5", "The weight is the brief's.")


@pytest.mark.parametrize(
    ("weighting", "formula", "note"),
    [
        (
            {"order": ["service", "technology"]},
            "0.25 ÷ 1",
            "The weight follows from the brief's order of importance.",
        ),
        (
            {"pairwise": [{"more": "service", "than": "technology", "by": 2}]},
            "0.333333 ÷ 1",
            "The weight follows from the brief's comparisons in pairs.",
        ),
    ],
)
def test_weights_that_the_brief_has_made_are_shares(
    weighting: dict[str, Any], formula: str, note: str
) -> None:
    brief = {**brief_values(), "weights": None, "weighting": weighting}
    subject = subject_of(make_review({"acme": acme_values()}, brief=brief), "acme")
    made, weights = explain(subject).parts[:2]
    assert (made.title, weights.title) == ("How the weights were made", "Weights")
    assert (weights.steps[0].formula, weights.steps[0].note) == (formula, note)
    assert all(is_met(step) for each in explain_all(subject) for step in reckoned(each))


def test_sum_of_reckoned_weights_has_no_noise() -> None:
    """0.654807, 0.249856 and 0.0953377 sum to 1.0000007 as they are shown, and to 1 as they are."""
    review = make_review(
        {"acme": acme_values()}, brief=brief_by_pairs(6), rubric=three_dimensions()
    )
    subject = subject_of(review, "acme")
    shown = [step.formula or "" for step in explain_whole(subject).steps]
    assert shown[6:9] == ["0.654807 ÷ 1", "0.249856 ÷ 1", "0.0953377 ÷ 1"]
    means = [formula for formula in shown if formula.startswith("(0.65")]
    sums = [formula.rpartition(" ÷ ")[2] for formula in means]
    assert sums == ["0.904663", "0.904663", "1", "1", "1"]  # of values nothing is claimed


def test_sum_of_claimed_weights_has_no_noise() -> None:
    """Thirds of a weight that are claimed sum to 4 again, and not to 3.99999."""
    rubric = rubric_values()
    for dimension in rubric["dimensions"]:
        dimension["weight"] = 2
        dimension["criteria"] = [
            {"id": name, "title": name, "question": "Is it?", "weight": weight}
            | {"number": {"unit": "%", "points": [[0, 0], [100, 100]]}}
            for name, weight in (("a", 1), ("b", 2))
        ]
    answers = {"technology.a": {"claimed": 50}, "service.b": {"claimed": 80}}
    subject = subject_of(make_review({"x": {**BARE, "answers": answers}}, rubric=rubric), "x")
    claimed = next(s for s in explain_whole(subject).steps if s.label == "Claimed")
    assert claimed.formula == "(0.666667 × 50 + 1.33333 × 80) ÷ 2"
    assert is_met(claimed)


def test_share_of_the_whole_says_where_the_weights_came_from() -> None:
    review = make_review(
        {"acme": acme_values()}, brief=brief_by_pairs(3), rubric=three_dimensions()
    )
    parts = explain_dimension(subject_of(review, "acme"), "service").parts
    assert parts[-1].steps[0].note == (
        "Weights from pairwise comparison; consistency ratio 0.12, above the limit of 0.1; "
        "accepted by the purchasing committee on 8 October 2026, because: Both matter."
    )


def test_claims_count_only_with_the_weight_that_has_one() -> None:
    answers = {
        name: acme_values()["answers"][name] for name in ("technology.uptime", "service.sla")
    }
    steps = explain(make_acme(answers=answers, probes=[])).parts[1].steps
    assert [(step.label, step.formula, step.result) for step in steps[:2]] == [
        ("Technology", "3 × 2 ÷ 4", "1.5"),
        ("Service", "1 × 1 ÷ 3", "0.333333"),
    ]
    assert [step.label for step in steps[2:]] == ["Claimed", "Gap"]
    assert steps[2].formula == "(1.5 × 100 + 0.333333 × 100) ÷ 1.83333"
    assert all(map(is_met, steps))


def test_partner_of_whom_nothing_is_claimed_has_no_gap() -> None:
    explanation = explain(subject_of(make_review({"b": BARE}, brief=brief_values()), "b"))
    assert explanation.parts[1].steps == (Step("Claimed", None, "—", "Nothing is claimed."),)
    assert all(map(is_met, reckoned(explanation)))


@pytest.mark.parametrize(
    ("bound", "note"),
    [
        (0, "66.67 reaches 0, from which it is A."),
        (80, "66.67 reaches 0, from which it is B. A is from 80."),
        (66.67, "66.6666666667 reaches 0, from which it is B. A is from 66.67."),
    ],
)
def test_letter_says_what_it_reached_and_what_it_missed(bound: float, note: str) -> None:
    rubric = rubric_values()
    rubric["dimensions"] = [
        {
            **rubric["dimensions"][0],
            "criteria": [{**rubric["dimensions"][0]["criteria"][1]}],
        }
    ]
    rubric["evidence_kinds"] = {
        "own_measurement": {"title": "O", "reliability": 1},
        **rubric["evidence_kinds"],
        "contract": {"title": "C", "reliability": 1},
    }
    rubric["grades"] = [{"id": "A", "from": bound}] + ([{"id": "B", "from": 0}] if bound else [])
    brief = {**brief_values(), "markets": ["ID", "VN", "TH"], "must_have": None}
    profile = {
        **BARE,
        "evidence": {"draft": {"kind": "contract", "title": "D"}},
        "answers": {"technology.markets": {"claimed": ["ID", "VN"], "evidence": ["draft"]}},
    }
    review = make_review({"b": profile}, brief=brief, rubric=rubric)
    assert steps_of(explain(subject_of(review, "b")))["Grade"].note == note


@pytest.mark.parametrize("place", ["", "x", "technology.x", "uptime"])
def test_there_is_no_arithmetic_of_an_unknown_place(place: str) -> None:
    with pytest.raises(LookupError):
        explain(make_acme(), place)


# -- the worked example ---------------------------------------------------------------------


def test_example_is_the_largest_criterion_of_several_origins() -> None:
    subject = make_acme()
    example = worked_example(subject)
    assert example is not None
    assert example.title == "Acme · Technology · Uptime"
    assert example.parts == explain(subject, "technology.uptime").parts[1:]


def test_there_is_no_example_without_evidence_to_combine() -> None:
    assert worked_example(subject_of(make_review({"b": BARE}), "b")) is None
    one = {"technology.uptime": {"claimed": 99.9, "evidence": ["monitor"]}}
    assert worked_example(make_acme(answers=one, probes=[])) is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_example_is_a_table_with_a_row_for_each_step(language: str) -> None:
    review = make_review({"acme": acme_values()}, brief=brief_values())
    example = worked_example(subject_of(review, "acme", language))
    assert example is not None
    view = {"method_example": example}
    text = render_markdown(make_shop(language).markdown, "sections/worked_example.md.j2", view=view)
    rows = [line for line in text.splitlines() if line.startswith("| ")]
    assert len(rows) == len(example.steps) + 2
    assert text.startswith("### ")
    assert not render_markdown(
        make_shop(language).markdown, "sections/worked_example.md.j2", view={"method_example": None}
    ).strip()


# -- formulas -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (0.1 + 0.2, "0.3"),
        (100.0, "100"),
        (1e21, "1" + "0" * 21),
        (1e-7, "0.0000001"),
        (-2.5, "−2.5"),
        (-0.0, "0"),
    ],
)
def test_numbers_that_were_written_down_are_shown_as_written(number: float, shown: str) -> None:
    assert formulas.exact(number) == shown


@pytest.mark.parametrize(
    ("figure", "points", "strength"),
    [
        (None, "—", "—"),
        (-0.001, "0.00", "−0.0010"),
        (54.996, "55.00", "54.9960"),
        (-3, "−3.00", "−3.0000"),
    ],
)
def test_figures_have_as_many_decimals_as_others_of_their_kind(
    figure: float | None, points: str, strength: str
) -> None:
    assert (formulas.points(figure), formulas.strength(figure)) == (points, strength)


@pytest.mark.parametrize(
    ("shown", "term"), [("55.00", "55"), ("0.1240", "0.1240"), ("−3.00", "(−3)"), ("100", "100")]
)
def test_terms_below_zero_stand_in_brackets(shown: str, term: str) -> None:
    assert formulas.term(shown) == term


def test_formulas_of_figures_below_zero_can_be_reckoned() -> None:
    assert reckon(formulas.mean([1, 3], ["−3.00", "5.50"], 4)) == pytest.approx(13.5 / 4)
    assert reckon(formulas.between((-10, 0), (10, 100), -5)) == pytest.approx(25)
