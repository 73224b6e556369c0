"""The probe log for the reader: figures by hours beside what is claimed, and a row per probe."""

# ruff: noqa: RUF001 - Chinese punctuation is meant

from __future__ import annotations

import math
import re
from typing import Any

import pytest

from dossier.making.probes import probe_log, probe_waits
from dossier.making.render import render_markdown
from dossier.making.waits import Wait
from dossier.nouns.probe_view import WaitFiguresRow
from dossier.nouns.view import Chart, Fact, ProbeLog
from tests.samples import (
    BARE,
    LANGUAGES,
    acme_values,
    brief_values,
    make_acme,
    make_review,
    make_shop,
    rubric_values,
    subject_of,
)

HOURS = {"time_zone": "Asia/Jakarta", "from": "09:00", "to": "18:00"}
ASKED = "2026-06-01T21:14+08:00"


def probe(number: int, asked: str, **values: Any) -> dict[str, Any]:
    return {"id": f"p{number}", "topic": f"T{number}", "severity": "high", "asked": asked, **values}


LOG = [
    probe(1, "2026-06-01T10:00+07:00", answered="2026-06-01T10:30+07:00", quality="specific"),
    probe(2, "2026-06-02T10:00+07:00", answered="2026-06-02T11:30+07:00", quality="wrong"),
    probe(3, "2026-06-06T10:00+07:00"),
    probe(4, "2026-11-22T09:30+08:00"),
]
"""Two on workdays; one on a Saturday, in vain; one on the as-of day, a Sunday."""


def log_of(*probes: dict[str, Any], **values: Any) -> ProbeLog:
    log = probe_log(make_acme(probes=list(probes), **values))
    assert log is not None
    return log


# -- rows -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("answered", "waited"),
    [
        (None, "unanswered"),
        ("2026-06-01T21:14+08:00", "0 min"),
        ("2026-06-01T21:59+08:00", "45 min"),
        ("2026-06-01T21:14:40+08:00", "1 min"),
        ("2026-06-01T22:14+08:00", "1 h"),
        ("2026-06-01T15:02+00:00", "1 h 48 min"),
        ("2026-06-03T21:15+08:00", "48 h 1 min"),
        ("2026-06-02T21:14+08:00", "1 day"),
        ("2026-06-03T21:14+08:00", "2 days"),
        ("2026-06-03T22:14+08:00", "49 h"),
    ],
)
def test_waits_are_by_wall_clock(answered: str | None, waited: str) -> None:
    given = {} if answered is None else {"answered": answered}
    assert log_of(probe(1, ASKED, **given)).rows[0].waited == waited


def test_row_says_when_by_the_partners_clock_and_whether_in_hours() -> None:
    rows = log_of(*LOG, working_hours=HOURS).rows
    assert [(row.id, row.asked, row.hours, row.waited) for row in rows] == [
        ("p1", "Mon 2026-06-01 10:00", "in hours", "30 min"),
        ("p2", "Tue 2026-06-02 10:00", "in hours", "1 h 30 min"),
        ("p3", "Sat 2026-06-06 10:00", "out of hours", "unanswered"),
        # 09:30 where it was asked, an hour earlier where it was read
        ("p4", "Sun 2026-11-22 08:30", "out of hours", "pending, 14 h 30 min"),
    ]


def test_row_without_the_partners_hours_says_nothing_of_them() -> None:
    (row,) = log_of(probe(1, ASKED, quality="wrong", note="Nobody knew."), working_hours=None).rows
    assert (row.asked, row.hours, row.severity) == ("Mon 2026-06-01 21:14 UTC+08:00", None, "high")
    assert (row.quality, row.note) == ("wrong", "Nobody knew.")
    assert log_of(probe(1, ASKED)).rows[0].quality == "not rated"


def test_probes_are_in_the_order_of_asking() -> None:
    log = probe_log(make_acme(working_hours=None))
    assert log is not None
    assert [row.topic for row in log.rows] == ["How to upgrade", "Lost at night"]
    assert log.chart == Chart(
        "charts/waits.en.svg",
        "How long each probe waited for an answer. The table below has the same waits.",
    )
    assert probe_waits(make_acme(working_hours=HOURS)) == [
        # the first was put on a Saturday
        Wait("How to upgrade", 65, is_in_hours=False),
        Wait("Lost at night", math.inf, is_in_hours=False),
    ]


# -- figures --------------------------------------------------------------------------------


def test_answers_in_and_out_of_hours_stand_side_by_side() -> None:
    assert log_of(*LOG, working_hours=HOURS).figures == (
        WaitFiguresRow("in hours", 2, 2, 0, "1 h", "1 h 30 min"),
        WaitFiguresRow("out of hours", 2, 0, 1, "unanswered", "unanswered"),
        WaitFiguresRow("all", 4, 2, 1, "1 h 30 min", "unanswered"),
    )


def test_where_nobody_knows_the_hours_all_stand_together() -> None:
    assert [row.label for row in log_of(*LOG, working_hours=None).figures] == ["all"]


def test_figures_over_nothing_are_dashes() -> None:
    figures = log_of(LOG[3], working_hours=HOURS).figures
    assert figures == (
        WaitFiguresRow("in hours", 0, 0, 0, "—", "—"),
        WaitFiguresRow("out of hours", 1, 0, 1, "—", "—"),
        WaitFiguresRow("all", 1, 0, 1, "—", "—"),
    )


def test_patience_is_explained_where_somebody_needs_it() -> None:
    patience = log_of(*LOG).patience
    assert patience is not None
    assert "no more than 72 hours ago" in patience
    assert log_of(*LOG[:3]).patience is None


# -- facts ----------------------------------------------------------------------------------


def test_hours_that_are_claimed_and_recorded_stand_above_the_answers() -> None:
    levels = {
        "office": {"points": 30, "title": "Office hours"},
        "always": {"points": 100, "title": "Always"},
    }
    asked = {"id": "hours", "title": "Hours", "question": "When?", "weight": 1}
    dimension = {"id": "help", "title": "Help", "question": "Who helps?", "weight": 1}
    rubric = {**rubric_values()}
    rubric["dimensions"] = [
        *rubric["dimensions"],
        {**dimension, "criteria": [{**asked, "choice": {"levels": levels}}]},
    ]
    values = {**acme_values(), "probes": LOG, "working_hours": HOURS}
    values["answers"] = {**values["answers"], "help.hours": {"claimed": "always"}}
    review = make_review({"acme": values}, brief=brief_values(), rubric=rubric)
    log = probe_log(subject_of(review, "acme"))
    assert log is not None
    assert log.facts == (
        Fact("Hours of support, claimed", "Always"),
        Fact("Working hours", "09:00–18:00, Mon to Fri"),
        Fact("Answers that went into the question", "1 of 2 rated"),
    )


def test_what_nobody_recorded_is_no_fact() -> None:
    assert log_of(probe(1, ASKED), working_hours=None).facts == ()


def test_there_is_no_log_without_a_probe() -> None:
    assert probe_log(subject_of(make_review({"bare": BARE}), "bare")) is None


# -- the page -------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("hours", "columns"), [(HOURS, [6, 7]), (None, [6, 6])])
def test_tables_have_as_many_cells_as_heads_and_widths(
    language: str, hours: Any, columns: list[int]
) -> None:
    values = {**acme_values(), "probes": LOG, "working_hours": hours}
    log = probe_log(subject_of(make_review({"acme": values}), "acme", language))
    view: dict[str, object] = {"probes": log, "verdict": None}
    view |= dict.fromkeys(("must_haves", "gates", "flags", "meetings"), ())
    shop = make_shop(language).markdown
    text = render_markdown(shop, "sections/conduct.md.j2", view=view)
    tables = re.findall(r"widths=(\S+) -->\n((?:\|.*\n?)+)", text)
    assert [len(widths.split(",")) for widths, _ in tables] == columns
    for (_, table), count in zip(tables, columns, strict=True):
        assert {line.count("|") - 1 for line in table.splitlines()} == {count}
    assert len(tables[1][1].splitlines()) == 2 + len(LOG)
