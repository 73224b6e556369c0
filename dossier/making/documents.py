"""Documents from judgements: the one place where views, templates and charts come together."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from jinja2 import BaseLoader, Environment
from markupsafe import Markup

from dossier.making.dossier_view import view_dossier
from dossier.making.illustrations import draw_dossier, draw_summary
from dossier.making.page import make_page, make_slug
from dossier.making.render import make_environment, make_xml_environment, render_markdown
from dossier.making.shorten import shorten
from dossier.making.subject import Subject
from dossier.making.summary_view import view_index, view_summary
from dossier.making.words import DASH, Words
from dossier.nouns.assessment import Comparison, Ranked
from dossier.nouns.diagnostics import Checked
from dossier.nouns.final import EditionRecord, edition_folder
from dossier.nouns.manuscript import Manuscript
from dossier.nouns.page import Page
from dossier.nouns.review import Review

INDEX_PATH = "README.md"

ANSWER_COLUMNS = 44
"""How much of an answer stands among the reasons on page one; its chapter has it whole."""


@dataclass(frozen=True, slots=True)
class Workshop:
    """What turns views into documents of one language.

    `theme` is all that a page may load beside its charts, by the path that the shell uses.
    """

    words: Words
    markdown: Environment
    xml: Environment
    theme: Mapping[str, bytes]


def open_workshop(words: Words, loader: BaseLoader, theme: Mapping[str, bytes]) -> Workshop:
    """A workshop for the language of `words`, with templates from `loader`."""
    filters = _filters(words)
    markdown = make_environment(loader, filters)
    xml = make_xml_environment(loader, filters)
    for environment in (markdown, xml):
        environment.globals["t"] = words
        environment.globals["language"] = words.language
        environment.globals |= _punctuation(words)
    xml.globals["sans"] = ""
    return Workshop(words, markdown, xml, theme)


def make_dossier(
    ranked: Ranked, comparison: Comparison, review: Review, shop: Workshop
) -> Manuscript:
    """One partner's dossier, with its place in the comparison."""
    subject = make_subject(ranked, review, shop.words)
    view = view_dossier(subject, ranked.rank, comparison)
    return Manuscript(
        path=f"{_folder(subject.id, review)}dossier.{shop.words.language}.md",
        markdown=render_markdown(shop.markdown, "dossier.md.j2", view=view),
        charts=draw_dossier(subject, view, shop.xml),
    )


def make_summary(
    comparison: Comparison,
    scenarios: Mapping[str, Comparison],
    review: Review,
    shop: Workshop,
) -> Manuscript:
    """The comparison of all partners; `scenarios` are the same under each brief, by its id."""
    subjects = {
        ranked.assessment.partner: make_subject(ranked, review, shop.words)
        for ranked in comparison.ranking
    }
    view = view_summary(review, comparison, scenarios, subjects, shop.words)
    return Manuscript(
        path=f"{_folder(None, review)}summary.{shop.words.language}.md",
        markdown=render_markdown(shop.markdown, "summary.md.j2", view=view),
        charts=draw_summary(view, comparison, scenarios, shop.words, shop.xml),
    )


def make_index(
    comparison: Comparison,
    review: Review,
    shops: Sequence[Workshop],
    finals: Mapping[str, EditionRecord] | None = None,
) -> Manuscript:
    """The front page of the output folder, in the first language with links to all of them.

    `finals` are the newest final editions by partner.
    """
    view = view_index(review, comparison, [shop.words for shop in shops], finals or {})
    text = render_markdown(shops[0].markdown, "index.md.j2", view=view)
    return Manuscript(INDEX_PATH, text, {})


def make_subject(ranked: Ranked, review: Review, words: Words) -> Subject:
    """A ranked partner as the sections of a document see it."""
    assessment = ranked.assessment
    profile = review.partners[assessment.partner]
    return Subject(assessment.partner, profile, assessment, review, words, ranked.ruling)


def lay_out(
    manuscript: Manuscript, shop: Workshop, attachments: Mapping[str, bytes] | None = None
) -> Checked[Page]:
    """The manuscript as a page for the press, from the very Markdown that is published."""
    charts = {path: text.encode() for path, text in manuscript.charts.items()}
    assets = {**shop.theme, **charts}
    return make_page(manuscript.markdown, manuscript.path, shop.xml, assets, attachments)


def _folder(partner: str | None, review: Review) -> str:
    """The folder of a document within the output folder, with a slash behind it."""
    if review.final is not None:
        return f"{edition_folder(partner, review.final.number)}/"
    return f"{partner}/" if partner else ""


# -- filters --------------------------------------------------------------------------------


def _filters(words: Words) -> dict[str, Callable[..., object]]:
    return {
        "points": words.points,
        "percent": words.percent,
        "strength": words.strength,
        "decimal": lambda number: words.number(number, 1),
        "dash": lambda value: DASH if value is None else value,
        "slug": make_slug,
        "short": lambda text, width=ANSWER_COLUMNS: shorten(text, width),
        "listing": lambda items, separator: separator.join(items),
    }


def _punctuation(words: Words) -> dict[str, Markup]:
    """What stands between pieces of text, for templates to print as it is.

    In Chinese these marks stand outside of emphasis: Markdown would not see it end after one.
    """
    marks = {"gap": "sentence-separator", "colon": "colon", "stop": "full-stop"}
    marks |= {"semicolon": "clause-separator", "comma": "list-separator"}
    return {name: Markup(words(key)) for name, key in marks.items()}  # noqa: S704 - our catalogue
