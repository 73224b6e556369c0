# ruff: noqa: RUF001 - Chinese punctuation is meant
from __future__ import annotations

from typing import Any

import pytest

from dossier.making.rulings import (
    flag_rows,
    further_flags,
    gate_rows,
    open_gates,
    standing_flags,
    verdict_view,
)
from dossier.making.subject import Subject
from dossier.nouns.ruling_view import FlagRow, GateRow
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
    assert rows[0] == FlagRow("Named", None, "blocker", "reviewer", "Seen.", None)
    assert rows[4] == FlagRow("was bad", None, "blocker", "reviewer", None, "2026-07-04: Talked.")


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
        None,
        "blocker",
        "rule, reviewer",
        "100% of the questions put out of working hours were not answered, above the bar of 25%. "
        "Waited for in vain: p2. Rang in vain.",
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
            None,
            "contract",
            "passed",
            is_passed=True,
            why="Meetings face to face (2026-07-03 Jakarta): 1 on record.",
        ),
        GateRow(
            "Service level measured",
            None,
            "contract",
            "open",
            is_passed=False,
            why="Service level: no evidence of the kind “Own measurement” backs the answer.",
        ),
    )
    assert [row.state for row in gate_rows(ruled("zh"))] == ["已通过", "未通过"]


@pytest.mark.parametrize(
    ("changes", "verdict", "because"),
    [
        (
            {},
            "Proceed with conditions",
            (
                "Gates not passed yet: Service level measured.",
                "Red flags standing (major): Silent at night; missed call.",
            ),
        ),
        (
            {"flags": [{"id": "f", "severity": "blocker"}]},
            "Decline",
            ("Red flags standing (blocker): f.",),
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


def test_flags_that_the_verdict_names_are_not_told_again() -> None:
    minor = {"id": "late", "severity": "minor", "title": "Late"}
    assert further_flags(ruled()) is None
    assert further_flags(ruled(flags=[minor])) == "Late (minor)"
    blocker = {"id": "fraud", "severity": "blocker", "title": "Fraud"}
    further = further_flags(ruled(flags=[minor, blocker]))
    assert further == "Silent at night (major); Late (minor)"


def test_failed_gates_come_first_and_are_told_from_the_open() -> None:
    assert open_gates(ruled()) == "Service level measured"
    rules = rules_values()
    rules["gates"].append(
        {
            "id": "licence",
            "title": {"zh": "持有许可", "en": "Holds a licence"},
            "explanation": {"zh": "没有许可不得经营。", "en": "None may trade without one."},
            "before": "contract",
            "requires": {"record": "meetings", "at_least": 99},
            "fails": {"record": "meetings"},
        }
    )
    review = make_review(
        {"acme": acme_values()}, brief=brief_values(), rubric={**rubric_values(), **rules}
    )
    english, chinese = (subject_of(review, "acme", language) for language in ("en", "zh"))
    assert open_gates(english) == "Holds a licence (failed); Service level measured"
    assert open_gates(chinese) == "持有许可（已失败）；承诺经实测"
    assert gate_rows(english)[-1].explanation == "None may trade without one."
    assert gate_rows(chinese)[-1].explanation == "没有许可不得经营。"


def test_flag_of_the_rubric_is_explained() -> None:
    rules = rules_values()
    rules["flags"][0]["explanation"] = "Nobody answers after six."
    review = make_review(
        {"acme": acme_values()}, brief=brief_values(), rubric={**rubric_values(), **rules}
    )
    explained = {row.title: row.explanation for row in flag_rows(subject_of(review, "acme"))}
    assert explained["Silent at night"] == "Nobody answers after six."
    assert explained["missed call"] is None


def test_verdict_without_a_rule_says_that_no_other_holds() -> None:
    rules = {**rules_values(), "verdicts": [{"id": "proceed", "title": "Proceed"}]}
    review = make_review({"acme": acme_values()}, rubric={**rubric_values(), **rules})
    view = verdict_view(subject_of(review, "acme"))
    assert view is not None
    assert view.because == ("No rule of another verdict holds.",)


def test_without_rules_there_is_nothing_to_tell() -> None:
    subject = subject_of(make_review({"bare": BARE}), "bare")
    assert verdict_view(subject) is None
    assert (gate_rows(subject), flag_rows(subject)) == ((), ())
    assert (standing_flags(subject), further_flags(subject), open_gates(subject)) == (
        None,
        None,
        None,
    )
