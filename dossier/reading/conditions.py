"""Conditions of a rubric against the rubric itself: do they test what is there?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from dossier.nouns.condition import (
    ANY,
    OVERALL,
    AllOf,
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
from dossier.nouns.rubric import Rubric
from dossier.reading.schema import suggest

RECORDS: Mapping[str, type[Model]] = {
    "meetings": Meeting,
    "probes": Probe,
    "risks": Risk,
    "conditions": ConditionRecord,
}
"""The models behind the lists of records that a condition may count."""


def check_conditions(document: Document, rubric: Rubric) -> Iterator[Diagnostic]:
    """Everything that a gate, flag or verdict tests and the rubric does not have.

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
    return error("rubric/unknown-name", message, document.span_of((*path, reference.key)), hint)


def _misplaced(
    document: Document, path: Path, test: Test, too_early: tuple[type, ...]
) -> Iterator[Diagnostic]:
    if isinstance(test, too_early):
        message = "The condition looks at a result that is not there yet."
        hint = "Flags are decided first, then gates, then the verdict."
        yield error("rubric/too-early", message, document.span_of(path), hint)


def _bad_fields(document: Document, path: Path, test: Test) -> Iterator[Diagnostic]:
    if not isinstance(test, RecordTest):
        return
    fields = tuple(sorted(RECORDS[test.record].model_fields))
    for field in test.where:
        if field not in fields:
            message = f"The records in `{test.record}` have no field `{field}`."
            span = document.key_span_of((*path, "where", field))
            yield error("rubric/unknown-field", message, span, suggest(field, fields))
