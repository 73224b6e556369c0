"""How far a ranking may be trusted, and what would change who leads it.

Chances run from 0 to 1. Mappings are by partner id, in the order of the ids.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from dossier.nouns.rubric import WeightSpace


@dataclass(frozen=True, slots=True)
class RobustnessResult:
    """What became of the ranking over many samples of what is possible.

    Equal figures share the better rank, as in the ranking itself (1, 2, 2, 4), and each counts in
    full. So a partner's chances of all ranks sum to 1, while those of all partners for one rank
    may not where figures are equal.

    Attributes:
        samples: How many were drawn.
        seed: What they were drawn from: the same seed gives the same figures.
        weights: Which weights of the dimensions were thought possible.
        rank_acceptability: By partner, the chance of rank 1, 2, … to the number of partners.
        first: By partner, the chance of rank 1.
        expected_rank: By partner, the mean rank; 1 is the best there is.
        central_weights: By partner, the mean weight of each dimension over the samples in which it
            was first; None for a partner that never was.
        beats: By partner and rival, the chance of strictly more points. Only among the 200 best on
            proven points, since its size grows with the square of their number.
        standard_error: The sampling error of a chance, at its largest: that of a chance of a half,
            sqrt(0.5 * 0.5 / samples). Chances near 0 or 1 have less.
    """

    samples: int
    seed: int
    weights: WeightSpace
    rank_acceptability: Mapping[str, tuple[float, ...]]
    first: Mapping[str, float]
    expected_rank: Mapping[str, float]
    central_weights: Mapping[str, Mapping[str, float] | None]
    beats: Mapping[str, Mapping[str, float]]
    standard_error: float


@dataclass(frozen=True, slots=True)
class Crossing:
    """The weight (0 to 1) of a dimension beyond which `to` has more proven than the leader."""

    weight: float
    to: str


@dataclass(frozen=True, slots=True)
class WeightFlip:
    """How far the weight of one dimension may move before the leader is not first alone.

    Attributes:
        dimension: Its id.
        weight: Its present share of the whole, 0..1.
        flips_at: The nearest share beyond which a rival has more points, the other weights moving
            in proportion; None if none has between 0 and 1.
        to: That rival; None with `flips_at`.
        direction: Whether the rival leads for weights above or below `flips_at`; None with it.
        below: Who passes the leader at smaller weights, and from where; None if nobody does.
        above: The same at greater weights.
    """

    dimension: str
    weight: float
    flips_at: float | None = None
    to: str | None = None
    direction: Literal["above", "below"] | None = None
    below: Crossing | None = None
    above: Crossing | None = None


@dataclass(frozen=True, slots=True)
class EvidenceFlip:
    """One open criterion of one partner that would change who leads if it were settled.

    Attributes:
        partner: Whose criterion it is.
        criterion: Its `dimension.criterion`.
        direction: Whether it is proven at its best, or disproven.
        moved: By how many points that moves what is proven of the partner overall; signed.
        proven: What would then be proven of the partner overall.
        leader: Who would lead: the first by id where several would.
    """

    partner: str
    criterion: str
    direction: Literal["proven", "disproven"]
    moved: float
    proven: float
    leader: str


@dataclass(frozen=True, slots=True)
class EligibleFlips:
    """What would change who leads among the partners that no verdict rules out.

    `partners` are these by id, the best first. Who may be chosen is taken as it stands: no flip
    changes a verdict. `robustness` are their chances among each other.
    """

    partners: tuple[str, ...]
    weight_flips: tuple[WeightFlip, ...]
    evidence_flips: tuple[EvidenceFlip, ...]
    robustness: RobustnessResult | None = None
