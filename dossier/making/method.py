"""The method chapter: what a reader needs to reckon the figures again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from dossier.making.weighting import weighting_words
from dossier.making.words import Words
from dossier.nouns.assessment import Comparison
from dossier.nouns.review import Review
from dossier.nouns.robustness import RobustnessResult
from dossier.nouns.rubric import RECORDS_KIND, DerivedScale, EvidenceKind, Grade
from dossier.nouns.view import Fact, KindRow, MethodView
from dossier.nouns.weights import Weighting, WeightSource

FORMULAS: Mapping[WeightSource, str] = {
    "order": "method-by-order",
    "pairs": "method-by-pairs",
}
"""Where weights are reckoned and not given, how."""


def method_view(
    review: Review,
    comparison: Comparison,
    words: Words,
    scenarios: Mapping[str, Comparison] | None = None,
) -> MethodView:
    """The rubric's kinds of evidence and grades, and what the figures were made by.

    `scenarios` are the comparisons under every brief, for a document that shows them.
    """
    rubric = review.rubric
    return MethodView(
        rubric=words(
            "versioned", title=rubric.title.in_language(words.language), version=rubric.version
        ),
        weights=(
            *_weighting_lines(comparison.weighting, review, words),
            *_scenario_lines(review, scenarios or {}, words),
        ),
        records=_records_line(review, words),
        trials=_trials_lines(comparison.robustness, words),
        kinds=tuple(_kind_row(kind, words) for kind in rubric.evidence_kinds.values()),
        grades=tuple(_grade_fact(grade, words) for grade in rubric.grades),
        undated_age=words("months", count=rubric.undated_age_months),
    )


def _weighting_lines(weighting: Weighting | None, review: Review, words: Words) -> Iterator[str]:
    """Where the weights came from, and how they were reckoned if they were."""
    if weighting is None:
        return
    yield words("method-weights", origin=weighting_words(weighting, review, words))
    if weighting.source in FORMULAS:
        yield words(FORMULAS[weighting.source])


def _scenario_lines(
    review: Review, scenarios: Mapping[str, Comparison], words: Words
) -> Iterator[str]:
    """The same for the other briefs whose weights are reckoned."""
    for name, comparison in scenarios.items():
        weighting = comparison.weighting
        if name == review.brief_id or weighting is None or weighting.source not in FORMULAS:
            continue
        brief = review.scenarios[name]
        origin = weighting_words(weighting, replace(review, brief=brief), words)
        title = brief.title.in_language(words.language)
        yield words("method-scenario-weights", brief=title, origin=origin)
        yield words(FORMULAS[weighting.source])


def _records_line(review: Review, words: Words) -> str | None:
    """How far records carry, where the rubric has a criterion that is judged by them."""
    if not any(isinstance(c.scale, DerivedScale) for c in review.rubric.criteria.values()):
        return None
    reliability = review.rubric.evidence_kinds[RECORDS_KIND].reliability
    return words("method-records", reliability=words.strength(reliability))


def _trials_lines(result: RobustnessResult | None, words: Words) -> tuple[str, ...]:
    """What chances are, and how far they may be off by chance; nothing where nobody tried."""
    if result is None:
        return ()
    share = words.percent(result.weights.share)
    return (
        words(
            "method-chances",
            samples=words.number(result.samples),
            weights=words(f"weights-{result.weights.mode}", share=share),
            seed=words.number(result.seed),
        ),
        words(
            "method-chance-error",
            samples=words.number(result.samples),
            error=f"{words.number(100 * result.standard_error, 1)}%",
            unseen=f"{words.number(300 / result.samples, 2)}%",
        ),
    )


def _grade_fact(grade: Grade, words: Words) -> Fact:
    title = grade.title.in_language(words.language) if grade.title else grade.id
    return Fact(grade.id, words("grade-from", points=words.points(grade.from_), title=title))


def _kind_row(kind: EvidenceKind, words: Words) -> KindRow:
    half_life = kind.half_life_months
    return KindRow(
        title=kind.title.in_language(words.language),
        reliability=kind.reliability,
        half_life=words("no-half-life") if half_life is None else words("months", count=half_life),
        rationale=kind.rationale.in_language(words.language) if kind.rationale else None,
    )
