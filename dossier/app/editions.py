"""What the user calls an edition, to the editions of its partners."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from dossier.app.desk import WORKSPACE_FILE
from dossier.app.judge import judge_review
from dossier.app.load import Loaded, Request, load_review
from dossier.app.shelf import RevisionShelf
from dossier.app.shops import open_catalogues
from dossier.edges.files import find_kind, list_assessments, read_bytes
from dossier.edges.pdf import MAX_PDF_BYTES, read_attachments
from dossier.edges.vcs import open_revision
from dossier.judging.changes import agrees_with_itself, compare_editions
from dossier.making.export import assessment_json
from dossier.nouns.assessment import Comparison
from dossier.nouns.diagnostics import Checked, Diagnostic, Span, error
from dossier.nouns.edition import Edition, EditionName, EditionSet
from dossier.nouns.review import Review
from dossier.nouns.seal import ASSESSMENT, SCORES
from dossier.reading.edition import MAX_EDITION_BYTES, read_edition, read_one, read_scores

PDF_SUFFIX = ".pdf"

LABEL_CHARACTERS = 100

WRONG_NAMES = frozenset({"git/missing", "git/no-repository", "git/no-revision"})
"""Problems of the name that was given, not of the data: wrong use."""


class WrongNameError(Exception):
    """What was named is no edition; the message is a whole sentence with a hint."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a name led to: editions if they could be had, and the review if they were judged anew.

    `sources` are the texts of the files that the diagnostics speak of.
    """

    editions: EditionSet | None
    review: Review | None = None
    diagnostics: tuple[Diagnostic, ...] = ()
    sources: Mapping[str, str] = field(default_factory=dict)


def find_editions(given: str, request: Request) -> Found:
    """The editions that a name stands for: a PDF or a folder if there is one, else a revision.

    A workspace and a revision are judged anew from their sources, by the brief of the request if
    it has one: what the program itself has learnt since is then no change of the partner.

    Raises:
        WrongNameError: The name is of nothing that holds editions.
    """
    path = Path(given)
    kind = find_kind(path)
    if kind == "folder":
        return _of_folder(path, given, request)
    if kind == "file" and path.suffix.lower() == PDF_SUFFIX:
        return _of_pdf(path, given)
    if kind == "file":
        raise WrongNameError(
            f"`{_label(given)}` is no edition. Name a folder, a PDF or a revision."
        )
    return _of_revision(given, request)


def find_present(request: Request) -> Found:
    """The editions of the request's own workspace, as its files are now."""
    return _judged(load_review(request), EditionName(""), request)


def judge_editions(
    review: Review, comparison: Comparison, folder: Path | None, name: EditionName
) -> EditionSet:
    """The editions that a build of this review would write."""
    catalogues = open_catalogues(folder, review.workspace.languages[:1])
    texts = {
        ranked.assessment.partner: assessment_json(ranked, review, catalogues)
        for ranked in comparison.ranking
    }
    read = (read_edition(partner, text.encode()).value for partner, text in texts.items())
    partners = {edition.partner.id: edition for edition in read if edition is not None}
    return EditionSet(name, partners, review.left_out)


def note_changes(
    review: Review, comparison: Comparison, folder: Path | None, since: EditionSet | None
) -> Review:
    """The review with what changed since earlier editions, for its documents to tell of."""
    if since is None:
        return review
    now = judge_editions(review, comparison, folder, EditionName(""))
    return replace(review, since=since, changes=compare_editions(since, now))


def _label(given: str) -> str:
    """What the user named, fit for a line of a document: a path may hold anything and be long."""
    shown = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in given).strip()
    return shown if len(shown) <= LABEL_CHARACTERS else f"…{shown[1 - LABEL_CHARACTERS :]}"


# -- folders --------------------------------------------------------------------------------


def _of_folder(folder: Path, given: str, request: Request) -> Found:
    if find_kind(folder / WORKSPACE_FILE) is not None:
        own = replace(request, folder=folder)
        return _judged(load_review(own), EditionName(_label(given)), own)
    names = list_assessments(folder)
    if names.value is None:
        return Found(None, diagnostics=names.diagnostics)
    if not names.value:
        message = (
            f"There is neither a `{WORKSPACE_FILE}` nor an `assessment.json` in `{_label(given)}`."
        )
        raise WrongNameError(f"{message} Name a workspace, or what a build wrote.")
    files = {
        f"{given.rstrip('/')}/{name}": read_bytes(folder, name, MAX_EDITION_BYTES)
        for name in names.value
    }
    return _collect(files, EditionName(_label(given)))


def _of_pdf(path: Path, given: str) -> Found:
    """The editions that a dossier or a comparison carries."""
    data = read_bytes(path.parent, path.name, MAX_PDF_BYTES)
    carried = read_attachments(data.value, given) if data.value is not None else Checked(None)
    found = (*data.diagnostics, *carried.diagnostics)
    if carried.value is None:
        return Found(None, diagnostics=found)
    files = {name: carried.value[name] for name in (ASSESSMENT, SCORES) if name in carried.value}
    if not files:
        raise WrongNameError(f"`{_label(given)}` carries no figures. Name a PDF that `build` made.")
    name, text = next(iter(files.items()))
    read, label = read_scores if name == SCORES else read_one, f"{given}:{name}"
    return _gather(EditionName(_label(given)), [_agreeing(label, read(label, text))])


def _collect(files: Mapping[str, Checked[bytes]], name: EditionName) -> Found:
    """The editions in these files, or everything that keeps some of them from being read."""
    return _gather(name, [_read(file, data) for file, data in files.items()])


def _gather(name: EditionName, read: Sequence[Checked[tuple[Edition, ...]]]) -> Found:
    found = tuple(problem for each in read for problem in each.diagnostics)
    if found:
        return Found(None, diagnostics=found)
    editions = [edition for each in read for edition in each.value or ()]
    partners = {edition.partner.id: edition for edition in editions}
    return Found(EditionSet(name, dict(sorted(partners.items()))))


def _read(file: str, data: Checked[bytes]) -> Checked[tuple[Edition, ...]]:
    if data.value is None:
        found = (replace(problem, span=Span(file, 1, 1)) for problem in data.diagnostics)
        return Checked(None, tuple(found))
    return _agreeing(file, read_one(file, data.value))


def _agreeing(file: str, read: Checked[tuple[Edition, ...]]) -> Checked[tuple[Edition, ...]]:
    """The editions, unless one of them says something else than its own data come to."""
    if all(agrees_with_itself(edition) for edition in read.value or ()):
        return read
    message = f"What `{file}` says is proven is not what its own criteria come to."
    hint = "Somebody changed it by hand; build it anew from its sources."
    return Checked(None, (error("edition/figures", message, Span(file, 1, 1), hint),))


# -- revisions ------------------------------------------------------------------------------


def _of_revision(given: str, request: Request) -> Found:
    opened = open_revision(request.folder, given)
    revision = opened.value
    if revision is None:
        for problem in opened.diagnostics:
            if problem.code in WRONG_NAMES:
                raise WrongNameError(f"{problem.message} {problem.hint or ''}".strip())
        return Found(None, diagnostics=opened.diagnostics)
    # Its own day, or else that of the commit: what had aged by then, no more and no less.
    own = replace(request, today=revision.on, as_of=None)
    loaded = load_review(own, RevisionShelf(revision))
    name = EditionName(_label(given), revision.commit[:10], revision.on)
    return _judged(_within(loaded, given), name, own)


def _within(loaded: Loaded, revision: str) -> Loaded:
    """The same with the files named as git names those of a revision: `HEAD~3:dossier.yaml`."""
    found = tuple(
        replace(d, span=replace(d.span, file=f"{revision}:{d.span.file}")) if d.span else d
        for d in loaded.diagnostics
    )
    sources = {f"{revision}:{name}": text for name, text in loaded.sources.items()}
    return replace(loaded, diagnostics=found, sources=sources)


def _judged(loaded: Loaded, name: EditionName, request: Request) -> Found:
    review, found = loaded.review, _errors(loaded.diagnostics)
    if review is None:
        return Found(None, diagnostics=found, sources=loaded.sources)
    editions = judge_editions(review, judge_review(review), request.folder, name)
    return Found(editions, review, found, loaded.sources)


def _errors(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    return tuple(found for found in diagnostics if found.is_error)
