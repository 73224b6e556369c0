"""Where a document's files lie within the output folder."""

from __future__ import annotations

import pytest

from dossier.nouns.manuscript import Manuscript


@pytest.mark.parametrize(
    ("path", "folder", "pdf", "chart"),
    [
        ("README.md", "", "README.pdf", "charts/a.svg"),
        ("acme/dossier.zh.md", "acme", "acme/dossier.zh.pdf", "acme/charts/a.svg"),
        ("a/b.md/c.md", "a/b.md", "a/b.md/c.pdf", "a/b.md/charts/a.svg"),
    ],
)
def test_files_lie_beside_the_markdown(path: str, folder: str, pdf: str, chart: str) -> None:
    manuscript = Manuscript(path, "# T\n", {"charts/a.svg": "<svg/>"})
    assert (manuscript.folder, manuscript.pdf_path) == (folder, pdf)
    assert manuscript.files == {path: "# T\n", chart: "<svg/>"}
