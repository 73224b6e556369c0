# ruff: noqa: RUF001 - letters that look alike are what is tested
from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable

import pytest

from dossier.nouns.diagnostics import Diagnostic, Severity
from dossier.nouns.profile import Profile
from dossier.reading.check import Context, check_profile
from dossier.reading.names import skeleton
from dossier.reading.source import read_document
from dossier.reading.validate import validate

Find = Callable[..., list[Diagnostic]]
HEAD = "schema: dossier/profile@1\nname: Acme\n"


def places(problems: list[Diagnostic]) -> list[tuple[str, int, int]]:
    return [(p.code.partition("/")[2], p.span.line, p.span.column) for p in problems if p.span]


def test_sample_lacks_nothing(profile_text: str, find: Find) -> None:
    assert find(profile_text) == []


def test_sample_brief_and_rubric_lack_nothing(
    brief_text: str, rubric_text: str, find: Find
) -> None:
    assert find(brief_text, "brief") == []
    assert find(rubric_text, "rubric") == []


def test_references_everywhere(find: Find) -> None:
    text = HEAD + (
        "evidence: {slapage: {kind: vendor_document, title: S}}\n"
        "answers: {service.sla: {evidence: [sla-page], against: [x1], note: n}}\n"
        "probes: [{id: p, topic: t, severity: low, asked: 2026-06-01T21:14Z, evidence: [x2]}]\n"
        "flags: [{id: f, severity: minor, evidence: [slapage, x3]}]\n"
    )
    problems = find(text)
    assert places(problems) == [
        ("unknown-evidence", 4, 36),
        ("unknown-evidence", 4, 57),
        ("unknown-evidence", 5, 80),
        ("unknown-evidence", 6, 54),
    ]
    assert problems[0].hint == "Did you mean `slapage`?"


@pytest.mark.parametrize(
    ("written", "is_late"),
    [
        *[("2026-11-22", False), ("2026-11-23", True), ("2026-11", False), ("2026-12", True)],
        *[("2026", False), ("2027", True)],
    ],
)
def test_evidence_after_the_day_of_judgement(written: str, is_late: bool, find: Find) -> None:  # noqa: FBT001
    text = f"{HEAD}evidence: {{e: {{kind: vendor_document, title: E, date: {written}}}}}"
    found = [p for p in find(text) if p.is_error]
    assert [p.code for p in found] == (["profile/after-as-of"] if is_late else [])


def test_records_after_the_day_of_judgement(profile_text: str, context: Context) -> None:
    document = read_document("acme.yaml", profile_text.encode()).value
    assert document is not None
    profile = validate(document, Profile).value
    assert profile is not None
    early = dataclasses.replace(context, as_of=dt.date(2020, 1, 1))
    late = [p for p in check_profile(document, profile, early) if p.code == "profile/after-as-of"]
    assert [p.span.line for p in late if p.span] == [10, 11, 20, 21, 23, 25]


@pytest.mark.parametrize(
    ("asked", "answered", "is_late"),
    [
        ("2026-11-22T23:59+08:00", "2026-11-22T23:59:59+08:00", False),
        ("2026-11-22T23:59+08:00", "2026-11-23T00:00+08:00", True),
        # one hour further east it is the 23rd already, and one further west the 22nd still
        ("2026-11-22T23:00+08:00", "2026-11-23T00:59:59+09:00", False),
        ("2026-11-22T23:00+08:00", "2026-11-23T01:00+09:00", True),
        ("2026-11-22T23:00+08:00", "2026-11-22T23:00+07:00", True),
        ("2026-11-22T23:00-11:00", "2026-11-23T10:59:59Z", False),
        ("2026-11-22T23:00-11:00", "2026-11-23T11:00Z", True),
    ],
)
def test_day_ends_by_the_clock_of_whoever_asked(
    asked: str,
    answered: str,
    is_late: bool,  # noqa: FBT001
    find: Find,
) -> None:
    probe = f"{{id: p, topic: T, severity: low, asked: {asked}, answered: {answered}}}"
    found = [p for p in find(f"{HEAD}probes: [{probe}]") if p.is_error]
    assert [p.code for p in found] == (["profile/after-as-of"] if is_late else [])


def test_empty_register_is_told_apart(find: Find) -> None:
    (problem,) = find(f"{HEAD}flags: [{{id: f, severity: minor, evidence: [x]}}]")
    assert problem.hint == "Add the item to `evidence:`; the profile has no register yet."


def test_sources_of_figures(find: Find) -> None:
    text = HEAD + (
        "evidence: {e: {kind: vendor_document, title: E}}\n"
        "figures:\n  a: {2024: 1}\n  b: {2024: 1}\n  c: {}\n"
        "figure_sources:\n  a: [e, e, x]\n  d: [e]\n"
    )
    assert places(find(text)) == [
        ("no-source", 6, 3),
        ("repeated-item", 9, 10),
        ("unknown-evidence", 9, 13),
        ("unknown-series", 10, 3),
    ]


def test_partner_is_no_alternative_to_itself(find: Find) -> None:
    problems = find(f"{HEAD}exit: {{alternatives: [zego, acme, other]}}")
    assert places(problems) == [("own-alternative", 3, 29), ("unknown-partner", 3, 35)]


@pytest.mark.parametrize(
    ("ids", "is_refused"),
    [
        (("a.b-c", "a-b.c"), True),
        (("a.b_c", "a.b-c"), True),
        (("a_b.x", "a-b.y"), True),
        (("a.b", "b.a"), False),
        (("a.b-c", "a-b-c.d"), False),
    ],
)
def test_anchors_differ(ids: tuple[str, str], is_refused: bool, find: Find) -> None:  # noqa: FBT001
    dimensions: dict[str, list[str]] = {}
    for dimension, _, criterion in (each.partition(".") for each in ids):
        one = f"{{id: {criterion}, title: T, question: q, weight: 1, coverage: {{of: needs}}}}"
        dimensions.setdefault(dimension, []).append(one)
    text = "schema: dossier/rubric@1\nid: r\nversion: v\ntitle: T\ndimensions:\n"
    for name, criteria in dimensions.items():
        text += f"  - {{id: {name}, title: T, question: q, weight: 1,"
        text += f" criteria: [{', '.join(criteria)}]}}\n"
    text += "evidence_kinds: {p: {title: P, reliability: 1}}\ngrades: [{id: A, from: 0}]\n"
    assert [p.code for p in find(text, "rubric")] == ["rubric/same-anchor"] * is_refused


def test_repeated_ids_in_each_list(find: Find) -> None:
    text = HEAD + (
        "risks:\n"
        "  - {id: a, title: t, likelihood: 1, impact: 1}\n"
        "  - {id: b, title: t, likelihood: 1, impact: 1}\n"
        "  - {id: a, title: t, likelihood: 1, impact: 1}\n"
        "conditions: [{id: a, text: t}, {id: a, text: t}]\n"
        "flags: [{id: a, severity: minor}, {id: a, severity: minor}]\n"
    )
    problems = find(text)
    assert places(problems) == [
        ("repeated-id", 6, 10),
        ("repeated-id", 7, 37),
        ("repeated-id", 8, 40),
    ]
    assert "line 4" in problems[0].message


def test_translations_are_wanted_in_each_text(find: Find) -> None:
    text = (
        "schema: dossier/profile@1\nname: {en: Acme}\nsummary: {zh: 好, en: Good}\n"
        "notice: {fr: Bon}\nmutual: {they_want: {zh: 好}}\n"
    )
    problems = find(text)
    assert places(problems) == [
        ("missing-translation", 2, 1),
        ("missing-translation", 4, 1),
        ("missing-translation", 5, 10),
    ]
    assert all(p.severity is Severity.WARNING for p in problems)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        *[("声网Agora", None), ("ソニーＳony", None), ("Łódź", None), ("ООО Ромашка", None)],
        *[("Rоsе", "mixed-scripts"), ("Αcme", "mixed-scripts"), ("Aсme 声网", "mixed-scripts")],
        *[("Ac\\u200Bme", "invisible-character"), ("Ac\\u00ADme", "invisible-character")],
        *[("\\u2060Acme", "invisible-character"), ("Acme\\uFE0F", "invisible-character")],
    ],
)  # fmt: skip
def test_names_are_what_they_look_like(name: str, code: str | None, find: Find) -> None:
    text = f'schema: dossier/profile@1\nname: {{zh: "{name}", en: Acme}}\nlegal_name: "{name}"\n'
    expected = [(code, 2, 12), (code, 3, 13)] if code else []
    assert places(find(text)) == expected


def test_skeletons() -> None:
    assert (
        skeleton("\u0410cme") == skeleton("acme") == skeleton("ＡＣＭＥ ") == skeleton("Ac\u200bme")
    )
    assert skeleton("Acme") != skeleton("Acne")


def test_brief_against_rubric(find: Find) -> None:
    text = (
        "schema: dossier/brief@1\ntitle: T\nmarkets: [ID, XX]\nlanguages: [en, qq]\nneeds: [a]\n"
        "weights: {service: 1, servce: 2}\n"
        "not_applicable: [service.sla, service.slo]\n"
        "must_have: [{need: a}, {need: b}, {criterion: service.sla}, {criterion: x.y}]\n"
    )
    assert places(find(text, "brief")) == [
        ("bad-market", 3, 15),
        ("bad-language", 4, 17),
        ("unknown-dimension", 6, 23),
        ("unknown-criterion", 7, 31),
        ("unknown-need", 8, 31),
        ("contradiction", 8, 47),
        ("unknown-criterion", 8, 73),
    ]
