"""Why a rule came out as it did, in the reader's words: one sentence for each test."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from typing import assert_never

from dossier.making.criteria import answer_words
from dossier.making.subject import Subject
from dossier.making.words import Words
from dossier.nouns.condition import (
    OVERALL,
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
from dossier.nouns.ruling import Because

MOST_DECIMALS = 6


def because_words(because: Iterable[Because], subject: Subject) -> tuple[str, ...]:
    """A sentence for each test, saying what it met and what it was held against."""
    return tuple(dict.fromkeys(_sentence(each, subject) for each in because))


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


def _sentence(because: Because, subject: Subject) -> str:
    match because.test:
        case FigureTest() | ProbeTest() as test:
            return _figure_words(test, because, subject)
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


def _figure_words(test: FigureTest | ProbeTest, because: Because, subject: Subject) -> str:
    words = subject.words
    if isinstance(test, FigureTest):
        what = words("figure-of", figure=words(test.figure), place=_place(test.place, subject))
        is_share = test.figure == "coverage"
    else:
        what = words(f"probe-{test.probe.replace('.', '-').replace('_', '-')}")
        is_share = "_share" in test.probe
    unit, scale = ("%", 100) if is_share else ("", 1)
    bounds = _bounds_words(test, lambda bound: f"{words.number(scale * bound)}{unit}", words)
    if because.figure is None:
        return words("because-figure", what=what, figure=words("unknown"), bounds=bounds)
    decimals = _telling_decimals(
        scale * because.figure, [scale * bound for _, bound in test.bounds]
    )
    unit = "" if math.isinf(because.figure) else unit
    shown = f"{words.number(scale * because.figure, decimals)}{unit}"
    return words("because-figure", what=what, figure=shown, bounds=bounds)


def _telling_decimals(figure: float, bounds: Iterable[float]) -> int:
    """As few decimals as tell a figure from each bound: 49.96 is not shown as 50 and below 50."""
    apart = [bound for bound in bounds if not math.isclose(figure, bound, abs_tol=1e-9)]
    enough = (d for d in range(1, MOST_DECIMALS) if round(figure, d) not in apart)
    return next(enough, MOST_DECIMALS)


def _bounds_words(test: Bounds, shown: Callable[[float], str], words: Words) -> str:
    return words.listing(
        words(f"bound-{name.replace('_', '-')}", bound=shown(bound)) for name, bound in test.bounds
    )


def _place(place: str, subject: Subject) -> str:
    if place == OVERALL:
        return subject.words("overall")
    if place in subject.criteria:
        return subject.say(subject.criteria[place].title)
    dimensions = subject.review.rubric.dimensions
    return next(subject.say(d.title) for d in dimensions if d.id == place)


def _answer_sentence(test: AnswerTest | UnknownTest, because: Because, subject: Subject) -> str:
    words = subject.words
    reference = test.unknown if isinstance(test, UnknownTest) else test.answer
    criterion = subject.criteria[reference]
    answer = answer_words(because.answer, criterion, subject)
    title = subject.say(criterion.title)
    if answer is None:
        return words("because-unanswered", criterion=title)
    if isinstance(test, UnknownTest) or (test.is_ is not None and because.holds):
        return words("because-answered", criterion=title, answer=answer)
    if test.is_ is not None:
        wanted = answer_words(test.is_, criterion, subject) or test.is_
        return words("because-other-answer", criterion=title, answer=answer, wanted=wanted)
    wanted = _bounds_words(test, lambda at: answer_words(at, criterion, subject) or "", words)
    return words("because-answer", criterion=title, answer=answer, wanted=wanted)


def _evidence_words(test: EvidenceTest | RegisterTest, because: Because, subject: Subject) -> str:
    words, rubric = subject.words, subject.review.rubric
    names = test.kind_in if isinstance(test, EvidenceTest) else test.register_
    kinds = words.listing(subject.say(rubric.evidence_kinds[name].title) for name in names)
    labels = words.listing(subject.evidence_links[name].label for name in because.names)
    if test.at_least > 1:
        labels = words("labels-needed", labels=labels, wanted=test.at_least)
    key = "because-evidence" if because.count else "because-no-evidence"
    if isinstance(test, EvidenceTest):
        title = subject.say(subject.criteria[test.evidence].title)
        return words(f"{key}-of", criterion=title, kinds=kinds, labels=labels)
    if test.used and not because.count:
        return words("because-no-evidence-used", kinds=kinds)
    return words(key, kinds=kinds, labels=labels)


def _count_words(test: ContradictedTest | RecordTest, because: Because, subject: Subject) -> str:
    words, count = subject.words, because.count or 0
    if isinstance(test, ContradictedTest):
        titles = (subject.say(subject.criteria[name].title) for name in because.names)
        key = "because-contradicted-strongly" if test.strength_at_least else "because-contradicted"
        strength = f"{words.number(100 * test.strength_at_least)}%"
        return words(key, count=count, criteria=words.listing(titles), strength=strength)
    fields = "-".join(str(value) for _, value in sorted(test.where.items()))
    specific = f"records-{test.record}-{fields}".replace("_", "-")
    what = words(specific) if words.has(specific) else words(f"records-{test.record}")
    if test.where and not words.has(specific):
        what = words("records-such", records=what)
    return words("because-records", what=what, count=count, wanted=test.at_least)


def _state_words(
    test: StageTest | FlagTest | GateTest | MustHaveTest, because: Because, subject: Subject
) -> str:
    words = subject.words
    if isinstance(test, StageTest):
        return words("because-stage", stage=words(f"stage-{because.names[0]}"))
    if isinstance(test, FlagTest):
        key, title = "because-flags", flag_title
    elif isinstance(test, GateTest):
        key, title = f"because-gates-{test.is_}", gate_title
    else:
        key, title = f"because-musts-{test.must_have}", must_title
    # Titles may hold commas of their own.
    titles = words("clause-separator").join(title(name, subject) for name in because.names)
    return words(key, names=titles) if titles else words(f"{key}-none")
