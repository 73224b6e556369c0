"""The views of the comparison and of the output folder's front page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dossier.making.changes_view import movement_view
from dossier.making.charts import CHARTED, chart_path
from dossier.making.criteria import by_stake, criterion_row
from dossier.making.fit import need_tables
from dossier.making.front import control_facts, decision_view, front_matter
from dossier.making.method import method_view
from dossier.making.musts import open_must_haves
from dossier.making.robust_view import robustness_view
from dossier.making.rulings import open_gates, standing_flags, verdict_view
from dossier.making.scenario_view import scenario_view
from dossier.making.subject import Subject
from dossier.making.verdict_words import leader_sentences, leaders_of, verdict_groups
from dossier.making.words import Words
from dossier.nouns.assessment import Comparison, Ranked, State
from dossier.nouns.final import EditionRecord, edition_folder
from dossier.nouns.review import Review
from dossier.nouns.summary_view import (
    Edition,
    FinalLink,
    IndexRow,
    IndexView,
    Standing,
    SummaryView,
)
from dossier.nouns.view import Chart, Fact

WORKLIST = 3
LEADERS = 3
"""Of partners that share the first place, those whose chances stand on page one."""


def view_summary(
    review: Review,
    comparison: Comparison,
    scenarios: Mapping[str, Comparison],
    subjects: Mapping[str, Subject],
    words: Words,
) -> SummaryView:
    """All that the comparison shows; `subjects` holds every ranked partner by id."""
    standings = tuple(
        _standing(ranked, subjects[ranked.assessment.partner]) for ranked in comparison.ranking
    )
    in_order = [subjects[ranked.assessment.partner] for ranked in comparison.ranking]
    brief, by_brief = review.brief, scenario_view(review, scenarios, words)
    return SummaryView(
        front=front_matter(
            "summary", review.workspace.title.in_language(words.language), review, words
        ),
        control=control_facts(review, words, review.fingerprint, comparison.weighting),
        decision=decision_view(review, words),
        scenario=brief.scenario.in_language(words.language) if brief and brief.scenario else None,
        headline=(
            *leader_sentences(comparison.ranking, subjects, words),
            *_outlook(standings, comparison, words),
            *_how_sure(comparison, subjects, words),
            *([by_brief.sentence] if by_brief else []),
        ),
        verdicts=verdict_groups(in_order),
        left_out=review.left_out,
        movement=movement_view(review, words),
        standings=standings,
        dimensions=_dimensions(review, words),
        charted=_charted(len(standings), words),
        ranking_chart=Chart(chart_path("ranking", words), _ranking_alt(standings[:CHARTED], words)),
        heatmap=Chart(chart_path("heatmap", words), words("chart-heatmap-alt")),
        fit=need_tables(in_order),
        robustness=robustness_view(comparison, subjects, words),
        scenarios=by_brief,
        method=method_view(review, comparison, words, scenarios),
    )


def view_index(
    review: Review,
    comparison: Comparison,
    catalogues: Sequence[Words],
    finals: Mapping[str, EditionRecord],
) -> IndexView:
    """The front page of the output folder, in all of the workspace's languages at once."""
    return IndexView(
        editions=tuple(
            Edition(
                language=words.language,
                name=words("language-name"),
                title=review.workspace.title.in_language(words.language),
            )
            for words in catalogues
        ),
        left_out=review.left_out,
        rows=tuple(_index_row(ranked, review, catalogues, finals) for ranked in comparison.ranking),
    )


def _index_row(
    ranked: Ranked,
    review: Review,
    catalogues: Sequence[Words],
    finals: Mapping[str, EditionRecord],
) -> IndexRow:
    partner = ranked.assessment.partner
    name = review.partners[partner].name
    return IndexRow(
        id=partner,
        names=tuple(dict.fromkeys(name.in_language(words.language) for words in catalogues)),
        figures=ranked.assessment.figures,
        grade=ranked.assessment.grade,
        rank=ranked.rank,
        final=_final_link(finals[partner], catalogues) if partner in finals else None,
    )


def _final_link(record: EditionRecord, catalogues: Sequence[Words]) -> FinalLink:
    folder = edition_folder(record.partner, record.number)
    return FinalLink(
        number=record.number,
        date=record.date.isoformat(),
        documents=tuple(
            Fact(words("language-name"), f"{folder}/dossier.{words.language}.md")
            for words in catalogues
            if words.language in record.languages
        ),
    )


def _standing(ranked: Ranked, subject: Subject) -> Standing:
    assessment = ranked.assessment
    applying = [result for result in assessment.criteria if result.applies]
    verdict = verdict_view(subject)
    rows = by_stake(criterion_row(result, subject) for result in applying)
    return Standing(
        rank=ranked.rank,
        id=subject.id,
        name=subject.name,
        path=_dossier_path(subject),
        figures=assessment.figures,
        grade=assessment.grade,
        verdict=verdict.title if verdict else None,
        open_gates=open_gates(subject),
        standing_flags=standing_flags(subject),
        open_musts=open_must_haves(subject),
        dimensions=tuple(dimension.figures.proven for dimension in assessment.dimensions),
        evidence_count=len(assessment.register),
        independent_count=len({item.origin for item in assessment.register}),
        unknown_count=sum(result.state is State.UNKNOWN for result in applying),
        criteria_count=len(applying),
        worklist=rows[:WORKLIST],
    )


def _dossier_path(subject: Subject) -> str:
    """Where a partner's dossier is, from the summary: a final one leads to final ones."""
    final, name = subject.review.final, f"dossier.{subject.words.language}.md"
    if final is None or subject.id not in final.dossiers:
        return f"{subject.id}/{name}"
    return f"../../{edition_folder(subject.id, final.dossiers[subject.id])}/{name}"


def _how_sure(
    comparison: Comparison, subjects: Mapping[str, Subject], words: Words
) -> tuple[str, ...]:
    """On page one: how often the leaders stay first, and who does of those that may be chosen."""
    result = comparison.robustness
    leaders = leaders_of(comparison.ranking)
    if result is None or not leaders:
        return ()
    chances = [
        (
            subjects[each.assessment.partner].name,
            words.chance(result.first[each.assessment.partner], result.samples),
        )
        for each in leaders[:LEADERS]
    ]
    samples, (leader, first) = words.number(result.samples), chances[0]
    sure = words("headline-sure", samples=samples, leader=leader, first=first)
    if len(chances) > 1:
        each_of = [words("name-and-chance", partner=name, chance=each) for name, each in chances]
        together = words("clause-separator").join(each_of)
        sure = words("headline-sure-shared", samples=samples, leaders=together)
    is_vetoed = any(leader.is_ruled_out for leader in leaders)
    return (sure, *(_eligible_chance(comparison, subjects, words) if is_vetoed else ()))


def _eligible_chance(
    comparison: Comparison, subjects: Mapping[str, Subject], words: Words
) -> tuple[str, ...]:
    eligible = comparison.eligible
    if eligible is None or eligible.robustness is None:
        return ()
    result, partner = eligible.robustness, eligible.partners[0]
    chance = words.chance(result.first[partner], result.samples)
    return (words("headline-sure-eligible", partner=subjects[partner].name, first=chance),)


def _dimensions(review: Review, words: Words) -> tuple[Fact, ...]:
    return tuple(
        Fact(dimension.title.in_language(words.language), dimension.id)
        for dimension in review.rubric.dimensions
    )


def _outlook(
    standings: Sequence[Standing], comparison: Comparison, words: Words
) -> tuple[str, ...]:
    """One or two sentences on how far it can be relied upon who leads.

    Where a verdict rules a leader out, the question is who passes the first that may be chosen.
    """
    ranked = [standing for standing in standings if standing.rank is not None]
    if not ranked:
        return ()
    coverage = _coverage_sentence(ranked, words)
    is_vetoed = any(leader.is_ruled_out for leader in leaders_of(comparison.ranking))
    choice = comparison.eligible.partners if is_vetoed and comparison.eligible else None
    contenders = [each for each in ranked if choice is None or each.id in choice]
    others = [each for each in contenders if each.rank != contenders[0].rank]
    if not others:
        return (coverage,)
    return _rivals_sentence(contenders[0], others, words), coverage


def _coverage_sentence(ranked: Sequence[Standing], words: Words) -> str:
    covered = [round(standing.figures.coverage or 0.0, 9) for standing in ranked]
    low, high = words.share(min(covered)), words.share(max(covered))
    if min(covered) == 1:
        return words("headline-coverage-all")
    if low == high:
        return words("headline-coverage-same", covered=low)
    return words("headline-coverage", low=low, high=high)


def _rivals_sentence(leader: Standing, others: Sequence[Standing], words: Words) -> str:
    rivals, proven = _rivals(leader, others), words.points(leader.figures.proven)
    if len(rivals) == len(others):
        return words("headline-rivals-all", count=len(rivals), proven=proven)
    return words("headline-rivals", count=len(rivals), others=len(others), proven=proven)


def _rivals(leader: Standing, others: Sequence[Standing]) -> list[Standing]:
    """Those whose best possible figure is above what is proven of the leader."""
    proven = leader.figures.proven or 0.0
    return [other for other in others if (other.figures.ceiling or 0.0) > proven]


def _charted(count: int, words: Words) -> str | None:
    return words("charted", most=CHARTED, count=count) if count > CHARTED else None


def _ranking_alt(standings: Sequence[Standing], words: Words) -> str:
    lines = (
        words(
            "chart-ranking-alt-line",
            partner=standing.name,
            proven=words.points(standing.figures.proven),
            ceiling=words.points(standing.figures.ceiling),
        )
        for standing in standings
    )
    return words("chart-ranking-alt", lines=words("clause-separator").join(lines))
