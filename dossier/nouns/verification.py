"""What became of verifying a PDF: one finding for every question that was put to it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dossier.nouns.seal import Seal


class Outcome(StrEnum):
    """How a check came out; the last is neither good nor bad."""

    OK = "ok"
    DIFFERS = "differs"
    UNCHECKED = "cannot be checked"


class Check(StrEnum):
    """What is asked, in the order in which it is asked."""

    ATTACHMENTS = "attachments"
    FIGURES = "figures"
    DOCUMENT = "document"
    TEXT = "text"
    LOOK = "look"
    WORKSPACE = "workspace"
    STANDING = "standing"


NEEDED = frozenset({Check.ATTACHMENTS, Check.FIGURES, Check.DOCUMENT, Check.TEXT})
"""What the PDF answers by itself; a document of which this stays open is not verified."""


@dataclass(frozen=True, slots=True)
class Finding:
    """The answer to one question, in a sentence, with every difference that was found."""

    check: Check
    outcome: Outcome
    message: str
    details: tuple[str, ...] = ()

    @property
    def is_well(self) -> bool:
        """Whether nothing speaks against the document."""
        is_open = self.outcome is Outcome.UNCHECKED and self.check not in NEEDED
        return self.outcome is Outcome.OK or is_open


@dataclass(frozen=True, slots=True)
class Verification:
    """All findings on one file."""

    file: str
    seal: Seal
    findings: tuple[Finding, ...]

    @property
    def is_well(self) -> bool:
        """Whether the document's figures are those of its data, and nothing else differs."""
        return all(finding.is_well for finding in self.findings)
