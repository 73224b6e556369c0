"""Any text survives both dialects of Markdown, in every place a template may put it."""

# ruff: noqa: RUF001 - Chinese punctuation is what is tested

from __future__ import annotations

import html
import re
from html.parser import HTMLParser

import cmarkgfm  # type: ignore[import-untyped]
import markdown
import pytest
from cmarkgfm.cmark import Options  # type: ignore[import-untyped]
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from dossier.making.blocks import Notes, make_parser
from dossier.making.escape import escape_markdown, escape_url, fold
from tests.naughty import NAUGHTY

CONTEXTS = {
    "paragraph": ("{}\n", "p"),
    "middle": ("before {} after\n", "p"),
    "heading": ("## {}\n", "h2"),
    "item": ("- {}\n", "li"),
    "cell": ("| a | b |\n| --- | --- |\n| {} | x |\n", "td"),
    "head": ("| {} | b |\n| --- | --- |\n| a | x |\n", "th"),
    "label": ("[{}](https://example.org)\n", "a"),
    "strong": ("**a {} z**\n", "strong"),
}

EXPECTED_TAGS = {
    "paragraph": ["p"],
    "middle": ["p"],
    "heading": ["h2"],
    "item": ["ul", "li"],
    "cell": ["table", "thead", "tr", "th", "th", "tbody", "tr", "td", "td"],
    "head": ["table", "thead", "tr", "th", "th", "tbody", "tr", "td", "td"],
    "label": ["p", "a"],
    "strong": ["p", "strong"],
}

PYTHON_MARKDOWN_EXTENSIONS = [
    "tables",
    "attr_list",
    "def_list",
    "footnotes",
    "admonition",
    "abbr",
    "fenced_code",
    "md_in_html",
]


class Outline(HTMLParser):
    """The tags of a piece of HTML in order, and the text of the first element asked for."""

    def __init__(self, wanted: str) -> None:
        super().__init__()
        self.wanted = wanted
        self.tags: list[str] = []
        self.text: list[str] = []
        self.depth = 0
        self.is_done = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        assert tag in {"th", "td", "a"} or not attrs, (tag, attrs)
        self.depth += tag == self.wanted and not self.is_done

    def handle_endtag(self, tag: str) -> None:
        if tag == self.wanted and self.depth:
            self.depth = 0
            self.is_done = True

    def handle_data(self, data: str) -> None:
        if self.depth:
            self.text.append(data)


def github(text: str) -> str:
    options = Options.CMARK_OPT_UNSAFE | Options.CMARK_OPT_FOOTNOTES
    return str(cmarkgfm.github_flavored_markdown_to_html(text, options))


def commonmark(text: str) -> str:
    return str(MarkdownIt("js-default", {"html": True}).render(text))


def mkdocs(text: str) -> str:
    return markdown.markdown(text, extensions=PYTHON_MARKDOWN_EXTENSIONS)


DIALECTS = {"github": github, "commonmark": commonmark, "mkdocs": mkdocs}

HOSTILE = [
    "www.evil.example https://evil.example mailto:a@b.example",
    "a@b.example xmpp:a@b.example/c mailto:@b.example xmpp:a@/b.c a@-b.c a@.b.c a@_b.c a_@b.c",
    "a@b@c.example a@@b.c a&#64;b.example a\\@b.example a<!-- -->@b.example <a@b.example>",
    "[" * 500,
    "<![CDATA[" * 20,
    "**bold** _it_ ~~strike~~ `code` ^sup^ __x__ ***y*** a*b*c snake_case_word _a_b_",
    "```\nunclosed fence swallows the rest of the report",
    "~~~\nfence",
    "---\ntitle: hijacked\nlayout: evil\n---\n",
    '<link rel=attachment href="file:///etc/passwd"><a rel=attachment href="x">x</a>',
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "![x](/etc/passwd) ![y](../../../../etc/passwd) ![z](//127.0.0.1/x)",
    "[click](javascript:alert(1)) [b](JaVaScRiPt:alert(1)) [c](data:text/html;base64,PHN) [d][e]",
    "@octocat closes #1 GH-1 fixes org/repo#2",
    ">" * 100 + " x",
    "Overall score 100\n=================",
    "Overall score 100\n-----------------",
    "Good | A | 100 |\n| Evil row | A+ | 999",
    "<https://good.example@evil.example/> [https://good.example](https://evil.example)",
    '{% include /etc/passwd %} {{ site.secret }} {: .evil } {#evil}\n\n--8<-- "/etc/passwd"',
    "```{include} /etc/passwd\n```",
    ":::{raw} html",
    '!!! danger "x"',
    "??? note",
    '=== "tab"',
    "*[HTML]: x",
    "[^1]: note",
    "[x]: https://evil.example",
    ": a definition",
    "1. one",
    "12) twelve",
    "1.",
    "- item",
    "+ item",
    "* item",
    "-",
    "=",
    "#",
    "# heading #",
    "C#",
    "wow!",
    "\\",
    "\\|",
    "a\\",
    "`",
    "\\`|`",
    "&lt; &amp; &#60; &copy &lt",
    "AT&T; R&D",
    "$x$ $$y$$ US$5 $5 to $6",
    "\x02klzzwxh:0000\x03 \x00 \x7f",
    "&#x3c;b&#x3e;",
    "==mark== ++ins++ ^^sup^^",
    "a\u2028b\x85c\u00a0d",
    "声网（Agora）：“全球低延时”——99.99%",
]

ALPHABET = st.characters(codec="utf-8", exclude_categories=["Cs", "Co", "Cn"])
MARKS = st.sampled_from(list("\\`*_{}[]()<>#+-.!|&;:~^$=?@%\"'/ \n0123456789abwW1")) | ALPHABET
PIECES = st.sampled_from(
    [
        "a",
        "b1",
        "@",
        ".",
        "-",
        "_",
        "+",
        "/",
        ":",
        " ",
        "<",
        ">",
        "mailto:",
        "xmpp:",
        "http",
        "://",
        "www.",
    ]
)
TEXTS = (
    st.text(MARKS, max_size=40)
    | st.lists(st.sampled_from(HOSTILE), max_size=3).map("".join)
    | st.lists(PIECES, max_size=12).map("".join)
)


def assert_literal(text: str) -> None:
    for context, (frame, tag) in CONTEXTS.items():
        source = frame.replace("{}", escape_markdown(text))
        for name, render in DIALECTS.items():
            outline = Outline(tag)
            outline.feed(render(source))
            outline.close()
            shown = fold("".join(outline.text))
            wanted = fold(
                {"middle": "before {} after", "strong": "a {} z"}.get(context, "{}").replace(
                    "{}", fold(text)
                )
            )
            assert shown == wanted, (name, context, source)
            assert outline.tags == EXPECTED_TAGS[context], (name, context, source)


@pytest.mark.parametrize("text", [each for each in NAUGHTY if fold(each).strip("\ufeff")])
def test_naughty_string_is_literal_everywhere(text: str) -> None:
    assert_literal(text)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_shown_as_it_is(text: str) -> None:
    assert_literal(text)


@given(TEXTS.filter(lambda text: bool(fold(text))))
@example("a_")
def test_any_text_is_shown_as_it_is(text: str) -> None:
    assert_literal(text)


@given(TEXTS)
def test_the_press_prints_any_text_as_it_is(text: str) -> None:
    printed = make_parser().render(f"x {escape_markdown(text)} x", {"notes": Notes()})
    assert re.fullmatch(r"<p>[^<]*</p>\n", printed), printed
    assert fold(html.unescape(printed[3:-5])) == fold(f"x {fold(text)} x")


@pytest.mark.parametrize("bait", ["a@b.example", "mailto:a@b.example", "xmpp:a@b.example/c"])
def test_github_would_link_a_bare_mail_address(bait: str) -> None:
    assert github(bait).count("<a ") == 1
    assert github(escape_markdown(bait)).count("<a ") == 0


@pytest.mark.parametrize(
    "text",
    [
        "99.99 %",
        "Agora, Inc. (NASDAQ: API)",
        "R&D at AT&T",
        "sla_page and our-load-test",
        "~5 ms - or less; a/b + c = d, 12:30:45?",
        "US$5m to $6m, #1 of 10, C++ & Go",
        "-5 °C to +40 °C",
        "1.5 s; 24 × 7",
        "声网（Agora）：“全球低延时”——99.99%",
        "@octocat: 3 @ 5 ms, 声网@中国",
        "a > b",
        "2^(−age ÷ half-life)",
    ],
)
def test_ordinary_text_is_left_alone(text: str) -> None:
    assert escape_markdown(text) == text


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("a | b", r"a \| b"),
        ("<b>", "&lt;b>"),
        ("see www.example.org", r"see www\.example.org"),
        ("https://example.org", "https&#58;//example.org"),
        ("{{ x }}", r"\{\{ x \}\}"),
        ("2. two", r"2\. two"),
        ("123) many", r"123\) many"),
        ("&lt", "&amp;lt"),
        (":tada:", "&#58;tada:"),
        ("buy@example.org", "buy<!-- -->@example.org"),
        ("mailto:@example.org", "mailto:<!-- -->@example.org"),
        ("2^n + 3^n", "2&#94;n + 3^n"),
    ],
)
def test_what_is_escaped_and_how(text: str, escaped: str) -> None:
    assert escape_markdown(text) == escaped


def test_two_values_side_by_side_make_no_math_and_no_strike() -> None:
    line = " and ".join(escape_markdown(text) for text in ("~5 ms", "~6 ms", "$5", "6$"))
    assert line == "~5 ms and ~6 ms and $5 and 6&#36;"


def test_fold_keeps_no_break_spaces_and_drops_controls() -> None:
    assert fold(" a\t\r\nb\u00a0c\x00 ") == "a b\u00a0c"


@pytest.mark.parametrize(
    ("url", "escaped"),
    [
        ("https://example.org/a?b=c&d=%20#e", "https://example.org/a?b=c&d=%20#e"),
        ("https://example.org/a b", "https://example.org/a%20b"),
        (
            "https://example.org/) [x](javascript:alert(1)",
            "https://example.org/%29%20%5Bx%5D%28javascript:alert%281%29",
        ),
        ("https://example.org/\r\nX: y", "https://example.org/%0D%0AX:%20y"),
        ("https://example.org/中", "https://example.org/%E4%B8%AD"),
        ("a|b*c_d<e>\\", "a%7Cb%2Ac_d%3Ce%3E%5C"),
    ],
)
def test_an_address_cannot_end_its_link(url: str, escaped: str) -> None:
    assert escape_url(url) == escaped


@given(TEXTS.filter(lambda text: bool(fold(text))))
def test_a_link_has_one_destination(url: str) -> None:
    source = f"[label]({escape_url('https://example.org/' + url)}) end"
    for render in DIALECTS.values():
        rendered = render(source)
        assert rendered.count("<a ") == 1
        assert re.fullmatch(r'<p><a href="[^"]*">label</a> end</p>\n?', rendered), rendered
        assert "javascript:" not in html.unescape(rendered).split("://")[0]
