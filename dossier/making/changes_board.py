"""What changed between two editions as a table for the terminal, with the sentences below it."""

from __future__ import annotations

from collections.abc import Iterator

from dossier.making.changes_words import caveat_sentences, edition_words, signed, telling_sentences
from dossier.making.glossary import Glossary
from dossier.making.words import DASH, Words
from dossier.nouns.board import Sheet
from dossier.nouns.changes import Changes, Move, PartnerChanges

_HEADS = ("partner", "rank", "claimed", "proven", "change", "ceiling", "coverage", "verdict")
_FIGURES = frozenset({1, 2, 3, 4, 5, 6})


def changes_board(changes: Changes, glossary: Glossary) -> Sheet:
    """All partners of both editions with old and new figures, then what changed of each."""
    words = glossary.words
    return Sheet(
        title=changes_title(changes, words),
        notes=tuple(change_notes(changes, glossary)),
        heads=tuple(words(head) for head in _HEADS) if changes.partners else (),
        figures=_FIGURES,
        rows=tuple(_row(each, glossary) for each in changes.partners.values()),
        groups=tuple(
            (glossary.partner(name), sentences)
            for name, each in changes.partners.items()
            if (sentences := tuple(telling_sentences(each, glossary)))
        ),
    )


def changes_title(changes: Changes, words: Words) -> str:
    """Both editions by what they go by."""
    old, new = (edition_words(name, words) for name in (changes.old, changes.new))
    return words("changes-title", old=old, new=new)


def change_notes(changes: Changes, glossary: Glossary) -> Iterator[str]:
    """What is to be said of all partners at once: caveats, who is new, who is gone."""
    words = glossary.words
    yield from caveat_sentences(changes, words)
    for key, names in (
        ("changes-appeared", changes.appeared),
        ("changes-disappeared", changes.disappeared),
        ("changes-unjudged", changes.unjudged),
    ):
        if names:
            yield words(key, names=words.listing(map(glossary.partner, names)))
    if not any(each.is_changed for each in changes.partners.values()):
        yield words("changes-none")


def _row(changes: PartnerChanges, glossary: Glossary) -> tuple[str, ...]:
    words = glossary.words
    figures = changes.figures
    return (
        glossary.partner(changes.partner),
        arrow(*(DASH if each is None else str(each) for each in _ends(changes.rank))),
        _points(figures["claimed"], words),
        _points(figures["proven"], words),
        signed(figures["proven"].points, words),
        _points(figures["ceiling"], words),
        arrow(*(words.percent(_number(each)) for each in _ends(figures["coverage"]))),
        arrow(*(glossary.verdict(None if v is None else str(v)) for v in _ends(changes.verdict))),
    )


def arrow(old: str, new: str) -> str:
    """Old and new with an arrow between; once where they are shown alike."""
    return new if old == new else f"{old} → {new}"


def _points(move: Move, words: Words) -> str:
    return arrow(*(words.points(_number(each)) for each in _ends(move)))


def _ends(move: Move) -> tuple[float | str | None, float | str | None]:
    return move.old, move.new


def _number(value: float | str | None) -> float | None:
    return value if isinstance(value, float | int) else None
