from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.judging.compare import compare_partners
from dossier.nouns.assessment import Assessment, Figures
from tests.cases import ADDITIVE, Case
from tests.strategies import Scene, judge


def assessment(partner: str, proven: float | None, ceiling: float | None = 100) -> Assessment:
    figures = Figures(None, proven, None if proven is None else ceiling, None, None)
    return Assessment(partner, dt.date(2026, 11, 22), figures, None, (), ())


def ranks_of(*assessments: Assessment) -> list[tuple[str, int | None]]:
    return [(r.assessment.partner, r.rank) for r in compare_partners(assessments).ranking]


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        ({}, []),
        ({"a": (0, 100)}, [("a", 1)]),
        ({"a": (40, 90), "b": (60, 70)}, [("b", 1), ("a", 2)]),
        ({"a": (40, 70), "b": (40, 90)}, [("b", 1), ("a", 2)]),  # then by ceiling
        ({"b": (40, 70), "a": (40, 70)}, [("a", 1), ("b", 1)]),  # equals, by id
        (
            {"d": (10, 90), "c": (40, 70), "a": (80, 90), "b": (40, 70)},
            [("a", 1), ("b", 2), ("c", 2), ("d", 4)],
        ),
        (
            {"a": (40, 70), "b": (40, 70), "c": (40, 70), "d": (40, 60)},
            [("a", 1), ("b", 1), ("c", 1), ("d", 4)],
        ),
        # the noise of floats parts nobody, a billionth of a point does
        ({"b": (50, 70), "a": (49.99999999999999, 70)}, [("a", 1), ("b", 1)]),
        ({"a": (50, 70), "b": (50, 70.00000000000001)}, [("a", 1), ("b", 1)]),
        ({"a": (50, 70), "b": (50.000000001, 70)}, [("b", 1), ("a", 2)]),
    ],
)
def test_ranks(figures: dict[str, tuple[float, float]], expected: list[tuple[str, int]]) -> None:
    assert ranks_of(*(assessment(name, *pair) for name, pair in figures.items())) == expected


def test_nothing_judged_has_no_rank_and_comes_last() -> None:
    found = ranks_of(assessment("a", None), assessment("c", 0, 0), assessment("b", None))
    assert found == [("c", 1), ("a", None), ("b", None)]


@given(st.permutations(["a", "b", "c", "d"]))
def test_ranks_do_not_hang_on_the_order_given(names: list[str]) -> None:
    figures = {"a": 10, "b": 30, "c": 30, "d": None}
    found = ranks_of(*(assessment(name, figures[name]) for name in names))
    assert found == [("b", 1), ("c", 1), ("a", 3), ("d", None)]


@pytest.mark.parametrize("case", ADDITIVE.values(), ids=ADDITIVE)
def test_additive_case(case: Case) -> None:
    criteria = [
        {
            "id": f"c{i}",
            "title": "C",
            "question": "?",
            "weight": weight,
            "number": {"unit": "points", "points": [[0, 0], [100, 100]]},
        }
        for i, weight in enumerate(case["weights"])
    ]
    rubric = {
        "schema": "dossier/rubric@1",
        "id": "additive",
        "version": "1",
        "title": "Additive",
        "dimensions": [
            {"id": "d", "title": "D", "question": "?", "weight": 7, "criteria": criteria}
        ],
        "evidence_kinds": {"sure": {"title": "Sure", "reliability": 1}},
        "grades": [{"id": "A", "from": 0}],
    }
    profiles = {
        f"p{n}": {
            "schema": "dossier/profile@1",
            "name": "P",
            "evidence": {"e": {"kind": "sure", "title": "E"}},
            "answers": {
                f"d.c{i}": {"claimed": points, "evidence": ["e"]} for i, points in enumerate(row)
            },
        }
        for n, row in enumerate(case["matrix"])
    }
    scene = Scene(rubric, None, profiles)
    judged = [judge(scene, name) for name in profiles]
    assert [a.figures.proven for a in judged] == pytest.approx(case["expected"]["score"], abs=1e-12)
    ranks = dict(ranks_of(*judged))
    assert [ranks[name] for name in profiles] == case["expected"]["rank"]
