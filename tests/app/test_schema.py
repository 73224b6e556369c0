"""What the JSON Schemas say of fields that are more than a plain type."""

from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from dossier.app.schema import DIALECT, model_schema
from dossier.nouns.brief import Brief
from dossier.nouns.fields import Model
from dossier.nouns.profile import Profile
from dossier.nouns.rubric import Rubric
from dossier.nouns.workspace import Workspace

PROFILE = json.loads(model_schema(Profile))
RUBRIC = json.loads(model_schema(Rubric))


def admits(schema: dict[str, Any], record: str, key: str, value: object) -> bool:
    """Whether a record's field may hold a value."""
    fields = schema["$defs"][record] if record else schema
    node = {**fields["properties"][key], "$defs": schema["$defs"]}
    return bool(Draft202012Validator(node).is_valid(value))


@pytest.mark.parametrize("model", [Profile, Rubric, Brief, Workspace])
def test_schema_names_its_dialect_and_is_closed_throughout(model: type[Model]) -> None:
    schema = json.loads(model_schema(model))
    assert schema["$schema"] == DIALECT
    Draft202012Validator.check_schema(schema)
    records = [schema, *schema["$defs"].values()]
    assert all(record["additionalProperties"] is False for record in records)


@pytest.mark.parametrize("model", [Profile, Rubric, Brief, Workspace])
def test_keys_are_those_of_the_file(model: type[Model]) -> None:
    text = model_schema(model)
    assert not any(f'"{name}"' in text for name in ("schema_", "with_", "from_"))
    schema = json.loads(text)
    assert schema["properties"]["schema"]["const"] == schema["title"]
    assert "schema" in schema["required"]


def test_aliases_are_keys() -> None:
    assert "with" in PROFILE["$defs"]["Meeting"]["properties"]
    assert {"from"} <= RUBRIC["$defs"]["Grade"]["properties"].keys()
    assert "from" in RUBRIC["$defs"]["DerivedScale"]["required"]


@pytest.mark.parametrize("value", ["Agora", {"zh": "声网"}, {"zh": "声网", "en": "Agora"}])
def test_text_is_a_string_or_a_map_of_languages(value: object) -> None:
    assert admits(PROFILE, "", "name", value)


@pytest.mark.parametrize("value", ["", {}, {"en": 1}, ["Agora"], 1, None, "x" * 5_000])
def test_text_is_nothing_else(value: object) -> None:
    assert not admits(PROFILE, "", "name", value)


@pytest.mark.parametrize("value", ["2026", "2026-11", "2026-11-22", 2026, None])
def test_date_of_evidence_may_be_partial(value: object) -> None:
    assert admits(PROFILE, "Evidence", "date", value)


@pytest.mark.parametrize("value", ["22.11.2026", "2026-1", "", 26, 20261122, 2026.5, True])
def test_date_of_evidence_is_nothing_else(value: object) -> None:
    assert not admits(PROFILE, "Evidence", "date", value)


@pytest.mark.parametrize("value", [99.9, 3, "all", "published", ["ID", "VN"], [], None])
def test_answer_is_a_number_a_word_or_a_list(value: object) -> None:
    assert admits(PROFILE, "Answer", "claimed", value)


@pytest.mark.parametrize("value", [True, {"a": 1}, [1], [["ID"]]])
def test_answer_is_nothing_else(value: object) -> None:
    assert not admits(PROFILE, "Answer", "claimed", value)


@pytest.mark.parametrize("points", [[[1, 0], [2, 100]]])
def test_knots_are_pairs(points: object) -> None:
    assert admits(RUBRIC, "NumberScale", "points", points)


@pytest.mark.parametrize(
    "points", [[[1, 0]], [[1, 0], [2]], [[1, 0], [2, 101]], [[1, 0], [2, 3, 4]]]
)
def test_knots_are_nothing_else(points: object) -> None:
    assert not admits(RUBRIC, "NumberScale", "points", points)


def test_no_title_repeats_a_key() -> None:
    assert "title" not in PROFILE["properties"]["legal_name"]
    assert "title" in PROFILE["$defs"]["Evidence"]["properties"]
