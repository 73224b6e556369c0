"""What documents are made with, one workshop for each language, from the workspace's folder."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from dossier.app.template_use import digest_templates
from dossier.edges.resources import (
    find_version,
    make_template_loaders,
    read_layers,
    read_texts,
)
from dossier.making.documents import Workshop, open_workshop
from dossier.making.render import make_loader
from dossier.making.seal import Binding
from dossier.making.template_use import ROOTS
from dossier.making.words import Words
from dossier.nouns.assessment import Comparison
from dossier.nouns.review import Review
from dossier.nouns.seal import Stamp


def open_words(folder: Path | None, language: str) -> Words:
    """The words of a language: the shipped catalogue with the workspace's own on top."""
    return Words(language, read_layers(folder, f"locale/{language}.ftl"))


def open_catalogues(folder: Path | None, languages: Iterable[str]) -> tuple[Words, ...]:
    """The words of each language, in this order."""
    return tuple(open_words(folder, language) for language in languages)


def open_shop(folder: Path | None, review: Review, language: str) -> Workshop:
    """A workshop with the shipped templates and theme and the workspace's own on top."""
    originals, overrides = make_template_loaders(folder)
    theme = {f"theme/{name}": text.encode() for name, text in read_texts(folder, "theme").items()}
    if review.logo is not None:
        theme[review.logo.path] = review.logo.content
    shop = open_workshop(open_words(folder, language), make_loader(originals, overrides), theme)
    shop.xml.globals["program"] = f"Dossier {find_version()}"  # what says that it made a PDF
    shop.xml.globals["sans"] = review.workspace.theme.sans or ""
    return shop


def open_binding(folder: Path | None, review: Review, comparison: Comparison) -> Binding:
    """What binds the data of a review into its PDFs.

    Sentences are in the languages of the workspace, whatever language is built.
    """
    stamp = Stamp(find_version(), {kind: digest_templates(folder, kind) for kind in ROOTS})
    catalogues = open_catalogues(folder, review.workspace.languages)
    return Binding(review, comparison, catalogues, stamp)
