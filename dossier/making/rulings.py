"""Verdict, gates and red flags for the reader, each with the reason why."""

from __future__ import annotations

from collections.abc import Iterable

from dossier.making.because import because_words, flag_title, gate_title
from dossier.making.subject import Subject
from dossier.nouns.condition import FlagTest
from dossier.nouns.profile import Flag
from dossier.nouns.ruling import FlagResult, GateResult, GateState
from dossier.nouns.ruling_view import FlagRow, GateRow, VerdictView

GRAVITY = {"blocker": 0, "major": 1, "minor": 2}


def verdict_view(subject: Subject) -> VerdictView | None:
    """The verdict with its reasons; None where the rubric has no verdicts."""
    ruling = subject.ruling
    if ruling is None or ruling.verdict is None:
        return None
    rules = {rule.id: rule for rule in subject.review.rubric.verdicts}
    rule = rules[ruling.verdict]
    return VerdictView(
        id=rule.id,
        title=subject.say(rule.title),
        explanation=subject.say(rule.explanation),
        because=because_words(ruling.because, subject) or (subject.words("because-nothing-else"),),
    )


def gate_rows(subject: Subject) -> tuple[GateRow, ...]:
    """The rubric's gates in its order."""
    results = subject.ruling.gates if subject.ruling else ()
    return tuple(_gate(gate, subject) for gate in results)


def flag_rows(subject: Subject) -> tuple[FlagRow, ...]:
    """Red flags, the gravest first and the unresolved before the resolved."""
    results = subject.ruling.flags if subject.ruling else ()
    by_person = {flag.id: flag for flag in subject.profile.flags}
    return tuple(_flag(flag, by_person.get(flag.id), subject) for flag in _by_gravity(results))


def standing_flags(subject: Subject) -> str | None:
    """The unresolved flags with their severity, the gravest first; None where none stands."""
    return _named(_standing(subject), subject)


def further_flags(subject: Subject) -> str | None:
    """The unresolved flags that the verdict's reasons do not name; None where there is none."""
    because = subject.ruling.because if subject.ruling else ()
    named = {name for each in because if isinstance(each.test, FlagTest) for name in each.names}
    return _named([flag for flag in _standing(subject) if flag.id not in named], subject)


def open_gates(subject: Subject) -> str | None:
    """The gates that are not passed, the failed first and marked as such; None where all are."""
    results = subject.ruling.gates if subject.ruling else ()
    failed, not_yet = (
        [gate_title(gate.id, subject) for gate in results if gate.state is state]
        for state in (GateState.FAILED, GateState.OPEN)
    )
    marked = [subject.words("gate-that-failed", gate=title) for title in failed]
    return subject.words("clause-separator").join([*marked, *not_yet]) or None


def _by_gravity(flags: Iterable[FlagResult]) -> list[FlagResult]:
    return sorted(flags, key=lambda flag: (flag.is_resolved, GRAVITY[flag.severity], flag.id))


def _standing(subject: Subject) -> list[FlagResult]:
    results = subject.ruling.flags if subject.ruling else ()
    return [flag for flag in _by_gravity(results) if not flag.is_resolved]


def _named(flags: Iterable[FlagResult], subject: Subject) -> str | None:
    words = subject.words
    named = (
        words(
            "flag-and-severity",
            flag=flag_title(flag.id, subject),
            severity=words(f"severity-{flag.severity}"),
        )
        for flag in flags
    )
    return words("clause-separator").join(named) or None


def _gate(gate: GateResult, subject: Subject) -> GateRow:
    words = subject.words
    rule = next(rule for rule in subject.review.rubric.gates if rule.id == gate.id)
    return GateRow(
        title=subject.say(rule.title),
        explanation=subject.say(rule.explanation),
        before=words(f"before-{gate.before}"),
        state=words(f"gate-{gate.state.value}"),
        is_passed=gate.state is GateState.PASSED,
        why=_joined(because_words(gate.because, subject), subject),
    )


def _flag(flag: FlagResult, person: Flag | None, subject: Subject) -> FlagRow:
    words = subject.words
    notes = [subject.say(person.note).strip()] if person and person.note else []
    why = _joined((*because_words(flag.because, subject), *filter(None, notes)), subject)
    raisers = [words("by-rule")] if flag.is_by_rule else []
    raisers += [words("by-person")] if person else []
    rules = (rule for rule in subject.review.rubric.flags if rule.id == flag.id)
    return FlagRow(
        title=flag_title(flag.id, subject),
        explanation=next((subject.say(rule.explanation) for rule in rules), None),
        severity=words(f"severity-{flag.severity}"),
        raised_by=words.listing(raisers),
        why=why or None,
        resolution=_resolution(person, subject),
    )


def _resolution(person: Flag | None, subject: Subject) -> str | None:
    if person is None or person.resolved is None:
        return None
    resolved = person.resolved
    how = subject.say(resolved.how).strip()
    return subject.words("resolved-on", date=resolved.on.isoformat(), how=how)


def _joined(sentences: tuple[str, ...], subject: Subject) -> str:
    return subject.words("sentence-separator").join(sentences)
