"""Conditions of a rubric: each fault at its place, whatever it is wrapped in."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dossier.nouns.condition import TEST_KEYS
from dossier.nouns.diagnostics import Diagnostic

Find = Callable[..., list[Diagnostic]]


def problems_of(rules: str, rubric_text: str, find: Find) -> list[tuple[str, str]]:
    """The codes of all problems, each with the text that it is about."""
    text = rubric_text + rules
    lines = text.split("\n")
    found = []
    for problem in find(text, "rubric", "rubric.yaml"):
        assert problem.span is not None
        begin = problem.span.column - 1
        shown = lines[problem.span.line - 1][begin : begin + problem.span.length]
        found.append((problem.code.partition("/")[2], shown))
    return found


def verdict(condition: str) -> str:
    return f"verdicts: [{{id: v, title: V, when: {condition}}}]\n"


@pytest.mark.parametrize(
    "condition",
    [
        "{proven: overall, below: 40}",
        "{coverage: technology, at_least: 0.5, below: 0.9}",
        "{gap: technology.uptime, above: 30}",
        "{answer: service.sla, is: none}",
        "{answer: technology.coverage, is: all}",
        "{answer: technology.uptime, below: 99}",
        "{answer: service.response, above: 60, look_at: claimed}",
        "{contradicted: any}",
        "{evidence: service.sla, kind_in: [vendor_document]}",
        "{record: meetings, where: {format: video}}",
        "{record: risks, where: {impact: 5}, at_least: 2}",
        "{record: conditions, where: {met: false, id: credits}}",
        "{gate: any, is: failed}",
        "{not: {all: [{any: [{must_have: open}]}]}}",
    ],
)
def test_sound_conditions(condition: str, rubric_text: str, find: Find) -> None:
    assert problems_of(verdict(condition), rubric_text, find) == []


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ("{gate: any}", [("missing-key", "when")]),
        ("{gate: any, iss: open}", [("missing-key", "when"), ("unknown-key", "iss")]),
        ("{gate: any, is: opn}", [("not-a-choice", "opn")]),
        (
            "{all: [{gate: any, is: x}, {must_have: gone}]}",
            [("not-a-choice", "x"), ("not-a-choice", "gone")],
        ),
        (
            "{any: [3, {not: {provn: overall}}]}",
            [("condition", "3"), ("condition", "{provn: overall}")],
        ),
        ("{all: []}", [("wrong-length", "[]")]),
        ("{stage: [x]}", [("not-a-choice", "x")]),
        ("{answer: service.sla}", [("bounds", "{answer: service.sla}")]),
        (
            "{proven: overall, gap: overall, below: 1}",
            [("one-figure", "{proven: overall, gap: overall, below: 1}")],
        ),
        ("{proven: Overall, below: 1}", [("bad-criterion", "Overall")]),
        ("{record: meetings, where: {format: [1]}}", [("wrong-type", "[1]")]),
        (
            "{evidence: service.sla, kind: [press]}",
            [("missing-key", "when"), ("unknown-key", "kind")],
        ),
    ],
)
def test_misshapen_conditions(
    condition: str, expected: list[tuple[str, str]], rubric_text: str, find: Find
) -> None:
    assert problems_of(verdict(condition), rubric_text, find) == expected


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (
            "{any: [{proven: technolgy, below: 1}, {not: {gap: service.slo, above: 1}}]}",
            [("unknown-name", "technolgy"), ("unknown-name", "service.slo")],
        ),
        (
            "{evidence: service.slo, kind_in: [vendor_document, rumour]}",
            [("unknown-name", "service.slo"), ("unknown-name", "rumour")],
        ),
        ("{register: [rumour]}", [("unknown-name", "rumour")]),
        ("{unknown: service.slo}", [("unknown-name", "service.slo")]),
        ("{contradicted: overall}", [("unknown-name", "overall")]),
        ("{gate: door, is: open}", [("unknown-name", "door")]),
        ("{answer: service.slo, is: none}", [("unknown-name", "service.slo")]),
        (
            "{record: meetings, where: {notes: x, fromat: video, format: in_person}}",
            [
                ("unknown-field", "notes"),
                ("unknown-field", "fromat"),
                ("unknown-value", "in_person"),
            ],
        ),
        ("{record: probes, where: {asked: 2026-06-01}}", [("unknown-field", "asked")]),
        ("{answer: service.sla, is: publishd}", [("unknown-level", "publishd")]),
        ("{answer: technology.coverage, is: some}", [("unknown-level", "some")]),
        ("{answer: service.sla, above: 40}", [("wrong-answer", "service.sla")]),
        ("{answer: technology.coverage, above: 1}", [("wrong-answer", "technology.coverage")]),
        ("{answer: technology.uptime, is: low}", [("wrong-answer", "low")]),
    ],
)
def test_conditions_that_could_not_come_true(
    condition: str, expected: list[tuple[str, str]], rubric_text: str, find: Find
) -> None:
    assert problems_of(verdict(condition), rubric_text, find) == expected


GATE = "  - {{id: g, title: G, before: contract, requires: {}}}\n"


def test_flags_look_at_no_result_and_gates_at_no_gate(rubric_text: str, find: Find) -> None:
    flags = "{any: [{flag: any}, {gate: any, is: open}, {must_have: open}]}"
    rules = f"flags: [{{id: f, title: F, severity: minor, when: {flags}}}]\ngates:\n"
    rules += GATE.format("{gate: g, is: open}") + GATE.format("{flag: any}").replace(
        "id: g", "id: h"
    )
    assert problems_of(rules, rubric_text, find) == [
        ("too-early", "{flag: any}"),
        ("too-early", "{gate: any, is: open}"),
        ("too-early", "{gate: g, is: open}"),
    ]


def test_what_fails_a_gate_is_checked_too(rubric_text: str, find: Find) -> None:
    requires = "{register: [rumour]}, fails: {unknown: service.slo}"
    rules = f"gates:\n{GATE.format(requires)}"
    found = problems_of(rules, rubric_text, find)
    assert found == [("unknown-name", "rumour"), ("unknown-name", "service.slo")]


@pytest.mark.parametrize(
    ("condition", "hint"),
    [
        ("{provn: overall, below: 3}", "Did you mean `proven`?"),
        ("{must-have: open}", "Did you mean `must_have`?"),
        ("{colour: red}", "A condition is a mapping with one of the keys"),
        ("hold", "A condition is a mapping with one of the keys"),
        ("{proven: technolgy, below: 3}", "Did you mean `technology`?"),
        ("{answer: service.sla, is: publishd}", "Did you mean `published`?"),
    ],
)
def test_hints(condition: str, hint: str, rubric_text: str, find: Find) -> None:
    (problem,) = find(rubric_text + verdict(condition), "rubric", "rubric.yaml")
    assert (problem.hint or "").startswith(hint)
    if "mapping" in hint:
        assert all(f"`{key}`" in (problem.hint or "") for key in TEST_KEYS)
