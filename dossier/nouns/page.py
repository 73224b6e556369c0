"""A document ready for the press: HTML, the files it may load, and what its cover says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from dossier.nouns.diagnostics import Checked


@dataclass(frozen=True, slots=True)
class CoverFact:
    """One row of the table on the cover."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Cover:
    """What a document's front matter says: plain text, for the cover and the page margins.

    Which of it is shown where is written at the top of `dossier.making.page`.
    """

    title: str
    language: str
    kind: str = "document"
    subtitle: str | None = None
    organisation: str | None = None
    author: str | None = None
    keywords: str | None = None
    running: str | None = None
    status: str = "final"
    status_words: str | None = None
    edition: str | None = None
    classification: str | None = None
    notice: str | None = None
    date: str | None = None
    accent: str | None = None
    paper: str = "a4"
    sans: str | None = None
    serif: str | None = None
    logo: str | None = None
    facts: tuple[CoverFact, ...] = ()


@dataclass(frozen=True, slots=True)
class Heading:
    """A line of the contents list; level 2 is a chapter, 3 a section of it."""

    level: int
    anchor: str
    label: str


@dataclass(frozen=True, slots=True)
class Page:
    """One document for the press.

    `assets` are all the files that `html` may load, by the relative path it loads them by;
    `attachments` are files to go into the PDF, by name, dated by `date` (ISO). `name` is the file
    of the Markdown it was made from and `source` that Markdown, for messages.
    """

    html: str
    assets: Mapping[str, bytes]
    title: str
    language: str
    name: str = ""
    source: str = ""
    date: str = "1970-01-01"
    attachments: Mapping[str, bytes] = field(default_factory=dict)


class Typesetter(Protocol):
    """A typesetting engine."""

    def typeset(self, page: Page) -> Checked[bytes]:
        """The page as PDF bytes: the same bytes for the same page, fonts and libraries."""
        ...
