"""What happened so far, for the reader: meetings, risks, conditions, decision."""

from __future__ import annotations

import datetime as dt

from dossier.making.charts import chart_path
from dossier.making.shorten import shorten
from dossier.making.subject import Subject
from dossier.nouns.profile import Condition, Exit, Meeting, Mutual, Risk
from dossier.nouns.record_view import (
    ConditionGroup,
    ConditionRow,
    ExitView,
    MutualView,
    RecordView,
    RiskRegister,
    RiskRow,
)
from dossier.nouns.view import Chart, Fact, MeetingRow

EVENTS = ("contract", "launch", "renewal", None)
"""What a condition may have to come before, in the order in which they happen."""

CONDITION_COLUMNS = 84
"""How much of a condition stands on page one: a line, and as much again for who and when."""


def meeting_rows(subject: Subject) -> tuple[MeetingRow, ...]:
    """Meetings in the order of their dates."""
    meetings = sorted(subject.profile.meetings, key=lambda meeting: meeting.date)
    return tuple(_meeting(meeting, subject) for meeting in meetings)


def risk_register(subject: Subject) -> RiskRegister | None:
    """The risk register, the gravest first; None without a risk."""
    risks = sorted(subject.profile.risks, key=lambda risk: (-_exposure(risk), risk.id))
    if not risks:
        return None
    rows = tuple(
        RiskRow(
            label=f"R{number}",
            title=subject.say(risk.title),
            likelihood=risk.likelihood,
            impact=risk.impact,
            exposure=_exposure(risk),
            treatment=subject.say(risk.treatment),
            owner=risk.owner,
            due=_iso(risk.due),
            accepted_until=_iso(risk.accepted_until),
        )
        for number, risk in enumerate(risks, start=1)
    )
    alt = subject.words("chart-risks-alt", count=len(rows), highest=rows[0].exposure)
    return RiskRegister(rows, Chart(chart_path("risks", subject.words), alt))


def condition_groups(subject: Subject) -> tuple[ConditionGroup, ...]:
    """The conditions by what they come before: contract, launch, renewal, then the undated."""
    conditions = subject.profile.conditions
    return tuple(
        ConditionGroup(subject.words(f"conditions-{event or 'other'}"), rows)
        for event in EVENTS
        if (rows := tuple(_condition(c, subject) for c in conditions if c.before == event))
    )


def mutual_view(subject: Subject) -> MutualView | None:
    """What each side wants of the other; None where nothing is on record."""
    mutual = subject.profile.mutual
    if mutual is None or mutual == Mutual():
        return None
    return MutualView(
        they_want=subject.say(mutual.they_want),
        we_offer=subject.say(mutual.we_offer),
        note=subject.say(mutual.note),
    )


def exit_view(subject: Subject) -> ExitView | None:
    """How one would leave; alternatives that are under review too are named with a link."""
    exit_ = subject.profile.exit
    if exit_ is None or exit_ == Exit():
        return None
    return ExitView(
        alternatives=tuple(_alternative(partner, subject) for partner in exit_.alternatives),
        plan=subject.say(exit_.plan),
        lock_in=subject.say(exit_.lock_in),
    )


def record_view(subject: Subject) -> RecordView | None:
    """The decision on record; None before there is one."""
    decision = subject.profile.decision
    if decision is None:
        return None
    return RecordView(
        outcome=subject.words(f"outcome-{decision.outcome}"),
        on=subject.words.date(decision.on),
        signatories=tuple(Fact(by.name, subject.say(by.role) or "") for by in decision.by),
        rationale=subject.say(decision.rationale),
        dissent=subject.say(decision.dissent),
        review_by=subject.words.date(decision.review_by) if decision.review_by else None,
        under=_other_brief(decision.brief, subject),
    )


def _other_brief(brief: str | None, subject: Subject) -> str | None:
    """The brief that a decision was taken under, if this document is not judged by it."""
    review = subject.review
    if brief is None or brief == review.brief_id:
        return None
    return subject.say(review.scenarios[brief].title) if brief in review.scenarios else brief


# -- rows -----------------------------------------------------------------------------------


def _meeting(meeting: Meeting, subject: Subject) -> MeetingRow:
    return MeetingRow(
        date=_iso(meeting.date) or "",
        format=subject.words(f"meeting-{meeting.format.replace('_', '-')}"),
        place=meeting.place,
        people=subject.words.listing(meeting.with_) or None,
        notes=subject.say(meeting.notes),
    )


def _condition(condition: Condition, subject: Subject) -> ConditionRow:
    text = subject.say(condition.text)
    return ConditionRow(
        text=text,
        brief=shorten(text, CONDITION_COLUMNS),
        before=subject.words(f"before-{condition.before}") if condition.before else None,
        owner=condition.owner,
        due=_iso(condition.due),
        is_met=condition.met,
    )


def _alternative(partner: str, subject: Subject) -> Fact:
    other = subject.review.partners.get(partner)
    if other is None:
        return Fact(partner, "")
    name = subject.say(other.name)
    return Fact(name, "", f"../{partner}/dossier.{subject.words.language}.md")


def _exposure(risk: Risk) -> int:
    return risk.likelihood * risk.impact


def _iso(date: dt.date | None) -> str | None:
    return date.isoformat() if date else None
