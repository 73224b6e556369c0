"""What changed between two editions, in sentences for those who decide, the most telling first."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from dossier.making.glossary import Glossary
from dossier.making.words import MINUS, Words
from dossier.nouns.changes import Cause, Changes, Move, Part, PartnerChanges, RuleChange
from dossier.nouns.edition import EditionName

SHOWN_PARTS = 4
"""What moved a figure, as far as a reader takes it in at one go; the rest is told in one sum."""

LEAST_POINTS = 0.05
"""What would be shown as nothing, with one decimal."""

TOGETHER = frozenset({Cause.AGED, Cause.MEASURE, Cause.WEIGHT})
"""Causes that come to many criteria at once, and are told in one sum of all of them."""

RESOLVED = "resolved"


def change_sentences(changes: PartnerChanges, glossary: Glossary) -> tuple[str, ...]:
    """All that changed of one partner; one sentence where nothing did."""
    words = glossary.words
    moved = chain(
        caveat_sentences(changes, words),
        telling_sentences(changes, glossary),
        _rank(changes.rank, words),
        _other_figures(changes, words),
    )
    return tuple(moved) or (words("changes-none"),)


def telling_sentences(changes: PartnerChanges, glossary: Glossary) -> Iterator[str]:
    """What a table of figures does not say: the verdict, what moved the figures, and the rules."""
    yield from _verdict(changes.verdict, glossary)
    yield from _proven(changes, glossary)
    yield from _rules(changes, glossary)


def tell_parts(
    parts: Iterable[Part], glossary: Glossary, most: int = SHOWN_PARTS
) -> list[tuple[str, float]]:
    """The parts that tell most, in words with their points, and the others in one sum."""
    told = sorted(_gather(parts, glossary), key=lambda each: -abs(each[1]))
    telling = [each for each in told[:most] if abs(each[1]) >= LEAST_POINTS]
    rest = told[len(telling) :]
    left = math.fsum(points for _, points in rest)
    if telling and abs(left) >= LEAST_POINTS:
        telling.append((glossary.words("change-rest", count=len(rest)), left))
    return telling


def caveat_sentences(changes: PartnerChanges | Changes, words: Words) -> Iterator[str]:
    """Why the two editions are not comparable, if they are not."""
    for caveat in changes.caveats:
        yield words(f"caveat-{caveat.value}")


def edition_words(name: EditionName, words: Words) -> str:
    """What an edition goes by, with the revision and its day where it is one."""
    if name.revision is None or name.on is None:
        return name.given or words("edition-now")
    date = words.date(name.on)
    return words("edition-revision", name=name.given, revision=name.revision, date=date)


def part_words(part: Part, glossary: Glossary) -> str:
    """What one part of a move is down to."""
    words = glossary.words
    return words(
        f"change-{part.cause.value}",
        criterion=glossary.criterion(part.criterion),
        kinds=words.listing(glossary.kind(kind) for kind in part.kinds),
    )


def signed(points: float | None, words: Words) -> str:
    """Points that moved, with their sign and one decimal; empty for no figure."""
    if points is None:
        return ""
    if abs(points) < LEAST_POINTS:
        return words.points(0.0)
    return f"{'+' if points > 0 else MINUS}{abs(points):.1f}"


# -- figures --------------------------------------------------------------------------------


def _verdict(move: Move, glossary: Glossary) -> Iterator[str]:
    if move.is_moved:
        old, new = (glossary.verdict(_name(each)) for each in (move.old, move.new))
        yield glossary.words("changes-verdict", old=old, new=new)


def _name(value: float | str | None) -> str | None:
    return None if value is None else str(value)


def _proven(changes: PartnerChanges, glossary: Glossary) -> Iterator[str]:
    """How far what is proven moved, and what moved it."""
    move, words = changes.figures["proven"], glossary.words
    told = tell_parts(changes.parts, glossary)
    if not told or move.points is None:
        yield from _figure("proven", move, words)
        return
    old, new = _shown(move, words)
    way = "stays" if old == new else "rose" if move.points > 0 else "fell"
    parts = words("list-of-moves").join(
        words("move-and-points", move=what, points=signed(points, words)) for what, points in told
    )
    moved = signed(move.points, words)
    yield words(f"changes-proven-{way}", old=old, new=new, points=moved, parts=parts)


def _gather(parts: Iterable[Part], glossary: Glossary) -> Iterator[tuple[str, float]]:
    """Each part by itself, but those of a cause that comes to many criteria in one sum."""
    together: dict[Cause, list[Part]] = {}
    for part in parts:
        if part.cause in TOGETHER:
            together.setdefault(part.cause, []).append(part)
        else:
            yield part_words(part, glossary), part.points
    for cause, several in together.items():
        points = math.fsum(part.points for part in several)
        if len(several) == 1:
            yield part_words(several[0], glossary), points
        else:
            count = len({part.criterion for part in several})
            yield glossary.words(f"change-many-{cause.value}", count=count), points


def _other_figures(changes: PartnerChanges, words: Words) -> Iterator[str]:
    for name in ("claimed", "ceiling"):
        yield from _figure(name, changes.figures[name], words)


def _figure(name: str, move: Move, words: Words) -> Iterator[str]:
    old, new = _shown(move, words)
    if old != new:
        yield words("changes-figure", figure=words(name), old=old, new=new)


def _shown(move: Move, words: Words) -> tuple[str, str]:
    old, new = (each if isinstance(each, float | int) else None for each in (move.old, move.new))
    return words.points(old), words.points(new)


def _rank(move: Move, words: Words) -> Iterator[str]:
    if move.is_moved and move.old is not None and move.new is not None:
        yield words("changes-rank", old=str(move.old), new=str(move.new))


# -- rules ----------------------------------------------------------------------------------


def _rules(changes: PartnerChanges, glossary: Glossary) -> Iterator[str]:
    """Flags, gates and must-haves that stand otherwise; what only one edition asks is left out."""
    words = glossary.words
    named = _by_state(changes.flags, _flag_state, lambda f: glossary.flag(f, changes.partner))
    for state, names in named.items():
        yield words(f"changes-flags-{state}", names=words.listing(names))
    for state, names in _by_state(changes.gates, _state, glossary.gate).items():
        yield words(f"changes-gates-{state}", names=words.listing(names))
    for state, names in _by_state(changes.must_haves, _state, glossary.must).items():
        yield words(f"changes-musts-{state}", names=words.listing(names))


def _by_state(
    rules: Iterable[RuleChange],
    state_of: Callable[[RuleChange], str | None],
    title: Callable[[str], str],
) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for rule in rules:
        state = state_of(rule)
        if state is not None:
            found.setdefault(state, []).append(title(rule.id))
    return found


def _state(rule: RuleChange) -> str | None:
    return None if rule.old is None else rule.new


def _flag_state(rule: RuleChange) -> str:
    if rule.new is None:
        return "gone"
    return "resolved" if rule.new == RESOLVED else "raised"
