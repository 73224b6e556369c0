"""What documents are made with, one workshop for each language, from the workspace's folder."""

from __future__ import annotations

from pathlib import Path

from dossier.edges.resources import make_template_loaders, read_layers, read_texts
from dossier.making.documents import Workshop, open_workshop
from dossier.making.render import make_loader
from dossier.making.words import Words


def open_words(folder: Path, language: str) -> Words:
    """The words of a language: the shipped catalogue with the workspace's own on top."""
    return Words(language, read_layers(folder, f"locale/{language}.ftl"))


def open_shop(folder: Path, language: str) -> Workshop:
    """A workshop with the shipped templates and theme and the workspace's own on top."""
    originals, overrides = make_template_loaders(folder)
    theme = {f"theme/{name}": text.encode() for name, text in read_texts(folder, "theme").items()}
    return open_workshop(open_words(folder, language), make_loader(originals, overrides), theme)
