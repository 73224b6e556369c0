"""The committed workspace's documents in print, and hard cases, each made once for all tests."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

import pypdf
import pytest

from dossier.app.press import PressOrder, open_press, typeset_page
from dossier.app.shops import open_shop
from dossier.making.documents import lay_out
from dossier.nouns.page import Page
from tests.printed.hard_cases import HardCase, hard_cases, make_manuscripts
from tests.samples import LANGUAGES, ROOT
from tests.verapdf import judge
from tests.workspaces import run

PARTNERS = sorted(path.stem for path in (ROOT / "partners").glob("*.yaml"))
DOCUMENTS = [
    *(f"{partner}/dossier.{language}" for partner in PARTNERS for language in LANGUAGES),
    *(f"summary.{language}" for language in LANGUAGES),
]
"""The names of the real documents."""


class Print:
    """A printed document, with the Markdown that it was made from beside it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.language = path.suffixes[-2].removeprefix(".")

    @cached_property
    def reader(self) -> Any:
        """An object of pypdf's, which types its values more loosely than tests can use."""
        return pypdf.PdfReader(self.path)

    @cached_property
    def markdown(self) -> str:
        return self.path.with_suffix(".md").read_text("utf-8")


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Print]:
    """Every document of the committed workspace by its name, made as a user makes it."""
    folder = tmp_path_factory.mktemp("library")
    result = run(ROOT, "build", "--quiet", "--output", str(folder))
    assert (result.exit_code, result.stderr) == (0, "")
    prints = {name: Print(folder / f"{name}.pdf") for name in DOCUMENTS}
    assert {each.path for each in prints.values()} == set(folder.rglob("*.pdf"))
    return prints


@pytest.fixture(scope="session")
def hard(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """The documents of the hard cases, by case and kind."""
    folder = tmp_path_factory.mktemp("hard")
    with open_press(PressOrder()) as press:
        waiting = {
            name: press.executor.submit(typeset_page, page)
            for case in hard_cases()
            for name, page in _lay_out(case, folder)
        }
    files = {}
    for name, future in waiting.items():
        printed = future.result()
        assert printed.diagnostics == (), name
        assert printed.value is not None
        files[name] = folder / f"{name}.pdf"
        files[name].write_bytes(printed.value)
    return files


def _lay_out(case: HardCase, folder: Path) -> Iterator[tuple[str, Page]]:
    shop = open_shop(folder, case.review, case.language)
    for manuscript in make_manuscripts(case, shop):
        page = lay_out(manuscript, shop)
        assert page.diagnostics == (), (case.name, manuscript.path)
        assert page.value is not None
        kind = Path(manuscript.path).name.removesuffix(".md")
        yield f"{case.name}-{kind}", page.value


MARKS = {
    "archive": (b'pdfaid:part="3"', b'pdfaid:part="9"'),
    "reader": (b"<pdfuaid:part>1", b"<pdfuaid:part>9"),
}
"""What a PDF says that it keeps to, and something else instead."""


@pytest.fixture(scope="session")
def spoilt(
    library: Mapping[str, Print], tmp_path_factory: pytest.TempPathFactory
) -> Mapping[str, Path]:
    """A document with one of its marks spoilt, by mark."""
    folder, pdf = tmp_path_factory.mktemp("spoilt"), library["summary.en"].path.read_bytes()
    files = {name: folder / f"{name}.pdf" for name in MARKS}
    for name, (mark, other) in MARKS.items():
        assert pdf.count(mark) == 1
        files[name].write_bytes(pdf.replace(mark, other))
    return files


@pytest.fixture(scope="session")
def verdicts(
    library: Mapping[str, Print], hard: Mapping[str, Path], spoilt: Mapping[str, Path]
) -> Mapping[Path, tuple[str, ...]]:
    """What veraPDF finds in every one of them; it starts but once, which takes seconds."""
    return judge([*(each.path for each in library.values()), *hard.values(), *spoilt.values()])
