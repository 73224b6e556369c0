# ruff: noqa: RUF001 - Chinese punctuation is meant
"""The comparison's view: who leads, who could still pass, and the front page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from dossier.app.judge import judge_review, study_review
from dossier.making.documents import make_subject
from dossier.making.summary_view import view_index, view_summary
from dossier.nouns.final import EditionRecord, Final
from dossier.nouns.review import Review
from dossier.nouns.summary_view import FinalLink, IndexView, SummaryView
from dossier.nouns.view import Fact
from tests.samples import (
    AS_OF,
    BARE,
    acme_values,
    brief_values,
    make_review,
    make_words,
    rubric_values,
)

Profiles = Mapping[str, Mapping[str, Any]]


def view(review: Review, language: str = "en") -> SummaryView:
    words = make_words(language)
    comparison = judge_review(review)
    subjects = {
        each.assessment.partner: make_subject(each, review, words) for each in comparison.ranking
    }
    return view_summary(review, comparison, {}, subjects, words)


def index(review: Review, finals: Mapping[str, EditionRecord] | None = None) -> IndexView:
    both = [make_words("zh"), make_words("en")]
    return view_index(review, judge_review(review), both, finals or {})


def named(name: str, uptime: float | None = None, kind: str = "contract") -> dict[str, Any]:
    """A partner with one answer at most, worth 0 at 99.0 and 60 at 99.9."""
    answers = {"technology.uptime": {"claimed": uptime, "evidence": ["it"]}}
    evidence = {"it": {"kind": kind, "title": "It"}}
    return {**BARE, "name": name, "evidence": evidence, "answers": answers if uptime else {}}


def alone(uptime_only: Profiles, **own: Any) -> Review:
    """A review in which uptime is all that is asked."""
    brief = {**brief_values(), "markets": [], "languages": [], "needs": [], "must_have": []}
    ruled_out = ["service.sla", "service.response", "service.hours"]
    return make_review(
        uptime_only, brief={**brief, "need_titles": {}, "not_applicable": ruled_out}, **own
    )


BOTH = make_review({"acme": acme_values(), "bravo": BARE}, brief=brief_values())


LEADS = "A leads with 90 points proven; its ceiling is 100."
GOOD, POOR, OPEN = named("A", 99.99), named("B", 99.0), named("C")


@pytest.mark.parametrize(
    ("partners", "headline"),
    [
        ({}, ["No partner could be judged."]),
        ({"a": GOOD}, [LEADS]),
        (
            {"a": GOOD, "c": OPEN},
            [LEADS, "The other could still pass it: its ceiling is above 90."],
        ),
        (
            {"a": GOOD, "b": POOR},
            [LEADS, "The other could not pass it any more: its ceiling is not above 90."],
        ),
        (
            {"a": GOOD, "b": POOR, "c": OPEN, "d": OPEN},
            [LEADS, "2 of the other 3 could still pass it: their ceilings are above 90."],
        ),
        (
            {"a": GOOD, "b": POOR, "c": OPEN},
            [LEADS, "One of the other 2 could still pass it: its ceiling is above 90."],
        ),
        (
            {"a": GOOD, "b": POOR, "c": POOR},
            [LEADS, "None of the other 2 could still pass it: no ceiling is above 90."],
        ),
    ],
)
def test_headline(partners: Profiles, headline: list[str]) -> None:
    shown = view(alone(partners)).headline
    assert [line for line in shown if "Evidence covers" not in line] == headline


def test_a_ceiling_at_the_same_height_does_not_pass() -> None:
    rubric = rubric_values()
    rubric["evidence_kinds"]["contract"]["reliability"] = 1
    both = {"a": named("A", 99.9), "b": named("B", 99.9)}
    seen = view(alone({**both, "c": {**BARE, "name": "C"}}, rubric=rubric))
    assert [row.figures.ceiling for row in seen.standings] == [60, 60, 100]
    assert seen.headline[1].startswith("The other could still pass it")
    assert not any("pass it" in each for each in view(alone(both, rubric=rubric)).headline)


def test_headline_in_chinese() -> None:
    first, second, _ = view(alone({"a": GOOD, "b": POOR}), "zh").headline
    assert first == "A以已证实 90 分领先，上限为 100 分。"
    assert second == "其余 1 家的上限均不高于 90 分，无一家还能超越。"


def test_headline_of_equal_leaders_names_them_all() -> None:
    review = alone({"a": named("A", 99.9), "b": named("B", 99.9), "c": named("C", 99.0)})
    assert view(review).headline[0] == "A, B lead together with 54 points proven."
    assert "A、B" in view(review, "zh").headline[0]


def test_headline_says_how_much_is_covered() -> None:
    review = alone({"a": named("A", 99.9), "b": named("B")})
    assert view(review).headline[-1] == (
        "Evidence covers 0% to 90% of what is asked of each partner; "
        "the rest is unknown or only claimed."
    )


@pytest.mark.parametrize(
    ("coverages", "sentence"),
    [
        ((1.0, 1.0), "Evidence covers all that is asked of every partner."),
        ((1.0, 1 - 1e-12), "Evidence covers all that is asked of every partner."),
        (
            (0.998, 1.0),
            (
                "Evidence covers >99% to 100% of what is asked of each partner; "
                "the rest is unknown or only claimed."
            ),
        ),
        (
            (0.003, 0.42),
            (
                "Evidence covers <1% to 42% of what is asked of each partner; "
                "the rest is unknown or only claimed."
            ),
        ),
        (
            (0.304, 0.3),
            (
                "Evidence covers 30% of what is asked of each partner; "
                "the rest is unknown or only claimed."
            ),
        ),
    ],
)
def test_headline_claims_no_rest_where_all_is_covered(
    coverages: tuple[float, float], sentence: str
) -> None:
    judged = judge_review(BOTH)
    ranking = tuple(
        replace(
            ranked,
            assessment=replace(
                ranked.assessment,
                figures=replace(ranked.assessment.figures, coverage=coverage),
            ),
        )
        for ranked, coverage in zip(judged.ranking, coverages, strict=True)
    )
    words = make_words("en")
    subjects = {each.assessment.partner: make_subject(each, BOTH, words) for each in ranking}
    seen = view_summary(BOTH, replace(judged, ranking=ranking), {}, subjects, words)
    assert seen.headline[-1] == sentence


def test_headline_says_how_sure_the_first_place_is() -> None:
    words, studied = make_words("en"), study_review(BOTH)
    assert studied.robustness is not None
    result = replace(studied.robustness, samples=10_000, first={"acme": 0.9999, "bravo": 0.0001})
    subjects = {
        each.assessment.partner: make_subject(each, BOTH, words) for each in studied.ranking
    }
    seen = view_summary(BOTH, replace(studied, robustness=result), {}, subjects, words)
    assert seen.headline[-1] == (
        "Over 10,000 trials of what is still open, and of other weights, "
        "Acme comes first on points in >99%."
    )


def test_standings_have_figures_counts_and_the_way_to_the_dossier() -> None:
    acme, bravo = view(BOTH).standings
    assert (acme.rank, acme.id, acme.name, acme.path) == (1, "acme", "Acme", "acme/dossier.en.md")
    assert (acme.evidence_count, acme.independent_count) == (4, 3)
    assert (acme.unknown_count, acme.criteria_count) == (0, 6)
    assert (bravo.rank, bravo.unknown_count, bravo.criteria_count) == (2, 6, 6)
    assert [len(each.dimensions) for each in (acme, bravo)] == [2, 2]
    assert bravo.dimensions == (0, 0)
    assert len(bravo.worklist) == 3
    assert view(BOTH, "zh").standings[0].path == "acme/dossier.zh.md"


def test_nobody_is_ranked_where_nothing_is_asked() -> None:
    brief = {**brief_values(), "markets": [], "languages": [], "needs": [], "must_have": []}
    nothing = {
        "need_titles": {},
        "not_applicable": [
            *("technology.uptime", "service.sla", "service.response", "service.hours")
        ],
    }
    seen = view(make_review({"a": named("A")}, brief={**brief, **nothing}))
    assert [row.rank for row in seen.standings] == [None]
    assert seen.standings[0].dimensions == (None, None)
    assert seen.headline == ("No partner could be judged.",)


def test_charts_say_their_figures_in_words() -> None:
    seen = view(BOTH)
    assert seen.ranking_chart.alt == "Points proven, and at best: Acme 40, 74; Bravo 0, 100."
    assert seen.ranking_chart.path == "charts/ranking.en.svg"
    assert [fact.label for fact in seen.dimensions] == ["Technology", "Service"]


def test_what_is_asked_and_for_what_scene() -> None:
    assert view(BOTH).scenario == "A chat app enters two countries."
    assert view(BOTH).decision.asked == "Choose one provider."
    assert view(make_review({})).scenario is None


def test_left_out_partners_are_named() -> None:
    review = make_review({"bravo": BARE}, left_out=("broken", "torn"))
    assert view(review).left_out == ("broken", "torn")
    assert index(review).left_out == ("broken", "torn")


def test_front_page_is_in_every_language_at_once() -> None:
    page = index(BOTH)
    assert [(each.language, each.name, each.title) for each in page.editions] == [
        ("zh", "中文", "评审"),
        ("en", "English", "Review"),
    ]
    assert [(row.id, row.names, row.rank) for row in page.rows] == [
        ("acme", ("甲公司", "Acme"), 1),
        ("bravo", ("乙公司", "Bravo"), 2),
    ]


def test_one_name_for_all_languages_is_shown_once() -> None:
    assert index(make_review({"x": {**BARE, "name": "Same"}})).rows[0].names == ("Same",)


def record(number: int, *languages: str) -> EditionRecord:
    given: dict[str, Any] = {
        "schema": "dossier/edition@1",
        "kind": "dossier",
        "partner": "acme",
    }
    given |= {"number": number, "date": AS_OF, "languages": languages}
    return EditionRecord.model_validate({**given, "inputs": "0" * 64, "files": {}})


def test_index_leads_to_the_newest_final_edition_in_its_own_languages() -> None:
    made = index(BOTH, {"acme": record(3, "en")})
    finals = {row.id: row.final for row in made.rows}
    assert made.has_finals
    assert finals == {
        "acme": FinalLink(3, "2026-11-22", (Fact("English", "acme/editions/3/dossier.en.md"),)),
        "bravo": None,
    }
    assert not index(BOTH).has_finals


def test_a_final_summary_leads_to_the_final_dossiers_that_it_compares() -> None:
    final = replace(BOTH, final=Final(2, {"acme": 7}))
    paths = {row.id: row.path for row in view(final).standings}
    assert paths["acme"] == "../../acme/editions/7/dossier.en.md"
    assert {row.path for row in view(BOTH).standings} == {
        "acme/dossier.en.md",
        "bravo/dossier.en.md",
    }
