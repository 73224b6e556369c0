"""Build documents: write them as Markdown with charts and figures, and typeset them as PDF.

Made is what is not there as it would be made now; everything else is left untouched.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field

from dossier.app.book import Book, open_book
from dossier.app.editions import note_changes
from dossier.app.jobs import Job, find_dossier_inputs, find_jobs, find_ranked, find_sourced
from dossier.app.judge import study_review
from dossier.app.order import MARKDOWN, PDF, Order
from dossier.app.queue import PressQueue, Printed, take_print
from dossier.app.shops import open_binding, open_catalogues
from dossier.app.templates import make_or_explain
from dossier.app.unchanged import describe_complete
from dossier.edges.engine import digest_engine
from dossier.edges.files import write_whole
from dossier.making.documents import lay_out
from dossier.making.export import assessment_json
from dossier.making.inputs import Inputs
from dossier.nouns.assessment import Comparison
from dossier.nouns.diagnostics import Checked, Diagnostic, by_place
from dossier.nouns.manifest import Complete
from dossier.nouns.manuscript import Manuscript
from dossier.nouns.review import Review
from dossier.nouns.seal import ASSESSMENT

WAITING = 2
"""How many pages are in the press for every one that is typeset: none has to wait for the next."""


@dataclass(frozen=True, slots=True)
class Tally:
    """What a build came to: documents made, and everything that went wrong.

    `current` is how many were as they should be. `reasons` say why each of the others was made,
    by its path. `removed` are files that had no source any more.
    """

    made: int
    failed: int
    diagnostics: tuple[Diagnostic, ...]
    current: int = 0
    reasons: Mapping[str, str] = field(default_factory=dict)
    removed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Product:
    """A file that has to be made: its path, what it is made from, and why it must be."""

    name: str
    inputs: Inputs
    reason: str


@dataclass(slots=True)
class _Progress:
    """Counts what is done while a build goes on, and notes it in the book."""

    tell: Callable[[str], None]
    order: Order
    book: Book
    made: int = 0
    failed: int = 0
    current: int = 0
    found: list[Diagnostic] = field(default_factory=list)
    reasons: dict[str, str] = field(default_factory=dict)

    def find_product(self, name: str, inputs: Inputs) -> Product | None:
        """What has to be made of a document; None if it is current."""
        forced = "it was asked for" if self.order.is_forced else None
        reason = forced or self.book.find_reason(name, inputs)
        return None if reason is None else Product(name, inputs, reason)

    def write(self, product: Product, files: Mapping[str, bytes]) -> tuple[Diagnostic, ...]:
        """Write the files of a product and note them; what kept one from being written."""
        output = self.order.output
        found = [
            d for name, data in files.items() for d in write_whole(output, name, data).diagnostics
        ]
        if not found:
            self.book.record(product.name, product.inputs, files)
            self.reasons[product.name] = product.reason
        return tuple(found)

    def finish(self, name: str, diagnostics: Iterable[Diagnostic]) -> None:
        """Count one document, made or failed, and say so."""
        found = tuple(diagnostics)
        self.found += found
        if any(diagnostic.is_error for diagnostic in found):
            self.failed += 1
        else:
            self.made += 1
        self.tell(name)
        self.keep(self.book.write_now_and_then().diagnostics)

    def skip(self, name: str) -> None:
        """Count one document that is current."""
        self.current += 1
        self.tell(name)

    def keep(self, diagnostics: Sequence[Diagnostic]) -> None:
        """Note what went wrong beside the documents; an error counts as a failure."""
        self.found += diagnostics
        self.failed += 1 if any(diagnostic.is_error for diagnostic in diagnostics) else 0


def has_work(review: Review, diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether there is anything to build.

    There is not where all profiles have errors, or cannot be found: a comparison of nobody would
    take the place of the former one. A workspace without profiles gets its empty front page.
    """
    return bool(review.partners) or not any(found.is_error for found in diagnostics)


def tell(tally: Tally, order: Order, left_out: tuple[str, ...]) -> str:
    """What a build came to, in one line."""
    done = f"Made {count(tally.made)} in {order.output}"
    if not tally.made and not tally.failed and tally.current:
        done = f"Nothing has changed: {count(tally.current)} in {order.output} are current"
    elif tally.current:
        done += f", {tally.current} were current"
    failed = f", {tally.failed} failed" if tally.failed else ""
    removed = f", {len(tally.removed)} files removed" if tally.removed else ""
    absent = f" Left out because of errors: {', '.join(left_out)}." if left_out else ""
    return f"{done}{failed}{removed}.{absent}"


def tell_reasons(tally: Tally) -> Iterator[str]:
    """Why each document was made, and what was removed, in a line for each."""
    yield from (f"{name}: {reason}" for name, reason in sorted(tally.reasons.items()))
    yield from (f"{name}: removed, it has no source any more" for name in tally.removed)


def count(documents: int) -> str:
    """So many documents, in words."""
    return "1 document" if documents == 1 else f"{documents} documents"


def build(
    order: Order,
    review: Review,
    executor: Executor,
    tell: Callable[[str], None],
    jobs: int = 1,
) -> Tally:
    """Make the documents of an order, as far as they are not there.

    A document that fails leaves the others, and its own former edition, as they are. Naming
    partners builds their dossiers alone, without the comparison and the index. The manifest is
    written last; also where the build is interrupted it tells of what was done until then.

    Args:
        order: What to build, and where to.
        review: The sound part of the workspace.
        executor: Where pages are typeset.
        tell: Told the path of every document that is done.
        jobs: How many pages the executor typesets at once.
    """
    complete = _describe(order, review)
    opened = open_book(order.output)
    assert opened.value is not None  # noqa: S101 - it is empty where there is none
    progress = _Progress(tell, order, opened.value)
    progress.keep(opened.diagnostics)
    try:
        _make_all(order, review, executor, progress, jobs)
    except BaseException:
        progress.book.write()
        raise
    removed = _prune(order, review, progress)
    if not progress.failed and complete is not None:
        progress.book.complete = complete
    progress.keep(progress.book.write().diagnostics)
    found = tuple(sorted(progress.found, key=by_place))
    counts = progress.made, progress.failed, found, progress.current
    return Tally(*counts, progress.reasons, removed)


def _describe(order: Order, review: Review) -> Complete | None:
    """What a build of everything is made from; None for one of a part, or after errors."""
    if order.partners or order.request is None or review.left_out:
        return None
    return describe_complete(order, order.request, review)


def _prune(order: Order, review: Review, progress: _Progress) -> tuple[str, ...]:
    if order.partners or not order.has_pruning:
        return ()
    pruned = progress.book.prune(find_sourced(order, review))
    progress.keep(pruned.diagnostics)
    return pruned.value or ()


def _make_all(
    order: Order, review: Review, executor: Executor, progress: _Progress, jobs: int
) -> None:
    comparison = study_review(review)
    review = note_changes(review, comparison, order.folder, order.since)
    awaited: dict[str, Product] = {}

    def finish(manuscript: Manuscript, printed: Printed) -> None:
        _finish_pdf(awaited.pop(manuscript.pdf_path), take_print(printed, manuscript), progress)

    queue = PressQueue(executor, WAITING * jobs, finish)
    _write_assessments(order, review, comparison, progress)
    for job in find_jobs(order, review, comparison):
        products = _find_products(job, order, progress)
        manuscript = _write_manuscript(job, products, progress) if products else None
        if manuscript is not None and PDF in products:
            awaited[manuscript.pdf_path] = products[PDF]
            _typeset(job, manuscript, queue, progress)
    queue.drain()


def _find_products(job: Job, order: Order, progress: _Progress) -> dict[str, Product]:
    """What has to be made of a document, by format."""
    products: dict[str, Product] = {}
    for ending, inputs in find_formats(job, order).items():
        product = progress.find_product(f"{job.name}.{ending}", inputs)
        if product is None:
            progress.skip(f"{job.name}.{ending}")
        else:
            products[ending] = product
    return products


def find_formats(job: Job, order: Order) -> dict[str, Inputs]:
    """The formats of a document that are asked for, with what each is made from."""
    formats = {MARKDOWN: job.inputs} if MARKDOWN in order.formats else {}
    if PDF in order.formats and job.bind is not None:
        formats[PDF] = {**job.inputs, "fonts or engine": digest_engine()}
    return formats


# -- writing --------------------------------------------------------------------------------


def _write_assessments(
    order: Order, review: Review, comparison: Comparison, progress: _Progress
) -> None:
    """One `assessment.json` per partner; it goes with the Markdown, which it is the data of."""
    if MARKDOWN not in order.formats:
        return
    # In the languages of the workspace, so that `--lang` leaves the file as it is.
    catalogues = open_catalogues(order.folder, review.workspace.languages)
    binding = open_binding(order.folder, review, comparison)
    for ranked in find_ranked(order, review, comparison):
        name = f"{ranked.assessment.partner}/{ASSESSMENT}"
        product = progress.find_product(name, find_dossier_inputs(ranked, binding))
        if product is not None:
            text = assessment_json(ranked, review, catalogues)
            progress.keep(progress.write(product, {name: text.encode()}))


def _write_manuscript(
    job: Job, products: Mapping[str, Product], progress: _Progress
) -> Manuscript | None:
    """Make a document's text and, where Markdown is wanted, write it; None if it failed."""
    made = make_or_explain(job.name, job.make)
    manuscript = made.value
    if manuscript is None:
        progress.finish(job.name, made.diagnostics)
        return None
    if MARKDOWN in products:
        files = {name: text.encode() for name, text in manuscript.files.items()}
        progress.finish(manuscript.path, progress.write(products[MARKDOWN], files))
    return manuscript


def _typeset(job: Job, manuscript: Manuscript, queue: PressQueue, progress: _Progress) -> None:
    page = lay_out(manuscript, job.shop, job.bind(manuscript) if job.bind else None)
    if page.value is None or not page.is_sound:
        progress.finish(manuscript.pdf_path, page.diagnostics)
    else:
        progress.found += page.diagnostics
        queue.put(manuscript, page.value)


def _finish_pdf(product: Product, printed: Checked[bytes], progress: _Progress) -> None:
    data = printed.value
    written = () if data is None else progress.write(product, {product.name: data})
    progress.finish(product.name, (*printed.diagnostics, *written))
