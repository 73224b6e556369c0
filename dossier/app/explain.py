"""The arithmetic of any figure of a partner, in words or for other programs."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from difflib import get_close_matches
from pathlib import Path

from dossier.app.judge import judge_review
from dossier.app.shops import open_words
from dossier.making.documents import make_subject
from dossier.making.explain import explain
from dossier.nouns.explanation import Explanation
from dossier.nouns.review import Review
from dossier.nouns.rubric import Rubric
from dossier.reading.schema import suggest

SCHEMA = "dossier/explanation@1"


@dataclass(frozen=True, slots=True)
class Question:
    """Whose figure is asked for, and which: of a dimension, a criterion, or the whole if None."""

    partner: str
    place: str | None
    language: str


def explain_figure(folder: Path, review: Review, question: Question) -> Explanation:
    """The arithmetic of one figure.

    Raises:
        LookupError: The review has no such partner, or its rubric no such place.
    """
    ranking = {each.assessment.partner: each for each in judge_review(review).ranking}
    subject = make_subject(ranking[question.partner], review, open_words(folder, question.language))
    return explain(subject, question.place)


def export_explanation(explanation: Explanation, review: Review, question: Question) -> str:
    """The steps as JSON (`dossier/explanation@1`); numbers are text, as rounded for reading."""
    value = {
        "schema": SCHEMA,
        "as_of": review.as_of.isoformat(),
        "partner": question.partner,
        "place": question.place,
        "language": question.language,
        **asdict(explanation),
    }
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def is_place(place: str, rubric: Rubric) -> bool:
    """Whether the rubric has a dimension or a criterion (`dimension.criterion`) of that name."""
    return place in _places(rubric)


def suggest_place(place: str, rubric: Rubric) -> str:
    """What may have been meant by a name that no place has: `Did you mean …?`, or what there is."""
    known = _places(rubric)
    by_last_part = {name.rpartition(".")[2]: name for name in known}
    close = get_close_matches(place, by_last_part, n=1)
    if "." not in place and close:
        return f"Did you mean `{by_last_part[close[0]]}`?"
    return suggest(place, known) or ""


def _places(rubric: Rubric) -> tuple[str, ...]:
    return (*(dimension.id for dimension in rubric.dimensions), *rubric.criteria)
