"""Hints shape the block that follows; no HTML gets through; tables and lists are fit to tag."""

from __future__ import annotations

import pytest

from dossier.making.blocks import Notes, is_allowed_link, make_parser


def render(text: str) -> str:
    html, problems = render_with_problems(text)
    assert problems == []
    return html


def render_with_problems(text: str) -> tuple[str, list[tuple[str, int, str]]]:
    notes = Notes()
    html = make_parser().render(text, {"notes": notes})
    return html, notes.problems


TABLE = "| a | b |\n| --- | ---: |\n| 1 | 2 |\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<!-- dossier: class=verdict -->\ntext", '<p class="verdict">text</p>\n'),
        ("<!-- dossier: class=a,b -->\n\ntext", '<p class="a b">text</p>\n'),
        ("<!--dossier:\nclass=a\n-->\n- x", '<ul class="a">\n<li>x</li>\n</ul>\n'),
        ("<!-- dossier: class=a -->\n## x", '<h2 class="a">x</h2>\n'),
        (
            "<!-- dossier: begin class=decision -->\n\ntext\n\n<!-- dossier: end -->",
            '<section class="decision">\n<p>text</p>\n</section>\n',
        ),
        ("text\n<!-- made by a machine -->\nmore", "<p>text</p>\n<p>more</p>\n"),
        ("a <!-- b -->", "<p>a &lt;!-- b --&gt;</p>\n"),
        ("<!-- a --> b", "<p>&lt;!-- a --&gt; b</p>\n"),
        ("a<!-- -->@b.example", "<p>a@b.example</p>\n"),
        ("[a<!-- -->@b](c.md)", '<p><a href="c.md">a@b</a></p>\n'),
        ("see ![a<!-- -->@b](c.svg)", '<p>see <img src="c.svg" alt="a@b"></p>\n'),
        ("a<!---->@b <!--  -->", "<p>a&lt;!----&gt;@b &lt;!--  --&gt;</p>\n"),
        ("`<!-- -->`", "<p><code>&lt;!-- --&gt;</code></p>\n"),
        ("<!-- never closed", "<p>&lt;!-- never closed</p>\n"),
        ("<script>x</script>", "<p>&lt;script&gt;x&lt;/script&gt;</p>\n"),
        ("<div>\nx\n</div>", "<p>&lt;div&gt;\nx\n&lt;/div&gt;</p>\n"),
        ('<a id="e-sla"></a>x', '<p><span id="e-sla" class="anchor"></span>x</p>\n'),
        ('<a id="E"></a>', "<p>&lt;a id=&quot;E&quot;&gt;&lt;/a&gt;</p>\n"),
        (
            '<a id="e" onclick="x"></a>',
            "<p>&lt;a id=&quot;e&quot; onclick=&quot;x&quot;&gt;&lt;/a&gt;</p>\n",
        ),
        ("a ~~b~~ https://example.org", "<p>a ~~b~~ https://example.org</p>\n"),
    ],
)
def test_hints_comments_and_html(text: str, expected: str) -> None:
    assert render(text) == expected


def test_a_table_gets_equal_columns_and_scopes() -> None:
    assert render(TABLE) == (
        '<table>\n<colgroup>\n<col style="width:50.00%">\n<col style="width:50.00%">\n'
        "</colgroup>\n<thead>\n<tr>\n"
        '<th scope="col">a</th>\n<th class="right" scope="col">b</th>\n'
        "</tr>\n</thead>\n<tbody>\n<tr>\n"
        '<td>1</td>\n<td class="right">2</td>\n</tr>\n</tbody>\n</table>\n'
    )


def test_widths_are_shares_of_the_whole() -> None:
    html = render("<!-- dossier: class=scorecard widths=1,3 -->\n" + TABLE)
    assert html.startswith(
        '<table class="scorecard">\n<colgroup>\n<col style="width:25.00%">\n'
        '<col style="width:75.00%">\n'
    )


def test_named_rows_and_a_head_without_words() -> None:
    html = render("<!-- dossier: rows=named -->\n| | |\n| --- | --- |\n| a | b |\n| c | d |\n")
    assert "<thead>" not in html
    assert '<tr>\n<th scope="row">a</th>\n<td>b</td>\n</tr>\n<tr>\n<th scope="row">c</th>' in html


def test_short_rows_are_filled() -> None:
    assert render("| a | b |\n| --- | --- |\n| 1 |\n").count("<td>") == 2


def test_loose_lists_are_tightened() -> None:
    assert render("- a\n\n- b\n\n  more\n\n  - c\n") == (
        '<ul>\n<li>a</li>\n<li>b\n<span class="paragraph">more</span>\n<ul>\n<li>c</li>\n'
        "</ul>\n</li>\n</ul>\n"
    )


def test_a_lone_image_is_a_figure_with_a_caption() -> None:
    assert "<figcaption>d &amp; e</figcaption></figure>" in render('![a](x.svg "d & e")')
    assert render("![a](x.svg)").startswith("<figure><img")
    assert render("see ![a](x.svg)").startswith("<p>see <img")
    assert "<figure>" not in render("- ![a](x.svg)")


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("x\n\n<!-- dossier: colour=red -->\ny", "page/unknown-hint", 3),
        ('<!-- dossier: class="a" -->\ny', "page/unknown-hint", 1),
        ("<!-- dossier: class=A -->\ny", "page/unknown-hint", 1),
        ("<!-- dossier: widths=1,2 -->\ny", "page/unknown-hint", 1),
        ("<!-- dossier: begin widths=1 -->\n\n<!-- dossier: end -->", "page/unknown-hint", 1),
        ("<!-- dossier: widths=1,2,3 -->\n" + TABLE, "page/widths", 2),
        ("<!-- dossier: widths=0,0 -->\n" + TABLE, "page/widths", 2),
        ("a\n\n<!-- dossier: begin class=a -->\n\nb", "page/open-section", 3),
        ("a\n\n<!-- dossier: end -->", "page/open-section", 3),
        (
            "<!-- dossier: begin class=a -->\n\n- b\n\n  <!-- dossier: end -->",
            "page/open-section",
            5,
        ),
        ("- a\n\n  <!-- dossier: class=b -->\n\nc", "page/unknown-hint", 3),
        ("a\n\n**评分:**很好", "page/stray-emphasis", 3),
        ("a\n\n| b |\n| --- |\n| *“c”*d |", "page/stray-emphasis", 5),
    ],
)
def test_a_hint_that_makes_no_sense_is_noted(text: str, code: str, line: int) -> None:
    _, problems = render_with_problems(text)
    assert (code, line) in [(found, where) for found, where, _ in problems]


@pytest.mark.parametrize(
    ("url", "is_allowed"),
    [
        ("https://example.org/a", True),
        ("http://example.org", True),
        ("#anchor", True),
        ("charts/a.svg", True),
        ("../b/dossier.en.md", True),
        ("", False),
        ("//example.org", False),
        ("/etc/passwd", False),
        ("\\\\host\\share", False),
        ("javascript:alert(1)", False),
        ("file:///etc/passwd", False),
        ("data:image/png;base64,x", False),
        ("mailto:a@b.example", False),
        ("https://user@example.org", False),
        ("https:///path", False),
        ("http://[", False),
    ],
)
def test_where_links_may_lead(url: str, is_allowed: bool) -> None:  # noqa: FBT001
    assert is_allowed_link(url) is is_allowed


def test_escaped_marks_are_no_stray_ones() -> None:
    assert render(r"\*\*a:\*\*b \_c\_ 5 \* 3") == "<p>**a:**b _c_ 5 * 3</p>\n"


def test_a_link_that_may_not_be_is_text() -> None:
    assert "<a" not in render("[x](javascript:alert(1)) ![y](/etc/passwd)")
