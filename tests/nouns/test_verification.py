"""A document is verified if nothing differs and nothing that it could answer stays open."""

from __future__ import annotations

import pytest

from dossier.nouns.verification import Check, Finding, Outcome


@pytest.mark.parametrize("check", Check)
def test_what_differs_is_never_well(check: Check) -> None:
    assert Finding(check, Outcome.OK, "…").is_well
    assert not Finding(check, Outcome.DIFFERS, "…").is_well


@pytest.mark.parametrize(
    ("check", "is_well"),
    [
        (Check.ATTACHMENTS, False),
        (Check.FIGURES, False),
        (Check.DOCUMENT, False),
        (Check.TEXT, False),
        (Check.LOOK, True),
        (Check.WORKSPACE, True),
        (Check.STANDING, True),
    ],
)
def test_only_what_lies_outside_the_document_may_stay_open(check: Check, *, is_well: bool) -> None:
    assert Finding(check, Outcome.UNCHECKED, "…").is_well is is_well
