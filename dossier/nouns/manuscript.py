"""A document as text: its Markdown and its charts, ready to be written or typeset."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Manuscript:
    """One document in one language.

    `path` is its Markdown file within the output folder. `charts` are SVG texts by the path that
    the Markdown shows them by, relative to its own folder.
    """

    path: str
    markdown: str
    charts: Mapping[str, str]

    @property
    def folder(self) -> str:
        """The folder of the document within the output folder; empty for the top."""
        return self.path.rpartition("/")[0]

    @property
    def language(self) -> str:
        """The language of the document, as its file's name has it: `dossier.zh.md`."""
        return self.path.rsplit(".", 2)[-2]

    @property
    def pdf_path(self) -> str:
        """Where the typeset document goes, beside the Markdown."""
        return self.path.removesuffix(".md") + ".pdf"

    @property
    def files(self) -> Mapping[str, str]:
        """The Markdown and the charts by their paths within the output folder."""
        prefix = f"{self.folder}/" if self.folder else ""
        charts = {f"{prefix}{path}": text for path, text in self.charts.items()}
        return {self.path: self.markdown, **charts}
