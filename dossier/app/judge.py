"""From a review to the comparison of its partners."""

from __future__ import annotations

from dossier.judging.assess import Yardstick, assess_partner
from dossier.judging.compare import compare_partners
from dossier.nouns.assessment import Comparison
from dossier.nouns.review import Review


def judge_review(review: Review) -> Comparison:
    """Every sound partner judged by the review's rubric and brief, and ranked."""
    yardstick = Yardstick(review.rubric, review.brief, review.as_of)
    return compare_partners(
        assess_partner(partner, profile, yardstick) for partner, profile in review.partners.items()
    )
