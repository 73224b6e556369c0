"""Markdown becomes a page: cover, contents, ids, links, images; every fault has its place."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import FileSystemLoader

from dossier.making.escape import escape_markdown, fold
from dossier.making.page import make_page, make_slug
from dossier.making.render import make_xml_environment
from dossier.nouns.diagnostics import Checked
from dossier.nouns.page import Page

ROOT = Path(__file__).parents[2]
SHELL = make_xml_environment(FileSystemLoader(ROOT / "templates"))
FRONT = "---\ntitle: T\nlanguage: en\n---\n"


def press(body: str, front: str = FRONT) -> Checked[Page]:
    return make_page(front + body, "t.md", SHELL, {})


def page_html(body: str, front: str = FRONT) -> str:
    checked = press(body, front)
    assert checked.diagnostics == ()
    assert checked.value is not None
    return checked.value.html


def body_html(body: str) -> str:
    return page_html(body).split("<main>\n")[1].split("\n</main>")[0].strip()


@pytest.mark.parametrize("name", ["sample.md", "sample.zh.md"])
def test_the_samples_are_sound(name: str) -> None:
    markdown = (ROOT / "tests" / "data" / name).read_text("utf-8")
    checked = make_page(markdown, name, SHELL, {"theme/print.css": b""})
    assert checked.is_sound
    assert checked.diagnostics == ()
    assert checked.value is not None
    assert checked.value.source == markdown
    assert checked.value.assets == {"theme/print.css": b""}
    assert checked.value.html.count("<h1>") == 1


def test_the_look_of_a_theme_reaches_the_page() -> None:
    front = (
        '---\ntitle: T\nlanguage: en\norganisation: "O & P"\npaper: letter\n'
        'sans: "Source Sans 3"\nserif: "Source Serif 4"\nlogo: "theme/logo.svg"\n---\n'
    )
    made = page_html("# A\n\n## B\n", front)
    for part in (
        'href="theme/letter.css"',
        "--sans: 'Source Sans 3', 'Noto Sans CJK SC', sans-serif;",
        "--serif: 'Source Serif 4', 'Noto Serif CJK SC', serif;",
        "@page { font-family: 'Source Sans 3', 'Noto Sans CJK SC', sans-serif; }",
        '<img src="theme/logo.svg" alt="O &amp; P">',
    ):
        assert part in made
    assert "letter.css" not in page_html("# A\n\n## B\n")


@pytest.mark.parametrize(
    "line", ["paper: a5", 'sans: "a\'; x"', 'logo: "/etc/logo.svg"', 'logo: "../logo.svg"']
)
def test_a_look_that_is_none_is_refused(line: str) -> None:
    checked = press("# A\n\n## B\n", f"---\ntitle: T\nlanguage: en\n{line}\n---\n")
    assert [found.code for found in checked.diagnostics] == ["page/front-matter"]


def test_the_cover_says_what_the_front_matter_says() -> None:
    front = (
        '---\ntitle: "A & <B>"\nlanguage: zh\nsubtitle: "S"\norganisation: "O"\n'
        'running: "R \\"q\\""\n'
        'status: draft\nclassification: "机密"\nnotice: "N"\n'
        'date: "2026-11-22"\naccent: "#123456"\nkeywords: "K, L"\n'
        'facts:\n  - ["L", "V"]\n---\n'
    )
    made = page_html("# A\n\n## B\n", front)
    for part in (
        '<html lang="zh-CN" style="--accent: #123456;">',
        "<title>A &amp; &lt;B&gt; · S</title>",
        '<meta name="author" content="O">',
        '<meta name="description" content="R &#34;q&#34; · 草稿">',
        '<meta name="keywords" content="K, L">',
        '<meta name="dcterms.created" content="2026-11-22">',
        'href="theme/draft.zh.css"',
        'data-running="R &#34;q&#34;"',
        '<p class="cover-status">草稿</p>',
        '<p class="cover-notice">N</p>',
        '<tr><th scope="row">L</th><td>V</td></tr>',
    ):
        assert part in made


def test_a_final_document_has_no_draft_mark() -> None:
    made = page_html("## B\n")
    assert "draft" not in made.replace("data-draft", "").lower()
    assert 'data-draft=""' in made


def test_a_final_edition_says_so_in_its_properties_and_on_every_page() -> None:
    front = FRONT.removesuffix("---\n") + 'subtitle: "S"\nedition: 2\nstatus_words: "No. 2"\n---\n'
    made = page_html("## B\n", front)
    assert 'href="theme/final.css"' in made
    assert 'data-edition="No. 2"' in made
    assert '<meta name="description" content="S · No. 2">' in made
    assert "final.css" not in page_html("## B\n")


@pytest.mark.parametrize("line", ["edition: 0", 'edition: "2a"', "edition: -1"])
def test_an_edition_without_a_number_is_refused(line: str) -> None:
    checked = press("## B\n", FRONT.removesuffix("---\n") + f"{line}\n---\n")
    assert [found.code for found in checked.diagnostics] == ["page/front-matter"]


def test_the_title_is_for_readers_of_the_markdown() -> None:
    assert body_html("# T\n\ntext\n") == "<p>text</p>"


def test_contents_hold_chapters_and_sections() -> None:
    made = page_html("## One\n\n### One *and* `a`\n\n#### Deep\n\n## One\n")
    assert re.findall(r'<li class="level-(\d)"><a href="#([^"]+)">([^<]+)</a>', made) == [
        ("2", "one", "One"),
        ("3", "one-and-a", "One and a"),
        ("2", "one-1", "One"),
    ]


def test_without_chapters_no_contents() -> None:
    assert "<nav" not in page_html("text")


@pytest.mark.parametrize(
    ("heading", "slug"),
    [
        ("Data residency", "data-residency"),
        ("What's new? (2026)", "whats-new-2026"),
        ("技术实力、可用性", "技术实力可用性"),
        ("A_b - c", "a_b---c"),
    ],
)
def test_ids_are_githubs(heading: str, slug: str) -> None:
    assert make_slug(heading) == slug


def test_links_within_the_document() -> None:
    body = '## 技术\n\n<a id="e-a"></a>x [a](#e-a) [b](#技术) [c](https://example.org)\n'
    made = body_html(body)
    assert '<a href="#e-a">a</a> <a href="#%E6%8A%80%E6%9C%AF">b</a>' in made
    assert '<a href="https://example.org">c</a>' in made


def test_links_to_files_are_plain_text_in_print() -> None:
    made = body_html("[a](../x.md) [b](#t)\n\n## T\n")
    assert '<p><span class="file">a</span> <a href="#t">b</a></p>' in made


def test_an_image_keeps_its_description_whole() -> None:
    made = body_html(r"![a \[b\] *c* &amp; “d”](charts/x.svg)")
    assert made == '<figure><img src="charts/x.svg" alt="a [b] c &amp; “d”"></figure>'


@pytest.mark.parametrize(
    ("body", "code", "line"),
    [
        ("## A\n\n#### B\n", "page/heading-level", 7),
        ("### A\n", "page/heading-level", 5),
        ("# T\n\n# U\n", "page/second-title", 7),
        ("a\n\n[x](#nowhere)\n", "page/broken-link", 7),
        ("a\n\n![](x.svg)\n", "page/image-alt", 7),
        ('<a id="x"></a>\n\n<a id="x"></a>\n', "page/duplicate-anchor", 7),
        ("<!-- dossier: x -->\n\na\n", "page/unknown-hint", 5),
    ],
)
def test_faults_have_a_place(body: str, code: str, line: int) -> None:
    found = press(body + "\n![](y.svg)\n").diagnostics
    assert len(found) == 2
    assert all(diagnostic.is_error for diagnostic in found)
    spans = [(d.code, d.span.file, d.span.line) for d in found if d.span]
    assert (code, "t.md", line) in spans
    assert ("page/image-alt", "t.md", 5 + body.count("\n") + 1) in spans


def test_a_fault_in_the_front_matter_leaves_no_page() -> None:
    checked = press("", "---\ntitle: T\n---\n")
    assert checked.value is None
    assert [diagnostic.code for diagnostic in checked.diagnostics] == ["page/front-matter"]


@settings(max_examples=50)
@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), min_size=1).filter(fold))
def test_any_text_reaches_the_page(text: str) -> None:
    made = body_html(f"| a | b |\n| --- | --- |\n| {escape_markdown(text)} | x |\n")
    shown = re.findall(r"<td>(.*?)</td>", made, re.DOTALL)
    assert [fold(html.unescape(cell)) for cell in shown] == [fold(text), "x"]


def test_a_long_title_is_cut_in_the_running_header_alone() -> None:
    title = "A long name " * 10 + "Ltd"
    made = page_html("# A\n\n## B\n", f"---\ntitle: {title}\nlanguage: en\n---\n")
    assert f"<h1>{title}</h1>" in made
    assert 'data-title="A long name A long name A long name A long name A long…"' in made
