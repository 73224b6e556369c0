"""Verdict, must-haves, gates and red flags for the reader, each with the reason why."""

from __future__ import annotations

from dossier.making.because import because_words, flag_title, gate_title, must_title
from dossier.making.subject import Subject
from dossier.nouns.condition import FlagTest
from dossier.nouns.profile import Flag
from dossier.nouns.ruling import FlagResult, GateResult, GateState, MustState
from dossier.nouns.view import Fact, FlagRow, GateRow, VerdictView

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
        because=because_words(
            # Standing flags have a line of their own beside the verdict.
            (each for each in ruling.because if not isinstance(each.test, FlagTest)),
            subject,
        ),
    )


def must_have_facts(subject: Subject) -> tuple[Fact, ...]:
    """The brief's must-haves, each with how it stands."""
    results = subject.ruling.must_haves if subject.ruling else ()
    return tuple(
        Fact(must_title(must.name, subject), subject.words(f"must-{must.state.value}"))
        for must in results
    )


def gate_rows(subject: Subject) -> tuple[GateRow, ...]:
    """The rubric's gates in its order."""
    results = subject.ruling.gates if subject.ruling else ()
    return tuple(_gate(gate, subject) for gate in results)


def flag_rows(subject: Subject) -> tuple[FlagRow, ...]:
    """Red flags, the gravest first and the unresolved before the resolved."""
    results = subject.ruling.flags if subject.ruling else ()
    flags = sorted(results, key=lambda flag: (flag.is_resolved, GRAVITY[flag.severity], flag.id))
    by_person = {flag.id: flag for flag in subject.profile.flags}
    return tuple(_flag(flag, by_person.get(flag.id), subject) for flag in flags)


def standing_flags(subject: Subject) -> str | None:
    """The unresolved flags with their severity, the gravest first; None where none stands."""
    rows = [row for row in flag_rows(subject) if row.resolution is None]
    words = subject.words
    named = (words("flag-and-severity", flag=row.title, severity=row.severity) for row in rows)
    return words("clause-separator").join(named) or None


def open_must_haves(subject: Subject) -> str | None:
    """The must-haves that are not met, by how they stand; None where all are met."""
    results = subject.ruling.must_haves if subject.ruling else ()
    words = subject.words
    grouped = []
    for state in (MustState.ABSENT, MustState.OPEN):
        titles = [must_title(must.name, subject) for must in results if must.state is state]
        if titles:
            label = words(f"must-{state.value}")
            grouped.append(words("labelled", label=label, value=words.listing(titles)))
    return words("clause-separator").join(grouped) or None


def _gate(gate: GateResult, subject: Subject) -> GateRow:
    words = subject.words
    return GateRow(
        title=gate_title(gate.id, subject),
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
    return FlagRow(
        title=flag_title(flag.id, subject),
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
