# ruff: noqa: RUF001 - Chinese punctuation is meant
"""Figures beside their bounds: on which side each lies, in whole sentences of both languages."""

from __future__ import annotations

import math
from typing import Any

import pytest

from dossier.making.bounds import (
    countable,
    figure_sentence,
    points_words,
    sides_words,
    telling_decimals,
)
from dossier.nouns.condition import Bounds, FigureTest, ProbeTest
from dossier.nouns.figures import ProbeFigure
from dossier.nouns.ruling import Because
from tests.samples import LANGUAGES, acme_values, brief_values, make_review, make_words, subject_of

REVIEW = make_review({"acme": acme_values()}, brief=brief_values())
SUBJECTS = {language: subject_of(REVIEW, "acme", language) for language in LANGUAGES}


def say(test: FigureTest | ProbeTest, figure: float | None) -> tuple[str, str]:
    """The sentence in English and in Chinese."""
    holds = figure is not None and test.hold_for(figure)
    because = Because(test, holds=holds, figure=figure)
    english, chinese = (figure_sentence(test, because, SUBJECTS[each]) for each in ("en", "zh"))
    return english, chinese


@pytest.mark.parametrize(
    ("given", "figure", "english", "chinese"),
    [
        (
            {"proven": "overall", "below": 35},
            6.3,
            "6.3 points are proven overall, below the bar of 35.",
            "总体已证实 6.3 分，低于 35 分的界线。",
        ),
        (
            {"proven": "overall", "below": 35},
            40.0,
            "40 points are proven overall, above the bar of 35.",
            "总体已证实 40 分，高于 35 分的界线。",
        ),
        (
            {"proven": "technology", "at_least": 1},
            1.0,
            "1 point is proven in Technology, not below the bar of 1.",
            "“技术”维度已证实 1 分，不低于 1 分的界线。",
        ),
        (
            {"claimed": "technology.uptime", "at_least": 50, "at_most": 60},
            55.0,
            "55 points are claimed for Uptime, above the bar of 50 and below the bar of 60.",
            "“可用性”自称 55 分，高于 50 分的界线，低于 60 分的界线。",
        ),
        (
            {"claimed": "technology.uptime", "at_least": 50, "at_most": 60},
            100.0,
            "100 points are claimed for Uptime, above the bar of 50 and above the bar of 60.",
            "“可用性”自称 100 分，高于 50 分的界线，高于 60 分的界线。",
        ),
        (
            {"ceiling": "overall", "below": 50},
            49.96,
            "At best 49.96 points can be reached overall, below the bar of 50.",
            "总体最多可达 49.96 分，低于 50 分的界线。",
        ),
        (
            {"gap": "overall", "above": 45},
            20.0,
            "The gap between claimed and proven is 20 points overall, below the bar of 45.",
            "总体自称与已证实相差 20 分，低于 45 分的界线。",
        ),
        (
            {"gap": "overall", "above": 45},
            56.1,
            "The gap between claimed and proven is 56.1 points overall, above the bar of 45.",
            "总体自称与已证实相差 56.1 分，高于 45 分的界线。",
        ),
        (
            {"coverage": "service.sla", "above": 0.5},
            0.638,
            "Evidence carries 63.8% of the judgement for Service level, above the bar of 50%.",
            "“服务承诺”证据覆盖 63.8%，高于 50% 的界线。",
        ),
        (
            {"ceiling": "service.hours", "below": 50},
            None,
            "Ceiling, Hours: there is nothing to reckon it from.",
            "工作时间上限：没有可供推算的依据。",
        ),
        (
            {"gap": "overall", "above": 50},
            None,
            "Gap, Overall: there is nothing to reckon it from.",
            "总体差距：没有可供推算的依据。",
        ),
    ],
)
def test_figures(given: Any, figure: float | None, english: str, chinese: str) -> None:
    assert say(FigureTest(**given), figure) == (english, chinese)


@pytest.mark.parametrize(
    ("probe", "bounds", "figure", "english", "chinese"),
    [
        (
            "probes.count",
            {"at_least": 5},
            1.0,
            "1 probe is on record, below the bar of 5.",
            "有 1 条探询记录，低于 5 条的界线。",
        ),
        (
            "probes.count",
            {"at_least": 5},
            8.0,
            "8 probes are on record, above the bar of 5.",
            "有 8 条探询记录，高于 5 条的界线。",
        ),
        (
            "probes.response_minutes.median",
            {"at_most": 60},
            60.0,
            "The median wait of the questions was 60 minutes, not above the bar of 60 minutes.",
            "提问等待时间的中位数为 60 分钟，不高于 60 分钟的界线。",
        ),
        (
            "probes.response_minutes.median",
            {"at_most": 60},
            math.inf,
            (
                "Half of the questions or more were never answered; such a wait is above the bar "
                "of 60 minutes."
            ),
            "提问有半数或更多始终未获答复，等待时间高于 60 分钟的界线。",
        ),
        (
            "probes.response_minutes.p90",
            {"above": 1440},
            90.0,
            (
                "Nine in ten of the questions were answered within 90 minutes, below "
                "the bar of 1,440 minutes."
            ),
            "提问有九成在 90 分钟内获得答复，低于 1,440 分钟的界线。",
        ),
        (
            "probes.response_minutes.p90",
            {"above": 1},
            math.inf,
            (
                "More than one in ten of the questions was never answered; such a wait is "
                "above the bar of 1 minute."
            ),
            "提问有一成以上始终未获答复，等待时间高于 1 分钟的界线。",
        ),
        (
            "probes.unanswered_share",
            {"above": 0.25},
            0.25,
            "25% of the questions were not answered, not above the bar of 25%.",
            "提问有 25% 未获答复，不高于 25% 的界线。",
        ),
        (
            "probes.unanswered_share",
            {"above": 0.25},
            0.2504,
            "25.04% of the questions were not answered, above the bar of 25%.",
            "提问有 25.04% 未获答复，高于 25% 的界线。",
        ),
        (
            "probes.unanswered_share_in_hours",
            {"above": 0.25},
            1 / 3,
            "33.3% of the questions put in working hours were not answered, above the bar of 25%.",
            "工作时间内的提问有 33.3% 未获答复，高于 25% 的界线。",
        ),
        (
            "probes.unanswered_share_out_of_hours",
            {"above": 0.25},
            0.5,
            (
                "50% of the questions put out of working hours were not answered, above the bar "
                "of 25%."
            ),
            "工作时间外的提问有 50% 未获答复，高于 25% 的界线。",
        ),
        (
            "probes.response_minutes.median_in_hours",
            {"above": 30},
            1.0,
            (
                "The median wait of the questions put in working hours was 1 minute, below "
                "the bar of 30 minutes."
            ),
            "工作时间内的提问等待时间的中位数为 1 分钟，低于 30 分钟的界线。",
        ),
        (
            "probes.response_minutes.p90_out_of_hours",
            {"above": 30},
            math.inf,
            (
                "More than one in ten of the questions put out of working hours was never "
                "answered; such a wait is above the bar of 30 minutes."
            ),
            "工作时间外的提问有一成以上始终未获答复，等待时间高于 30 分钟的界线。",
        ),
        (
            "probes.settled_count",
            {"at_least": 3},
            2.0,
            "2 probes were answered or waited for in vain, below the bar of 3.",
            "有结果的探询（已答复或久候未复）有 2 条，低于 3 条的界线。",
        ),
        (
            "probes.generic_share",
            {"below": 0.2},
            0.0,
            "0% of the answers were generic or wrong, below the bar of 20%.",
            "0% 的答复泛泛而谈或有误，低于 20% 的界线。",
        ),
        (
            "probes.unanswered_share_in_hours",
            {"above": 0.25},
            None,
            "Probes unanswered within working hours: there is nothing to reckon it from.",
            "工作时间内未获答复的探询：没有可供推算的依据。",
        ),
    ],
)
def test_probes(
    probe: ProbeFigure, bounds: Any, figure: float | None, english: str, chinese: str
) -> None:
    assert say(ProbeTest(probe=probe, **bounds), figure) == (english, chinese)


@pytest.mark.parametrize(
    ("figure", "bounds", "sides"),
    [
        (49.96, {"below": 50}, "below 50"),
        (50.0, {"below": 50}, "not below 50"),
        (50.04, {"below": 50}, "above 50"),
        (49.96, {"at_least": 50}, "below 50"),
        (50.0, {"at_least": 50}, "not below 50"),
        (50.04, {"at_least": 50}, "above 50"),
        (49.96, {"above": 50}, "below 50"),
        (50.0, {"above": 50}, "not above 50"),
        (50.04, {"above": 50}, "above 50"),
        (49.96, {"at_most": 50}, "below 50"),
        (50.0, {"at_most": 50}, "not above 50"),
        (50.04, {"at_most": 50}, "above 50"),
        (49.99999999999999, {"at_least": 50}, "not below 50"),  # noise of floats
        (math.inf, {"above": 50}, "above 50"),
        (-3.25, {"below": -3.2}, "below -3.2"),
    ],
)
def test_side_of_a_bound(figure: float, bounds: Any, sides: str) -> None:
    said = sides_words(Bounds(**bounds), figure, lambda bound: f"{bound:g}", make_words("en"))
    assert said == sides


@pytest.mark.parametrize(
    ("points", "shown"),
    [
        (49.96, "49.96 points"),
        (50.04, "50.04 points"),
        (50.0000004, "50 points"),
        (49.99999999999999, "50 points"),
        (33.333333, "33.3 points"),
        (1.0, "1 point"),
        (1.04, "1 point"),
        (0.0, "0 points"),
        (-3.25, "\N{MINUS SIGN}3.2 points"),
    ],
)
def test_points_are_told_from_their_bounds(points: float, shown: str) -> None:
    assert points_words(points, [50], make_words("en")) == shown


def test_decimals_begin_with_the_least_asked_for() -> None:
    assert telling_decimals(0.4, [0.5]) == 1
    assert telling_decimals(0.4, [0.5], least=2) == 2
    assert telling_decimals(0.4996, [0.5], least=2) == 4


def test_what_is_shown_as_whole_counts_as_whole() -> None:
    assert [type(countable(figure, 1)) for figure in (1.0, 1.04, 1.1)] == [int, int, float]
