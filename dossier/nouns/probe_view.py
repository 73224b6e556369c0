"""Rows of the probe log, in words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ProbeRow:
    """One question put to the partner, and the answer.

    `hours` says whether it was put within the partner's working hours; None where nobody has
    recorded them.
    """

    id: str
    topic: str
    severity: str
    asked: str
    hours: str | None
    waited: str
    quality: str
    note: str | None


@dataclass(frozen=True, slots=True)
class WaitFiguresRow:
    """How the probes of some hours, or all of them, were answered; waits in words."""

    label: str
    asked: int
    answered: int
    pending: int
    median: str
    p90: str
