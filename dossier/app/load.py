"""From a workspace's files to a review: everything read and checked, nothing given up early."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from dossier.app.desk import WORKSPACE_FILE, Desk, File
from dossier.app.shelf import FolderShelf, Shelf
from dossier.app.templates import check_overrides
from dossier.app.weights import check_weighting
from dossier.nouns.brief import Brief
from dossier.nouns.diagnostics import Diagnostic, Span
from dossier.nouns.profile import Profile
from dossier.nouns.review import Asset, Review
from dossier.nouns.rubric import Rubric
from dossier.nouns.sources import Source, Sources
from dossier.nouns.workspace import Workspace
from dossier.reading.check import (
    Context,
    check_brief,
    check_profile,
    check_rubric,
    check_similar_names,
    check_workspace,
)
from dossier.reading.enough import name_enough

DEFAULT_RUBRIC = "default"


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
class _Frame:
    """What all profiles are held against: `context` has only what is whole of it."""

    workspace: File[Workspace]
    rubric: File[Rubric]
    briefs: Mapping[str, File[Brief]]
    context: Context
    logo: Asset | None = None


def load_review(request: Request, shelf: Shelf | None = None) -> Loaded:
    """Read and check a whole workspace.

    Args:
        request: Which workspace, and how to judge it.
        shelf: Where its files are, if not in the folder that the request names.

    Returns:
        The review of all sound profiles (None where workspace, rubric or brief are not sound),
        with the problems of every file, sorted by place.
    """
    desk = Desk(shelf or FolderShelf(request.folder))
    review = _load(desk, request)
    return Loaded(review, name_enough(desk.found), desk.sources)


def _load(desk: Desk, request: Request) -> Review | None:
    workspace = desk.take_workspace()
    if workspace is None:
        if WORKSPACE_FILE in desk.sources:
            desk.note_gap(Workspace)
            _take_profiles(desk, Context(rubric=None, as_of=request.as_of))
        return None
    is_sound = _check_workspace(desk, workspace)
    logo = _take_logo(desk, workspace)
    rubric = _take_rubric(desk, workspace)
    briefs = _take_briefs(desk, workspace, rubric, request)
    context = _make_context(workspace, rubric, briefs, request)
    profiles, left_out = _take_profiles(desk, context)
    files = (rubric, *briefs.values())
    if rubric is None or not is_sound or not all(file and file.is_sound for file in files):
        return None
    sound_briefs = {name: file for name, file in briefs.items() if file is not None}
    frame = _Frame(workspace, rubric, sound_briefs, context, logo)
    return _make_review(frame, profiles, left_out, request)


def _make_review(
    frame: _Frame,
    profiles: Mapping[str, File[Profile]],
    left_out: tuple[str, ...],
    request: Request,
) -> Review:
    workspace, rubric, briefs = frame.workspace, frame.rubric, frame.briefs
    main = next(iter(briefs), None) if request.brief or workspace.noun.brief else None
    shared = [rubric.digest, *(file.digest for file in briefs.values())]
    return Review(
        workspace=workspace.noun,
        rubric=rubric.noun,
        brief_id=main,
        brief=briefs[main].noun if main else None,
        scenarios={name: file.noun for name, file in briefs.items()},
        as_of=_day(workspace, request),
        partners={name: file.noun for name, file in profiles.items()},
        left_out=left_out,
        fingerprints={
            name: _fingerprint([file.digest, *shared]) for name, file in profiles.items()
        },
        fingerprint=_fingerprint(
            [*(file.digest for file in profiles.values()), workspace.digest, *shared]
        ),
        sources=Sources(
            workspace.source,
            rubric.source,
            {name: file.source for name, file in briefs.items()},
            {name: file.source for name, file in profiles.items()},
            _logo_source(workspace.noun, frame.logo),
        ),
        logo=frame.logo,
    )


def _fingerprint(digests: Sequence[str]) -> str:
    return hashlib.sha256("\n".join(digests).encode()).hexdigest()


# -- workspace ------------------------------------------------------------------------------


def _check_workspace(desk: Desk, workspace: File[Workspace]) -> bool:
    """Check the workspace and what stands beside it; says whether all is sound."""
    if not _knows(workspace, "languages", "rubric", "as_of", "brief", "scenarios"):
        desk.note_gap(Workspace)
    is_sound = desk.keep_of(workspace, check_workspace(workspace.document, workspace.noun))
    own = desk.shelf.templates_in
    overrides = () if own is None else check_overrides(own, workspace.noun.languages)
    return desk.keep(overrides) and is_sound


def _take_logo(desk: Desk, workspace: File[Workspace]) -> Asset | None:
    """The image for the covers, if the workspace names one that can be read."""
    name = workspace.noun.theme.logo
    if name is None:
        return None
    content = desk.take_bytes(name, workspace.document.span_of(("theme", "logo")))
    ending = name.rpartition(".")[2]
    return None if content is None else Asset(f"theme/logo.{ending}", content)


def _logo_source(workspace: Workspace, logo: Asset | None) -> Source | None:
    path = workspace.theme.logo
    return None if logo is None or path is None else Source(path, logo.content)


def _knows(workspace: File[Workspace], *keys: str) -> bool:
    """Whether a workspace with errors still tells what it says, or does not say, at some keys."""
    losses = workspace.reading.losses
    misspelt = losses.top - Workspace.model_fields.keys()
    return not losses.is_vague and not misspelt and not losses.top & set(keys)


def _make_context(
    workspace: File[Workspace],
    rubric: File[Rubric] | None,
    briefs: Mapping[str, File[Brief] | None],
    request: Request,
) -> Context:
    whole = {name: file for name, file in briefs.items() if file and file.is_whole}
    has_all = len(whole) == len(briefs) and _knows(workspace, "brief", "scenarios")
    return Context(
        rubric=rubric.noun if rubric and rubric.is_whole else None,
        as_of=_day(workspace, request) if _knows_day(workspace, request) else None,
        brief=_with_needs_of_all(whole) if has_all else None,
        languages=_languages(workspace),
    )


def _knows_day(workspace: File[Workspace], request: Request) -> bool:
    return request.as_of is not None or _knows(workspace, "as_of")


def _day(workspace: File[Workspace], request: Request) -> dt.date:
    return request.as_of or workspace.noun.as_of or request.today


def _languages(workspace: File[Workspace]) -> tuple[str, ...]:
    """The languages of documents, as far as the workspace tells."""
    return workspace.noun.languages if _knows(workspace, "languages") else ()


# -- rubric and briefs ----------------------------------------------------------------------


def _take_rubric(desk: Desk, workspace: File[Workspace]) -> File[Rubric] | None:
    """The rubric, sound only if its conditions and names are."""
    if not _knows(workspace, "rubric"):
        return None
    if workspace.noun.rubric == DEFAULT_RUBRIC:
        file = desk.take_default_rubric()
    else:
        named_at = workspace.document.span_of(("rubric",))
        file = desk.take(workspace.noun.rubric, Rubric, named_at)
    if file is None or not file.is_whole:
        desk.note_gap(Rubric)
    if file is None:
        return None
    found = check_rubric(file.document, file.noun, _languages(workspace))
    return replace(file, is_sound=desk.keep_of(file, found))


def _take_briefs(
    desk: Desk, workspace: File[Workspace], rubric: File[Rubric] | None, request: Request
) -> dict[str, File[Brief] | None]:
    """The briefs by id, the one to judge by first."""
    document, noun = workspace.document, workspace.noun
    names: dict[str, Span | None] = {}
    if request.brief is not None:
        names[request.brief] = None
    if noun.brief is not None:
        names.setdefault(noun.brief, document.span_of(("brief",)))
    for position, name in enumerate(noun.scenarios):
        names.setdefault(name, document.span_of(("scenarios", position)))
    measure = rubric.noun if rubric and rubric.is_whole else None
    taken: dict[str, File[Brief] | None] = {}
    for name, named_at in names.items():
        file = desk.take(name, Brief, named_at)
        if file is None or not file.is_whole:
            desk.note_gap(Brief)
        if file is not None:
            found = _check_brief(file, measure, workspace, request)
            file = replace(file, is_sound=desk.keep_of(file, found))
        taken[PurePosixPath(name).stem] = file
    return taken


def _check_brief(
    file: File[Brief], rubric: Rubric | None, workspace: File[Workspace], request: Request
) -> Iterator[Diagnostic]:
    yield from check_brief(file.document, file.noun, rubric, _languages(workspace))
    if rubric is not None:
        as_of = _day(workspace, request) if _knows_day(workspace, request) else None
        yield from check_weighting(file.document, file.noun, rubric, as_of)


def _with_needs_of_all(briefs: Mapping[str, File[Brief]]) -> Brief | None:
    """The first brief with the needs of all: an answer may speak to any of them."""
    nouns = [file.noun for file in briefs.values()]
    if not nouns:
        return None
    needs = dict.fromkeys(need for brief in nouns for need in brief.needs)
    return nouns[0].model_copy(update={"needs": tuple(needs)})


# -- profiles -------------------------------------------------------------------------------


def _take_profiles(
    desk: Desk, context: Context
) -> tuple[dict[str, File[Profile]], tuple[str, ...]]:
    """The sound profiles by partner id, and the ids of the others."""
    names = desk.shelf.list_profiles()
    desk.keep(names.diagnostics)
    ids = {PurePosixPath(name).stem: name for name in names.value or ()}
    context = replace(context, partners=frozenset(ids))
    taken = {partner: _take_profile(desk, name, context) for partner, name in ids.items()}
    read = {partner: file for partner, file in taken.items() if file is not None}
    desk.keep(check_similar_names((file.document, file.noun) for file in read.values()))
    sound = {partner: file for partner, file in read.items() if file.is_sound}
    return sound, tuple(partner for partner in taken if partner not in sound)


def _take_profile(desk: Desk, name: str, context: Context) -> File[Profile] | None:
    file = desk.take(name, Profile)
    if file is None:
        if name in desk.sources:
            desk.note_gap(Profile)
        return None
    found = check_profile(file.document, file.noun, context)
    return replace(file, is_sound=desk.keep_of(file, found))
