from __future__ import annotations

from collections.abc import Callable

import pytest

from dossier.nouns.diagnostics import Diagnostic
from dossier.reading.codes import is_known_language, known_markets

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


def test_codes_of_countries_and_languages() -> None:
    assert {"ID", "VN", "CN", "HK", "TW", "GB"} <= known_markets()
    assert not {"UK", "EU", "UN", "ZZ", "001"} & known_markets()
    assert 240 < len(known_markets()) < 260
    assert is_known_language("zh-Hans-CN")
    assert not any(map(is_known_language, ("und", "zh-Xxxx", "en-ZZ", "xx")))
