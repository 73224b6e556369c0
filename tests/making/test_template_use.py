"""Which templates a document draws on."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import BaseLoader, DictLoader, Environment

from dossier.app.judge import judge_scenarios, study_review
from dossier.app.load import Request, load_review
from dossier.app.shops import open_words
from dossier.edges.resources import make_template_loaders, read_texts
from dossier.making.documents import (
    lay_out,
    make_dossier,
    make_index,
    make_summary,
    open_workshop,
)
from dossier.making.render import make_loader
from dossier.making.template_use import PRINT_ROOTS, ROOTS, find_templates
from tests.signing import AS_OF

ROOT = Path(__file__).parents[2]


def find(**templates: str) -> set[str]:
    return set(find_templates(DictLoader(templates), ["a"]))


def test_all_that_a_template_draws_on_is_found_at_any_depth() -> None:
    found = find(
        a="{% extends 'b' %}{% block x %}{% include 'c' %}{% endblock %}",
        b="{% import 'd' as d %}{% from 'e' import f %}",
        c="{% include 'a' %}",
        d="",
        e="",
        other="",
    )
    assert found == {"a", "b", "c", "d", "e"}


def test_a_name_that_is_only_known_later_may_be_any() -> None:
    assert find(a="{% include view.which %}", b="", c="") == {"a", "b", "c"}


def test_missing_and_broken_templates_are_told_from_whole_ones() -> None:
    whole = find_templates(DictLoader({"a": "{% include 'b' %}", "b": ""}), ["a"])
    absent = find_templates(DictLoader({"a": "{% include 'b' %}"}), ["a"])
    broken = find_templates(DictLoader({"a": "{% include 'b' %}{% if %}"}), ["a"])
    assert absent.keys() == whole.keys()
    assert absent != whole
    assert set(broken) == {"a"}


class Watch(BaseLoader):
    """A loader that notes what it is asked for."""

    def __init__(self, loader: BaseLoader) -> None:
        self.loader, self.seen = loader, set[str]()

    def get_source(self, environment: Environment, template: str) -> object:  # type: ignore[override]
        self.seen.add(template)
        return self.loader.get_source(environment, template)


@pytest.mark.parametrize("kind", ROOTS)
def test_documents_draw_on_nothing_else(kind: str) -> None:
    """The sample partners, whose documents have every section and chart, are made of these."""
    review = load_review(Request(ROOT, AS_OF)).review
    assert review is not None
    comparison, scenarios = study_review(review), judge_scenarios(review)
    loader = make_loader(*make_template_loaders(None))
    watch = Watch(loader)
    theme = {f"theme/{name}": text.encode() for name, text in read_texts(None, "theme").items()}
    shop = open_workshop(open_words(None, "en"), watch, theme)
    if kind == "index":
        make_index(comparison, review, [shop])
    elif kind == "summary":
        lay_out(make_summary(comparison, scenarios, review, shop), shop)
    else:
        for ranked in comparison.ranking:
            lay_out(make_dossier(ranked, comparison, review, shop), shop)
    found = find_templates(loader, (*ROOTS[kind], *PRINT_ROOTS)).keys()
    assert watch.seen
    assert watch.seen <= found
    assert "dossier.md.j2" not in found or kind == "dossier"
