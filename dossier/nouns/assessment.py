"""What the judgement of partners comes to: figures with the evidence that they stand on.

Points run from 0 to 100 and strengths from 0 to 1, both unrounded. Where a figure is None there
was nothing to reckon it from, which is neither zero nor unknown: it is shown as a dash.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from dossier.nouns.figures import GENERIC_SHARE
from dossier.nouns.profile import AnswerValue
from dossier.nouns.robustness import EligibleFlips, EvidenceFlip, RobustnessResult, WeightFlip
from dossier.nouns.ruling import Ruling
from dossier.nouns.weights import Weighting


class State(StrEnum):
    """What is known of one criterion."""

    VERIFIED = "verified"
    CLAIMED = "claimed"
    CONTRADICTED = "contradicted"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True, slots=True)
class WeighedEvidence:
    """One item of evidence and how far it carries on the as-of date.

    `origin` is whose word it is; an item for which the file names nobody is an origin of its own.
    """

    id: str
    origin: str
    age_months: float
    is_dated: bool
    reliability: float
    half_life_months: float | None
    strength: float


@dataclass(frozen=True, slots=True)
class Records:
    """A figure that was computed from the profile's own records, over `count` of them.

    `figure` is infinite where the records say "never": the 90th percentile of response times of
    which more than a tenth never came. `strength` is what the records add as one origin.
    """

    figure: float
    count: int
    strength: float


@dataclass(frozen=True, slots=True)
class WaitFigures:
    """How a number of probes were answered: minutes by wall clock, infinite where none came.

    `pending` are those without an answer whose wait is still within the rubric's patience. They
    count as asked and in no other figure: it is too soon to say what comes of them. `median` and
    `p90` are None where nothing has been settled.
    """

    asked: int
    answered: int
    pending: int
    median: float | None
    p90: float | None

    @property
    def settled(self) -> int:
        """The probes that figures stand on: answered, or waited for longer than the patience."""
        return self.asked - self.pending

    @property
    def unanswered_share(self) -> float | None:
        """The share of the settled that were not answered, from 0 to 1; None without any."""
        return (self.settled - self.answered) / self.settled if self.settled else None


@dataclass(frozen=True, slots=True)
class ProbeSummary(WaitFigures):
    """What the whole probe log comes to, and what the parts in and out of working hours do.

    `in_hours`, `out_of_hours` and `is_in_hours` (by the probe's id) are None or empty where nobody
    recorded the partner's hours. `pending_ids` are in the order of the file, and `generic_share`
    is that of answers rated `generic` or `wrong` among the `rated`, None where none was.
    """

    pending_ids: tuple[str, ...] = ()
    in_hours: WaitFigures | None = None
    out_of_hours: WaitFigures | None = None
    is_in_hours: Mapping[str, bool] = field(default_factory=dict)
    generic_share: float | None = None
    rated: int = 0

    def counted(self, figure: str) -> int:
        """How many records a figure is reckoned from: the rated answers, or settled probes."""
        part = self.behind(figure)
        if figure == GENERIC_SHARE:
            return self.rated
        return 0 if part is None else part.settled

    def behind(self, figure: str) -> WaitFigures | None:
        """The part of the log that a figure is over; None where nobody recorded the hours."""
        if figure.endswith("_in_hours"):
            return self.in_hours
        return self.out_of_hours if figure.endswith("_out_of_hours") else self


@dataclass(frozen=True, slots=True)
class CriterionResult:
    """One criterion judged: what is claimed, what it is worth, and how much of that is proven.

    `weight` is the share within the dimension, over the criteria that apply (0 for one that does
    not). `support` and `opposition` are the combined strengths for and against the answer, and
    `strength` = support x (1 - opposition).
    """

    dimension: str
    id: str
    weight: float
    state: State
    claimed_value: AnswerValue | None = None
    verified_value: AnswerValue | None = None
    records: Records | None = None
    claimed: float | None = None
    value: float | None = None
    support: float = 0.0
    opposition: float = 0.0
    strength: float = 0.0
    proven: float | None = None
    ceiling: float | None = None
    evidence: tuple[WeighedEvidence, ...] = ()
    against: tuple[WeighedEvidence, ...] = ()

    @property
    def reference(self) -> str:
        """`dimension.criterion`."""
        return f"{self.dimension}.{self.id}"

    @property
    def applies(self) -> bool:
        """Whether the criterion counts at all."""
        return self.state is not State.NOT_APPLICABLE


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of a dimension or of the whole; each None where there is nothing beneath it.

    `claimed` and `gap` are over the criteria that have a claim; the others over all that apply.
    """

    claimed: float | None
    proven: float | None
    ceiling: float | None
    gap: float | None
    coverage: float | None


@dataclass(frozen=True, slots=True)
class DimensionResult:
    """One dimension judged; `weight` is its share of the whole (0 where no criterion applies)."""

    id: str
    weight: float
    figures: Figures
    grade: str | None
    criteria: tuple[CriterionResult, ...]


@dataclass(frozen=True, slots=True)
class Assessment:
    """One partner judged by one rubric under at most one brief, on one day.

    `register` is all of the partner's evidence, weighed, in the order of the file. `probes` is
    None without a probe. `weighting` says where the dimensions' weights came from; None only where
    an assessment was made without judging.
    """

    partner: str
    as_of: dt.date
    figures: Figures
    grade: str | None
    dimensions: tuple[DimensionResult, ...]
    register: tuple[WeighedEvidence, ...]
    probes: ProbeSummary | None = None
    weighting: Weighting | None = None

    @property
    def criteria(self) -> tuple[CriterionResult, ...]:
        """All criteria in the rubric's order."""
        return tuple(c for dimension in self.dimensions for c in dimension.criteria)


@dataclass(frozen=True, slots=True)
class Ranked:
    """A partner's place: 1 for the best, shared by equals; None where nothing could be judged.

    `ruling` is None where no rules were applied.
    """

    rank: int | None
    assessment: Assessment
    ruling: Ruling | None = None

    @property
    def is_ruled_out(self) -> bool:
        """Whether a verdict forbids to choose the partner, whatever its points."""
        return self.ruling is not None and self.ruling.rules_out


@dataclass(frozen=True, slots=True)
class Comparison:
    """All partners of one review, the best first, ties by id.

    `robustness` is None, and there are no flips, where nobody tried how far the ranking holds.
    Flips are among all that are ranked; `eligible` has those among the partners that may be
    chosen, and is None where no verdict rules anyone out.
    """

    ranking: tuple[Ranked, ...]
    robustness: RobustnessResult | None = None
    weight_flips: tuple[WeightFlip, ...] = ()
    evidence_flips: tuple[EvidenceFlip, ...] = ()
    eligible: EligibleFlips | None = None

    @property
    def weighting(self) -> Weighting | None:
        """Where the weights came from, the same for all partners; None without a partner."""
        return self.ranking[0].assessment.weighting if self.ranking else None
