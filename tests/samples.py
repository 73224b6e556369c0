"""Small reviews in memory: a rubric and a brief with one criterion of each kind, and partners.

Files are given as plain values and go the way of every file: read, validated, checked. A key set
to None is left out.
"""

from __future__ import annotations

import copy
import datetime as dt
import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from jinja2 import FileSystemLoader

from dossier.app.judge import judge_review, judge_scenarios, study_review
from dossier.making.documents import (
    Workshop,
    lay_out,
    make_dossier,
    make_index,
    make_subject,
    make_summary,
    open_workshop,
)
from dossier.making.subject import Subject
from dossier.making.words import Words
from dossier.nouns.brief import Brief
from dossier.nouns.diagnostics import Checked, Diagnostic
from dossier.nouns.document import Document
from dossier.nouns.fields import Model
from dossier.nouns.manuscript import Manuscript
from dossier.nouns.page import Page
from dossier.nouns.profile import Profile
from dossier.nouns.review import Review
from dossier.nouns.rubric import Rubric
from dossier.nouns.workspace import Workspace
from dossier.reading.check import Context, check_profile
from dossier.reading.source import read_document
from dossier.reading.validate import validate

Dict = dict[str, Any]
M = TypeVar("M", bound=Model)

ROOT = Path(__file__).parents[1]
TEMPLATES = ROOT / "templates"
CASE = ROOT / "tests" / "golden" / "two-partners"
LANGUAGES = ("zh", "en")
AS_OF = dt.date(2026, 11, 22)
FINGERPRINT = "0123456789abcdef" * 4

BARE: Dict = {"schema": "dossier/profile@1", "name": {"zh": "乙公司", "en": "Bravo"}}
"""A partner of whom nothing is known."""


@cache
def _read_case(name: str) -> str:
    return (CASE / name).read_text("utf-8")


RULES = ("robustness", "gates", "flags", "verdicts")


def rubric_values() -> Dict:
    """The small rubric: uptime, markets and needs; sla, response, languages and hours.

    It is without the rules that the golden workspace has.
    """
    values = _as_written("rubric.yaml")
    return {key: value for key, value in values.items() if key not in RULES}


def rules_values() -> Dict:
    """The small rubric's gates, flags and verdicts, and how the ranking is tried."""
    values = _as_written("rubric.yaml")
    return {key: values[key] for key in RULES}


def brief_values() -> Dict:
    """The small brief: two markets, two languages, two needs."""
    return _as_written("brief.yaml")


def acme_values() -> Dict:
    """A partner of whom everything is on record."""
    return _as_written("partners/acme.yaml")


def three_dimensions() -> Dict:
    """The small rubric with a dimension more: two cannot be compared inconsistently."""
    values = rubric_values()
    candour: Dict = {
        "id": "candour",
        "title": {"zh": "坦诚", "en": "Candour"},
        "question": "Is it so?",
    }
    third: Dict = {
        "id": "values",
        "title": {"zh": "价值观", "en": "Values"},
        "question": "Whose side?",
    }
    third |= {"weight": 1, "criteria": [{**candour, "weight": 1, "coverage": {"of": "needs"}}]}
    return {**values, "dimensions": [*values["dimensions"], third]}


ACCEPTED: Dict = {
    "by": {"zh": "采购委员会", "en": "the purchasing committee"},
    "on": "2026-10-08",
    "because": {"zh": "两者都要紧。", "en": "Both matter."},
}


def brief_by_pairs(third: float, accepted: Dict | None = ACCEPTED) -> Dict:
    """The small brief, its weights from pairs: 3, 3 and how much technology outweighs values.

    They agree at 9, well enough at 5, and contradict each other at 3: a consistency ratio of 0.12.
    """
    pairwise = [
        {"more": "technology", "than": "service", "by": 3},
        {"more": "service", "than": "values", "by": 3},
        {"more": "technology", "than": "values", "by": third},
    ]
    weighting = {"pairwise": pairwise, "accepted": accepted}
    return {**brief_values(), "weights": None, "weighting": weighting}


def _as_written(name: str) -> Dict:
    document = read_document(name, _read_case(name).encode()).value
    assert document is not None
    return copy.deepcopy(_thaw(document.value))


def _thaw(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _thaw(each) for key, each in value.items()}
    return [_thaw(each) for each in value] if isinstance(value, tuple) else value


# -- reading --------------------------------------------------------------------------------


def read_file(name: str, values: Mapping[str, Any], model: type[M]) -> Checked[tuple[Document, M]]:
    """A file of these values, read and validated."""
    given = {key: value for key, value in values.items() if value is not None}
    read = read_document(name, json.dumps(given, ensure_ascii=False).encode())
    if read.value is None:
        return Checked(None, read.diagnostics)
    checked = validate(read.value, model)
    found = (*read.diagnostics, *checked.diagnostics)
    return Checked(None if checked.value is None else (read.value, checked.value), found)


def sound(name: str, values: Mapping[str, Any], model: type[M]) -> M:
    """The noun of a file that has no error."""
    checked = read_file(name, values, model)
    assert checked.value is not None, checked.diagnostics
    assert checked.is_sound, checked.diagnostics
    return checked.value[1]


def problems_of(partner: str, values: Mapping[str, Any], review: Review) -> list[Diagnostic]:
    """Everything wrong with a profile in a review, as `check` finds it."""
    checked = read_file(f"partners/{partner}.yaml", values, Profile)
    if checked.value is None:
        return list(checked.diagnostics)
    context = Context(review.rubric, review.as_of, review.brief, frozenset(), LANGUAGES)
    return [*checked.diagnostics, *check_profile(*checked.value, context)]


def make_review(
    partners: Mapping[str, Mapping[str, Any]],
    *,
    brief: Mapping[str, Any] | None = None,
    rubric: Mapping[str, Any] | None = None,
    workspace: Mapping[str, Any] | None = None,
    left_out: tuple[str, ...] = (),
) -> Review:
    """A review of these partners; without a brief of its own there is none."""
    own = {"schema": "dossier/workspace@1", "title": {"zh": "评审", "en": "Review"}}
    return Review(
        workspace=sound("dossier.yaml", {**own, **(workspace or {})}, Workspace),
        rubric=sound("rubric.yaml", rubric or rubric_values(), Rubric),
        brief_id="brief" if brief else None,
        brief=sound("brief.yaml", brief, Brief) if brief else None,
        as_of=AS_OF,
        partners={
            name: sound(f"partners/{name}.yaml", values, Profile)
            for name, values in partners.items()
        },
        left_out=left_out,
        fingerprints=dict.fromkeys(partners, FINGERPRINT),
        fingerprint=FINGERPRINT,
    )


def make_acme(**changes: Any) -> Subject:
    """Acme under the small brief, in English, with some keys of its profile replaced."""
    review = make_review({"acme": {**acme_values(), **changes}}, brief=brief_values())
    return subject_of(review, "acme")


def subject_of(review: Review, partner: str, language: str = "en") -> Subject:
    """A partner of a review as the sections see it."""
    ranked = {each.assessment.partner: each for each in judge_review(review).ranking}
    return make_subject(ranked[partner], review, make_words(language))


# -- making ---------------------------------------------------------------------------------


@cache
def make_words(language: str) -> Words:
    """The shipped words of a language."""
    return Words(language, [(TEMPLATES / f"locale/{language}.ftl").read_text("utf-8")])


@cache
def make_shop(language: str) -> Workshop:
    """The shipped workshop of a language, without a theme."""
    return open_workshop(make_words(language), FileSystemLoader(TEMPLATES), {})


def make_documents(review: Review) -> Iterator[tuple[Workshop, Manuscript]]:
    """Every document of a review in every language, with the workshop it was made in."""
    comparison, scenarios = study_review(review), judge_scenarios(review)
    for language in LANGUAGES:
        shop = make_shop(language)
        for ranked in comparison.ranking:
            yield shop, make_dossier(ranked, comparison, review, shop)
        yield shop, make_summary(comparison, scenarios, review, shop)


def make_front_page(review: Review) -> Manuscript:
    """The front page of the output folder."""
    return make_index(judge_review(review), review, [make_shop(each) for each in LANGUAGES])


def make_pages(review: Review) -> Iterator[Page]:
    """Every document of a review as a page, which must have nothing wrong with it."""
    for shop, manuscript in make_documents(review):
        laid_out = lay_out(manuscript, shop)
        assert laid_out.diagnostics == (), manuscript.path
        assert laid_out.value is not None
        yield laid_out.value
