"""The YAML test suite: each case means to us what it means to YAML 1.2, or is refused."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from dossier.nouns.diagnostics import Checked
from dossier.nouns.document import Document, Value
from dossier.reading.source import read_document

SUITE = Path(__file__).parents[1] / "data/yaml-test-suite"
CASES: dict[str, dict[str, Any]] = json.loads((SUITE / "cases.json").read_text("utf-8"))
REFUSED: dict[str, dict[str, list[str]]] = json.loads((SUITE / "refused.json").read_text("utf-8"))

STATED = frozenset(
    {
        *("yaml/alias", "yaml/anchor", "yaml/tag", "yaml/directive", "yaml/second-document"),
        *("yaml/key", "yaml/duplicate-key", "yaml/empty", "yaml/not-a-mapping"),
        *("yaml/tab", "yaml/character", "yaml/layout", "yaml/syntax"),
    }
)
"""What we mean to refuse of YAML; limits on size and numbers are not among it."""

MARKERS = re.compile(r"^(?:---|\.\.\.|%)", re.MULTILINE)


def read(text: str) -> Checked[Document]:
    return read_document("a.yaml", text.encode())


def codes_of(checked: Checked[Document]) -> list[str]:
    assert all(problem.span for problem in checked.diagnostics)
    return sorted({problem.code for problem in checked.diagnostics})


def as_json(value: object) -> str:
    """Unlike values that Python holds equal, `1`, `1.0` and `true` differ."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def thaw(value: Value) -> object:
    if isinstance(value, Mapping):
        return {key: thaw(each) for key, each in value.items()}
    return [thaw(each) for each in value] if isinstance(value, tuple) else value


def wrapped(text: str) -> str:
    """The text as the value of a key."""
    lines = text.splitlines(keepends=True)
    return "value:\n" + "".join(f"  {line}" if line.strip("\n") else line for line in lines)


ALONE = [
    identity
    for identity, codes in REFUSED["as_it_is"].items()
    if codes == ["yaml/not-a-mapping"] and not MARKERS.search(CASES[identity]["yaml"])
]


def test_suite_is_whole() -> None:
    assert len(CASES) == 402
    assert sum("fail" in case for case in CASES.values()) == 94
    assert len(ALONE) == 45
    assert CASES.keys() >= REFUSED["as_it_is"].keys()
    assert set(ALONE) >= REFUSED["wrapped"].keys()


def test_what_is_refused_is_stated() -> None:
    codes = [set(codes) for part in REFUSED.values() for codes in part.values()]
    assert all(codes)
    assert set().union(*codes) <= STATED


@pytest.mark.parametrize("identity", CASES)
def test_case_is_read_rightly_or_refused(identity: str) -> None:
    case, checked = CASES[identity], read(CASES[identity]["yaml"])
    assert codes_of(checked) == REFUSED["as_it_is"].get(identity, [])
    if checked.is_sound:
        assert checked.value is not None
        assert as_json(thaw(checked.value.value)) == as_json(json.loads(case["json"]))


@pytest.mark.parametrize("identity", ALONE)
def test_case_that_is_no_mapping_is_read_as_a_value(identity: str) -> None:
    case, checked = CASES[identity], read(wrapped(CASES[identity]["yaml"]))
    assert codes_of(checked) == REFUSED["wrapped"].get(identity, [])
    if checked.is_sound:
        assert checked.value is not None
        expected = {"value": json.loads(case["json"])}
        assert as_json(thaw(checked.value.value)) == as_json(expected)
