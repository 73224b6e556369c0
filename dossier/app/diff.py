"""What changed between two editions, on screen and for other programs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from dossier.app.desk import WORKSPACE_FILE
from dossier.app.editions import find_editions, find_present
from dossier.app.load import Request, load_review
from dossier.app.shops import open_words
from dossier.edges.files import find_kind
from dossier.judging.changes import compare_editions
from dossier.making.changes_board import changes_board
from dossier.making.export_changes import changes_json
from dossier.making.glossary import Glossary
from dossier.nouns.board import Sheet
from dossier.nouns.changes import Changes
from dossier.nouns.diagnostics import Diagnostic
from dossier.nouns.review import Review


@dataclass(frozen=True, slots=True)
class Difference:
    """What changed, if both editions could be had, with all that was found wrong in either.

    `review` is what names things for readers: of the new edition if it was judged anew.
    """

    changes: Changes | None
    review: Review | None
    folder: Path
    diagnostics: tuple[Diagnostic, ...]
    sources: dict[str, str]


def find_difference(old: str, new: str | None, request: Request) -> Difference:
    """What changed from one edition to another, or to the workspace as it is now.

    The day of the request is that of the new edition; the old one keeps its own.

    Raises:
        WrongNameError: A name is of nothing that holds editions.
    """
    before = find_editions(old, replace(request, as_of=None))
    after = find_present(request) if new is None else find_editions(new, request)
    changes = None
    if before.editions is not None and after.editions is not None:
        changes = compare_editions(before.editions, after.editions)
    return Difference(
        changes,
        after.review or before.review or _review_at_hand(request),
        request.folder,
        tuple(dict.fromkeys((*before.diagnostics, *after.diagnostics))),
        {**before.sources, **after.sources},
    )


def draw_changes(difference: Difference, language: str | None) -> Sheet | None:
    """The changes as a table with sentences; None where there is nothing to compare."""
    if difference.changes is None:
        return None
    return changes_board(difference.changes, _glossary(difference, language))


def export_changes(difference: Difference, language: str | None) -> str | None:
    """The changes as `dossier/changes@1`; None where there is nothing to compare."""
    if difference.changes is None:
        return None
    return changes_json(difference.changes, _glossary(difference, language))


def _glossary(difference: Difference, language: str | None) -> Glossary:
    review = difference.review
    spoken = language or (review.workspace.languages[0] if review else "en")
    return Glossary(open_words(difference.folder, spoken), review)


def _review_at_hand(request: Request) -> Review | None:
    """The workspace that the command was run in, to name things by, if there is a sound one."""
    if find_kind(request.folder / WORKSPACE_FILE) is None:
        return None
    return load_review(request).review
