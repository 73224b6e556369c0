# ruff: noqa: RUF001 - Chinese punctuation is meant
"""Every document of every kind of review: sound, complete, and the same whatever the order."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from dossier.app.judge import judge_review
from dossier.making.documents import lay_out, make_dossier, make_index, make_summary
from dossier.nouns.diagnostics import Diagnostic
from dossier.nouns.manuscript import Manuscript
from dossier.nouns.review import Review
from tests.samples import (
    BARE,
    Dict,
    acme_values,
    brief_values,
    make_documents,
    make_front_page,
    make_review,
    make_shop,
    rubric_values,
)

SVG = "{http://www.w3.org/2000/svg}"
LONG_NAME = "非常之长的公司名称（上海）" * 4 + "有限责任公司以及"
LONG_NOTE = "夜间断线两次，客服未答；次日回复说“已修复”，但没有说明原因。" * 65


def everything() -> Review:
    return make_review({"acme": acme_values(), "bravo": BARE}, brief=brief_values())


def without_evidence() -> Review:
    bare_answers = {
        name: {key: value for key, value in answer.items() if key not in {"evidence", "against"}}
        for name, answer in acme_values()["answers"].items()
    }
    return make_review(
        {"acme": {**acme_values(), "evidence": {}, "answers": bare_answers}}, brief=brief_values()
    )


def without_a_brief() -> Review:
    return make_review({"acme": acme_values(), "bravo": BARE})


def all_unknown() -> Review:
    return make_review({"bravo": BARE, "third": BARE}, brief=brief_values())


def one_partner() -> Review:
    return make_review({"acme": acme_values()}, brief=brief_values())


def nobody() -> Review:
    return make_review({}, brief=brief_values(), left_out=("broken", "torn"))


def nothing_asked() -> Review:
    every = [
        f"{dimension['id']}.{criterion['id']}"
        for dimension in rubric_values()["dimensions"]
        for criterion in dimension["criteria"]
    ]
    return make_review({"acme": acme_values()}, brief={**brief_values(), "not_applicable": every})


def long_names() -> Review:
    assert len(LONG_NAME) == 60
    values = {**acme_values(), "name": LONG_NAME, "legal_name": LONG_NAME}
    return make_review({"acme": values, "x" * 60: {**BARE, "name": "x" * 60}}, brief=brief_values())


def long_note() -> Review:
    assert len(LONG_NOTE) > 2000
    values = acme_values()
    values["answers"]["technology.uptime"]["note"] = LONG_NOTE
    values["summary"] = LONG_NOTE
    return make_review({"acme": values}, brief=brief_values())


def forty_items() -> Review:
    values = acme_values()
    items = {
        f"item-{n}": {
            "kind": "contract",
            "title": f"Item {n}",
            "url": f"https://x.example/?n={n}&m",
        }
        for n in range(40)
    }
    values["evidence"] |= items
    values["answers"]["technology.uptime"]["evidence"] = list(items)
    return make_review({"acme": values}, brief=brief_values())


def empty_records() -> Review:
    values = {**acme_values(), "mutual": {}, "exit": {}, "figures": {"sales": {}}, "probes": []}
    return make_review({"acme": values}, brief={**brief_values(), "decision": {"asked": "?"}})


REVIEWS: list[Callable[[], Review]] = [
    *(everything, without_evidence, without_a_brief, all_unknown, one_partner, nobody),
    *(nothing_asked, long_names, long_note, forty_items, empty_records),
]


@pytest.fixture(params=REVIEWS, ids=lambda make: make.__name__, scope="module")
def review(request: pytest.FixtureRequest) -> Review:
    made: Review = request.param()
    return made


def markdown_of(review: Review) -> dict[str, str]:
    made = [manuscript for _, manuscript in make_documents(review)]
    return {each.path: each.markdown for each in [*made, make_front_page(review)]}


def tokens_of(markdown: str) -> list[Token]:
    """The blocks of a document by a plain reader of CommonMark with tables."""
    body = markdown.split("\n---\n", 1)[-1]
    return MarkdownIt("commonmark").enable("table").parse(body)


def text_of(tokens: list[Token]) -> str:
    """What a plain reader shows."""
    return "\n".join(
        "".join(child.content for child in token.children or () if child.type != "html_inline")
        for token in tokens
        if token.type == "inline"
    )


# -- every document -------------------------------------------------------------------------


def test_every_partner_has_a_dossier_and_all_have_a_summary(review: Review) -> None:
    expected = {f"{name}/dossier.{each}.md" for name in review.partners for each in ("zh", "en")}
    assert set(markdown_of(review)) == expected | {"summary.zh.md", "summary.en.md", "README.md"}


def test_pages_have_nothing_wrong_with_them(review: Review) -> None:
    found: dict[str, tuple[Diagnostic, ...]] = {}
    for shop, manuscript in make_documents(review):
        page = lay_out(manuscript, shop)
        found[manuscript.path] = page.diagnostics
        assert page.value is not None
        images = re.findall(r'<img src="([^"]+)"', page.value.html)
        assert {*images} == {*manuscript.charts} == {*page.value.assets}
    assert [(path, problems) for path, problems in found.items() if problems] == []


def test_no_marks_or_gaps_are_left_in_the_text(review: Review) -> None:
    for path, markdown in markdown_of(review).items():
        text = text_of(tokens_of(markdown))
        for bad in ("**", "{{", "{%", "{ $", "None", "Undefined", "()", "（）", "<a "):
            assert bad not in text, path
        assert re.search(r"\b(nan|inf)\b", text) is None, path
        assert "\n\n\n" not in markdown, path


def test_no_heading_or_table_is_empty(review: Review) -> None:
    for path, markdown in markdown_of(review).items():
        tokens = [token for token in tokens_of(markdown) if token.type != "html_block"]
        for place, token in enumerate(tokens):
            if token.type == "heading_close":
                after = tokens[place + 1] if place + 1 < len(tokens) else None
                assert after is not None, path
                is_deeper = after.type == "heading_open" and after.tag > token.tag
                assert after.type != "heading_open" or is_deeper, (path, tokens[place - 1].content)
            if token.type == "heading_open":
                assert text_of([tokens[place + 1]]).strip(), path
            if token.type == "table_open":
                types = [each.type for each in tokens[place:]]
                assert "tbody_open" in types[: types.index("table_close")], path


def test_every_row_has_as_many_cells_as_its_table_has_columns(review: Review) -> None:
    for path, markdown in markdown_of(review).items():
        width = None
        for line in markdown.splitlines():
            cells = len(re.findall(r"(?<!\\)\|", line)) if line.startswith("|") else None
            assert width is None or cells is None or cells == width, (path, line)
            width = cells


def test_drawings_are_xml_with_title_and_description(review: Review) -> None:
    for _, manuscript in make_documents(review):
        for path, drawing in manuscript.charts.items():
            svg = ET.fromstring(drawing)  # noqa: S314 - our own
            assert svg.tag == f"{SVG}svg", path
            for name in ("title", "desc"):
                assert (svg.findtext(f"{SVG}{name}") or "").strip(), path
            assert not {"nan", "inf", "None"} & {*re.split(r"[^a-zA-Z]+", drawing)}, path


def test_same_review_makes_the_same_documents_in_any_order(review: Review) -> None:
    turned = replace(review, partners=dict(reversed(list(review.partners.items()))))
    made = {each.path: each for _, each in make_documents(review)}
    again = {each.path: each for _, each in make_documents(turned)}
    assert made == again
    assert make_front_page(review) == make_front_page(turned)


# -- what they say --------------------------------------------------------------------------


def summary(review: Review, language: str = "en") -> str:
    return make_summary(judge_review(review), {}, review, make_shop(language)).markdown


def dossier(values: Dict, language: str = "en", brief: Dict | None = None) -> str:
    review = make_review({"acme": values}, brief=brief or brief_values())
    comparison = judge_review(review)
    return make_dossier(comparison.ranking[0], comparison, review, make_shop(language)).markdown


def test_alternatives_are_linked() -> None:
    review = everything()
    comparison = judge_review(review)
    acme = make_dossier(comparison.ranking[0], comparison, review, make_shop("zh")).markdown
    assert "[乙公司](../bravo/dossier.zh.md)" in acme


def test_notes_people_and_roles_are_shown() -> None:
    text = dossier(acme_values())
    assert "How to upgrade *A link was sent.*" in text
    assert "Sari, Li. Saw the data centre." in text
    assert "- Wang (Director)" in text


def test_meeting_of_which_only_people_are_known() -> None:
    meetings = [{"date": "2026-07-03", "format": "phone", "with": ["Li"]}]
    assert "| 2026-07-03 | Phone | — | Li |" in dossier({**acme_values(), "meetings": meetings})
    meetings = [{"date": "2026-07-03", "format": "phone"}]
    assert "| 2026-07-03 | Phone | — | — |" in dossier({**acme_values(), "meetings": meetings})


def test_what_does_not_apply_has_dashes_and_what_is_unknown_has_none() -> None:
    text = dossier({**acme_values(), "answers": {}, "probes": []})
    assert "Hours | — | — | — | — | **—** | not applicable |" in text
    assert "Service level | — | — | — | 0.00 | **0** | unknown |" in text


def test_partners_left_out_are_named() -> None:
    assert "Left out because their profiles have errors: broken, torn." in summary(nobody())
    assert "broken" in summary(nobody(), "zh")
    page = make_front_page(nobody()).markdown
    assert "broken, torn" in page
    assert "没有可供评判的伙伴。" in page


def test_documents_lie_beside_their_charts() -> None:
    review = everything()
    made = {each.path: each for _, each in make_documents(review)}
    assert set(made["acme/dossier.en.md"].charts) == {
        "charts/risks.en.svg",
        "charts/scorecard.en.svg",
        "charts/series-revenue-usd-m.en.svg",
        "charts/series-net-result-usd-m.en.svg",
        "charts/waits.en.svg",
    }
    assert set(made["summary.zh.md"].charts) == {
        f"charts/{name}.zh.svg" for name in ("ranking", "heatmap", "chances")
    }


def test_front_page_is_in_the_first_language_and_leads_to_all() -> None:
    review = everything()
    comparison = judge_review(review)
    page = make_index(comparison, review, [make_shop("en"), make_shop("zh")])
    assert page == Manuscript("README.md", page.markdown, {})
    assert page.markdown.startswith("# Review\n\n评审\n")
    for target in ("summary.en.md", "summary.zh.md", "acme/dossier.zh.md", "bravo/dossier.en.md"):
        assert f"]({target})" in page.markdown
    assert "| Claimed | Proven |" in page.markdown


def test_chinese_emphasis_ends_before_the_colon() -> None:
    text = dossier(acme_values(), "zh")
    assert "**提请决定**：" in text
    assert re.findall(r"\*\*[^*\n]*：\*\*", text) == []
