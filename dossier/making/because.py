"""Why a rule came out as it did, in the reader's words: one sentence for each test.

Each sentence states what was met, and so is true whether the test holds or a condition turns it
round.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Literal, assert_never

from dossier.making.bounds import bar_words, countable, figure_sentence, sides_words
from dossier.making.criteria import answer_words
from dossier.making.subject import Subject
from dossier.making.words import Words
from dossier.nouns.condition import (
    ANY,
    AnswerTest,
    Bounds,
    ContradictedTest,
    EvidenceTest,
    FigureTest,
    FlagTest,
    GateTest,
    MustHaveTest,
    ProbeTest,
    RecordTest,
    RegisterTest,
    StageTest,
    UnknownTest,
)
from dossier.nouns.profile import AnswerValue
from dossier.nouns.ruling import Because

NAMED = 6
"""Records that a sentence names; of more it says that there are more."""


def because_words(because: Iterable[Because], subject: Subject) -> tuple[str, ...]:
    """A sentence for each test, saying what it met; what is the same is said once."""
    return tuple(dict.fromkeys(because_sentence(each, subject) for each in because))


def because_sentence(because: Because, subject: Subject) -> str:
    """One test's sentence, saying what it met and on which side of the bar that lies."""
    match because.test:
        case FigureTest() | ProbeTest() as test:
            return figure_sentence(test, because, subject) + _in_vain(because, subject.words)
        case AnswerTest() | UnknownTest() as test:
            return _answer_sentence(test, because, subject)
        case EvidenceTest() | RegisterTest() as test:
            return _evidence_words(test, because, subject)
        case ContradictedTest() | RecordTest() as test:
            return _count_words(test, because, subject)
        case StageTest() | FlagTest() | GateTest() | MustHaveTest() as test:
            return _state_words(test, because, subject)
        case _ as never:
            assert_never(never)


def _in_vain(because: Because, words: Words) -> str:
    """The probes that a share of the unanswered counts, by their ids; nothing without any."""
    if not because.names:
        return ""
    named = words("probes-in-vain", names=_some(because.names, words))
    return f"{words('sentence-separator')}{named}"


def _some(names: Sequence[str], words: Words) -> str:
    """Names in a row, as many as a sentence bears."""
    cut = [words("and-so-on")] if len(names) > NAMED else []
    return words.listing([*names[:NAMED], *cut])


def gate_title(name: str, subject: Subject) -> str:
    """A gate by its title."""
    return next(subject.say(gate.title) for gate in subject.review.rubric.gates if gate.id == name)


def flag_title(name: str, subject: Subject) -> str:
    """A red flag by its title: the partner's own file may name it, else the rubric does."""
    titles = {flag.id: flag.title for flag in subject.review.rubric.flags}
    titles |= {flag.id: flag.title for flag in subject.profile.flags if flag.title}
    return subject.say(titles[name]) if name in titles else name.replace("-", " ")


def must_title(name: str, subject: Subject) -> str:
    """A must-have by the title of its need or criterion."""
    if name in subject.criteria:
        return subject.say(subject.criteria[name].title)
    return subject.need_titles.get(name, name.replace("_", " "))


# -- answers --------------------------------------------------------------------------------


def _answer_sentence(test: AnswerTest | UnknownTest, because: Because, subject: Subject) -> str:
    words = subject.words
    reference = test.unknown if isinstance(test, UnknownTest) else test.answer
    looked_at = "found" if isinstance(test, UnknownTest) else test.look_at
    criterion = subject.criteria[reference]
    title = subject.say(criterion.title)
    if not _applies(reference, subject):
        return words("because-not-applicable", criterion=title)
    answer = _quoted(because.answer, reference, subject)
    if answer is None:
        return words(f"unanswered-{looked_at}", criterion=title)
    said = words(f"answer-{looked_at}", criterion=title, answer=answer)
    beside = None if isinstance(test, UnknownTest) else _beside(test, because, subject)
    return (
        words("because-answer-beside", answer=said, beside=beside)
        if beside
        else (words("because-answer", answer=said))
    )


def _beside(test: AnswerTest, because: Because, subject: Subject) -> str | None:
    """What the answer was held against; None where the answer says it all."""
    words, answer = subject.words, because.answer
    if test.is_ is not None:
        wanted = _quoted(test.is_, test.answer, subject)
        return None if because.holds else words("but-not", wanted=wanted or test.is_)
    if not isinstance(answer, int | float):
        return None

    def bar(bound: float) -> str:
        shown = answer_words(bound, subject.criteria[test.answer], subject) or ""
        return bar_words(shown, bound, "plain", words)

    return sides_words(test, answer, bar, words)


def _quoted(answer: AnswerValue | None, reference: str, subject: Subject) -> str | None:
    """An answer in words, in quotation marks unless it is a number; None for no answer."""
    shown = answer_words(answer, subject.criteria[reference], subject)
    if shown is None:
        return None
    return subject.words("unquoted" if isinstance(answer, int | float) else "quoted", text=shown)


def _applies(reference: str, subject: Subject) -> bool:
    return any(
        result.applies for result in subject.assessment.criteria if result.reference == reference
    )


# -- evidence and records -------------------------------------------------------------------


def _evidence_words(test: EvidenceTest | RegisterTest, because: Because, subject: Subject) -> str:
    words, kinds = subject.words, subject.review.rubric.evidence_kinds
    names = test.kind_in if isinstance(test, EvidenceTest) else test.register_
    quoted = (words("quoted", text=subject.say(kinds[name].title)) for name in names)
    labels = words.listing(subject.evidence_links[name].label for name in because.names)
    if test.at_least > 1:
        labels = words("labels-needed", labels=labels, wanted=test.at_least)
    shown = {"kinds": words("or-separator").join(quoted), "labels": labels}
    key = "because-evidence" if because.count else "because-no-evidence"
    if isinstance(test, RegisterTest):
        return words("because-evidence-unused" if test.used and not because.count else key, **shown)
    return words(f"{key}-of", criterion=subject.say(subject.criteria[test.evidence].title), **shown)


def _count_words(test: ContradictedTest | RecordTest, because: Because, subject: Subject) -> str:
    if isinstance(test, RecordTest):
        return _record_words(test, because, subject.words)
    return _contradicted_words(test, because, subject)


def _contradicted_words(test: ContradictedTest, because: Because, subject: Subject) -> str:
    words, count = subject.words, because.count or 0
    evidence = words("counter-evidence")
    if test.strength_at_least:
        strength = f"{words.number(100 * test.strength_at_least)}%"
        evidence = words("counter-evidence-strong", strength=strength)
    if test.contradicted != ANY:
        title = subject.say(subject.criteria[test.contradicted].title)
        key = "because-contradicted-one" if count else "because-uncontradicted-one"
        return words(key, criterion=title, evidence=evidence)
    if not count:
        return words("because-uncontradicted", evidence=evidence)
    titles = (subject.say(subject.criteria[name].title) for name in because.names)
    named = words("clause-separator").join(titles)
    claims = words("claims-contradicted", count=count, evidence=evidence)
    if test.at_least == 1:
        return words("because-contradicted", claims=claims, criteria=named)
    sides = _sides_of_count(count, test.at_least, "claims", words)
    return words("because-contradicted-beside", claims=claims, sides=sides, criteria=named)


def _record_words(test: RecordTest, because: Because, words: Words) -> str:
    count = because.count or 0
    fields = "-".join(str(value) for _, value in sorted(test.where.items()))
    specific = f"records-{test.record}-{fields}".replace("_", "-")
    what = words(specific) if words.has(specific) else words(f"records-{test.record}")
    if test.where and not words.has(specific):
        what = words("records-such", records=what)
    if because.names:
        what += words("beside", text=_some(because.names, words))
    if test.at_least == 1:
        return words("because-records", what=what, count=count)
    sides = _sides_of_count(count, test.at_least, "records", words)
    return words("because-records-beside", what=what, count=count, sides=sides)


def _sides_of_count(
    count: int, wanted: int, unit: Literal["claims", "records"], words: Words
) -> str:
    def bar(bound: float) -> str:
        return bar_words(words.number(bound), countable(bound, 0), unit, words)

    return sides_words(Bounds(at_least=wanted), count, bar, words)


# -- stage and results so far ---------------------------------------------------------------


def _stage_words(test: StageTest, because: Because, words: Words) -> str:
    (stage,) = because.names
    now = words("quoted", text=words(f"stage-{stage}"))
    if because.holds:
        return words("because-stage", stage=now)
    others = (words("quoted", text=words(f"stage-{other}")) for other in test.stage)
    wanted = words("but-not", wanted=words("or-separator").join(others))
    return words("because-other-stage", stage=now, beside=wanted)


def _state_words(
    test: StageTest | FlagTest | GateTest | MustHaveTest, because: Because, subject: Subject
) -> str:
    match test:
        case StageTest():
            return _stage_words(test, because, subject.words)
        case FlagTest():
            return _flag_words(test, because, subject)
        case GateTest():
            return _gate_words(test, because, subject)
        case MustHaveTest():
            return _named(f"because-musts-{test.must_have}", because, must_title, subject)


def _gate_words(test: GateTest, because: Because, subject: Subject) -> str:
    key = f"because-gates-{test.is_}"
    if because.names or test.gate == ANY:
        return _named(key, because, gate_title, subject)
    return subject.words(f"{key}-not", gate=gate_title(test.gate, subject))


def _named(
    key: str, because: Because, title: Callable[[str, Subject], str], subject: Subject
) -> str:
    words = subject.words
    # Titles may hold commas of their own.
    titles = words("clause-separator").join(title(name, subject) for name in because.names)
    return words(key, names=titles) if titles else words(f"{key}-none")


def _flag_words(test: FlagTest, because: Because, subject: Subject) -> str:
    words = subject.words
    severity = None if test.severity is None else words(f"severity-{test.severity}")
    names = words("clause-separator").join(flag_title(name, subject) for name in because.names)
    if names and severity:
        return words("because-flags-severe", severity=severity, names=names)
    if names:
        return words("because-flags", names=names)
    if test.flag == ANY:
        return (
            words("because-flags-none-severe", severity=severity)
            if severity
            else (words("because-flags-none"))
        )
    title = flag_title(test.flag, subject)
    if severity:
        title = words("flag-and-severity", flag=title, severity=severity)
    return words("because-flags-not", flag=title)
