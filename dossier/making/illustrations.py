"""The charts of a document, drawn: each by the path under which its Markdown shows it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from jinja2 import Environment

from dossier.making.chance_charts import RankPlace, chances_chart, moves_chart
from dossier.making.charts import (
    CHARTED,
    heat_map,
    ranking_chart,
    scorecard_chart,
    series_chart,
)
from dossier.making.probes import probe_waits
from dossier.making.risk_matrix import risk_matrix
from dossier.making.subject import Subject
from dossier.making.waits import waits_chart
from dossier.making.words import Words
from dossier.nouns.assessment import Comparison, Ranked
from dossier.nouns.dossier_view import DossierView
from dossier.nouns.summary_view import Standing, SummaryView


def draw_dossier(subject: Subject, view: DossierView, pen: Environment) -> dict[str, str]:
    """The charts of one dossier."""
    accent = view.front.accent
    scorecard = scorecard_chart(subject, view.scorecard.alt)
    drawn = {view.scorecard.path: _draw("interval", scorecard, pen)}
    if view.probes is not None:
        waits = waits_chart(probe_waits(subject), subject.words, accent)
        drawn[view.probes.chart.path] = _draw("waits", waits, pen)
    if view.risks is not None:
        risks = risk_matrix(view.risks.rows, view.risks.chart.alt, subject.words, accent)
        drawn[view.risks.chart.path] = _draw("risks", risks, pen)
    for series, values in zip(view.series, subject.series.values(), strict=True):
        chart = series_chart(series.title, series.chart.alt, values, subject.words, accent)
        drawn[series.chart.path] = _draw("series", chart, pen)
    return drawn


def draw_summary(
    view: SummaryView,
    comparison: Comparison,
    scenarios: Mapping[str, Comparison],
    words: Words,
    pen: Environment,
) -> dict[str, str]:
    """The charts of the comparison; none where nobody could be judged."""
    if not view.standings:
        return {}
    accent = view.front.accent
    charted = view.standings[:CHARTED]
    ranking = ranking_chart(charted, view.ranking_chart.alt, words, accent)
    dimensions = [dimension.label for dimension in view.dimensions]
    heat = heat_map(charted, dimensions, words, accent)
    drawn = {
        view.ranking_chart.path: _draw("interval", ranking, pen),
        view.heatmap.path: _draw("heatmap", heat, pen),
    }
    names = _distinct_names(view.standings)
    return (
        drawn
        | _draw_chances(view, comparison, names, words, pen)
        | _draw_moves(view, scenarios, names, words, pen)
    )


def _distinct_names(standings: Sequence[Standing]) -> dict[str, str]:
    """The names by id, with the id behind those that several partners bear."""
    count = Counter(standing.name for standing in standings)
    return {
        each.id: each.name if count[each.name] == 1 else f"{each.name} {each.id}"
        for each in standings
    }


def _draw_chances(
    view: SummaryView,
    comparison: Comparison,
    names: Mapping[str, str],
    words: Words,
    pen: Environment,
) -> dict[str, str]:
    if view.robustness is None or comparison.robustness is None:
        return {}
    acceptability = comparison.robustness.rank_acceptability
    chances = {
        names[standing.id]: acceptability[standing.id]
        for standing in view.standings[:CHARTED]
        if standing.id in acceptability
    }
    chart = view.robustness.chart
    drawing = chances_chart(chances, words("chart-chances-title"), chart.alt, view.front.accent)
    return {chart.path: _draw("stacked", drawing, pen)}


def _draw_moves(
    view: SummaryView,
    scenarios: Mapping[str, Comparison],
    names: Mapping[str, str],
    words: Words,
    pen: Environment,
) -> dict[str, str]:
    if view.scenarios is None:
        return {}
    ranked = [
        {each.assessment.partner: each for each in comparison.ranking}
        for comparison in scenarios.values()
    ]
    places = {
        names[partner]: [_place(by_partner[partner]) for by_partner in ranked]
        for partner in view.scenarios.charted
    }
    chart, accent = view.scenarios.chart, view.front.accent
    title = words("chart-scenarios-title")
    drawing = moves_chart(view.scenarios.titles, places, title, chart.alt, accent)
    return {chart.path: _draw("moves", drawing, pen, accent=accent)}


def _place(ranked: Ranked) -> RankPlace | None:
    return None if ranked.rank is None else (ranked.rank, ranked.is_ruled_out)


def _draw(kind: str, chart: object, pen: Environment, **more: str) -> str:
    return pen.get_template(f"charts/{kind}.svg.j2").render(chart=chart, **more)
