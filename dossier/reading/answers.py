"""Whether each answer is one that its criterion can be judged by."""

from __future__ import annotations

from collections.abc import Iterator

from dossier.nouns.brief import Brief
from dossier.nouns.diagnostics import Diagnostic, error, warning
from dossier.nouns.document import Document, Path
from dossier.nouns.profile import Answer, AnswerValue, Profile
from dossier.nouns.rubric import (
    ChoiceScale,
    CoverageScale,
    DerivedScale,
    NumberScale,
    Rubric,
    Scale,
)
from dossier.reading.characters import shorten
from dossier.reading.codes import is_known_language, known_markets
from dossier.reading.schema import suggest

ALL = "all"
"""The answer that covers a whole list of the brief, whatever it holds."""


def check_answers(
    document: Document, profile: Profile, rubric: Rubric, brief: Brief | None
) -> Iterator[Diagnostic]:
    """Errors for answers that no points can be given for, warnings for unbacked ones."""
    criteria = rubric.criteria
    for reference, answer in profile.answers.items():
        path: Path = ("answers", reference)
        if reference not in criteria:
            message = f"The rubric `{rubric.id}` has no criterion `{reference}`."
            hint = suggest(reference, tuple(criteria))
            yield error("profile/unknown-criterion", message, document.key_span_of(path), hint)
            continue
        yield from _check_values(document, path, answer, criteria[reference].scale)
        yield from _check_needs(document, path, answer, criteria[reference].scale, brief)
        yield from _check_backing(document, path, answer)


def _check_values(
    document: Document, path: Path, answer: Answer, scale: Scale
) -> Iterator[Diagnostic]:
    if isinstance(scale, DerivedScale) and answer.verified is not None:
        message = f"`{path[-1]}` is reckoned from the profile's records; it is not verified here."
        span = document.key_span_of((*path, "verified"))
        yield error("profile/derived-verified", message, span, "Delete the key; log the probes.")
    for name, value in (("claimed", answer.claimed), ("verified", answer.verified)):
        if value is not None and not (isinstance(scale, DerivedScale) and name == "verified"):
            yield from _check_value(document, (*path, name), value, scale)


def _check_value(
    document: Document, path: Path, value: AnswerValue, scale: Scale
) -> Iterator[Diagnostic]:
    match scale:
        case NumberScale() | DerivedScale():
            yield from _check_number(document, path, value, scale)
        case ChoiceScale():
            yield from _check_level(document, path, value, scale)
        case CoverageScale():
            yield from _check_cover(document, path, value, scale)


def _check_number(
    document: Document, path: Path, value: AnswerValue, scale: NumberScale | DerivedScale
) -> Iterator[Diagnostic]:
    if not isinstance(value, int | float):
        yield _refuse_kind(document, path, "a number")
    elif not scale.has_room_for(value):
        message = f"`{value:g}` is off the scale of `{path[-2]}`, which {_bounds(scale)}."
        hint = "Correct it, and mind the unit."
        yield error("profile/off-scale", message, document.span_of(path), hint)


def _bounds(scale: NumberScale | DerivedScale) -> str:
    """Where a scale that has an end ends."""
    if scale.max is None:
        return f"begins at {scale.min:g}"
    if scale.min is None:
        return f"ends at {scale.max:g}"
    return f"goes from {scale.min:g} to {scale.max:g}"


def _refuse_kind(document: Document, path: Path, wanted: str) -> Diagnostic:
    message = f"`{path[-2]}` is answered by {wanted}."
    return error("profile/wrong-answer", message, document.span_of(path))


def _check_level(
    document: Document, path: Path, value: AnswerValue, scale: ChoiceScale
) -> Iterator[Diagnostic]:
    if not isinstance(value, str):
        known = ", ".join(f"`{level}`" for level in scale.levels)
        yield _refuse_kind(document, path, f"one of {known}")
    elif value not in scale.levels:
        message = f"`{path[-2]}` has no level `{shorten(value)}`."
        hint = suggest(value, tuple(scale.levels))
        yield error("profile/unknown-level", message, document.span_of(path), hint)


def _check_cover(
    document: Document, path: Path, value: AnswerValue, scale: CoverageScale
) -> Iterator[Diagnostic]:
    if value == ALL:
        return
    if not isinstance(value, tuple):
        yield _refuse_kind(document, path, f"a list of {scale.of}, or the word `all`")
        return
    if scale.of == "markets":
        yield from check_markets(document, path, value, "profile")
    elif scale.of == "languages":
        yield from check_languages(document, path, value, "profile")


def check_markets(
    document: Document, path: Path, markets: tuple[str, ...], kind: str
) -> Iterator[Diagnostic]:
    """An error for each code that ISO 3166-1 does not have."""
    for position, market in enumerate(markets):
        if market not in known_markets():
            message = f"`{shorten(market)}` is not a country code of ISO 3166."
            span = document.span_of((*path, position))
            yield error(f"{kind}/bad-market", message, span, "Use two capitals, such as `ID`.")


def check_languages(
    document: Document, path: Path, languages: tuple[str, ...], kind: str
) -> Iterator[Diagnostic]:
    """An error for each tag that stands for no known language."""
    for position, tag in enumerate(languages):
        if not is_known_language(tag):
            message = f"`{shorten(tag)}` is not the tag of a known language."
            span = document.span_of((*path, position))
            yield error(f"{kind}/bad-language", message, span, "Use BCP 47, such as `zh` or `en`.")


def _check_needs(
    document: Document, path: Path, answer: Answer, scale: Scale, brief: Brief | None
) -> Iterator[Diagnostic]:
    if brief is None or not isinstance(scale, CoverageScale) or scale.of != "needs":
        return
    for name, value in (("claimed", answer.claimed), ("verified", answer.verified)):
        for position, need in enumerate(value if isinstance(value, tuple) else ()):
            if need not in brief.needs:
                message = f"The brief has no need `{shorten(need)}`; it counts for nothing."
                span = document.span_of((*path, name, position))
                yield warning("profile/unknown-need", message, span, suggest(need, brief.needs))


def _check_backing(document: Document, path: Path, answer: Answer) -> Iterator[Diagnostic]:
    if answer.is_silent and answer.note is None and (answer.evidence or answer.against):
        message = f"`{path[-1]}` has evidence and no answer; it counts as unknown."
        hint = "Add `claimed` or `verified`, or say in a `note` what is unknown."
        yield warning("profile/no-answer", message, document.key_span_of(path), hint)
    if not answer.is_silent and not answer.evidence:
        message = f"`{path[-1]}` is answered without evidence; nothing of it counts as proven."
        span = document.key_span_of(path)
        yield warning("profile/no-evidence", message, span, "Name the `evidence` it rests on.")
    for position, item in enumerate(answer.against):
        if item in answer.evidence:
            message = f"The evidence `{item}` stands both for and against `{path[-1]}`."
            span = document.span_of((*path, "against", position))
            yield warning("profile/for-and-against", message, span, "Decide, or split the item.")
