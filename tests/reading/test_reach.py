"""Rules that nothing can reach: each is told at its place, and none that something can."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dossier.nouns.diagnostics import Diagnostic

Find = Callable[..., list[Diagnostic]]

RULES = """\
flags:
  - {id: silent, title: Silent, severity: major}
  - {id: grave, title: Grave, severity: blocker}
gates:
  - {id: met, title: Met, before: contract, requires: {record: meetings}}
  - {id: lost, title: Lost, before: contract, requires: {record: meetings},
     fails: {unknown: service.sla}}
"""


def problems_of(rules: str, rubric_text: str, find: Find) -> list[tuple[str, str]]:
    """The codes of all problems, each with the text that it is about."""
    lines = (rubric_text + rules).split("\n")
    found = []
    for problem in find(rubric_text + rules, "rubric", "rubric.yaml"):
        assert problem.span is not None
        assert problem.severity == "warning"
        begin = problem.span.column - 1
        shown = lines[problem.span.line - 1][begin : begin + problem.span.length]
        found.append((problem.code.partition("/")[2], shown))
    return found


def verdict(condition: str) -> str:
    return f"{RULES}verdicts: [{{id: v, title: V, when: {condition}}}]\n"


@pytest.mark.parametrize(
    "condition",
    [
        # the ends of what a figure can be are within it
        "{proven: overall, at_most: 0}",
        "{proven: overall, at_least: 100}",
        "{ceiling: technology, above: 99.9}",
        "{gap: overall, below: 0}",
        "{gap: overall, at_most: -100}",
        "{coverage: overall, at_least: 1}",
        "{probe: probes.unanswered_share_in_hours, at_least: 1}",
        "{probe: probes.response_minutes.p90_in_hours, above: 100000}",
        "{probe: probes.count, at_most: 0}",
        "{answer: technology.uptime, at_least: 100}",
        "{answer: service.response, above: 100000}",
        "{proven: overall, at_least: 50, at_most: 50}",
        "{proven: overall, above: 50, below: 50.1}",
        # by name or by `any`
        "{gate: lost, is: failed}",
        "{gate: any, is: failed}",
        "{gate: met, is: open}",
        "{flag: silent, severity: major}",
        "{flag: silent, severity: blocker}",
        "{flag: any, severity: minor}",
        "{contradicted: any, at_least: 6}",
        "{contradicted: service.sla}",
    ],
)
def test_rules_that_something_can_reach(condition: str, rubric_text: str, find: Find) -> None:
    assert problems_of(verdict(condition), rubric_text, find) == []


@pytest.mark.parametrize(
    "condition",
    [
        "{proven: overall, below: 0}",
        "{claimed: overall, above: 100}",
        "{ceiling: technology, at_least: 100.5}",
        "{gap: overall, below: -100}",
        "{coverage: overall, above: 35}",
        "{probe: probes.unanswered_share_in_hours, above: 1}",
        "{probe: probes.generic_share, at_least: 30}",
        "{probe: probes.response_minutes.p90_in_hours, below: 0}",
        "{probe: probes.settled_count, at_most: -1}",
        "{answer: technology.uptime, above: 100}",
        "{proven: overall, above: 60, below: 40}",
        "{proven: overall, above: 50, at_most: 50}",
        "{answer: service.response, at_least: 50, below: 50}",
        "{gate: met, is: failed}",
        "{flag: silent, severity: minor}",
        "{flag: grave, severity: major}",
        "{contradicted: any, at_least: 7}",
        "{contradicted: service.sla, at_least: 2}",
    ],
)
def test_rules_that_nothing_can_reach(condition: str, rubric_text: str, find: Find) -> None:
    found = problems_of(verdict(f"{{any: [{condition}, {{not: {condition}}}]}}"), rubric_text, find)
    assert found == [("never-holds", condition)] * 2


def test_flags_that_only_a_person_could_raise(rubric_text: str, find: Find) -> None:
    rules = verdict("{any: [{flag: silnt}, {flag: silent}, {flag: any}, {flag: gone}]}")
    found = problems_of(rules, rubric_text, find)
    assert found == [("unlisted-flag", "silnt"), ("unlisted-flag", "gone")]
    hints = [problem.hint for problem in find(rubric_text + rules, "rubric", "rubric.yaml")]
    assert hints[0] == "Did you mean `silent`?"


def test_flag_of_a_rubric_without_flags(rubric_text: str, find: Find) -> None:
    rules = "verdicts: [{id: v, title: V, when: {flag: silent}}]\n"
    (problem,) = find(rubric_text + rules, "rubric", "rubric.yaml")
    assert (problem.code, problem.hint) == ("rubric/unlisted-flag", "Add it to `flags:`.")


LOW = "{proven: overall, below: 35}"


@pytest.mark.parametrize(
    ("whens", "unreachable"),
    [
        ([LOW, None], []),
        ([LOW], []),
        ([None], []),
        ([LOW, None, LOW.replace("35", "50"), None], ["v2", "v3"]),
        ([None, LOW], ["v1"]),
        ([LOW, LOW, LOW, None], ["v1", "v2"]),
        ([LOW, LOW.replace("below", "at_most"), None], []),
        ([LOW, "{below: 35, proven: overall}"], ["v1"]),
    ],
)
def test_verdicts_that_are_never_reached(
    whens: list[str | None], unreachable: list[str], rubric_text: str, find: Find
) -> None:
    rules = "verdicts:\n" + "".join(
        f"  - {{id: v{place}, title: V{f', when: {when}' if when else ''}}}\n"
        for place, when in enumerate(whens)
    )
    found = problems_of(rules, rubric_text, find)
    assert found == [("unreachable-verdict", name) for name in unreachable]
