"""What happened so far: orders, what is said where nothing is on record."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dossier.making.records import (
    condition_groups,
    exit_view,
    meeting_rows,
    mutual_view,
    record_view,
    risk_register,
)
from dossier.nouns.fields import Text
from dossier.nouns.record_view import RecordView
from dossier.nouns.view import Fact, MeetingRow
from tests.samples import (
    BARE,
    acme_values,
    brief_values,
    make_acme,
    make_review,
    subject_of,
)

ACME = make_acme()
NOBODY = subject_of(make_review({"bare": BARE}), "bare")
CHINESE = subject_of(make_review({"acme": acme_values()}), "acme", "zh")


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
        under=None,
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


@pytest.mark.parametrize(
    ("taken_under", "judged_by", "shown"),
    [("brief", "brief", None), (None, "brief", None), ("brief", "other", "Calls"), ("x", "y", "x")],
)
def test_a_decision_taken_under_another_brief_says_so(
    taken_under: str | None, judged_by: str, shown: str | None
) -> None:
    values = acme_values()
    values["decision"] = {**values["decision"], "brief": taken_under}
    review = make_review({"acme": values}, brief=brief_values())
    assert review.brief is not None
    brief = review.brief.model_copy(update={"title": Text({"en": "Calls"})})
    review = replace(review, brief_id=judged_by, scenarios={"brief": brief})
    record = record_view(subject_of(review, "acme"))
    assert record is not None
    assert record.under == shown


def test_nothing_on_record_is_nothing_shown() -> None:
    assert (mutual_view(NOBODY), exit_view(NOBODY)) == (None, None)
    assert record_view(NOBODY) is None
    assert risk_register(NOBODY) is None
    assert meeting_rows(NOBODY) == ()
    assert condition_groups(NOBODY) == ()


def test_records_that_say_nothing_are_none() -> None:
    subject = make_acme(mutual={}, exit={})
    assert (mutual_view(subject), exit_view(subject)) == (None, None)
