"""What a PDF says of itself, and the fonts that it carries."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pypdf
import pytest

from dossier.edges.fonts import FONT_FAMILIES
from dossier.edges.resources import find_version
from dossier.making.front_matter import read_cover, split_front_matter
from tests.printed.conftest import DOCUMENTS, Print

parametrize_documents = pytest.mark.parametrize("name", DOCUMENTS)


@parametrize_documents
def test_properties_are_those_of_the_front_matter(name: str, library: Mapping[str, Print]) -> None:
    document = library[name]
    cover = read_cover(split_front_matter(document.markdown)[0])
    properties = document.reader.metadata
    assert properties is not None
    assert properties.title == f"{cover.title} · {cover.subtitle}"
    assert properties.author == cover.author
    assert properties.subject == f"{cover.running} · {cover.status_words}"
    assert (properties.keywords, properties.creator) == (
        cover.keywords,
        f"Dossier {find_version()}",
    )
    assert all((cover.author, cover.running, cover.keywords))
    day = f"D:{(cover.date or '').replace('-', '')}"
    assert (properties["/CreationDate"], properties["/ModDate"]) == (day, day)


@parametrize_documents
def test_the_catalogue_tells_language_and_title(name: str, library: Mapping[str, Print]) -> None:
    document = library[name]
    catalogue = document.reader.root_object
    assert catalogue["/Lang"] == {"zh": "zh-CN", "en": "en"}[document.language]
    assert catalogue["/ViewerPreferences"]["/DisplayDocTitle"]
    assert catalogue["/MarkInfo"]["/Marked"]


@parametrize_documents
def test_archives_can_read_the_metadata_without_knowing_pdf(
    name: str, library: Mapping[str, Print]
) -> None:
    document = library[name]
    packet = document.reader.root_object["/Metadata"].get_object()
    assert "/Filter" not in packet
    text = packet.get_data().decode()
    language = {"zh": "zh-CN", "en": "en"}[document.language]
    for mark in (
        'pdfaid:part="3" pdfaid:conformance="A"',
        "<pdfuaid:part>1</pdfuaid:part>",
        f"<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>",
    ):
        assert text.count(mark) == 1, mark


def fonts_of(reader: Any) -> set[str]:
    """The fonts that the pages name, which must be in the file."""
    fonts = set()
    for page in reader.pages:
        for reference in page["/Resources"]["/Font"].values():
            font = reference.get_object()
            fonts.add(str(font["/BaseFont"]))
            descriptor = font["/DescendantFonts"][0].get_object()["/FontDescriptor"]
            assert {"/FontFile2", "/FontFile3"} & descriptor.get_object().keys()
    return fonts


@parametrize_documents
def test_fonts_are_embedded_and_those_of_the_theme(name: str, library: Mapping[str, Print]) -> None:
    fonts = fonts_of(library[name].reader)
    families = {re.sub(r"^/[A-Z]{6}\+|-Bold$", "", font).replace("-", " ") for font in fonts}
    assert families == set(FONT_FAMILIES)


def glyphs_of(reader: Any) -> set[str]:
    """The codes of all glyphs that the pages draw, as four hexadecimal digits."""
    drawn = set()
    for page in reader.pages:
        for shown in re.findall(rb"\[(<[^\]]*)\] TJ", page.get_contents().get_data()):
            for text in re.findall(rb"<([0-9a-f]+)>", shown):
                drawn |= {text[start : start + 4].decode() for start in range(0, len(text), 4)}
    return drawn


@parametrize_documents
def test_no_glyph_is_missing(name: str, library: Mapping[str, Print]) -> None:
    drawn = glyphs_of(library[name].reader)
    assert len(drawn) > 50
    assert "0000" not in drawn


def test_hard_cases_have_no_missing_glyph_and_no_other_font(hard: Mapping[str, Path]) -> None:
    for name, file in hard.items():
        reader = pypdf.PdfReader(file)
        assert "0000" not in glyphs_of(reader), name
        assert all("+Noto-" in font for font in fonts_of(reader)), name
