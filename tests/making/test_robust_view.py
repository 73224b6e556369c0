# ruff: noqa: RUF001 - Chinese punctuation is meant
"""How far a ranking holds, in words: chances, flips, and who beats whom."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from dossier.app.judge import judge_review, study_review
from dossier.making.charts import CHARTED
from dossier.making.robust_view import COMPARED, robustness_view, uncertainty_words
from dossier.making.subject import Subject
from dossier.nouns.assessment import Comparison
from dossier.nouns.review import Review
from dossier.nouns.summary_view import HeadToHead, RobustnessView
from tests.samples import (
    BARE,
    acme_values,
    brief_values,
    make_review,
    make_words,
    rubric_values,
    subject_of,
)

FEW: dict[str, Any] = {**rubric_values(), "robustness": {"samples": 100, "seed": 7}}
BOTH = make_review({"acme": acme_values(), "bravo": BARE}, brief=brief_values(), rubric=FEW)
STUDIED = study_review(BOTH)
SUBJECTS = {
    language: {name: subject_of(BOTH, name, language) for name in BOTH.partners}
    for language in ("en", "zh")
}


def view(
    comparison: Comparison, language: str = "en", subjects: dict[str, Subject] | None = None
) -> RobustnessView:
    found = robustness_view(comparison, subjects or SUBJECTS[language], make_words(language))
    assert found is not None
    return found


# -- whether there is anything to say -------------------------------------------------------


def test_ranking_that_nobody_tried_has_no_chapter() -> None:
    words = make_words("en")
    assert robustness_view(judge_review(BOTH), SUBJECTS["en"], words) is None
    assert uncertainty_words("acme", judge_review(BOTH), words) is None


def test_nobody_ranked_has_no_chapter() -> None:
    nobody = make_review({}, brief=brief_values())
    assert robustness_view(study_review(nobody), {}, make_words("en")) is None


def test_partner_that_could_not_be_judged_has_no_chance() -> None:
    every = [
        f"{dimension['id']}.{criterion['id']}"
        for dimension in rubric_values()["dimensions"]
        for criterion in dimension["criteria"]
    ]
    review = make_review(
        {"acme": acme_values()}, brief={**brief_values(), "not_applicable": every}, rubric=FEW
    )
    studied = study_review(review)
    assert uncertainty_words("acme", studied, make_words("en")) is None
    found = robustness_view(studied, {"acme": subject_of(review, "acme")}, make_words("en"))
    assert found is None


# -- chances --------------------------------------------------------------------------------


def test_settings_say_how_it_was_tried() -> None:
    assert view(STUDIED).settings == (
        "100 trials: each draws every criterion’s points between proven and ceiling, and weights "
        "of the dimensions within 50% of the declared ones. "
        "The sampling error of a chance is at most 5%; seed 7. "
        "The method is SMAA-2 (Lahdelma and Salminen 2001)."
    )
    assert view(STUDIED, "zh").settings == (
        "共试算 100 次：每次为每项指标在已证实与上限之间取值，并取既定权重上下 50% 以内的权重。"
        "概率的抽样误差不超过 5%，随机种子 7。方法为 SMAA-2（Lahdelma 与 Salminen，2001）。"
    )


@pytest.mark.parametrize(
    ("mode", "words"),
    [
        ("uniform", "any weights of the dimensions. "),
        ("ordinal", "any weights of the dimensions in the declared order. "),
        ("around", "weights of the dimensions within 20% of the declared ones. "),
    ],
)
def test_every_setting_of_weights_has_its_words(mode: str, words: str) -> None:
    rubric = {**FEW, "robustness": {"samples": 100, "weights": {"mode": mode, "share": 0.2}}}
    review = make_review({"bravo": BARE}, rubric=rubric)
    subjects = {"bravo": subject_of(review, "bravo")}
    assert words in view(study_review(review), subjects=subjects).settings


def test_chart_tells_the_chance_of_coming_first() -> None:
    result = STUDIED.robustness
    assert result is not None
    first = {name: round(100 * chance) for name, chance in result.first.items()}
    assert all(1 <= chance <= 99 for chance in first.values())
    chart = view(STUDIED).chart
    assert chart.path == "charts/chances.en.svg"
    assert chart.alt == (f"Chance of coming first: Acme {first['acme']}%; Bravo {first['bravo']}%.")
    assert view(STUDIED, "zh").chart.alt.startswith("居首的概率：甲公司 ")


def test_uncertainty_of_one_partner() -> None:
    assert STUDIED.robustness is not None
    robustness = replace(
        STUDIED.robustness, samples=10_000, first={"acme": 0.634}, expected_rank={"acme": 1.37}
    )
    comparison = replace(STUDIED, robustness=robustness)
    assert uncertainty_words("acme", comparison, make_words("en")) == (
        "Over 10,000 trials of what is still open, and of other weights, it comes first in 63%; "
        "its mean rank is 1.37."
    )
    assert uncertainty_words("bravo", comparison, make_words("en")) is None


# -- head to head ---------------------------------------------------------------------------


def test_head_to_head_has_nothing_against_oneself() -> None:
    result = STUDIED.robustness
    assert result is not None
    seen = view(STUDIED)
    assert seen.head_to_head == (
        HeadToHead("Acme", ("—", f"{round(100 * result.beats['acme']['bravo'])}%")),
        HeadToHead("Bravo", (f"{round(100 * result.beats['bravo']['acme'])}%", "—")),
    )


NEARLY = {"acme": 0.996, "bravo": 0.004}
ALWAYS = {"acme": 1.0, "bravo": 0.0}


@pytest.mark.parametrize(
    ("chances", "shown", "alt"),
    [
        (NEARLY, (">99%", "<1%"), "Chance of coming first: Acme >99%; Bravo <1%."),
        (
            ALWAYS,
            ("100 of 100", "0 of 100"),
            "Chance of coming first: Acme 100 of 100; Bravo 0 of 100.",
        ),
    ],
)
def test_chances_near_none_and_all_are_not_rounded_to_it(
    chances: dict[str, float], shown: tuple[str, str], alt: str
) -> None:
    assert STUDIED.robustness is not None
    beats = {"acme": {"bravo": chances["acme"]}, "bravo": {"acme": chances["bravo"]}}
    result = replace(STUDIED.robustness, first=chances, beats=beats)
    comparison = replace(STUDIED, robustness=result)
    seen = view(comparison)
    assert (seen.head_to_head[0].chances[1], seen.head_to_head[1].chances[0]) == shown
    assert seen.chart.alt == alt
    told = uncertainty_words("bravo", comparison, make_words("en"))
    assert told is not None
    assert f"it comes first in {shown[1]};" in told


def crowd(count: int) -> Review:
    return make_review(
        {f"p{n:02}": {**BARE, "name": f"Partner number {n:02}"} for n in range(count)}, rubric=FEW
    )


def test_head_to_head_is_among_the_ten_best() -> None:
    review = crowd(COMPARED + 2)
    subjects = {name: subject_of(review, name) for name in review.partners}
    seen = view(study_review(review), subjects=subjects)
    assert [row.partner for row in seen.head_to_head] == [
        f"Partner number {n:02}" for n in range(10)
    ]
    assert {len(row.chances) for row in seen.head_to_head} == {10}
    assert [row.chances.index("—") for row in seen.head_to_head] == list(range(10))
    assert seen.chart.alt.count(";") == COMPARED + 1  # the chart has more


def test_of_two_hundred_partners_the_first_are_told() -> None:
    review = crowd(200)
    (subject, *_) = [subject_of(review, "p00")]
    subjects = {
        name: replace(subject, id=name, profile=profile)
        for name, profile in review.partners.items()
    }
    assert view(study_review(review), subjects=subjects).chart.alt.count(";") == CHARTED - 1
