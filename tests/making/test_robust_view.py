# ruff: noqa: RUF001 - Chinese punctuation is meant
"""How far a ranking holds, in words: chances, flips, and who beats whom."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from dossier.app.judge import judge_review, study_review
from dossier.making.robust_view import (
    COMPARED,
    FLIPS_SHOWN,
    evidence_flip_words,
    robustness_view,
    uncertainty_words,
    weight_flip_words,
)
from dossier.making.subject import Subject
from dossier.nouns.assessment import Comparison
from dossier.nouns.review import Review
from dossier.nouns.robustness import EvidenceFlip, WeightFlip
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


def with_flips(*weights: WeightFlip, evidence: tuple[EvidenceFlip, ...] = ()) -> Comparison:
    return replace(STUDIED, weight_flips=weights, evidence_flips=evidence)


ABOVE = WeightFlip("service", 0.25, 0.6, "bravo", "above")
BELOW = WeightFlip("technology", 0.75, 0.4, "bravo", "below")
NEVER = WeightFlip("service", 0.25)

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
        "机会的抽样误差不超过 5%，随机种子 7。方法为 SMAA-2（Lahdelma 与 Salminen，2001）。"
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
    assert view(STUDIED, "zh").chart.alt.startswith("居首的机会：甲公司 ")


def test_uncertainty_of_one_partner() -> None:
    assert STUDIED.robustness is not None
    robustness = replace(
        STUDIED.robustness, samples=10_000, first={"acme": 0.634}, expected_rank={"acme": 1.37}
    )
    comparison = replace(STUDIED, robustness=robustness)
    assert uncertainty_words("acme", comparison, make_words("en")) == (
        "Over 10,000 trials of what is still open, and of other weights, it comes first in 63%; "
        "its mean rank is 1.4."
    )
    assert uncertainty_words("bravo", comparison, make_words("en")) is None


# -- flips ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("flips", "sentences"),
    [
        ((), []),
        (
            (ABOVE,),
            ["Acme leads unless Service weighs more than 60% (now 25%); then Bravo leads."],
        ),
        (
            (BELOW,),
            ["Acme leads unless Technology weighs less than 40% (now 75%); then Bravo leads."],
        ),
        ((NEVER,), ["For one dimension no weight at all unseats Acme."]),
        ((NEVER, NEVER), ["For 2 dimensions no weight at all unseats Acme."]),
        (
            (BELOW, NEVER),
            [
                "Acme leads unless Technology weighs less than 40% (now 75%); then Bravo leads.",
                "For one dimension no weight at all unseats Acme.",
            ],
        ),
    ],
)
def test_weight_flips(flips: tuple[WeightFlip, ...], sentences: list[str]) -> None:
    assert list(view(with_flips(*flips)).weight_flips) == sentences


def test_weight_flips_in_chinese() -> None:
    assert view(with_flips(BELOW, ABOVE, NEVER), "zh").weight_flips == (
        "甲公司领先，除非技术的权重低于 40%（现为 75%）；届时由 乙公司 领先。",
        "甲公司领先，除非服务的权重高于 60%（现为 25%）；届时由 乙公司 领先。",
        "有 1 个维度无论权重多少，都不会动摇甲公司的领先。",
    )


def test_flip_that_is_none_has_no_words() -> None:
    assert weight_flip_words(NEVER, "Acme", SUBJECTS["en"]["acme"]) is None


@pytest.mark.parametrize(
    ("flip", "english", "chinese"),
    [
        (
            EvidenceFlip("bravo", "service.sla", "proven", 8.3, 50, "bravo"),
            "If Service level of Bravo were proven at its best, Bravo would lead.",
            "若 乙公司 的服务承诺得到充分证实，将由 乙公司 领先。",
        ),
        (
            EvidenceFlip("acme", "technology.uptime", "disproven", -20, 20, "bravo"),
            "If Uptime of Acme were disproven, Bravo would lead.",
            "若 甲公司 的可用性被证伪，将由 乙公司 领先。",
        ),
    ],
)
def test_evidence_flips(flip: EvidenceFlip, english: str, chinese: str) -> None:
    assert evidence_flip_words(flip, SUBJECTS["en"], make_words("en")) == english
    assert evidence_flip_words(flip, SUBJECTS["zh"], make_words("zh")) == chinese
    assert view(with_flips(evidence=(flip,))).evidence_flips == (english,)


def test_no_more_evidence_flips_are_told_than_a_reader_keeps_in_mind() -> None:
    flips = tuple(
        EvidenceFlip("bravo", name, "proven", 1, 1, "bravo") for name in BOTH.rubric.criteria
    )
    assert len(flips) > FLIPS_SHOWN
    told = view(with_flips(evidence=flips)).evidence_flips
    assert len(told) == FLIPS_SHOWN + 1
    assert told[0].startswith("If Uptime of Bravo")
    assert told[-1].endswith(" would change it as well.")


# -- head to head ---------------------------------------------------------------------------


def test_head_to_head_has_nothing_against_oneself() -> None:
    result = STUDIED.robustness
    assert result is not None
    seen = view(STUDIED)
    assert seen.rivals == ("Acme", "Bravo")
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
    assert seen.rivals == tuple(f"Partner number {n:02}" for n in range(10))
    assert [row.partner for row in seen.head_to_head] == list(seen.rivals)
    assert {len(row.chances) for row in seen.head_to_head} == {10}
    assert [row.chances.index("—") for row in seen.head_to_head] == list(range(10))
    assert seen.chart.alt.count(";") == COMPARED + 1  # the chart has them all


def test_two_hundred_partners_can_be_told() -> None:
    review = crowd(200)
    (subject, *_) = [subject_of(review, "p00")]
    subjects = {
        name: replace(subject, id=name, profile=profile)
        for name, profile in review.partners.items()
    }
    assert view(study_review(review), subjects=subjects).chart.alt.count(";") == 199
