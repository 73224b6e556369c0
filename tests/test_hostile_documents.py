# ruff: noqa: RUF001 - Chinese punctuation is meant
"""Text from outside, all the way into documents: refused with a diagnostic, or shown literally.

A text is put wherever a profile may hold one. The document must then differ from the same one
with a harmless word in exactly that word: the same tags with the same attributes, links and
images, and at every place where the word was visible now the text, whitespace folded.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pypdf
import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from dossier.app.press import typeset_page
from dossier.app.shops import open_shop
from dossier.making.documents import lay_out
from dossier.making.escape import fold
from dossier.nouns.diagnostics import Diagnostic
from dossier.nouns.manuscript import Manuscript
from dossier.nouns.page import Page
from dossier.nouns.review import Review
from tests.samples import (
    Dict,
    acme_values,
    brief_values,
    make_documents,
    make_review,
    problems_of,
)

TEXTS: dict[str, dict[str, Any]] = json.loads(
    (Path(__file__).parent / "hostile/texts.json").read_text("utf-8")
)
PROSE_FITS, TITLE_FITS = 3900, 290

TOO_LONG = {"yaml/text-too-long"}
REFUSED = {
    "md-bracket-dos": TOO_LONG,
    "md-cdata-dos": TOO_LONG,
    "text-bidi-override": {"yaml/direction-control"},
    "text-longword-20000": TOO_LONG,
    "text-newlines": {"yaml/character"},
    "text-tofu": {"yaml/character"},
    "text-whitespace-only": {"profile/blank"},
    "text-zero-width": {"profile/invisible-character"},
    "url-crlf": {"profile/bad-url", "yaml/character"},
    "url-idn": {"profile/bad-url"},
    "url-javascript": {"profile/bad-url"},
    "url-md-break": {"profile/bad-url"},
    "url-space": {"profile/bad-url"},
    "url-unc": {"profile/bad-url"},
}
"""What is refused, with the codes of the errors; everything else must be shown as it is."""

HARMLESS = "Zweifelsfrei"
"""A word that is nowhere else in a document."""

CUT = "…"

EMPTY = make_review({}, brief=brief_values())


# -- a text everywhere ----------------------------------------------------------------------


def filled(prose: str, title: str, name: str) -> Dict:
    """A profile that holds a text wherever it may hold one; titles and names may differ."""
    values = acme_values()
    dated = {"on": "2026-07-04"}
    evidence = {
        "with-url": {"kind": "contract", "title": title, "url": "https://x.example/a"},
        "without": {"kind": "contract", "title": title, "by": title},
    }
    for item in evidence.values():
        item |= {"finding": prose, "note": prose}
    answers = values["answers"]
    answers["technology.uptime"] |= {"evidence": list(evidence), "note": prose}
    return values | {
        "name": name,
        "legal_name": name,
        "summary": prose,
        "notice": prose,
        "evidence": values["evidence"] | evidence,
        "answers": answers,
        "probes": [{**values["probes"][0], "topic": title, "note": prose}],
        "meetings": [{**values["meetings"][0], "place": title, "with": [title], "notes": prose}],
        "flags": [
            {"id": "f", "severity": "minor", "title": title, "note": prose},
            {"id": "g", "severity": "major", "title": title, "resolved": {**dated, "how": prose}},
        ],
        "risks": [{**values["risks"][0], "title": title, "treatment": prose, "owner": title}],
        "conditions": [{**values["conditions"][0], "text": prose, "owner": title}],
        "mutual": {"they_want": prose, "we_offer": prose, "note": prose},
        "exit": {"plan": prose, "lock_in": prose},
        "figures": {"revenue": {fold(title): 1, "2025": 2}},
        "decision": {
            **values["decision"],
            "by": [{"name": title, "role": title}, {"name": title}],
            "rationale": prose,
            "dissent": prose,
        },
    }


def errors_of(values: Dict) -> set[str]:
    return {found.code for found in problems_of("acme", values, EMPTY) if found.is_error}


def review_of(values: Dict) -> Review:
    return make_review({"acme": values}, brief=brief_values())


# -- what a reader sees ---------------------------------------------------------------------


class Reader(HTMLParser):
    """The tags of a page with what they lead to or load, and the text between them."""

    TELLING = frozenset({"href", "src", "class", "id", "style", "rel", "scope", "lang", "name"})

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, frozenset[str], tuple[str, ...]]] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = tuple(f"{name}={value}" for name, value in attrs if name in self.TELLING)
        self.tags.append((tag, frozenset(name for name, _ in attrs), told))
        self.words += [value or "" for name, value in attrs if name not in self.TELLING]

    def handle_endtag(self, tag: str) -> None:
        self.tags.append((f"/{tag}", frozenset(), ()))

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def handle_comment(self, data: str) -> None:
        self.tags.append((f"!{data}", frozenset(), ()))


HALF = re.compile(r'<span class="half">(.)</span>')
"""A Chinese mark that gives up its blank half: how it is set, not what it says."""


def read(page: Page) -> Reader:
    reader = Reader()
    reader.feed(HALF.sub(r"\1", page.html))
    reader.close()
    return reader


def laid_out(review: Review) -> Iterator[tuple[Manuscript, Page]]:
    for shop, manuscript in make_documents(review):
        page = lay_out(manuscript, shop)
        assert page.diagnostics == ()
        assert page.value is not None
        yield manuscript, page.value


def shown(words: list[str]) -> list[str]:
    return [fold(each) for each in words if each.strip()]


class Words:
    """Harmless words for prose, titles and names, and the texts that stand in for them."""

    def __init__(self, prose: str, title: str, name: str) -> None:
        self.texts = {
            f"{HARMLESS}A": fold(prose),
            f"{HARMLESS}B": fold(title),
            f"{HARMLESS}C": fold(name),
        }

    def put_into(self, text: str) -> str:
        """A harmless document's text with each harmless word replaced, in one go."""
        return re.sub(f"{HARMLESS}[ABC]", lambda match: self.texts[match[0]], text)


HARMLESS_DOCUMENTS = {
    manuscript.path: (manuscript, read(page))
    for manuscript, page in laid_out(
        review_of(filled(f"{HARMLESS}A", f"{HARMLESS}B", f"{HARMLESS}C"))
    )
}


def assert_literal(prose: str, title: str, name: str) -> None:
    """Every document shows the texts in place of the harmless words, and is else the same."""
    words = Words(prose, title, name)
    for manuscript, page in laid_out(review_of(filled(prose, title, name))):
        plain, expected = HARMLESS_DOCUMENTS[manuscript.path]
        reader = read(page)
        assert reader.tags == expected.tags, manuscript.path
        wanted = [fold(words.put_into(each)) for each in expected.words if each.strip()]
        is_chinese = page.language == "zh"
        for made, whole in zip(shown(reader.words), wanted, strict=True):
            assert_says(made, whole, is_chinese=is_chinese)
        assert len(manuscript.markdown.splitlines()) == len(plain.markdown.splitlines())
        assert html_of(manuscript.markdown) == html_of(plain.markdown)
        assert_drawings_are_the_same(manuscript, plain, words)


def assert_says(made: str, whole: str, *, is_chinese: bool) -> None:
    """A text is shown whole, or cut where page one has no room for more.

    Beside Chinese a gap may stand between the scripts.
    """
    if is_chinese:
        made, whole = made.replace(" ", ""), whole.replace(" ", "")
    if made != whole and CUT in made:
        cut = ".*".join(re.escape(part) for part in made.split(CUT))
        assert re.fullmatch(cut, whole, re.DOTALL), (made, whole)
        return
    assert made == whole


def html_of(markdown: str) -> list[str]:
    """The pieces of HTML that a reader which allows it finds behind the front matter.

    Empty comments show nothing: they keep e-mail addresses from becoming links.
    """
    body = markdown.split("\n---\n", 1)[1]
    return [
        token.content
        for block in MarkdownIt("commonmark").enable("table").parse(body)
        for token in (block, *(block.children or ()))
        if token.type in {"html_block", "html_inline"} and token.content != "<!-- -->"
    ]


def assert_drawings_are_the_same(made: Manuscript, plain: Manuscript, words: Words) -> None:
    """As many marks of the same kinds, and title and description in full.

    A name may take one line or two, so texts are not counted.
    """
    assert made.charts.keys() == plain.charts.keys()
    for path, drawing in made.charts.items():
        svg, expected = (ET.fromstring(text) for text in (drawing, plain.charts[path]))  # noqa: S314
        assert marks_of(svg) == marks_of(expected)
        for name in ("title", "desc"):
            tag = f"{{http://www.w3.org/2000/svg}}{name}"
            assert fold(svg.findtext(tag) or "") == fold(
                words.put_into(expected.findtext(tag) or "")
            )


def marks_of(svg: ET.Element) -> list[str]:
    return [each.tag for each in svg.iter() if not each.tag.endswith("}text")]


# -- the hostile collection -----------------------------------------------------------------


def test_harmless_words_are_shown_at_every_place() -> None:
    _, dossier = HARMLESS_DOCUMENTS["acme/dossier.en.md"]
    text = "\n".join(dossier.words)
    assert text.count(f"{HARMLESS}A") >= 20
    assert text.count(f"{HARMLESS}B") >= 15
    assert text.count(f"{HARMLESS}C") >= 5


@pytest.mark.parametrize("name", TEXTS)
def test_collection_is_refused_or_sound(name: str) -> None:
    values = {**acme_values(), **TEXTS[name]["fields"]}
    assert errors_of(values) == REFUSED.get(name, set())


def texts_that_pass() -> dict[str, tuple[str, str, str]]:
    """Prose, title and name of each hostile text, cut to what fits where it is too long."""
    passing = {}
    for identity, entry in TEXTS.items():
        fields = entry["fields"]
        is_sound = REFUSED.get(identity, TOO_LONG) == TOO_LONG
        if is_sound and "summary" in fields:
            prose = fields["summary"][:PROSE_FITS]
            passing[identity] = (prose, prose[:TITLE_FITS], fields.get("name", "Acme"))
    return passing


SHOWN = texts_that_pass()


@pytest.mark.parametrize("identity", SHOWN)
def test_collection_is_shown_literally(identity: str) -> None:
    prose, title, name = SHOWN[identity]
    assert errors_of(filled(prose, title, name)) == set()
    assert_literal(prose, title, name)


@pytest.mark.parametrize("name", ["text-homoglyph", "tmpl-ssti"])
def test_names_alone_are_shown_literally(name: str) -> None:
    text = TEXTS[name]["fields"]["name"]
    assert_literal("prose", "title", text)


def test_texts_that_pass_are_most_of_them() -> None:
    assert len(SHOWN) >= 20


NASTY = st.text(
    st.sampled_from(list("*_`[]()<>#+-.!|{}\\~^=$:&;\"' \n1aA。：“”（）é")), max_size=40
)
ANY = st.text(
    st.characters(exclude_categories=["Zs", "Cs", "Cc", "Cn"], include_characters=" "), max_size=60
)
"""Other spaces are kept or not by where they stand within a text: they have an example.

Control characters and unassigned ones are refused, which the collection shows.
"""


@given(NASTY | ANY, NASTY | ANY)
@example("a", "**")
@example("1.", "- [x]")
@example("a\N{NO-BREAK SPACE}b", "a\u3000b")
@example("&amp", "&lt;")
@example("C#", "\\")
@settings(deadline=None, max_examples=40)
def test_any_text_that_is_sound_is_shown_literally(prose: str, title: str) -> None:
    assume(errors_of(filled(prose, title, "Acme")) == set())
    assert_literal(prose, title, "Acme")


@given(NASTY | ANY)
@settings(deadline=None, max_examples=25)
def test_any_name_that_is_sound_is_shown_literally(name: str) -> None:
    assume(errors_of(filled("prose", "title", name)) == set())
    assert_literal("prose", "title", name)


# -- print ----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def harmless_print(tmp_path_factory: pytest.TempPathFactory) -> pypdf.PdfReader:
    """The same dossier with a harmless name and summary."""
    values = {**acme_values(), "name": "Acme", "summary": "Plain."}
    return printed(values, tmp_path_factory.mktemp("workspace"))[0]


def printed(values: Dict, folder: Path) -> tuple[pypdf.PdfReader, tuple[Diagnostic, ...]]:
    """Acme's English dossier as PDF."""
    review = review_of(values)
    shop = open_shop(folder, review, "en")
    (manuscript,) = [each for _, each in make_documents(review) if each.path.endswith("r.en.md")]
    page = lay_out(manuscript, shop).value
    assert page is not None
    made = typeset_page(page)
    assert made.value is not None, made.diagnostics
    return pypdf.PdfReader(io.BytesIO(made.value)), made.diagnostics


def links_of(reader: pypdf.PdfReader) -> list[str]:
    """Where the links of all pages lead outside, in order."""
    return [
        str(action["/URI"])
        for page in reader.pages
        for annotation in page.annotations or ()
        if (action := annotation.get_object().get("/A")) is not None and "/URI" in action
    ]


def letters(text: str) -> str:
    """Without white space, which breaks and columns move about."""
    return re.sub(r"\s+", "", text)


@pytest.mark.parametrize(
    "name", ["md-html-script", "md-js-link", "md-table-pipe", "md-html-attachment"]
)
def test_print_shows_it_literally_too(
    name: str, tmp_path: Path, harmless_print: pypdf.PdfReader
) -> None:
    fields = TEXTS[name]["fields"]
    values = {**acme_values(), **fields}
    reader, found = printed(values, tmp_path)
    text = letters("".join(page.extract_text() for page in reader.pages))
    assert letters(fold(fields["summary"])) in text
    assert letters(fields["name"]) in text
    assert found == ()
    assert links_of(reader) == links_of(harmless_print)
    assert reader.attachments.keys() == harmless_print.attachments.keys()
    assert [each.get("/Title") for each in flat(reader.outline)] == [
        each.get("/Title") for each in flat(harmless_print.outline)
    ]


def flat(outline: Any) -> Iterator[Any]:
    """The bookmarks of a PDF, those beneath others too."""
    for each in outline:
        if isinstance(each, list):
            yield from flat(each)
        else:
            yield each
