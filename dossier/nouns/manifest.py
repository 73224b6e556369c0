"""`manifest.json`: which files in an output folder are ours, and what each was made from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from dossier.nouns.fields import Model
from dossier.nouns.seal import DocumentLanguage, Sha256

MANIFEST = "manifest.json"

_ID = r"[a-z0-9][a-z0-9-]{0,63}"
_LANGUAGE = r"[a-z]{2,3}"
_CHART = r"charts/[^/\x00-\x1f]{1,200}\.svg"
DOCUMENT_PATTERN = (
    rf"^(?:README\.md|summary\.{_LANGUAGE}\.(?:md|pdf)"
    rf"|{_ID}/(?:assessment\.json|dossier\.{_LANGUAGE}\.(?:md|pdf)))$"
)
FILE_PATTERN = rf"^(?:{DOCUMENT_PATTERN[1:-1]}|{_CHART}|{_ID}/{_CHART})$"
"""Every path that a build writes to: a manifest that names another is none of ours."""

DocumentName = Annotated[str, StringConstraints(pattern=DOCUMENT_PATTERN)]
OwnPath = Annotated[str, StringConstraints(pattern=FILE_PATTERN)]
Name = Annotated[str, StringConstraints(min_length=1, max_length=100)]


class FileState(Model):
    """A file as it was written: its hash, and what tells at a glance that nobody touched it.

    Attributes:
        size: In bytes.
        changed_ns: Its time of change, in nanoseconds since 1970.
    """

    sha256: Sha256
    size: Annotated[int, Field(ge=0)]
    changed_ns: int


class Entry(Model):
    """One document: the SHA-256 of each of its inputs by name, and its files."""

    inputs: Mapping[Name, Sha256]
    files: Mapping[OwnPath, FileState]


class Complete(Model):
    """The last build that made everything without an error, and all that it was made from.

    Attributes:
        options: How it was asked for, beside the partners.
        languages: Those of the documents.
        day: The day it was made on, if ages were reckoned from it; else null.
        surroundings: The SHA-256 of what does not stand in the workspace's files by name: program,
            templates, engine, final editions.
        sources: The SHA-256 of every file of the workspace that was read, by path.
    """

    options: Mapping[Name, str]
    languages: tuple[DocumentLanguage, ...]
    day: dt.date | None
    surroundings: Mapping[Name, Sha256]
    sources: Mapping[str, Sha256]


class Manifest(Model):
    """`manifest.json` in the output folder, written last.

    Attributes:
        documents: What is there, by the path of the document.
        orphans: Files that we wrote and that belong to no document any more.
        complete: The last build of everything, as long as nothing else was built since.
        digest: The SHA-256 of all the rest: a manifest that was edited is not trusted.
    """

    schema_: Literal["dossier/manifest@1"] = Field(alias="schema")
    documents: Mapping[DocumentName, Entry]
    orphans: Mapping[OwnPath, FileState] = {}
    complete: Complete | None = None
    digest: Sha256
