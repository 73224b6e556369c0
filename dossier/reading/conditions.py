"""Conditions of a rubric against the rubric itself: do they test what is there?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, get_args, get_origin

from dossier.nouns.condition import (
    ANY,
    OVERALL,
    AllOf,
    AnswerTest,
    AnyOf,
    Condition,
    FlagTest,
    GateTest,
    Not,
    RecordTest,
    Reference,
    Test,
)
from dossier.nouns.diagnostics import Diagnostic, error
from dossier.nouns.document import Document, Path
from dossier.nouns.fields import Model
from dossier.nouns.profile import Condition as ConditionRecord
from dossier.nouns.profile import Meeting, Probe, Risk
from dossier.nouns.rubric import ChoiceScale, DerivedScale, NumberScale, Rubric
from dossier.reading.reach import check_reach, check_verdicts
from dossier.reading.schema import suggest

RECORDS: Mapping[str, type[Model]] = {
    "meetings": Meeting,
    "probes": Probe,
    "risks": Risk,
    "conditions": ConditionRecord,
}
"""The models behind the lists of records that a condition may count."""

EVERYTHING = "all"
"""The one word that a list of markets, languages or needs may be answered with."""


def check_conditions(document: Document, rubric: Rubric) -> Iterator[Diagnostic]:
    """Everything that a gate, flag or verdict tests and that is not there or cannot come true.

    A flag may not look at flags or gates, nor a gate at gates: each is decided before the next.
    """
    known = _known(rubric)
    for place, condition, too_early in _conditions(rubric):
        for path, test in _tests(place, condition):
            for reference in test.references:
                if reference.name not in known[reference.kind]:
                    yield _unknown(document, path, reference, known[reference.kind])
            yield from _misplaced(document, path, test, too_early)
            yield from _bad_fields(document, path, test)
            yield from _bad_answers(document, path, test, rubric)
            yield from check_reach(document, path, test, rubric)
    yield from check_verdicts(document, rubric)


Known = Mapping[str, frozenset[str]]


def _known(rubric: Rubric) -> Known:
    criteria = frozenset(rubric.criteria)
    dimensions = {dimension.id for dimension in rubric.dimensions}
    return {
        "criterion": criteria,
        "place": criteria | dimensions | {OVERALL},
        "criterion or any": criteria | {ANY},
        "evidence kind": frozenset(rubric.evidence_kinds),
        "gate": frozenset({ANY, *(gate.id for gate in rubric.gates)}),
    }


def _conditions(rubric: Rubric) -> Iterator[tuple[Path, Condition, tuple[type, ...]]]:
    """Each condition with its place, and the tests whose results are not there yet."""
    for place, flag in enumerate(rubric.flags):
        if flag.when is not None:
            yield ("flags", place, "when"), flag.when, (FlagTest, GateTest)
    for place, gate in enumerate(rubric.gates):
        yield ("gates", place, "requires"), gate.requires, (GateTest,)
        if gate.fails is not None:
            yield ("gates", place, "fails"), gate.fails, (GateTest,)
    for place, verdict in enumerate(rubric.verdicts):
        if verdict.when is not None:
            yield ("verdicts", place, "when"), verdict.when, ()


def _tests(path: Path, condition: Condition) -> Iterator[tuple[Path, Test]]:
    match condition:
        case AllOf(all=parts):
            yield from _tests_of(path, "all", parts)
        case AnyOf(any=parts):
            yield from _tests_of(path, "any", parts)
        case Not(not_=part):
            yield from _tests((*path, "not"), part)
        case _:
            yield path, condition


def _tests_of(path: Path, key: str, parts: Iterable[Condition]) -> Iterator[tuple[Path, Test]]:
    for place, part in enumerate(parts):
        yield from _tests((*path, key, place), part)


def _unknown(
    document: Document, path: Path, reference: Reference, known: frozenset[str]
) -> Diagnostic:
    message = f"The rubric has no {reference.kind.removesuffix(' or any')} `{reference.name}`."
    hint = suggest(reference.name, tuple(sorted(known)))
    here: Path = (*path, reference.key)
    listed = document.value_at(here)
    if isinstance(listed, tuple):
        here = (*here, listed.index(reference.name))
    return error("rubric/unknown-name", message, document.span_of(here), hint)


def _misplaced(
    document: Document, path: Path, test: Test, too_early: tuple[type, ...]
) -> Iterator[Diagnostic]:
    if isinstance(test, too_early):
        message = "The condition looks at a result that is not there yet."
        hint = "Flags are decided first, then gates, then the verdict."
        yield error("rubric/too-early", message, document.span_of(path), hint)


def _bad_fields(document: Document, path: Path, test: Test) -> Iterator[Diagnostic]:
    """Records tested by a field that they do not have, or for a value that it never has."""
    if not isinstance(test, RecordTest):
        return
    fields = _fields_to_test(RECORDS[test.record])
    for field, value in test.where.items():
        here = (*path, "where", field)
        if field not in fields:
            message = f"The records in `{test.record}` have no field `{field}` that can be tested."
            hint = suggest(field, tuple(sorted(fields)))
            yield error("rubric/unknown-field", message, document.key_span_of(here), hint)
        elif fields[field] and value not in fields[field]:
            message = f"The field `{field}` of `{test.record}` is never `{value}`."
            hint = suggest(str(value), tuple(map(str, fields[field])))
            yield error("rubric/unknown-value", message, document.span_of(here), hint)


def _fields_to_test(model: type[Model]) -> Mapping[str, tuple[object, ...]]:
    """The fields that hold one word, number or truth value, each with its choices, if it has."""
    found: dict[str, tuple[object, ...]] = {}
    for name, field in model.model_fields.items():
        hints = [field.annotation, *get_args(field.annotation)]
        choices = next((get_args(hint) for hint in hints if get_origin(hint) is Literal), ())
        if choices or bool in hints or int in hints or str in hints:
            found[name] = choices
    return found


def _bad_answers(
    document: Document, path: Path, test: Test, rubric: Rubric
) -> Iterator[Diagnostic]:
    """Answers tested for what their criterion is never answered with."""
    if not isinstance(test, AnswerTest) or test.answer not in rubric.criteria:
        return
    scale = rubric.criteria[test.answer].scale
    is_number = isinstance(scale, NumberScale | DerivedScale)
    if test.bounds and not is_number:
        message = f"`{test.answer}` is not answered by a number."
        hint = "Test it with `is` alone."
        yield error("rubric/wrong-answer", message, document.span_of((*path, "answer")), hint)
    if test.is_ is not None and is_number:
        message = f"`{test.answer}` is answered by a number, never by `{test.is_}`."
        hint = "Test it with `below`, `above`, `at_least` or `at_most`."
        yield error("rubric/wrong-answer", message, document.span_of((*path, "is")), hint)
    if test.is_ is not None and not is_number:
        levels = tuple(scale.levels) if isinstance(scale, ChoiceScale) else (EVERYTHING,)
        if test.is_ not in levels:
            message = f"`{test.answer}` has no level `{test.is_}`."
            span = document.span_of((*path, "is"))
            yield error("rubric/unknown-level", message, span, suggest(test.is_, levels))
