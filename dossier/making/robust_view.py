"""How far a ranking holds, for the reader: chances and head-to-head, beside the flips."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dossier.making.charts import CHARTED, chart_path
from dossier.making.flip_words import flip_groups
from dossier.making.subject import Subject
from dossier.making.words import DASH, Words
from dossier.nouns.assessment import Comparison
from dossier.nouns.robustness import RobustnessResult
from dossier.nouns.summary_view import HeadToHead, RobustnessView
from dossier.nouns.view import Chart

COMPARED = 10
"""Partners in the head-to-head table, the best: as many columns as a page holds."""


RANK_DECIMALS = 2
"""How finely an expected rank is told."""


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
    return RobustnessView(
        settings=_settings(result, words),
        chart=Chart(chart_path("chances", words), _alt(result, in_order[:CHARTED], names, words)),
        flips=flip_groups(comparison, subjects, words),
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
        rank=words.number(result.expected_rank[partner], RANK_DECIMALS),
        samples=words.number(result.samples),
    )


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
