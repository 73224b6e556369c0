"""The view of one partner's dossier."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from urllib.parse import urlsplit

from dossier.making.changes_view import changes_view
from dossier.making.charts import chart_path, series_path, series_title
from dossier.making.criteria import by_stake, chapter
from dossier.making.deciders import decides
from dossier.making.explain import worked_example
from dossier.making.fit import fit_rows
from dossier.making.front import control_facts, decision_view, front_matter
from dossier.making.method import method_view
from dossier.making.musts import must_rows
from dossier.making.probes import probe_log
from dossier.making.records import (
    condition_groups,
    exit_view,
    meeting_rows,
    mutual_view,
    record_view,
    risk_register,
)
from dossier.making.register import evidence_rows
from dossier.making.robust_view import uncertainty_words
from dossier.making.rulings import flag_rows, further_flags, gate_rows, verdict_view
from dossier.making.sign_off import sign_off_rows
from dossier.making.subject import Subject
from dossier.nouns.assessment import Comparison, State
from dossier.nouns.dossier_view import DossierView
from dossier.nouns.view import (
    Chapter,
    Chart,
    CriterionRow,
    Fact,
    FrontMatter,
    SeriesTable,
    WorkItem,
)

REASONS = 3
"""Reasons for and against on the decision page: as many as a reader keeps in mind."""

UNVERIFIED = 4
WORKLIST = 12

GOOD_POINTS = 60
POOR_POINTS = 50


def view_dossier(subject: Subject, rank: int | None, comparison: Comparison) -> DossierView:
    """All that the dossier shows; `rank` is the partner's place in the comparison."""
    profile, review, words = subject.profile, subject.review, subject.words
    chapters = _chapters(subject)
    rows = tuple(row for each in chapters for row in each.criteria)
    conditions = condition_groups(subject)
    return DossierView(
        front=_front(subject),
        control=control_facts(
            review,
            words,
            review.fingerprints[subject.id],
            subject.assessment.weighting,
        ),
        partner=subject.name,
        summary=subject.say(profile.summary),
        glance=_glance(subject),
        figures=subject.assessment.figures,
        grade=subject.assessment.grade,
        standing=_standing(subject, rank, len(comparison.ranking)),
        uncertainty=uncertainty_words(subject.id, comparison, words),
        decision=decision_view(review, words),
        reasons_for=_reasons_for(rows),
        reasons_against=_reasons_against(rows),
        unverified=by_stake(rows)[:UNVERIFIED],
        open_conditions=tuple(row for group in conditions for row in group.rows if not row.is_met),
        changes=changes_view(subject.id, review, words),
        scorecard=_scorecard_chart(subject),
        chapters=chapters,
        verdict=verdict_view(subject),
        must_haves=must_rows(subject),
        gates=gate_rows(subject),
        flags=flag_rows(subject),
        further_flags=further_flags(subject),
        meetings=meeting_rows(subject),
        probes=probe_log(subject),
        fit=fit_rows(subject),
        series=_series(subject),
        mutual=mutual_view(subject),
        risks=risk_register(subject),
        conditions=conditions,
        exit=exit_view(subject),
        worklist=_worklist(rows, subject),
        evidence=evidence_rows(subject),
        record=record_view(subject),
        method=method_view(review, comparison, words),
        sign_off=sign_off_rows(subject),
        method_example=worked_example(subject),
    )


def _front(subject: Subject) -> FrontMatter:
    return front_matter(
        "dossier",
        subject.name,
        subject.review,
        subject.words,
        notice=subject.say(subject.profile.notice),
    )


def _chapters(subject: Subject) -> tuple[Chapter, ...]:
    return tuple(
        chapter(number, dimension, subject)
        for number, dimension in enumerate(subject.assessment.dimensions, start=1)
    )


def _glance(subject: Subject) -> tuple[Fact, ...]:
    profile, words = subject.profile, subject.words
    facts = [
        Fact(words("glance-legal-name"), profile.legal_name or ""),
        Fact(words("glance-website"), _host(profile.website), profile.website),
        Fact(words("glance-stage"), words(f"stage-{profile.stage}")),
        Fact(words("glance-evidence"), _evidence_words(subject)),
    ]
    return tuple(fact for fact in facts if fact.value)


def _host(website: str | None) -> str:
    """A web address as people say it, `agora.io`."""
    return urlsplit(website).netloc.removeprefix("www.") if website else ""


def _evidence_words(subject: Subject) -> str:
    register = subject.assessment.register
    origins = {item.origin for item in register}
    return subject.words("evidence-count", items=len(register), origins=len(origins))


def _standing(subject: Subject, rank: int | None, partners: int) -> str:
    if rank is None:
        return subject.words("standing-none")
    return subject.words("standing", rank=rank, partners=partners)


# -- reasons --------------------------------------------------------------------------------


def _reasons_for(rows: Sequence[CriterionRow]) -> tuple[CriterionRow, ...]:
    """What carries most proven points of the whole: well answered, backed, and uncontradicted."""
    good = [
        row
        for row in rows
        if row.state != State.CONTRADICTED and (row.value or 0) >= GOOD_POINTS and row.strength > 0
    ]
    return _heaviest(good, lambda row: row.proven or 0.0)


def _reasons_against(rows: Sequence[CriterionRow]) -> tuple[CriterionRow, ...]:
    """What loses most points for good: poor answers that are backed, contradicted claims."""
    poor = [
        row
        for row in rows
        if row.state == State.CONTRADICTED or (row.value is not None and row.value < POOR_POINTS)
    ]
    return _heaviest(poor, _points_lost)


def _points_lost(row: CriterionRow) -> float:
    """Points that no further evidence can bring, or that a contradiction takes from the claim."""
    beyond_reach = 100 - (row.ceiling or 0.0)
    if row.state == State.CONTRADICTED:
        return max(beyond_reach, (row.claimed or 0.0) - (row.proven or 0.0))
    return beyond_reach


def _heaviest(
    rows: Sequence[CriterionRow], points: Callable[[CriterionRow], float]
) -> tuple[CriterionRow, ...]:
    ranked = sorted(rows, key=lambda row: (-row.share * points(row), row.anchor))
    return tuple(row for row in ranked if points(row) > 0)[:REASONS]


def _worklist(rows: Sequence[CriterionRow], subject: Subject) -> tuple[WorkItem, ...]:
    """What to verify, the most points at stake first, with the rules that hang on it."""
    apart = subject.words("clause-separator")
    return tuple(
        WorkItem(row, apart.join(decides(row.reference, subject)) or None)
        for row in by_stake(rows)[:WORKLIST]
    )


# -- figures --------------------------------------------------------------------------------


def _series(subject: Subject) -> tuple[SeriesTable, ...]:
    return tuple(_series_table(name, values, subject) for name, values in subject.series.items())


def _series_table(name: str, values: Mapping[str, float], subject: Subject) -> SeriesTable:
    title = series_title(name, subject.words)
    shown = tuple(subject.words.number(value) for value in values.values())
    pairs = subject.words.listing(
        f"{period} {value}" for period, value in zip(values, shown, strict=True)
    )
    alt = subject.words("chart-series-alt", title=title, values=pairs)
    return SeriesTable(
        title=title,
        periods=tuple(values),
        values=shown,
        chart=Chart(series_path(name, subject.words), alt),
        sources=tuple(
            subject.evidence_links[item] for item in subject.profile.figure_sources.get(name, ())
        ),
    )


def _scorecard_chart(subject: Subject) -> Chart:
    figures, words = subject.assessment.figures, subject.words
    if figures.proven is None:
        alt = words("chart-scorecard-alt-none", partner=subject.name)
        return Chart(chart_path("scorecard", words), alt)
    alt = words(
        "chart-scorecard-alt",
        partner=subject.name,
        claimed=words.points(figures.claimed),
        proven=words.points(figures.proven),
        ceiling=words.points(figures.ceiling),
    )
    return Chart(chart_path("scorecard", words), alt)
