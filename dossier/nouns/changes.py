"""What changed between two editions: figures with what moved them, rulings, and who is new.

Points run from 0 to 100 and shares from 0 to 1, unrounded; None where there was no figure.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from dossier.nouns.edition import EditionName, Value


class Cause(StrEnum):
    """What can move what is proven of a criterion."""

    ANSWERED = "answered"
    WITHDRAWN = "withdrawn"
    ANSWER = "answer"
    RECORDS = "records"
    ADDED = "added"
    REMOVED = "removed"
    REVISED = "revised"
    AGED = "aged"
    COUNTERED = "countered"
    CLEARED = "cleared"
    MEASURE = "measure"
    WEIGHT = "weight"


class Caveat(StrEnum):
    """Why figures of two editions are not comparable: something else was measured."""

    RUBRIC_OTHER = "rubric-other"
    RUBRIC_EDITED = "rubric-edited"
    BRIEF_OTHER = "brief-other"
    BRIEF_EDITED = "brief-edited"


@dataclass(frozen=True, slots=True)
class Part:
    """Points of the overall proven figure that one cause moved, on one criterion.

    `items` are the ids of the evidence concerned, `kinds` their kinds without repetition.
    """

    criterion: str
    cause: Cause
    points: float
    items: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Move:
    """A figure, a state or a name in the old edition and in the new."""

    old: float | str | None
    new: float | str | None

    @property
    def is_moved(self) -> bool:
        """Whether the two differ by more than the noise of floats."""
        if isinstance(self.old, float | int) and isinstance(self.new, float | int):
            return abs(self.old - self.new) > NOISE
        return self.old != self.new

    @property
    def points(self) -> float | None:
        """By how much a figure moved."""
        if isinstance(self.old, float | int) and isinstance(self.new, float | int):
            return self.new - self.old
        return None


NOISE = 1e-9
"""What a figure must move by to have moved: sums of floats differ beyond the ninth decimal."""


@dataclass(frozen=True, slots=True)
class AnswerChange:
    """A criterion whose answer is not what it was."""

    criterion: str
    claimed_old: Value | None
    claimed_new: Value | None
    found_old: Value | None
    found_new: Value | None


@dataclass(frozen=True, slots=True)
class RuleChange:
    """A gate, must-have or red flag that stands otherwise; None where it did not stand at all."""

    id: str
    old: str | None
    new: str | None


@dataclass(frozen=True, slots=True)
class PartnerChanges:
    """One partner that both editions judge.

    `figures` holds claimed, proven, ceiling, gap and coverage, moved or not; `dimensions` what is
    proven of each dimension that either edition has. `parts`, the most telling first, sum to the
    move of the proven figure.
    """

    partner: str
    caveats: tuple[Caveat, ...]
    as_of: tuple[dt.date, dt.date]
    rank: Move
    grade: Move
    verdict: Move
    figures: Mapping[str, Move]
    dimensions: Mapping[str, Move]
    parts: tuple[Part, ...]
    answers: tuple[AnswerChange, ...]
    gates: tuple[RuleChange, ...]
    must_haves: tuple[RuleChange, ...]
    flags: tuple[RuleChange, ...]

    @property
    def is_changed(self) -> bool:
        """Whether there is anything to tell."""
        moves = (self.rank, self.grade, self.verdict, *self.figures.values())
        rules = (*self.gates, *self.must_haves, *self.flags)
        told = (*self.caveats, *rules, *self.parts, *self.answers)
        return bool(told) or any(move.is_moved for move in moves)


@dataclass(frozen=True, slots=True)
class Changes:
    """All that changed between two editions, partners in the order of their ids.

    `unjudged` are partners that only one edition could judge, as their files had errors in the
    other: they neither appeared nor disappeared.
    """

    old: EditionName
    new: EditionName
    partners: Mapping[str, PartnerChanges]
    appeared: tuple[str, ...]
    disappeared: tuple[str, ...]
    unjudged: tuple[str, ...]

    @property
    def caveats(self) -> tuple[Caveat, ...]:
        """Why the editions are not comparable, of any partner; none where they are."""
        found = {caveat for each in self.partners.values() for caveat in each.caveats}
        return tuple(caveat for caveat in Caveat if caveat in found)
