"""The approval form at a dossier's end: who wrote, checked, countersigned and approved it."""

from __future__ import annotations

from dossier.making.subject import Subject
from dossier.nouns.record_view import SignOffRow

COUNTERSIGNERS = ("legal", "finance", "business")
"""Whose countersignature a form asks for where the workspace names nobody."""


def sign_off_rows(subject: Subject) -> tuple[SignOffRow, ...]:
    """The lines of the form, in the order in which they are signed; the names may be empty."""
    signers, words = subject.review.workspace.sign_off, subject.words
    countersigning = [subject.say(title) for title in signers.countersign]
    countersigning = countersigning or [words(f"signer-{name}") for name in COUNTERSIGNERS]
    return (
        SignOffRow(words("author"), subject.say(signers.author) or ""),
        SignOffRow(words("reviewer"), subject.say(signers.reviewer) or ""),
        *(SignOffRow(words("countersign"), name) for name in countersigning),
        SignOffRow(words("approver"), subject.say(signers.approver) or ""),
    )
