"""A document's Markdown into a page for the press.

**Front matter.** The keys that the shell (`templates/shell.html.j2`) understands. Values are
bare words or JSON (`title: {{ front.title | json }}`); a key with the value `null` is absent.

    title           the document's title; required. Cover, PDF title (with the subtitle)
    language        `zh` or `en`; required. Typography, PDF language
    kind            `dossier`, `summary`, …: becomes the class `kind-dossier` of the body
    subtitle        beneath the title on the cover
    organisation    who is choosing; above the title on the cover
    author          who prepared it, for the PDF's properties (else the organisation)
    keywords        for the PDF's properties, with commas between
    running         short title of the whole review: running header, right, and the PDF's subject
                    (else the subtitle)
    status          `draft` puts a mark on every page; anything else does not
    status_words    how the status is said: on the cover, in the mark or the footer, in the PDF's
                    properties
    edition         number of a final edition, for programs that read the Markdown
    classification  mark on the cover and in the footer
    notice          small print at the foot of the cover
    date            ISO date of the edition: the PDF's dates
    accent          the one colour, `"#1f4e79"`
    paper           `a4` or `letter`
    sans, serif     families of fonts that come before the theme's own
    logo            path of an asset, shown at the top of the cover
    facts           rows of the cover's table: lines `  - ["As of", "22 November 2026"]`

**Body.** The first heading, `# Title`, is for readers of the Markdown; in print the cover stands
for it. Every `##` is a chapter. Headings get GitHub's ids, so that `[text](#data-residency)` works
in both. Links to files beside the Markdown are shown as plain text. The contents list is made of
the second and third levels. For layout hints and anchors see `dossier.making.blocks`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise
from urllib.parse import unquote

from jinja2 import Environment
from markdown_it.token import Token
from markupsafe import Markup

from dossier.making.blocks import Notes, make_parser, plain_text
from dossier.making.front_matter import FrontMatterError, read_cover, split_front_matter
from dossier.making.han import set_tokens
from dossier.making.shorten import shorten
from dossier.nouns.diagnostics import Checked, Diagnostic, Severity, Span, by_place, error
from dossier.nouns.page import Cover, Heading, Page

SHELL = "shell.html.j2"
RUNNING_COLUMNS = 56
"""How much of a title finds room in one line of the running header."""

UNDATED = "1970-01-01"
_WARNINGS = {"page/stray-emphasis"}  # ugly, but nothing is lost
_NOT_IN_SLUG = re.compile(r"[^\w\- ]")
_LANGUAGE_TAGS = {"zh": "zh-CN", "en": "en"}


def make_page(
    markdown: str,
    name: str,
    shell: Environment,
    assets: Mapping[str, bytes],
    attachments: Mapping[str, bytes] | None = None,
) -> Checked[Page]:
    """The page that a document's Markdown describes.

    Args:
        markdown: The document, with front matter.
        name: Its file, for messages.
        shell: The environment for XML, which holds the shell's template.
        assets: What the page may load, by relative path: the theme under `theme/`, the images.
        attachments: Files for the PDF to carry, by name: the data that the document shows.

    Returns:
        The page, and what is wrong with the document: `page/front-matter`, `page/heading-level`,
        `page/second-title`, `page/duplicate-anchor`, `page/broken-link`, `page/image-alt`,
        `page/unknown-hint`, `page/widths`, `page/open-section`, and as a warning
        `page/stray-emphasis`. A template is at fault, since templates made the Markdown.
    """
    try:
        lines, body = split_front_matter(markdown)
        cover = read_cover(lines)
    except FrontMatterError as fault:
        return Checked(None, (error("page/front-matter", str(fault), Span(name, fault.line, 1)),))
    notes = Notes()
    html, headings = _render_body(body, cover.language, notes)
    page = Page(
        html=_fill_shell(shell, cover, headings, html),
        assets=assets,
        title=cover.title,
        language=cover.language,
        name=name,
        source=markdown,
        date=cover.date or UNDATED,
        attachments=attachments or {},
    )
    return Checked(page, _report(notes, name))


def make_slug(heading: str) -> str:
    """The id that GitHub gives a heading: lower case, words joined by hyphens."""
    return _NOT_IN_SLUG.sub("", heading.lower()).replace(" ", "-")


def _report(notes: Notes, name: str) -> tuple[Diagnostic, ...]:
    found = (
        Diagnostic(
            code,
            Severity.WARNING if code in _WARNINGS else Severity.ERROR,
            message,
            Span(name, line, 1),
        )
        for code, line, message in notes.problems
    )
    return tuple(sorted(found, key=by_place))


def _render_body(body: str, language: str, notes: Notes) -> tuple[str, tuple[Heading, ...]]:
    parser = make_parser()
    tokens = _without_title(parser.parse(body, {"notes": notes}), notes)
    anchors: set[str] = set()
    _collect_anchors(tokens, anchors, notes)
    headings = tuple(_name_headings(tokens, anchors, notes))
    for token in tokens:
        for child in token.children or ():
            _check_image(child, token, notes)
        _settle_links(token, anchors, notes)
    if language == "zh":
        set_tokens(tokens)
    return parser.renderer.render(tokens, parser.options, {}), headings


def _without_title(tokens: list[Token], notes: Notes) -> list[Token]:
    """The tokens without the leading `# Title`; any other first-level heading is an error."""
    if tokens and tokens[0].tag == "h1":
        tokens = tokens[3:]
    for token in tokens:
        if token.type == "heading_open" and token.tag == "h1":
            notes.add("page/second-title", token, "The document has a second title.")
    return tokens


def _collect_anchors(tokens: list[Token], anchors: set[str], notes: Notes) -> None:
    for token in tokens:
        for child in token.children or ():
            if child.type == "anchor_open":
                anchor = str(child.attrs["id"])
                if anchor in anchors:
                    message = f"The anchor `{anchor}` is there twice."
                    notes.add("page/duplicate-anchor", token, message)
                anchors.add(anchor)


def _name_headings(tokens: list[Token], anchors: set[str], notes: Notes) -> list[Heading]:
    """Give headings their ids; returns those of the contents list."""
    headings: list[Heading] = []
    previous = 1
    for token, inline in pairwise(tokens):
        if token.type != "heading_open":
            continue
        level, label = int(token.tag[1:]), plain_text(inline)
        if level > previous + 1:
            message = f"The heading `{label}` is of level {level}, after one of level {previous}."
            notes.add("page/heading-level", token, message)
        previous = level
        token.attrSet("id", _make_unique(make_slug(label), anchors))
        if level in {2, 3}:
            headings.append(Heading(level, str(token.attrs["id"]), label))
    return headings


def _make_unique(slug: str, anchors: set[str]) -> str:
    anchor, count = slug, 0
    while anchor in anchors:
        count += 1
        anchor = f"{slug}-{count}"
    anchors.add(anchor)
    return anchor


def _check_image(child: Token, block: Token, notes: Notes) -> None:
    """Say an image's description in full, or note that it has none."""
    if child.type != "image":
        return
    description = plain_text(child).strip()
    if not description:
        notes.add("page/image-alt", block, f"The image `{child.attrs['src']}` has no description.")
    # The renderer makes the description of the children, and loses escaped characters.
    child.children = [Token("text", "", 0, content=description)]


def _settle_links(block: Token, anchors: set[str], notes: Notes) -> None:
    """Check the links within the document; make text of links to files beside it."""
    is_text: list[bool] = []
    for token in block.children or ():
        if token.type == "link_open":
            target = str(token.attrs["href"])
            if target.startswith("#") and unquote(target[1:]) not in anchors:
                message = f"The link to `{unquote(target)}` leads nowhere."
                notes.add("page/broken-link", block, message)
            is_text.append(not target.startswith(("#", "http://", "https://")))
            if is_text[-1]:
                token.tag, token.attrs = "span", {"class": "file"}
        elif token.type == "link_close" and is_text.pop():
            token.tag = "span"


def _fill_shell(shell: Environment, cover: Cover, headings: tuple[Heading, ...], body: str) -> str:
    return shell.get_template(SHELL).render(
        cover=cover,
        short_title=shorten(cover.title, RUNNING_COLUMNS),
        language_tag=_LANGUAGE_TAGS.get(cover.language, cover.language),
        headings=headings,
        body=Markup(body),  # noqa: S704 - made by the Markdown parser with HTML off
    )
