"""What a rubric or a brief measures by: what moves a figure changes the digest, words do not."""

from __future__ import annotations

from typing import Any

import pytest

from dossier.making.measure import digest_measure
from dossier.nouns.brief import Brief
from dossier.nouns.rubric import Rubric
from tests.samples import brief_values, rubric_values, sound

RUBRIC = digest_measure(sound("rubric.yaml", rubric_values(), Rubric))
BRIEF = digest_measure(sound("brief.yaml", brief_values(), Brief))


def rubric_digest(**changes: Any) -> str:
    return digest_measure(sound("rubric.yaml", {**rubric_values(), **changes}, Rubric))


def brief_digest(**changes: Any) -> str:
    return digest_measure(sound("brief.yaml", {**brief_values(), **changes}, Brief))


def heavier() -> list[dict[str, Any]]:
    first, *others = rubric_values()["dimensions"]
    return [{**first, "weight": first["weight"] + 1}, *others]


def renamed() -> list[dict[str, Any]]:
    return [
        {**each, "title": "Other", "question": "What?"} for each in rubric_values()["dimensions"]
    ]


def test_digest_is_stable() -> None:
    assert rubric_digest() == RUBRIC
    assert len({RUBRIC, BRIEF}) == 2
    assert len(RUBRIC) == 64


@pytest.mark.parametrize(
    "changes",
    [
        {"version": "other"},
        {"title": "Other"},
        {"dimensions": renamed()},
        {"undated_age_months": 24},
        {"robustness": {"seed": 99}},
    ],
)
def test_words_and_what_is_left_out_do_not_count(changes: dict[str, Any]) -> None:
    assert rubric_digest(**changes) == RUBRIC


@pytest.mark.parametrize(
    "changes",
    [
        {"id": "other"},
        {"dimensions": heavier()},
        {"dimensions": rubric_values()["dimensions"][::-1]},
        {"undated_age_months": 25},
        {"grades": [{"id": "A", "from": 0}]},
    ],
)
def test_what_moves_a_figure_counts(changes: dict[str, Any]) -> None:
    assert rubric_digest(**changes) != RUBRIC


@pytest.mark.parametrize(
    "changes", [{"title": "Other"}, {"scenario": "Other"}, {"decision": {"asked": "What?"}}]
)
def test_words_of_a_brief_do_not_count(changes: dict[str, Any]) -> None:
    assert brief_digest(**changes) == BRIEF


@pytest.mark.parametrize("changes", [{"markets": ["DE"]}, {"must_have": []}])
def test_what_a_brief_asks_for_counts(changes: dict[str, Any]) -> None:
    assert brief_digest(**changes) != BRIEF
