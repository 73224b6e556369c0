"""The method chapter: kinds of evidence and grades as the rubric has them."""

# ruff: noqa: RUF001 - Chinese punctuation and signs of mathematics are meant

from __future__ import annotations

from dossier.making.method import method_view
from dossier.nouns.view import Fact, KindRow
from tests.samples import make_review, make_words

REVIEW = make_review({})
METHOD = method_view(REVIEW, make_words("en"))


def test_rubric_is_named_with_its_version() -> None:
    assert METHOD.rubric == "Small rubric, version 1.0"
    assert method_view(REVIEW, make_words("zh")).rubric == "小型标准，1.0 版"


def test_kinds_say_how_far_and_how_long_they_carry() -> None:
    assert METHOD.kinds == (
        KindRow("Own measurement", 0.95, "12 months", "Seen by ourselves."),
        KindRow("Contract", 0.9, "does not fade", None),
        KindRow("Vendor's document", 0.4, "18 months", None),
    )


def test_grades_say_from_where_they_reach() -> None:
    assert METHOD.grades == (
        Fact("A", "from 60 points: Solid"),
        Fact("B", "from 30 points: B"),
        Fact("C", "from 0 points: C"),
    )


def test_age_of_undated_evidence_is_in_months() -> None:
    assert METHOD.undated_age == "24 months"
