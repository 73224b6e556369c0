"""From a workspace's files to a review: everything read and checked, nothing given up early."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Generic, TypeVar

from dossier.app.templates import check_overrides
from dossier.app.weights import check_weighting
from dossier.edges.files import list_profiles, read_bytes
from dossier.edges.resources import read_default_rubric
from dossier.nouns.brief import Brief
from dossier.nouns.diagnostics import Checked, Diagnostic, Span, by_place
from dossier.nouns.document import Document
from dossier.nouns.fields import Model
from dossier.nouns.profile import Profile
from dossier.nouns.review import Review
from dossier.nouns.rubric import Rubric
from dossier.nouns.workspace import Workspace
from dossier.reading.check import (
    Context,
    check_brief,
    check_profile,
    check_rubric,
    check_similar_names,
    check_workspace,
)
from dossier.reading.source import MAX_BYTES, read_document
from dossier.reading.validate import validate

M = TypeVar("M", bound=Model)

WORKSPACE_FILE = "dossier.yaml"
DEFAULT_RUBRIC = "default"

_WHERE = "Go to the folder of the workspace, or name it with `--workspace`."


@dataclass(frozen=True, slots=True)
class Request:
    """Which workspace to read, and what the command line says beside it.

    `today` is the day that ages are reckoned from where neither `as_of` nor the workspace says.
    """

    folder: Path
    today: dt.date
    as_of: dt.date | None = None
    brief: str | None = None


@dataclass(frozen=True, slots=True)
class Loaded:
    """A review, if the workspace could be read, with all that was found wrong in its files.

    `sources` are the texts of the files by the names that diagnostics carry.
    """

    review: Review | None
    diagnostics: tuple[Diagnostic, ...]
    sources: dict[str, str]

    @property
    def partners(self) -> frozenset[str]:
        """The ids of all partners of the workspace, those with errors too."""
        if self.review is None:
            return frozenset()
        return frozenset({*self.review.partners, *self.review.left_out})


@dataclass(frozen=True, slots=True)
class _File(Generic[M]):
    """One file that is sound by itself, and the SHA-256 (hex) of its bytes."""

    document: Document
    noun: M
    digest: str


class _Desk:
    """Reads files one by one and keeps what was found wrong in each."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.found: list[Diagnostic] = []
        self.sources: dict[str, str] = {}

    def keep(self, diagnostics: Iterable[Diagnostic]) -> bool:
        """Keep what was found; says whether none of it is an error."""
        found = tuple(diagnostics)
        self.found += found
        return not any(diagnostic.is_error for diagnostic in found)

    def take(self, name: str, model: type[M], named_at: Span | None = None) -> _File[M] | None:
        """The noun in a file of the workspace; None if anything in it is an error.

        A file that cannot be read is reported where it is named, if another file names it.
        """
        data = read_bytes(self.folder, name, MAX_BYTES)
        if named_at is not None:
            moved = tuple(replace(diagnostic, span=named_at) for diagnostic in data.diagnostics)
            data = Checked(data.value, moved)
        return self._parse(name, data, model)

    def take_workspace(self) -> _File[Workspace] | None:
        """The workspace file, with a word on where it is looked for if there is none."""
        data = read_bytes(self.folder, WORKSPACE_FILE, MAX_BYTES)
        found = tuple(
            replace(d, hint=_WHERE) if d.code == "files/not-found" else d for d in data.diagnostics
        )
        return self._parse(WORKSPACE_FILE, Checked(data.value, found), Workspace)

    def take_default_rubric(self) -> _File[Rubric] | None:
        """The rubric that comes with the program."""
        return self._parse("rubric.yaml", Checked(read_default_rubric()), Rubric)

    def _parse(self, name: str, data: Checked[bytes], model: type[M]) -> _File[M] | None:
        self.keep(data.diagnostics)
        if data.value is None:
            return None
        self.sources[name] = data.value.decode("utf-8-sig", errors="replace")
        document = read_document(name, data.value)
        is_sound = self.keep(document.diagnostics)
        if document.value is None:
            return None
        noun = validate(document.value, model)
        is_sound = self.keep(noun.diagnostics) and is_sound
        if noun.value is None or not is_sound:
            return None
        return _File(document.value, noun.value, hashlib.sha256(data.value).hexdigest())


def load_review(request: Request) -> Loaded:
    """Read and check a whole workspace.

    Returns:
        The review of all sound profiles (None where workspace, rubric or brief are not sound),
        with every problem of every file, sorted by place.
    """
    desk = _Desk(request.folder)
    review = _load(desk, request)
    if review is None and WORKSPACE_FILE in desk.sources:
        _read_profiles(desk)
    return Loaded(review, tuple(sorted(desk.found, key=by_place)), desk.sources)


def _load(desk: _Desk, request: Request) -> Review | None:
    workspace = desk.take_workspace()
    if workspace is None or not desk.keep(check_workspace(workspace.document, workspace.noun)):
        return None
    languages = workspace.noun.languages
    if not desk.keep(check_overrides(desk.folder, languages)):
        return None
    rubric = _take_rubric(desk, workspace)
    if rubric is None or not desk.keep(check_rubric(rubric.document, rubric.noun, languages)):
        return None
    briefs = _take_briefs(desk, workspace, rubric.noun, request)
    if briefs is None:
        return None
    as_of = request.as_of or workspace.noun.as_of or request.today
    context = Context(
        rubric=rubric.noun,
        as_of=as_of,
        brief=_with_needs_of_all(briefs),
        languages=languages,
    )
    profiles, left_out = _take_profiles(desk, context)
    main = next(iter(briefs), None) if request.brief or workspace.noun.brief else None
    shared = [rubric.digest, *(file.digest for file in briefs.values())]
    return Review(
        workspace=workspace.noun,
        rubric=rubric.noun,
        brief_id=main,
        brief=briefs[main].noun if main else None,
        scenarios={name: file.noun for name, file in briefs.items()},
        as_of=as_of,
        partners={name: file.noun for name, file in profiles.items()},
        left_out=left_out,
        fingerprints={
            name: _fingerprint([file.digest, *shared]) for name, file in profiles.items()
        },
        fingerprint=_fingerprint(
            [*(file.digest for file in profiles.values()), workspace.digest, *shared]
        ),
    )


def _take_briefs(
    desk: _Desk, workspace: _File[Workspace], rubric: Rubric, request: Request
) -> dict[str, _File[Brief]] | None:
    """The briefs by id, the one to judge by first; None if any of them is not sound."""
    document, noun = workspace.document, workspace.noun
    names: dict[str, Span | None] = {}
    if request.brief is not None:
        names[request.brief] = None
    elif noun.brief is not None:
        names[noun.brief] = document.span_of(("brief",))
    for position, name in enumerate(noun.scenarios):
        names.setdefault(name, document.span_of(("scenarios", position)))
    taken = {name: desk.take(name, Brief, named_at) for name, named_at in names.items()}
    sound = {
        PurePosixPath(name).stem: file
        for name, file in taken.items()
        if file is not None
        and desk.keep(check_brief(file.document, file.noun, rubric, noun.languages))
        and desk.keep(check_weighting(file.document, file.noun, rubric))
    }
    return sound if len(sound) == len(taken) else None


def _with_needs_of_all(briefs: Mapping[str, _File[Brief]]) -> Brief | None:
    """The first brief with the needs of all: an answer may speak to any of them."""
    nouns = [file.noun for file in briefs.values()]
    if not nouns:
        return None
    needs = dict.fromkeys(need for brief in nouns for need in brief.needs)
    return nouns[0].model_copy(update={"needs": tuple(needs)})


def _take_rubric(desk: _Desk, workspace: _File[Workspace]) -> _File[Rubric] | None:
    if workspace.noun.rubric == DEFAULT_RUBRIC:
        return desk.take_default_rubric()
    return desk.take(workspace.noun.rubric, Rubric, workspace.document.span_of(("rubric",)))


def _take_profiles(
    desk: _Desk, context: Context
) -> tuple[dict[str, _File[Profile]], tuple[str, ...]]:
    """The sound profiles by partner id, and the ids of the others."""
    names = list_profiles(desk.folder)
    desk.keep(names.diagnostics)
    ids = {PurePosixPath(name).stem: name for name in names.value or ()}
    context = replace(context, partners=frozenset(ids))
    taken = {partner: _take_profile(desk, name, context) for partner, name in ids.items()}
    sound = {partner: file for partner, file in taken.items() if file is not None}
    desk.keep(check_similar_names((file.document, file.noun) for file in sound.values()))
    return sound, tuple(partner for partner, file in taken.items() if file is None)


def _read_profiles(desk: _Desk) -> None:
    """Find what is wrong in each profile by itself, where there is nothing to hold it against."""
    names = list_profiles(desk.folder)
    desk.keep(names.diagnostics)
    for name in names.value or ():
        desk.take(name, Profile)


def _take_profile(desk: _Desk, name: str, context: Context) -> _File[Profile] | None:
    file = desk.take(name, Profile)
    if file is None or not desk.keep(check_profile(file.document, file.noun, context)):
        return None
    return file


def _fingerprint(digests: Sequence[str]) -> str:
    return hashlib.sha256("\n".join(digests).encode()).hexdigest()
