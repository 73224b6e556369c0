"""What to build, and where to."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from dossier.app.load import Request
from dossier.nouns.edition import EditionSet

MARKDOWN, PDF = "md", "pdf"
FORMATS = (MARKDOWN, PDF)


@dataclass(frozen=True, slots=True)
class Order:
    """What to build: which partners (all if none is named), languages and formats, and where.

    Documents tell what changed since the editions of `since`, if there are any. One that
    `is_forced` makes also what has not changed; one that `has_pruning` removes what has no source
    any more. `request` is how
    the review was read, if it had no errors: then the same request need not be read again.
    """

    folder: Path
    output: Path
    partners: frozenset[str] = frozenset()
    languages: tuple[str, ...] = ()
    formats: frozenset[str] = frozenset(FORMATS)
    since: EditionSet | None = None
    is_forced: bool = False
    has_pruning: bool = False
    request: Request | None = None
