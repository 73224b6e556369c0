"""What happened so far: waits, orders, what is said where nothing is on record."""

from __future__ import annotations

import math
from typing import Any

import pytest

from dossier.making.records import (
    condition_groups,
    exit_view,
    meeting_rows,
    mutual_view,
    probe_log,
    probe_waits,
    record_view,
    risk_register,
)
from dossier.nouns.record_view import RecordView
from dossier.nouns.view import Chart, Fact, MeetingRow, ProbeLog
from tests.samples import (
    BARE,
    acme_values,
    brief_values,
    make_acme,
    make_review,
    rubric_values,
    subject_of,
)

ACME = make_acme()
NOBODY = subject_of(make_review({"bare": BARE}), "bare")
CHINESE = subject_of(make_review({"acme": acme_values()}), "acme", "zh")


def log_of(**answer: Any) -> ProbeLog:
    probe = {"id": "p", "topic": "T", "severity": "high", "asked": "2026-06-01T21:14+08:00"}
    log = probe_log(make_acme(probes=[{**probe, **answer}]))
    assert log is not None
    return log


# -- probes ---------------------------------------------------------------------------------


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
    assert log_of(**given).rows[0].waited == waited


def test_probe_shows_the_hour_that_the_partner_saw() -> None:
    (row,) = log_of(quality="wrong", note="Nobody knew.").rows
    assert (row.asked, row.severity) == ("2026-06-01 21:14 +0800", "high")
    assert (row.quality, row.note) == ("wrong", "Nobody knew.")
    assert log_of().rows[0].quality == "not rated"


def test_probes_are_in_the_order_of_asking_and_counted() -> None:
    log = probe_log(make_acme(working_hours=None))
    assert log is not None
    assert [row.topic for row in log.rows] == ["How to upgrade", "Lost at night"]
    assert log.facts == (
        Fact("Questions put", "1 of 2 answered"),
        Fact("Median wait", "unanswered"),
        Fact("Wait at the 90th percentile", "unanswered"),
        Fact("Answers that went into the question", "0 of 1 rated"),
    )
    assert log.chart == Chart(
        "charts/waits.en.svg",
        "How long each probe waited for an answer. The table below has the same waits.",
    )


HOURS = {"time_zone": "Asia/Shanghai", "from": "09:00", "to": "18:00"}


def test_answers_in_and_out_of_hours_stand_side_by_side() -> None:
    log = probe_log(make_acme(working_hours=HOURS))
    assert log is not None
    assert log.facts[0] == Fact("Working hours", "09:00–18:00 Asia/Shanghai")  # noqa: RUF001
    assert log.facts[4:] == (
        Fact("Asked within working hours", "0 of 0 answered"),
        Fact("Asked outside working hours", "1 of 2 answered"),
        Fact("Answers that went into the question", "0 of 1 rated"),
    )
    # the first was put on a Saturday
    assert probe_waits(make_acme(working_hours=HOURS)) == [
        ("How to upgrade", 65, False),
        ("Lost at night", math.inf, False),
    ]


def test_hours_that_are_claimed_stand_beside_the_answers() -> None:
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
    values = acme_values()
    values["answers"] = {**values["answers"], "help.hours": {"claimed": "always"}}
    review = make_review({"acme": values}, brief=brief_values(), rubric=rubric)
    log = probe_log(subject_of(review, "acme"))
    assert log is not None
    assert log.facts[0] == Fact("Hours of support, claimed", "Always")


def test_where_nobody_knows_the_hours_nothing_is_said_of_them() -> None:
    assert [in_hours for _, _, in_hours in probe_waits(make_acme(working_hours=None))] == [
        None,
        None,
    ]


# -- meetings, flags, risks, conditions -----------------------------------------------------


def test_meetings_are_in_the_order_of_their_days() -> None:
    later = {"date": "2026-09-01", "format": "video"}
    first = {"date": "2026-07-03", "format": "face_to_face", "with": ["Sari", "Li"], "place": "J"}
    assert meeting_rows(make_acme(meetings=[later, first])) == (
        MeetingRow("2026-07-03", "Face to face", "J", "Sari, Li", None),
        MeetingRow("2026-09-01", "Video", None, None, None),
    )


def test_risks_begin_with_the_gravest() -> None:
    risks = [
        {"id": identity, "title": identity, "likelihood": likelihood, "impact": impact}
        for identity, likelihood, impact in [("a", 1, 5), ("c", 2, 4), ("b", 4, 2), ("d", 5, 5)]
    ]
    register = risk_register(make_acme(risks=risks))
    assert register is not None
    rows = register.rows
    assert [(row.title, row.exposure) for row in rows] == [("d", 25), ("b", 8), ("c", 8), ("a", 5)]
    assert [row.label for row in rows] == ["R1", "R2", "R3", "R4"]
    assert (rows[0].owner, rows[0].due, rows[0].treatment) == (None, None, None)
    own = risk_register(ACME)
    assert own is not None
    outage = own.rows[1]
    assert (outage.owner, outage.due, outage.treatment) == ("Wang", "2027-01-31", "A second line.")


def test_an_accepted_risk_says_until_when() -> None:
    risk = {"id": "a", "title": "a", "likelihood": 1, "impact": 5, "accepted_until": "2027-03-31"}
    register = risk_register(make_acme(risks=[risk]))
    assert register is not None
    assert register.rows[0].accepted_until == "2027-03-31"


def test_conditions_stand_by_what_they_come_before() -> None:
    shown = [
        (group.title, [(row.text, row.owner, row.due, row.is_met) for row in group.rows])
        for group in condition_groups(ACME)
    ]
    assert shown == [
        (
            "Before the contract is signed",
            [("Put credits into the contract.", "Wang", "2026-12-31", False)],
        ),
        ("Without a set time", [("Visit them.", None, None, True)]),
    ]


def test_conditions_follow_the_order_of_events_and_else_of_the_file() -> None:
    befores = ["renewal", "contract", "launch", "contract"]
    conditions = [
        {"id": f"c{number}", "text": f"c{number}", "before": before}
        for number, before in enumerate(befores)
    ]
    groups = condition_groups(make_acme(conditions=conditions))
    assert [[row.text for row in group.rows] for group in groups] == [["c1", "c3"], ["c2"], ["c0"]]


def test_a_long_condition_is_cut_for_page_one_alone() -> None:
    text = "Deliver the review. " * 20 + "End."
    (group,) = condition_groups(make_acme(conditions=[{"id": "c", "text": text}]))
    assert group.rows[0].text == text
    assert group.rows[0].brief.endswith("the review.…")


# -- two-way view, exit, decision -----------------------------------------------------------


def test_two_way_view() -> None:
    mutual = mutual_view(ACME)
    assert mutual is not None
    assert (mutual.they_want, mutual.we_offer, mutual.note) == ("Traffic.", "Users.", None)


def test_alternatives_under_review_are_linked_by_name() -> None:
    values = {**acme_values(), "exit": {"alternatives": ["bravo", "nobody"]}}
    review = make_review({"acme": values, "bravo": BARE})
    for language, name in (("en", "Bravo"), ("zh", "乙公司")):
        leaving = exit_view(subject_of(review, "acme", language))
        assert leaving is not None
        linked, unknown = leaving.alternatives
        assert (linked.label, linked.url) == (name, f"../bravo/dossier.{language}.md")
        assert (unknown.label, unknown.url) == ("nobody", None)


def test_decision_on_record() -> None:
    assert record_view(ACME) == RecordView(
        outcome="Proceed with conditions",
        on="20 November 2026",
        signatories=(Fact("Wang", "Director"),),
        rationale="Once the conditions are met.",
        dissent="One found it too early.",
        review_by="20 May 2027",
    )
    record = record_view(CHINESE)
    assert record is not None
    assert (record.outcome, record.on) == ("附条件推进", "2026年11月20日")


def test_signatory_may_have_no_role() -> None:
    decision = {"outcome": "hold", "on": "2026-11-20", "by": [{"name": "Li"}]}
    record = record_view(make_acme(decision=decision))
    assert record is not None
    assert record.signatories == (Fact("Li", ""),)
    assert record.review_by is None


def test_nothing_on_record_is_nothing_shown() -> None:
    assert (probe_log(NOBODY), mutual_view(NOBODY), exit_view(NOBODY)) == (None, None, None)
    assert record_view(NOBODY) is None
    assert risk_register(NOBODY) is None
    assert meeting_rows(NOBODY) == ()
    assert condition_groups(NOBODY) == ()


def test_records_that_say_nothing_are_none() -> None:
    subject = make_acme(mutual={}, exit={})
    assert (mutual_view(subject), exit_view(subject)) == (None, None)
