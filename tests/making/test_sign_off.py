"""The approval form names who signs, or leaves room for it."""

from __future__ import annotations

from dataclasses import replace

from dossier.making.sign_off import sign_off_rows
from dossier.nouns.workspace import SignOff
from tests.samples import BARE, make_review, subject_of

REVIEW = make_review({"bare": BARE})


def rows_of(language: str = "en", **signers: object) -> list[tuple[str, str]]:
    workspace = REVIEW.workspace.model_copy(update={"sign_off": SignOff(**signers)})  # type: ignore[arg-type]
    subject = subject_of(replace(REVIEW, workspace=workspace), "bare", language)
    return [(row.role, row.name) for row in sign_off_rows(subject)]


def test_without_names_the_form_asks_for_the_usual_ones() -> None:
    assert rows_of() == [
        ("Author", ""),
        ("Reviewer", ""),
        ("Countersigned", "Legal"),
        ("Countersigned", "Finance"),
        ("Countersigned", "Business owner"),
        ("Approver", ""),
    ]


def test_names_of_the_workspace_are_filled_in() -> None:
    signers = {"author": "李敏, 渠道部", "countersign": ("法务 王磊",), "approver": "COO"}
    assert rows_of("zh", **signers) == [
        ("编制", "李敏, 渠道部"),
        ("审核", ""),
        ("会签", "法务 王磊"),
        ("批准", "COO"),
    ]
