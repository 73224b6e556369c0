"""Each item of the brief's lists in exactly one of found, claimed, absent, open."""

# ruff: noqa: RUF001 - Chinese punctuation and signs of mathematics are meant

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.making.fit import SIGNS, fit_rows, need_tables
from dossier.making.subject import Subject
from dossier.nouns.view import FitRow
from tests.samples import BARE, acme_values, brief_values, make_acme, make_review, subject_of

MARKETS = st.none() | st.just("all") | st.lists(st.sampled_from(["ID", "VN", "TH"]), unique=True)


def with_markets(language: str = "en", **answer: Any) -> Subject:
    values = {**acme_values(), "answers": {"technology.markets": answer} if answer else {}}
    return subject_of(make_review({"acme": values}, brief=brief_values()), "acme", language)


def markets(subject: Subject) -> FitRow:
    return fit_rows(subject)[0]


@pytest.mark.parametrize(
    ("answer", "places", "signs"),
    [
        ({}, (None, None, None, "Indonesia, Vietnam"), "??"),
        ({"claimed": "all"}, (None, "Indonesia, Vietnam", None, None), "○○"),
        ({"claimed": ["VN", "TH"]}, (None, "Vietnam", None, "Indonesia"), "–○"),
        ({"claimed": []}, (None, None, None, "Indonesia, Vietnam"), "––"),
        ({"claimed": "all", "verified": ["ID"]}, ("Indonesia", None, "Vietnam", None), "●×"),
        ({"verified": "all"}, ("Indonesia, Vietnam", None, None, None), "●●"),
        ({"claimed": ["ID"], "verified": []}, (None, None, "Indonesia, Vietnam", None), "××"),
    ],
)
def test_markets_by_what_is_known(
    answer: dict[str, Any], places: tuple[str | None, ...], signs: str
) -> None:
    subject = with_markets(**answer)
    row = markets(subject)
    assert (row.found, row.claimed, row.absent, row.open) == places
    assert "".join(need_tables([subject])[0].rows[0].signs) == signs


@given(MARKETS, MARKETS)
@settings(deadline=None, max_examples=40)
def test_every_item_stands_in_exactly_one_place(claimed: Any, verified: Any) -> None:
    answer = {"claimed": claimed, "verified": verified}
    said = {key: value for key, value in answer.items() if value is not None}
    row = markets(with_markets(**said))
    shown = [row.found, row.claimed, row.absent, row.open]
    items = [item for each in shown if each is not None for item in each.split(", ")]
    assert sorted(items) == ["Indonesia", "Vietnam"]


def test_must_haves_are_marked_in_both_languages() -> None:
    review = make_review({"acme": acme_values()}, brief=brief_values())
    for language, found in (("en", "Voice calls (must-have)"), ("zh", "语音通话（必备）")):
        needs = fit_rows(subject_of(review, "acme", language))[1]
        assert (needs.found, needs.absent) == (found, "recording")


def test_lists_are_in_the_order_of_the_rubric() -> None:
    assert [row.title for row in fit_rows(make_acme())] == ["Markets", "Features", "Languages"]


def test_item_named_twice_is_shown_once() -> None:
    brief = {**brief_values(), "markets": ["VN", "ID", "VN"]}
    subject = subject_of(make_review({"bare": BARE}, brief=brief), "bare")
    assert markets(subject).open == "Vietnam, Indonesia"


def test_empty_list_asks_nothing() -> None:
    brief = {**brief_values(), "markets": []}
    subject = subject_of(make_review({"acme": acme_values()}, brief=brief), "acme")
    assert [row.title for row in fit_rows(subject)] == ["Features", "Languages"]


def test_criterion_ruled_out_asks_nothing() -> None:
    brief = {**brief_values(), "not_applicable": ["technology.markets"]}
    subject = subject_of(make_review({"acme": acme_values()}, brief=brief), "acme")
    assert [row.title for row in fit_rows(subject)] == ["Features", "Languages"]


def test_without_a_brief_there_is_nothing_to_fit() -> None:
    subject = subject_of(make_review({"acme": acme_values()}), "acme")
    assert fit_rows(subject) == ()
    assert need_tables([subject]) == ()
    assert need_tables([]) == ()


def test_matrix_has_a_row_for_each_partner() -> None:
    review = make_review({"acme": acme_values(), "bravo": BARE}, brief=brief_values())
    tables = need_tables([subject_of(review, name) for name in ("acme", "bravo")])
    assert [(table.title, table.items) for table in tables] == [
        ("Markets", ("Indonesia", "Vietnam")),
        ("Features", ("Voice calls (must-have)", "recording")),
        ("Languages", ("Traditional Chinese", "Indonesian")),
    ]
    assert [[(row.partner, "".join(row.signs)) for row in table.rows] for table in tables] == [
        [("Acme", "○○"), ("Bravo", "??")],
        [("Acme", "●×"), ("Bravo", "??")],
        [("Acme", "○–"), ("Bravo", "??")],
    ]


def test_signs_differ_and_are_explained() -> None:
    signs = set(SIGNS.values())
    assert len(signs) == len(SIGNS)
    for language in ("en", "zh"):
        explained = with_markets(language).words("fit-signs")
        assert [sign for sign in signs if sign not in explained] == []
