"""An error must not hide another: what is sound in a file is checked against others even so."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dossier.nouns.diagnostics import Diagnostic, Severity
from dossier.nouns.profile import Profile
from dossier.nouns.rubric import Rubric
from dossier.reading.salvage import Reading, read_noun

Find = Callable[..., list[Diagnostic]]
HEAD = "schema: dossier/profile@1\nname: Acme\n"
ACROSS = (
    "evidence:\n"
    "  e: {kind: rumour, title: E, date: 2027-01-01}\n"
    "answers:\n"
    "  technology.uptimes: {claimed: 1, evidence: [e]}\n"
    "  technology.uptime: {claimed: 199, evidence: [x]}\n"
    "  technology.coverage: {claimed: [XX], evidence: [e]}\n"
    "  service.sla: {claimed: best, evidence: [e]}\n"
    "exit: {alternatives: [nobody]}\n"
)
"""One problem of each kind that other files, or the day, are needed for."""

ACROSS_CODES = [
    *("profile/unknown-evidence-kind", "profile/after-as-of", "profile/unknown-criterion"),
    *("profile/off-scale", "profile/unknown-evidence", "profile/bad-market"),
    *("profile/unknown-level", "profile/unknown-partner"),
]


def codes(problems: list[Diagnostic]) -> list[str]:
    return [p.code for p in sorted(problems, key=lambda p: (p.span.line, p.span.column))]  # type: ignore[union-attr]


def reading_of(text: str) -> Reading[Profile]:
    reading = read_noun("partners/acme.yaml", text.encode(), Profile).value
    assert reading is not None
    return reading


def test_problems_across_files_are_all_there(find: Find) -> None:
    assert codes(find(HEAD + ACROSS)) == ACROSS_CODES


@pytest.mark.parametrize(
    ("line", "own"),
    [
        ("nmae: x\n", "profile/unknown-key"),
        ("stage: x\n", "profile/not-a-choice"),
        ("website: ftp://x\n", "profile/bad-url"),
        ("risks: [{id: r, likelihood: 9, impact: 1}]\n", "profile/out-of-range"),
        ("legal_name: &a Acme\n", "yaml/anchor"),
        ("decision: {on: 2026-01-01}\n", "profile/missing-key"),
        ("meetings: [{date: 2026-01-01, format: {}}, {date: x}]\n", "profile/not-a-choice"),
        ("status: .inf\n", "yaml/not-finite"),
    ],
)
def test_no_error_hides_those_across_files(line: str, own: str, find: Find) -> None:
    found = codes(find(HEAD + line + ACROSS))
    assert own in found
    assert [code for code in found if code in ACROSS_CODES] == ACROSS_CODES


@pytest.mark.parametrize("schema", ["dossier/profil@1", "profile", "1"])
def test_misspelt_schema_hides_nothing(schema: str, find: Find) -> None:
    found = codes(find(f"schema: {schema}\nname: Acme\n{ACROSS}"))
    assert found == ["profile/schema", *ACROSS_CODES]


def test_missing_schema_hides_nothing(find: Find) -> None:
    assert sorted(codes(find(f"name: Acme\n{ACROSS}"))) == sorted(["profile/schema", *ACROSS_CODES])


@pytest.mark.parametrize(
    "text",
    [
        "schema: dossier/profile@2\nname: Acme\n",
        "schema: dossier/brief@1\ntitle: Acme\n",
        "schema: dossier/profile@1\n",
        "schema: dossier/profile@1\nname: {}\n",
        "schema: dossier/profile@1\nname: *a\n",
        "schema: dossier/profile@1\nname: [\n",
    ],
)
def test_where_nothing_can_be_had_a_note_says_so(text: str, find: Find) -> None:
    problems = find(text + "exit: {alternatives: [nobody]}\n")
    (note,) = [p for p in problems if p.severity is Severity.NOTE]
    assert note.code == "profile/not-all-checked"
    assert "other files" in note.message
    assert [p.code for p in problems if p.code == "profile/unknown-partner"] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # An item that is left out is still in the register.
        (
            (
                "evidence: {e: {kind: vendor_document}}\n"
                "answers: {technology.uptime: {claimed: 1, evidence: [e, x]}}\n"
            ),
            ["missing-key", "unknown-evidence"],
        ),
        # What mentions an item may have been left out.
        (
            "evidence: {e: {kind: vendor_document, title: E}}\nanwsers: {a.b: {evidence: [e]}}\n",
            ["unknown-key"],
        ),
        # A wrong list of evidence is not a missing one, nor a wrong claim no answer.
        ("answers: {technology.uptime: {claimed: 1, evidence: 7}}\n", ["wrong-type"]),
        (
            (
                "evidence: {e: {kind: vendor_document, title: E}}\n"
                "answers: {technology.uptime: {claimed: {a: 1}, evidence: [e]}}\n"
            ),
            ["wrong-type"],
        ),
        # A series that is left out has its sources all the same, and the other way round.
        (
            (
                "evidence: {e: {kind: vendor_document, title: E}}\n"
                "figures: {a: 1, b: {2024: 1}}\nfigure_sources: {a: [e], b: e}\n"
            ),
            ["wrong-type", "wrong-type"],
        ),
        # A number that cannot be held is no missing answer.
        (
            (
                "evidence: {e: {kind: vendor_document, title: E}}\n"
                "answers: {technology.uptime: {claimed: .inf, evidence: [e, x]}}\n"
            ),
            ["not-finite", "unknown-evidence"],
        ),
        # A version that is left out is no missing translation.
        ("summary: {zh: 好, en: 3}\n", ["wrong-type"]),
        # Nobody knows what a merge key would have brought.
        (
            "evidence:\n  <<: {}\nanswers: {technology.uptime: {claimed: 1, evidence: [e]}}\n",
            ["merge-key"],
        ),
    ],
)
def test_consequences_are_not_told(text: str, expected: list[str], find: Find) -> None:
    assert [code.partition("/")[2] for code in codes(find(HEAD + text))] == expected


def test_brief_and_rubric_are_told_without_consequences(find: Find, rubric_text: str) -> None:
    brief = (
        "schema: dossier/brief@1\ntitle: T\nneeds: [Voice, chat]\n"
        "need_titles: {Voice: V, talk: T}\nmust_have: [{need: chat}, {criterion: a.b}]\n"
    )
    assert codes(find(brief, "brief")) == [
        *("brief/bad-id", "brief/bad-id", "brief/unused-title", "brief/unknown-criterion"),
    ]
    rubric = rubric_text.replace("weight: 1, choice", "weight: 0, choice") + (
        "verdicts:\n  - {id: v, title: V, when: {proven: service.sla, below: 3}}\n"
        "  - {id: w, title: W, when: {proven: service.slo, below: 3}}\n"
    )
    assert codes(find(rubric, "rubric")) == ["rubric/out-of-range", "rubric/unknown-name"]


def test_what_is_left_keeps_its_places(find: Find) -> None:
    text = HEAD + (
        "flags:\n"
        "  - {id: A B, severity: minor}\n"
        "  - {id: b, severity: minor, evidence: [y z, x]}\n"
        "  - {id: b, severity: minor}\n"
    )
    places = [(p.code, p.span.line, p.span.column) for p in find(text) if p.span]
    assert sorted(places, key=lambda place: place[1:]) == [
        ("profile/bad-id", 4, 10),
        ("profile/bad-id", 5, 41),
        ("profile/unknown-evidence", 5, 46),
        ("profile/repeated-id", 6, 10),
    ]


def test_whole_is_only_what_lost_nothing() -> None:
    assert reading_of(HEAD).is_whole
    assert reading_of(HEAD + "legal_name: &a Acme\n").is_whole
    assert not reading_of(HEAD + "stage: x\n").is_whole
    assert not reading_of(HEAD + "name: Other\n").is_whole


def test_faults_of_parents_follow_from_those_of_their_parts(rubric_text: str) -> None:
    text = rubric_text.replace("weight: 1, choice", "weight: 0, choice")
    reading = read_noun("rubric.yaml", text.encode(), Rubric).value
    assert reading is not None
    assert set(reading.noun.criteria) == {
        *("technology.uptime", "technology.coverage", "technology.tongues"),
        *("service.response", "service.needs"),
    }
