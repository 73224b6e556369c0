"""The changes since an earlier edition, as a dossier and the comparison show them."""

from __future__ import annotations

from collections.abc import Iterator

from dossier.making.changes_board import arrow, change_notes
from dossier.making.changes_words import (
    LEAST_POINTS,
    change_sentences,
    edition_words,
    signed,
    tell_parts,
)
from dossier.making.glossary import Glossary
from dossier.making.words import DASH, Words
from dossier.nouns.changes import AnswerChange, Changes, Move, PartnerChanges
from dossier.nouns.changes_view import (
    ChangeRow,
    ChangesView,
    MovementRow,
    MovementView,
    PartRow,
)
from dossier.nouns.review import Review

LINES = 3
"""Sentences on the decision page, where room is short: the most telling ones."""

PARTS = 12

_FIGURES = ("claimed", "proven", "ceiling", "gap")


def changes_view(partner: str, review: Review, words: Words) -> ChangesView | None:
    """What changed of one partner; None where no earlier edition is told of."""
    changes = review.changes
    if changes is None:
        return None
    glossary = Glossary(words, review)
    found = changes.partners.get(partner)
    if found is None:
        notes = (_absence(partner, changes, glossary),)
        return ChangesView(edition_words(changes.old, words), notes, notes, (), (), ())
    sentences = change_sentences(found, glossary)
    return ChangesView(
        since=_since(changes, found, words),
        lines=sentences[:LINES],
        sentences=sentences,
        figures=tuple(_figures(found, glossary)),
        parts=tuple(
            PartRow(what, signed(points, words))
            for what, points in tell_parts(found.parts, glossary, PARTS)
        ),
        answers=tuple(row for answer in found.answers for row in _answers(answer, glossary)),
    )


def movement_view(review: Review, words: Words) -> MovementView | None:
    """How the partners moved against each other; None where no earlier edition is told of."""
    changes = review.changes
    if changes is None:
        return None
    glossary = Glossary(words, review)
    first = next(iter(changes.partners.values()), None)
    return MovementView(
        since=_since(changes, first, words) if first else edition_words(changes.old, words),
        notes=tuple(change_notes(changes, glossary)),
        rows=tuple(_movement(each, glossary) for each in changes.partners.values()),
    )


def _since(changes: Changes, partner: PartnerChanges, words: Words) -> str:
    date = words.date(partner.as_of[0])
    return words("changes-since", edition=edition_words(changes.old, words), date=date)


def _absence(partner: str, changes: Changes, glossary: Glossary) -> str:
    """Why there is nothing to compare a partner with."""
    key = "changes-unjudged" if partner in changes.unjudged else "changes-appeared"
    return glossary.words(key, names=glossary.partner(partner))


# -- rows -----------------------------------------------------------------------------------


def _figures(changes: PartnerChanges, glossary: Glossary) -> Iterator[ChangeRow]:
    words = glossary.words
    for name in _FIGURES:
        yield _points(words(name), changes.figures[name], words)
    yield _coverage(changes.figures["coverage"], words)
    for name, move in changes.dimensions.items():
        if move.points is None or abs(move.points) >= LEAST_POINTS:
            place = words("figure-of", figure=words("proven"), place=glossary.dimension(name))
            yield _points(place, move, words)


def _coverage(move: Move, words: Words) -> ChangeRow:
    """Shares in percent, and their change in points of a percent, not as a share of the old."""
    old, new = (words.percent(_number(value)) for value in _ends(move))
    moved = None if move.points is None else signed(100 * move.points, words)
    shown = words("points-of-percent", points=moved) if moved else ""
    return ChangeRow(words("coverage"), old, new, shown)


def _points(label: str, move: Move, words: Words) -> ChangeRow:
    old, new = (words.points(_number(value)) for value in _ends(move))
    return ChangeRow(label, old, new, signed(move.points, words))


def _answers(answer: AnswerChange, glossary: Glossary) -> Iterator[ChangeRow]:
    title = glossary.criterion(answer.criterion)
    for key, old, new in (
        ("claimed", answer.claimed_old, answer.claimed_new),
        ("found", answer.found_old, answer.found_new),
    ):
        if old != new:
            label = glossary.words("figure-of", figure=glossary.words(key), place=title)
            shown = (glossary.answer(answer.criterion, value) for value in (old, new))
            yield ChangeRow(label, *shown)


def _movement(changes: PartnerChanges, glossary: Glossary) -> MovementRow:
    words = glossary.words
    proven = changes.figures["proven"]
    verdicts = (None if v is None else str(v) for v in _ends(changes.verdict))
    return MovementRow(
        partner=glossary.partner(changes.partner),
        rank=arrow(*(DASH if v is None else str(v) for v in _ends(changes.rank))),
        proven=arrow(*(words.points(_number(v)) for v in _ends(proven))),
        moved=signed(proven.points, words),
        verdict=arrow(*map(glossary.verdict, verdicts)),
    )


def _ends(move: Move) -> tuple[float | str | None, float | str | None]:
    return move.old, move.new


def _number(value: float | str | None) -> float | None:
    return value if isinstance(value, float | int) else None
