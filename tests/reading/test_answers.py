from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from dossier.nouns.diagnostics import Diagnostic
from dossier.nouns.profile import Profile
from dossier.nouns.rubric import Rubric
from dossier.reading.check import Context, check_profile
from dossier.reading.codes import is_known_language, known_markets
from tests.reading.conftest import load

Find = Callable[..., list[Diagnostic]]
HEAD = """\
schema: dossier/profile@1
name: Acme
evidence: {e: {kind: vendor_document, title: E}}
answers:
"""


@pytest.mark.parametrize(
    ("criterion", "claimed", "code"),
    [
        ("technology.uptime", "99.9", None),
        ("technology.uptime", "all", "wrong-answer"),
        ("technology.uptime", "[ID]", "wrong-answer"),
        ("technology.coverage", "all", None),
        ("technology.coverage", "[]", None),
        ("technology.coverage", "[ID, XK]", None),
        ("technology.coverage", "[ID, EU]", "bad-market"),
        ("technology.coverage", "[id]", "bad-market"),
        ("technology.coverage", "most", "wrong-answer"),
        ("technology.coverage", "3", "wrong-answer"),
        ("technology.tongues", "[en, zh-Hant, pt-BR, fil]", None),
        ("technology.tongues", "[en, xx]", "bad-language"),
        ("service.sla", "none", None),
        ("service.sla", "gold", "unknown-level"),
        ("service.sla", "7", "wrong-answer"),
        ("service.sla", "[none]", "wrong-answer"),
        ("service.response", "30", None),
        ("service.response", "fast", "wrong-answer"),
        ("service.needs", "[voice_call]", None),
        ("service.needs", "[fax]", "unknown-need"),
        ("service.slo", "none", "unknown-criterion"),
    ],
)
def test_answer_must_suit_its_criterion(
    criterion: str, claimed: str, code: str | None, find: Find
) -> None:
    text = f"{HEAD}  {criterion}: {{claimed: {claimed}, evidence: [e]}}\n"
    found = [(p.code, p.span.line) for p in find(text) if p.span and p.severity != "note"]
    assert found == ([(f"profile/{code}", 5)] if code else [])


def test_two_wrong_answers_each_at_its_place(find: Find) -> None:
    text = HEAD + (
        "  technology.uptime: {claimed: high, verified: [x], evidence: [e]}\n"
        "  service.response: {claimed: 3, verified: 4, evidence: [e]}\n"
    )
    places = [(p.code, p.span.line, p.span.column) for p in find(text) if p.span]
    assert places == [
        ("profile/wrong-answer", 5, 32),
        ("profile/wrong-answer", 5, 48),
        ("profile/derived-verified", 6, 34),
    ]


@pytest.mark.parametrize(
    ("bounds", "value", "words"),
    [
        *[("min: 0, max: 100", value, "goes from 0 to 100") for value in ("199", "-0.5", "1e3")],
        *[("min: 0, max: 100", value, None) for value in ("0", "100", "99.999", "-0.0")],
        *[("min: 0", "-1", "begins at 0"), ("min: 0", "1e9", None)],
        *[("max: 100", "101", "ends at 100"), ("max: 100", "-1e9", None)],
    ],
)
def test_numbers_off_the_scale(
    bounds: str, value: str, words: str | None, rubric_text: str, context: Context
) -> None:
    text = rubric_text.replace("min: 0, max: 100", bounds)
    rubric = load(text, Rubric)[1]
    answer = f"  technology.uptime: {{verified: {value}, evidence: [e]}}\n"
    found = check_profile(*load(HEAD + answer, Profile), replace(context, rubric=rubric))
    assert [p.code for p in found] == ["profile/off-scale"] * (words is not None)
    assert all(f"`technology.uptime`, which {words}." in p.message for p in found)


@pytest.mark.parametrize(
    ("answer", "codes"),
    [
        ("{evidence: [e]}", ["no-answer"]),
        ("{against: [e]}", ["no-answer"]),
        ("{evidence: [e], note: Not said.}", []),
        ("{note: Not said.}", ["unused-evidence"]),
        ("{claimed: 99, evidence: [e]}", []),
        ("{claimed: 99, evidence: [e, e]}", ["repeated-item"]),
        ("{claimed: 99, evidence: [e], against: [e]}", ["for-and-against"]),
    ],
)
def test_evidence_wants_an_answer_and_stands_once(
    answer: str, codes: list[str], find: Find
) -> None:
    problems = find(f"{HEAD}  technology.uptime: {answer}\n")
    assert [p.code.partition("/")[2] for p in problems] == codes
    assert not any(p.is_error for p in problems)


def test_codes_of_countries_and_languages() -> None:
    assert {"ID", "VN", "CN", "HK", "TW", "GB"} <= known_markets()
    assert not {"UK", "EU", "UN", "ZZ", "001"} & known_markets()
    assert 240 < len(known_markets()) < 260
    assert is_known_language("zh-Hans-CN")
    assert not any(map(is_known_language, ("und", "zh-Xxxx", "en-ZZ", "xx")))
