"""From a review to the comparison of its partners."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from dossier.judging.assess import Yardstick, assess_partner
from dossier.judging.compare import compare_partners
from dossier.judging.flips import flip_eligible, flip_evidence, flip_weights
from dossier.judging.robustness import try_ranking
from dossier.judging.rule import rule_on
from dossier.nouns.assessment import Comparison, Ranked
from dossier.nouns.review import Review
from dossier.nouns.robustness import EligibleFlips


def judge_review(review: Review) -> Comparison:
    """Every sound partner judged by the review's rubric and brief, and ranked."""
    yardstick = Yardstick(review.rubric, review.brief, review.as_of)
    comparison = compare_partners(
        assess_partner(partner, profile, yardstick) for partner, profile in review.partners.items()
    )
    return replace(
        comparison, ranking=tuple(_rule_on(ranked, review) for ranked in comparison.ranking)
    )


def judge_one(partner: str, review: Review) -> Ranked:
    """One partner judged by itself: it has no rank."""
    yardstick = Yardstick(review.rubric, review.brief, review.as_of)
    return _rule_on(
        Ranked(None, assess_partner(partner, review.partners[partner], yardstick)), review
    )


def study_review(review: Review) -> Comparison:
    """The judgement with how far its ranking holds, and what would change who leads."""
    comparison = judge_review(review)
    assessments = [ranked.assessment for ranked in comparison.ranking]
    return replace(
        comparison,
        robustness=try_ranking(assessments, review.rubric.robustness),
        weight_flips=flip_weights(assessments),
        evidence_flips=flip_evidence(assessments),
        eligible=_study_eligible(comparison, review),
    )


def _study_eligible(comparison: Comparison, review: Review) -> EligibleFlips | None:
    """The same among those that may be chosen: every trial draws for them what it drew before."""
    eligible = flip_eligible(comparison.ranking)
    if eligible is None or not eligible.partners:
        return eligible
    by_id = {ranked.assessment.partner: ranked.assessment for ranked in comparison.ranking}
    assessments = [by_id[partner] for partner in eligible.partners]
    return replace(eligible, robustness=try_ranking(assessments, review.rubric.robustness))


def judge_scenarios(review: Review) -> Mapping[str, Comparison]:
    """The same partners judged under each brief of the workspace, by the brief's id."""
    return {
        name: judge_review(replace(review, brief_id=name, brief=brief))
        for name, brief in review.scenarios.items()
    }


def _rule_on(ranked: Ranked, review: Review) -> Ranked:
    profile = review.partners[ranked.assessment.partner]
    return replace(ranked, ruling=rule_on(profile, ranked.assessment, review.rubric, review.brief))
