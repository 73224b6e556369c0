"""Conditions as they are written: what is taken for which test, and what is refused."""

from __future__ import annotations

from typing import Any, get_args

import pytest
from pydantic import TypeAdapter, ValidationError

from dossier.nouns.condition import (
    AllOf,
    AnswerTest,
    AnyOf,
    Bounds,
    Condition,
    ContradictedTest,
    EvidenceTest,
    FigureTest,
    FlagTest,
    GateTest,
    MustHaveTest,
    Not,
    ProbeTest,
    RecordTest,
    Reference,
    RegisterTest,
    StageTest,
    Test,
    UnknownTest,
)

READER: TypeAdapter[Condition] = TypeAdapter(Condition)

WRITTEN: list[tuple[dict[str, Any], type]] = [
    ({"proven": "technology", "below": 40.0}, FigureTest),
    ({"gap": "overall", "above": 30.0}, FigureTest),
    ({"coverage": "service.sla", "at_least": 0.5, "at_most": 0.8}, FigureTest),
    ({"answer": "fit.proposal", "is": "generic"}, AnswerTest),
    ({"answer": "finance.concentration", "above": 40.0, "look_at": "claimed"}, AnswerTest),
    ({"unknown": "service.sla"}, UnknownTest),
    ({"contradicted": "any", "at_least": 3}, ContradictedTest),
    ({"stage": ("negotiating", "contracted")}, StageTest),
    ({"evidence": "service.sla", "kind_in": ("contract",)}, EvidenceTest),
    ({"register": ("customer_reference",), "at_least": 2}, RegisterTest),
    ({"record": "meetings", "where": {"format": "face_to_face"}}, RecordTest),
    ({"probe": "probes.count", "at_least": 5.0}, ProbeTest),
    ({"flag": "any", "severity": "blocker"}, FlagTest),
    ({"gate": "any", "is": "open"}, GateTest),
    ({"must_have": "absent"}, MustHaveTest),
    ({"all": ({"must_have": "met"}, {"flag": "any"})}, AllOf),
    ({"any": ({"must_have": "met"},)}, AnyOf),
    ({"not": {"not": {"flag": "any"}}}, Not),
]


@pytest.mark.parametrize(("written", "kind"), WRITTEN)
def test_key_says_what_kind_of_condition_it_is(written: dict[str, Any], kind: type) -> None:
    assert type(READER.validate_python(written)) is kind


def test_every_kind_of_test_is_written_here() -> None:
    assert {kind for _, kind in WRITTEN} == {*get_args(Test), AllOf, AnyOf, Not}


def test_conditions_are_read_however_deep() -> None:
    read = READER.validate_python({"any": ({"all": ({"not": {"flag": "late"}},)},)})
    assert isinstance(read, AnyOf)
    (part,) = read.any
    assert isinstance(part, AllOf)
    (inner,) = part.all
    assert isinstance(inner, Not)
    assert inner.not_ == FlagTest(flag="late")


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ({}, "tests nothing that is known"),
        ({"provn": "overall", "below": 1.0}, "tests nothing that is known"),
        ("overall < 40", "tests nothing that is known"),
        ({"proven": "overall"}, "Nothing says what the figure is held against"),
        ({"probe": "probes.count"}, "Nothing says what the figure is held against"),
        ({"answer": "service.sla"}, "Nothing says what the figure is held against"),
        ({"proven": "overall", "gap": "overall", "below": 1.0}, "names exactly one figure"),
        ({"proven": "Overall", "below": 1.0}, "should match pattern"),
        ({"proven": "a.b.c", "below": 1.0}, "should match pattern"),
        ({"proven": "overall", "below": "40"}, "number"),
        ({"proven": "overall", "below": 1.0, "bellow": 2.0}, "Extra inputs"),
        ({"unknown": "sla"}, "unknown"),
        ({"contradicted": "any", "at_least": 0}, "greater than or equal to 1"),
        ({"register": ()}, "at least 1 item"),
        ({"evidence": "service.sla"}, "kind_in"),
        ({"stage": ("dating",)}, "'screening', 'probing'"),
        ({"record": "flags"}, "'meetings', 'probes'"),
        ({"probe": "probes.mood", "above": 1.0}, "probes.count"),
        ({"gate": "any"}, "is"),
        ({"gate": "any", "is": "shut"}, "'passed', 'open' or 'failed'"),
        ({"must_have": "maybe"}, "'met', 'open' or 'absent'"),
        ({"all": ()}, "at least 1 item"),
        ({"any": ({"flag": "any"}, {"gate": "any"})}, "is"),
    ],
)
def test_refused(written: Any, message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        READER.validate_python(written)


def test_figure_and_place_of_a_test() -> None:
    test = FigureTest(ceiling="service.sla", below=50)
    assert (test.figure, test.place) == ("ceiling", "service.sla")


def test_bounds_are_those_given_by_name() -> None:
    assert Bounds(at_most=0, below=3).bounds == (("below", 3), ("at_most", 0))


@pytest.mark.parametrize(
    ("bounds", "holds"),
    [
        ({"below": 5}, [True, False, False]),
        ({"above": 5}, [False, False, True]),
        ({"at_least": 5}, [False, True, True]),
        ({"at_most": 5}, [True, True, False]),
        ({"at_least": 5, "at_most": 5}, [False, True, False]),
        ({"above": 5, "below": 5}, [False, False, False]),
    ],
)
def test_bounds_hold(bounds: dict[str, float], holds: list[bool]) -> None:
    assert [Bounds(**bounds).hold_for(figure) for figure in (4.9, 5, 5.1)] == holds


@pytest.mark.parametrize(
    ("written", "references"),
    [
        ({"gap": "overall", "above": 1.0}, [Reference("gap", "overall", "place")]),
        ({"answer": "a.b", "is": "c"}, [Reference("answer", "a.b", "criterion")]),
        ({"unknown": "a.b"}, [Reference("unknown", "a.b", "criterion")]),
        ({"contradicted": "any"}, [Reference("contradicted", "any", "criterion or any")]),
        (
            {"evidence": "a.b", "kind_in": ("k", "l")},
            [
                Reference("evidence", "a.b", "criterion"),
                Reference("kind_in", "k", "evidence kind"),
                Reference("kind_in", "l", "evidence kind"),
            ],
        ),
        ({"register": ("k",)}, [Reference("register", "k", "evidence kind")]),
        ({"gate": "g", "is": "open"}, [Reference("gate", "g", "gate")]),
        ({"stage": ("probing",)}, []),
        ({"flag": "raised-by-people"}, []),
        ({"must_have": "met"}, []),
        ({"record": "risks"}, []),
        ({"probe": "probes.count", "above": 1.0}, []),
    ],
)
def test_names_that_the_rubric_must_have(
    written: dict[str, Any], references: list[Reference]
) -> None:
    test = READER.validate_python(written)
    assert not isinstance(test, AllOf | AnyOf | Not)
    assert list(test.references) == references
