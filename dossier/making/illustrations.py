"""The charts of a document, drawn: each by the path under which its Markdown shows it."""

from __future__ import annotations

from collections.abc import Mapping

from jinja2 import Environment

from dossier.making.chance_charts import chances_chart, moves_chart
from dossier.making.charts import heat_map, ranking_chart, scorecard_chart, series_chart
from dossier.making.probes import probe_waits
from dossier.making.risk_matrix import risk_matrix
from dossier.making.subject import Subject
from dossier.making.waits import waits_chart
from dossier.making.words import Words
from dossier.nouns.assessment import Comparison
from dossier.nouns.dossier_view import DossierView
from dossier.nouns.summary_view import SummaryView


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
    ranking = ranking_chart(view.standings, view.ranking_chart.alt, words, accent)
    dimensions = [dimension.label for dimension in view.dimensions]
    heat = heat_map(view.standings, dimensions, words, accent)
    drawn = {
        view.ranking_chart.path: _draw("interval", ranking, pen),
        view.heatmap.path: _draw("heatmap", heat, pen),
    }
    names = {standing.id: standing.name for standing in view.standings}
    return (
        drawn
        | _draw_chances(view, comparison, names, words, pen)
        | _draw_moves(view, scenarios, names, words, pen)
    )


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
    chances = {names[name]: acceptability[name] for name in names if name in acceptability}
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
    places = [
        {ranked.assessment.partner: ranked.rank for ranked in comparison.ranking}
        for comparison in scenarios.values()
    ]
    ranks = {name: [place.get(partner) for place in places] for partner, name in names.items()}
    chart = view.scenarios.chart
    title = words("chart-scenarios-title")
    drawing = moves_chart(view.scenarios.titles, ranks, title, chart.alt)
    return {chart.path: _draw("moves", drawing, pen, accent=view.front.accent)}


def _draw(kind: str, chart: object, pen: Environment, **more: str) -> str:
    return pen.get_template(f"charts/{kind}.svg.j2").render(chart=chart, **more)
