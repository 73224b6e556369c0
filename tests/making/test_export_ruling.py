"""Rulings as data: each test with what it met, and the same sentence in every language."""

from __future__ import annotations

import json
import math
from dataclasses import replace
from typing import Any

import pytest

from dossier.making.export_ruling import in_languages, ruling_json, value_json
from dossier.nouns.condition import (
    AnswerTest,
    ContradictedTest,
    EvidenceTest,
    FigureTest,
    FlagTest,
    GateTest,
    MustHaveTest,
    ProbeTest,
    RecordTest,
    RegisterTest,
    StageTest,
    Test,
    UnknownTest,
)
from dossier.nouns.ruling import Because, Ruling
from tests.samples import (
    acme_values,
    brief_values,
    make_review,
    rubric_values,
    rules_values,
    subject_of,
)

MUSTS = [{"need": "voice_call"}, {"criterion": "service.sla", "at_least": 50}]
REVIEW = make_review(
    {"acme": acme_values()},
    brief={**brief_values(), "must_have": MUSTS},
    rubric={**rubric_values(), **rules_values()},
)
SUBJECTS = [subject_of(REVIEW, "acme", language) for language in ("zh", "en")]


def exported(ruling: Ruling | None) -> Any:
    """What a reader of the JSON finds."""
    return json.loads(json.dumps(ruling_json(ruling, SUBJECTS), allow_nan=False))


def reason(because: Because) -> Any:
    ruling = Ruling((), (), (), "decline", (because,))
    (found,) = exported(ruling)["verdict"]["because"]
    text = found.pop("text")
    assert list(text) == ["zh", "en"]
    assert text["zh"].endswith("\N{IDEOGRAPHIC FULL STOP}")
    assert text["en"].endswith(".")
    return found


@pytest.mark.parametrize(
    ("because", "found"),
    [
        (
            Because(FigureTest(proven="overall", below=35), holds=True, figure=6.25),
            {"test": {"proven": "overall", "below": 35}, "holds": True, "figure": 6.25},
        ),
        (
            Because(FigureTest(gap="overall", above=45, at_most=60), holds=False),
            {
                "test": {"gap": "overall", "above": 45, "at_most": 60},
                "holds": False,
                "figure": None,
            },
        ),
        (
            Because(
                ProbeTest(probe="probes.response_minutes.p90", above=60),
                holds=True,
                figure=math.inf,
            ),
            {
                "test": {"probe": "probes.response_minutes.p90", "above": 60},
                "holds": True,
                "figure": "never",
            },
        ),
        (
            Because(
                AnswerTest.model_validate({"answer": "service.sla", "is": "none"}),
                holds=False,
                answer="contract",
            ),
            {
                "test": {"answer": "service.sla", "is": "none"},
                "holds": False,
                "answer": "contract",
            },
        ),
        (
            Because(UnknownTest(unknown="technology.needs"), holds=True),
            {"test": {"unknown": "technology.needs"}, "holds": True, "answer": None},
        ),
        (
            Because(UnknownTest(unknown="technology.needs"), holds=False, answer=("voice_call",)),
            {
                "test": {"unknown": "technology.needs"},
                "holds": False,
                "answer": ["voice_call"],
            },
        ),
        (
            Because(
                EvidenceTest(evidence="service.sla", kind_in=("contract",)),
                holds=True,
                count=1,
                names=("draft",),
            ),
            {
                "test": {"evidence": "service.sla", "kind_in": ["contract"]},
                "holds": True,
                "count": 1,
                "names": ["draft"],
            },
        ),
        (
            Because(
                RegisterTest.model_validate({"register": ("contract",), "at_least": 2}),
                holds=False,
                count=0,
            ),
            {
                "test": {"register": ["contract"], "at_least": 2},
                "holds": False,
                "count": 0,
                "names": [],
            },
        ),
        (
            Because(
                ContradictedTest(contradicted="any"),
                holds=True,
                count=1,
                names=("service.sla",),
            ),
            {
                "test": {"contradicted": "any"},
                "holds": True,
                "count": 1,
                "names": ["service.sla"],
            },
        ),
        (
            Because(
                RecordTest(record="meetings", where={"format": "face_to_face"}),
                holds=True,
                count=2,
            ),
            {
                "test": {"record": "meetings", "where": {"format": "face_to_face"}},
                "holds": True,
                "count": 2,
            },
        ),
        (
            Because(StageTest(stage=("contracted",)), holds=False, names=("probing",)),
            {"test": {"stage": ["contracted"]}, "holds": False, "names": ["probing"]},
        ),
        (
            Because(
                FlagTest(flag="any", severity="major"),
                holds=True,
                count=1,
                names=("silent-at-night",),
            ),
            {
                "test": {"flag": "any", "severity": "major"},
                "holds": True,
                "count": 1,
                "names": ["silent-at-night"],
            },
        ),
        (
            Because(GateTest.model_validate({"gate": "any", "is": "open"}), holds=False, count=0),
            {"test": {"gate": "any", "is": "open"}, "holds": False, "count": 0, "names": []},
        ),
        (
            Because(MustHaveTest(must_have="absent"), holds=True, count=1, names=("voice_call",)),
            {"test": {"must_have": "absent"}, "holds": True, "count": 1, "names": ["voice_call"]},
        ),
    ],
)
def test_each_kind_of_test_with_what_it_met(because: Because, found: Any) -> None:
    assert reason(because) == found


def test_what_is_looked_at_comes_before_its_bounds() -> None:
    because = Because(FigureTest(below=35, above=5, proven="overall"), holds=False, figure=40.0)
    assert list(reason(because)["test"]) == ["proven", "below", "above"]


def test_test_can_be_read_back_as_the_rubric_has_it() -> None:
    for gate in REVIEW.rubric.gates:
        required = gate.requires
        assert isinstance(required, Test)
        found = reason(Because(required, holds=True, count=1, names=()))["test"]
        again = type(required).model_validate_json(json.dumps(found))
        assert again == required


def test_must_have_carries_its_bar_and_what_it_stood_on() -> None:
    need, sla = exported(SUBJECTS[0].ruling)["must_haves"]
    assert (need["id"], need["state"], need["at_least"]) == ("voice_call", "met", None)
    (ground,) = need["because"]
    assert (ground["criterion"], ground["verified_value"]) == ("technology.needs", ["voice_call"])
    assert (sla["id"], sla["at_least"]) == ("service.sla", 50)
    (ground,) = sla["because"]
    results = {result.reference: result for result in SUBJECTS[0].assessment.criteria}
    result = results["service.sla"]
    assert (ground["proven"], ground["ceiling"]) == (result.proven, result.ceiling)
    assert ground["strength"] == result.strength
    assert ground["evidence"] == [item.id for item in result.evidence]
    assert set(ground["text"]) == {"zh", "en"}


def test_gates_and_flags_say_why_in_each_language() -> None:
    found = exported(SUBJECTS[0].ruling)
    (why,) = found["gates"][0]["because"]
    assert why["text"]["en"] == "Meetings face to face (2026-07-03 Jakarta): 1 on record."
    raised = {flag["id"]: flag for flag in found["flags"]}
    (why,) = raised["silent-at-night"]["because"]
    assert why["figure"] == 1
    assert raised["missed-call"]["because"] == []


def test_without_a_ruling_or_a_verdict() -> None:
    assert exported(None) == {}
    ruling = SUBJECTS[0].ruling
    assert ruling is not None
    assert exported(replace(ruling, verdict=None))["verdict"] is None


def test_language_of_each_subject_is_the_key() -> None:
    assert in_languages(
        SUBJECTS, lambda subject: subject.say(subject.criteria["service.sla"].title)
    ) == {
        "zh": "服务承诺",
        "en": "Service level",
    }


def test_values_that_json_cannot_hold() -> None:
    assert value_json(math.inf) == "never"
    assert value_json(("a", "b")) == ["a", "b"]
    assert value_json(1.5) == 1.5
    assert value_json(None) is None
