"""Where documents may go: never over what a user wrote."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path, PurePosixPath

from dossier.edges.files import PROFILE_FOLDER, read_bytes
from dossier.making.documents import INDEX_PATH
from dossier.nouns.manuscript import Manuscript
from dossier.nouns.review import Review
from dossier.reading.source import MAX_BYTES

INDEX_MARK = "<!-- dossier: index -->"
"""What the index begins with, whatever its template says, so that we know it again."""

OUTPUT_FOLDER, BRIEFS_FOLDER = "output", "briefs"

_SOURCES = (PROFILE_FOLDER, "briefs", "templates")


def mark_index(manuscript: Manuscript) -> Manuscript:
    """The front page of the output folder as one that we may write over."""
    return replace(manuscript, markdown=f"{INDEX_MARK}\n\n{manuscript.markdown}")


def choose_output(workspace: Path, review: Review | None) -> Path:
    """Where documents go unless the user says: one folder for each brief they are judged by.

    The workspace's own brief has `output` itself. Under another, figures and verdicts differ, so
    that its documents must not take the place of these, nor stand among them unnoticed.
    """
    home = workspace / OUTPUT_FOLDER
    if review is None or review.brief_id in {None, _own_brief(review)}:
        return home
    return home / BRIEFS_FOLDER / str(review.brief_id)


def _own_brief(review: Review) -> str | None:
    """The id of the brief that the workspace names, which is its file's name."""
    own = review.workspace.brief
    return None if own is None else PurePosixPath(own).stem


def refuse_output(workspace: Path, output: Path, *, has_index: bool) -> str | None:
    """Why documents must not go to the folder `output`, in one sentence; None if they may.

    `has_index` says whether the build writes the front page, which may take the place of another.
    """
    home, goal = workspace.resolve(), output.resolve()
    if home.is_relative_to(goal):
        return f"`{output}` holds the workspace itself; documents need a folder of their own."
    for name in _SOURCES:
        if goal.is_relative_to((home / name).resolve()):
            return f"`{output}` belongs to `{name}`; documents need a folder of their own."
    if has_index and _is_foreign(output):
        return f"`{output / INDEX_PATH}` was not written by Dossier; move it, or build elsewhere."
    return None


def _is_foreign(output: Path) -> bool:
    """Whether the place of the index is taken by something that we did not write."""
    there = read_bytes(output, INDEX_PATH, MAX_BYTES)
    if there.value is None:
        return any(found.code != "files/not-found" for found in there.diagnostics)
    return not there.value.startswith(INDEX_MARK.encode())
