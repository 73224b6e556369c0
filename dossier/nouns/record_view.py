"""What is on record of one partner, as a dossier shows it: risks, conditions, terms, decision."""

from __future__ import annotations

from dataclasses import dataclass

from dossier.nouns.view import Chart, Fact


@dataclass(frozen=True, slots=True)
class RiskRow:
    """One entry of the risk register, the gravest first; `exposure` = likelihood x impact.

    `label` is its number in the register, by which the matrix names it.
    """

    label: str
    title: str
    likelihood: int
    impact: int
    exposure: int
    treatment: str | None
    owner: str | None
    due: str | None
    accepted_until: str | None


@dataclass(frozen=True, slots=True)
class RiskRegister:
    """All risks, and where they lie on likelihood and impact."""

    rows: tuple[RiskRow, ...]
    chart: Chart


@dataclass(frozen=True, slots=True)
class ConditionRow:
    """One condition with its state; `brief` is its text cut short, for page one."""

    text: str
    brief: str
    before: str | None
    owner: str | None
    due: str | None
    is_met: bool


@dataclass(frozen=True, slots=True)
class ConditionGroup:
    """The conditions that have to be met by the same event, by the event's words."""

    title: str
    rows: tuple[ConditionRow, ...]


@dataclass(frozen=True, slots=True)
class SignOffRow:
    """One line of the approval form; `name` is empty where it is still to be named."""

    role: str
    name: str


@dataclass(frozen=True, slots=True)
class MutualView:
    """What each side wants of the other."""

    they_want: str | None
    we_offer: str | None
    note: str | None


@dataclass(frozen=True, slots=True)
class ExitView:
    """How one would leave."""

    alternatives: tuple[Fact, ...]
    plan: str | None
    lock_in: str | None


@dataclass(frozen=True, slots=True)
class RecordView:
    """The decision on record; `under` names the brief of another question that it was taken on."""

    outcome: str
    on: str
    signatories: tuple[Fact, ...]
    rationale: str | None
    dissent: str | None
    review_by: str | None
    under: str | None
