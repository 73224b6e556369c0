"""How the ranking moves from brief to brief."""

from __future__ import annotations

from collections.abc import Mapping

from dossier.making.charts import chart_path
from dossier.making.words import DASH, Words
from dossier.nouns.assessment import Comparison, Ranked
from dossier.nouns.review import Review
from dossier.nouns.summary_view import ScenarioRow, ScenarioView
from dossier.nouns.view import Chart


def scenario_view(
    review: Review, comparisons: Mapping[str, Comparison], words: Words
) -> ScenarioView | None:
    """The page that sets briefs side by side; None for fewer than two of them."""
    if len(comparisons) < len(("one", "another")):
        return None
    titles = tuple(review.scenarios[name].title.in_language(words.language) for name in comparisons)
    places = [_places(comparison) for comparison in comparisons.values()]
    first = next(iter(comparisons.values()))
    return ScenarioView(
        titles=titles,
        rows=tuple(
            ScenarioRow(
                _name(ranked, review, words),
                tuple(_words(each.get(ranked.assessment.partner), words) for each in places),
            )
            for ranked in first.ranking
        ),
        sentence=_sentence(review, comparisons, words),
        chart=Chart(chart_path("scenarios", words), words("chart-scenarios-alt")),
    )


def _places(comparison: Comparison) -> dict[str, Ranked]:
    return {ranked.assessment.partner: ranked for ranked in comparison.ranking}


def _words(ranked: Ranked | None, words: Words) -> str:
    if ranked is None or ranked.rank is None:
        return DASH
    proven = words.points(ranked.assessment.figures.proven)
    return words("place-and-points", rank=ranked.rank, proven=proven)


def _name(ranked: Ranked, review: Review, words: Words) -> str:
    return review.partners[ranked.assessment.partner].name.in_language(words.language)


def _sentence(review: Review, comparisons: Mapping[str, Comparison], words: Words) -> str:
    leaders = {
        ranked.assessment.partner: _name(ranked, review, words)
        for comparison in comparisons.values()
        for ranked in comparison.ranking
        if ranked.rank == 1
    }
    return words("scenarios-leaders", count=len(leaders), leaders=words.listing(leaders.values()))
