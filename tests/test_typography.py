"""Lines of Chinese begin and end as clreq asks (3.1.3, "Prohibition rules for line start/end")."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jinja2 import FileSystemLoader

from dossier.making.han import CLOSING, OPENING
from dossier.making.page import make_page
from dossier.making.render import make_xml_environment

ROOT = Path(__file__).parents[1]
TEMPLATES = ROOT / "templates"
LEAST_LINES = 300


def lines_of(markdown: str) -> list[str]:
    """The text of every line that the engine sets of a document, pictures left out."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from weasyprint import HTML  # type: ignore[import-untyped] # noqa: PLC0415 - slow

        shell = make_xml_environment(FileSystemLoader(TEMPLATES))
        shell.globals["sans"] = ""
        page = make_page(markdown, "t.md", shell, {}).value
        assert page is not None
        base = f"{TEMPLATES.as_uri()}/"
        printed = HTML(string=page.html.replace("<img ", "<i "), base_url=base).render()
    return [line for sheet in printed.pages for line in find_lines(sheet._page_box)]  # noqa: SLF001


def find_lines(box: Any) -> Iterator[str]:
    if type(box).__name__ == "LineBox":
        yield "".join(each.text for each in box.descendants() if hasattr(each, "text")).strip()
        return
    for child in getattr(box, "children", ()):
        yield from find_lines(child)


@pytest.mark.parametrize("name", ["nusantara-realtime/dossier.zh.md", "summary.zh.md"])
def test_no_line_begins_with_a_closing_mark_or_ends_with_an_opening_one(name: str) -> None:
    lines = lines_of((ROOT / "output" / name).read_text("utf-8"))
    assert len(lines) > LEAST_LINES
    assert [line for line in lines if line[:1] in CLOSING] == []
    assert [line for line in lines if line[-1:] in OPENING and line] == []
