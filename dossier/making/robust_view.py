"""How far a ranking holds, for the reader: chances, flips, head-to-head."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dossier.making.charts import chart_path
from dossier.making.subject import Subject
from dossier.making.words import DASH, Words
from dossier.nouns.assessment import Comparison
from dossier.nouns.robustness import EvidenceFlip, RobustnessResult, WeightFlip
from dossier.nouns.summary_view import HeadToHead, RobustnessView
from dossier.nouns.view import Chart

FLIPS_SHOWN = 6
COMPARED = 10
"""Partners in the head-to-head table: as many columns as a page holds."""


def robustness_view(
    comparison: Comparison, subjects: Mapping[str, Subject], words: Words
) -> RobustnessView | None:
    """The chapter on robustness; None where nobody tried the ranking."""
    result = comparison.robustness
    if result is None or not comparison.ranking:
        return None
    in_order = [ranked.assessment.partner for ranked in comparison.ranking]
    names = {partner: subjects[partner].name for partner in in_order}
    compared = [partner for partner in in_order if partner in result.beats][:COMPARED]
    leader = names[in_order[0]]
    return RobustnessView(
        settings=_settings(result, words),
        chart=Chart(chart_path("chances", words), _alt(result, in_order, names, words)),
        weight_flips=_weight_flips(comparison.weight_flips, leader, subjects, words),
        evidence_flips=_evidence_flips(comparison.evidence_flips, subjects, words),
        rivals=tuple(names[partner] for partner in compared),
        head_to_head=tuple(
            HeadToHead(
                names[one],
                tuple(
                    DASH if one == other else words.chance(result.beats[one][other], result.samples)
                    for other in compared
                ),
            )
            for one in compared
        ),
    )


def uncertainty_words(partner: str, comparison: Comparison, words: Words) -> str | None:
    """One sentence on how sure a partner's place is; None where nobody tried."""
    result = comparison.robustness
    if result is None or partner not in result.first:
        return None
    return words(
        "uncertainty",
        first=words.chance(result.first[partner], result.samples),
        rank=words.number(result.expected_rank[partner], 1),
        samples=words.number(result.samples),
    )


def weight_flip_words(flip: WeightFlip, leader: str, subject: Subject) -> str | None:
    """What weight of a dimension would change who leads; None where none would."""
    if flip.flips_at is None or flip.to is None or flip.direction is None:
        return None
    if flip.flips_at in {0.0, 1.0}:
        return None  # a rival draws level there, and no weight lies beyond
    rival = subject.review.partners[flip.to].name.in_language(subject.words.language)
    dimension = next(d for d in subject.review.rubric.dimensions if d.id == flip.dimension)
    return subject.words(
        f"flip-{flip.direction}",
        leader=leader,
        rival=rival,
        dimension=subject.say(dimension.title),
        weight=subject.words.percent(flip.flips_at),
        now=subject.words.percent(flip.weight),
    )


def evidence_flip_words(flip: EvidenceFlip, subjects: Mapping[str, Subject], words: Words) -> str:
    """What would change who leads if one open criterion were settled."""
    subject = subjects[flip.partner]
    return words(
        f"evidence-flip-{flip.direction}",
        criterion=subject.say(subject.criteria[flip.criterion].title),
        partner=subject.name,
        leader=subjects[flip.leader].name,
    )


def _evidence_flips(
    flips: Sequence[EvidenceFlip], subjects: Mapping[str, Subject], words: Words
) -> tuple[str, ...]:
    told = tuple(evidence_flip_words(flip, subjects, words) for flip in flips[:FLIPS_SHOWN])
    more = len(flips) - len(told)
    return (*told, words("evidence-flips-more", count=more)) if more > 0 else told


def _weight_flips(
    flips: Sequence[WeightFlip], leader: str, subjects: Mapping[str, Subject], words: Words
) -> tuple[str, ...]:
    subject = next(iter(subjects.values()))
    sentences = [weight_flip_words(flip, leader, subject) for flip in flips]
    told = tuple(sentence for sentence in sentences if sentence is not None)
    firm = len(sentences) - len(told)
    rest = (words("flips-none", leader=leader, count=firm),) if firm else ()
    return (*told, *rest)


def _settings(result: RobustnessResult, words: Words) -> str:
    return words(
        "robustness-settings",
        samples=words.number(result.samples),
        weights=words(f"weights-{result.weights.mode}", share=words.percent(result.weights.share)),
        error=f"{words.number(100 * result.standard_error, 1)}%",
        seed=words.number(result.seed),
    )


def _alt(
    result: RobustnessResult, in_order: Sequence[str], names: Mapping[str, str], words: Words
) -> str:
    lines = (
        words(
            "chances-alt-line",
            partner=names[partner],
            first=words.chance(result.first[partner], result.samples),
        )
        for partner in in_order
        if partner in result.first
    )
    return words("chances-alt", lines=words("clause-separator").join(lines))
