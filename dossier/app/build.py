"""Build documents: write them as Markdown with charts and figures, and typeset them as PDF."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field
from pathlib import Path

from dossier.app.editions import note_changes
from dossier.app.finals import find_finals
from dossier.app.judge import judge_scenarios, study_review
from dossier.app.output import mark_index
from dossier.app.queue import PressQueue, Printed, take_print
from dossier.app.shops import open_binding, open_catalogues, open_shop
from dossier.app.templates import make_or_explain
from dossier.edges.files import write_whole
from dossier.making.documents import (
    Workshop,
    lay_out,
    make_dossier,
    make_index,
    make_summary,
)
from dossier.making.export import assessment_json
from dossier.making.seal import Binding, bind_dossier, bind_summary
from dossier.nouns.assessment import Comparison, Ranked
from dossier.nouns.diagnostics import Checked, Diagnostic, by_place
from dossier.nouns.edition import EditionSet
from dossier.nouns.final import EditionRecord
from dossier.nouns.manuscript import Manuscript
from dossier.nouns.page import Page
from dossier.nouns.review import Review

MARKDOWN, PDF = "md", "pdf"
FORMATS = (MARKDOWN, PDF)

WAITING = 2
"""How many pages are in the press for every one that is typeset: none has to wait for the next."""


@dataclass(frozen=True, slots=True)
class Order:
    """What to build: which partners (all if none is named), languages and formats, and where.

    Documents tell what changed since the editions of `since`, if there are any.
    """

    folder: Path
    output: Path
    partners: frozenset[str] = frozenset()
    languages: tuple[str, ...] = ()
    formats: frozenset[str] = frozenset(FORMATS)
    since: EditionSet | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """What a build came to: documents made, and everything that went wrong."""

    made: int
    failed: int
    diagnostics: tuple[Diagnostic, ...]


@dataclass(slots=True)
class _Progress:
    """Counts what is done while a build goes on."""

    tell: Callable[[str], None]
    made: int = 0
    failed: int = 0
    found: list[Diagnostic] = field(default_factory=list)

    def finish(self, name: str, diagnostics: Iterable[Diagnostic]) -> None:
        """Count one document, made or failed, and say so."""
        found = tuple(diagnostics)
        self.found += found
        if any(diagnostic.is_error for diagnostic in found):
            self.failed += 1
        else:
            self.made += 1
        self.tell(name)

    def fail(self, diagnostics: Sequence[Diagnostic]) -> None:
        """Count what kept a file beside the documents from being written, if anything did."""
        self.found += diagnostics
        self.failed += 1 if diagnostics else 0


@dataclass(frozen=True, slots=True)
class Job:
    """One document to be made, by a name to show, and how."""

    name: str
    shop: Workshop
    make: Callable[[], Manuscript]
    bind: Callable[[Manuscript], Mapping[str, bytes]] | None
    """What its PDF carries; None for a document that is not typeset."""


def count_documents(order: Order, review: Review) -> int:
    """How many documents a build will make or fail to make, for a bar of progress."""
    wanted = _wanted(order, review)
    documents = len(_languages(order, review)) * (len(wanted) + (0 if order.partners else 1))
    index = 0 if order.partners or MARKDOWN not in order.formats else 1
    return documents * len(order.formats) + index


def has_work(review: Review, diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether there is anything to build.

    There is not where all profiles have errors, or cannot be found: a comparison of nobody would
    take the place of the former one. A workspace without profiles gets its empty front page.
    """
    return bool(review.partners) or not any(found.is_error for found in diagnostics)


def tell(tally: Tally, order: Order, left_out: tuple[str, ...]) -> str:
    """What a build came to, in one line."""
    counted = "1 document" if tally.made == 1 else f"{tally.made} documents"
    failed = f", {tally.failed} failed" if tally.failed else ""
    absent = f" Left out because of errors: {', '.join(left_out)}." if left_out else ""
    return f"Made {counted} in {order.output}{failed}.{absent}"


def build(
    order: Order,
    review: Review,
    executor: Executor,
    tell: Callable[[str], None],
    jobs: int = 1,
) -> Tally:
    """Make the documents of an order.

    A document that fails leaves the others, and its own former edition, as they are. Naming
    partners builds their dossiers alone, without the comparison and the index.

    Args:
        order: What to build, and where to.
        review: The sound part of the workspace.
        executor: Where pages are typeset.
        tell: Told the name of every document that is done.
        jobs: How many pages the executor typesets at once.
    """
    comparison = study_review(review)
    review = note_changes(review, comparison, order.folder, order.since)
    progress = _Progress(tell)

    def finish(manuscript: Manuscript, printed: Printed) -> None:
        progress.finish(manuscript.pdf_path, _write_pdf(printed, manuscript, order))

    queue = PressQueue(executor, WAITING * jobs, finish)
    _write_assessments(order, review, comparison, progress)
    for job in _jobs(order, review, comparison):
        manuscript = _write_manuscript(job, order, progress)
        if manuscript is not None and job.bind is not None and PDF in order.formats:
            page = lay_out(manuscript, job.shop, job.bind(manuscript))
            _typeset(manuscript, page, queue, progress)
    queue.drain()
    return Tally(progress.made, progress.failed, tuple(sorted(progress.found, key=by_place)))


def _typeset(
    manuscript: Manuscript, page: Checked[Page], queue: PressQueue, progress: _Progress
) -> None:
    if page.value is None or not page.is_sound:
        progress.finish(manuscript.pdf_path, page.diagnostics)
    else:
        progress.found += page.diagnostics
        queue.put(manuscript, page.value)


# -- what there is to make ------------------------------------------------------------------


def _languages(order: Order, review: Review) -> tuple[str, ...]:
    return order.languages or review.workspace.languages


def _wanted(order: Order, review: Review) -> list[str]:
    return [name for name in review.partners if not order.partners or name in order.partners]


def _ranked(order: Order, review: Review, comparison: Comparison) -> list[Ranked]:
    wanted = set(_wanted(order, review))
    return [ranked for ranked in comparison.ranking if ranked.assessment.partner in wanted]


def _jobs(order: Order, review: Review, comparison: Comparison) -> Iterator[Job]:
    shops = [open_shop(order.folder, review, language) for language in _languages(order, review)]
    binding = open_binding(order.folder, review, comparison)
    for shop in shops:
        for ranked in _ranked(order, review, comparison):
            yield dossier_job(ranked, binding, shop)
    if order.partners:
        return
    scenarios = judge_scenarios(review)
    for shop in shops:
        yield summary_job(scenarios, binding, shop)
    if MARKDOWN in order.formats:
        finals = find_finals(order.output, review.partners)
        yield _index_job(binding, finals, shops)


def dossier_job(ranked: Ranked, binding: Binding, shop: Workshop) -> Job:
    """How a partner's dossier is made."""
    return Job(
        name=f"{ranked.assessment.partner}/dossier.{shop.words.language}",
        shop=shop,
        make=lambda: make_dossier(ranked, binding.comparison, binding.review, shop),
        bind=lambda manuscript: bind_dossier(manuscript, ranked, binding),
    )


def summary_job(scenarios: Mapping[str, Comparison], binding: Binding, shop: Workshop) -> Job:
    """How the comparison is made."""
    return Job(
        name=f"summary.{shop.words.language}",
        shop=shop,
        make=lambda: make_summary(binding.comparison, scenarios, binding.review, shop),
        bind=lambda manuscript: bind_summary(manuscript, scenarios, binding),
    )


def _index_job(
    binding: Binding, finals: Mapping[str, EditionRecord], shops: Sequence[Workshop]
) -> Job:
    def make() -> Manuscript:
        return mark_index(make_index(binding.comparison, binding.review, shops, finals))

    return Job("README", shops[0], make, bind=None)


# -- writing --------------------------------------------------------------------------------


def _write_assessments(
    order: Order, review: Review, comparison: Comparison, progress: _Progress
) -> None:
    """One `assessment.json` per partner; it goes with the Markdown, which it is the data of."""
    if MARKDOWN not in order.formats:
        return
    # In the languages of the workspace, so that `--lang` leaves the file as it is.
    catalogues = open_catalogues(order.folder, review.workspace.languages)
    for ranked in _ranked(order, review, comparison):
        name = f"{ranked.assessment.partner}/assessment.json"
        text = assessment_json(ranked, review, catalogues)
        progress.fail(write_whole(order.output, name, text.encode()).diagnostics)


def _write_manuscript(job: Job, order: Order, progress: _Progress) -> Manuscript | None:
    """Make a document's text and, where Markdown is wanted, write it; None if it failed."""
    made = make_or_explain(job.name, job.make)
    manuscript = made.value
    if manuscript is None:
        progress.finish(job.name, made.diagnostics)
        return None
    if MARKDOWN in order.formats:
        written = [
            diagnostic
            for name, text in manuscript.files.items()
            for diagnostic in write_whole(order.output, name, text.encode()).diagnostics
        ]
        progress.finish(manuscript.path, written)
    return manuscript


def _write_pdf(future: Printed, manuscript: Manuscript, order: Order) -> tuple[Diagnostic, ...]:
    printed = take_print(future, manuscript)
    if printed.value is None:
        return printed.diagnostics
    written = write_whole(order.output, manuscript.pdf_path, printed.value)
    return (*printed.diagnostics, *written.diagnostics)
