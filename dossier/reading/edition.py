"""An `assessment.json` to an edition, held to what the program itself would have written."""

from __future__ import annotations

from pydantic import ValidationError

from dossier.nouns.diagnostics import Checked, Diagnostic, Span, error
from dossier.nouns.edition import Edition

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


def _unreadable(name: str, problem: ValidationError) -> Diagnostic:
    first = problem.errors(include_url=False, include_input=False, include_context=False)[0]
    place = ".".join(str(step) for step in first["loc"])
    where = f": see `{place}`" if place else ""
    message = f"`{name}` is no `dossier/assessment@1` as this version writes it{where}."
    hint = "Build it anew, or name the git revision that it was made from."
    return error("edition/unreadable", message, Span(name, 1, 1), hint)
