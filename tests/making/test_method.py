"""The method chapter: kinds of evidence and grades as the rubric has them, and the trials."""

# ruff: noqa: RUF001 - Chinese punctuation and signs of mathematics are meant

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from dossier.app.judge import judge_review, judge_scenarios, study_review
from dossier.making.method import method_view
from dossier.nouns.brief import Brief
from dossier.nouns.review import Review
from dossier.nouns.view import Fact, KindRow, MethodView
from tests.samples import (
    BARE,
    brief_by_pairs,
    brief_values,
    make_documents,
    make_review,
    make_words,
    rubric_values,
    sound,
    three_dimensions,
)

REVIEW = make_review({})


def method(review: Review = REVIEW, language: str = "en") -> MethodView:
    return method_view(review, judge_review(review), make_words(language))


METHOD = method()


def review_of(weighting: dict[str, Any]) -> Review:
    brief = {**brief_values(), "weights": None, "weighting": weighting}
    return make_review({"bravo": BARE}, brief=brief, rubric=three_dimensions())


def test_rubric_is_named_with_its_version() -> None:
    assert METHOD.rubric == "Small rubric, version 1.0"
    assert method(language="zh").rubric == "小型标准，1.0 版"


def test_kinds_say_how_far_and_how_long_they_carry() -> None:
    assert METHOD.kinds == (
        KindRow("Own measurement", 0.95, "12 months", "Seen by ourselves."),
        KindRow("Contract", 0.9, "does not fade", None),
        KindRow("Vendor's document", 0.4, "18 months", None),
    )


def test_grades_say_from_where_they_reach() -> None:
    assert METHOD.grades == (
        Fact("A", "from 60 points: Solid"),
        Fact("B", "from 30 points: B"),
        Fact("C", "from 0 points: C"),
    )


def test_age_of_undated_evidence_is_in_months() -> None:
    assert METHOD.undated_age == "24 months"


# -- records, weights, trials ---------------------------------------------------------------


def test_records_are_told_where_a_criterion_is_judged_by_them() -> None:
    assert METHOD.records is not None
    assert "s = 0.95 × n ÷ (n + 2)" in METHOD.records
    rubric = rubric_values()
    for dimension in rubric["dimensions"]:
        dimension["criteria"] = [c for c in dimension["criteria"] if "derived" not in c]
    assert method(make_review({}, rubric=rubric)).records is None


def test_weights_that_are_given_have_no_formula() -> None:
    assert METHOD.weights == ()  # nobody was judged
    review = make_review({"bravo": BARE})
    assert method(review).weights == ("Weights of the dimensions: as the rubric sets them.",)


def test_weights_that_are_reckoned_have_their_formula_and_source() -> None:
    origin, formula = method(review_of({"order": ["service", "technology", "values"]})).weights
    assert origin == "Weights of the dimensions: from the brief’s order of importance."
    assert formula.startswith("Rank-order centroid (Barron and Barrett 1996)")
    pairs = make_review({"bravo": BARE}, brief=brief_by_pairs(3), rubric=three_dimensions())
    origin, formula = method(pairs).weights
    assert origin == (
        "Weights of the dimensions: from pairwise comparison; consistency ratio 0.12, above the "
        "limit of 0.1; accepted by the purchasing committee on 8 October 2026, because: "
        "Both matter."
    )
    assert formula.startswith("Analytic hierarchy process (Saaty 1980)")


def test_weights_of_other_briefs_are_told_where_they_are_reckoned() -> None:
    briefs = {"main": brief_values(), "other": {**brief_by_pairs(3), "title": "Other"}}
    scenarios = {name: sound("b.yaml", values, Brief) for name, values in briefs.items()}
    review = replace(
        make_review({"bravo": BARE}, brief=briefs["main"], rubric=three_dimensions()),
        brief_id="main",
        scenarios=scenarios,
    )
    words, comparison = make_words("en"), judge_review(review)
    _, other, formula = method_view(review, comparison, words, judge_scenarios(review)).weights
    assert other.startswith(
        "Weights under “Other”: from pairwise comparison; consistency ratio 0.12"
    )
    assert "Saaty" in formula


@pytest.mark.parametrize(
    ("samples", "error", "unseen"), [(10_000, "0.5%", "0.03%"), (100, "5%", "3%")]
)
def test_trials_say_what_they_draw_and_how_far_they_may_be_off(
    samples: int, error: str, unseen: str
) -> None:
    rubric = {**rubric_values(), "robustness": {"samples": samples, "seed": 7}}
    studied = study_review(make_review({"bravo": BARE}, rubric=rubric))
    chances, off = method_view(REVIEW, studied, make_words("en")).trials
    assert "SMAA-2 (Lahdelma and Salminen 2001)" in chances
    assert f"N = {samples:,} trials" in chances
    assert "weights of the dimensions within 50% of the declared ones" in chances
    assert f"√(p × (1 − p) ÷ N), at most {error}." in off
    assert f"3 ÷ N = {unseen} with 95% confidence" in off


def test_nobody_tried_is_not_explained() -> None:
    assert METHOD.trials == ()


# -- the documents --------------------------------------------------------------------------

IN_SUMMARY_ALONE = ("e ÷ (e − h)", "Head-to-head: ", "Ranking: ")
IN_DOSSIER_ALONE = ("2^(−age ÷ half-life)", "| Kind | Reliability |")
IN_BOTH = (
    "SMAA-2 (Lahdelma",
    "√(p × (1 − p) ÷ N)",
    "accepted by the purchasing committee",
    "Saaty",
)


def test_each_document_has_the_method_of_what_it_shows() -> None:
    rubric = {**three_dimensions(), "robustness": {"samples": 100, "seed": 7}}
    partners = {"bravo": BARE, "second": {**BARE, "name": "Second"}}
    review = make_review(partners, brief=brief_by_pairs(3), rubric=rubric)
    texts = {
        manuscript.path: manuscript.markdown.partition("\n## Method\n")[2]
        for shop, manuscript in make_documents(review)
        if shop.words.language == "en"
    }
    for path, text in texts.items():
        is_summary = path.startswith("summary")
        assert all(words in text for words in IN_BOTH), path
        assert all((words in text) == is_summary for words in IN_SUMMARY_ALONE), path
        assert all((words in text) != is_summary for words in IN_DOSSIER_ALONE), path


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_document_says_who_bears_contradicting_weights(language: str) -> None:
    review = make_review({"bravo": BARE}, brief=brief_by_pairs(3), rubric=three_dimensions())
    accepted = {"en": "accepted by the purchasing committee on", "zh": "采购委员会于"}[language]
    found = [m.markdown for shop, m in make_documents(review) if shop.words.language == language]
    assert len(found) == 2
    for text in found:
        assert text.count(accepted) == 2  # document control, and the method
        assert "0.12" in text
