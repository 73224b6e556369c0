"""What moved the proven points of one criterion, cause by cause, so that the parts sum to the move.

Each cause gets the mean of what it moves over all orders in which the causes could have come: the
Shapley value of the move (Shapley 1953). The parts are exact, need no order to be agreed on, and
turn their signs when the editions change places. Worked example: docs/editions.md.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import TypeVar

from dossier.judging.strength import combined_strength
from dossier.nouns.assessment import State
from dossier.nouns.changes import Cause, Part
from dossier.nouns.edition import CriterionRead, EvidenceRead

T = TypeVar("T")
Known = frozenset[Cause]


@dataclass(frozen=True, slots=True)
class Side:
    """A criterion in one edition: its share of the whole, and what is on file (None: not asked)."""

    share: float
    criterion: CriterionRead | None

    @property
    def counts(self) -> bool:
        """Whether the criterion is asked and applies."""
        return self.criterion is not None and self.criterion.state is not State.NOT_APPLICABLE


@dataclass(frozen=True, slots=True)
class Case:
    """A criterion in the old edition and in the new.

    `is_alike` says whether both were judged by the same rubric and brief: what weakens evidence
    is age only then.
    """

    reference: str
    old: Side
    new: Side
    is_alike: bool


@dataclass(frozen=True, slots=True)
class _Item:
    origin: str
    strength: float


def attribute_move(case: Case) -> tuple[Part, ...]:
    """What moved a criterion's points of the overall proven figure, one part for each cause.

    The parts sum to new less old; a cause that moved nothing has none.
    """
    causes, reckon = _players(case)
    parts = (
        Part(case.reference, cause, points, *_evidence_of(case, cause))
        for cause, points in share_out(tuple(causes), reckon).items()
    )
    return tuple(part for part in parts if part.points)


def share_out(players: tuple[T, ...], worth: Callable[[frozenset[T]], float]) -> Mapping[T, float]:
    """The Shapley value of each player of a game; they sum to worth(all) - worth(none).

    With n players it asks for the worth of all 2^n groups.
    """
    worths = {
        frozenset(group): worth(frozenset(group))
        for size in range(len(players) + 1)
        for group in combinations(players, size)
    }
    count = len(players)
    return {
        player: math.fsum(
            (worths[group | {player}] - before) / (count * math.comb(count - 1, len(group)))
            for group, before in worths.items()
            if player not in group
        )
        for player in players
    }


# -- the causes -----------------------------------------------------------------------------


def _players(case: Case) -> tuple[list[Cause], Callable[[Known], float]]:
    """The causes at work, and the points of the whole once some of them have come."""
    ends = (points_of_side(case.old), points_of_side(case.new))
    if not (case.old.counts and case.new.counts):
        # What is asked for the first time, or no longer, moves with all that is on file for it.
        return [Cause.WEIGHT], lambda known: ends[bool(known)]
    old, new = _both(case)
    if old.value is None or new.value is None:
        return _answering(case, old, new)
    return list(_causes(case, old, new)), lambda known: _reckon(case, known)


def _answering(
    case: Case, old: CriterionRead, new: CriterionRead
) -> tuple[list[Cause], Callable[[Known], float]]:
    """A first answer, or one withdrawn, comes or goes with its evidence: they are one cause."""
    causes = [Cause.WEIGHT] if case.old.share != case.new.share else []
    if old.value is not None or new.value is not None:
        causes.append(Cause.ANSWERED if old.value is None else Cause.WITHDRAWN)

    def reckon(known: Known) -> float:
        share = case.new.share if Cause.WEIGHT in known else case.old.share
        is_new = bool(known & {Cause.ANSWERED, Cause.WITHDRAWN})
        return share * _worth(new if is_new else old)

    return causes, reckon


def _causes(case: Case, old: CriterionRead, new: CriterionRead) -> Iterator[Cause]:
    if case.old.share != case.new.share:
        yield Cause.WEIGHT
    found = {_value_cause(old, new)} if old.value != new.value else set()
    found |= {_records_cause(old, new)} if old.records != new.records else set()
    found |= set(_item_causes(case, old.evidence, new.evidence, _SUPPORT))
    found |= set(_item_causes(case, old.against, new.against, _AGAINST))
    yield from sorted(found)


_SUPPORT = (Cause.ADDED, Cause.REMOVED)
_AGAINST = (Cause.COUNTERED, Cause.CLEARED)


def _value_cause(old: CriterionRead, new: CriterionRead) -> Cause:
    """What changed the points of an answer: probes, the answer, or else what measures it."""
    if old.records is not None or new.records is not None:
        return _records_cause(old, new)
    answers = [(each.claimed_value, each.verified_value) for each in (old, new)]
    return Cause.ANSWER if answers[0] != answers[1] else Cause.MEASURE


def _records_cause(old: CriterionRead, new: CriterionRead) -> Cause:
    """Probes that say the same as before are only measured otherwise."""
    records = [each.records and (each.records.count, each.verified_value) for each in (old, new)]
    return Cause.MEASURE if records[0] == records[1] else Cause.RECORDS


def _item_causes(
    case: Case,
    old: tuple[EvidenceRead, ...],
    new: tuple[EvidenceRead, ...],
    arrival: tuple[Cause, Cause],
) -> Iterator[Cause]:
    for was, now in _pairs(old, new):
        if was is None:
            yield arrival[0]
        elif now is None:
            yield arrival[1]
        elif was.is_of != now.is_of:
            yield Cause.REVISED
        elif was.strength != now.strength:
            yield Cause.AGED if case.is_alike else Cause.MEASURE


def _pairs(
    old: Iterable[EvidenceRead], new: Iterable[EvidenceRead]
) -> list[tuple[EvidenceRead | None, EvidenceRead | None]]:
    """The items of both editions side by side, by their ids."""
    was, now = ({item.id: item for item in items} for items in (old, new))
    return [(was.get(name), now.get(name)) for name in dict.fromkeys([*was, *now])]


# -- the arithmetic -------------------------------------------------------------------------


def _both(case: Case) -> tuple[CriterionRead, CriterionRead]:
    assert case.old.criterion is not None  # noqa: S101 - only asked where both count
    assert case.new.criterion is not None  # noqa: S101 - likewise
    return case.old.criterion, case.new.criterion


def points_of_side(side: Side) -> float:
    """Points of the overall proven figure, reckoned from the items of evidence themselves."""
    return side.share * _worth(side.criterion) if side.criterion is not None else 0.0


def _worth(criterion: CriterionRead) -> float:
    """Strength times value, from the items themselves."""
    records = [] if criterion.records is None else [criterion.records.strength]
    support = combined_strength(map(_item, criterion.evidence), *records)
    opposition = combined_strength(map(_item, criterion.against))
    return support * (1.0 - opposition) * (criterion.value or 0.0)


def _item(item: EvidenceRead) -> _Item:
    return _Item(item.origin or f"item:{item.id}", item.strength)


def _reckon(case: Case, known: Known) -> float:
    """Points of the whole where some causes have come, and all else is as in the old edition."""
    old, new = _both(case)
    share = case.new.share if Cause.WEIGHT in known else case.old.share
    value = new.value if _value_cause(old, new) in known else old.value
    records = new.records if _records_cause(old, new) in known else old.records
    mixed = old.model_copy(
        update={
            "value": value,
            "records": records,
            "evidence": _mix(case, known, old.evidence, new.evidence, _SUPPORT),
            "against": _mix(case, known, old.against, new.against, _AGAINST),
        }
    )
    return share * _worth(mixed)


def _mix(
    case: Case,
    known: Known,
    old: tuple[EvidenceRead, ...],
    new: tuple[EvidenceRead, ...],
    arrival: tuple[Cause, Cause],
) -> tuple[EvidenceRead, ...]:
    """The items as they stand once some causes have come."""
    chosen = [
        now if set(_item_causes(case, _some(was), _some(now), arrival)) <= known else was
        for was, now in _pairs(old, new)
    ]
    return tuple(item for item in chosen if item is not None)


def _some(item: EvidenceRead | None) -> tuple[EvidenceRead, ...]:
    return () if item is None else (item,)


def _evidence_of(case: Case, cause: Cause) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The evidence that a cause is about: its ids, and its kinds without repetition."""
    if not (case.old.counts and case.new.counts):
        return (), ()
    old, new = _both(case)
    sides = [(old.evidence, new.evidence, _SUPPORT), (old.against, new.against, _AGAINST)]
    items = [
        now or was
        for before, after, arrival in sides
        for was, now in _pairs(before, after)
        if cause in _item_causes(case, _some(was), _some(now), arrival)
    ]
    if cause in {Cause.ANSWERED, Cause.WITHDRAWN}:
        items = [*(new if cause is Cause.ANSWERED else old).evidence]
    found = [item for item in items if item is not None]
    return tuple(item.id for item in found), tuple(dict.fromkeys(item.kind for item in found))
