"""A partner as its file tells it: answers, the evidence behind them, and the record so far."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from dossier.nouns.fields import (
    ClockTime,
    CriterionRef,
    Day,
    EvidenceDate,
    Id,
    Line,
    Model,
    Moment,
    Number,
    Prose,
    RubricId,
    TimeZone,
    Title,
    Url,
)

AnswerValue = Number | str | tuple[str, ...]
"""A number, a level of a scale, or a list of markets, languages or needs (`all` for all)."""

EVERYTHING = "all"
"""An answer that covers a whole list: every market, language or need."""

Stage = Literal["screening", "probing", "negotiating", "contracted"]
Level = Annotated[int, Field(ge=1, le=5)]


class Evidence(Model):
    """One item of the register: something a reader can look at, and what it was found to show."""

    kind: RubricId
    title: Title
    url: Url | None = None
    date: EvidenceDate | None = None
    origin: Id | None = None
    by: Line | None = None
    finding: Prose | None = None
    note: Prose | None = None


class Answer(Model):
    """What the partner claims on one criterion, what was found instead, and on what evidence."""

    claimed: AnswerValue | None = None
    verified: AnswerValue | None = None
    evidence: tuple[Id, ...] = ()
    against: tuple[Id, ...] = ()
    note: Prose | None = None

    @property
    def is_silent(self) -> bool:
        """Whether nothing is claimed and nothing found: the same as no answer at all."""
        return self.claimed is None and self.verified is None


EMPTY_ANSWERS = ("generic", "wrong")
"""Ratings of an answer that helps nobody."""


class Probe(Model):
    """A question put to the partner's people to see how, and how fast, they answer."""

    id: Id
    topic: Title
    severity: Literal["low", "medium", "high", "critical"]
    asked: Moment
    answered: Moment | None = None
    quality: Literal["specific", "partial", "generic", "wrong"] | None = None
    evidence: tuple[Id, ...] = ()
    note: Prose | None = None


class WorkingHours(Model):
    """When the partner's support says that it is at work, by its own clock."""

    time_zone: TimeZone
    days: tuple[Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"], ...] = (
        *("mon", "tue", "wed", "thu", "fri"),
    )
    opens: ClockTime = Field(alias="from")
    closes: ClockTime = Field(alias="to")


class Meeting(Model):
    """One meeting with the partner."""

    date: Day
    format: Literal["face_to_face", "video", "phone"]
    place: Line | None = None
    with_: tuple[Line, ...] = Field(default=(), alias="with")
    notes: Prose | None = None


class Resolution(Model):
    """When and how a red flag was resolved."""

    on: Day
    how: Prose


class Flag(Model):
    """A red flag raised by a person."""

    id: Id
    title: Title | None = None
    severity: Literal["minor", "major", "blocker"]
    note: Prose | None = None
    evidence: tuple[Id, ...] = ()
    resolved: Resolution | None = None


class Risk(Model):
    """One entry of the risk register; likelihood and impact from 1 (low) to 5 (high)."""

    id: Id
    title: Title
    likelihood: Level
    impact: Level
    treatment: Prose | None = None
    owner: Line | None = None
    due: Day | None = None
    accepted_until: Day | None = None


class Condition(Model):
    """Something that must be true before (or after) the contract is signed."""

    id: Id
    text: Prose
    before: Literal["contract", "launch", "renewal"] | None = None
    owner: Line | None = None
    due: Day | None = None
    met: bool = False


class Mutual(Model):
    """The choice goes both ways: what the partner sees in us."""

    they_want: Prose | None = None
    we_offer: Prose | None = None
    note: Prose | None = None


class Exit(Model):
    """How one would leave: who else could serve, how, and what holds one back."""

    alternatives: tuple[Id, ...] = ()
    plan: Prose | None = None
    lock_in: Prose | None = None


class Signatory(Model):
    """A person who decided, and in what role."""

    name: Line
    role: Title | None = None


class Decision(Model):
    """What the board decided, why, and who disagreed; `brief` is the one it was taken under."""

    outcome: Literal["proceed", "conditional", "hold", "decline"]
    on: Day
    by: tuple[Signatory, ...] = ()
    rationale: Prose | None = None
    dissent: Prose | None = None
    review_by: Day | None = None
    brief: Id | None = None


class Profile(Model):
    """Everything that is known of one partner. The id is the file's name, not a field."""

    schema_: Literal["dossier/profile@1"] = Field(alias="schema")
    name: Title
    legal_name: Line | None = None
    website: Url | None = None
    stage: Stage = "screening"
    summary: Prose | None = None
    notice: Prose | None = None
    evidence: Mapping[Id, Evidence] = {}
    answers: Mapping[CriterionRef, Answer] = {}
    working_hours: WorkingHours | None = None
    probes: tuple[Probe, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    flags: tuple[Flag, ...] = ()
    risks: tuple[Risk, ...] = ()
    conditions: tuple[Condition, ...] = ()
    mutual: Mutual | None = None
    exit: Exit | None = None
    figures: Mapping[RubricId, Mapping[Line, Number]] = {}
    figure_sources: Mapping[RubricId, tuple[Id, ...]] = {}
    decision: Decision | None = None
    status: Literal["draft", "final"] = "draft"
