"""Issue final editions: numbered folders that are written whole, and never over each other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field, replace

from dossier.app.build import WAITING
from dossier.app.editions import note_changes
from dossier.app.finals import find_newest, last_number
from dossier.app.jobs import Job, dossier_job, summary_job
from dossier.app.judge import judge_scenarios, study_review
from dossier.app.order import Order
from dossier.app.queue import PressQueue, Printed, take_print
from dossier.app.shops import open_binding, open_shop
from dossier.app.templates import make_or_explain
from dossier.edges.folders import write_new_folder
from dossier.making.documents import Workshop, lay_out
from dossier.making.final import (
    digest_dossier,
    digest_summary,
    dossier_data,
    summary_data,
    write_edition,
)
from dossier.making.seal import Binding
from dossier.nouns.assessment import Ranked
from dossier.nouns.diagnostics import Diagnostic, by_place
from dossier.nouns.final import EditionRecord, Final, edition_folder
from dossier.nouns.manuscript import Manuscript
from dossier.nouns.review import Review


@dataclass(frozen=True, slots=True)
class Issued:
    """An edition that is there now: of a partner, or of the summary if that is None."""

    partner: str | None
    number: int
    is_new: bool
    """Whether it was written just now; else it was made from the same, and stands."""

    @property
    def folder(self) -> str:
        """Where it is within the output folder."""
        return edition_folder(self.partner, self.number)


@dataclass(frozen=True, slots=True)
class Issue:
    """What issuing came to: the editions that are there, and what kept others from being made."""

    editions: tuple[Issued, ...]
    diagnostics: tuple[Diagnostic, ...]


@dataclass(slots=True)
class _Edition:
    """An edition in the making; `files` are gathered until no document is awaited any more."""

    record: EditionRecord
    files: dict[str, bytes]
    awaited: int
    is_broken: bool = False

    @property
    def folder(self) -> str:
        """Where it will be within the output folder."""
        return edition_folder(self.record.partner, self.record.number)


@dataclass(slots=True)
class _Desk:
    """Gathers the documents of each edition, and writes an edition once it is complete."""

    order: Order
    tell: Callable[[str], None]
    issued: list[Issued] = field(default_factory=list)
    found: list[Diagnostic] = field(default_factory=list)
    open: dict[str, _Edition] = field(default_factory=dict)

    def begin(self, edition: _Edition) -> None:
        """Expect the documents of an edition."""
        self.open[edition.folder] = edition

    def take(self, manuscript: Manuscript, printed: Printed) -> None:
        """Put a typeset document to its edition."""
        result = take_print(printed, manuscript)
        self.found += result.diagnostics
        edition = self.open[manuscript.folder]
        if result.value is None:
            edition.is_broken = True
        else:
            name = manuscript.pdf_path.removeprefix(f"{edition.folder}/")
            edition.files[name] = result.value
        self._count(manuscript.pdf_path, edition)

    def fail(self, path: str, folder: str, diagnostics: Iterable[Diagnostic]) -> None:
        """Give an edition up for a document that cannot be made."""
        self.found += diagnostics
        edition = self.open[folder]
        edition.is_broken = True
        self._count(path, edition)

    def _count(self, path: str, edition: _Edition) -> None:
        self.tell(path)
        edition.awaited -= 1
        if edition.awaited == 0:
            del self.open[edition.folder]
            if not edition.is_broken:
                self._publish(edition)

    def _publish(self, edition: _Edition) -> None:
        files = write_edition(edition.record, edition.files)
        written = write_new_folder(self.order.output, edition.folder, files)
        self.found += written.diagnostics
        if written.value:
            self.issued.append(Issued(edition.record.partner, edition.record.number, is_new=True))


@dataclass(frozen=True, slots=True)
class Approval:
    """What may be issued: the dossiers of the partners that are fit to sign, and from what.

    `has_summary` says whether the comparison may be signed too: whether everybody is fit.
    """

    order: Order
    review: Review
    fit: frozenset[str]
    has_summary: bool = False

    @property
    def wanted(self) -> frozenset[str]:
        """The partners whose dossiers are asked for, those with errors too."""
        everybody = frozenset({*self.review.partners, *self.review.left_out})
        return self.order.partners or everybody

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that every edition is made in."""
        return self.order.languages or self.review.workspace.languages


@dataclass(frozen=True, slots=True)
class _Bench:
    """All that editions are made with."""

    approval: Approval
    binding: Binding
    shops: tuple[Workshop, ...]
    desk: _Desk
    queue: PressQueue

    def number(self, partner: str | None, inputs: str) -> int | None:
        """The number for an edition made from these inputs; None where the newest one was."""
        output = self.approval.order.output
        newest = find_newest(output, partner)
        if newest is not None and newest.inputs == inputs:
            self.desk.issued.append(Issued(partner, newest.number, is_new=False))
            return None
        return last_number(output, partner) + 1

    def bind(self, final: Final) -> Binding:
        """What binds the data of a final edition."""
        return replace(self.binding, review=replace(self.binding.review, final=final))


def count_pdfs(approval: Approval) -> int:
    """How many PDFs there are to make at most, for a bar of progress."""
    return len(approval.languages) * (len(approval.fit) + (1 if approval.has_summary else 0))


def tell_issue(issue: Issue, approval: Approval) -> Iterator[str]:
    """What issuing came to, in a line for each edition and one for what is missing."""
    output = approval.order.output
    for each in issue.editions:
        which = f"Edition {each.number} of {f'`{each.partner}`' if each.partner else 'the summary'}"
        if each.is_new:
            yield f"{which} is in {output / each.folder}."
        else:
            yield f"{which} stands: nothing has changed that it was made from."
    unfit = sorted(approval.wanted - approval.fit)
    if unfit:
        yield f"Not fit to sign: {', '.join(unfit)}."
    if not approval.order.partners and not any(each.partner is None for each in issue.editions):
        yield "There is no edition of the summary, as not every dossier is final."


def issue_editions(
    approval: Approval, executor: Executor, tell: Callable[[str], None], jobs: int = 1
) -> Issue:
    """Make a final edition for each partner that is fit, and of the summary if it may be.

    Where the newest edition was made from the same, nothing is written. The working documents
    are left as they are.

    Args:
        approval: What may be issued, and where to.
        executor: Where pages are typeset.
        tell: Told the name of every PDF that is done.
        jobs: How many pages the executor typesets at once.
    """
    desk = _Desk(approval.order, tell)
    queue = PressQueue(executor, WAITING * jobs, desk.take)
    bench = _open_bench(approval, desk, queue)
    for ranked in bench.binding.comparison.ranking:
        if ranked.assessment.partner in approval.fit:
            _issue_dossier(ranked, bench)
    queue.drain()
    if approval.has_summary and len(desk.issued) == len(approval.fit):
        _issue_summary(bench)
        queue.drain()
    return Issue(tuple(desk.issued), tuple(sorted(desk.found, key=by_place)))


def _open_bench(approval: Approval, desk: _Desk, queue: PressQueue) -> _Bench:
    folder, review = approval.order.folder, approval.review
    shops = tuple(open_shop(folder, review, language) for language in approval.languages)
    comparison = study_review(review)
    review = note_changes(review, comparison, folder, approval.order.since)
    return _Bench(approval, open_binding(folder, review, comparison), shops, desk, queue)


def _issue_dossier(ranked: Ranked, bench: _Bench) -> None:
    partner = ranked.assessment.partner
    inputs = digest_dossier(ranked, bench.binding, bench.approval.languages)
    number = bench.number(partner, inputs)
    if number is not None:
        binding = bench.bind(Final(number))
        record = _record(partner, inputs, binding, bench)
        jobs = [dossier_job(ranked, binding, shop) for shop in bench.shops]
        _put(record, jobs, dossier_data(ranked, binding), bench)


def _issue_summary(bench: _Bench) -> None:
    dossiers = {each.partner: each.number for each in bench.desk.issued if each.partner}
    inputs = digest_summary(bench.binding, bench.approval.languages, dossiers)
    number = bench.number(None, inputs)
    if number is not None:
        binding = bench.bind(Final(number, dossiers))
        scenarios = judge_scenarios(binding.review)
        record = _record(None, inputs, binding, bench)
        jobs = [summary_job(scenarios, binding, shop) for shop in bench.shops]
        _put(record, jobs, summary_data(binding, scenarios), bench)


def _record(partner: str | None, inputs: str, binding: Binding, bench: _Bench) -> EditionRecord:
    """The record of an edition whose files are still to be made."""
    final = binding.review.final or Final(0)
    return EditionRecord(
        schema="dossier/edition@1",
        kind="dossier" if partner else "summary",
        partner=partner,
        number=final.number,
        date=binding.review.as_of,
        languages=bench.approval.languages,
        inputs=inputs,
        dossiers=final.dossiers,
        files={},
    )


def _put(
    record: EditionRecord, jobs: Sequence[Job], data: Mapping[str, bytes], bench: _Bench
) -> None:
    """Make the documents of an edition, and have them typeset."""
    edition = _Edition(record, dict(data), awaited=len(jobs))
    bench.desk.begin(edition)
    for job in jobs:
        made = make_or_explain(job.name, job.make)
        manuscript = made.value
        if manuscript is None:
            bench.desk.fail(job.name, edition.folder, made.diagnostics)
            continue
        page = lay_out(manuscript, job.shop, job.bind(manuscript) if job.bind else None)
        if page.value is None or not page.is_sound:
            bench.desk.fail(manuscript.pdf_path, edition.folder, page.diagnostics)
            continue
        bench.desk.found += page.diagnostics
        edition.files |= {
            path.removeprefix(f"{edition.folder}/"): text.encode()
            for path, text in manuscript.files.items()
        }
        bench.queue.put(manuscript, page.value)
