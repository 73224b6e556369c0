"""What hangs on a criterion besides points: gates that it holds shut, open must-haves."""

from __future__ import annotations

from collections.abc import Iterator

from dossier.making.because import gate_title, must_title
from dossier.making.subject import Subject
from dossier.nouns.condition import AnswerTest, EvidenceTest, FigureTest, Test, UnknownTest
from dossier.nouns.ruling import GateState, MustState


def decides(reference: str, subject: Subject) -> tuple[str, ...]:
    """What finding out about a criterion would settle, by its titles: gates, then must-haves."""
    return tuple(dict.fromkeys((*_gates(reference, subject), *_must_haves(reference, subject))))


def _gates(reference: str, subject: Subject) -> Iterator[str]:
    for gate in subject.ruling.gates if subject.ruling else ():
        is_open = gate.state is not GateState.PASSED
        if is_open and any(_place(each.test) == reference for each in gate.because):
            yield subject.words("decides-gate", gate=gate_title(gate.id, subject))


def _must_haves(reference: str, subject: Subject) -> Iterator[str]:
    for must in subject.ruling.must_haves if subject.ruling else ():
        is_open = must.state is MustState.OPEN
        if is_open and any(ground.criterion == reference for ground in must.grounds):
            yield subject.words("decides-must", must=must_title(must.name, subject))


def _place(test: Test) -> str | None:
    """The criterion that a test looks at; None where it looks at something else."""
    match test:
        case AnswerTest(answer=place) | UnknownTest(unknown=place):
            return place
        case EvidenceTest(evidence=place) | FigureTest(place=place):
            return place
        case _:
            return None
