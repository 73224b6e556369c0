"""Scores for other programs: JSON by the contract of docs/formats.md, and CSV."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence

from dossier.making.criteria import reason
from dossier.making.documents import make_subject
from dossier.making.export_comparison import comparison_json
from dossier.making.export_ruling import Json, in_languages, ruling_json, value_json
from dossier.making.measure import digest_measure
from dossier.making.subject import Subject
from dossier.making.weighting import weighting_json
from dossier.making.words import Words
from dossier.nouns.assessment import (
    Comparison,
    CriterionResult,
    DimensionResult,
    Figures,
    Ranked,
    Records,
    WeighedEvidence,
)
from dossier.nouns.profile import AnswerValue
from dossier.nouns.review import Review

_FORMULA_STARTS = (*"=+-@\t\r\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What makes a spreadsheet take a cell for a formula (OWASP, "CSV Injection"): the last four are
the same signs in full width, which some take likewise."""


def scores_json(
    comparison: Comparison,
    review: Review,
    catalogues: Sequence[Words],
    partners: Iterable[str],
    scenarios: Mapping[str, Comparison],
) -> str:
    """`dossier/scores@1` for the named partners, as text; reasons in each catalogue's language.

    What compares partners is over all of them, whoever is named.
    """
    wanted = set(partners)
    scores = {
        "schema": "dossier/scores@1",
        **_judged_by(review),
        "weighting": weighting_json(comparison.weighting, catalogues),
        "partners": [
            _partner(ranked, review, catalogues)
            for ranked in comparison.ranking
            if ranked.assessment.partner in wanted
        ],
        "comparison": comparison_json(comparison, scenarios, catalogues),
    }
    return _to_text(scores)


def assessment_json(ranked: Ranked, review: Review, catalogues: Sequence[Words]) -> str:
    """`dossier/assessment@1`: one partner's scores with what they were judged by, as text.

    Reasons are in each catalogue's language.
    """
    assessment = {
        "schema": "dossier/assessment@1",
        **_judged_by(review),
        "weighting": weighting_json(ranked.assessment.weighting, catalogues),
        "fingerprint": review.fingerprints[ranked.assessment.partner],
        "partner": _partner(ranked, review, catalogues),
    }
    return _to_text(assessment)


def _to_text(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False, indent=2) + "\n"


def _judged_by(review: Review) -> Json:
    return {
        "as_of": review.as_of.isoformat(),
        "rubric": {"id": review.rubric.id, "version": review.rubric.version},
        "rubric_sha256": digest_measure(review.rubric),
        "brief": review.brief_id,
        "brief_sha256": None if review.brief is None else digest_measure(review.brief),
    }


def _partner(ranked: Ranked, review: Review, catalogues: Sequence[Words]) -> Json:
    assessment = ranked.assessment
    subjects = [make_subject(ranked, review, words) for words in catalogues]
    return {
        "id": assessment.partner,
        "rank": ranked.rank,
        **_figures(assessment.figures),
        "grade": assessment.grade,
        **ruling_json(ranked.ruling, subjects),
        "dimensions": [_dimension(dimension, subjects) for dimension in assessment.dimensions],
        "worklist": _worklist(subjects[0]),
    }


def _figures(figures: Figures) -> Json:
    return {
        "claimed": figures.claimed,
        "proven": figures.proven,
        "ceiling": figures.ceiling,
        "gap": figures.gap,
        "coverage": figures.coverage,
    }


def _dimension(dimension: DimensionResult, subjects: Sequence[Subject]) -> Json:
    return {
        "id": dimension.id,
        "weight": dimension.weight,
        **_figures(dimension.figures),
        "grade": dimension.grade,
        "criteria": [_criterion(criterion, subjects) for criterion in dimension.criteria],
    }


def _criterion(result: CriterionResult, subjects: Sequence[Subject]) -> Json:
    return {
        "id": result.id,
        "weight": result.weight,
        "state": result.state.value,
        "claimed_value": value_json(result.claimed_value),
        "verified_value": value_json(result.verified_value),
        "claimed": result.claimed,
        "value": result.value,
        "strength": result.strength if result.applies else None,
        "proven": result.proven,
        "ceiling": result.ceiling,
        "records": _records(result.records),
        "evidence": [_evidence(item, subjects[0]) for item in result.evidence],
        "against": [_evidence(item, subjects[0]) for item in result.against],
        "reason": in_languages(subjects, lambda subject: reason(result, subject)),
    }


def _records(records: Records | None) -> Json | None:
    return None if records is None else {"count": records.count, "strength": records.strength}


def _evidence(item: WeighedEvidence, subject: Subject) -> Json:
    entry = subject.profile.evidence[item.id]
    return {
        "id": item.id,
        "kind": entry.kind,
        "date": None if entry.date is None else entry.date.written,
        "origin": entry.origin,
        "strength": item.strength,
    }


def _worklist(subject: Subject) -> list[Json]:
    stakes = [(subject.at_stake(c), c.reference) for c in subject.assessment.criteria]
    return [
        {"criterion": reference, "points_at_stake": stake}
        for stake, reference in sorted(stakes, key=lambda pair: (-round(pair[0], 9), pair[1]))
        if stake > 0
    ]


# -- CSV ------------------------------------------------------------------------------------

COLUMNS = (
    *("partner", "name", "rank", "level", "dimension", "criterion", "weight", "state"),
    *("claimed_value", "verified_value", "claimed", "proven", "ceiling", "gap", "coverage"),
    "grade",
)


def scores_csv(
    comparison: Comparison, review: Review, words: Words, partners: Iterable[str]
) -> str:
    """A line for every partner, dimension and criterion (RFC 4180), safe in a spreadsheet.

    Numbers are unrounded. Text that a spreadsheet would take for a formula has a `'` before it.
    """
    wanted = set(partners)
    table = io.StringIO()
    writer = csv.DictWriter(table, COLUMNS, restval="", lineterminator="\r\n")
    writer.writeheader()
    for ranked in comparison.ranking:
        if ranked.assessment.partner in wanted:
            subject = make_subject(ranked, review, words)
            writer.writerows(_neutral(line) for line in _lines(ranked, subject))
    return table.getvalue()


def _lines(ranked: Ranked, subject: Subject) -> Iterable[dict[str, object]]:
    whole = {"partner": subject.id, "name": subject.name, "rank": ranked.rank}
    assessment = ranked.assessment
    figures = _figures(assessment.figures)
    yield {**whole, "level": "partner", **figures, "grade": assessment.grade}
    for dimension in assessment.dimensions:
        place = {**whole, "dimension": dimension.id}
        yield {
            **place,
            "level": "dimension",
            "weight": dimension.weight,
            **_figures(dimension.figures),
            "grade": dimension.grade,
        }
        for criterion in dimension.criteria:
            yield {**place, **_criterion_line(criterion)}


def _criterion_line(result: CriterionResult) -> dict[str, object]:
    has_gap = result.claimed is not None and result.proven is not None
    return {
        "level": "criterion",
        "criterion": result.id,
        "weight": result.weight,
        "state": result.state.value,
        "claimed_value": _cell(result.claimed_value),
        "verified_value": _cell(result.verified_value),
        "claimed": result.claimed,
        "proven": result.proven,
        "ceiling": result.ceiling,
        "gap": (result.claimed or 0.0) - (result.proven or 0.0) if has_gap else None,
        "coverage": result.strength if result.applies else None,
    }


def _cell(value: AnswerValue | None) -> object:
    return " ".join(value) if isinstance(value, tuple) else value_json(value)


def _neutral(line: dict[str, object]) -> dict[str, object]:
    return {column: _neutral_cell(value) for column, value in line.items()}


def _neutral_cell(value: object) -> object:
    if isinstance(value, str) and value.startswith(_FORMULA_STARTS):
        return f"'{value}"
    return value
