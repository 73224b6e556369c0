from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dossier.judging.strength import age_in_months, combine, combined_strength, weigh_register
from dossier.nouns.assessment import WeighedEvidence
from dossier.nouns.profile import Evidence
from dossier.nouns.rubric import Rubric

AS_OF = dt.date(2026, 11, 22)

RUBRIC = Rubric.model_validate(
    {
        "schema": "dossier/rubric@1",
        "id": "small",
        "version": "1",
        "title": "Small",
        "dimensions": (
            {
                "id": "d",
                "title": "D",
                "question": "?",
                "weight": 1,
                "criteria": (
                    {
                        "id": "c",
                        "title": "C",
                        "question": "?",
                        "weight": 1,
                        "coverage": {"of": "needs"},
                    },
                ),
            },
        ),
        "evidence_kinds": {
            "lasting": {"title": "Lasting", "reliability": 0.9},
            "fading": {"title": "Fading", "reliability": 0.8, "half_life_months": 16},
            "fleeting": {"title": "Fleeting", "reliability": 0.8, "half_life_months": 8},
        },
        "undated_age_months": 32,
        "grades": ({"id": "A", "from": 0},),
    }
)


def weigh(kind: str, date: str | int | None = None, origin: str | None = None) -> WeighedEvidence:
    item = Evidence.model_validate({"kind": kind, "title": "Item", "date": date, "origin": origin})
    return weigh_register({"item": item}, RUBRIC, AS_OF)["item"]


@pytest.mark.parametrize(
    ("date", "days"),
    [
        ("2026-11-22", 0),
        ("2026-11-21", 1),
        ("2026-11", 7),  # as the 15th
        ("2026", 144),  # as 1 July: 30 + 31 + 30 + 31 + 22
        (2026, 144),
        ("2025-07-23", 487),  # 365 to 2026-07-23, then 8 + 31 + 30 + 31 + 22
        ("2022-11-22", 1461),  # four years, one of them a leap year
        ("2026-11-23", 0),  # tomorrow is no younger than today
        ("2026-12", 0),
        ("2027", 0),
    ],
)
def test_age(date: str | int, days: int) -> None:
    item = weigh("fading", date)
    assert item.age_months == pytest.approx(days / 30.4375, abs=1e-12)
    assert item.is_dated


def test_age_in_months_of_a_twelfth_of_a_year() -> None:
    # 1461 days are four years, 48 months
    assert age_in_months(dt.date(2022, 11, 22), AS_OF) == 48


@pytest.mark.parametrize(
    ("kind", "date", "strength"),
    [
        ("fading", "2026-11-22", 0.8),
        ("fading", "2025-07-23", 0.4),  # 487 / 30.4375 = 16 months: one half-life
        ("fleeting", "2025-07-23", 0.2),  # two
        ("fading", "2022-11-22", 0.1),  # 48 months: three
        ("fleeting", "2022-11-22", 0.0125),  # six: 0.8 / 64
        ("fading", None, 0.2),  # 32 months: two
        ("fleeting", None, 0.05),  # four
        ("fading", "2031-01-01", 0.8),
        ("lasting", "1999", 0.9),
        ("lasting", None, 0.9),
    ],
)
def test_strength_halves_with_each_half_life(kind: str, date: str | None, strength: float) -> None:
    assert weigh(kind, date).strength == pytest.approx(strength, abs=1e-12)


def test_undated_items_say_so() -> None:
    assert not weigh("fading").is_dated
    assert weigh("fading").age_months == 32


def test_register_keeps_its_order() -> None:
    item = Evidence.model_validate({"kind": "lasting", "title": "Item"})
    assert list(weigh_register({"z": item, "a": item}, RUBRIC, AS_OF)) == ["z", "a"]


# -- together -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("strengths", "together"),
    [
        ([], 0),
        ([0.45], 0.45),
        ([0.5, 0.5], 0.75),
        ([0.9, 0.5, 0.2], 0.96),  # 1 - 0.1 x 0.5 x 0.8
        ([0.7, 0.0], 0.7),
        ([0.3, 1.0], 1),
    ],
)
def test_combine(strengths: list[float], together: float) -> None:
    assert combine(strengths) == pytest.approx(together, abs=1e-12)


@given(
    st.lists(st.floats(0, 1), max_size=6).flatmap(
        lambda strengths: st.tuples(st.just(strengths), st.permutations(strengths))
    )
)
@example(([0.1, 0.85, 0.2], [0.2, 0.85, 0.1]))  # two products that differ in the last digit
def test_combine_knows_no_order(orders: tuple[list[float], list[float]]) -> None:
    assert combine(orders[0]) == combine(orders[1])


def from_origin(origin: str, strength: float) -> WeighedEvidence:
    return WeighedEvidence(
        id=f"{origin}-{strength}",
        origin=origin,
        age_months=0,
        is_dated=True,
        reliability=strength,
        half_life_months=None,
        strength=strength,
    )


@pytest.mark.parametrize(
    ("items", "others", "strength"),
    [
        ([], [], 0),
        ([("vendor", 0.4)], [], 0.4),
        ([("vendor", 0.4), ("vendor", 0.4)], [], 0.4),
        ([("vendor", 0.2), ("vendor", 0.4), ("vendor", 0.3)], [], 0.4),  # the strongest
        ([("vendor", 0.4), ("lab", 0.5)], [], 0.7),  # 1 - 0.6 x 0.5
        ([("vendor", 0.4), ("lab", 0.5), ("vendor", 0.1)], [], 0.7),
        ([("lab", 0.5)], [0.5], 0.75),
        ([], [0.6], 0.6),
    ],
)
def test_an_origin_counts_once(
    items: list[tuple[str, float]], others: list[float], strength: float
) -> None:
    weighed = [from_origin(origin, each) for origin, each in items]
    assert combined_strength(weighed, *others) == pytest.approx(strength, abs=1e-12)


def test_items_without_an_origin_are_their_own() -> None:
    register = {
        "a": Evidence.model_validate({"kind": "lasting", "title": "A"}),
        "b": Evidence.model_validate({"kind": "lasting", "title": "B"}),
        "c": Evidence.model_validate({"kind": "lasting", "title": "C", "origin": "b"}),
    }
    weighed = weigh_register(register, RUBRIC, AS_OF)
    assert combined_strength(weighed.values()) == pytest.approx(1 - 0.1**3, abs=1e-12)
