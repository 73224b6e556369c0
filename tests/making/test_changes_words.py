"""What changed, in sentences: literal cases in both languages, and what things are called."""

# ruff: noqa: RUF001 - Chinese punctuation and signs of mathematics are meant

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from dossier.judging.changes import compare_partner
from dossier.making.changes_words import change_sentences, edition_words, signed, tell_parts
from dossier.making.glossary import Glossary
from dossier.nouns.changes import Cause, Part
from dossier.nouns.edition import CriterionRead, Edition, EditionName
from tests.editions import criterion, edition, item, unknown
from tests.samples import brief_values, make_review, make_words, rubric_values

PLAIN = Glossary(make_words("en"), None)
A, WEAK = item("a", 0.8), item("a", 0.5)


def sentences(old: Edition, new: Edition, language: str = "en") -> list[str]:
    glossary = Glossary(make_words(language), None)
    return list(change_sentences(compare_partner(old, new), glossary))


def one(each: CriterionRead, **changes: Any) -> Edition:
    return edition({"c": (1.0, each)}, **changes)


def test_nothing_changed() -> None:
    assert sentences(one(criterion()), one(criterion())) == ["Nothing changed."]
    assert sentences(one(criterion()), one(criterion()), "zh") == ["没有变化。"]


@pytest.mark.parametrize(
    ("old", "new", "english", "chinese"),
    [
        (
            criterion(),
            criterion(evidence=[A]),
            "Proven rose from 0 to 40 (+40.0): new evidence for d.c (press) (+40.0).",
            "已证实由 0 分升到 40 分（+40.0）：d.c补充了press证据（+40.0）。",
        ),
        (
            criterion(evidence=[A]),
            criterion(evidence=[A], claimed_value=2.0, value=25.0),
            "Proven fell from 40 to 20 (−20.0): a different answer on d.c (−20.0).",
            "已证实由 40 分降到 20 分（−20.0）：d.c的答复有变（−20.0）。",
        ),
        (
            unknown(),
            criterion(evidence=[item("a", 0.006)]),
            "Proven stays at 0 (+0.3): first answer on d.c (+0.3).",
            "已证实仍为 0 分（+0.3）：d.c首次有了答复（+0.3）。",
        ),
    ],
)
def test_proven_is_told_with_what_moved_it(
    old: CriterionRead, new: CriterionRead, english: str, chinese: str
) -> None:
    assert sentences(one(old), one(new))[0] == english
    assert sentences(one(old), one(new), "zh")[0] == chinese


def test_the_most_telling_comes_first() -> None:
    flags = [{"id": "sly", "severity": "minor", "resolved": False}]
    old = one(criterion(), partner={"gates": [{"id": "met", "state": "open"}]})
    new = one(
        criterion(evidence=[A]),
        rubric_sha256="1" * 64,
        partner={
            "verdict": {"id": "go"},
            "rank": 2,
            "ceiling": 80.0,
            "flags": flags,
            "gates": [{"id": "met", "state": "passed"}],
        },
    )
    heads = [sentence.split(" ")[0].strip(":") for sentence in sentences(old, new)]
    assert heads == ["Not", "The", "Proven", "Red", "Gates", "Rank", "Ceiling"]


def test_what_only_one_edition_asks_is_not_told_as_settled() -> None:
    musts = [{"id": "voice_call", "state": "met"}]
    assert sentences(one(criterion()), one(criterion(), partner={"must_haves": musts})) == [
        "Nothing changed."
    ]


# -- parts ----------------------------------------------------------------------------------


def told(*parts: tuple[Cause, float], most: int = 4) -> list[tuple[str, str]]:
    made = [
        Part(f"d.c{n}", cause, points, (), ("press",)) for n, (cause, points) in enumerate(parts)
    ]
    return [(what, signed(points, PLAIN.words)) for what, points in tell_parts(made, PLAIN, most)]


def test_aging_is_told_in_one_sum() -> None:
    assert told((Cause.AGED, -0.5), (Cause.ANSWER, 0.7), (Cause.AGED, -0.4)) == [
        ("evidence aged on 2 criteria", "−0.9"),
        ("a different answer on d.c1", "+0.7"),
    ]
    assert told((Cause.AGED, -0.5)) == [("evidence for d.c0 aged", "−0.5")]


def test_small_moves_are_told_in_one_sum() -> None:
    parts = [(Cause.ANSWER, 5.0), (Cause.ADDED, 0.3), (Cause.ADDED, 0.2), (Cause.ADDED, 0.02)]
    assert told(*parts, most=1)[1:] == [("3 smaller moves", "+0.5")]
    assert told(*parts)[-1] == ("new evidence for d.c2 (press)", "+0.2")
    assert told((Cause.ANSWER, 0.01), (Cause.ADDED, -0.02)) == []


def test_sign_goes_with_one_decimal() -> None:
    words = make_words("en")
    assert [signed(points, words) for points in (4.21, -0.6, 0.0, -0.04, 12, None)] == [
        *("+4.2", "−0.6", "0", "0", "+12.0", "")
    ]


# -- names ----------------------------------------------------------------------------------


def test_editions_go_by_what_they_were_called() -> None:
    revision = EditionName("v1", "0123456789", dt.date(2026, 7, 3))
    words = make_words("en")
    assert edition_words(revision, words) == "v1 (0123456789, 3 July 2026)"
    assert edition_words(EditionName("output"), words) == "output"
    assert edition_words(EditionName(""), words) == "the present files"


def test_glossary_names_what_a_review_knows() -> None:
    review = make_review({}, brief=brief_values())
    glossary = Glossary(make_words("zh"), review)
    rubric = rubric_values()
    dimension = rubric["dimensions"][0]
    first = f"{dimension['id']}.{dimension['criteria'][0]['id']}"
    assert glossary.criterion(first) == dimension["criteria"][0]["title"]["zh"]
    assert glossary.dimension(dimension["id"]) == dimension["title"]["zh"]
    assert glossary.must(first) == glossary.criterion(first)


@pytest.mark.parametrize("review", [None, make_review({}, brief=brief_values())])
def test_glossary_falls_back_on_ids(review: Any) -> None:
    glossary = Glossary(make_words("en"), review)
    assert glossary.partner("acme") == "acme"
    assert glossary.criterion("x.y") == "x.y"
    assert glossary.verdict("gone") == "gone"
    assert glossary.verdict(None) == "—"
    assert glossary.gate("gone") == "gone"
    assert glossary.must("voice_chat") == "voice chat"
    assert glossary.kind("gossip_column") == "gossip column"
    assert glossary.answer("x.y", 1234.5) == "1,234.5"
    assert glossary.answer("x.y", ("ID", "VN")) == "ID, VN"
    assert glossary.answer("x.y", None) == "—"
    assert glossary.answer("x.y", "never") == "unanswered"
