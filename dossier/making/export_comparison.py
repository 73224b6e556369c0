"""The comparison for other programs: robustness, flips, and the ranking under each brief."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dossier.making.weighting import weighting_json
from dossier.making.words import Words
from dossier.nouns.assessment import Comparison, Ranked
from dossier.nouns.robustness import (
    Crossing,
    EligibleFlips,
    EvidenceFlip,
    RobustnessResult,
    WeightFlip,
)

Json = Mapping[str, object]


def comparison_json(
    comparison: Comparison, scenarios: Mapping[str, Comparison], catalogues: Sequence[Words]
) -> Json:
    """The part `comparison` of `dossier/scores@1`."""
    result = comparison.robustness
    return {
        "robustness": None if result is None else _robustness(result),
        "flips": [_weight_flip(flip) for flip in comparison.weight_flips],
        "evidence_flips": [_evidence_flip(flip) for flip in comparison.evidence_flips],
        "eligible": None if comparison.eligible is None else _eligible(comparison.eligible),
        "scenarios": [
            {
                "brief": name,
                "weighting": weighting_json(each.weighting, catalogues),
                "ranking": [_place(ranked) for ranked in each.ranking],
            }
            for name, each in scenarios.items()
        ],
    }


def _robustness(result: RobustnessResult) -> Json:
    return {
        "weights": {"mode": result.weights.mode, "share": result.weights.share},
        "samples": result.samples,
        "seed": result.seed,
        "rank_acceptability": {
            name: list(chances) for name, chances in result.rank_acceptability.items()
        },
        "first": dict(result.first),
        "expected_rank": dict(result.expected_rank),
        "central_weights": {
            name: None if weights is None else dict(weights)
            for name, weights in result.central_weights.items()
        },
        "beats": {name: dict(chances) for name, chances in result.beats.items()},
        "standard_error": result.standard_error,
    }


def _eligible(eligible: EligibleFlips) -> Json:
    return {
        "partners": list(eligible.partners),
        "robustness": None if eligible.robustness is None else _robustness(eligible.robustness),
        "flips": [_weight_flip(flip) for flip in eligible.weight_flips],
        "evidence_flips": [_evidence_flip(flip) for flip in eligible.evidence_flips],
    }


def _weight_flip(flip: WeightFlip) -> Json:
    return {
        "dimension": flip.dimension,
        "weight": flip.weight,
        "flips_at": flip.flips_at,
        "to": flip.to,
        "direction": flip.direction,
        "below": _crossing(flip.below),
        "above": _crossing(flip.above),
    }


def _crossing(crossing: Crossing | None) -> Json | None:
    return None if crossing is None else {"weight": crossing.weight, "to": crossing.to}


def _evidence_flip(flip: EvidenceFlip) -> Json:
    return {
        "partner": flip.partner,
        "criterion": flip.criterion,
        "direction": flip.direction,
        "moved": flip.moved,
        "proven": flip.proven,
        "leader": flip.leader,
    }


def _place(ranked: Ranked) -> Json:
    return {
        "id": ranked.assessment.partner,
        "rank": ranked.rank,
        "proven": ranked.assessment.figures.proven,
        "ceiling": ranked.assessment.figures.ceiling,
        "verdict": ranked.ruling.verdict if ranked.ruling else None,
    }
