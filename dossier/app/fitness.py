"""Which partners' dossiers are fit to sign, and everything that the others lack."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pydantic import BaseModel

from dossier.app.desk import WORKSPACE_FILE
from dossier.app.judge import judge_review
from dossier.app.load import Loaded
from dossier.edges.files import PROFILE_FOLDER, PROFILE_SUFFIX
from dossier.judging.fitness import Candidate, find_unfit
from dossier.nouns.diagnostics import Diagnostic, by_place, error
from dossier.nouns.document import Document
from dossier.nouns.review import Review
from dossier.nouns.sources import SHIPPED, Sources
from dossier.reading.source import read_document
from dossier.reading.translations import check_translations


@dataclass(frozen=True, slots=True)
class Fitness:
    """What keeps dossiers from being signed: of all of them, and by partner.

    `partners` has every sound partner that was asked for; one without problems is fit if `shared`
    is empty.
    """

    shared: tuple[Diagnostic, ...]
    partners: Mapping[str, tuple[Diagnostic, ...]]

    @property
    def fit(self) -> frozenset[str]:
        """The partners whose dossiers are fit to sign."""
        if self.shared:
            return frozenset()
        return frozenset(name for name, problems in self.partners.items() if not problems)

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """All problems, sorted by place."""
        own = (problem for problems in self.partners.values() for problem in problems)
        return tuple(sorted((*self.shared, *own), key=by_place))


def check_fitness(loaded: Loaded, partners: Iterable[str], languages: Sequence[str]) -> Fitness:
    """Whether dossiers are fit to sign, those of `partners` or all.

    Args:
        loaded: The workspace as it was read.
        partners: Whose dossiers are asked for; all if none is named.
        languages: Those of the documents; the workspace's if none is named.

    Diagnostics: `final/…`.
    """
    review = loaded.review
    if review is None:
        return Fitness((), {})
    wanted = frozenset(partners) or frozenset(review.partners)
    languages = languages or review.workspace.languages
    shared = (
        _check_texts(document, noun, languages) for document, noun in _shared_files(review, loaded)
    )
    return Fitness(
        tuple(sorted((problem for found in shared for problem in found), key=by_place)),
        {
            candidate.ranked.assessment.partner: _check_partner(candidate, languages)
            for candidate in _candidates(review, loaded)
            if candidate.ranked.assessment.partner in wanted
        },
    )


def _candidates(review: Review, loaded: Loaded) -> Iterator[Candidate]:
    for ranked in judge_review(review).ranking:
        partner = ranked.assessment.partner
        document = _document(f"{PROFILE_FOLDER}/{partner}{PROFILE_SUFFIX}", loaded)
        yield Candidate(document, review.partners[partner], ranked)


def _check_partner(candidate: Candidate, languages: Sequence[str]) -> tuple[Diagnostic, ...]:
    texts = _check_texts(candidate.document, candidate.profile, languages)
    return tuple(sorted((*find_unfit(candidate), *texts), key=by_place))


def _check_texts(
    document: Document, noun: BaseModel, languages: Sequence[str]
) -> Iterator[Diagnostic]:
    """An error for each text that a document would show in another language than its own."""
    for found in check_translations(document, noun, "final", languages):
        yield error("final/missing-translation", found.message, found.span, found.hint)


def _shared_files(review: Review, loaded: Loaded) -> Iterator[tuple[Document, BaseModel]]:
    """The files whose texts stand in every document, or in the summary."""
    yield _document(WORKSPACE_FILE, loaded), review.workspace
    sources = review.sources
    if sources is not None:
        yield _document(_rubric_name(sources), loaded), review.rubric
        for name, brief in review.scenarios.items():
            yield _document(sources.briefs[name].path, loaded), brief


def _rubric_name(sources: Sources) -> str:
    return "rubric.yaml" if sources.rubric.path == SHIPPED else sources.rubric.path


def _document(name: str, loaded: Loaded) -> Document:
    """A file's values and places, once more: it was sound when it was read."""
    document = read_document(name, loaded.sources[name].encode()).value
    assert document is not None  # noqa: S101 - it was read before
    return document
