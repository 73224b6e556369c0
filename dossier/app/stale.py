"""What a build would change: for a check that writes nothing.

What the manifest tells is taken from it. Without one, as after a fresh checkout, the Markdown is
made in memory and held against the files; of a PDF nothing can then be said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from dossier.app.book import Book, open_book
from dossier.app.build import find_formats
from dossier.app.editions import note_changes
from dossier.app.jobs import (
    Job,
    find_dossier_inputs,
    find_jobs,
    find_languages,
    find_ranked,
    find_sourced,
)
from dossier.app.judge import study_review
from dossier.app.order import MARKDOWN, PDF, Order
from dossier.app.shops import open_binding, open_catalogues
from dossier.app.templates import make_or_explain
from dossier.edges.own_files import compare_file, find_files
from dossier.making.export import assessment_json
from dossier.nouns.assessment import Comparison
from dossier.nouns.diagnostics import Diagnostic, Span, by_place, error
from dossier.nouns.manifest import FILE_PATTERN
from dossier.nouns.review import Review
from dossier.nouns.seal import ASSESSMENT

_CHART = ".svg"
_CHARTS = re.compile(r"charts/[^/]+$")

_NO_SOURCE = "it has no source any more"


@dataclass(slots=True)
class _Survey:
    """What was found while documents were looked at; `expected` are all files that belong there."""

    order: Order
    book: Book
    languages: tuple[str, ...]
    count: int = 0
    expected: set[str] = field(default_factory=set)
    found: list[Diagnostic] = field(default_factory=list)

    def report(self, name: str, reason: str) -> None:
        """Note that a file is not what it should be."""
        message = f"`{name}` is not current: {reason}."
        self.found.append(error("build/stale", message, Span(str(self.order.output / name), 1, 1)))

    def accept(self, name: str) -> None:
        """Note that a document is current, with all of its files."""
        self.expected |= {name, *self.book.documents[name].files}

    def compare(self, name: str, reason: str, files: Mapping[str, str]) -> None:
        """Hold a document, of which the manifest knows nothing good, against what is there."""
        self.expected |= files.keys()
        output = self.order.output
        states = {path: compare_file(output, path, text.encode()) for path, text in files.items()}
        wrong = [path for path, state in states.items() if state != "as written"]
        if not wrong:
            return
        if states[wrong[0]] == "missing":
            reason = "it is missing" if wrong[0] == name else f"`{wrong[0]}` is missing"
        self.report(name, reason)


def check_output(order: Order, review: Review) -> tuple[int, tuple[Diagnostic, ...]]:
    """How many documents there should be, and everything that a build would change.

    Diagnostics: `build/stale`, `manifest/not-trusted`, `template/failed`.
    """
    comparison = study_review(review)
    review = note_changes(review, comparison, order.folder, order.since)
    opened = open_book(order.output)
    assert opened.value is not None  # noqa: S101 - it is empty where there is none
    survey = _Survey(
        order, opened.value, find_languages(order, review), found=list(opened.diagnostics)
    )
    if MARKDOWN in order.formats:
        _look_at_assessments(survey, review, comparison)
    for job in find_jobs(order, review, comparison):
        _look_at(job, survey)
    for name in _find_strangers(survey, review):
        survey.report(name, _NO_SOURCE)
    return survey.count, tuple(sorted(survey.found, key=by_place))


def _look_at_assessments(survey: _Survey, review: Review, comparison: Comparison) -> None:
    folder = survey.order.folder
    binding = open_binding(folder, review, comparison)
    catalogues = open_catalogues(folder, review.workspace.languages)
    for ranked in find_ranked(survey.order, review, comparison):
        name = f"{ranked.assessment.partner}/{ASSESSMENT}"
        reason = survey.book.find_reason(name, find_dossier_inputs(ranked, binding))
        if reason is None:
            survey.accept(name)
        else:
            survey.compare(name, reason, {name: assessment_json(ranked, review, catalogues)})


def _look_at(job: Job, survey: _Survey) -> None:
    for ending, inputs in find_formats(job, survey.order).items():
        name = f"{job.name}.{ending}"
        reason = survey.book.find_reason(name, inputs)
        survey.count += 1
        if reason is None:
            survey.accept(name)
        elif ending == PDF:
            survey.expected.add(name)
            survey.report(name, reason)
        else:
            _make_and_compare(job, name, reason, survey)


def _make_and_compare(job: Job, name: str, reason: str, survey: _Survey) -> None:
    made = make_or_explain(job.name, job.make)
    survey.found += made.diagnostics
    if made.value is not None:
        survey.compare(name, reason, made.value.files)


def _find_strangers(survey: _Survey, review: Review) -> Iterator[str]:
    """Files that bear the name of a document or chart, and belong to none that has a source.

    Charts are told by the language in their name: those of a language that was not asked for are
    not looked at, nor is any chart where only PDFs are.
    """
    order, sourced = survey.order, set(find_sourced(survey.order, review))
    owners = {name.rpartition("/")[0] for name in sourced}
    for path in filter(re.compile(FILE_PATTERN).fullmatch, find_files(order.output)):
        owner = _CHARTS.sub("", path).rpartition("/")[0]
        if order.partners and owner not in order.partners:
            continue
        if path.endswith(_CHART):
            is_looked_at = MARKDOWN in order.formats and _language(path) in survey.languages
            is_lost = is_looked_at and path not in survey.expected
        else:
            is_lost = path not in sourced
        if is_lost or owner not in owners:
            yield path


def _language(chart: str) -> str:
    """The language in the name of a chart: `charts/risks.en.svg`."""
    return chart.removesuffix(_CHART).rpartition(".")[2]
