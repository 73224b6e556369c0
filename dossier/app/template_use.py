"""One hash over everything below `templates/` that a kind of document is made with."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

from dossier.edges.resources import make_template_loaders, read_catalogues, read_texts
from dossier.making.render import make_loader
from dossier.making.template_use import PRINT_ROOTS, ROOTS, find_templates


def digest_templates(folder: Path | None, kind: str) -> str:
    """The SHA-256 (hex) of what documents of a kind (`dossier`, `summary`, `index`) draw on.

    The templates that they start from with all that these include, the theme, and the words of
    every language: the sentences that a PDF carries as data are in all of them.
    """
    loader = make_loader(*make_template_loaders(folder))
    roots = (*ROOTS[kind], *PRINT_ROOTS)
    return _digest(
        {
            "templates": find_templates(loader, roots),
            "theme": read_texts(folder, "theme"),
            "words": read_catalogues(folder),
        }
    )


def _digest(texts: Mapping[str, Mapping[str, str] | Mapping[str, tuple[str, ...]]]) -> str:
    return hashlib.sha256(json.dumps(texts, sort_keys=True).encode()).hexdigest()
