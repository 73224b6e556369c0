"""A final edition: what is signed, numbered and never written over."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Literal

from pydantic import Field

from dossier.nouns.fields import Id, Model
from dossier.nouns.seal import DocumentLanguage, Sha256

EDITIONS = "editions"
"""The folder of final editions, in that of a partner or at the top of the output."""

RECORD = "edition.json"

EditionNumber = Annotated[int, Field(ge=1, le=999_999_999)]


@dataclass(frozen=True, slots=True)
class Final:
    """Which final edition a document is; its date is the as-of day of its review.

    `dossiers` are the editions, by partner, that a summary compares.
    """

    number: int
    dossiers: Mapping[str, int] = field(default_factory=dict)


class EditionRecord(Model):
    """`edition.json`: what a folder with a final edition holds.

    Attributes:
        partner: Whose dossier it is; null for a summary.
        date: The as-of day that all was judged on.
        inputs: The SHA-256 over all that the edition was made from: files, day, brief, templates,
            version and languages. Where it is the same there is nothing new to sign.
        dossiers: The editions, by partner, that a summary compares.
        files: The SHA-256 of every other file, by its path in the folder.
    """

    schema_: Literal["dossier/edition@1"] = Field(alias="schema")
    kind: Literal["dossier", "summary"]
    partner: Id | None
    number: EditionNumber
    date: dt.date
    languages: tuple[DocumentLanguage, ...]
    inputs: Sha256
    dossiers: Mapping[Id, EditionNumber] = {}
    files: Mapping[str, Sha256]


def edition_folder(partner: str | None, number: int) -> str:
    """Where an edition goes within the output folder: `acme/editions/2`, `editions/2`."""
    above = f"{partner}/" if partner else ""
    return f"{above}{EDITIONS}/{number}"
