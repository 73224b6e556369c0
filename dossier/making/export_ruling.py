"""What the rules came to, for other programs: verdict, must-haves, gates and flags as JSON.

Each says why as data, with a sentence in every language of the workspace, so that what is written
does not hang on the language somebody asked in.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence

from dossier.making.because import because_sentence
from dossier.making.musts import ground_sentence
from dossier.making.subject import Subject
from dossier.nouns.condition import (
    AnswerTest,
    Bounds,
    FigureTest,
    ProbeTest,
    RecordTest,
    StageTest,
    Test,
    UnknownTest,
)
from dossier.nouns.profile import AnswerValue
from dossier.nouns.ruling import Because, FlagResult, GateResult, MustGround, MustResult, Ruling

Json = Mapping[str, object]

NEVER = "never"
"""What stands for an infinite figure, which JSON has no number for: most probes unanswered."""


def ruling_json(ruling: Ruling | None, subjects: Sequence[Subject]) -> Json:
    """The keys of a partner that its ruling makes; none without one.

    `subjects` are the partner in each language of the workspace.
    """
    if ruling is None:
        return {}
    verdict = None
    if ruling.verdict is not None:
        verdict = {"id": ruling.verdict, "because": _reasons(ruling.because, subjects)}
    return {
        "verdict": verdict,
        "must_haves": [_must_have(must, subjects) for must in ruling.must_haves],
        "gates": [_gate(gate, subjects) for gate in ruling.gates],
        "flags": [_flag(flag, subjects) for flag in ruling.flags],
    }


def in_languages(subjects: Iterable[Subject], say: Callable[[Subject], str]) -> dict[str, str]:
    """What `say` makes of each subject, by its language."""
    return {subject.words.language: say(subject) for subject in subjects}


def value_json(value: AnswerValue | None) -> object:
    """An answer or a figure as JSON can hold it."""
    if isinstance(value, float) and math.isinf(value):
        return NEVER
    return list(value) if isinstance(value, tuple) else value


def _must_have(result: MustResult, subjects: Sequence[Subject]) -> Json:
    def ground(each: MustGround) -> Json:
        return {
            "criterion": each.criterion,
            "claimed_value": value_json(each.claimed),
            "verified_value": value_json(each.verified),
            "strength": each.strength,
            "proven": each.proven,
            "ceiling": each.ceiling,
            "evidence": list(each.evidence),
            "value": each.value,
            "opposition": each.opposition,
            "against": list(each.against),
            "text": in_languages(subjects, lambda s: ground_sentence(each, result.must, s)),
        }

    return {
        "id": result.name,
        "state": result.state.value,
        "at_least": result.must.at_least,
        "because": [ground(each) for each in result.grounds],
    }


def _gate(gate: GateResult, subjects: Sequence[Subject]) -> Json:
    return {
        "id": gate.id,
        "before": gate.before,
        "state": gate.state.value,
        "because": _reasons(gate.because, subjects),
    }


def _flag(flag: FlagResult, subjects: Sequence[Subject]) -> Json:
    return {
        "id": flag.id,
        "severity": flag.severity,
        "resolved": flag.is_resolved,
        "by_rule": flag.is_by_rule,
        "because": _reasons(flag.because, subjects),
    }


def _reasons(because: Iterable[Because], subjects: Sequence[Subject]) -> list[Json]:
    return [_reason(each, subjects) for each in because]


def _reason(because: Because, subjects: Sequence[Subject]) -> Json:
    return {
        "test": _test(because.test),
        "holds": because.holds,
        **_met(because),
        "text": in_languages(subjects, lambda subject: because_sentence(because, subject)),
    }


def _test(test: Test) -> Json:
    """The test as the rubric has it, without what that leaves out: first what is looked at."""
    given = test.model_dump(mode="json", by_alias=True, exclude_unset=True)
    return {key: given[key] for key in sorted(given, key=lambda key: key in Bounds.model_fields)}


def _met(because: Because) -> Json:
    """What the test met, by the keys that tests of its kind have."""
    match because.test:
        case FigureTest() | ProbeTest():
            return {"figure": value_json(because.figure)}
        case AnswerTest() | UnknownTest():
            return {"answer": value_json(because.answer)}
        case RecordTest():
            return {"count": because.count}
        case StageTest():
            return {"names": list(because.names)}
        case _:
            return {"count": because.count, "names": list(because.names)}
