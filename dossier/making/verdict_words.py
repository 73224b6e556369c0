"""Verdicts in a few words, and who leads, who is ruled out, and who may be chosen instead."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dossier.making.because import because_sentence, flag_title, gate_title, must_title
from dossier.making.bounds import place_title, sides_words
from dossier.making.subject import Subject
from dossier.making.words import Words
from dossier.nouns.assessment import Ranked
from dossier.nouns.condition import OVERALL, FigureTest, FlagTest, GateTest, MustHaveTest
from dossier.nouns.ruling import Because
from dossier.nouns.view import Fact

NAMED = 3
"""Names in a row that a reader takes in; of more, the rest is counted."""


PHRASED = 2
"""Names within a phrase, which stands in brackets."""

GROUPED = 8
"""Names of one verdict on page one: two lines of it."""


def verdict_title(subject: Subject) -> str | None:
    """The verdict by its title; None where the rubric has none for the partner."""
    verdict = subject.ruling.verdict if subject.ruling else None
    rules = {rule.id: rule for rule in subject.review.rubric.verdicts}
    return None if verdict is None else subject.say(rules[verdict].title)


def short_reason(subject: Subject) -> str | None:
    """What decided the verdict, in a few words; None where it needed nothing to be so.

    Full sentences with every figure stand in the partner's dossier.
    """
    because = subject.ruling.because if subject.ruling else ()
    phrases = dict.fromkeys(_phrase(each, subject) for each in because)
    return subject.words("clause-separator").join(phrases) or None


def verdict_in_short(subject: Subject) -> str | None:
    """The verdict with its reason in brackets."""
    title, reason = verdict_title(subject), short_reason(subject)
    if title is None or reason is None:
        return title
    words = subject.words
    return f"{title}{words('sentence-separator')}{words('in-brackets', text=reason)}"


def verdict_groups(subjects: Sequence[Subject]) -> tuple[Fact, ...]:
    """The verdicts with the partners that have them, in the order of the rubric.

    Of many partners the first in the given order are named, and the rest is counted.
    """
    if not subjects:
        return ()
    names: dict[str, list[str]] = {}
    for subject in subjects:
        names.setdefault(verdict_title(subject) or "", []).append(subject.name)
    order = [subjects[0].say(rule.title) for rule in subjects[0].review.rubric.verdicts]
    return tuple(
        Fact(title, few_items(names[title], subjects[0].words, GROUPED))
        for title in dict.fromkeys(order)
        if title in names
    )


def few_partners(names: Sequence[str], words: Words) -> str:
    """The first of the partners, and how many there are beside them."""
    return _few("partners", names, words, NAMED)


def few_items(names: Sequence[str], words: Words, most: int = NAMED) -> str:
    """The first of some things that have names, and how many there are beside them."""
    return _few("items", names, words, most)


def _few(kind: str, names: Sequence[str], words: Words, most: int) -> str:
    if len(names) <= most:
        return words.listing(names)
    return words(f"few-{kind}", names=words.listing(names[:most]), more=len(names) - most)


# -- who leads ------------------------------------------------------------------------------


def leaders_of(ranking: Sequence[Ranked]) -> list[Ranked]:
    """Those that share the first rank."""
    return [ranked for ranked in ranking if ranked.rank == 1]


def leader_sentences(
    ranking: Sequence[Ranked], subjects: Mapping[str, Subject], words: Words
) -> tuple[str, ...]:
    """Who leads, with which verdict, and who may be chosen where a verdict rules a leader out.

    Points are no verdict: who leads may still be one to decline.
    """
    leaders = leaders_of(ranking)
    if not leaders:
        return (words("headline-nobody"),)
    figures = leaders[0].assessment.figures
    leading = words(
        "headline-leader",
        count=len(leaders),
        leader=few_partners([subjects[each.assessment.partner].name for each in leaders], words),
        proven=words.points(figures.proven),
        ceiling=words.points(figures.ceiling),
    )
    verdicts = _verdict_sentences([subjects[each.assessment.partner] for each in leaders], words)
    is_vetoed = any(leader.is_ruled_out for leader in leaders)
    choice = (_choice_sentence(ranking, subjects, words),) if is_vetoed else ()
    return (leading, *verdicts, *choice)


def _verdict_sentences(leaders: Sequence[Subject], words: Words) -> tuple[str, ...]:
    """A sentence for each verdict that leaders have."""
    by_verdict: dict[str, list[str]] = {}
    for leader in leaders:
        if (verdict := verdict_in_short(leader)) is not None:
            by_verdict.setdefault(verdict, []).append(leader.name)
    return tuple(
        words("headline-verdict", leader=few_partners(names, words), verdict=verdict)
        for verdict, names in by_verdict.items()
    )


def _choice_sentence(
    ranking: Sequence[Ranked], subjects: Mapping[str, Subject], words: Words
) -> str:
    """The best that no verdict rules out."""
    ranked = [each for each in ranking if each.rank is not None]
    eligible = [each for each in ranked if not each.is_ruled_out]
    if not eligible:
        return words("headline-choice-none", count=len(ranked))
    subject = subjects[eligible[0].assessment.partner]
    return words(
        "headline-choice",
        partner=subject.name,
        proven=words.points(subject.assessment.figures.proven),
        verdict=verdict_in_short(subject) or "",
    )


# -- in a few words -------------------------------------------------------------------------


def _phrase(because: Because, subject: Subject) -> str:
    match because.test:
        case FigureTest() as test if because.figure is not None:
            return _figure_phrase(test, because.figure, subject)
        case FlagTest() | GateTest() | MustHaveTest() as test if because.holds and because.names:
            return _names_phrase(test, because.names, subject)
        case _:
            return because_sentence(because, subject).removesuffix(
                subject.words("full-stop").strip()
            )


def _figure_phrase(test: FigureTest, figure: float, subject: Subject) -> str:
    """On which side of the bar a figure lies: the figure itself stands beside it."""
    words = subject.words
    unit, scale = ("%", 100) if test.figure == "coverage" else ("", 1)
    bounds = sides_words(test, figure, lambda bar: f"{words.number(scale * bar)}{unit}", words)
    phrase = words("short-figure", figure=test.figure, bounds=bounds)
    if test.place == OVERALL:
        return phrase
    return words("labelled", label=place_title(test.place, subject), value=phrase)


def _names_phrase(
    test: FlagTest | GateTest | MustHaveTest, names: Sequence[str], subject: Subject
) -> str:
    if isinstance(test, FlagTest):
        key, title = "short-flags", flag_title
    elif isinstance(test, GateTest):
        key, title = f"short-gates-{test.is_}", gate_title
    else:
        key, title = f"short-musts-{test.must_have}", must_title
    words = subject.words
    titles = [words("quoted", text=title(name, subject)) for name in names]
    return words(key, names=few_items(titles, words, PHRASED))
