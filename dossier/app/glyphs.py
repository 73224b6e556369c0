"""Partners whose names no font of the theme can draw: their errors, and nobody else's.

A name stands in the comparison too, which would fail for everybody because of one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from dossier.app.load import Loaded
from dossier.edges.fonts import find_listed, find_undrawable
from dossier.edges.resources import read_texts
from dossier.edges.typeset import report_glyph
from dossier.nouns.diagnostics import Span, by_place
from dossier.nouns.review import Review
from dossier.reading.source import read_document


def leave_out_undrawable(
    loaded: Loaded, folder: Path | None, languages: Sequence[str] = ()
) -> Loaded:
    """The workspace without the partners whose names cannot be typeset.

    They are left out as partners with errors are, with a diagnostic at each name's place.

    Args:
        loaded: The workspace as it was read.
        folder: Where the workspace is, with a theme of its own if it has one.
        languages: Those of the documents; the workspace's if none is named.

    Diagnostics: `typeset/missing-glyph`.
    """
    if loaded.review is None:
        return loaded
    names = _find_names(loaded.review, languages or loaded.review.workspace.languages)
    missing = find_undrawable("".join(names.values()), _find_fonts(loaded.review, folder))
    bad = {key: name for key, name in names.items() if not set(missing).isdisjoint(name)}
    problems = {
        report_glyph(character, _place_of(partner, language, loaded))
        for (partner, language), name in bad.items()
        for character in missing
        if character in name
    }
    return replace(
        loaded,
        review=_leave_out({partner for partner, _ in bad}, loaded.review),
        diagnostics=tuple(sorted({*loaded.diagnostics, *problems}, key=by_place)),
    )


def _find_fonts(review: Review, folder: Path | None) -> frozenset[str]:
    """The families that the workspace's documents may be set in."""
    theme = review.workspace.theme
    named = [f"'{family}'" for family in (theme.sans, theme.serif) if family]
    return find_listed([*named, *read_texts(folder, "theme").values()])


def _find_names(review: Review, languages: Sequence[str]) -> dict[tuple[str, str], str]:
    """What each partner is called, by its id and the language."""
    return {
        (partner, language): profile.name.in_language(language)
        for partner, profile in review.partners.items()
        for language in languages
    }


def _place_of(partner: str, language: str, loaded: Loaded) -> Span:
    """Where the profile has the name in a language, or for all languages."""
    file = f"partners/{partner}.yaml"
    document = read_document(file, loaded.sources[file].encode()).value
    assert document is not None  # noqa: S101 - it was read before
    return document.span_of(("name", language))


def _leave_out(partners: set[str], review: Review) -> Review:
    kept = {name: profile for name, profile in review.partners.items() if name not in partners}
    return replace(review, partners=kept, left_out=tuple(sorted({*review.left_out, *partners})))
