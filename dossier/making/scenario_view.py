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
                tuple(
                    _words(each.get(ranked.assessment.partner), review, words) for each in places
                ),
            )
            for ranked in first.ranking
        ),
        sentence=_sentence(review, comparisons, words),
        chart=Chart(chart_path("scenarios", words), words("chart-scenarios-alt")),
    )


def _places(comparison: Comparison) -> dict[str, Ranked]:
    return {ranked.assessment.partner: ranked for ranked in comparison.ranking}


def _words(ranked: Ranked | None, review: Review, words: Words) -> str:
    """Rank, proven points and verdict: who leads under a brief may still be declined."""
    if ranked is None or ranked.rank is None:
        return DASH
    proven = words.points(ranked.assessment.figures.proven)
    place = words("place-and-points", rank=ranked.rank, proven=proven)
    titles = {verdict.id: verdict.title for verdict in review.rubric.verdicts}
    verdict = ranked.ruling.verdict if ranked.ruling else None
    if verdict is None:
        return place
    title = titles[verdict].in_language(words.language)
    return f"{place}{words('clause-separator')}{title}"


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
