# ruff: noqa: E501, RUF001 - sentences stand whole, and Chinese punctuation is meant
"""What would change who leads, in sentences: by weights, by evidence, and under vetoes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dossier.app.judge import study_review
from dossier.making.flip_words import PARTNERS_TOLD, flip_groups
from dossier.nouns.assessment import Comparison, Ranked
from dossier.nouns.robustness import Crossing, EligibleFlips, EvidenceFlip, WeightFlip
from dossier.nouns.ruling import Ruling
from dossier.nouns.summary_view import FlipGroup
from tests.samples import (
    BARE,
    acme_values,
    brief_values,
    make_review,
    make_words,
    rubric_values,
    subject_of,
)

REVIEW = make_review(
    {
        "acme": acme_values(),
        "bravo": BARE,
        "carat": {**BARE, "name": {"zh": "丙公司", "en": "Carat"}},
    },
    brief=brief_values(),
    rubric={**rubric_values(), "robustness": {"samples": 100}},
)
STUDIED = replace(study_review(REVIEW), weight_flips=(), evidence_flips=())
SUBJECTS = {
    language: {name: subject_of(REVIEW, name, language) for name in REVIEW.partners}
    for language in ("en", "zh")
}
VETO = Ruling((), (), (), "decline", (), rules_out=True)
FIRM = "No single open criterion, proven or disproven, would change who leads."


def above(to: str = "bravo", at: float = 0.6, below: Crossing | None = None) -> WeightFlip:
    return WeightFlip("service", 0.25, at, to, "above", below, Crossing(at, to))


ABOVE = above()
BELOW = WeightFlip("technology", 0.75, 0.4, "bravo", "below", Crossing(0.4, "bravo"))
NEVER = WeightFlip("service", 0.25)


LOST = (
    "Acme would lose the lead to Bravo if any one of 2 open criteria were disproven: "
    "Service level, Uptime."
)
WON = (
    "Bravo would take the lead if any one of 4 open criteria were proven at its best: "
    "Features, Uptime, Hours and 1 more."
)
WON_BY_ONE = (
    "Carat would take the lead if this open criterion were proven at its best: Service level."
)
UNSEATED = "Acme (ruled out) leads unless Service weighs more than 60% (now 25%); there Bravo takes the lead."
DISPROVEN = (
    "Acme (ruled out) would lose the lead to Bravo if this open criterion were disproven: Uptime."
)


def told(comparison: Comparison, language: str = "en") -> tuple[FlipGroup, ...]:
    return flip_groups(comparison, SUBJECTS[language], make_words(language))


def only(comparison: Comparison, language: str = "en") -> tuple[str, ...]:
    (group,) = told(comparison, language)
    assert group.heading is None
    return group.sentences


def by_weights(*flips: WeightFlip) -> Comparison:
    return replace(STUDIED, weight_flips=flips)


def by_evidence(*flips: EvidenceFlip) -> Comparison:
    return replace(STUDIED, evidence_flips=flips)


def without(*ruled_out: str, eligible: EligibleFlips, **flips: object) -> Comparison:
    """The comparison with vetoes on some partners."""

    def rule(ranked: Ranked) -> Ranked:
        return replace(ranked, ruling=VETO) if ranked.assessment.partner in ruled_out else ranked

    ranking = tuple(rule(ranked) for ranked in STUDIED.ranking)
    return replace(STUDIED, ranking=ranking, eligible=eligible, **flips)  # type: ignore[arg-type]


# -- weights --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("flips", "sentences"),
    [
        ((), []),
        (
            (ABOVE,),
            [
                "Acme leads unless Service weighs more than 60% (now 25%); there Bravo takes the lead."
            ],
        ),
        (
            (BELOW,),
            [
                "Acme leads unless Technology weighs less than 40% (now 75%); there Bravo takes the lead."
            ],
        ),
        ((NEVER,), ["For one dimension no weight at all puts anybody ahead of Acme."]),
        ((NEVER, NEVER), ["For 2 dimensions no weight at all puts anybody ahead of Acme."]),
        (
            (above(below=Crossing(0.07, "carat")),),
            [
                "Acme leads while Service weighs between 7% and 60% (now 25%); at less Carat takes the lead, at more Bravo."
            ],
        ),
        # as many decimals as tell a weight from the present one
        (
            (above(at=0.2504),),
            [
                "Acme leads unless Service weighs more than 25.04% (now 25%); there Bravo takes the lead."
            ],
        ),
        (
            (above(at=0.996),),
            [
                "Acme leads unless Service weighs more than 99.6% (now 25%); there Bravo takes the lead."
            ],
        ),
        # level now
        (
            (above(at=0.25),),
            [
                "At the present 25% of Service, Acme and Bravo are level; with any more weight Bravo takes the lead."
            ],
        ),
        (
            (above(at=0.25, below=Crossing(0.1, "carat")),),
            [
                "At the present 25% of Service, Acme and Bravo are level; with any more weight Bravo takes the lead. Below 10% Carat takes it."
            ],
        ),
        (
            (above(at=0.25, below=Crossing(0.25, "carat")),),
            [
                "At the present 25% of Service, Acme is level with others; with any more weight Bravo takes the lead, with any less Carat."
            ],
        ),
        (
            (BELOW, NEVER),
            [
                "Acme leads unless Technology weighs less than 40% (now 75%); there Bravo takes the lead.",
                "For one dimension no weight at all puts anybody ahead of Acme.",
            ],
        ),
    ],
)
def test_weight_flips(flips: tuple[WeightFlip, ...], sentences: list[str]) -> None:
    assert list(only(by_weights(*flips))) == [*sentences, FIRM]


def test_weight_flips_in_chinese() -> None:
    assert only(by_weights(BELOW, ABOVE, NEVER), "zh") == (
        "甲公司领先，除非技术的权重低于 40%（现为 75%），届时由乙公司取代。",
        "甲公司领先，除非服务的权重高于 60%（现为 25%），届时由乙公司取代。",
        "有 1 个维度无论权重多少，都不会动摇甲公司的领先。",
        "没有任何一项未决指标，无论证实或证伪，会单独改变领先者。",
    )


def test_nobody_else_can_take_the_lead_of_one_alone() -> None:
    review = make_review({"bravo": BARE}, brief=brief_values())
    words, subjects = make_words("en"), {"bravo": subject_of(review, "bravo")}
    (group,) = flip_groups(study_review(review), subjects, words)
    assert group == FlipGroup(None, ("There is only Bravo: nobody else could take the lead.",))


# -- evidence -------------------------------------------------------------------------------


def wins(partner: str, criterion: str, moved: float) -> EvidenceFlip:
    return EvidenceFlip(partner, criterion, "proven", moved, 50, partner)


def loses(criterion: str, moved: float) -> EvidenceFlip:
    return EvidenceFlip("acme", criterion, "disproven", -moved, 20, "bravo")


def test_evidence_flips_are_told_by_partner_the_strongest_criterion_first() -> None:
    flips = [
        wins("bravo", "service.sla", 8),
        wins("carat", "service.sla", 9),
        wins("bravo", "service.hours", 10),
        loses("technology.uptime", 11),
        wins("bravo", "technology.uptime", 12),
        wins("bravo", "technology.needs", 12),
        loses("service.sla", 15),
    ]
    assert only(by_evidence(*flips)) == (LOST, WON, WON_BY_ONE)


def test_evidence_flips_in_chinese() -> None:
    flips = [wins("bravo", "service.sla", 8), loses("technology.uptime", 11)]
    assert only(by_evidence(*flips), "zh") == (
        "只要这项未决指标被证伪，甲公司即会被乙公司取代：可用性。",
        "只要这项未决指标得到充分证实，乙公司即会领先：服务承诺。",
    )
    several = [wins("bravo", name, 8) for name in REVIEW.rubric.criteria]
    (sentence,) = only(by_evidence(*several), "zh")
    assert sentence.startswith(
        f"以下 {len(several)} 项未决指标只要有一项得到充分证实，乙公司即会领先："
    )
    assert sentence.endswith(f"及另外 {len(several) - 3} 项。")


def test_no_more_partners_are_told_of_than_a_reader_keeps_in_mind() -> None:
    crowd = {f"p{n}": {**BARE, "name": f"P{n}"} for n in range(PARTNERS_TOLD + 3)}
    review = make_review(crowd, brief=brief_values())
    flips = tuple(wins(name, "service.sla", 8) for name in crowd)
    comparison = replace(study_review(review), weight_flips=(), evidence_flips=flips)
    subjects = {name: subject_of(review, name) for name in crowd}
    (group,) = flip_groups(comparison, subjects, make_words("en"))
    assert len(group.sentences) == PARTNERS_TOLD + 2
    assert group.sentences[0] == (
        "P0, P1, P2 and 6 more share the first place; what follows is told of P0."
    )
    assert group.sentences[1].startswith("P0 would take the lead")
    assert group.sentences[-1] == "3 more partners could take the lead in the same way."


# -- vetoes ---------------------------------------------------------------------------------


def test_those_that_may_be_chosen_come_first_and_who_is_ruled_out_is_marked() -> None:
    eligible = EligibleFlips(("bravo", "carat"), (above("carat"),), ())
    comparison = without(
        "acme",
        eligible=eligible,
        weight_flips=(ABOVE,),
        evidence_flips=(loses("technology.uptime", 11),),
    )
    assert told(comparison) == (
        FlipGroup(
            "Among the partners that may be chosen. A verdict rules out Acme.",
            (
                "Bravo, Carat share the first place; what follows is told of Bravo.",
                "Bravo leads unless Service weighs more than 60% (now 25%); there Carat takes the lead.",
                FIRM,
            ),
        ),
        FlipGroup("Among all partners, by points alone.", (UNSEATED, DISPROVEN)),
    )
    chosen, everyone = told(comparison, "zh")
    assert chosen.heading == "仅看可供选择的伙伴（甲公司已被否决）："
    assert everyone.sentences[0].startswith("甲公司（已被否决）领先")


def test_one_that_would_take_over_is_marked_too() -> None:
    eligible = EligibleFlips(("acme", "carat"), (NEVER,), ())
    comparison = without("bravo", eligible=eligible, weight_flips=(ABOVE,))
    chosen, everyone = told(comparison)
    assert chosen.sentences[0] == "For one dimension no weight at all puts anybody ahead of Acme."
    assert everyone.sentences[0].endswith("there Bravo (ruled out) takes the lead.")


def test_what_is_the_same_either_way_is_said_once() -> None:
    eligible = EligibleFlips(("acme", "bravo"), (ABOVE,), ())
    (group,) = told(without("carat", eligible=eligible, weight_flips=(ABOVE,)))
    assert group.heading == (
        "Among all partners as well as among those that may be chosen. A verdict rules out Carat."
    )
    assert len(group.sentences) == 2


def test_nobody_or_one_alone_may_be_chosen() -> None:
    chosen, _ = told(without("acme", "bravo", eligible=EligibleFlips(("carat",), (), ())))
    assert chosen.sentences == ("There is only Carat: nobody else could take the lead.",)
    chosen, _ = told(without("acme", "bravo", "carat", eligible=EligibleFlips((), (), ())))
    assert chosen.heading is not None
    assert chosen.heading.endswith("A verdict rules out Acme, Bravo, Carat.")
    assert chosen.sentences[0].startswith("No partner may be chosen as things stand")
