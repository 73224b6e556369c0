"""The worklist says which gates and must-haves hang on a question."""

from __future__ import annotations

from typing import Any

import pytest

from dossier.making.deciders import decides
from tests.samples import BARE, brief_values, make_review, rubric_values, subject_of

TITLE = {"zh": "关", "en": "Gate"}


def decided(
    reference: str, requires: dict[str, Any] | None, language: str = "en"
) -> tuple[str, ...]:
    """What hangs on a criterion of a partner of whom nothing is known."""
    gates = [{"id": "g", "title": TITLE, "before": "contract", "requires": requires}]
    rubric = {**rubric_values(), "gates": gates if requires else []}
    brief = {**brief_values(), "must_have": [{"criterion": "service.sla", "at_least": 50}]}
    return decides(
        reference,
        subject_of(make_review({"bare": BARE}, brief=brief, rubric=rubric), "bare", language),
    )


@pytest.mark.parametrize(
    "requires",
    [
        {"answer": "technology.uptime", "at_least": 99},
        {"not": {"unknown": "technology.uptime"}},
        {"evidence": "technology.uptime", "kind_in": ["contract"]},
        {"proven": "technology.uptime", "at_least": 10},
        {"all": [{"stage": ["probing"]}, {"answer": "technology.uptime", "at_least": 99}]},
    ],
)
def test_an_open_gate_hangs_on_what_it_looks_at(requires: dict[str, Any]) -> None:
    assert decided("technology.uptime", requires) == ("Keeps the gate “Gate” shut.",)
    assert decided("technology.uptime", requires, "zh") == ("关口“关”因此未通过。",)
    assert decided("service.response", requires) == ()


@pytest.mark.parametrize(
    "requires", [{"stage": ["screening"]}, {"unknown": "technology.uptime"}, {"record": "meetings"}]
)
def test_a_gate_that_is_passed_or_looks_elsewhere_hangs_on_nothing(
    requires: dict[str, Any],
) -> None:
    assert decided("technology.uptime", requires) == ()


def test_an_open_must_have_hangs_on_its_criterion() -> None:
    (said,) = decided("service.sla", None)
    assert said.startswith("Leaves the must-have “")
