"""Must-haves for the reader: how each stands, why, and by which evidence."""

from __future__ import annotations

from dossier.making.because import must_title
from dossier.making.bounds import bar_words, points_words, sides_words, telling_decimals
from dossier.making.subject import Subject
from dossier.making.words import Words
from dossier.nouns.brief import MustHave
from dossier.nouns.condition import Bounds
from dossier.nouns.ruling import CONVINCING, MustGround, MustResult, MustState, covers
from dossier.nouns.ruling_view import MustRow


def must_rows(subject: Subject) -> tuple[MustRow, ...]:
    """The brief's must-haves in its order, each with how it stands and why."""
    results = subject.ruling.must_haves if subject.ruling else ()
    return tuple(_row(result, subject) for result in results)


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


def ground_sentence(ground: MustGround, must: MustHave, subject: Subject) -> str:
    """What one criterion says on a must-have, with its figures."""
    title = subject.say(subject.criteria[ground.criterion].title)
    if ground.strength is None:
        return subject.words("because-not-applicable", criterion=title)
    if must.need is None and must.at_least is None:
        return _presence_sentence(ground, title, subject.words)
    if must.need is None:
        return _points_sentence(ground, must, subject.words)
    return _need_sentence(ground, must.need, title, subject.words)


def _row(result: MustResult, subject: Subject) -> MustRow:
    words = subject.words
    why = [ground_sentence(ground, result.must, subject) for ground in result.grounds]
    names = dict.fromkeys(
        name for ground in result.grounds for name in (*ground.evidence, *ground.against)
    )
    return MustRow(
        title=must_title(result.name, subject),
        state=words(f"must-{result.state.value}"),
        is_met=result.state is MustState.MET,
        why=words("sentence-separator").join(why or [words("must-unasked")]),
        evidence=tuple(subject.evidence_links[name] for name in names),
    )


def _points_sentence(ground: MustGround, must: MustHave, words: Words) -> str:
    """The figure that decides, beside the bar; both figures while it is open."""
    test = Bounds(at_least=must.at_least)
    proven, ceiling = ground.proven or 0.0, ground.ceiling or 0.0
    decides = ceiling if ground.state is MustState.ABSENT else proven
    bounds = [bound for _, bound in test.bounds]
    return words(
        f"must-points-{ground.state.value}",
        proven=points_words(proven, bounds, words),
        ceiling=points_words(ceiling, bounds, words),
        sides=sides_words(
            test,
            decides,
            lambda bound: bar_words(words.number(bound), bound, "points", words),
            words,
        ),
    )


def _presence_sentence(ground: MustGround, title: str, words: Words) -> str:
    """Whether there is anything at all, and how well that is shown."""
    if ground.value is None:
        return words("must-unanswered", criterion=title)
    if ground.opposition >= CONVINCING:
        return words(
            "must-contradicted", criterion=title, strength=_strength(ground.opposition, words)
        )
    return words(
        f"must-presence-{ground.state.value}",
        value=points_words(ground.value, [0], words),
        strength=_strength(ground.strength or 0.0, words),
        enough=words.number(CONVINCING),
    )


def _strength(strength: float, words: Words) -> str:
    """A strength to as many decimals as tell it from what settles a must-have."""
    return words.number(strength, telling_decimals(strength, [CONVINCING], least=2))


def _need_sentence(ground: MustGround, need: str, title: str, words: Words) -> str:
    if ground.verified is None:
        if ground.claimed is None:
            return words("must-unanswered", criterion=title)
        if ground.opposition >= CONVINCING:
            return words(
                "must-contradicted", criterion=title, strength=_strength(ground.opposition, words)
            )
        is_claimed = covers(ground.claimed, need)
        return words("must-claimed" if is_claimed else "must-unclaimed", criterion=title)
    found = "shown" if covers(ground.verified, need) else "missing"
    settled = "weakly" if ground.state is MustState.OPEN else "well"
    key = f"must-{found}-{settled}"
    strength = ground.strength or 0.0
    return words(
        key,
        criterion=title,
        strength=_strength(strength, words),
        enough=words.number(CONVINCING),
    )
