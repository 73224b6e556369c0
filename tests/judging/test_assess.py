from __future__ import annotations

import datetime as dt
from dataclasses import astuple
from typing import Any

import pytest

from dossier.judging.arithmetic import normalise, settle, weighted_mean
from dossier.judging.assess import grade_of
from dossier.nouns.assessment import Assessment, CriterionResult, Figures
from dossier.nouns.rubric import Rubric
from tests.strategies import Scene, judge, yardstick_of

Dict = dict[str, Any]

NUMBER = {"unit": "%", "points": [[99.0, 0], [99.9, 60], [99.99, 100]]}
LEVELS = {
    "none": {"title": "None", "points": 0},
    "published": {"title": "Published", "points": 50},
    "contract": {"title": "Contract", "points": 100},
}
RESPONSE = {
    "from": "probes.response_minutes.p90",
    "unit": "min",
    "points": [[30, 100], [60, 50], [240, 0]],
}


def criterion(name: str, weight: float, **scale: Dict) -> Dict:
    return {"id": name, "title": name, "question": "?", "weight": weight, **scale}


RUBRIC: Dict = {
    "schema": "dossier/rubric@1",
    "id": "small",
    "version": "1",
    "title": "Small",
    "dimensions": [
        {
            "id": "technology",
            "title": "Technology",
            "question": "?",
            "weight": 3,
            "criteria": [
                criterion("uptime", 2, number=NUMBER),
                criterion("sla", 1, choice={"levels": LEVELS}),
                criterion("reach", 1, coverage={"of": "markets"}),
            ],
        },
        {
            "id": "service",
            "title": "Service",
            "question": "?",
            "weight": 1,
            "criteria": [
                criterion("observed", 1, derived=RESPONSE),
                criterion("promised", 1, number={"unit": "min", "points": [[15, 100], [240, 0]]}),
            ],
        },
    ],
    "evidence_kinds": {
        "own_measurement": {"title": "Measured", "reliability": 0.8},
        "contract": {"title": "Contract", "reliability": 0.9},
        "vendor": {"title": "Vendor", "reliability": 0.5},
        "register": {"title": "Register", "reliability": 1},
        "slight": {"title": "Slight", "reliability": 0.2},
        "talk": {"title": "Talk", "reliability": 0},
    },
    "grades": [{"id": "A", "from": 80}, {"id": "B", "from": 50}, {"id": "C", "from": 0}],
}

REGISTER: Dict = {
    "page": {"kind": "vendor", "title": "Page", "origin": "acme"},
    "deck": {"kind": "vendor", "title": "Deck", "origin": "acme"},
    "memo": {"kind": "vendor", "title": "Memo"},
    "letter": {"kind": "vendor", "title": "Letter", "origin": "memo"},
    "draft": {"kind": "contract", "title": "Draft", "origin": "acme"},
    "test": {"kind": "own_measurement", "title": "Test"},
    "entry": {"kind": "register", "title": "Entry"},
    "rumour": {"kind": "talk", "title": "Rumour"},
    "hint": {"kind": "slight", "title": "Hint"},
    "doubt": {"kind": "slight", "title": "Doubt"},
}


def judge_answers(
    answers: Dict, brief: Dict | None = None, probes: list[Dict] | None = None
) -> Assessment:
    profile = {
        "schema": "dossier/profile@1",
        "name": "Acme",
        "evidence": REGISTER,
        "answers": answers,
        "probes": probes or [],
    }
    whole = {"schema": "dossier/brief@1", "title": "Brief", **brief} if brief else None
    return judge(Scene(RUBRIC, whole, {"p0": profile}))


def result_of(assessment: Assessment, reference: str) -> CriterionResult:
    return next(c for c in assessment.criteria if c.reference == reference)


def probe(minutes: int | None) -> Dict:
    asked = dt.datetime.fromisoformat("2026-06-01T09:00+07:00")
    logged = {"id": "p", "topic": "T", "severity": "low", "asked": asked.isoformat()}
    if minutes is not None:
        logged["answered"] = (asked + dt.timedelta(minutes=minutes)).isoformat()
    return logged


# -- one criterion --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("answer", "state", "figures"),
    [
        # claimed, value, strength, proven, ceiling
        ({"claimed": "contract", "evidence": ["page"]}, "claimed", (100, 100, 0.5, 50, 100)),
        ({"claimed": "published"}, "claimed", (50, 50, 0, 0, 100)),
        ({"claimed": "published", "evidence": ["rumour"]}, "claimed", (50, 50, 0, 0, 100)),
        # 1 - 0.5 x 0.2 = 0.9; 0.9 x 50 + 0.1 x 100 = 55
        (
            {"claimed": "contract", "verified": "published", "evidence": ["page", "test"]},
            "verified",
            (100, 50, 0.9, 45, 55),
        ),
        # better than it was said to be
        (
            {"claimed": "none", "verified": "contract", "evidence": ["test"]},
            "verified",
            (0, 100, 0.8, 80, 100),
        ),
        # found though nobody claimed it: the claim is what was found
        ({"verified": "published", "evidence": ["draft"]}, "verified", (50, 50, 0.9, 45, 55)),
        # proven to be nothing, which is not unknown
        ({"claimed": "none", "evidence": ["draft"]}, "claimed", (0, 0, 0.9, 0, 10)),
        ({"verified": "none", "evidence": ["entry"]}, "verified", (0, 0, 1, 0, 0)),
        # one origin, one voice
        (
            {"claimed": "contract", "evidence": ["page", "deck"]},
            "claimed",
            (100, 100, 0.5, 50, 100),
        ),
        (
            {"claimed": "contract", "evidence": ["deck", "draft", "page"]},
            "claimed",
            (100, 100, 0.9, 90, 100),
        ),
        (
            {"claimed": "contract", "evidence": ["page", "memo"]},
            "claimed",
            (100, 100, 0.75, 75, 100),
        ),
        (
            {"claimed": "contract", "evidence": ["memo", "memo"]},
            "claimed",
            (100, 100, 0.5, 50, 100),
        ),
        # the id of one item is not the origin of another
        (
            {"claimed": "contract", "evidence": ["memo", "letter"]},
            "claimed",
            (100, 100, 0.75, 75, 100),
        ),
        # 0.9 x (1 - 0.5) = 0.45; 0.45 x 50 = 22.5; 22.5 + 55 = 77.5
        (
            {"claimed": "published", "evidence": ["draft"], "against": ["memo"]},
            "contradicted",
            (50, 50, 0.45, 22.5, 77.5),
        ),
        # against: 1 - 0.5 x 0.2 = 0.9; 0.9 x 0.1 = 0.09
        (
            {"verified": "contract", "evidence": ["draft"], "against": ["page", "test"]},
            "contradicted",
            (100, 100, 0.09, 9, 100),
        ),
        (
            {"claimed": "published", "evidence": ["entry"], "against": ["page", "deck"]},
            "contradicted",
            (50, 50, 0.5, 25, 75),
        ),
        # refuted for certain: as open as unknown, but said
        (
            {"claimed": "published", "evidence": ["draft"], "against": ["entry"]},
            "contradicted",
            (50, 50, 0, 0, 100),
        ),
        # counter-evidence without weight still contradicts
        (
            {"claimed": "published", "evidence": ["draft"], "against": ["rumour"]},
            "contradicted",
            (50, 50, 0.9, 45, 55),
        ),
    ],
)
def test_criterion(answer: Dict, state: str, figures: tuple[float, ...]) -> None:
    found = result_of(judge_answers({"technology.sla": answer}), "technology.sla")
    assert found.state == state
    reckoned = (found.claimed, found.value, found.strength, found.proven, found.ceiling)
    assert reckoned == pytest.approx(figures, abs=1e-12)
    assert found.claimed_value == answer.get("claimed")
    assert found.verified_value == answer.get("verified")


def test_ceiling_is_never_above_full_marks() -> None:
    # without care: 0.2 x 0.8 x 100 + (1 - 0.2 x 0.8) x 100 = 100.00000000000001
    answer = {"claimed": "contract", "evidence": ["hint"], "against": ["doubt"]}
    assert result_of(judge_answers({"technology.sla": answer}), "technology.sla").ceiling == 100


@pytest.mark.parametrize(
    "answers",
    [
        {},
        {"technology.sla": {}},
        {"technology.sla": {"evidence": ["page"]}},
        {"technology.sla": {"evidence": ["page"], "against": ["test"], "note": "Nobody knows."}},
    ],
)
def test_silence_is_unknown(answers: Dict) -> None:
    found = result_of(judge_answers(answers), "technology.sla")
    assert found.state == "unknown"
    assert (found.claimed, found.value, found.proven, found.ceiling) == (None, None, 0, 100)
    assert found.strength == 0
    assert found.weight == pytest.approx(1 / 3)


def test_not_applicable_is_neither_unknown_nor_zero() -> None:
    brief = {"not_applicable": ["technology.sla"], "markets": ["ID"]}
    answers = {"technology.sla": {"claimed": "none", "evidence": ["entry"], "against": ["page"]}}
    found = result_of(judge_answers(answers, brief), "technology.sla")
    assert found.state == "not_applicable"
    assert (found.claimed, found.value, found.proven, found.ceiling) == (None, None, None, None)
    assert found.weight == 0
    assert not found.applies


@pytest.mark.parametrize(
    ("brief", "state"),
    [
        (None, "not_applicable"),
        ({"languages": ["en"]}, "not_applicable"),
        ({"markets": []}, "not_applicable"),
        ({"markets": ["ID"]}, "claimed"),
    ],
)
def test_coverage_of_an_empty_list_does_not_apply(brief: Dict | None, state: str) -> None:
    answers = {"technology.reach": {"claimed": "all", "evidence": ["page"]}}
    assert result_of(judge_answers(answers, brief), "technology.reach").state == state


# -- records --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("waits", "answer", "state", "figures"),
    [
        # one of three: 0.8 x 1 / 3; 45 minutes are worth 75
        ([45], {}, "verified", (75, 75, 0.8 / 3)),
        # half of the reliability at two; the 90th percentile of two is the longer
        ([45, 60], {}, "verified", (50, 50, 0.4)),
        ([45] * 8, {}, "verified", (75, 75, 0.64)),
        ([45, None], {}, "verified", (0, 0, 0.4)),
        # the claim stands beside what we saw
        ([60, 60], {"claimed": 30}, "verified", (100, 50, 0.4)),
        # records are one more origin: 1 - (1 - 0.4)(1 - 0.5)
        ([60, 60], {"claimed": 30, "evidence": ["page"]}, "verified", (100, 50, 0.7)),
        # and of their own, beside another measurement of ours: 1 - 0.6 x 0.2
        ([60, 60], {"evidence": ["test"]}, "verified", (50, 50, 0.88)),
        ([60, 60], {"against": ["page"]}, "contradicted", (50, 50, 0.2)),
        # without records only the word is left
        ([], {"claimed": 60, "evidence": ["page"]}, "claimed", (50, 50, 0.5)),
    ],
)
def test_derived_criterion(
    waits: list[int | None], answer: Dict, state: str, figures: tuple[float, float, float]
) -> None:
    judged = judge_answers({"service.observed": answer}, probes=[probe(wait) for wait in waits])
    found = result_of(judged, "service.observed")
    assert found.state == state
    assert (found.claimed, found.value, found.strength) == pytest.approx(figures, abs=1e-12)
    assert found.proven == pytest.approx(figures[1] * figures[2], abs=1e-12)


def test_derived_criterion_without_records_or_claim_is_unknown() -> None:
    assert result_of(judge_answers({}), "service.observed").state == "unknown"


def test_probes_bear_on_derived_criteria_only() -> None:
    assert result_of(judge_answers({}, probes=[probe(5)]), "service.promised").state == "unknown"


# -- dimensions and the whole ---------------------------------------------------------------

ANSWERS: Dict = {
    "technology.uptime": {"claimed": 99.99, "verified": 99.9, "evidence": ["test"]},
    "technology.reach": {"claimed": ["ID", "VN"], "evidence": ["draft"]},
    "service.promised": {"claimed": 240, "evidence": ["page"]},
}
"""uptime: claimed 100, value 60, strength 0.8: 48 to 68. promised: 0, 0.5: 0 to 50.
Under a brief of four markets, reach: claimed 50, strength 0.9: 45 to 55."""


def assert_figures(found: Figures, *expected: float) -> None:
    """Claimed, proven, ceiling, gap and coverage."""
    assert astuple(found) == pytest.approx(expected, abs=1e-9)


def test_without_a_brief() -> None:
    judged = judge_answers(ANSWERS)
    technology, service = judged.dimensions
    # weights 2 and 1 (sla, unknown); reach does not apply
    assert_figures(technology.figures, 100, 32, (2 * 68 + 100) / 3, 52, 1.6 / 3)
    # weights 1 (observed, unknown) and 1
    assert_figures(service.figures, 0, 0, 75, 0, 0.25)
    # uptime 1/2, sla 1/4, observed 1/8, promised 1/8: 50 claimed and 24 proven over 0.625
    assert_figures(judged.figures, 80, 24, 77.75, 41.6, 0.4625)
    assert (technology.weight, service.weight) == (0.75, 0.25)
    assert [c.weight for c in technology.criteria] == pytest.approx([2 / 3, 1 / 3, 0])
    assert (judged.grade, technology.grade, service.grade) == ("C", "C", "C")


def test_under_a_brief() -> None:
    brief = {
        "markets": ["ID", "VN", "TH", "BR"],
        "weights": {"service": 3},
        "not_applicable": ["technology.sla"],
    }
    judged = judge_answers(ANSWERS, brief)
    technology, service = judged.dimensions
    # weights 2 and 1: uptime and reach
    assert_figures(
        technology.figures, 250 / 3, (96 + 45) / 3, (136 + 55) / 3, (250 - 141) / 3, 2.5 / 3
    )
    assert (technology.weight, service.weight) == (0.5, 0.5)
    # uptime 1/3, reach 1/6, observed and promised 1/4 each; claimed over 3/4 of the weight
    assert_figures(
        judged.figures,
        (100 / 3 + 50 / 6) / 0.75,
        16 + 7.5,
        68 / 3 + 55 / 6 + 25 + 12.5,
        (100 / 3 + 50 / 6 - 16 - 7.5) / 0.75,
        0.8 / 3 + 0.15 + 0.125,
    )


def test_gap_is_over_the_criteria_with_a_claim_only() -> None:
    # 50 claimed and 25 proven of sla; two thirds of the dimension are unknown
    judged = judge_answers({"technology.sla": {"claimed": "published", "evidence": ["page"]}})
    technology = judged.dimensions[0].figures
    assert technology.gap == pytest.approx(25)
    assert technology.proven == pytest.approx(25 / 3)


def test_a_dimension_without_criteria_that_apply_has_no_figures_and_no_weight() -> None:
    brief = {"not_applicable": ["service.observed", "service.promised"]}
    judged = judge_answers(ANSWERS, brief)
    technology, service = judged.dimensions
    assert service.figures == Figures(None, None, None, None, None)
    assert (service.weight, service.grade) == (0, None)
    assert technology.weight == 1
    assert judged.figures == technology.figures


def test_totals_over_nothing_are_none() -> None:
    every = ["technology.uptime", "technology.sla", "service.observed", "service.promised"]
    judged = judge_answers(ANSWERS, {"not_applicable": every})
    assert judged.figures == Figures(None, None, None, None, None)
    assert judged.grade is None


def test_totals_over_silence_claim_nothing() -> None:
    judged = judge_answers({})
    assert judged.figures == Figures(None, 0, 100, None, 0)
    assert judged.grade == "C"


def test_register_is_weighed_whole() -> None:
    assert [item.id for item in judge_answers({}).register] == list(REGISTER)


# -- grades, weights, means -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("proven", "grade"),
    [
        (100, "A"),
        (80, "A"),
        (79.99999999999999, "A"),  # the noise of floats costs nobody a grade
        (79.999999, "B"),
        (79.96, "B"),  # shown as 80.0, and yet not 80
        (50, "B"),
        (49.9, "C"),
        (0, "C"),
        (None, None),
    ],
)
def test_grade(proven: float | None, grade: str | None) -> None:
    assert grade_of(proven, yardstick_of(Scene(RUBRIC, None, {})).rubric) == grade


def test_grade_from_a_bound_of_many_decimals() -> None:
    third = 100 / 3
    grades = [{"id": "A", "from": third}, {"id": "B", "from": 0}]
    rubric: Rubric = yardstick_of(Scene(RUBRIC | {"grades": grades}, None, {})).rubric
    assert grade_of(third, rubric) == "A"


def test_settle() -> None:
    assert settle(49.99999999999999) == 50
    assert settle(49.999999999) == 49.999999999


@pytest.mark.parametrize(
    ("weights", "shares"),
    [
        ([], ()),
        ([0, 0], (0, 0)),
        ([3], (1,)),
        ([1, 3], (0.25, 0.75)),
        ([0.5, 0, 1.5], (0.25, 0, 0.75)),
    ],
)
def test_normalise(weights: list[float], shares: tuple[float, ...]) -> None:
    assert normalise(weights) == shares


@pytest.mark.parametrize(
    ("pairs", "mean"),
    [
        ([], None),
        ([(0, 50)], None),
        ([(2, 50)], 50),
        ([(1, 100), (3, 0)], 25),
        ([(0, 10), (1, 90)], 90),
    ],
)
def test_weighted_mean(pairs: list[tuple[float, float]], mean: float | None) -> None:
    assert weighted_mean(pairs) == mean


def test_weighted_mean_stays_within_what_it_averages() -> None:
    # without care: 100.00000000000001
    shares = (3 / 11, 2 / 11, 2 / 11)
    assert weighted_mean([(share, 100.0) for share in shares]) == 100
