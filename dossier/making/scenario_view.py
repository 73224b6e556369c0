"""How the ranking, and what may be chosen, move from brief to brief."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from dossier.making.charts import CHARTED, chart_path
from dossier.making.subject import Subject
from dossier.making.verdict_words import (
    few_partners,
    leader_sentences,
    leaders_of,
    short_reason,
    verdict_title,
)
from dossier.making.words import DASH, Words
from dossier.nouns.assessment import Comparison, Ranked
from dossier.nouns.review import Review
from dossier.nouns.summary_view import (
    ScenarioCell,
    ScenarioLeader,
    ScenarioRow,
    ScenarioTable,
    ScenarioView,
)
from dossier.nouns.view import Chart

ABREAST = 4
"""Briefs in one table: more columns would be too narrow for a verdict with its reason."""


@dataclass(frozen=True)
class _Scenario:
    """The ranking under one brief, with its partners as that brief sees them."""

    number: int
    comparison: Comparison
    review: Review
    words: Words

    @cached_property
    def name(self) -> str:
        brief = self.review.brief
        return brief.title.in_language(self.words.language) if brief else DASH

    @property
    def title(self) -> str:
        """The name with a number, by which chart, table and sentences can be told together."""
        return self.words("scenario-title", number=self.number, title=self.name)

    @cached_property
    def places(self) -> dict[str, Ranked]:
        return {ranked.assessment.partner: ranked for ranked in self.comparison.ranking}

    @cached_property
    def subjects(self) -> dict[str, Subject]:
        return {
            name: Subject(
                name,
                self.review.partners[name],
                ranked.assessment,
                self.review,
                self.words,
                ranked.ruling,
            )
            for name, ranked in self.places.items()
        }


def scenario_view(
    review: Review, comparisons: Mapping[str, Comparison], words: Words
) -> ScenarioView | None:
    """The page that sets briefs side by side; None for fewer than two of them."""
    if len(comparisons) < len(("one", "another")):
        return None
    scenarios = [
        _Scenario(number, comparison, _under(name, review), words)
        for number, (name, comparison) in enumerate(comparisons.items(), start=1)
    ]
    partners = list(scenarios[0].places)
    return ScenarioView(
        titles=tuple(scenario.title for scenario in scenarios),
        sentence=_sentence(scenarios, words),
        leaders=tuple(_leader(scenario, words) for scenario in scenarios),
        tables=tuple(_table(some, partners) for some in _abreast(scenarios)),
        chart=Chart(chart_path("scenarios", words), words("chart-scenarios-alt")),
        charted=tuple(partners[:CHARTED]),
    )


def _under(name: str, review: Review) -> Review:
    return replace(review, brief_id=name, brief=review.scenarios[name])


# -- tables ---------------------------------------------------------------------------------


def _abreast(scenarios: Sequence[_Scenario]) -> list[Sequence[_Scenario]]:
    """As few tables as hold the scenarios, of about as many columns each."""
    tables = math.ceil(len(scenarios) / ABREAST)
    size = math.ceil(len(scenarios) / tables)
    return [scenarios[start : start + size] for start in range(0, len(scenarios), size)]


def _table(scenarios: Sequence[_Scenario], partners: Sequence[str]) -> ScenarioTable:
    return ScenarioTable(
        titles=tuple(scenario.title for scenario in scenarios),
        rows=tuple(
            ScenarioRow(
                scenarios[0].subjects[partner].name,
                tuple(_cell(partner, scenario) for scenario in scenarios),
            )
            for partner in partners
        ),
    )


def _cell(partner: str, scenario: _Scenario) -> ScenarioCell:
    """Rank, proven points, and the verdict with what decided it."""
    ranked = scenario.places[partner]
    if ranked.rank is None:
        return ScenarioCell(DASH)
    words, subject = scenario.words, scenario.subjects[partner]
    proven = words.points(ranked.assessment.figures.proven)
    return ScenarioCell(
        words("place-and-points", rank=ranked.rank, proven=proven),
        verdict_title(subject),
        short_reason(subject),
        is_ruled_out=ranked.is_ruled_out,
    )


# -- sentences ------------------------------------------------------------------------------


def _leader(scenario: _Scenario, words: Words) -> ScenarioLeader:
    sentences = leader_sentences(scenario.comparison.ranking, scenario.subjects, words)
    return ScenarioLeader(scenario.title, words("sentence-separator").join(sentences))


def _sentence(scenarios: Sequence[_Scenario], words: Words) -> str:
    """Whether one partner leads under every brief, and under which a verdict rules a leader out."""
    first = {
        ranked.assessment.partner: scenario.subjects[ranked.assessment.partner].name
        for scenario in scenarios
        for ranked in leaders_of(scenario.comparison.ranking)
    }
    vetoed = [
        scenario.name
        for scenario in scenarios
        if any(ranked.is_ruled_out for ranked in leaders_of(scenario.comparison.ranking))
    ]
    leaders = few_partners(list(first.values()), words)
    led = words("scenarios-leaders", count=len(first), leaders=leaders)
    veto = words(
        "scenarios-vetoed",
        count=len(vetoed),
        briefs=len(scenarios),
        titles=words("clause-separator").join(vetoed),
    )
    return words("sentence-separator").join((led, veto))
