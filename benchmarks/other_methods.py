"""Rank the workspace's partners by other methods too, as a check on our own ranking.

Development only: `pip install pymcdm==1.4.0` beside Dossier, then
`python benchmarks/other_methods.py`.
Prints a Markdown table: proven points and rank by the additive model, rank by TOPSIS and by
PROMETHEE II on the same matrix (proven points of each dimension) and weights, and Kendall's tau.
"""

from __future__ import annotations

import datetime as dt
import sys
from itertools import combinations
from pathlib import Path

import numpy as np
from pymcdm.methods import PROMETHEE_II, TOPSIS

from dossier.app.judge import judge_review
from dossier.app.load import Request, load_review


def main(folder: str = ".") -> None:
    """Print the table for the workspace in `folder`."""
    review = load_review(Request(Path(folder), dt.date(2026, 11, 22))).review
    if review is None:
        sys.exit("the workspace cannot be read")
    assessments = [ranked.assessment for ranked in judge_review(review).ranking]
    dimensions = [d for d in assessments[0].dimensions if d.weight > 0]
    weights = np.array([d.weight for d in dimensions])
    matrix = np.array(
        [[d.figures.proven or 0.0 for d in a.dimensions if d.weight > 0] for a in assessments]
    )
    types = np.ones(len(weights))
    additive = matrix @ weights
    scores = {
        "additive": additive,
        "TOPSIS": TOPSIS()(matrix, weights, types),
        "PROMETHEE II": PROMETHEE_II("usual")(matrix, weights, types),
    }
    ranks = {name: _ranks(score) for name, score in scores.items()}
    print("| Partner | Proven | " + " | ".join(ranks) + " |")
    print("| --- | ---: |" + " ---: |" * len(ranks))
    for place, assessment in enumerate(assessments):
        cells = " | ".join(str(rank[place]) for rank in ranks.values())
        print(f"| {assessment.partner} | {additive[place]:.1f} | {cells} |")
    for name in ("TOPSIS", "PROMETHEE II"):
        print(f"\nKendall's tau, additive and {name}: {_tau(ranks['additive'], ranks[name]):.2f}")


def _ranks(scores: np.ndarray) -> list[int]:
    scores = scores.round(9)  # as the product reads figures: float noise decides no rank
    return [1 + int(sum(other > score for other in scores)) for score in scores]


def _tau(one: list[int], other: list[int]) -> float:
    pairs = list(combinations(range(len(one)), 2))
    agree = sum(np.sign(one[i] - one[j]) * np.sign(other[i] - other[j]) for i, j in pairs)
    return float(agree / len(pairs))


if __name__ == "__main__":
    main(*sys.argv[1:])
