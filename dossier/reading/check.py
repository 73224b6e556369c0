"""What one file alone cannot show: whether files agree with each other and with the day."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dossier.nouns.brief import Brief
from dossier.nouns.diagnostics import Diagnostic, Span, by_place, error, warning
from dossier.nouns.document import Document, Path
from dossier.nouns.fields import Text
from dossier.nouns.profile import Profile
from dossier.nouns.rubric import Rubric
from dossier.nouns.workspace import Workspace
from dossier.reading.answers import check_answers, check_languages, check_markets
from dossier.reading.characters import shorten
from dossier.reading.conditions import check_conditions
from dossier.reading.names import check_name, skeleton
from dossier.reading.records import (
    check_dates,
    check_evidence,
    check_figures,
    check_ids,
    check_kinds,
    check_times,
)
from dossier.reading.schema import suggest
from dossier.reading.translations import check_translations

_FILE_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,63}\.yaml", re.ASCII)


@dataclass(frozen=True, slots=True)
class Context:
    """What a profile is checked against: `partners` are the ids of all profiles, its own too.

    Without a rubric, a day or a brief, what depends on it is not checked.
    """

    rubric: Rubric | None
    as_of: dt.date | None
    brief: Brief | None = None
    partners: frozenset[str] = frozenset()
    languages: tuple[str, ...] = ()


def check_profile(document: Document, profile: Profile, context: Context) -> tuple[Diagnostic, ...]:
    """Everything in a valid profile that does not fit its surroundings, sorted by place."""
    rubric, as_of = context.rubric, context.as_of
    return _sorted(
        check_file_name(document),
        check_answers(document, profile, rubric, context.brief) if rubric else (),
        check_kinds(document, profile, rubric) if rubric else (),
        check_evidence(document, profile),
        check_figures(document, profile),
        check_dates(document, profile, as_of) if as_of else (),
        check_times(document, profile),
        check_ids(document, profile),
        _check_alternatives(document, profile, context.partners),
        _check_own_names(document, profile),
        check_translations(document, profile, "profile", context.languages),
    )


def check_brief(
    document: Document, brief: Brief, rubric: Rubric | None, languages: tuple[str, ...] = ()
) -> tuple[Diagnostic, ...]:
    """Everything in a valid brief that the rubric does not have, or no standard knows."""
    return _sorted(
        _check_weights(document, brief, rubric) if rubric else (),
        _check_criteria(document, brief, rubric) if rubric else (),
        _check_needs(document, brief),
        check_markets(document, ("markets",), brief.markets, "brief"),
        check_languages(document, ("languages",), brief.languages, "brief"),
        check_translations(document, brief, "brief", languages),
    )


def check_rubric(
    document: Document, rubric: Rubric, languages: tuple[str, ...] = ()
) -> tuple[Diagnostic, ...]:
    """Conditions that test what there is not, names too much alike, texts that lack a language."""
    return _sorted(
        _check_anchors(document, rubric),
        check_conditions(document, rubric),
        check_translations(document, rubric, "rubric", languages),
    )


def check_workspace(document: Document, workspace: Workspace) -> tuple[Diagnostic, ...]:
    """The texts of a workspace that lack one of its own languages."""
    return _sorted(check_translations(document, workspace, "workspace", workspace.languages))


def check_similar_names(
    profiles: Iterable[tuple[Document, Profile]],
) -> tuple[Diagnostic, ...]:
    """A warning for each name that looks like that of a partner earlier in the list."""
    found: list[Diagnostic] = []
    seen: dict[str, str] = {}
    for document, profile in profiles:
        for path, name in _names_of(profile):
            other = seen.setdefault(skeleton(name), document.file)
            if other != document.file:
                message = f"The name `{shorten(name)}` looks like one in {other}."
                hint = "Check that they are two partners."
                span = document.span_of(path)
                found.append(warning("profile/similar-name", message, span, hint))
    return tuple(sorted(set(found), key=by_place))


def check_file_name(document: Document) -> Iterator[Diagnostic]:
    """An error if the file's name does not make an id."""
    name = document.file.rpartition("/")[2]
    if not _FILE_NAME.fullmatch(name):
        message = f"The file's name, `{shorten(name)}`, does not make an id."
        hint = "Use lower-case letters, digits and `-` before `.yaml`."
        yield error("profile/bad-file-name", message, Span(document.file, 1, 1), hint)


def _sorted(*checks: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    return tuple(sorted((d for check in checks for d in check), key=by_place))


# -- profile --------------------------------------------------------------------------------


def _check_alternatives(
    document: Document, profile: Profile, partners: frozenset[str]
) -> Iterator[Diagnostic]:
    own = document.file.rpartition("/")[2].removesuffix(".yaml")
    for position, partner in enumerate(profile.exit.alternatives if profile.exit else ()):
        span = document.span_of(("exit", "alternatives", position))
        if partner == own:
            message = f"The partner `{partner}` is named as an alternative to itself."
            yield warning("profile/own-alternative", message, span, "Name another, or delete it.")
        elif partner not in partners:
            message = f"No partner of this workspace is called `{partner}`."
            hint = suggest(partner, tuple(sorted(partners)))
            yield warning("profile/unknown-partner", message, span, hint)


def _check_own_names(document: Document, profile: Profile) -> Iterator[Diagnostic]:
    for path, name in _names_of(profile):
        yield from check_name(name, "profile", document.span_of(path))


def _names_of(profile: Profile) -> Iterator[tuple[Path, str]]:
    """Every spelling of the partner's name, with its place in the file."""
    yield from _spellings(("name",), profile.name)
    if profile.legal_name is not None:
        yield ("legal_name",), profile.legal_name


def _spellings(path: Path, text: Text) -> Iterator[tuple[Path, str]]:
    yield from (((*path, language), words) for language, words in text.root.items())


# -- rubric ---------------------------------------------------------------------------------


def _check_anchors(document: Document, rubric: Rubric) -> Iterator[Diagnostic]:
    """Dimensions, and criteria, that links within a document could not tell apart."""
    places: list[tuple[Path, str]] = []
    for i, dimension in enumerate(rubric.dimensions):
        places.append((("dimensions", i, "id"), dimension.id))
        for j, criterion in enumerate(dimension.criteria):
            path: Path = ("dimensions", i, "criteria", j, "id")
            places.append((path, f"{dimension.id}.{criterion.id}"))
    seen: dict[tuple[bool, str], str] = {}
    for path, name in places:
        anchor = name.replace("_", "-").replace(".", "-")
        other = seen.setdefault(("." in name, anchor), name)
        if other != name:
            message = f"In links `{name}` would be taken for `{other}`: both become `{anchor}`."
            span = document.span_of(path)
            yield error("rubric/same-anchor", message, span, "Rename one of them.")


# -- brief ----------------------------------------------------------------------------------


def _check_weights(document: Document, brief: Brief, rubric: Rubric) -> Iterator[Diagnostic]:
    known = tuple(dimension.id for dimension in rubric.dimensions)
    for name in brief.weights:
        if name not in known:
            message = f"The rubric `{rubric.id}` has no dimension `{name}`."
            span = document.key_span_of(("weights", name))
            yield error("brief/unknown-dimension", message, span, suggest(name, known))


def _check_criteria(document: Document, brief: Brief, rubric: Rubric) -> Iterator[Diagnostic]:
    named: list[tuple[Path, str]] = [
        (("not_applicable", i), name) for i, name in enumerate(brief.not_applicable)
    ]
    for i, must in enumerate(brief.must_have):
        if must.criterion is not None:
            named.append((("must_have", i, "criterion"), must.criterion))
    for path, name in named:
        if name not in rubric.criteria:
            message = f"The rubric `{rubric.id}` has no criterion `{name}`."
            hint = suggest(name, tuple(rubric.criteria))
            yield error("brief/unknown-criterion", message, document.span_of(path), hint)
        elif path[0] == "must_have" and name in brief.not_applicable:
            message = f"The criterion `{name}` is a must-have and does not apply."
            yield error("brief/contradiction", message, document.span_of(path), "Decide.")


def _check_needs(document: Document, brief: Brief) -> Iterator[Diagnostic]:
    for i, must in enumerate(brief.must_have):
        if must.need is not None and must.need not in brief.needs:
            message = f"The must-have `{must.need}` is not among the brief's needs."
            span = document.span_of(("must_have", i, "need"))
            yield error("brief/unknown-need", message, span, suggest(must.need, brief.needs))
    for need in brief.need_titles:
        if need not in brief.needs:
            message = f"`{need}` has a title but is not among the brief's needs."
            span = document.key_span_of(("need_titles", need))
            yield warning("brief/unused-title", message, span, suggest(need, brief.needs))
