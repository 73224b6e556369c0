# ruff: noqa: RUF001 - Chinese punctuation and signs of mathematics are meant
"""Where weights came from: in a sentence, step by step, and for other programs."""

from __future__ import annotations

from typing import Any

import pytest

from dossier.app.judge import judge_review
from dossier.making.weighting import explain_weighting, weighting_json, weighting_words
from dossier.nouns.explanation import Step
from dossier.nouns.review import Review
from dossier.nouns.weights import Weighting
from tests.samples import (
    BARE,
    brief_by_pairs,
    brief_values,
    make_review,
    make_words,
    three_dimensions,
)

EN, ZH = make_words("en"), make_words("zh")
ORDER = {"order": ["service", "technology", "values"]}


def review_of(brief: dict[str, Any] | None) -> Review:
    return make_review({"bravo": BARE}, brief=brief, rubric=three_dimensions())


def weighting_of(review: Review) -> Weighting:
    weighting = judge_review(review).weighting
    assert weighting is not None
    return weighting


@pytest.mark.parametrize(
    ("brief", "english", "chinese"),
    [
        (None, "as the rubric sets them", "按评分标准"),
        (
            {**brief_values(), "weights": {"values": 2, "technology": 5}},
            "as the rubric sets them, but by the brief for Technology, Values",
            "按评分标准，其中技术、价值观改由需求书设定",
        ),
        (
            {**brief_values(), "weights": None, "weighting": ORDER},
            "from the brief’s order of importance",
            "由需求书所列的重要性次序得出",
        ),
        (
            brief_by_pairs(5),
            "from pairwise comparison; consistency ratio 0.03, within the limit of 0.1",
            "由两两比较得出；一致性比率 0.03，未超过限值 0.1",
        ),
        (
            brief_by_pairs(3),
            (
                "from pairwise comparison; consistency ratio 0.12, above the limit of 0.1; "
                "accepted by the purchasing committee on 8 October 2026, because: Both matter"
            ),
            (
                "由两两比较得出；一致性比率 0.12，超过限值 0.1；"
                "采购委员会于 2026年10月8日认可，理由：两者都要紧"
            ),
        ),
    ],
)
def test_origin_in_a_sentence(brief: dict[str, Any] | None, english: str, chinese: str) -> None:
    review = review_of(brief)
    weighting = weighting_of(review)
    assert weighting_words(weighting, review, EN) == english
    assert weighting_words(weighting, review, ZH) == chinese


def steps_of(brief: dict[str, Any] | None, review: Review | None = None) -> tuple[Step, ...]:
    review = review or review_of(brief)
    part = explain_weighting(weighting_of(review), review, EN)
    return part.steps if part else ()


def test_numbers_that_somebody_wrote_need_no_arithmetic() -> None:
    assert steps_of(None) == ()
    assert steps_of({**brief_values(), "weights": {"values": 2}}) == ()


def test_arithmetic_of_an_order() -> None:
    assert steps_of({**brief_values(), "weights": None, "weighting": ORDER}) == (
        Step("Service", "(1 ÷ 1 + 1 ÷ 2 + 1 ÷ 3) ÷ 3", "0.6111", "Place 1 of 3."),
        Step("Technology", "(1 ÷ 2 + 1 ÷ 3) ÷ 3", "0.2778", "Place 2 of 3."),
        Step("Values", "(1 ÷ 3) ÷ 3", "0.1111", "Place 3 of 3."),
    )


def test_arithmetic_of_pairs() -> None:
    """1 + c + 1/c with c = (3/9)^(1/3) is 3.1356."""
    weighed, *rest = steps_of(brief_by_pairs(3))[0], *steps_of(brief_by_pairs(3))[3:]
    assert weighed == Step(
        "Technology",
        "(1 × 0.5842 + 3 × 0.2808 + 3 × 0.1350) ÷ 0.5842",
        "3.1356",
        "its comparisons times the weights; its own weight is 0.5842",
    )
    assert {step.result for step in steps_of(brief_by_pairs(3))[:4]} == {"3.1356"}
    assert tuple(rest) == (
        Step(
            "Largest eigenvalue λmax",
            None,
            "3.1356",
            "Of the matrix of comparisons; 3 if none contradicted another.",
        ),
        Step("Consistency index CI", "(3.1356 − 3) ÷ 2", "0.0678"),
        Step(
            "Consistency ratio CR",
            "0.0678 ÷ 0.58",
            "0.1169",
            "Consistency ratio 0.12, above the limit of 0.1; accepted by the purchasing "
            "committee on 8 October 2026, because: Both matter.",
        ),
    )


def test_two_dimensions_have_no_ratio_to_reckon() -> None:
    pairs = {"pairwise": [{"more": "service", "than": "technology", "by": 2}]}
    brief = {**brief_values(), "weights": None, "weighting": pairs}
    ratio = steps_of(None, make_review({"bravo": BARE}, brief=brief))[-1]
    assert (ratio.formula, ratio.result) == (None, "0.0000")
    assert ratio.note == "Two dimensions cannot contradict each other."


def test_other_programs_see_who_bears_it() -> None:
    found = weighting_json(weighting_of(review_of(brief_by_pairs(3))), [ZH, EN])
    assert found is not None
    assert found["source"] == "pairs"
    assert found["consistency_ratio"] == pytest.approx(0.1169, abs=5e-5)
    assert found["accepted"] == {
        "by": {"zh": "采购委员会", "en": "the purchasing committee"},
        "on": "2026-10-08",
        "because": {"zh": "两者都要紧。", "en": "Both matter."},
    }


def test_other_programs_see_weights_that_sum_to_1() -> None:
    found = weighting_json(weighting_of(review_of(None)), [EN])
    assert found == {
        "source": "rubric",
        "weights": {"technology": 0.6, "service": 0.2, "values": 0.2},
        "consistency_ratio": None,
        "accepted": None,
    }
    assert weighting_json(None, [EN]) is None
