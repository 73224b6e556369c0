"""What a screen reader finds: the Markdown's text in its order, headings, figures, links."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

import pytest
from markdown_it.token import Token
from pypdf.generic import NullObject

from dossier.edges.sheets import read_pages
from dossier.making.blocks import Notes, make_parser, plain_text
from dossier.making.front_matter import split_front_matter
from tests.printed.conftest import DOCUMENTS, Print

parametrize_documents = pytest.mark.parametrize("name", DOCUMENTS)


def parse(document: Print) -> list[Token]:
    body = split_front_matter(document.markdown)[1]
    return make_parser().parse(body, {"notes": Notes()})


def inlines(document: Print) -> Iterator[tuple[Token, Token]]:
    """Every piece of text of the Markdown, after what opens it."""
    tokens = parse(document)
    for opening, inline in pairwise(tokens):
        if inline.type == "inline":
            yield opening, inline


def letters(text: str) -> str:
    """Without white space, which is lost where lines break, and the breaks that none sees.

    A middle dot and a bullet are one glyph of these fonts, and come back as the first that was set.
    """
    bare = re.sub(r"[\s\N{ZERO WIDTH SPACE}\N{WORD JOINER}\N{SOFT HYPHEN}]+", "", text)
    return bare.replace("\N{BULLET}", "\N{MIDDLE DOT}")


def aloud(document: Print) -> str:
    """All that is read out, in its order."""
    return letters(
        "".join(line for sheet in read_pages(document.reader).sheets for line in sheet.lines)
    )


def elements(document: Print, tag: str) -> Iterator[Any]:
    """The elements of the structure tree with a tag, in its order."""
    waiting = [document.reader.root_object["/StructTreeRoot"]["/K"]]
    while waiting:
        node = waiting.pop().get_object()
        if isinstance(node, list):
            waiting += reversed(node)
        elif isinstance(node, dict):
            if node.get("/S") == tag:
                yield node
            if "/K" in node:
                waiting.append(node["/K"])


def bookmarks(outline: Any, level: int = 1) -> Iterator[tuple[int, str]]:
    for each in outline:
        if isinstance(each, list):
            yield from bookmarks(each, level + 1)
        else:
            yield level, each.title


def images(inline: Token) -> Iterator[str]:
    return (plain_text(child) for child in inline.children or () if child.type == "image")


@parametrize_documents
def test_the_text_is_read_out_in_the_order_of_the_markdown(
    name: str, library: Mapping[str, Print]
) -> None:
    document = library[name]
    text, place = aloud(document), 0
    assert "...." not in text  # the dots of a contents list
    said = [
        letters(plain_text(inline))
        for opening, inline in inlines(document)
        if opening.tag not in {"h1", "th"} and not any(images(inline))  # some heads are not shown
    ]
    assert len(said) > 100
    for piece in said:
        found = text.find(piece, place)
        assert found >= 0, (piece, text[place : place + 200])
        place = found + len(piece)


@parametrize_documents
def test_bookmarks_are_the_headings(name: str, library: Mapping[str, Print]) -> None:
    document = library[name]
    headings = [
        (int(opening.tag[1:]) - 1, plain_text(inline))
        for opening, inline in inlines(document)
        if opening.type == "heading_open" and opening.tag in {"h2", "h3"}
    ]
    assert len(headings) > 5
    contents = (1, "目录" if document.language == "zh" else "Contents")
    assert list(bookmarks(document.reader.outline)) == [contents, *headings]


@parametrize_documents
def test_figures_say_what_they_show(name: str, library: Mapping[str, Print]) -> None:
    document = library[name]
    shown = [text for _, inline in inlines(document) for text in images(inline)]
    figures = list(elements(document, "/Figure"))
    assert [str(figure["/Alt"]) for figure in figures] == shown
    assert shown
    for figure in figures:
        left, bottom, right, top = map(float, figure["/A"]["/BBox"])
        width, height = map(float, figure["/Pg"]["/MediaBox"][2:])
        assert 0 <= left < right <= width
        assert 0 <= bottom < top <= height


@parametrize_documents
def test_there_is_one_title_and_every_link_is_said_once(
    name: str, library: Mapping[str, Print]
) -> None:
    document = library[name]
    assert len(list(elements(document, "/H1"))) == 1
    assert all("/P" in link and link["/P"]["/S"] != "/Link" for link in elements(document, "/Link"))


@parametrize_documents
def test_running_heads_are_passed_over(name: str, library: Mapping[str, Print]) -> None:
    """Whatever is marked on a page hangs in the tree, or is an artifact."""
    document = library[name]
    pages, root = document.reader.pages, document.reader.root_object["/StructTreeRoot"]
    numbers = root["/ParentTree"].get_object()["/Nums"]
    owners = dict(zip(numbers[::2], numbers[1::2], strict=True))
    assert all(
        b"/Artifact\n<</Type /Pagination>>" in page.get_contents().get_data() for page in pages[1:]
    )
    for page in pages:
        marks = {int(mark) for mark in re.findall(rb"/MCID (\d+)", page.get_contents().get_data())}
        owned = owners[page["/StructParents"]]
        assert marks == {
            mark for mark, owner in enumerate(owned) if not isinstance(owner, NullObject)
        }
