from __future__ import annotations

from typing import Any

import pytest

from dossier.making.rulings import (
    flag_rows,
    gate_rows,
    must_have_facts,
    open_must_haves,
    standing_flags,
    verdict_view,
)
from dossier.making.subject import Subject
from dossier.nouns.view import Fact, FlagRow, GateRow
from tests.samples import (
    BARE,
    acme_values,
    brief_values,
    make_acme,
    make_review,
    rubric_values,
    rules_values,
    subject_of,
)


def test_flags_begin_with_the_unresolved_and_the_gravest() -> None:
    resolved = {"on": "2026-07-04", "how": "Talked."}
    flags: list[dict[str, Any]] = [
        {"id": "was-bad", "severity": "blocker", "resolved": resolved},
        {"id": "b", "severity": "minor"},
        {"id": "d", "severity": "major"},
        {"id": "c", "severity": "major"},
        {"id": "a-blocker", "severity": "blocker", "title": "Named", "note": "Seen."},
        {"id": "was-small", "severity": "minor", "resolved": resolved},
    ]
    rows = flag_rows(make_acme(flags=flags))
    assert [row.title for row in rows] == ["Named", "c", "d", "b", "was bad", "was small"]
    assert rows[0] == FlagRow("Named", "blocker", "reviewer", "Seen.", None)
    assert rows[4] == FlagRow("was bad", "blocker", "reviewer", None, "2026-07-04: Talked.")


def ruled(language: str = "en", brief: dict[str, Any] | None = None, **changes: Any) -> Subject:
    """Acme by the small rubric with its rules."""
    review = make_review(
        {"acme": {**acme_values(), **changes}},
        brief={**brief_values(), **(brief or {})},
        rubric={**rubric_values(), **rules_values()},
    )
    return subject_of(review, "acme", language)


def test_flag_of_a_rule_says_what_it_met_and_what_a_person_saw() -> None:
    person = {"id": "silent-at-night", "severity": "blocker", "note": "Rang in vain."}
    (row, *_) = flag_rows(ruled(flags=[person]))
    assert row == FlagRow(
        "Silent at night",
        "blocker",
        "rule, reviewer",
        "Probes unanswered outside working hours: 100%; the bar: above 25%. Rang in vain.",
        None,
    )


def test_long_account_of_a_resolution_is_told_in_full() -> None:
    account = "x" * 3900
    flags = [{"id": "f", "severity": "minor", "resolved": {"on": "2026-07-04", "how": account}}]
    (row,) = flag_rows(make_acme(flags=flags))
    assert row.resolution == f"2026-07-04: {account}"


def test_gates_with_their_state_and_why() -> None:
    assert gate_rows(ruled()) == (
        GateRow(
            "Met face to face",
            "contract",
            "passed",
            is_passed=True,
            why="Meetings face to face: 1 on record, 1 needed.",
        ),
        GateRow(
            "Service level measured",
            "contract",
            "open",
            is_passed=False,
            why="Service level: no Own measurement on record.",
        ),
    )
    assert [row.state for row in gate_rows(ruled("zh"))] == ["已通过", "未通过"]


@pytest.mark.parametrize(
    ("changes", "verdict", "because"),
    [
        ({}, "Proceed with conditions", ("Gates not passed yet: Service level measured.",)),
        (
            {"flags": [{"id": "f", "severity": "blocker"}]},
            "Decline",
            (),  # flags have a line of their own
        ),
        (
            {"answers": {"technology.needs": {"verified": [], "evidence": ["draft"]}}},
            "Decline",
            ("Must-haves proven absent: Voice calls.",),
        ),
    ],
)
def test_verdict_with_its_reasons(
    changes: dict[str, Any], verdict: str, because: tuple[str, ...]
) -> None:
    view = verdict_view(ruled(**changes))
    assert view is not None
    assert (view.title, view.because) == (verdict, because)


def test_verdict_is_explained_where_the_rubric_does() -> None:
    view = verdict_view(ruled())
    assert view is not None
    assert view.explanation == "A gate is open, or a major flag stands."


def test_standing_flags_are_named_with_their_severity() -> None:
    assert standing_flags(ruled()) == "missed call (major); Silent at night (major)"
    assert standing_flags(make_acme(flags=[])) is None


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
def test_must_haves(answer: dict[str, Any], state: str, listed: str | None) -> None:
    musts = [{"need": "voice_call"}, {"need": "recording"}]
    subject = ruled(brief={"must_have": musts}, answers={"technology.needs": answer})
    assert must_have_facts(subject)[0] == Fact("Voice calls", state)
    assert open_must_haves(subject) == listed


def test_without_rules_there_is_nothing_to_tell() -> None:
    subject = subject_of(make_review({"bare": BARE}), "bare")
    assert verdict_view(subject) is None
    assert (gate_rows(subject), flag_rows(subject), must_have_facts(subject)) == ((), (), ())
    assert (standing_flags(subject), open_must_haves(subject)) == (None, None)
