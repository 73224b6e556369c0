"""Conditions: each kind of test at, below and above its bound, and the parts that decide."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import pytest
from pydantic import TypeAdapter

from dossier.judging.assess import Yardstick, assess_partner
from dossier.judging.conditions import Facts, evaluate
from dossier.nouns.assessment import Figures
from dossier.nouns.brief import Brief, MustHave
from dossier.nouns.condition import Condition
from dossier.nouns.profile import Profile
from dossier.nouns.rubric import Rubric
from dossier.nouns.ruling import (
    Because,
    Finding,
    FlagResult,
    GateResult,
    GateState,
    MustResult,
    MustState,
)
from tests.samples import AS_OF, BARE, acme_values, brief_values, rubric_values, sound

RUBRIC = sound("rubric.yaml", rubric_values(), Rubric)
BRIEF = sound("brief.yaml", brief_values(), Brief)

READER: TypeAdapter[Condition] = TypeAdapter(Condition)

NOTHING = Figures(None, None, None, None, None)
HAIR = 49.99999999999999
"""A mean of 80, 60 and 30, as floats reckon it."""


def read(given: Any) -> Condition:
    return READER.validate_python(_as_read(given))


def _as_read(given: Any) -> Any:
    """Lists as the reading of files makes them: tuples."""
    if isinstance(given, dict):
        return {key: _as_read(value) for key, value in given.items()}
    return tuple(_as_read(each) for each in given) if isinstance(given, list) else given


def facts_of(values: dict[str, Any]) -> Facts:
    profile = sound("partners/p.yaml", values, Profile)
    return Facts(profile, assess_partner("p", profile, Yardstick(RUBRIC, BRIEF, AS_OF)))


def with_overall(figures: Figures) -> Facts:
    facts = facts_of(BARE)
    return replace(facts, assessment=replace(facts.assessment, figures=figures))


def with_opposition(reference: str, opposition: float) -> Facts:
    """An answer that evidence of this strength together speaks against."""
    item = {"kind": "contract", "title": "T"}
    answers = {reference: {"claimed": "none", "against": ["a"]}}
    facts = facts_of({**BARE, "evidence": {"a": item}, "answers": answers})
    dimensions = [
        replace(
            dimension,
            criteria=tuple(
                replace(c, opposition=opposition) if c.reference == reference else c
                for c in dimension.criteria
            ),
        )
        for dimension in facts.assessment.dimensions
    ]
    return replace(facts, assessment=replace(facts.assessment, dimensions=tuple(dimensions)))


def try_on(given: Any, facts: Facts) -> Because:
    finding = evaluate(read(given), facts)
    (because,) = finding.because
    assert finding.holds == because.holds
    return because


ACME = facts_of({**acme_values(), "working_hours": None})
NOBODY = facts_of(BARE)

# -- figures --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("bounds", "figure", "holds"),
    [
        ({"below": 50}, 49.9, True),
        ({"below": 50}, 50.0, False),
        ({"below": 50}, HAIR, False),
        ({"below": 50}, 50.1, False),
        ({"above": 50}, 49.9, False),
        ({"above": 50}, 50.0, False),
        ({"above": 50}, 50.00000000000001, False),
        ({"above": 50}, 50.1, True),
        ({"at_least": 50}, 49.9, False),
        ({"at_least": 50}, HAIR, True),
        ({"at_least": 50}, 50.0, True),
        ({"at_least": 50}, 50.1, True),
        ({"at_most": 50}, 49.9, True),
        ({"at_most": 50}, 50.0, True),
        ({"at_most": 50}, 50.00000000000001, True),
        ({"at_most": 50}, 50.1, False),
        # every bound that is given
        ({"at_least": 40, "below": 50}, 39.0, False),
        ({"at_least": 40, "below": 50}, 40.0, True),
        ({"at_least": 40, "below": 50}, 50.0, False),
        ({"above": 40, "at_most": 50}, 40.0, False),
        ({"above": 40, "at_most": 50}, 50.0, True),
        ({"above": 40, "at_most": 50}, 51.0, False),
        # a bound of nought is a bound
        ({"above": 0}, 0.0, False),
        ({"above": 0}, 0.5, True),
        ({"below": 0}, 0.0, False),
        ({"below": 0}, -0.5, True),
    ],
)
@pytest.mark.parametrize("name", ["claimed", "proven", "ceiling", "gap", "coverage"])
def test_figure_against_its_bounds(
    name: str, bounds: dict[str, float], figure: float, *, holds: bool
) -> None:
    figures = replace(NOTHING, **{name: figure})
    because = try_on({name: "overall", **bounds}, with_overall(figures))
    assert (because.holds, because.figure) == (holds, figure)


@pytest.mark.parametrize("bound", ["below", "above", "at_least", "at_most"])
@pytest.mark.parametrize("name", ["claimed", "proven", "ceiling", "gap", "coverage"])
def test_figure_reckoned_from_nothing_meets_no_bound(name: str, bound: str) -> None:
    because = try_on({name: "overall", bound: 0}, with_overall(NOTHING))
    assert (because.holds, because.figure) == (False, None)
    assert evaluate(read({"not": {name: "overall", bound: 0}}), with_overall(NOTHING)).holds


def test_figure_is_that_of_its_place() -> None:
    whole = ACME.assessment.figures
    technology, service = (dimension.figures for dimension in ACME.assessment.dimensions)
    sla = ACME.criteria["service.sla"]
    assert sla.claimed is not None
    assert sla.proven is not None
    for test, figure in [
        ({"claimed": "overall"}, whole.claimed),
        ({"ceiling": "overall"}, whole.ceiling),
        ({"proven": "technology"}, technology.proven),
        ({"gap": "service"}, service.gap),
        ({"proven": "service.sla"}, sla.proven),
        ({"ceiling": "service.sla"}, sla.ceiling),
        ({"gap": "service.sla"}, sla.claimed - sla.proven),
        ({"coverage": "service.sla"}, sla.strength),
    ]:
        assert figure
        assert try_on({**test, "at_least": 0}, ACME).figure == figure


def test_gap_of_what_nobody_claims_is_none() -> None:
    assert try_on({"gap": "technology.uptime", "above": 0}, NOBODY).figure is None
    assert try_on({"coverage": "technology.uptime", "at_most": 0}, NOBODY).figure == 0
    assert try_on({"coverage": "service.hours", "at_most": 0}, NOBODY).figure is None


def test_unknown_place_is_a_bug() -> None:
    for place in ("nowhere", "technology.nothing"):
        with pytest.raises((LookupError, StopIteration)):
            evaluate(read({"proven": place, "below": 1}), ACME)


# -- answers --------------------------------------------------------------------------------


def answered(reference: str, **answer: Any) -> Facts:
    return facts_of({**BARE, "answers": {reference: answer}})


@pytest.mark.parametrize(
    ("answer", "test", "holds", "looked_at"),
    [
        ({"claimed": "contract"}, {"is": "contract"}, True, "contract"),
        ({"claimed": "contract"}, {"is": "none"}, False, "contract"),
        # what was found goes before what is claimed
        ({"claimed": "contract", "verified": "none"}, {"is": "contract"}, False, "none"),
        ({"claimed": "contract", "verified": "none"}, {"is": "none"}, True, "none"),
        ({"verified": "none"}, {"is": "none"}, True, "none"),
        # unless it is the claim that is asked for
        (
            {"claimed": "contract", "verified": "none"},
            {"is": "contract", "look_at": "claimed"},
            True,
            "contract",
        ),
        ({"verified": "none"}, {"is": "none", "look_at": "claimed"}, False, None),
        ({}, {"is": "none"}, False, None),
    ],
)
def test_answer_that_is_a_level(
    answer: dict[str, str], test: dict[str, str], looked_at: str | None, *, holds: bool
) -> None:
    because = try_on({"answer": "service.sla", **test}, answered("service.sla", **answer))
    assert (because.holds, because.answer) == (holds, looked_at)


@pytest.mark.parametrize(
    ("answer", "bounds", "holds"),
    [
        ({"claimed": 99.9}, {"above": 99.9}, False),
        ({"claimed": 99.91}, {"above": 99.9}, True),
        ({"claimed": 99.9}, {"at_least": 99.9}, True),
        ({"claimed": 99}, {"below": 99.5}, True),
        ({"claimed": 99.9, "verified": 99}, {"below": 99.5}, True),
        ({"claimed": 99.9, "verified": 99}, {"below": 99.5, "look_at": "claimed"}, False),
        ({}, {"below": 100}, False),
        ({}, {"at_least": 0}, False),
    ],
)
def test_answer_that_is_a_number(
    answer: dict[str, float], bounds: dict[str, Any], *, holds: bool
) -> None:
    facts = answered("technology.uptime", **answer)
    assert try_on({"answer": "technology.uptime", **bounds}, facts).holds == holds


def test_answer_that_is_no_number_meets_no_bound() -> None:
    facts = answered("technology.needs", claimed=["recording"])
    because = try_on({"answer": "technology.needs", "at_least": 0}, facts)
    assert (because.holds, because.answer) == (False, ("recording",))


def test_answer_from_records_may_be_never() -> None:
    probe = {"id": "p", "topic": "T", "severity": "low", "asked": "2026-06-01T09:00+08:00"}
    facts = facts_of({**BARE, "probes": [probe]})
    because = try_on({"answer": "service.response", "above": 1440}, facts)
    assert (because.holds, because.answer) == (True, math.inf)


@pytest.mark.parametrize(
    ("answer", "holds"),
    [
        ({}, True),
        ({"note": "Asked twice."}, True),
        ({"claimed": "none"}, False),
        ({"verified": "none"}, False),
    ],
)
def test_unknown(answer: dict[str, str], *, holds: bool) -> None:
    facts = answered("service.sla", **answer)
    assert try_on({"unknown": "service.sla"}, facts).holds == holds


def test_what_does_not_apply_is_not_unknown() -> None:
    assert not try_on({"unknown": "service.hours"}, NOBODY).holds


# -- evidence -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("test", "holds", "names"),
    [
        ({"evidence": "service.sla", "kind_in": ["contract"]}, True, ("draft",)),
        ({"evidence": "service.sla", "kind_in": ["own_measurement"]}, False, ()),
        # what speaks against an answer does not stand behind it
        ({"evidence": "service.sla", "kind_in": ["vendor_document"]}, False, ()),
        (
            {"evidence": "technology.uptime", "kind_in": ["vendor_document", "own_measurement"]},
            True,
            ("monitor", "sla-page"),
        ),
        (
            {"evidence": "technology.markets", "kind_in": ["vendor_document"], "at_least": 2},
            True,
            ("sales-deck", "sla-page"),
        ),
        (
            {"evidence": "technology.markets", "kind_in": ["vendor_document"], "at_least": 3},
            False,
            ("sales-deck", "sla-page"),
        ),
        ({"evidence": "service.hours", "kind_in": ["contract"]}, False, ()),
        ({"register": ["contract"]}, True, ("draft",)),
        ({"register": ["contract"], "at_least": 2}, False, ("draft",)),
        ({"register": ["contract", "own_measurement"], "at_least": 2}, True, ("monitor", "draft")),
    ],
)
def test_evidence(test: dict[str, Any], names: tuple[str, ...], *, holds: bool) -> None:
    because = try_on(test, ACME)
    assert (because.holds, because.names, because.count) == (holds, names, len(names))


def test_register_counts_what_no_answer_stands_on() -> None:
    item = {"kind": "contract", "title": "Signed"}
    assert try_on({"register": ["contract"]}, facts_of({**BARE, "evidence": {"a": item}})).holds


@pytest.mark.parametrize(
    ("answers", "holds"),
    [
        ({}, False),
        ({"service.sla": {"claimed": "none", "evidence": ["a"]}}, True),
        ({"service.sla": {"claimed": "none", "against": ["a"]}}, True),
        ({"service.sla": {"claimed": "none", "evidence": ["b"]}}, False),
        # named beside an answer that is not there
        ({"service.sla": {"evidence": ["a"]}}, False),
    ],
)
def test_register_may_count_what_answers_draw_on_alone(
    answers: dict[str, Any], *, holds: bool
) -> None:
    kinds = {"a": "contract", "b": "vendor_document"}
    items = {name: {"kind": kind, "title": "T"} for name, kind in kinds.items()}
    facts = facts_of({**BARE, "evidence": items, "answers": answers})
    because = try_on({"register": ["contract"], "used": True}, facts)
    assert (because.holds, because.names) == (holds, ("a",) if holds else ())


@pytest.mark.parametrize(
    ("bound", "holds"), [(0, True), (0.25, True), (0.5, True), (0.51, False), (1, False)]
)
def test_contradiction_may_have_to_weigh_something(bound: float, *, holds: bool) -> None:
    facts = with_opposition("service.sla", HAIR / 100)
    because = try_on({"contradicted": "any", "strength_at_least": bound}, facts)
    assert (because.holds, because.count) == (holds, int(holds))


@pytest.mark.parametrize(
    ("test", "holds", "names"),
    [
        ({"contradicted": "any"}, True, ("service.sla",)),
        ({"contradicted": "any", "at_least": 2}, False, ("service.sla",)),
        ({"contradicted": "service.sla"}, True, ("service.sla",)),
        ({"contradicted": "technology.uptime"}, False, ()),
    ],
)
def test_contradicted(test: dict[str, Any], names: tuple[str, ...], *, holds: bool) -> None:
    because = try_on(test, ACME)
    assert (because.holds, because.names, because.count) == (holds, names, len(names))


# -- records --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("test", "count", "holds"),
    [
        ({"record": "meetings"}, 1, True),
        ({"record": "meetings", "where": {"format": "face_to_face"}}, 1, True),
        ({"record": "meetings", "where": {"format": "video"}}, 0, False),
        ({"record": "meetings", "where": {"format": "face_to_face", "place": "Bali"}}, 0, False),
        ({"record": "meetings", "where": {"format": "face_to_face", "place": "Jakarta"}}, 1, True),
        ({"record": "meetings", "at_least": 2}, 1, False),
        ({"record": "conditions", "where": {"met": True}}, 1, True),
        ({"record": "conditions", "where": {"met": False}}, 1, True),
        ({"record": "probes", "where": {"severity": "critical"}}, 1, True),
        ({"record": "risks", "where": {"impact": 4}}, 1, True),
        ({"record": "risks", "where": {"impact": 5}}, 0, False),
        ({"record": "risks", "at_least": 2}, 2, True),
        ({"record": "risks", "at_least": 3}, 2, False),
    ],
)
def test_records(test: dict[str, Any], count: int, *, holds: bool) -> None:
    because = try_on(test, ACME)
    assert (because.holds, because.count) == (holds, count)


@pytest.mark.parametrize(
    ("test", "figure", "holds"),
    [
        ({"probe": "probes.count", "at_least": 2}, 2, True),
        ({"probe": "probes.count", "at_least": 3}, 2, False),
        ({"probe": "probes.unanswered_share", "above": 0.5}, 0.5, False),
        ({"probe": "probes.unanswered_share", "at_least": 0.5}, 0.5, True),
        ({"probe": "probes.response_minutes.p90", "above": 1440}, math.inf, True),
        ({"probe": "probes.response_minutes.median", "below": 1440}, math.inf, False),
        ({"probe": "probes.generic_share", "above": 0}, 0, False),
        # nobody has recorded the hours
        ({"probe": "probes.unanswered_share_in_hours", "at_least": 0}, None, False),
        ({"probe": "probes.unanswered_share_out_of_hours", "at_least": 0}, None, False),
    ],
)
def test_probe_figures(test: dict[str, Any], figure: float | None, *, holds: bool) -> None:
    because = try_on(test, ACME)
    assert (because.holds, because.figure) == (holds, figure)


def test_without_a_probe_only_their_number_is_known() -> None:
    assert try_on({"probe": "probes.count", "below": 5}, NOBODY).holds
    for figure in ("response_minutes.p90", "unanswered_share", "generic_share"):
        assert not try_on({"probe": f"probes.{figure}", "at_least": 0}, NOBODY).holds


def test_third_of_the_probes_is_no_more_than_a_third() -> None:
    probe = {"topic": "T", "severity": "low", "asked": "2026-06-01T09:00+08:00"}
    answers = [{}, {"answered": "2026-06-01T10:00+08:00"}, {"answered": "2026-06-01T11:00+08:00"}]
    probes = [{**probe, **each, "id": f"p{n}"} for n, each in enumerate(answers)]
    facts = facts_of({**BARE, "probes": probes})
    assert not try_on({"probe": "probes.unanswered_share", "above": 0.333333333}, facts).holds


# -- states ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("stages", "holds"),
    [(["probing"], True), (["screening", "probing"], True), (["contracted"], False)],
)
def test_stage(stages: list[str], *, holds: bool) -> None:
    because = try_on({"stage": stages}, ACME)
    assert (because.holds, because.names) == (holds, ("probing",))


def flag(name: str, severity: Any, *, is_resolved: bool = False) -> FlagResult:
    return FlagResult(name, severity, is_resolved, is_by_rule=False, because=())


JUDGED = replace(
    NOBODY,
    must_haves=(
        MustResult(MustHave(need="voice_call"), MustState.MET),
        MustResult(MustHave(criterion="service.sla"), MustState.OPEN),
    ),
    flags=(
        flag("late", "minor"),
        flag("rude", "major"),
        flag("fraud", "blocker", is_resolved=True),
    ),
    gates=(
        GateResult("met", "contract", GateState.PASSED, ()),
        GateResult("sla", "contract", GateState.OPEN, ()),
        GateResult("reference", "launch", GateState.OPEN, ()),
    ),
)


@pytest.mark.parametrize(
    ("test", "names"),
    [
        ({"flag": "any"}, ("late", "rude")),
        ({"flag": "any", "severity": "major"}, ("rude",)),
        ({"flag": "any", "severity": "blocker"}, ()),
        ({"flag": "fraud"}, ()),
        ({"flag": "late"}, ("late",)),
        ({"flag": "late", "severity": "major"}, ()),
        ({"flag": "never-raised"}, ()),
        ({"gate": "any", "is": "open"}, ("sla", "reference")),
        ({"gate": "any", "is": "failed"}, ()),
        ({"gate": "met", "is": "passed"}, ("met",)),
        ({"gate": "met", "is": "open"}, ()),
        ({"must_have": "met"}, ("voice_call",)),
        ({"must_have": "open"}, ("service.sla",)),
        ({"must_have": "absent"}, ()),
    ],
)
def test_results_so_far(test: dict[str, str], names: tuple[str, ...]) -> None:
    because = try_on(test, JUDGED)
    assert (because.names, because.count, because.holds) == (names, len(names), bool(names))


# -- all, any, not --------------------------------------------------------------------------

TRUE: dict[str, Any] = {"stage": ["screening"]}
ALSO_TRUE: dict[str, Any] = {"unknown": "service.sla"}
FALSE: dict[str, Any] = {"flag": "any"}
ALSO_FALSE: dict[str, Any] = {"must_have": "met"}


@pytest.mark.parametrize(
    ("condition", "holds", "deciding"),
    [
        (TRUE, True, [TRUE]),
        (FALSE, False, [FALSE]),
        ({"not": TRUE}, False, [TRUE]),
        ({"not": {"not": TRUE}}, True, [TRUE]),
        ({"not": FALSE}, True, [FALSE]),
        ({"all": [TRUE, ALSO_TRUE]}, True, [TRUE, ALSO_TRUE]),
        ({"all": [TRUE, FALSE, ALSO_TRUE]}, False, [FALSE]),
        ({"all": [FALSE, TRUE, ALSO_FALSE]}, False, [FALSE, ALSO_FALSE]),
        ({"any": [TRUE, ALSO_TRUE]}, True, [TRUE, ALSO_TRUE]),
        ({"any": [FALSE, TRUE, ALSO_FALSE]}, True, [TRUE]),
        ({"any": [FALSE, ALSO_FALSE]}, False, [FALSE, ALSO_FALSE]),
        ({"all": [TRUE, {"any": [FALSE, ALSO_TRUE]}]}, True, [TRUE, ALSO_TRUE]),
        ({"all": [TRUE, {"any": [FALSE, ALSO_FALSE]}]}, False, [FALSE, ALSO_FALSE]),
        ({"any": [FALSE, {"all": [TRUE, ALSO_FALSE]}]}, False, [FALSE, ALSO_FALSE]),
        ({"not": {"any": [TRUE, FALSE]}}, False, [TRUE]),
        ({"not": {"all": [TRUE, FALSE]}}, True, [FALSE]),
        ({"all": [{"not": FALSE}, TRUE]}, True, [FALSE, TRUE]),
    ],
)
def test_parts_that_decide(condition: Any, deciding: list[dict[str, Any]], *, holds: bool) -> None:
    finding = evaluate(read(condition), NOBODY)
    assert finding == Finding(holds, tuple(try_on(test, NOBODY) for test in deciding))
