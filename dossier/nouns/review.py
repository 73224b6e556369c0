"""One review, read and checked: everything that judging and writing documents start from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from dossier.nouns.brief import Brief
from dossier.nouns.changes import Changes
from dossier.nouns.edition import EditionSet
from dossier.nouns.final import Final
from dossier.nouns.profile import Profile
from dossier.nouns.rubric import Rubric
from dossier.nouns.sources import Sources
from dossier.nouns.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Asset:
    """A file that pages may load, by the path that they load it by."""

    path: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Review:
    """The partners of a workspace with what they are judged by.

    `scenarios` are all briefs of the workspace by id, `brief` first if there is one. `partners` is
    by id, in the order of the ids. `left_out` names the partners whose profiles
    have errors. `fingerprints` holds, by partner, the SHA-256 (hex) of the bytes that its
    figures depend on: profile, rubric and brief; `fingerprint` that of all of these together.
    `sources` are the files it was read from, if it was.
    `logo` stands on the covers.
    `since` is the earlier edition that documents are to compare with, if any, and `changes` what
    changed since.
    `final` is set where the document to be made is a final edition; without it there are drafts.
    """

    workspace: Workspace
    rubric: Rubric
    brief_id: str | None
    brief: Brief | None
    as_of: dt.date
    partners: Mapping[str, Profile]
    left_out: tuple[str, ...]
    fingerprints: Mapping[str, str]
    fingerprint: str
    scenarios: Mapping[str, Brief] = field(default_factory=dict)
    sources: Sources | None = None
    logo: Asset | None = None
    since: EditionSet | None = None
    changes: Changes | None = None
    final: Final | None = None
