"""What templates may see of the rules: verdict, must-haves, gates, flags; see `nouns/view.py`."""

from __future__ import annotations

from dataclasses import dataclass

from dossier.nouns.view import Link


@dataclass(frozen=True, slots=True)
class MustRow:
    """One must-have: how it stands and why, and the evidence that this rests on."""

    title: str
    state: str
    is_met: bool
    why: str
    evidence: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class FlagRow:
    """One red flag: who raised it and why, and how it was resolved."""

    title: str
    explanation: str | None
    severity: str
    raised_by: str
    why: str | None
    resolution: str | None


@dataclass(frozen=True, slots=True)
class GateRow:
    """One gate: how it stands and why; the explanation says what it is for."""

    title: str
    explanation: str | None
    before: str
    state: str
    is_passed: bool
    why: str


@dataclass(frozen=True, slots=True)
class VerdictView:
    """The verdict of the rules, with the sentences that say why."""

    id: str
    title: str
    explanation: str | None
    because: tuple[str, ...]
