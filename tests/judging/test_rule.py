"""The rules of a rubric as literal tables: must-haves, flags, gates, verdicts.

The last part tries the shipped rubric's own rules, one by one, on the least that each looks at.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.judging.assess import Yardstick, assess_partner
from dossier.judging.rule import rule_on
from dossier.nouns.assessment import Figures
from dossier.nouns.brief import Brief
from dossier.nouns.profile import Profile
from dossier.nouns.rubric import Rubric
from dossier.nouns.ruling import GateState, MustGround, MustState, Ruling
from dossier.reading.source import read_document
from dossier.reading.validate import validate
from tests.samples import AS_OF, BARE, ROOT, acme_values, brief_values, rubric_values, sound

Dict = dict[str, Any]

MET, OPEN, ABSENT = MustState.MET, MustState.OPEN, MustState.ABSENT

RESOLVED = {"on": "2026-08-01", "how": "Talked over."}
TRUE = {"stage": ["screening"]}
FALSE = {"stage": ["contracted"]}


def rule(
    values: Dict | None = None, rules: Dict | None = None, brief: Dict | None = None
) -> Ruling:
    """What the small rubric, with these rules, comes to for a partner."""
    rubric = sound("rubric.yaml", {**rubric_values(), **(rules or {})}, Rubric)
    asked = None if brief is None else sound("brief.yaml", {**brief_values(), **brief}, Brief)
    profile = sound("partners/p.yaml", backed({**BARE, **(values or {})}), Profile)
    assessment = assess_partner("p", profile, Yardstick(rubric, asked, AS_OF))
    return rule_on(profile, assessment, rubric, asked)


def backed(values: Dict) -> Dict:
    """The values with a contract behind each finding that names no evidence itself."""
    answers = {
        name: {"evidence": ["seen"], **given} if "verified" in given else given
        for name, given in values.get("answers", {}).items()
    }
    seen = {"seen": {"kind": "contract", "title": "Seen"}}
    return {**values, "answers": answers, "evidence": {**seen, **values.get("evidence", {})}}


# -- must-haves -----------------------------------------------------------------------------


def state_of(must: Dict, answers: Dict, evidence: Dict | None = None, **more: Any) -> MustState:
    values = {"evidence": evidence or {}, "answers": answers}
    (result,) = rule(values, more, {"must_have": [must]}).must_haves
    return result.state


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        ({"verified": ["voice_call"]}, MET),
        ({"verified": ["recording", "voice_call"]}, MET),
        ({"verified": "all"}, MET),
        ({"claimed": ["recording"], "verified": ["voice_call"]}, MET),
        ({"verified": ["recording"]}, ABSENT),
        ({"verified": []}, ABSENT),
        ({"claimed": ["voice_call"], "verified": ["recording"]}, ABSENT),
        ({"claimed": "all", "verified": []}, ABSENT),
        # what nothing shows settles nothing
        ({"verified": ["voice_call"], "evidence": []}, OPEN),
        ({"verified": [], "evidence": []}, OPEN),
        # a claim alone settles nothing, whatever it says
        ({"claimed": ["voice_call"]}, OPEN),
        ({"claimed": "all"}, OPEN),
        ({"claimed": ["recording"]}, OPEN),
        ({}, OPEN),
    ],
)
def test_need_is_met_or_absent_by_what_was_found(answer: Dict, state: MustState) -> None:
    assert state_of({"need": "voice_call"}, {"technology.needs": answer}) is state


FOUND, NOT_FOUND = {"verified": ["voice_call"]}, {"verified": ["recording"]}
CLAIMED = {"claimed": ["voice_call"]}


@pytest.mark.parametrize(
    ("first", "second", "state"),
    [
        (FOUND, NOT_FOUND, MET),
        (NOT_FOUND, FOUND, MET),
        (CLAIMED, FOUND, MET),
        (NOT_FOUND, CLAIMED, OPEN),
        ({}, NOT_FOUND, OPEN),
        (NOT_FOUND, NOT_FOUND, ABSENT),
    ],
)
def test_need_may_be_covered_by_any_of_several_criteria(
    first: Dict, second: Dict, state: MustState
) -> None:
    dimensions = rubric_values()["dimensions"]
    more = {
        "id": "more",
        "title": "More",
        "question": "?",
        "weight": 1,
        "coverage": {"of": "needs"},
    }
    dimensions[1]["criteria"].append(more)
    answers = {"technology.needs": first, "service.more": second}
    assert state_of({"need": "voice_call"}, answers, dimensions=dimensions) is state


def test_criterion_that_does_not_apply_has_no_say_on_a_need() -> None:
    dimensions = rubric_values()["dimensions"]
    more = {**dimensions[0]["criteria"][2], "id": "more"}
    dimensions[1]["criteria"].append(more)
    asked = {"must_have": [{"need": "voice_call"}], "not_applicable": ["service.more"]}
    values = {"answers": {"technology.needs": NOT_FOUND, "service.more": FOUND}}
    (result,) = rule(values, {"dimensions": dimensions}, asked).must_haves
    assert result.state is ABSENT


def test_need_without_a_criterion_that_applies_is_open() -> None:
    dimensions = rubric_values()["dimensions"]
    dimensions[0]["criteria"] = dimensions[0]["criteria"][:2]
    must = [{"need": "voice_call"}]
    (result,) = rule({}, {"dimensions": dimensions}, {"must_have": must}).must_haves
    assert result.state is OPEN
    ruled_out = {"must_have": must, "not_applicable": ["technology.needs"]}
    (result,) = rule({"answers": {"technology.needs": FOUND}}, {}, ruled_out).must_haves
    assert result.state is OPEN


CERTAIN = {"sure": {"kind": "sure", "title": "Sure"}}
HALF = {"half": {"kind": "half", "title": "Half"}}
KINDS = {
    "evidence_kinds": {
        **rubric_values()["evidence_kinds"],
        "sure": {"title": "Sure", "reliability": 1},
        "half": {"title": "Half", "reliability": 0.5},
    }
}


@pytest.mark.parametrize(
    ("at_least", "level", "evidence", "state"),
    [
        (50, "contract", HALF, MET),  # 50 to 100
        (50.1, "contract", HALF, OPEN),
        (100, "contract", HALF, OPEN),
        (100, "contract", CERTAIN, MET),
        (50, "none", HALF, OPEN),  # 0 to 50
        (50.1, "none", HALF, ABSENT),
        (60, "published", CERTAIN, ABSENT),  # 50
        (50, "published", CERTAIN, MET),
        (25, "published", HALF, MET),  # 25 to 75
        (75, "published", HALF, OPEN),
        (75.5, "published", HALF, ABSENT),
        (1, "contract", {}, OPEN),  # nothing backs it
        (0, "none", {}, MET),
        # how much is not said: whether there is any, if that is shown well enough
        (None, "contract", HALF, MET),
        (None, "published", HALF, MET),
        (None, "none", HALF, ABSENT),
        (None, "none", CERTAIN, ABSENT),
        (None, "contract", {}, OPEN),
        (None, "none", {}, OPEN),
    ],
)
def test_criterion_must_reach_its_points(
    at_least: float | None, level: str, evidence: Dict, state: MustState
) -> None:
    must = {"criterion": "service.sla"} | ({} if at_least is None else {"at_least": at_least})
    answers = {"service.sla": {"claimed": level, "evidence": list(evidence)}}
    assert state_of(must, answers, evidence, **KINDS) is state


def test_criterion_without_an_answer_is_open() -> None:
    assert state_of({"criterion": "service.sla", "at_least": 100}, {}) is OPEN
    assert state_of({"criterion": "service.sla"}, {}) is OPEN
    assert state_of({"criterion": "service.hours", "at_least": 1}, {}) is OPEN  # does not apply


def test_noise_of_floats_neither_fails_nor_meets_a_must_have() -> None:
    kinds = {"evidence_kinds": {**KINDS["evidence_kinds"]}}
    for name, reliability in (("tenth", 0.1), ("fifth", 0.2)):
        kinds["evidence_kinds"][name] = {"title": name, "reliability": reliability}
    evidence = {name: {"kind": name, "title": name} for name in ("tenth", "fifth")}
    answers = {"service.sla": {"claimed": "contract", "evidence": ["tenth", "fifth"]}}
    # 1 - 0.9 x 0.8 = 0.28 comes out as 0.2799999999999999
    must = {"criterion": "service.sla", "at_least": 28}
    assert state_of(must, answers, evidence, **kinds) is MET


def test_must_haves_are_in_the_order_of_the_brief_and_named() -> None:
    musts = [{"criterion": "service.sla"}, {"need": "recording"}, {"need": "voice_call"}]
    results = rule({}, {}, {"must_have": musts}).must_haves
    assert [result.name for result in results] == ["service.sla", "recording", "voice_call"]
    assert rule().must_haves == ()


def test_must_have_carries_what_the_criterion_came_to() -> None:
    answers = {"service.sla": {"claimed": "none", "verified": "published", "evidence": ["half"]}}
    values = {"evidence": HALF, "answers": answers}
    must = {"criterion": "service.sla", "at_least": 50}
    (result,) = rule(values, KINDS, {"must_have": [must]}).must_haves
    ground = MustGround("service.sla", OPEN, 25.0, 75.0, "none", "published", 0.5, ("half",), 50)
    assert (result.state, result.must.at_least, result.grounds) == (OPEN, 50, (ground,))


def test_must_have_carries_the_criteria_that_decided() -> None:
    dimensions = rubric_values()["dimensions"]
    dimensions[1]["criteria"].append({**dimensions[0]["criteria"][2], "id": "more"})
    must = {"must_have": [{"need": "voice_call"}]}

    def decided(first: Dict, second: Dict) -> list[str]:
        answers = {"technology.needs": first, "service.more": second}
        (result,) = rule({"answers": answers}, {"dimensions": dimensions}, must).must_haves
        assert all(ground.state is result.state for ground in result.grounds)
        return [ground.criterion for ground in result.grounds]

    assert decided(FOUND, NOT_FOUND) == ["technology.needs"]
    assert decided(NOT_FOUND, CLAIMED) == ["service.more"]
    assert decided(FOUND, FOUND) == ["technology.needs", "service.more"]
    assert decided(NOT_FOUND, NOT_FOUND) == ["technology.needs", "service.more"]


def test_must_have_without_a_criterion_that_applies_stands_on_nothing() -> None:
    ruled_out = {
        "must_have": [{"need": "voice_call"}, {"criterion": "service.hours", "at_least": 1}],
        "not_applicable": ["technology.needs", "service.hours"],
    }
    need, hours = rule({}, {}, ruled_out).must_haves
    assert need.grounds == ()
    (ground,) = hours.grounds
    assert (ground.proven, ground.ceiling, ground.strength) == (None, None, None)


# -- flags ----------------------------------------------------------------------------------


def flag_rule(severity: str = "major", **more: Any) -> Dict:
    return {"flags": [{"id": "late", "title": "Late", "severity": severity, **more}]}


def raised(severity: str = "minor", **more: Any) -> Dict:
    return {"flags": [{"id": "late", "severity": severity, **more}]}


@pytest.mark.parametrize(
    ("rules", "values", "expected"),
    [
        # (severity, is resolved, is by rule)
        (flag_rule(when=TRUE), {}, [("major", False, True)]),
        (flag_rule(when=FALSE), {}, []),
        (flag_rule(), {}, []),
        (flag_rule(), raised(), [("major", False, False)]),
        (flag_rule(when=FALSE), raised(), [("major", False, False)]),
        (flag_rule(when=TRUE), raised(), [("major", False, True)]),
        # the graver of the rule's severity and the person's
        (flag_rule("minor", when=TRUE), raised("blocker"), [("blocker", False, True)]),
        (flag_rule("minor"), raised("major"), [("major", False, False)]),
        (flag_rule("blocker", when=TRUE), raised("minor"), [("blocker", False, True)]),
        (flag_rule("major"), raised("major"), [("major", False, False)]),
        # a person may resolve either
        (flag_rule(when=TRUE), raised(resolved=RESOLVED), [("major", True, True)]),
        (flag_rule(), raised(resolved=RESOLVED), [("major", True, False)]),
        # what no rule knows
        ({}, raised("blocker"), [("blocker", False, False)]),
        ({}, raised("minor", resolved=RESOLVED), [("minor", True, False)]),
    ],
)
def test_flags_by_rule_by_person_or_by_both(rules: Dict, values: Dict, expected: list[Any]) -> None:
    flags = rule(values, rules).flags
    assert [(each.severity, each.is_resolved, each.is_by_rule) for each in flags] == expected
    assert all(each.id == "late" for each in flags)


def test_flag_says_why_the_rule_raised_it() -> None:
    (by_rule,) = rule({}, flag_rule(when=TRUE)).flags
    assert [because.names for because in by_rule.because] == [("screening",)]
    (by_person,) = rule(raised(), flag_rule(when=FALSE)).flags
    assert by_person.because == ()


def test_flags_of_rules_come_first_in_their_order() -> None:
    rules = [
        {"id": name, "title": name, "severity": "minor", "when": TRUE} for name in ("z", "b", "y")
    ]
    people = [{"id": name, "severity": "blocker"} for name in ("new", "b", "a")]
    flags = rule({"flags": people}, {"flags": rules}).flags
    assert [each.id for each in flags] == ["z", "b", "y", "new", "a"]


# -- gates ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("conditions", "state", "because"),
    [
        ({"requires": TRUE}, GateState.PASSED, "stage"),
        ({"requires": FALSE}, GateState.OPEN, "stage"),
        ({"requires": FALSE, "fails": {"unknown": "service.sla"}}, GateState.FAILED, "unknown"),
        ({"requires": FALSE, "fails": {"flag": "any"}}, GateState.OPEN, "stage"),
        # what is there cannot fail any more
        ({"requires": TRUE, "fails": {"unknown": "service.sla"}}, GateState.PASSED, "stage"),
    ],
)
def test_gates(conditions: Dict, state: GateState, because: str) -> None:
    gate = {"id": "door", "title": "Door", "before": "launch", **conditions}
    (result,) = rule({}, {"gates": [gate]}).gates
    assert (result.id, result.before, result.state) == ("door", "launch", state)
    (why,) = result.because
    assert type(why.test).__name__.removesuffix("Test").lower() == because


def test_gates_may_look_at_flags_and_must_haves() -> None:
    gates = [
        {"id": "calm", "title": "C", "before": "contract", "requires": {"not": {"flag": "any"}}},
        {"id": "all", "title": "A", "before": "contract", "requires": {"must_have": "met"}},
    ]
    answers = {"answers": {"technology.needs": FOUND}}
    musts = {"must_have": [{"need": "voice_call"}]}
    states = [each.state for each in rule(answers, {"gates": gates}, musts).gates]
    assert states == [GateState.PASSED, GateState.PASSED]
    states = [each.state for each in rule(raised(), {"gates": gates}, musts).gates]
    assert states == [GateState.OPEN, GateState.OPEN]


# -- verdicts -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rules", "verdict"),
    [
        ([("a", TRUE), ("b", TRUE), ("c", None)], "a"),
        ([("a", FALSE), ("b", TRUE), ("c", None)], "b"),
        ([("a", FALSE), ("b", FALSE), ("c", None)], "c"),
        ([("c", None), ("a", TRUE)], "c"),
        ([("a", FALSE), ("b", FALSE)], None),
        ([], None),
    ],
)
def test_verdict_is_the_first_that_holds(rules: list[Any], verdict: str | None) -> None:
    verdicts = [
        {"id": name, "title": name} | ({"when": when} if when else {}) for name, when in rules
    ]
    ruling = rule({}, {"verdicts": verdicts})
    assert ruling.verdict == verdict
    assert bool(ruling.because) == (verdict in {"a", "b"})


@pytest.mark.parametrize(
    ("holds", "verdict", "rules_out"), [(TRUE, "no", True), (FALSE, "yes", False)]
)
def test_verdict_that_is_a_veto_rules_out(holds: Any, verdict: str, *, rules_out: bool) -> None:
    verdicts = [
        {"id": "no", "title": "No", "when": holds, "rules_out": True},
        {"id": "yes", "title": "Yes"},
    ]
    ruling = rule({}, {"verdicts": verdicts})
    assert (ruling.verdict, ruling.rules_out) == (verdict, rules_out)


def test_verdict_may_look_at_gates_flags_and_must_haves() -> None:
    rules = {
        "gates": [{"id": "g", "title": "G", "before": "contract", "requires": FALSE}],
        "verdicts": [
            {"id": "no", "title": "No", "when": {"must_have": "absent"}},
            {"id": "stop", "title": "Stop", "when": {"flag": "late"}},
            {"id": "wait", "title": "Wait", "when": {"gate": "g", "is": "open"}},
        ],
    }
    assert rule({}, rules).verdict == "wait"
    assert rule(raised(), rules).verdict == "stop"
    missing = {**raised(), "answers": {"technology.needs": NOT_FOUND}}
    assert rule(missing, rules, {"must_have": [{"need": "voice_call"}]}).verdict == "no"


# -- the shipped rubric ---------------------------------------------------------------------


def shipped() -> Rubric:
    path = ROOT / "dossier" / "data" / "rubric.yaml"
    document = read_document("rubric.yaml", path.read_bytes()).value
    assert document is not None
    checked = validate(document, Rubric)
    assert checked.value is not None, checked.diagnostics
    return checked.value


SHIPPED = shipped()


def judge(
    values: Dict, brief: Dict | None = None, figures: Mapping[str, float] | None = None
) -> Ruling:
    """What the shipped rules come to, with some figures of the whole set by hand."""
    asked = None if brief is None else sound("brief.yaml", {**brief_values(), **brief}, Brief)
    profile = sound("partners/p.yaml", backed({**BARE, **values}), Profile)
    assessment = assess_partner("p", profile, Yardstick(SHIPPED, asked, AS_OF))
    assessment = replace(assessment, figures=replace(assessment.figures, **(figures or {})))
    return rule_on(profile, assessment, SHIPPED, asked)


def gate_of(name: str, values: Dict) -> GateState:
    return next(gate.state for gate in judge(values).gates if gate.id == name)


def is_raised(name: str, values: Dict, figures: Mapping[str, float] | None = None) -> bool:
    (by_rule,) = [f.is_by_rule for f in judge(values, None, figures).flags if f.id == name] or [
        False
    ]
    return by_rule


EXECUTED = {"verified": "executed", "evidence": ["draft"]}
SEEN = {"verified": "executed", "evidence": ["draft", "call"]}


def answer(reference: str, value: Any, *evidence: str) -> Dict:
    return {reference: {"claimed": value, "evidence": list(evidence)}}


def meetings(*formats: str) -> Dict:
    return {"meetings": [{"date": "2026-07-03", "format": each} for each in formats]}


def probes(*asked: tuple[str, str | None]) -> Dict:
    """Questions put and answered at these times of 1 June, by Jakarta's clock."""
    return {
        "probes": [
            {
                "id": f"p{number}",
                "topic": "T",
                "severity": "high",
                "asked": f"2026-06-01T{at}+07:00",
                "answered": None if until is None else f"2026-06-{until}+07:00",
            }
            for number, (at, until) in enumerate(asked)
        ]
    }


HOURS = {"working_hours": {"time_zone": "Asia/Jakarta", "from": "09:00", "to": "18:00"}}
PROMISED = {"answers": answer("service.hours", "around_the_clock")}
BY_DAY = ("10:00", "01T11:00")
BY_NIGHT = ("23:00", "01T23:30")
IGNORED_BY_DAY = ("10:00", None)
IGNORED_BY_NIGHT = ("23:00", None)
CONTRACT = {"draft": {"kind": "contract", "title": "Draft"}}
PAGE = {"page": {"kind": "vendor_document", "title": "Page"}}
CALL = {"call": {"kind": "customer_reference", "title": "Call"}}


def just_put(count: int) -> Dict:
    """Questions put at nine in the evening of the as-of day."""
    asked = f"{AS_OF}T21:00+07:00"
    return {
        "probes": [
            {"id": f"p{number}", "topic": "T", "severity": "high", "asked": asked}
            for number in range(count)
        ]
    }


@pytest.mark.parametrize(
    ("gate", "values", "is_passed"),
    [
        ("face-to-face", {}, False),
        ("face-to-face", meetings("video", "phone"), False),
        ("face-to-face", meetings("video", "face_to_face"), True),
        ("sla-executed", {}, False),
        (
            "sla-executed",
            {"evidence": {**CONTRACT, **CALL}, "answers": {"service.sla": SEEN}},
            True,
        ),
        (
            "sla-executed",
            {"evidence": CONTRACT, "answers": {"service.sla": EXECUTED}},
            False,  # the text alone
        ),
        (
            "sla-executed",
            {"evidence": CALL, "answers": {"service.sla": {**SEEN, "evidence": ["call"]}}},
            False,  # a customer's word alone
        ),
        (
            "sla-executed",
            {
                "evidence": {**CONTRACT, **CALL},
                "answers": answer("service.sla", "executed", "draft", "call"),
            },
            False,  # on the partner's word
        ),
        (
            "sla-executed",
            {"evidence": PAGE, "answers": answer("service.sla", "executed", "page")},
            False,
        ),
        (
            "sla-executed",
            {"evidence": CONTRACT, "answers": answer("service.sla", "none", "draft")},
            False,
        ),
        ("probes-done", probes(*[BY_DAY] * 4), False),
        ("probes-done", probes(*[BY_DAY] * 5), True),
        ("probes-done", probes(*[IGNORED_BY_DAY] * 5), True),  # put, whoever answered
        ("probes-done", just_put(5), False),  # nobody has had the time to answer
        ("customer-reference", {"evidence": PAGE}, False),
        ("customer-reference", {"evidence": CALL}, False),  # nothing came of it
        (
            "customer-reference",
            {"evidence": CALL, "answers": answer("service.sla", "none", "call")},
            True,
        ),
        (
            "customer-reference",
            {
                "evidence": CALL,
                "answers": {"service.sla": {"claimed": "none", "against": ["call"]}},
            },
            True,
        ),
    ],
)
def test_gates_of_the_shipped_rubric(gate: str, values: Dict, *, is_passed: bool) -> None:
    assert gate_of(gate, values) is (GateState.PASSED if is_passed else GateState.OPEN)


SILENT_BY_NIGHT = probes(IGNORED_BY_NIGHT, BY_NIGHT, BY_DAY)


@pytest.mark.parametrize(
    ("flag", "values", "figures", "expected"),
    [
        ("customer-concentration", {"answers": answer("finance.concentration", 40)}, {}, False),
        ("customer-concentration", {"answers": answer("finance.concentration", 40.1)}, {}, True),
        ("customer-concentration", {}, {}, False),
        # they were put an hour ago, and nobody knows yet what comes of it
        ("silent-support", PROMISED | HOURS | just_put(9), {}, False),
        # a third of the questions put out of hours got no answer
        ("silent-support", PROMISED | HOURS | SILENT_BY_NIGHT, {}, True),
        (
            "silent-support",
            PROMISED | HOURS | probes(IGNORED_BY_NIGHT, *[BY_NIGHT] * 3, *[BY_DAY] * 6),
            {},
            False,  # a quarter
        ),
        (
            "silent-support",
            PROMISED | HOURS | probes(IGNORED_BY_NIGHT, *[BY_NIGHT] * 2, *[BY_DAY] * 7),
            {},
            True,  # a third of those put by night, though but one in ten of all
        ),
        # one in ten unanswered by day
        ("silent-support", PROMISED | HOURS | probes(IGNORED_BY_DAY, *[BY_DAY] * 9), {}, False),
        ("silent-support", PROMISED | HOURS | probes(IGNORED_BY_DAY, *[BY_DAY] * 8), {}, True),
        # nobody knows the hours: only the whole log speaks
        ("silent-support", PROMISED | probes(IGNORED_BY_NIGHT, *[BY_NIGHT] * 9), {}, False),
        ("silent-support", PROMISED | probes(IGNORED_BY_NIGHT, BY_NIGHT, BY_NIGHT), {}, True),
        ("silent-support", PROMISED | probes(IGNORED_BY_NIGHT, BY_NIGHT), {}, False),  # too few
        ("silent-support", PROMISED | probes(*[("10:00", "02T10:00")] * 3), {}, False),  # a day
        ("silent-support", PROMISED | probes(*[("10:00", "02T10:01")] * 3), {}, True),
        ("silent-support", PROMISED, {}, False),
        # nothing of the kind was promised
        ("silent-support", HOURS | SILENT_BY_NIGHT, {}, False),
        (
            "silent-support",
            {"answers": answer("service.hours", "business_hours")} | HOURS | SILENT_BY_NIGHT,
            {},
            False,
        ),
        # the promise stands, though it was found not to be kept
        (
            "silent-support",
            {
                "answers": {
                    "service.hours": {"claimed": "around_the_clock", "verified": "business_hours"}
                }
            }
            | HOURS
            | SILENT_BY_NIGHT,
            {},
            True,
        ),
        ("generic-proposal", {"answers": answer("fit.proposal", "generic")}, {}, True),
        (
            "generic-proposal",
            {"answers": {"fit.proposal": {"claimed": "adapted", "verified": "generic"}}},
            {},
            True,
        ),
        ("generic-proposal", {"answers": answer("fit.proposal", "adapted")}, {}, False),
        ("generic-proposal", {}, {}, False),
        (
            "contradictory-promises",
            {"answers": answer("values.candour", "contradictory")},
            {},
            True,
        ),
        ("contradictory-promises", {"answers": answer("values.promises", "broken")}, {}, True),
        ("contradictory-promises", {"answers": answer("values.promises", "kept")}, {}, False),
        ("wide-gap", {}, {"gap": 45.0}, False),
        ("wide-gap", {}, {"gap": 45.00000000000001}, False),
        ("wide-gap", {}, {"gap": 45.1}, True),
        ("wide-gap", {}, {}, False),
        ("data-withheld", {"stage": "screening"}, {}, False),
        ("data-withheld", {"stage": "probing"}, {}, True),
        ("data-withheld", {"stage": "contracted"}, {}, True),
        ("unfit-products", {}, {}, False),
    ],
)
def test_flags_of_the_shipped_rubric(
    flag: str, values: Dict, figures: dict[str, float], *, expected: bool
) -> None:
    assert is_raised(flag, values, figures) is expected


ASKED_FOR = {
    **answer("technology.uptime", 99.9),
    **answer("technology.latency", 200),
    **answer("service.sla", "none"),
    **answer("finance.concentration", 20),
}


@pytest.mark.parametrize("missing", ASKED_FOR)
def test_each_of_the_data_asked_for_counts(missing: str) -> None:
    answers = {name: each for name, each in ASKED_FOR.items() if name != missing}
    assert is_raised("data-withheld", {"stage": "negotiating", "answers": answers})
    assert not is_raised("data-withheld", {"stage": "negotiating", "answers": ASKED_FOR})


@pytest.mark.parametrize(
    ("count", "against", "expected"),
    [
        (2, "own_measurement", False),
        (3, "own_measurement", True),
        (4, "own_measurement", True),
        # a word in passing and an advertisement carry too little, a document carries enough
        (4, "hearsay", False),
        (4, "vendor_marketing", False),
        (3, "vendor_document", True),
    ],
)
def test_three_contradicted_claims_are_too_many(
    count: int, against: str, *, expected: bool
) -> None:
    references = ["technology.uptime", "technology.latency", "service.sla", "service.hours"]
    values = [99.9, 200, "none", "around_the_clock"]
    answers = {
        reference: {"claimed": value, "against": ["page"]}
        for reference, value in list(zip(references, values, strict=True))[:count]
    }
    items = {"page": {"kind": against, "title": "Page", "date": str(AS_OF)}}
    assert is_raised("contradictory-promises", {"evidence": items, "answers": answers}) is expected


def test_unfit_products_are_raised_by_whoever_was_there() -> None:
    person = {"flags": [{"id": "unfit-products", "severity": "minor"}]}
    (found,) = [each for each in judge(person).flags if each.id == "unfit-products"]
    assert (found.severity, found.is_by_rule) == ("major", False)


ALL_PASSED: Dict = {
    **meetings("face_to_face"),
    **probes(*[BY_DAY] * 5),
    "evidence": {**CONTRACT, **CALL},
    "answers": {"service.sla": SEEN},
}
MUST = {"must_have": [{"need": "voice_call"}], "needs": ["voice_call"]}


def needs(**given: Any) -> Dict:
    return {**ALL_PASSED, "answers": {**ALL_PASSED["answers"], "fit.needs": given}}


def with_flag(severity: str, **more: Any) -> Dict:
    return {**ALL_PASSED, "flags": [{"id": "seen", "severity": severity, **more}]}


@pytest.mark.parametrize(
    ("values", "brief", "figures", "verdict"),
    [
        (ALL_PASSED, None, {"proven": 90}, "proceed"),
        (ALL_PASSED, None, {"proven": 35, "ceiling": 50}, "proceed"),
        # decline
        (ALL_PASSED, None, {"proven": 40, "ceiling": 49.9}, "decline"),
        (ALL_PASSED, None, {"proven": 40, "ceiling": 49.99999999999999}, "proceed"),
        (with_flag("blocker"), None, {"proven": 90}, "decline"),
        (with_flag("blocker", resolved=RESOLVED), None, {"proven": 90}, "proceed"),
        (needs(verified=[]), MUST, {"proven": 90}, "decline"),
        (needs(verified=[]), None, {"proven": 90}, "proceed"),
        # hold
        (ALL_PASSED, None, {"proven": 34.9}, "hold"),
        (ALL_PASSED, None, {"proven": 34.99999999999999}, "proceed"),
        (with_flag("major"), None, {"proven": 10}, "hold"),
        (with_flag("blocker"), None, {"proven": 10}, "decline"),
        # conditional
        ({**ALL_PASSED, "meetings": []}, None, {"proven": 90}, "conditional"),
        (with_flag("major"), None, {"proven": 90}, "conditional"),
        (with_flag("major", resolved=RESOLVED), None, {"proven": 90}, "proceed"),
        (with_flag("minor"), None, {"proven": 90}, "proceed"),
        (needs(claimed=["voice_call"]), MUST, {"proven": 90}, "conditional"),
        (needs(verified=["voice_call"]), MUST, {"proven": 90}, "proceed"),
    ],
)
def test_verdicts_of_the_shipped_rubric(
    values: Dict, brief: Dict | None, figures: dict[str, float], verdict: str
) -> None:
    ruling = judge(values, brief, figures)
    assert (ruling.verdict, ruling.rules_out) == (verdict, verdict == "decline")


def test_partner_of_whom_nothing_is_known_is_held() -> None:
    assert judge({}).verdict == "hold"


points = st.floats(0, 100)


@given(points, points, points, st.floats(0, 1))
def test_veto_is_never_averaged_away(
    claimed: float, proven: float, ceiling: float, coverage: float
) -> None:
    """Whatever the figures: those of the whole, and of all that the rules look at."""
    values = with_flag("blocker")
    profile = sound("partners/p.yaml", {**BARE, **values}, Profile)
    judged = assess_partner("p", profile, Yardstick(SHIPPED, None, AS_OF))
    figures = Figures(claimed, proven, ceiling, claimed - proven, coverage)
    assert rule_on(profile, replace(judged, figures=figures), SHIPPED, None).verdict == "decline"


@given(
    st.dictionaries(st.sampled_from(["technology.uptime", "technology.needs", "service.sla"]),
                    st.integers(0, 3)),
)  # fmt: skip
def test_better_answers_and_more_support_lift_no_veto(backing: dict[str, int]) -> None:
    best = {"technology.uptime": 100, "technology.needs": "all", "service.sla": "contract"}
    items = {f"e{n}": {"kind": "contract", "title": "T"} for n in range(3)}
    answers = {
        name: {"claimed": best[name], "evidence": [*items][:count]}
        for name, count in backing.items()
    }
    rules = {
        "verdicts": [
            {"id": "decline", "title": "No", "when": {"flag": "any", "severity": "blocker"}},
            {"id": "proceed", "title": "Yes"},
        ]
    }
    values = {"evidence": items, "answers": answers, **raised("blocker")}
    assert rule(values, rules, {}).verdict == "decline"
    assert rule({**values, "flags": []}, rules, {}).verdict == "proceed"


def test_acme_has_no_rules_to_meet() -> None:
    ruling = rule(acme_values())
    assert (ruling.verdict, ruling.gates, ruling.because) == (None, (), ())
    assert [each.id for each in ruling.flags] == ["pushy", "missed-call"]
