"""What the rubric's rules come to for one partner: gates, flags, must-haves, and the verdict.

Each result carries the tests it stood on, with what they met, so that it can always say why.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from dossier.nouns.brief import MustHave
from dossier.nouns.condition import Test
from dossier.nouns.profile import EVERYTHING, AnswerValue

CONVINCING = 0.5
"""The strength from which a finding settles a must-have: more likely shown than not."""


class GateState(StrEnum):
    """How a gate stands: passed, still open, or failed for good."""

    PASSED = "passed"
    OPEN = "open"
    FAILED = "failed"


class MustState(StrEnum):
    """How a must-have stands: met, not yet shown, or proven to be absent."""

    MET = "met"
    OPEN = "open"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Because:
    """One test with what it met.

    `figure` is the figure that was held against the bounds, `answer` the answer that was looked
    at, `count` how many records or items were found; each None where the test is of another kind.
    `names` are the ids that were found: evidence, flags, gates, needs, records, probes that wait
    in vain; a meeting goes by its day and place.
    """

    test: Test
    holds: bool
    figure: float | None = None
    answer: AnswerValue | None = None
    count: int | None = None
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """Whether a condition holds, and the tests that decided it."""

    holds: bool
    because: tuple[Because, ...]


@dataclass(frozen=True, slots=True)
class GateResult:
    """One gate of the rubric."""

    id: str
    before: str
    state: GateState
    because: tuple[Because, ...]


@dataclass(frozen=True, slots=True)
class FlagResult:
    """One red flag that is raised: by the rubric's rule, by a person, or by both."""

    id: str
    severity: Literal["minor", "major", "blocker"]
    is_resolved: bool
    is_by_rule: bool
    because: tuple[Because, ...]


def covers(answer: AnswerValue | None, need: str) -> bool:
    """Whether an answer to a criterion that covers needs has this one among them."""
    return answer == EVERYTHING or (isinstance(answer, tuple) and need in answer)


@dataclass(frozen=True, slots=True)
class MustGround:
    """What one criterion says on a must-have, and by which figures and records.

    `strength` is None, as are the points, where the criterion does not apply; `evidence` are the
    ids of what stands for its answer, as the profile has them, and `against` those of what
    contradicts it, which has the strength `opposition` together. `value` is what the answer is
    worth.
    """

    criterion: str
    state: MustState
    proven: float | None
    ceiling: float | None
    claimed: AnswerValue | None
    verified: AnswerValue | None
    strength: float | None
    evidence: tuple[str, ...]
    value: float | None = None
    opposition: float = 0.0
    against: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MustResult:
    """One must-have of the brief, with the criteria that decided how it stands.

    There are none where no criterion that applies looks at the need.
    """

    must: MustHave
    state: MustState
    grounds: tuple[MustGround, ...] = ()

    @property
    def name(self) -> str:
        """The need, or the criterion by its reference."""
        return self.must.need or self.must.criterion or ""


@dataclass(frozen=True, slots=True)
class Ruling:
    """All results of the rules for one partner; the verdict is None for a rubric without any.

    `rules_out` says whether that verdict is a veto: the partner may not be chosen.
    """

    must_haves: tuple[MustResult, ...]
    flags: tuple[FlagResult, ...]
    gates: tuple[GateResult, ...]
    verdict: str | None
    because: tuple[Because, ...]
    rules_out: bool = False
