"""The method chapter: what a reader needs to reckon the figures again."""

from __future__ import annotations

from dossier.making.words import Words
from dossier.nouns.review import Review
from dossier.nouns.rubric import EvidenceKind
from dossier.nouns.view import Fact, KindRow, MethodView


def method_view(review: Review, words: Words) -> MethodView:
    """The rubric's kinds of evidence and grades, in the reader's words."""
    rubric = review.rubric
    return MethodView(
        rubric=words(
            "versioned", title=rubric.title.in_language(words.language), version=rubric.version
        ),
        kinds=tuple(_kind_row(kind, words) for kind in rubric.evidence_kinds.values()),
        grades=tuple(
            Fact(
                grade.id,
                words(
                    "grade-from",
                    points=words.points(grade.from_),
                    title=grade.title.in_language(words.language) if grade.title else grade.id,
                ),
            )
            for grade in rubric.grades
        ),
        undated_age=words("months", count=rubric.undated_age_months),
    )


def _kind_row(kind: EvidenceKind, words: Words) -> KindRow:
    half_life = kind.half_life_months
    return KindRow(
        title=kind.title.in_language(words.language),
        reliability=kind.reliability,
        half_life=words("no-half-life") if half_life is None else words("months", count=half_life),
        rationale=kind.rationale.in_language(words.language) if kind.rationale else None,
    )
