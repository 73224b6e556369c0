# ruff: noqa: RUF001 - Chinese punctuation is meant
"""Title page, document control and what is asked, with and without a brief."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dossier.app.judge import judge_review
from dossier.making.front import control_facts, decision_view, front_matter
from dossier.nouns.final import Final
from dossier.nouns.view import DecisionView, Fact
from tests.samples import FINGERPRINT, acme_values, brief_values, make_review, make_words

EN, ZH = make_words("en"), make_words("zh")
FULL = make_review(
    {"acme": acme_values()},
    brief=brief_values(),
    workspace={
        "classification": {"zh": "机密", "en": "Confidential"},
        "prepared_by": "Team",
        "notice": {"zh": "示例。", "en": "Sample."},
        "theme": {"accent": "#aa0000"},
    },
)
PLAIN = make_review({})


def test_front_matter_says_what_the_document_is() -> None:
    front = front_matter("dossier", "Acme", FULL, EN, notice=None)
    assert (front.kind, front.language, front.title) == ("dossier", "en", "Acme")
    assert (front.subtitle, front.running) == ("Partner due-diligence dossier", "Review")
    assert (front.status, front.status_words, front.edition) == ("draft", "Draft", None)
    assert (front.classification, front.organisation) == ("Confidential", "An app maker")
    assert (front.date, front.accent, front.notice) == ("2026-11-22", "#aa0000", "Sample.")
    assert front.facts == (
        Fact("As of", "22 November 2026"),
        Fact("Brief", "Voice for a social app"),
        Fact("Prepared by", "Team"),
    )


def test_final_edition_says_which_it_is() -> None:
    final = replace(FULL, final=Final(12))
    front = front_matter("dossier", "Acme", final, EN)
    assert (front.status, front.edition) == ("final", 12)
    assert front.status_words == "Final edition 12, 22 November 2026"
    assert front_matter("dossier", "Acme", final, ZH).status_words == (
        "定稿（第 12 版，2026年11月22日）"
    )
    assert control_facts(final, EN, FINGERPRINT)[:2] == (
        Fact("Status", "Final"),
        Fact("Edition", "No. 12, dated 22 November 2026"),
    )


def test_document_may_have_its_own_notice_and_subtitle() -> None:
    front = front_matter("summary", "T", FULL, ZH, notice="自己的。", subtitle="副题")
    assert (front.notice, front.subtitle, front.status) == ("自己的。", "副题", "draft")


def test_front_matter_leaves_out_what_there_is_not() -> None:
    front = front_matter("summary", "T", PLAIN, EN)
    assert (front.classification, front.organisation, front.notice) == (None, None, None)
    assert front.facts == (Fact("As of", "22 November 2026"),)
    assert front.subtitle == "Comparison of partners"


def test_control_says_what_the_document_was_made_from() -> None:
    assert control_facts(FULL, EN, FINGERPRINT) == (
        Fact("Status", "Draft"),
        Fact("As of", "22 November 2026"),
        Fact("Rubric", "Small rubric, version 1.0"),
        Fact("Brief", "Voice for a social app"),
        Fact("Classification", "Confidential"),
        Fact("Prepared by", "Team"),
        Fact("Inputs", "SHA-256 0123456789abcdef"),
    )


def test_control_says_where_the_weights_came_from() -> None:
    brief = {**brief_values(), "weights": {"service": 2}}
    review = make_review({"acme": acme_values()}, brief=brief)
    facts = control_facts(review, EN, FINGERPRINT, judge_review(review).weighting)
    weights = Fact("Weights", "As the rubric sets them, but by the brief for Service")
    assert facts[3:5] == (Fact("Brief", "Voice for a social app"), weights)


def test_control_leaves_out_what_there_is_not() -> None:
    labels = [fact.label for fact in control_facts(PLAIN, ZH, FINGERPRINT)]
    assert labels == ["状态", "基准日", "评分标准", "输入数据"]


def test_what_is_asked() -> None:
    assert decision_view(FULL, EN) == DecisionView(
        asked="Choose one provider.",
        options=("Take Acme", "Come back"),
        forum="Procurement board",
        on="15 December 2026",
    )
    assert decision_view(FULL, ZH).on == "2026年12月15日"


@pytest.mark.parametrize("has_brief", [True, False])
def test_nothing_may_be_asked(*, has_brief: bool) -> None:
    brief = {**brief_values(), "decision": None} if has_brief else None
    view = decision_view(make_review({}, brief=brief), EN)
    assert view == DecisionView(None, (), None, None)


def test_forum_and_day_may_be_open() -> None:
    brief = {**brief_values(), "decision": {"asked": "What now?"}}
    view = decision_view(make_review({}, brief=brief), EN)
    assert view == DecisionView("What now?", (), None, None)
