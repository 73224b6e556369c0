"""Each file and text of the hostile collection is refused with a place, or kept literally."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from dossier.nouns.diagnostics import Diagnostic, Severity
from dossier.nouns.profile import Profile
from dossier.reading.report import plain_text, report
from dossier.reading.source import MAX_DEPTH, MAX_NODES, read_document
from dossier.reading.validate import validate

Find = Callable[..., list[Diagnostic]]
HOSTILE = Path(__file__).parents[1] / "hostile"
MANIFEST = list(
    csv.DictReader(
        (HOSTILE / "yaml/MANIFEST.tsv").read_text(encoding="utf-8").splitlines(), delimiter="\t"
    )
)
TEXTS = json.loads((HOSTILE / "texts.json").read_text(encoding="utf-8"))

EXPECTED = {
    "yaml-python-object.yaml": {"yaml/tag"},
    "yaml-merge-bomb-24.yaml": {"yaml/anchor", "yaml/merge-key", "yaml/alias"},
    "yaml-deep-flow-30000.yaml": {"yaml/too-deep"},
    "yaml-deep-dash-2000.yaml": {"yaml/too-deep"},
    "yaml-hexbomb.yaml": {"yaml/text-too-long"},
    "yaml-nan-inf.yaml": {"yaml/not-finite"},
    "yaml-tag-int.yaml": {"yaml/tag"},
    "yaml-tag-timestamp.yaml": {"yaml/tag"},
    "yaml-tag-binary.yaml": {"yaml/tag"},
    "yaml-empty.yaml": {"yaml/empty"},
    "yaml-only-comment.yaml": {"yaml/empty"},
    "yaml-list-top.yaml": {"yaml/not-a-mapping"},
    "yaml-escaped-ansi.yaml": {"yaml/character"},
    "yaml-lone-surrogate.yaml": {"yaml/syntax"},
    "yaml-noncharacter.yaml": {"yaml/character"},
    "yaml-nel-ls-ps.yaml": {"yaml/character"},
    "yaml-tabs.yaml": {"yaml/tab"},
    "yaml-unclosed-quote.yaml": {"yaml/syntax"},
    "yaml-bool-int-keys.yaml": {"yaml/key"},
    "yaml-complex-key.yaml": {"yaml/key"},
    "yaml-custom-tag.yaml": {"yaml/tag"},
    "yaml-directive.yaml": {"yaml/directive", "yaml/tag"},
    "yaml-300kB-scalar.yaml": {"yaml/too-large"},
    "yaml-60000-nodes.yaml": {"yaml/too-many-nodes"},
}
LITERAL: dict[str, dict[str, object]] = {
    "yaml-sexagesimal.yaml": {"response_time": "12:30:45", "port": "22:22", "ratio": "1:30"},
    "yaml-octal-version.yaml": {"id": 7, "phone": 4915112345678, "build": 1e10},
    "yaml-bad-date.yaml": {"founded": "2026-02-30"},
}


def test_every_hostile_file_is_expected() -> None:
    named = {row["file"] for row in MANIFEST}
    assert named == {path.name for path in (HOSTILE / "yaml").glob("*.yaml")}
    assert named == EXPECTED.keys() | LITERAL.keys()


@pytest.mark.parametrize("name", EXPECTED)
def test_hostile_file_is_refused(name: str) -> None:
    checked = read_document(name, (HOSTILE / "yaml" / name).read_bytes())
    assert {problem.code for problem in checked.diagnostics} == EXPECTED[name]
    assert all(problem.span and problem.span.file == name for problem in checked.diagnostics)
    assert not checked.is_sound


@pytest.mark.parametrize("name", LITERAL)
def test_hostile_file_is_read_literally(name: str) -> None:
    checked = read_document(name, (HOSTILE / "yaml" / name).read_bytes())
    assert checked.value is not None
    assert isinstance(checked.value.value, dict)
    given = checked.value.value
    assert {key: given[key] for key in LITERAL[name]} == LITERAL[name]


def test_text_given_as_number_is_refused_as_written() -> None:
    text = "schema: dossier/profile@1\nname: 01067\nlegal_name: 1.10\nsummary: 1e10\n"
    document = read_document("a.yaml", text.encode()).value
    assert document is not None
    problems = validate(document, Profile).diagnostics
    assert [(p.code, p.hint) for p in problems] == [
        ("profile/wrong-type", 'Put it in quotes: "01067".'),
        ("profile/wrong-type", 'Put it in quotes: "1.10".'),
        ("profile/wrong-type", 'Put it in quotes: "1e10".'),
    ]


@pytest.mark.parametrize("name", [*EXPECTED, *LITERAL])
def test_report_on_a_hostile_file_is_printable(name: str) -> None:
    data = (HOSTILE / "yaml" / name).read_bytes()
    checked = read_document(name, data)
    diagnostics = list(checked.diagnostics)
    if checked.value is not None:
        diagnostics += validate(checked.value, Profile).diagnostics
    shown = plain_text(report(diagnostics, {name: data.decode(errors="surrogateescape")}))
    assert all(character == "\n" or character.isprintable() for character in shown)
    assert max(map(len, shown.splitlines()), default=0) < 300


@pytest.mark.parametrize("row", MANIFEST, ids=lambda row: str(row["file"]))
def test_reading_takes_few_steps(row: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Bounded by events taken from the parser, not by the clock."""
    taken = []
    parse = yaml.parse

    def count(text: str, **named: Any) -> Iterator[yaml.Event]:
        for event in parse(text, **named):
            taken.append(event)
            yield event

    monkeypatch.setattr(yaml, "parse", count)
    read_document(row["file"], (HOSTILE / "yaml" / row["file"]).read_bytes())
    assert len(taken) <= MAX_NODES + 2 * MAX_DEPTH


REFUSED_TEXTS = {
    "md-bracket-dos": {"yaml/text-too-long"},
    "md-cdata-dos": {"yaml/text-too-long"},
    "text-bidi-override": {"yaml/direction-control"},
    "text-homoglyph": {"profile/mixed-scripts"},
    "text-longword-20000": {"yaml/text-too-long"},
    "text-newlines": {"yaml/character"},
    "text-tofu": {"yaml/character"},
    "text-whitespace-only": {"profile/blank"},
    "text-zero-width": {"profile/invisible-character"},
    "url-crlf": {"yaml/character", "profile/bad-url"},
    "url-idn": {"profile/bad-url"},
    "url-javascript": {"profile/bad-url"},
    "url-md-break": {"profile/bad-url"},
    "url-space": {"profile/bad-url"},
    "url-unc": {"profile/bad-url"},
}
"""What is not refused is data; that it stays data on the page is for the makers to show."""


def profile_of(fields: dict[str, str]) -> str:
    values = {"schema": "dossier/profile@1", "name": "Acme", **fields}
    lines = (f"{key}: {json.dumps(text, ensure_ascii=False)}" for key, text in values.items())
    return "\n".join(lines)


def test_every_refused_text_is_in_the_collection() -> None:
    assert TEXTS.keys() > REFUSED_TEXTS.keys()


@pytest.mark.parametrize("name", TEXTS)
def test_hostile_text_is_refused_or_kept(name: str, find: Find) -> None:
    fields = TEXTS[name]["fields"]
    problems = {p.code for p in find(profile_of(fields)) if p.severity is not Severity.NOTE}
    assert problems == REFUSED_TEXTS.get(name, set())


@pytest.mark.parametrize("name", sorted(TEXTS.keys() - REFUSED_TEXTS.keys()))
def test_kept_text_is_kept_literally(name: str) -> None:
    fields = TEXTS[name]["fields"]
    document = read_document("a.yaml", profile_of(fields).encode()).value
    assert document is not None
    profile = validate(document, Profile).value
    assert profile is not None
    if "name" in fields:
        assert profile.name.in_language("en") == fields["name"]
    if "summary" in fields:
        assert profile.summary is not None
        assert profile.summary.in_language("en") == fields["summary"]


@pytest.mark.parametrize(
    ("character", "is_refused"),
    [
        *[("\u0378", True), ("\ue000", True), ("\U000f0000", True), ("\U0010fffd", True)],
        *[("\ufdd0", True), ("\U0001ffff", True), ("\u58f0", False), ("\U00020bb7", False)],
        *[("\U0001f389", False), ("e\u0301", False), ("\ufffd", False)],
    ],
)
@pytest.mark.parametrize("is_escaped", [False, True])
def test_characters_without_a_meaning_are_refused(
    character: str,
    is_refused: bool,  # noqa: FBT001
    is_escaped: bool,  # noqa: FBT001
    find: Find,
) -> None:
    text = f"\\U{ord(character):08x}" if is_escaped and len(character) == 1 else character
    problems = find(f'schema: dossier/profile@1\nname: "声{text}网"\n')
    places = [(p.code, p.span.line, p.span.column) for p in problems if p.span]
    assert places == ([("yaml/character", 2, 9)] if is_refused else [])


def test_direction_control_is_named_with_its_column(find: Find) -> None:
    text = 'schema: dossier/profile@1\nname: "声\u202e网"  # \u2066\nsummary: "\\u200f"\n'
    problems = find(text)
    assert [
        (p.span.line, p.span.column, p.span.length, p.message[:6]) for p in problems if p.span
    ] == [
        (2, 9, 1, "U+202E"),
        (2, 16, 1, "U+2066"),
        (3, 11, 6, "U+200F"),
    ]
