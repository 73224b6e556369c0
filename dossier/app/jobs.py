"""The documents that an order asks for, and how each of them is made."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dossier.app.finals import find_finals
from dossier.app.judge import judge_scenarios
from dossier.app.order import FORMATS, MARKDOWN, Order
from dossier.app.output import mark_index
from dossier.app.shops import open_binding, open_shop
from dossier.edges.resources import digest_program
from dossier.making.documents import (
    INDEX_PATH,
    Workshop,
    make_dossier,
    make_index,
    make_summary,
)
from dossier.making.inputs import (
    Inputs,
    digest_value,
    dossier_inputs,
    index_inputs,
    summary_inputs,
)
from dossier.making.seal import Binding, bind_dossier, bind_summary
from dossier.nouns.assessment import Comparison, Ranked
from dossier.nouns.final import EditionRecord
from dossier.nouns.manuscript import Manuscript
from dossier.nouns.review import Review
from dossier.nouns.seal import ASSESSMENT


@dataclass(frozen=True, slots=True)
class Job:
    """One document to be made: a name to show, what it is made from, and how."""

    name: str
    inputs: Inputs
    shop: Workshop
    make: Callable[[], Manuscript]
    bind: Callable[[Manuscript], Mapping[str, bytes]] | None
    """What its PDF carries; None for a document that is not typeset."""


def count_documents(order: Order, review: Review) -> int:
    """How many documents a build will make, find current or fail to make."""
    partners = find_wanted(order, review)
    documents = len(find_languages(order, review)) * (len(partners) + (0 if order.partners else 1))
    index = 0 if order.partners or MARKDOWN not in order.formats else 1
    return documents * len(order.formats) + index


def find_languages(order: Order, review: Review) -> tuple[str, ...]:
    """The languages that documents are made in."""
    return order.languages or review.workspace.languages


def find_wanted(order: Order, review: Review) -> list[str]:
    """The partners, of those that could be judged, whose dossiers are asked for."""
    return [name for name in review.partners if not order.partners or name in order.partners]


def find_ranked(order: Order, review: Review, comparison: Comparison) -> list[Ranked]:
    """The same, in the order of the ranking."""
    wanted = set(find_wanted(order, review))
    return [ranked for ranked in comparison.ranking if ranked.assessment.partner in wanted]


def find_jobs(order: Order, review: Review, comparison: Comparison) -> Iterator[Job]:
    """Every document of an order: the dossiers, and without named partners those on all."""
    languages = find_languages(order, review)
    shops = [open_shop(order.folder, review, language) for language in languages]
    binding = open_binding(order.folder, review, comparison)
    for shop in shops:
        for ranked in find_ranked(order, review, comparison):
            yield dossier_job(ranked, binding, shop)
    if order.partners:
        return
    scenarios = judge_scenarios(review)
    for shop in shops:
        yield summary_job(scenarios, binding, shop)
    if MARKDOWN in order.formats:
        yield _index_job(binding, find_finals(order.output, review.partners), shops)


def find_sourced(order: Order, review: Review) -> Iterator[str]:
    """The path of every document that has a source, whether or not the order asks for it.

    A profile with errors is a source all the same: what was made of it before is left.
    """
    languages = dict.fromkeys((*review.workspace.languages, *order.languages))
    documents = [f"{language}.{ending}" for language in languages for ending in FORMATS]
    yield INDEX_PATH
    yield from (f"summary.{document}" for document in documents)
    for partner in (*review.partners, *review.left_out):
        yield f"{partner}/{ASSESSMENT}"
        yield from (f"{partner}/dossier.{document}" for document in documents)


def find_dossier_inputs(ranked: Ranked, binding: Binding) -> Inputs:
    """What a partner's dossier and figures are made from, and by which program."""
    return _by_program(dossier_inputs(ranked, binding))


def _by_program(inputs: Inputs) -> dict[str, str]:
    """The inputs with the code itself: a checkout changes while its version stays."""
    return {**inputs, "program": digest_program()}


def dossier_job(ranked: Ranked, binding: Binding, shop: Workshop) -> Job:
    """How a partner's dossier is made."""
    return Job(
        name=f"{ranked.assessment.partner}/dossier.{shop.words.language}",
        inputs=find_dossier_inputs(ranked, binding),
        shop=shop,
        make=lambda: make_dossier(ranked, binding.comparison, binding.review, shop),
        bind=lambda manuscript: bind_dossier(manuscript, ranked, binding),
    )


def summary_job(scenarios: Mapping[str, Comparison], binding: Binding, shop: Workshop) -> Job:
    """How the comparison is made."""
    return Job(
        name=f"summary.{shop.words.language}",
        inputs=_by_program(summary_inputs(binding)),
        shop=shop,
        make=lambda: make_summary(binding.comparison, scenarios, binding.review, shop),
        bind=lambda manuscript: bind_summary(manuscript, scenarios, binding),
    )


def _index_job(
    binding: Binding, finals: Mapping[str, EditionRecord], shops: Sequence[Workshop]
) -> Job:
    def make() -> Manuscript:
        return mark_index(make_index(binding.comparison, binding.review, shops, finals))

    leads_to = {name: record.model_dump(mode="json") for name, record in finals.items()}
    languages = [shop.words.language for shop in shops]
    inputs = {**index_inputs(binding, leads_to), "languages": digest_value(languages)}
    return Job(INDEX_PATH.removesuffix(".md"), _by_program(inputs), shops[0], make, bind=None)
