# ruff: noqa: RUF001 - Chinese punctuation is meant
"""Verdicts in a few words, and who may be chosen where a verdict rules the leader out."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from dossier.app.judge import judge_review
from dossier.making.subject import Subject
from dossier.making.verdict_words import (
    few_items,
    few_partners,
    leader_sentences,
    short_reason,
    verdict_groups,
    verdict_in_short,
)
from dossier.nouns.review import Review
from tests.samples import (
    BARE,
    acme_values,
    brief_values,
    make_review,
    make_words,
    rubric_values,
    subject_of,
)

STOP = {"zh": "不行", "en": "Stop"}
GATES = [
    {
        "id": "met",
        "title": {"zh": "见过面", "en": "Met"},
        "before": "contract",
        "requires": {"record": "meetings", "at_least": 9},
    },
    {"id": "open", "title": "Opened", "before": "contract", "requires": {"stage": ["contracted"]}},
]
FLAGS = [{"id": "far", "title": {"zh": "差距大", "en": "Far off"}, "severity": "major"}]


def ruled(when: dict[str, Any] | None, language: str = "en", **values: Any) -> Subject:
    """Acme under a rubric whose one verdict has this condition."""
    rules = [{"id": "stop", "title": STOP} | ({"when": when} if when else {})]
    rubric = {**rubric_values(), "gates": GATES, "flags": FLAGS, "verdicts": rules}
    review = make_review({"acme": {**acme_values(), **values}}, brief=brief_values(), rubric=rubric)
    return subject_of(review, "acme", language)


@pytest.mark.parametrize(
    ("when", "english", "chinese"),
    [
        (None, None, None),
        ({"proven": "overall", "below": 50}, "proven below 50", "已证实低于 50"),
        ({"coverage": "overall", "below": 0.9}, "coverage below 90%", "证据覆盖低于 90%"),
        (
            {"proven": "technology", "at_least": 1},
            "Technology: proven above 1",
            "技术：已证实高于 1",
        ),
        (
            {"gate": "any", "is": "open"},
            "gate open: “Met”, “Opened”",
            "关口未通过：“见过面”、“Opened”",
        ),
        ({"gate": "met", "is": "open"}, "gate open: “Met”", "关口未通过：“见过面”"),
        (
            {"any": [{"proven": "overall", "below": 50}, {"gate": "met", "is": "open"}]},
            "proven below 50; gate open: “Met”",
            "已证实低于 50；关口未通过：“见过面”",
        ),
        # said in full: a few words would not do
        ({"stage": ["negotiating"]}, "The stage is “Negotiating”", "目前处于“谈判”阶段"),
        (
            {"not": {"gate": "met", "is": "passed"}},
            "The gate “Met” is not passed",
            "关口“见过面”没有通过",
        ),
    ],
)
def test_short_reason(
    when: dict[str, Any] | None, english: str | None, chinese: str | None
) -> None:
    acme = ruled(when, stage="negotiating")
    assert acme.ruling is not None
    assert acme.ruling.verdict == "stop"
    assert short_reason(acme) == english
    assert short_reason(ruled(when, "zh", stage="negotiating")) == chinese


def test_flags_are_named() -> None:
    flags = [{"id": "far", "severity": "major"}]
    assert short_reason(ruled({"flag": "any"}, flags=flags)) == "red flag: “Far off”"
    assert short_reason(ruled({"flag": "any"}, "zh", flags=flags)) == "红旗：“差距大”"


def test_verdict_has_its_reason_in_brackets() -> None:
    assert verdict_in_short(ruled({"gate": "met", "is": "open"})) == "Stop (gate open: “Met”)"
    assert verdict_in_short(ruled({"gate": "met", "is": "open"}, "zh")) == (
        "不行（关口未通过：“见过面”）"
    )
    assert verdict_in_short(ruled(None)) == "Stop"
    assert verdict_in_short(ruled({"stage": ["contracted"]})) is None


@pytest.mark.parametrize(
    ("count", "shown"), [(1, "P0"), (3, "P0, P1, P2"), (4, "P0, P1, P2 and 1 more")]
)
def test_of_many_names_the_first_are_shown(count: int, shown: str) -> None:
    names = [f"P{n}" for n in range(count)]
    assert few_partners(names, make_words("en")) == shown
    assert few_items(names, make_words("en")) == shown
    assert few_partners([*"甲乙丙丁"], make_words("zh")) == "甲、乙、丙及另外 1 家"


# -- who leads ------------------------------------------------------------------------------


def sentences(review: Review, language: str = "en") -> tuple[str, ...]:
    words = make_words(language)
    subjects = {name: subject_of(review, name, language) for name in review.partners}
    return leader_sentences(judge_review(review).ranking, subjects, words)


def vetoed(*flagged: str, count: int = 2) -> Review:
    """Acme before Bravo and others of whom nothing is known, some with a blocker."""
    rules = [
        {
            "id": "stop",
            "title": STOP,
            "when": {"flag": "any", "severity": "blocker"},
            "rules_out": True,
        },
        {"id": "wait", "title": {"zh": "暂缓", "en": "Wait"}},
    ]
    rubric = {**rubric_values(), "verdicts": rules, "flags": FLAGS}
    partners = {"acme": {**acme_values(), "flags": []}, "bravo": BARE}
    partners |= {f"p{n}": {**BARE, "name": f"P{n}"} for n in range(2, count)}
    blocker = [{"id": "far", "severity": "blocker"}]
    given = {
        name: values | ({"flags": blocker} if name in flagged else {})
        for name, values in partners.items()
    }
    return make_review(given, brief=brief_values(), rubric=rubric)


LEADS = "Acme leads with 40 points proven; its ceiling is 74."
STOPPED = "The verdict on Acme: Stop (red flag: “Far off”)."


def test_leader_that_may_be_chosen_needs_no_more_words() -> None:
    expected = (LEADS, "The verdict on Acme: Wait.")
    assert sentences(vetoed()) == expected
    assert sentences(vetoed("bravo")) == expected


def test_first_that_may_be_chosen_is_named_with_its_verdict() -> None:
    assert sentences(vetoed("acme")) == (
        LEADS,
        STOPPED,
        (
            "A verdict that rules a partner out stands above its points. "
            "The first that may be chosen is Bravo, with 0 points proven; the verdict on it: Wait."
        ),
    )
    assert sentences(vetoed("acme"), "zh")[1:] == (
        "对甲公司的结论：不行（红旗：“差距大”）。",
        "一票否决先于得分。可供选择的首位是乙公司，已证实 0 分，结论为暂缓。",
    )
    assert "first that may be chosen is P2" in sentences(vetoed("acme", "bravo", count=3))[-1]


def test_nobody_may_be_chosen() -> None:
    assert sentences(vetoed("acme", "bravo"))[2:] == (
        "No partner may be chosen as things stand: verdicts rule out all 2.",
    )
    alone = vetoed("acme")
    alone = replace(alone, partners={"acme": alone.partners["acme"]})
    assert sentences(alone)[2:] == (
        "That verdict rules it out, and there is nobody else to choose.",
    )


def test_leaders_with_equal_points_are_told_apart_by_their_verdicts() -> None:
    review = vetoed("bravo", count=6)
    others = {name: values for name, values in review.partners.items() if name != "acme"}
    assert sentences(replace(review, partners=others)) == (
        "Bravo, P2, P3 and 2 more lead together with 0 points proven.",
        "The verdict on Bravo: Stop (red flag: “Far off”).",
        "The verdict on P2, P3, P4 and 1 more: Wait.",
        (
            "A verdict that rules a partner out stands above its points. "
            "The first that may be chosen is P2, with 0 points proven; the verdict on it: Wait."
        ),
    )


def test_nobody_could_be_judged() -> None:
    assert sentences(make_review({})) == ("No partner could be judged.",)


def test_partners_stand_by_their_verdicts_in_the_order_of_the_rubric() -> None:
    rules = [
        {"id": "stop", "title": STOP, "when": {"proven": "overall", "below": 1}},
        {"id": "never", "title": "Never", "when": {"proven": "overall", "below": 0}},
        {"id": "go", "title": "Go"},
    ]
    profiles = {"acme": acme_values(), **{f"b{n}": {**BARE, "name": f"B{n}"} for n in range(9)}}
    review = make_review(
        profiles, brief=brief_values(), rubric={**rubric_values(), "verdicts": rules}
    )
    shown = verdict_groups([subject_of(review, name, "en") for name in profiles])
    assert [(fact.label, fact.value) for fact in shown] == [
        ("Stop", "B0, B1, B2, B3, B4, B5, B6, B7 and 1 more"),
        ("Go", "Acme"),
    ]


def test_without_verdicts_there_are_no_groups() -> None:
    review = make_review({"bare": BARE}, rubric={**rubric_values(), "verdicts": []})
    assert verdict_groups([subject_of(review, "bare", "en")]) == ()
    assert verdict_groups([]) == ()
