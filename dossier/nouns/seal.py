"""What a PDF says of the data that it carries."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from dossier.nouns.fields import Model, Share

SEAL = "seal.json"
STANDING = "standing.json"
ASSESSMENT = "assessment.json"
SCORES = "scores.json"
SINCE = "since.json"

Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


@dataclass(frozen=True, slots=True)
class Stamp:
    """By what documents are made: the program's version, and the SHA-256 (hex) of the templates.

    Templates are those that a kind of document (`dossier`, `summary`, `index`) draws on, with the
    theme and the catalogues; the workspace's own stand in the place of ours.
    """

    version: str
    templates: Mapping[str, str]


DocumentLanguage = Annotated[str, StringConstraints(pattern=r"^(zh|en)$")]


class Sealed(Model):
    """One attachment: its SHA-256, and where the file stands; null for what was computed."""

    sha256: Sha256
    path: str | None = None


class Seal(Model):
    """`seal.json`: which document this is, by what it was made, and the hash of every attachment.

    Attributes:
        version: Of the program that made the document.
        templates: The SHA-256 of the templates, theme and catalogues that it was made with.
        document: The document's Markdown, by its path in the output folder.
        partner: Whose dossier it is; null for a summary.
        brief: The id of the brief judged by, if there was one.
        edition: The number of a final edition; null for a draft.
        dossiers: The editions, by partner, that a final summary compares.
        left_out: The partners that could not be judged, which the documents name.
        words: The languages of the sentences in the attached JSON, in their order.
        attachments: Every other attachment, by its name.
    """

    schema_: Literal["dossier/seal@1"] = Field(alias="schema")
    version: str
    templates: Sha256
    kind: Literal["dossier", "summary"]
    document: str
    language: DocumentLanguage
    partner: str | None
    as_of: dt.date
    brief: str | None
    edition: Annotated[int, Field(ge=1)] | None = None
    dossiers: Mapping[str, int] = {}
    left_out: tuple[str, ...]
    words: tuple[DocumentLanguage, ...]
    attachments: Mapping[str, Sealed]


class Chances(Model):
    """A partner's own part of the ranking's robustness."""

    mode: Literal["uniform", "ordinal", "around"]
    share: Annotated[float, Field(gt=0, le=1, allow_inf_nan=False)]
    samples: Annotated[int, Field(ge=1)]
    seed: int
    standard_error: Share
    first: Share
    expected_rank: Annotated[float, Field(ge=1, allow_inf_nan=False)]


class Standing(Model):
    """`standing.json`: all that a dossier says of the other partners.

    Attributes:
        rank: The partner's place, 1 for the best; null where nothing could be judged.
        partners: How many were compared.
        chances: How sure the place is; null where nobody tried.
        alternatives: The names of the partners that the profile names as alternatives, by
            language, by their ids.
    """

    schema_: Literal["dossier/standing@1"] = Field(alias="schema")
    rank: int | None
    partners: Annotated[int, Field(ge=1, le=100_000)]
    chances: Chances | None
    alternatives: Mapping[str, Mapping[str, str]]
