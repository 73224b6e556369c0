"""One partner in one language: texts with their fallback, shares, numbers and anchors."""

from __future__ import annotations

import re

import pytest

from dossier.making.subject import criterion_anchor
from dossier.nouns.fields import Text
from tests.samples import acme_values, brief_values, make_acme, make_review, subject_of

ACME = make_acme()


@pytest.mark.parametrize(
    ("text", "chinese", "english"),
    [
        ({"zh": "甲", "en": "A"}, "甲", "A"),
        ({"zh": "甲"}, "甲", "甲"),
        ({"en": "A"}, "A", "A"),
        ({"und": "Same"}, "Same", "Same"),
        ({"und": "Any", "en": "A"}, "Any", "A"),
        ({"fr": "F", "de": "D"}, "F", "F"),
    ],
)
def test_texts_fall_back_to_what_there_is(text: dict[str, str], chinese: str, english: str) -> None:
    review = make_review({"acme": acme_values()})
    said = [subject_of(review, "acme", language).say(Text(text)) for language in ("zh", "en")]
    assert said == [chinese, english]


def test_no_text_stays_none() -> None:
    assert ACME.say(None) is None


def test_name_is_that_of_the_language() -> None:
    review = make_review({"acme": acme_values()})
    assert [subject_of(review, "acme", each).name for each in ("zh", "en")] == ["甲公司", "Acme"]


def test_shares_of_the_whole_sum_to_one() -> None:
    assert ACME.shares == pytest.approx(
        {
            "technology.uptime": 0.375,
            "technology.markets": 0.1875,
            "technology.needs": 0.1875,
            "service.sla": 0.25 / 3,
            "service.response": 0.25 / 3,
            "service.languages": 0.25 / 3,
            "service.hours": 0,
        }
    )


def test_evidence_is_numbered_in_the_order_of_the_file() -> None:
    assert [(name, link.label, link.anchor) for name, link in ACME.evidence_links.items()] == [
        ("sla-page", "E1", "evidence-sla-page"),
        ("sales-deck", "E2", "evidence-sales-deck"),
        ("monitor", "E3", "evidence-monitor"),
        ("draft", "E4", "evidence-draft"),
    ]


def test_anchors_are_unique_and_fit_for_links() -> None:
    anchors = [criterion_anchor(result) for result in ACME.assessment.criteria]
    assert anchors[0] == "criterion-technology-uptime"
    assert len(set(anchors)) == len(anchors) == 7
    assert all(re.fullmatch(r"[a-z0-9-]+", anchor) for anchor in anchors)


def test_at_stake_is_what_could_still_move() -> None:
    stakes = {each.reference: ACME.at_stake(each) for each in ACME.assessment.criteria}
    assert stakes["service.hours"] == 0
    assert sum(stakes.values()) == pytest.approx(
        (ACME.assessment.figures.ceiling or 0) - (ACME.assessment.figures.proven or 0)
    )


def test_series_without_a_figure_are_left_out() -> None:
    acme = make_acme(figures={"empty": {}, "full": {"2025": 1}})
    assert dict(acme.series) == {"full": {"2025": 1}}


def test_without_a_brief_nothing_of_it_applies() -> None:
    alone = subject_of(make_review({"acme": acme_values()}), "acme")
    assert alone.shares["technology.markets"] == 0
    assert subject_of(make_review({"acme": acme_values()}, brief=brief_values()), "acme").shares[
        "technology.markets"
    ]
