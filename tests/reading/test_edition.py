"""An `assessment.json` read back, and what is none of ours."""

from __future__ import annotations

import json
from typing import Any

import pytest

from dossier.reading.edition import read_edition
from tests.editions import criterion, edition, item

SOUND = json.loads(
    edition({"c": (1.0, criterion(evidence=[item("a", 0.5)]))}).model_dump_json(by_alias=True)
)


def altered(path: tuple[str | int, ...], value: object) -> bytes:
    """The sound file with one place of it changed."""
    whole = json.loads(json.dumps(SOUND))
    node: Any = whole
    for step in path[:-1]:
        node = node[step]
    node[path[-1]] = value
    return json.dumps(whole).encode()


def test_edition_is_read() -> None:
    read = read_edition("acme/assessment.json", json.dumps(SOUND).encode())
    assert read.diagnostics == ()
    assert read.value is not None
    assert read.value.criteria["d.c"][1].evidence[0].strength == 0.5


def test_keys_of_later_versions_are_passed_over() -> None:
    assert read_edition("a", altered(("partner", "surprise"), {"a": [1]})).value is not None


CRITERION = ("partner", "dimensions", 0, "criteria", 0)
FOREIGN = [
    (("schema",), "dossier/scores@1", "schema"),
    (("as_of",), "yesterday", "as_of"),
    (("rubric_sha256",), "abc", "rubric_sha256"),
    (("partner", "id"), "../../etc", "partner.id"),
    (("partner", "proven"), 101, "partner.proven"),
    (("partner", "proven"), "50", "partner.proven"),
    (("partner", "rank"), 0, "partner.rank"),
    (("partner", "verdict"), {"id": "\u001b[31m"}, "partner.verdict.id"),
    ((*CRITERION, "weight"), -1, "partner.dimensions.0.criteria.0.weight"),
    ((*CRITERION, "state"), "known", "partner.dimensions.0.criteria.0.state"),
    ((*CRITERION, "evidence", 0, "strength"), 2, "partner.dimensions.0.criteria.0.evidence.0"),
]


@pytest.mark.parametrize(("path", "value", "place"), FOREIGN)
def test_foreign_values_are_refused_in_one_sentence(
    path: tuple[str | int, ...], value: object, place: str
) -> None:
    read = read_edition("acme/assessment.json", altered(path, value))
    assert read.value is None
    (problem,) = read.diagnostics
    assert problem.code == "edition/unreadable"
    assert place in problem.message
    assert problem.message.isprintable()


@pytest.mark.parametrize(
    "data",
    [b"", b"{}", b"[]", b"null", b"\xff\xfe", b"{" * 50_000, b"[" * 50_000, b'{"a": NaN}', b"%PDF"],
)
def test_what_is_no_assessment_is_refused(data: bytes) -> None:
    read = read_edition("x.json", data)
    assert [problem.code for problem in read.diagnostics] == ["edition/unreadable"]


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999"])
def test_numbers_are_finite(number: str) -> None:
    text = altered((*CRITERION, "claimed_value"), 12345).replace(b"12345", number.encode())
    assert read_edition("a", text).value is None
