"""Whether a dossier is fit to sign: each reason alone, at its place, and all of them at once."""

from __future__ import annotations

import pytest

from tests.signing import FIT, fitness_of, spoil

Change = tuple[str, str]

NO_DECISION = (FIT[FIT.index("decision:") : FIT.index("status:")], "")
SIGNED = ("stage: negotiating", "stage: contracted")
MET = ("due: 2026-12-31}", "due: 2026-12-31, met: true}")
NOT_MET = (FIT[FIT.index("meetings:") : FIT.index("flags:")], "")
PHONED = ("format: face_to_face", "format: phone")
BLOCKED = (", resolved: {on: 2026-09-01, how: {zh: 已补, en: Mended}}", "")
ABSENT = ("verified: [voice_call]", "verified: [live_stream]")
WHY = ("  review_by", "  rationale: {zh: 因, en: Why}\n  review_by")


def outcome(word: str) -> Change:
    return "outcome: conditional", f"outcome: {word}"


def found(*changes: Change) -> list[str]:
    """The codes with the text that each is about."""
    text = spoil(*changes)
    lines = text.split("\n")
    return [
        f"{problem.code.removeprefix('final/')} "
        + lines[span.line - 1][span.column - 1 :][: span.length]
        for problem in fitness_of(text).diagnostics
        if (span := problem.span)
    ]


def test_the_sample_is_fit() -> None:
    fitness = fitness_of(FIT)
    assert fitness.diagnostics == ()
    assert fitness.fit == {"acme"}


@pytest.mark.parametrize(
    ("changes", "problems"),
    [
        ([("status: final", "status: draft")], ["not-final draft"]),
        # a blocker stops whatever goes on, and is what a decision to decline stands on
        ([BLOCKED, WHY], ["unresolved-blocker leak"]),
        ([BLOCKED, WHY, outcome("hold")], ["unresolved-blocker leak"]),
        ([BLOCKED, outcome("decline")], []),
        ([BLOCKED, ("severity: blocker", "severity: major")], []),
        # gates before the contract: due once it is signed or one proceeds without conditions
        ([NOT_MET], []),
        ([NOT_MET, WHY, outcome("proceed")], ["gate-not-passed proceed"]),
        ([NOT_MET, SIGNED, MET], ["gate-not-passed contracted"]),
        ([NOT_MET, SIGNED, MET, WHY, outcome("hold")], ["gate-not-passed contracted"]),
        ([NOT_MET, SIGNED, MET, WHY, outcome("decline")], []),
        ([PHONED, WHY], ["gate-not-passed conditional"]),
        ([PHONED, WHY, outcome("hold")], []),
        # what is proven absent
        ([ABSENT, WHY], ["must-have-absent conditional"]),
        ([ABSENT, WHY, outcome("proceed")], ["must-have-absent proceed"]),
        ([ABSENT, WHY, outcome("hold")], []),
        # conditions that had to be met
        ([SIGNED], ["condition-unmet review"]),
        ([SIGNED, MET], []),
        ([SIGNED, WHY, outcome("decline")], []),
        ([("due: 2026-12-31", "due: 2026-11-21")], ["condition-unmet review"]),
        ([("due: 2026-12-31", "due: 2026-11-22")], []),
        # who, by when
        ([("before: contract, owner: Li", "before: contract")], ["no-owner review"]),
        ([("before: contract, owner: Li, due", "before: contract, met: true, due")], []),
        ([("owner: Li, due: 2026-12-31", "owner: Li")], ["no-due-date review"]),
        ([("impact: 3, owner: Li", "impact: 3")], ["no-owner exit"]),
        ([("due: 2027-01-31", "treatment: {zh: 无, en: None}")], ["no-due-date exit"]),
        ([("due: 2027-01-31", "accepted_until: 2027-01-31")], []),
        # evidence without a date
        ([(", date: 2026-08-02", "")], ["undated-evidence log"]),
        ([(", date: 2026-05", "")], ["undated-evidence page"]),
        ([("against: [page]", "against: []"), (", date: 2026-05", "")], []),
        (
            [
                ("against: [page]", "against: []"),
                (", date: 2026-05", ""),
                ("severity: blocker", "severity: blocker, evidence: [page]"),
            ],
            ["undated-evidence page"],
        ),
        # the decision
        ([NO_DECISION], ["no-decision schema: dossier/profile@1"]),
        ([("  by: [{name: Wang}]\n", "")], ["nobody-decided outcome: conditional"]),
        ([("on: 2026-11-20", "on: 2026-11-23")], ["decided-later 2026-11-23"]),
        ([("on: 2026-11-20", "on: 2026-11-22")], []),
        ([("review_by: 2027-05-20", "review_by: 2026-11-21")], ["review-overdue 2026-11-21"]),
        ([("review_by: 2027-05-20", "review_by: 2026-11-22")], []),
        # another outcome than the rules come to wants a reason
        ([outcome("hold")], ["unexplained-outcome hold"]),
        ([outcome("hold"), WHY], []),
        # texts
        ([("{zh: 艾克米, en: Acme}", "{zh: 艾克米}")], ["missing-translation name"]),
        ([("{zh: 艾克米, en: Acme}", "艾克米")], []),
    ],
)
def test_each_reason_alone(changes: list[Change], problems: list[str]) -> None:
    assert found(*changes) == problems


def test_all_reasons_at_once_each_at_its_place() -> None:
    problems = found(
        *(("status: final", "status: draft"), BLOCKED, NOT_MET, SIGNED, ABSENT, WHY),
        *(("owner: Li, due: 2026-12-31", "met: false"), ("impact: 3, owner: Li", "impact: 3")),
        *((", date: 2026-08-02", ""), (", date: 2026-05", ""), ("  by: [{name: Wang}]\n", "")),
        *(("on: 2026-11-20", "on: 2026-11-23"), ("2027-05-20", "2026-11-21")),
        ("{zh: 艾克米, en: Acme}", "{en: Acme}"),
    )
    assert problems == [
        "missing-translation name",
        "gate-not-passed contracted",
        *("undated-evidence log", "undated-evidence page"),
        "unresolved-blocker leak",
        "no-owner exit",
        *("condition-unmet review", "no-due-date review", "no-owner review"),
        "nobody-decided outcome: conditional",
        "must-have-absent conditional",
        *("decided-later 2026-11-23", "review-overdue 2026-11-21"),
        "not-final draft",
    ]


def test_undated_evidence_is_said_once_with_all_that_stands_on_it() -> None:
    (problem,) = fitness_of(spoil((", date: 2026-08-02", ""))).diagnostics
    assert problem.message == (
        "The evidence `log` has no date, and this stands on it:"
        " `technology.uptime`, `technology.needs`."
    )
