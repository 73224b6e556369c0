"""The message catalogues: the same messages in every language, all of them used, none missing.

Keys are read from the templates and from the syntax of the code; those that the code builds from
a value of a noun (`state-…`) are listed here for every value that the noun may have.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl
from fluent.syntax.visitor import Visitor

from dossier.making.bounds import Unit
from dossier.making.changes_words import TOGETHER
from dossier.making.flip_words import SIDES
from dossier.making.sign_off import COUNTERSIGNERS
from dossier.making.words import Words
from dossier.nouns.assessment import State
from dossier.nouns.changes import Cause, Caveat
from dossier.nouns.condition import AnswerTest, GateTest, MustHaveTest, RecordName
from dossier.nouns.fields import Model
from dossier.nouns.figures import FIGURES, ProbeFigure
from dossier.nouns.profile import Condition, Decision, Flag, Meeting, Probe, Profile
from dossier.nouns.robustness import EvidenceFlip
from dossier.nouns.rubric import CoverageScale, WeightSpace
from dossier.nouns.ruling import GateState, MustState

ROOT = Path(__file__).parents[1]
TEMPLATES = ROOT / "templates"
CATALOGUES = {path.stem: path for path in sorted((TEMPLATES / "locale").glob("*.ftl"))}
DOCUMENTS = ("dossier", "summary")
"""Kinds of document, each with a subtitle."""

SERIES = "series-"
"""Titles of series that the product knows; other series go by their own names."""


class _Placeholders(Visitor):
    """Collects the names of the placeholders within a message."""

    def __init__(self) -> None:
        self.names: set[str] = set()
        self.counted: set[str] = set()

    def visit_VariableReference(self, node: ftl.VariableReference) -> None:  # noqa: N802 - its name
        self.names.add(node.id.name)

    def visit_SelectExpression(self, node: ftl.SelectExpression) -> None:  # noqa: N802 - its name
        if isinstance(node.selector, ftl.VariableReference):
            self.counted.add(node.selector.id.name)
        self.generic_visit(node)


def parse(language: str) -> ftl.Resource:
    return FluentParser().parse(CATALOGUES[language].read_text("utf-8"))


def messages_of(language: str) -> dict[str, ftl.Message]:
    return {
        entry.id.name: entry for entry in parse(language).body if isinstance(entry, ftl.Message)
    }


def placeholders_of(message: ftl.Message) -> _Placeholders:
    found = _Placeholders()
    found.visit(message)
    return found


MESSAGES = {language: messages_of(language) for language in CATALOGUES}
KEYS = set(MESSAGES["en"])

# -- keys that are used ---------------------------------------------------------------------


def choices_of(annotation: Any) -> Iterator[str]:
    """The values of a Literal, also within a union."""
    if get_origin(annotation) is Literal:
        yield from (value for value in get_args(annotation) if isinstance(value, str))
    elif get_origin(annotation) in {Union, UnionType}:
        for each in get_args(annotation):
            yield from choices_of(each)


def field(model: type[Model], name: str) -> list[str]:
    """The values that a field of a noun may have."""
    found = list(choices_of(model.model_fields[name].annotation))
    assert found, f"{model.__name__}.{name} has no list of values"
    return found


def attribute(record: type, name: str) -> list[str]:
    """The values that an attribute of a plain record may have."""
    found = list(choices_of(get_type_hints(record)[name]))
    assert found, f"{record.__name__}.{name} has no list of values"
    return found


BEFOREHAND: dict[str, list[str]] = {
    "because-gates-*": [f"because-gates-{state}" for state in field(GateTest, "is_")],
    "because-musts-*": [f"because-musts-{state}" for state in field(MustHaveTest, "must_have")],
    "because-*": [
        f"because-{name}".replace(".", "-").replace("_", "-")
        for name in (*FIGURES, *get_args(ProbeFigure))
        if not name.endswith("hours")
    ],
    "must-*-*": [
        f"must-{found}-{settled}"
        for found in ("shown", "missing")
        for settled in ("well", "weakly")
    ],
    "asked*": ["asked-in-hours", "asked-out-of-hours"],
    "short-gates-*": [f"short-gates-{state}" for state in field(GateTest, "is_")],
    "short-musts-*": [f"short-musts-{state}" for state in field(MustHaveTest, "must_have")],
    "records-*-*": ["records-meetings-face-to-face"],
}
"""Patterns of keys that are put together before they are asked for, with the keys."""

STATES = [*BEFOREHAND["because-gates-*"], *BEFOREHAND["because-musts-*"]]

BUILT: dict[str, Iterable[str]] = {
    "caveat-*": Caveat,
    "change-*": Cause,
    "change-many-*": TOGETHER,
    "changes-proven-*": ["rose", "fell", "stays"],
    "changes-flags-*": ["raised", "resolved", "gone"],
    "changes-gates-*": GateState,
    "changes-musts-*": MustState,
    "*-none": STATES,
    "*-of": ["because-evidence", "because-no-evidence"],
    "*-not": BEFOREHAND["because-gates-*"],
    "*-never": [key for key in BEFOREHAND["because-*"] if "response-minutes" in key],
    "answer-*": field(AnswerTest, "look_at"),
    "unanswered-*": field(AnswerTest, "look_at"),
    "bound-*": ["below", "not-below", "above", "not-above"],
    "bar-*": get_args(Unit),
    "place-*": ["dimension", "criterion"],
    "must-points-*": MustState,
    "must-presence-*": MustState,
    "probe-*": [figure.replace(".", "-") for figure in get_args(ProbeFigure)],
    "records-*": get_args(RecordName),
    "gate-*": GateState,
    "must-*": MustState,
    "few-*": ["partners", "items"],
    "flip-*": [*SIDES, "both"],
    "flip-level-*": [*SIDES, "both"],
    "flip-beyond-*": SIDES,
    "evidence-flip-*": attribute(EvidenceFlip, "direction"),
    "weights-*": field(WeightSpace, "mode"),
    "state-*": State,
    "reason-*": [State.UNKNOWN, State.NOT_APPLICABLE],
    "stage-*": field(Profile, "stage"),
    "severity-*": [*field(Probe, "severity"), *field(Flag, "severity")],
    "quality-*": field(Probe, "quality"),
    "meeting-*": field(Meeting, "format"),
    "conditions-*": [*field(Condition, "before"), "other"],
    "signer-*": COUNTERSIGNERS,
    "before-*": field(Condition, "before"),
    "outcome-*": field(Decision, "outcome"),
    "all-*": field(CoverageScale, "of"),
    "*-subtitle": DOCUMENTS,
}
"""Patterns of keys with the values that may stand for the star."""


def is_lookup(call: ast.Call) -> bool:
    """Whether a call asks for a message: `words(…)`, `subject.words(…)`, `self(…)` in Words."""
    match call.func:
        case ast.Name(id="words" | "self") | ast.Attribute(attr="words"):
            return True
        case _:
            return False


def pattern_of(text: ast.JoinedStr) -> str:
    """An f-string with a star for each of its values."""
    return "".join(
        str(part.value) if isinstance(part, ast.Constant) else "*" for part in text.values
    )


TREES = [ast.parse(path.read_bytes()) for path in sorted((ROOT / "dossier").rglob("*.py"))]
NODES = [node for tree in TREES for node in ast.walk(tree)]
LOOKUPS = [
    node.args[0] for node in NODES if isinstance(node, ast.Call) and is_lookup(node) and node.args
]
IN_CODE = {str(node.value) for node in LOOKUPS if isinstance(node, ast.Constant)}
PATTERNS = {pattern_of(node) for node in LOOKUPS if isinstance(node, ast.JoinedStr)}
STRINGS = {
    node.value for node in NODES if isinstance(node, ast.Constant) and isinstance(node.value, str)
}
IN_TEMPLATES = {
    key
    for path in sorted(TEMPLATES.rglob("*.j2"))
    for key in re.findall(r"""\bt\(\s*["']([^"']+)["']""", path.read_text("utf-8"))
}
BUILT_KEYS = {
    pattern.replace("*", value.replace("_", "-"))
    for pattern, values in BUILT.items()
    for value in values
} | {key for keys in BEFOREHAND.values() for key in keys}


def test_there_is_something_to_compare() -> None:
    assert set(CATALOGUES) == {"zh", "en"}
    assert len(KEYS) > 150
    assert len(IN_TEMPLATES) > 80
    assert len(IN_CODE) > 30
    assert {"state-not-applicable", "before-launch", "quality-wrong"} <= BUILT_KEYS


@pytest.mark.parametrize("language", CATALOGUES)
def test_catalogue_has_no_mistakes_of_syntax(language: str) -> None:
    junk = [entry.content for entry in parse(language).body if isinstance(entry, ftl.Junk)]
    assert junk == []


@pytest.mark.parametrize("language", CATALOGUES)
def test_no_message_is_given_twice(language: str) -> None:
    names = [e.id.name for e in parse(language).body if isinstance(e, ftl.Message)]
    assert sorted(names) == sorted(set(names))


def test_every_language_has_the_same_messages() -> None:
    for language, messages in MESSAGES.items():
        assert set(messages) ^ KEYS == set(), language


@pytest.mark.parametrize("key", sorted(KEYS))
def test_every_language_has_the_same_placeholders(key: str) -> None:
    names = [placeholders_of(messages[key]).names for messages in MESSAGES.values()]
    assert all(each == names[0] for each in names)


def test_every_key_that_is_used_exists() -> None:
    assert sorted((IN_CODE | IN_TEMPLATES | BUILT_KEYS) - KEYS) == []


def test_every_built_key_is_listed_with_its_values() -> None:
    assert set(BUILT) == PATTERNS
    assert set(BEFOREHAND) <= {pattern_of(n) for n in NODES if isinstance(n, ast.JoinedStr)}


def test_every_message_is_used() -> None:
    used = STRINGS | IN_TEMPLATES | BUILT_KEYS
    assert [key for key in sorted(KEYS - used) if not key.startswith(SERIES)] == []


@pytest.mark.parametrize("language", CATALOGUES)
@pytest.mark.parametrize("number", [0, 1, 2, 1234])
def test_every_message_can_be_said(language: str, number: int) -> None:
    words = Words(language, [CATALOGUES[language].read_text("utf-8")])
    for key, message in MESSAGES[language].items():
        found = placeholders_of(message)
        numbers = {name for each in MESSAGES.values() for name in numeric(each[key])}
        values = {name: number if name in numbers else f"<{name}>" for name in found.names}
        said = words(key, **values)
        assert said == said.strip("\n")
        assert "{" not in said, key
        assert all(f"<{name}>" in said for name in found.names - numbers - optional(message)), key


def numeric(message: ftl.Message) -> set[str]:
    """Placeholders that a message counts with: those it selects by or formats as a number."""

    class Numbers(Visitor):
        def __init__(self) -> None:
            self.names: set[str] = set()

        def visit_FunctionReference(self, node: ftl.FunctionReference) -> None:  # noqa: N802
            found = _Placeholders()
            found.visit(node)
            self.names |= found.names

    numbers = Numbers()
    numbers.visit(message)
    return numbers.names | placeholders_of(message).counted


def optional(message: ftl.Message) -> set[str]:
    """Placeholders that some variant of a message leaves out."""
    return placeholders_of(message).names if placeholders_of(message).counted else set()
