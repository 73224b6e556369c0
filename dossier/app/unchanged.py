"""Whether all that was asked for is there already, told without reading a single profile.

Judging a thousand partners takes half a minute, hashing their files a tenth of a second. So the
manifest notes what the last build of everything was made from; as long as these are the same
bytes, nothing has to be judged.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import PurePosixPath

from dossier.app.book import read_manifest
from dossier.app.finals import digest_finals
from dossier.app.load import Request
from dossier.app.order import FORMATS, PDF, Order
from dossier.edges.engine import digest_engine
from dossier.edges.files import PROFILE_FOLDER, list_profiles, read_bytes
from dossier.edges.own_files import find_files, find_states
from dossier.edges.resources import digest_all_templates, digest_program
from dossier.nouns.manifest import FILE_PATTERN, Complete, FileState, Manifest
from dossier.nouns.review import Review
from dossier.nouns.seal import ASSESSMENT
from dossier.nouns.sources import SHIPPED, Source, Sources
from dossier.reading.source import MAX_BYTES


def count_unchanged(order: Order, request: Request, *, is_check: bool = False) -> int | None:
    """How many documents an order asks for, if every one of them is current; else None.

    None also where that cannot be told at a glance. For a check there must be nothing beside them
    either that looks like one of ours.
    """
    manifest = read_manifest(order.output).value
    complete = manifest.complete if manifest else None
    if manifest is None or complete is None or order.since is not None:
        return None
    if not _is_asked_for_again(order, request, complete) or not _is_same_workspace(order, complete):
        return None
    wanted = list(_wanted(order, manifest, complete))
    files = {path: state for name in wanted for path, state in _files(manifest, name)}
    if is_check and not _is_alone(order, manifest, complete):
        return None
    is_current = all(f == "as written" for f in find_states(order.output, files).values())
    documents = sum(not name.endswith(ASSESSMENT) for name in wanted)
    return documents if is_current and wanted else None


def describe_options(order: Order, request: Request) -> Mapping[str, str]:
    """How a build is asked for, but for the partners."""
    return {
        "formats": ",".join(sorted(order.formats)),
        "languages": ",".join(order.languages),
        "brief": request.brief or "",
        "as of": request.as_of.isoformat() if request.as_of else "",
    }


def describe_complete(order: Order, request: Request, review: Review) -> Complete | None:
    """What a build of everything has been made from; None if that is more than files."""
    if review.sources is None or order.since is not None:
        return None
    is_fixed = request.as_of is not None or review.workspace.as_of is not None
    return Complete(
        options=dict(describe_options(order, request)),
        languages=order.languages or review.workspace.languages,
        day=None if is_fixed else request.today,
        surroundings=_look_around(order, tuple(review.partners)),
        sources={
            source.path: hashlib.sha256(source.data).hexdigest()
            for source in _all_sources(review.sources)
            if source.path != SHIPPED
        },
    )


def _all_sources(sources: Sources) -> Iterator[Source]:
    yield from (source for _, source in sources.shared)
    yield from sources.profiles.values()


def _look_around(order: Order, partners: tuple[str, ...]) -> dict[str, str]:
    around = {
        "program": digest_program(),
        "templates": digest_all_templates(order.folder),
        "editions": digest_finals(order.output, partners),
    }
    return around | ({"engine": digest_engine()} if PDF in order.formats else {})


def _is_asked_for_again(order: Order, request: Request, complete: Complete) -> bool:
    if complete.options != describe_options(order, request):
        return False
    return complete.day is None or complete.day == request.today


def _is_same_workspace(order: Order, complete: Complete) -> bool:
    profiles = list_profiles(order.folder).value
    if profiles is None or set(profiles) != set(_profiles(complete)):
        return False
    if complete.surroundings != _look_around(order, tuple(map(_id, profiles))):
        return False
    for name, digest in complete.sources.items():
        data = read_bytes(order.folder, name, MAX_BYTES).value
        if data is None or hashlib.sha256(data).hexdigest() != digest:
            return False
    return True


def _profiles(complete: Complete) -> Iterator[str]:
    folder = PurePosixPath(PROFILE_FOLDER)
    return (name for name in complete.sources if PurePosixPath(name).parent == folder)


def _id(profile: str) -> str:
    return PurePosixPath(profile).stem


# -- documents ------------------------------------------------------------------------------


def _wanted(order: Order, manifest: Manifest, complete: Complete) -> Iterator[str]:
    """The documents that the order asks for; each of them was there after the last build."""
    partners = order.partners or frozenset(map(_id, _profiles(complete)))
    for name in manifest.documents:
        above, _, file = name.rpartition("/")
        _, *language, ending = file.split(".")
        is_of_partners = above in partners if above else not order.partners
        is_of_languages = not language or language[0] in complete.languages
        is_of_formats = (PDF if ending == PDF else "md") in order.formats
        if is_of_partners and is_of_languages and is_of_formats:
            yield name


def _is_alone(order: Order, manifest: Manifest, complete: Complete) -> bool:
    """Whether all that bears a name of ours belongs to a document that has a source."""
    whole = replace(order, partners=frozenset(), formats=frozenset(FORMATS))
    sourced = _wanted(whole, manifest, complete)
    known = {path for name in sourced for path, _ in _files(manifest, name)}
    there = filter(re.compile(FILE_PATTERN).fullmatch, find_files(order.output))
    return known.issuperset(there)


def _files(manifest: Manifest, name: str) -> Iterator[tuple[str, FileState]]:
    return iter(manifest.documents[name].files.items())
