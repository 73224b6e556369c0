# ruff: noqa: RUF001 - Chinese punctuation is meant
"""Must-haves for the reader: how each stands, and why, in both languages."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from dossier.making.musts import ground_sentence, must_rows, open_must_haves
from dossier.making.subject import Subject
from dossier.nouns.brief import MustHave
from dossier.nouns.profile import AnswerValue
from dossier.nouns.ruling import MustGround, MustState
from dossier.nouns.view import Link
from tests.samples import BARE, acme_values, brief_values, make_review, subject_of

MET, OPEN, ABSENT = MustState.MET, MustState.OPEN, MustState.ABSENT


def asked(musts: list[dict[str, Any]], language: str = "en", **changes: Any) -> Subject:
    """Acme under the small brief with these must-haves."""
    review = make_review(
        {"acme": {**acme_values(), **changes}}, brief={**brief_values(), "must_have": musts}
    )
    return subject_of(review, "acme", language)


SUBJECTS = {language: asked([], language) for language in ("en", "zh")}


def say(ground: MustGround, must: MustHave) -> tuple[str, str]:
    english, chinese = (ground_sentence(ground, must, SUBJECTS[each]) for each in ("en", "zh"))
    return english, chinese


def points(state: MustState, proven: float, ceiling: float) -> MustGround:
    return MustGround("service.sla", state, proven, ceiling, "contract", None, 0.5, ())


@pytest.mark.parametrize(
    ("ground", "at_least", "english", "chinese"),
    [
        (
            points(MET, 81.71, 85.6),
            30,
            "Proven: 81.7 points, above the bar of 30; at best 85.6 points can be reached.",
            "已证实 81.7 分，高于 30 分的界线；最多可达 85.6 分。",
        ),
        (
            points(MET, 50.0, 60.0),
            50,
            "Proven: 50 points, not below the bar of 50; at best 60 points can be reached.",
            "已证实 50 分，不低于 50 分的界线；最多可达 60 分。",
        ),
        (
            points(OPEN, 27.0, 84.0),
            50,
            "Proven: 27 points, below the bar of 50; at best 84 points can be reached.",
            "已证实 27 分，低于 50 分的界线；最多可达 84 分。",
        ),
        (
            points(ABSENT, 1.0, 49.96),
            50,
            "Proven: 1 point; at best 49.96 points can be reached, below the bar of 50.",
            "已证实 1 分；最多可达 49.96 分，低于 50 分的界线。",
        ),
        (
            replace(points(MET, 45.0, 95.0), value=90.0),
            None,
            "Worth 90 points, on evidence of strength 0.5; 0.5 settles it.",
            "值 90 分，证据强度 0.5，0.5 即可定论。",
        ),
        (
            replace(points(OPEN, 9.0, 99.0), value=90.0, strength=0.1),
            None,
            "Worth 90 points, but on evidence of strength 0.1 only; 0.5 settles it.",
            "值 90 分，但证据强度仅 0.1，0.5 方可定论。",
        ),
        (
            replace(points(ABSENT, 0.0, 5.0), value=0.0, strength=0.95),
            None,
            "Worth nothing, on evidence of strength 0.95; 0.5 settles it.",
            "值 0 分，证据强度 0.95，0.5 即可定论。",
        ),
        (
            replace(points(OPEN, 1.0, 99.0), value=90.0, opposition=0.99),
            None,
            "Service level: the answer is contradicted by evidence of strength 0.99.",
            "服务承诺：所答有反证，反证强度 0.99。",
        ),
        (points(OPEN, 0.0, 100.0), None, "Service level: no answer yet.", "服务承诺：尚无答复。"),
        (
            MustGround("service.sla", OPEN, None, None, None, None, None, ()),
            50,
            "Service level: does not apply here.",
            "服务承诺：此处不适用。",
        ),
    ],
)
def test_criterion_says_its_points_and_the_bar(
    ground: MustGround, at_least: float | None, english: str, chinese: str
) -> None:
    must = MustHave(criterion="service.sla", at_least=at_least)
    assert say(ground, must) == (english, chinese)


@pytest.mark.parametrize(
    ("state", "claimed", "verified", "strength", "english", "chinese"),
    [
        (
            MET,
            "all",
            ("voice_call",),
            0.889,
            "Features: it was found, on evidence of strength 0.89; 0.5 settles it.",
            "功能：查实具备，证据强度 0.89，0.5 即可定论。",
        ),
        (
            ABSENT,
            "all",
            ("recording",),
            0.5,
            "Features: it was found to be missing, on evidence of strength 0.5; 0.5 settles it.",
            "功能：查实没有，证据强度 0.5，0.5 即可定论。",
        ),
        (
            OPEN,
            None,
            "all",
            0.4996,
            "Features: it was found, but on evidence of strength 0.4996 only; 0.5 settles it.",
            "功能：所见为具备，但证据强度仅 0.4996，须达 0.5 方可定论。",
        ),
        (
            OPEN,
            None,
            (),
            0.0,
            (
                "Features: it was found to be missing, but on evidence of strength 0 only; "
                "0.5 settles it."
            ),
            "功能：所见为没有，但证据强度仅 0，须达 0.5 方可定论。",
        ),
        (
            OPEN,
            ("voice_call",),
            None,
            0.3,
            "Features: the partner says so; nothing has been verified yet.",
            "功能：对方自称具备，尚未查实。",
        ),
        (
            OPEN,
            ("recording",),
            None,
            0.3,
            "Features: the partner does not claim it; nothing has been verified yet.",
            "功能：对方未自称具备，尚未查实。",
        ),
        (OPEN, None, None, 0.0, "Features: no answer yet.", "功能：尚无答复。"),
    ],
)
def test_need_says_what_was_found_and_how_well_shown(  # noqa: PLR0913, PLR0917 - a row of the table
    state: MustState,
    claimed: AnswerValue | None,
    verified: AnswerValue | None,
    strength: float,
    english: str,
    chinese: str,
) -> None:
    ground = MustGround("technology.needs", state, 1, 2, claimed, verified, strength, ())
    assert say(ground, MustHave(need="voice_call")) == (english, chinese)


def test_need_that_is_claimed_against_convincing_evidence_says_so() -> None:
    ground = MustGround(
        "technology.needs", OPEN, 1, 99, "all", None, 0.01, ("a",), 50, 0.99, ("b",)
    )
    assert say(ground, MustHave(need="voice_call")) == (
        "Features: the answer is contradicted by evidence of strength 0.99.",
        "功能：所答有反证，反证强度 0.99。",
    )


def test_rows_name_the_evidence_once_and_link_to_it() -> None:
    musts: list[dict[str, Any]] = [
        {"need": "voice_call"},
        {"criterion": "service.sla", "at_least": 50},
    ]
    answers = {
        "technology.needs": {"verified": ["voice_call"], "evidence": ["draft", "sla-page"]},
        "service.sla": {"claimed": "none"},
    }
    need, sla = must_rows(asked(musts, answers=answers))
    assert (need.title, need.state, need.is_met) == ("Voice calls", "met", True)
    assert need.why.startswith("Features: it was found, on evidence of strength ")
    links = asked(musts).evidence_links
    assert need.evidence == (links["draft"], links["sla-page"])
    assert all(isinstance(link, Link) for link in need.evidence)
    assert (sla.title, sla.state, sla.is_met) == ("Service level", "not yet proven", False)
    assert sla.why == "Proven: 0 points, below the bar of 50; at best 100 points can be reached."
    assert sla.evidence == ()


def test_need_that_nothing_asks_about_says_so() -> None:
    brief = {
        **brief_values(),
        "must_have": [{"need": "voice_call"}],
        "not_applicable": ["technology.needs"],
    }
    review = make_review({"acme": acme_values()}, brief=brief)
    (row,) = must_rows(subject_of(review, "acme"))
    assert row.why == "No criterion that applies asks about it."
    (row,) = must_rows(subject_of(review, "acme", "zh"))
    assert row.why == "没有适用的指标考察此项。"


@pytest.mark.parametrize(
    ("answer", "state", "listed"),
    [
        ({"verified": ["voice_call", "recording"], "evidence": ["draft"]}, "met", None),
        (
            {"verified": [], "evidence": ["draft"]},
            "proven absent",
            "proven absent: Voice calls, recording",
        ),
        ({}, "not yet proven", "not yet proven: Voice calls, recording"),
        (
            {"verified": ["recording"], "evidence": ["draft"]},
            "proven absent",
            "proven absent: Voice calls",
        ),
    ],
)
def test_those_not_met_are_listed_by_state(
    answer: dict[str, Any], state: str, listed: str | None
) -> None:
    musts = [{"need": "voice_call"}, {"need": "recording"}]
    subject = asked(musts, answers={"technology.needs": answer})
    assert must_rows(subject)[0].state == state
    assert open_must_haves(subject) == listed


def test_without_a_brief_there_is_none() -> None:
    subject = subject_of(make_review({"bare": BARE}), "bare")
    assert must_rows(subject) == ()
    assert open_must_haves(subject) is None
