# ruff: noqa: RUF001 - Chinese punctuation is meant
"""How the ranking moves from brief to brief, in a table and a sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from dossier.app.judge import judge_scenarios, study_review
from dossier.making.documents import make_summary
from dossier.making.scenario_view import scenario_view
from dossier.nouns.brief import Brief
from dossier.nouns.review import Review
from dossier.nouns.summary_view import ScenarioRow, ScenarioView
from tests.samples import (
    BARE,
    acme_values,
    brief_values,
    make_review,
    make_shop,
    make_words,
    rubric_values,
    sound,
)

VERDICTS: dict[str, Any] = {
    "verdicts": [
        {"id": "no", "title": {"zh": "不行", "en": "No"}, "when": {"must_have": "absent"}},
        {"id": "yes", "title": {"zh": "可以", "en": "Yes"}},
    ]
}


def brief(title: str, **changes: Any) -> Brief:
    return sound("brief.yaml", {**brief_values(), "title": title, **changes}, Brief)


EVERYTHING = [
    f"{dimension['id']}.{criterion['id']}"
    for dimension in rubric_values()["dimensions"]
    for criterion in dimension["criteria"]
]
NO_RECORDING = brief("Recording", must_have=[{"need": "recording"}])
VOICE = brief("Voice")
NIGHT = brief("Night", not_applicable=[each for each in EVERYTHING if each != "service.hours"])
NOTHING = brief("Nothing", not_applicable=EVERYTHING)

# Bravo is there all day, of which there is proof; Acme says nothing of its hours.
BRAVO = {
    **BARE,
    "evidence": {"it": {"kind": "contract", "title": "It"}},
    "answers": {"service.hours": {"claimed": 24, "evidence": ["it"]}},
}


def review_under(**briefs: Brief) -> Review:
    return review_by({}, briefs)


def review_by(rules: dict[str, Any], briefs: Mapping[str, Brief]) -> Review:
    review = make_review(
        {"acme": acme_values(), "bravo": BRAVO},
        brief=brief_values(),
        rubric={**rubric_values(), **rules},
    )
    return replace(review, scenarios=briefs)


def view(review: Review, language: str = "en") -> ScenarioView | None:
    return scenario_view(review, judge_scenarios(review), make_words(language))


def seen(review: Review, language: str = "en") -> ScenarioView:
    found = view(review, language)
    assert found is not None
    return found


def test_fewer_than_two_briefs_cannot_be_set_side_by_side() -> None:
    assert view(review_under()) is None
    assert view(review_under(one=VOICE)) is None
    assert view(review_under(one=VOICE, two=NIGHT)) is not None


def test_rows_are_in_the_order_of_the_first_brief() -> None:
    assert seen(review_under(voice=VOICE, night=NIGHT)).titles == ("Voice", "Night")
    assert [row.partner for row in seen(review_under(voice=VOICE, night=NIGHT)).rows] == [
        "Acme",
        "Bravo",
    ]
    assert [row.partner for row in seen(review_under(night=NIGHT, voice=VOICE)).rows] == [
        "Bravo",
        "Acme",
    ]


def test_places_are_rank_and_proven_points() -> None:
    assert seen(review_under(voice=VOICE, night=NIGHT)).rows == (
        ScenarioRow("Acme", ("1 (40)", "2 (0)")),
        ScenarioRow("Bravo", ("2 (0)", "1 (90)")),
    )


def test_verdicts_stand_beside_the_places() -> None:
    review = review_by(VERDICTS, {"voice": VOICE, "recording": NO_RECORDING})
    assert seen(review).rows == (
        ScenarioRow("Acme", ("1 (40); Yes", "1 (40); No")),
        ScenarioRow("Bravo", ("2 (0); Yes", "2 (0); Yes")),
    )
    assert seen(review, "zh").rows[0] == ScenarioRow("甲公司", ("1（40）；可以", "1（40）；不行"))


def test_who_cannot_be_judged_has_a_dash() -> None:
    rows = seen(review_by(VERDICTS, {"voice": VOICE, "nothing": NOTHING})).rows
    assert [row.places[1] for row in rows] == ["—", "—"]


@pytest.mark.parametrize(
    ("briefs", "english", "chinese"),
    [
        (
            {"a": VOICE, "b": NO_RECORDING},
            "Acme leads under every brief.",
            "甲公司在每份需求书下都领先。",
        ),
        (
            {"a": VOICE, "b": NIGHT},
            "Who leads hangs on the brief: Acme, Bravo.",
            "由谁领先取决于需求书：甲公司、乙公司。",
        ),
        (
            {"a": VOICE, "b": NIGHT, "c": NO_RECORDING},
            "Who leads hangs on the brief: Acme, Bravo.",
            "由谁领先取决于需求书：甲公司、乙公司。",
        ),
    ],
)
def test_sentence_names_who_leads(briefs: dict[str, Brief], english: str, chinese: str) -> None:
    review = review_under(**briefs)
    assert seen(review).sentence == english
    assert seen(review, "zh").sentence == chinese


def test_summary_draws_the_moves() -> None:
    review = review_under(voice=VOICE, night=NIGHT, nothing=NOTHING)
    shop = make_shop("en")
    summary = make_summary(study_review(review), judge_scenarios(review), review, shop)
    assert "## From brief to brief" in summary.markdown
    svg = ET.fromstring(summary.charts["charts/scenarios.en.svg"])  # noqa: S314 - our own
    texts = [text for text in svg.itertext() if text.strip()]
    assert {"Voice", "Night", "Nothing", "Acme", "Bravo"} <= set(texts)
    assert len(list(svg.iter("{http://www.w3.org/2000/svg}polyline"))) == 2


def test_summary_of_one_brief_has_no_such_chapter() -> None:
    review = review_under(voice=VOICE)
    summary = make_summary(study_review(review), judge_scenarios(review), review, make_shop("en"))
    assert "From brief to brief" not in summary.markdown
    assert "charts/scenarios.en.svg" not in summary.charts
