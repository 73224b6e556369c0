"""Pages become PDF: whole or not at all, from the page's own assets, with every fault named."""

from __future__ import annotations

import dataclasses
import io
import logging
import subprocess
import threading
from collections.abc import Mapping
from pathlib import Path

import pytest
from jinja2 import FileSystemLoader
from PIL import Image

from dossier.edges import typeset
from dossier.edges.fonts import FONT_FAMILIES, find_font_families
from dossier.edges.typeset import WeasyPrintTypesetter, check_images
from dossier.making.page import make_page
from dossier.making.render import make_xml_environment
from dossier.nouns.diagnostics import Checked, Diagnostic
from dossier.nouns.page import Page
from tests.edges.test_fonts import DRAWABLE
from tests.verapdf import judge_quickly

ROOT = Path(__file__).parents[2]
SHELL = make_xml_environment(FileSystemLoader(ROOT / "templates"))
THEME = {
    f"theme/{file.name}": file.read_bytes() for file in (ROOT / "templates" / "theme").iterdir()
}
CHARTS = {
    f"charts/{file.name}": file.read_bytes() for file in (ROOT / "tests/data/charts").iterdir()
}


def sample(name: str) -> Page:
    markdown = (ROOT / "tests" / "data" / name).read_text("utf-8")
    page = make_page(markdown, name, SHELL, THEME | CHARTS).value
    assert page is not None
    return page


def small(body: str, assets: Mapping[str, bytes] | None = None, head: str = "") -> Page:
    font = "<style>*{font-family:'Noto Sans CJK SC'}</style>"
    html = f"<html lang=en><title>t</title>{font}{head}<body><h1>t</h1>{body}</html>"
    return Page(html, assets or {}, "t", "en", "t.md", "# t\n\nsome 𐎀 text\n")


def press(page: Page) -> Checked[bytes]:
    return WeasyPrintTypesetter().typeset(page)


def codes(found: tuple[Diagnostic, ...]) -> list[str]:
    return [diagnostic.code for diagnostic in found]


def pdf_text(pdf: bytes, tmp_path: Path) -> str:
    file = tmp_path / "t.pdf"
    file.write_bytes(pdf)
    command = ["pdftotext", "-layout", str(file), "-"]
    return subprocess.run(command, capture_output=True, check=True).stdout.decode()


def pdf_properties(pdf: bytes, tmp_path: Path) -> dict[str, str]:
    file = tmp_path / "t.pdf"
    file.write_bytes(pdf)
    command = ["pdfinfo", str(file)]
    listed = subprocess.run(command, capture_output=True, check=True).stdout
    pairs = (line.partition(":") for line in listed.decode().splitlines())
    return {key: value.strip() for key, _, value in pairs}


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("sample.md", ["Agora:partnerdossier", "Contents", "Draft", "Confidential"]),
        ("sample.zh.md", ["合作伙伴尽职调查报告", "目录", "草稿", "机密"]),
    ],
)
def test_a_sample_is_typeset_without_a_word_from_the_engine(
    name: str, words: list[str], tmp_path: Path
) -> None:
    checked = press(sample(name))
    assert checked.diagnostics == ()
    assert checked.value is not None
    assert checked.value.startswith(b"%PDF-1.7")
    assert judge_quickly(checked.value) == []
    properties = pdf_properties(checked.value, tmp_path)
    assert properties["Tagged"] == "yes"
    assert properties["Author"] in {"Lantern Social Ltd", "灯笼社交有限公司"}
    assert properties["CreationDate"].startswith("Sun Nov 22")
    text = pdf_text(checked.value, tmp_path)
    words = [*words, f"2/{properties['Pages']}"]
    assert [word for word in words if word not in text.replace(" ", "")] == []


def test_the_same_page_gives_the_same_bytes() -> None:
    assert press(sample("sample.zh.md")).value == press(sample("sample.zh.md")).value


def test_attachments_are_carried_and_dated_by_the_page(tmp_path: Path) -> None:
    page = dataclasses.replace(
        small("<p>text</p>"), attachments={"assessment.json": b"{}"}, date="2026-11-22"
    )
    pdf = press(page).value
    assert pdf is not None
    assert pdf == press(page).value
    file = tmp_path / "t.pdf"
    file.write_bytes(pdf)
    command = ["pdfdetach", "-list", str(file)]
    listed = subprocess.run(command, capture_output=True, check=True).stdout.decode()
    assert "1: assessment.json" in listed


def test_archive_and_screen_reader_find_their_marks() -> None:
    pdf = press(small("<ul><li>a<ul><li>b</li></ul></li></ul>")).value
    assert pdf is not None
    for mark in (b'pdfaid:part="3"', b'pdfaid:conformance="A"', b"<pdfuaid:part>1</pdfuaid:part>"):
        assert mark in pdf


def test_what_steers_needs_no_glyph() -> None:
    assert press(small(f"<p>{DRAWABLE}</p>")).value is not None


def test_no_other_font_stands_in_for_the_themes() -> None:
    """Liberation and DejaVu may be installed or not: what they alone could draw is an error."""
    checked = press(small("<p>some \N{THAI CHARACTER KO KAI} and \N{ARABIC LETTER ALEF}</p>"))
    assert checked.value is None
    assert [found.message for found in checked.diagnostics] == [
        "No font of the theme can draw `\N{ARABIC LETTER ALEF}` (U+0627).",
        "No font of the theme can draw `\N{THAI CHARACTER KO KAI}` (U+0E01).",
    ]


def test_a_font_that_the_theme_names_may_be_used() -> None:
    family = min(find_font_families() - set(FONT_FAMILIES))
    styled = f"<style>p {{ font-family: '{family}' }}</style>"
    assert press(small("<p>text</p>", head=styled)).diagnostics == ()
    assets = {"a.css": f"p {{ font: 9pt {family}; }}".encode()}
    linked = '<link rel=stylesheet href="a.css">'
    assert press(small("<p>text</p>", assets, linked)).diagnostics == ()


def test_each_missing_glyph_is_named_with_its_place() -> None:
    checked = press(small("<p>some 𐎀 text \ue000</p>"))
    assert checked.value is None
    assert codes(checked.diagnostics) == ["typeset/missing-glyph", "typeset/missing-glyph"]
    messages = {diagnostic.message: diagnostic.span for diagnostic in checked.diagnostics}
    span = messages["No font of the theme can draw `𐎀` (U+10380)."]
    assert span is not None
    assert (span.file, span.line, span.column) == ("t.md", 3, 6)
    assert messages["No font of the theme can draw `\ue000` (U+E000)."] is None


@pytest.mark.parametrize(
    "source",
    [
        "charts/missing.svg",
        "file:///etc/passwd",
        "http://127.0.0.1:9/x.png",
        "data:image/png;base64,iVBORw0KGgo=",
        "../../etc/passwd",
    ],
)
def test_nothing_but_assets_is_loaded(source: str) -> None:
    checked = press(small(f'<p><img alt=x src="{source}"></p>'))
    assert checked.value is None
    assert codes(checked.diagnostics) == ["typeset/missing-image"]
    assert "The page has no such asset" in checked.diagnostics[0].message


def test_a_drawing_cannot_load_files_either() -> None:
    svg = (
        b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">'
        b'<image href="file:///etc/passwd" width="9" height="9"/></svg>'
    )
    checked = press(small('<p><img alt=x src="a.svg"></p>', {"a.svg": svg}))
    assert checked.value is None
    assert "typeset/missing-image" in codes(checked.diagnostics)


def test_a_broken_link_is_an_error_and_bad_css_a_warning() -> None:
    head = "<style>p { colour: red } @import 'file:///etc/passwd';</style>"
    checked = press(small('<p><a href="#nowhere">x</a></p>', head=head))
    assert checked.value is None
    assert set(codes(checked.diagnostics)) == {"typeset/broken-link", "typeset/theme"}
    assert [d.code for d in checked.diagnostics if d.is_error] == ["typeset/broken-link"]


def make_png(size: int) -> bytes:
    target = io.BytesIO()
    Image.effect_noise((size, size), 50).save(target, "PNG")
    return target.getvalue()


def test_damaged_images_are_found_before_the_engine_starts() -> None:
    png = make_png(64)
    assets = {
        "good.png": png,
        "cut.png": png[: len(png) // 2],
        "page.png": b"<html>",
        "x.svg": b"no image, but none of ours to say",
    }
    found = check_images(small("", assets))
    assert [(d.code, d.span and d.span.file) for d in found] == [
        ("typeset/broken-image", "cut.png"),
        ("typeset/broken-image", "page.png"),
    ]
    assert press(small("", assets)).value is None


def test_fonts_are_looked_for_first(monkeypatch: pytest.MonkeyPatch) -> None:
    assert set(FONT_FAMILIES) <= find_font_families()
    monkeypatch.setattr(typeset, "find_font_families", frozenset)
    checked = press(small("<p>text</p>"))
    assert checked.value is None
    assert codes(checked.diagnostics) == ["typeset/missing-font"]
    assert checked.diagnostics[0].hint is not None
    assert "apt install" in checked.diagnostics[0].hint


def test_where_the_themes_fonts_are_missing_others_stand_in_with_a_warning(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(typeset, "find_font_families", lambda: frozenset({FONT_FAMILIES[0]}))
    checked = press(small("<p style=\"font-family: 'Noto Serif CJK JP'\">text</p>"))
    assert [(d.code, d.is_error) for d in checked.diagnostics] == [("typeset/missing-font", False)]


def test_a_missing_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    from weasyprint.text import ffi  # type: ignore[import-untyped]  # noqa: PLC0415

    monkeypatch.setattr(ffi, "harfbuzz_subset", None)
    checked = press(small("<p>text</p>"))
    assert checked.value is not None
    assert "typeset/missing-harfbuzz-subset" in codes(checked.diagnostics)


def test_what_other_threads_log_is_not_ours() -> None:
    with typeset._catch_log() as records:  # noqa: SLF001 - threads cannot be timed from outside
        logger = logging.getLogger("weasyprint")
        other = threading.Thread(target=logger.error, args=("theirs",))
        other.start()
        other.join()
        logger.error("ours")
    assert [record.getMessage() for record in records] == ["ours"]
