"""Criteria and chapters in the reader's words."""

from __future__ import annotations

from typing import Any

import pytest

from dossier.making.criteria import by_stake, chapter, criterion_row
from dossier.making.subject import Subject
from dossier.nouns.view import Chapter, CriterionRow, FollowUp
from tests.samples import (
    BARE,
    acme_values,
    brief_values,
    make_acme,
    make_review,
    rubric_values,
    subject_of,
)


def rows_of(subject: Subject) -> dict[str, CriterionRow]:
    results = subject.assessment.criteria
    return {each.reference: criterion_row(each, subject) for each in results}


def chapters_of(subject: Subject) -> list[Chapter]:
    dimensions = subject.assessment.dimensions
    return [chapter(number, each, subject) for number, each in enumerate(dimensions, start=1)]


def answered(reference: str, language: str = "en", **answer: Any) -> CriterionRow:
    """The row of one answer, all else as Acme's file has it."""
    values = acme_values()
    values["answers"] = {reference: answer}
    values["probes"] = []
    review = make_review({"acme": values}, brief=brief_values())
    return rows_of(subject_of(review, "acme", language))[reference]


ACME = rows_of(make_acme())


@pytest.mark.parametrize(
    ("reference", "claimed", "english", "chinese"),
    [
        ("technology.uptime", 99.99, "99.99%", "99.99%"),
        ("service.response", 30, "30 min", "30 分钟"),
        ("service.sla", "none", "None", "无"),
        ("technology.markets", "all", "all markets", "全部市场"),
        ("technology.markets", ["VN"], "Vietnam", "越南"),
        ("technology.markets", [], "none", "无"),
        (
            "service.languages",
            ["zh-Hant", "tlh"],
            "Traditional Chinese, Klingon",
            "繁体中文、克林贡语",
        ),
        ("technology.needs", ["voice_call", "recording"], "Voice calls, recording", None),
    ],
)
def test_answers_are_put_as_readers_would(
    reference: str, claimed: Any, english: str, chinese: str | None
) -> None:
    row = answered(reference, claimed=claimed)
    assert (row.claimed_answer, row.found_answer) == (english, None)
    if chinese is not None:
        assert answered(reference, "zh", claimed=claimed).claimed_answer == chinese


def test_what_was_found_stands_beside_what_is_claimed() -> None:
    row = answered("service.sla", claimed="contract", verified="published")
    assert (row.claimed_answer, row.found_answer) == ("In the contract", "Published")
    assert (row.claimed, row.value) == (100, 50)


def test_probes_never_answered_are_said_to_be() -> None:
    assert ACME["service.response"].found_answer == "1 of 2 probes unanswered"


@pytest.mark.parametrize(
    ("reference", "state", "words"),
    [
        ("technology.uptime", "verified", "verified"),
        ("technology.markets", "claimed", "claimed"),
        ("service.sla", "contradicted", "contradicted"),
        ("service.hours", "not_applicable", "not applicable"),
    ],
)
def test_states(reference: str, state: str, words: str) -> None:
    assert (ACME[reference].state, ACME[reference].state_words) == (state, words)


@pytest.mark.parametrize(
    ("reference", "reason"),
    [
        (
            "technology.uptime",
            (
                "Worth 60 of 100. 2 items of evidence from 2 origins support it with strength "
                "0.90. The claim would be worth 100."
            ),
        ),
        (
            "technology.markets",
            "Worth 100 of 100. 2 items of evidence from one origin support it with strength 0.29.",
        ),
        (
            "service.sla",
            (
                "Worth 100 of 100. One item of evidence from one origin supports it with strength "
                "0.90. Counter-evidence weighs 0.29 against it."
            ),
        ),
        (
            "service.response",
            (
                "Worth 0 of 100. 2 records of ours support it with strength 0.47. "
                "The claim would be worth 100."
            ),
        ),
        ("service.hours", "The brief rules this out or asks for nothing here."),
    ],
)
def test_reasons_say_why(reference: str, reason: str) -> None:
    assert ACME[reference].reason == reason


def test_reason_of_silence_and_of_a_bare_claim() -> None:
    bare = rows_of(subject_of(make_review({"bare": BARE}), "bare"))["technology.uptime"]
    assert bare.reason == "Nothing is on record: nothing is proven and everything is possible."
    claim = answered("technology.uptime", claimed=99.9)
    assert claim.reason == "Worth 60 of 100. Nothing backs it."


def test_row_without_an_answer_is_unknown_and_not_zero() -> None:
    bare = rows_of(subject_of(make_review({"bare": BARE}), "bare"))["technology.uptime"]
    assert (bare.claimed_answer, bare.found_answer, bare.claimed, bare.value) == (None,) * 4
    assert (bare.proven, bare.ceiling, bare.strength) == (0, 100, 0)
    assert bare.state_words == "unknown"


def test_row_that_does_not_apply_has_no_figures() -> None:
    row = ACME["service.hours"]
    assert (row.claimed, row.value, row.proven, row.ceiling) == (None,) * 4
    assert (row.weight, row.share, row.at_stake) == (0, 0, 0)


def test_evidence_is_linked_by_number() -> None:
    row = ACME["service.sla"]
    assert [(link.label, link.anchor) for link in row.evidence] == [("E4", "evidence-draft")]
    assert [link.label for link in row.against] == ["E1"]
    assert [link.label for link in ACME["technology.uptime"].evidence] == ["E3", "E1"]


# -- chapters -------------------------------------------------------------------------------


def test_chapters_are_numbered_and_named() -> None:
    technology, service = chapters_of(make_acme())
    assert (technology.number, technology.anchor) == (1, "dimension-technology")
    assert (technology.title, technology.question) == ("Technology", "Does it hold?")
    assert (technology.basis, service.basis) == ("Measurements first.", None)
    assert (service.number, service.weight) == (2, 0.25)
    assert [row.reference for row in service.criteria][-1] == "service.hours"


@pytest.mark.parametrize(
    ("left", "judgement"),
    [
        (
            {"sla", "response", "languages"},
            "Claimed 83, proven 24; at best 82. All 3 questions have an answer.",
        ),
        (
            {"response", "languages"},
            "Claimed 75, proven 3; at best 82. 1 of 3 questions has no answer yet.",
        ),
        (
            {"response"},
            "Claimed 100, proven 0; at best 84. 2 of 3 questions have no answer yet.",
        ),
    ],
)
def test_judgement_of_a_dimension(left: set[str], judgement: str) -> None:
    values = acme_values()
    values["answers"] = {
        name: answer for name, answer in values["answers"].items() if name.partition(".")[2] in left
    }
    review = make_review({"acme": values}, brief=brief_values())
    assert chapters_of(subject_of(review, "acme"))[1].judgement == judgement


def test_dimension_of_which_nothing_applies_says_so() -> None:
    brief = brief_values()
    brief["not_applicable"] = [name for name in ACME if name.startswith("service.")]
    subject = subject_of(make_review({"acme": acme_values()}, brief=brief), "acme")
    service = chapters_of(subject)[1]
    assert service.judgement == "The brief asks nothing here."
    assert (service.weight, service.grade, service.follow_ups) == (0, None, ())


def test_follow_ups_are_what_is_not_settled() -> None:
    technology, service = chapters_of(make_acme())
    assert technology.follow_ups == (FollowUp("Markets", "Where are there nodes?"),)
    assert [row.title for row in service.follow_ups] == [
        "Service level",
        "Response time",
        "Languages",
    ]


# -- order ----------------------------------------------------------------------------------


def test_worklist_begins_with_what_could_move_most() -> None:
    rows = by_stake(ACME.values())
    assert [(row.reference, round(row.at_stake, 1)) for row in rows] == [
        ("technology.markets", 13.3),
        ("service.languages", 7.0),
        ("service.response", 4.4),
        ("technology.uptime", 3.7),
        ("service.sla", 3.0),
        ("technology.needs", 2.6),
    ]


def test_equal_stakes_are_ordered_by_anchor() -> None:
    rubric = rubric_values()
    for dimension in rubric["dimensions"]:
        dimension["weight"] = 1
        dimension["criteria"] = [{**dimension["criteria"][0], "weight": 1}]
    rows = rows_of(subject_of(make_review({"bare": BARE}, rubric=rubric), "bare"))
    assert [row.reference for row in by_stake(rows.values())] == [
        "service.sla",
        "technology.uptime",
    ]
