"""An `assessment.json` to an edition, held to what the program itself would have written."""

from __future__ import annotations

from pydantic import ValidationError

from dossier.nouns.diagnostics import Checked, Diagnostic, Span, error
from dossier.nouns.edition import Edition, EditionName, EditionSet, Judged, Scores, Since

ASSESSMENT = "dossier/assessment@1"

MAX_EDITION_BYTES = 4_000_000
"""Twenty times what the default rubric with a full register comes to."""


def read_edition(name: str, data: bytes) -> Checked[Edition]:
    """One partner's edition, or the one thing that keeps it from being read.

    Diagnostics: edition/unreadable.
    """
    try:
        return Checked(Edition.model_validate_json(data))
    except ValidationError as problem:
        return Checked(None, (_unreadable(name, problem),))


def read_one(name: str, data: bytes) -> Checked[tuple[Edition, ...]]:
    """The same, as a row of one."""
    edition = read_edition(name, data)
    return Checked(None if edition.value is None else (edition.value,), edition.diagnostics)


def read_scores(name: str, data: bytes) -> Checked[tuple[Edition, ...]]:
    """The editions of all partners in a `dossier/scores@1`.

    Diagnostics: edition/unreadable.
    """
    try:
        scores = Scores.model_validate_json(data)
    except ValidationError as problem:
        return Checked(None, (_unreadable(name, problem),))
    shared = {field: getattr(scores, field) for field in Judged.model_fields}
    made = ({**shared, "schema": ASSESSMENT, "partner": each} for each in scores.partners)
    return Checked(tuple(Edition.model_validate(each) for each in made))


def read_since(name: str, data: bytes) -> Checked[EditionSet]:
    """The earlier edition that a document carries, in its `since.json`.

    Diagnostics: edition/unreadable.
    """
    try:
        since = Since.model_validate_json(data)
    except ValidationError as problem:
        return Checked(None, (_unreadable(name, problem),))
    partners = {edition.partner.id: edition for edition in since.editions}
    named = EditionName(since.name, since.revision, since.on)
    return Checked(EditionSet(named, partners, since.left_out))


def _unreadable(name: str, problem: ValidationError) -> Diagnostic:
    first = problem.errors(include_url=False, include_input=False, include_context=False)[0]
    place = ".".join(str(step) for step in first["loc"])
    where = f": see `{place}`" if place else ""
    message = f"`{name}` is not as this version writes it{where}."
    hint = "Build it anew, or name the git revision that it was made from."
    return error("edition/unreadable", message, Span(name, 1, 1), hint)
