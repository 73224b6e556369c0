# ruff: noqa: RUF001 - Chinese punctuation is meant
"""How the ranking moves from brief to brief, in a table and a sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from dossier.app.judge import judge_scenarios, study_review
from dossier.making.charts import CHARTED
from dossier.making.documents import make_summary
from dossier.making.scenario_view import scenario_view
from dossier.nouns.brief import Brief
from dossier.nouns.review import Review
from dossier.nouns.summary_view import (
    ScenarioCell,
    ScenarioLeader,
    ScenarioRow,
    ScenarioView,
)
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
        {
            "id": "no",
            "title": {"zh": "不行", "en": "No"},
            "when": {"must_have": "absent"},
            "rules_out": True,
        },
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
    def names(**briefs: Brief) -> list[str]:
        (table,) = seen(review_under(**briefs)).tables
        return [row.partner for row in table.rows]

    assert seen(review_under(voice=VOICE, night=NIGHT)).titles == ("1 Voice", "2 Night")
    assert names(voice=VOICE, night=NIGHT) == ["Acme", "Bravo"]
    assert names(night=NIGHT, voice=VOICE) == ["Bravo", "Acme"]


def test_places_are_rank_and_proven_points() -> None:
    (table,) = seen(review_under(voice=VOICE, night=NIGHT)).tables
    assert table.rows == (
        ScenarioRow("Acme", (ScenarioCell("1 (40)"), ScenarioCell("2 (0)"))),
        ScenarioRow("Bravo", (ScenarioCell("2 (0)"), ScenarioCell("1 (90)"))),
    )


VETOED = review_by(VERDICTS, {"voice": VOICE, "recording": NO_RECORDING})


def test_verdicts_and_what_decided_them_stand_beside_the_places() -> None:
    (table,) = seen(VETOED).tables
    absent = ScenarioCell("1 (40)", "No", "must-have proven absent: “recording”", is_ruled_out=True)
    yes = ScenarioCell("2 (0)", "Yes")
    assert table.rows == (
        ScenarioRow("Acme", (ScenarioCell("1 (40)", "Yes"), absent)),
        ScenarioRow("Bravo", (yes, yes)),
    )
    (table,) = seen(VETOED, "zh").tables
    assert table.rows[0].cells[1] == ScenarioCell(
        "1（40）", "不行", "必备项查实没有：“recording”", is_ruled_out=True
    )


def test_page_shows_the_reason_and_sets_the_veto_in_bold() -> None:
    shop, scenarios = make_shop("en"), judge_scenarios(VETOED)
    text = make_summary(study_review(VETOED), scenarios, VETOED, shop).markdown
    assert "| Acme | 1 (40); Yes | 1 (40); **No** (must-have proven absent: “recording”) |" in (
        text.replace("\\", "")
    )


def test_who_cannot_be_judged_has_a_dash() -> None:
    found = seen(review_by(VERDICTS, {"voice": VOICE, "nothing": NOTHING}))
    assert [row.cells[1] for row in found.tables[0].rows] == [ScenarioCell("—")] * 2
    assert found.leaders[1].sentence == "No partner could be judged."


@pytest.mark.parametrize(
    ("count", "columns"),
    [(2, [2]), (4, [4]), (5, [3, 2]), (6, [3, 3]), (8, [4, 4]), (9, [3, 3, 3])],
)
def test_more_briefs_than_a_page_holds_make_several_tables(count: int, columns: list[int]) -> None:
    briefs = {f"b{n}": brief(f"Brief {n}") for n in range(count)}
    found = seen(review_by({}, briefs))
    assert [len(table.titles) for table in found.tables] == columns
    assert [title for table in found.tables for title in table.titles] == list(found.titles)
    assert {len(table.rows) for table in found.tables} == {2}
    assert len(found.leaders) == count


def test_chart_has_the_first_partners_and_the_tables_have_all() -> None:
    crowd = {f"p{n:02}": {**BARE, "name": f"P{n:02}"} for n in range(CHARTED + 3)}
    review = replace(make_review(crowd), scenarios={"a": VOICE, "b": NIGHT})
    found = seen(review)
    assert found.charted == tuple(f"p{n:02}" for n in range(CHARTED))
    assert len(found.tables[0].rows) == CHARTED + 3
    summary = make_summary(study_review(review), judge_scenarios(review), review, make_shop("en"))
    assert summary.markdown.count(f"The chart shows the first 12 of {CHARTED + 3} partners") == 4
    for svg in summary.charts.values():
        marks = "".join(ET.fromstring(svg).itertext())  # noqa: S314 - our own
        assert "P11" in marks or "p11" in marks
        assert "P12" not in marks


FIRM = "Acme has the most points proven under every brief. No verdict rules a leader out."


@pytest.mark.parametrize(
    ("briefs", "english", "chinese"),
    [
        (
            {"a": VOICE, "b": VOICE},
            FIRM,
            "甲公司在每份需求书下已证实得分都最高。领先者均未被否决。",
        ),
        (
            {"a": VOICE, "b": NO_RECORDING},
            (
                "Acme has the most points proven under every brief. "
                "A verdict rules the leader out under 1 of 2 briefs: Recording."
            ),
            (
                "甲公司在每份需求书下已证实得分都最高。"
                "在 2 份需求书中，有 1 份的领先者被一票否决：Recording。"
            ),
        ),
        (
            {"a": VOICE, "b": NIGHT, "c": NO_RECORDING},
            (
                "Who has the most points proven hangs on the brief: Acme, Bravo. "
                "A verdict rules the leader out under 1 of 3 briefs: Recording."
            ),
            (
                "已证实得分谁最高取决于需求书：甲公司、乙公司。"
                "在 3 份需求书中，有 1 份的领先者被一票否决：Recording。"
            ),
        ),
        (
            {"a": NOTHING, "b": NOTHING},
            "Nobody could be judged under any brief. No verdict rules a leader out.",
            "在任何一份需求书下都没有可供评判的伙伴。领先者均未被否决。",
        ),
    ],
)
def test_sentence_names_who_leads_and_where_that_is_vetoed(
    briefs: dict[str, Brief], english: str, chinese: str
) -> None:
    review = review_by(VERDICTS, briefs)
    assert seen(review).sentence == english
    assert seen(review, "zh").sentence == chinese


def test_every_brief_says_who_leads_with_which_verdict_and_who_may_be_chosen() -> None:
    assert seen(VETOED).leaders == (
        ScenarioLeader(
            "1 Voice",
            "Acme leads with 40 points proven; its ceiling is 74. The verdict on Acme: Yes.",
        ),
        ScenarioLeader(
            "2 Recording",
            "Acme leads with 40 points proven; its ceiling is 74. "
            "The verdict on Acme: No (must-have proven absent: “recording”). "
            "A verdict that rules a partner out stands above its points. "
            "The first that may be chosen is Bravo, with 0 points proven; "
            "the verdict on it: Yes.",
        ),
    )


def test_summary_draws_the_moves() -> None:
    review = review_under(voice=VOICE, night=NIGHT, nothing=NOTHING)
    shop = make_shop("en")
    summary = make_summary(study_review(review), judge_scenarios(review), review, shop)
    assert "## From brief to brief" in summary.markdown
    svg = ET.fromstring(summary.charts["charts/scenarios.en.svg"])  # noqa: S314 - our own
    texts = [text for text in svg.itertext() if text.strip()]
    assert {"1 Voice", "2 Night", "3 Nothing", "Acme", "Bravo"} <= set(texts)
    assert len(list(svg.iter("{http://www.w3.org/2000/svg}polyline"))) == 2


def test_summary_of_one_brief_has_no_such_chapter() -> None:
    review = review_under(voice=VOICE)
    summary = make_summary(study_review(review), judge_scenarios(review), review, make_shop("en"))
    assert "From brief to brief" not in summary.markdown
    assert "charts/scenarios.en.svg" not in summary.charts
