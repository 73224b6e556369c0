"""What moved a criterion, by cause: literal cases, and what must hold of any."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.judging.attribute import Case, Side, attribute_move, points_of_side, share_out
from dossier.nouns.changes import Cause
from dossier.nouns.edition import CriterionRead
from tests.editions import CRITERIA, SHARES, criterion, item, unknown

A, WEAKER, B = item("a", 0.8), item("a", 0.5), item("b", 0.5)
AGAINST = item("n", 0.25)
PROBES = {"count": 2, "strength": 0.5}


def parts_of(old: Side, new: Side, *, is_alike: bool = True) -> dict[Cause, float]:
    parts = attribute_move(Case("d.c", old, new, is_alike))
    assert {part.criterion for part in parts} <= {"d.c"}
    assert len({part.cause for part in parts}) == len(parts)
    return {part.cause: part.points for part in parts}


def between(old: CriterionRead, new: CriterionRead, *, is_alike: bool = True) -> dict[Cause, float]:
    return parts_of(Side(0.1, old), Side(0.1, new), is_alike=is_alike)


CASES = [
    ("nothing", criterion(evidence=[A]), criterion(evidence=[A]), {}),
    ("added", criterion(), criterion(evidence=[A]), {Cause.ADDED: 4.0}),
    ("removed", criterion(evidence=[A]), criterion(), {Cause.REMOVED: -4.0}),
    ("aged", criterion(evidence=[A]), criterion(evidence=[WEAKER]), {Cause.AGED: -1.5}),
    (
        "revised",
        criterion(evidence=[A]),
        criterion(evidence=[item("a", 0.5, date="2025")]),
        {Cause.REVISED: -1.5},
    ),
    (
        "countered",
        criterion(evidence=[A]),
        criterion(evidence=[A], against=[AGAINST], state="contradicted"),
        {Cause.COUNTERED: -1.0},
    ),
    (
        "cleared",
        criterion(evidence=[A], against=[AGAINST]),
        criterion(evidence=[A]),
        {Cause.CLEARED: 1.0},
    ),
    (
        "answer",
        criterion(evidence=[A]),
        criterion(evidence=[A], value=100.0, verified_value=2.0),
        {Cause.ANSWER: 4.0},
    ),
    ("claim", criterion(evidence=[A]), criterion(evidence=[A], claimed_value=2.0), {}),
    (
        "the same answer by another scale",
        criterion(evidence=[A]),
        criterion(evidence=[A], value=100.0),
        {Cause.MEASURE: 4.0},
    ),
    ("answered", unknown(), criterion(evidence=[A], against=[AGAINST]), {Cause.ANSWERED: 3.0}),
    ("withdrawn", criterion(evidence=[A]), unknown(), {Cause.WITHDRAWN: -4.0}),
    (
        "probes",
        criterion(),
        criterion(value=80.0, verified_value=9.0, records=PROBES),
        {Cause.RECORDS: 4.0},
    ),
    (
        "the same probes by another rubric",
        criterion(verified_value=9.0, records=PROBES),
        criterion(verified_value=9.0, records={"count": 2, "strength": 0.8}),
        {Cause.MEASURE: 1.5},
    ),
    (
        "the same origin says it again",
        criterion(evidence=[item("a", 0.8, origin="x")]),
        criterion(evidence=[item("a", 0.8, origin="x"), item("b", 0.5, origin="x")]),
        {},
    ),
    (
        "two causes at once",
        criterion(evidence=[A]),
        criterion(evidence=[WEAKER, B]),
        # aged alone: 4 -> 2.5; added alone: 4 -> 4.5; both: 0.75 x 50 / 10 = 3.75
        {Cause.AGED: (-1.5 - 0.75) / 2, Cause.ADDED: (0.5 + 1.25) / 2},
    ),
]


@pytest.mark.parametrize(
    ("old", "new", "parts"), [case[1:] for case in CASES], ids=[c[0] for c in CASES]
)
def test_each_cause_has_its_points(
    old: CriterionRead, new: CriterionRead, parts: dict[Cause, float]
) -> None:
    assert between(old, new) == pytest.approx(parts)


def test_weaker_evidence_is_not_aged_where_the_rubric_changed() -> None:
    old, new = criterion(evidence=[A]), criterion(evidence=[WEAKER])
    assert between(old, new, is_alike=False) == pytest.approx({Cause.MEASURE: -1.5})


def test_share_is_a_cause_of_its_own() -> None:
    side = criterion(evidence=[A])
    assert parts_of(Side(0.1, side), Side(0.2, side)) == pytest.approx({Cause.WEIGHT: 4.0})


@pytest.mark.parametrize("absent", [None, unknown(state="not_applicable")])
def test_what_is_not_asked_moves_with_all_that_is_on_file(absent: CriterionRead | None) -> None:
    new = Side(0.1, criterion(evidence=[A]))
    assert parts_of(Side(0.0, absent), new) == pytest.approx({Cause.WEIGHT: 4.0})


def test_parts_name_their_evidence() -> None:
    old = criterion(evidence=[A], against=[AGAINST])
    new = criterion(evidence=[WEAKER, B, item("c", 0.1)])
    parts = {
        part.cause: part
        for part in attribute_move(Case("d.c", Side(1, old), Side(1, new), is_alike=True))
    }
    assert parts[Cause.ADDED].items == ("b", "c")
    assert parts[Cause.ADDED].kinds == ("press",)
    assert parts[Cause.AGED].items == ("a",)
    assert parts[Cause.CLEARED].items == ("n",)


# -- what holds of any ----------------------------------------------------------------------

SIDES = st.builds(Side, SHARES, CRITERIA | st.none())


@given(SIDES, SIDES, st.booleans())
def test_parts_sum_to_the_move(old: Side, new: Side, is_alike: bool) -> None:  # noqa: FBT001
    parts = parts_of(old, new, is_alike=is_alike)
    move = points_of_side(new) - points_of_side(old)
    assert math.fsum(parts.values()) == pytest.approx(move, abs=1e-9)


MIRROR = {
    Cause.ADDED: Cause.REMOVED,
    Cause.REMOVED: Cause.ADDED,
    Cause.COUNTERED: Cause.CLEARED,
    Cause.CLEARED: Cause.COUNTERED,
    Cause.ANSWERED: Cause.WITHDRAWN,
    Cause.WITHDRAWN: Cause.ANSWERED,
}


@given(SIDES, SIDES, st.booleans())
def test_editions_that_change_places_only_turn_the_signs(
    old: Side,
    new: Side,
    is_alike: bool,  # noqa: FBT001
) -> None:
    there = parts_of(old, new, is_alike=is_alike)
    back = parts_of(new, old, is_alike=is_alike)
    turned = {MIRROR.get(cause, cause): -points for cause, points in back.items()}
    for cause in {*there, *turned}:
        assert there.get(cause, 0.0) == pytest.approx(turned.get(cause, 0.0), abs=1e-9)


@given(SIDES, st.booleans())
def test_nothing_moves_between_an_edition_and_itself(side: Side, is_alike: bool) -> None:  # noqa: FBT001
    assert parts_of(side, side, is_alike=is_alike) == {}


@given(st.dictionaries(st.frozensets(st.sampled_from("xyz")), st.floats(-100, 100)))
def test_shares_of_any_game_sum_to_its_worth(game: dict[frozenset[str], float]) -> None:
    shares = share_out(tuple("xyz"), lambda group: game.get(group, 0.0))
    whole = game.get(frozenset("xyz"), 0.0) - game.get(frozenset(), 0.0)
    assert math.fsum(shares.values()) == pytest.approx(whole, abs=1e-9)


def test_glove_game_is_shared_as_shapley_has_it() -> None:
    """Two left gloves and one right make one pair: 1/6, 1/6 and 2/3."""
    shares = share_out(("l1", "l2", "r"), lambda g: float("r" in g and len(g) > 1))
    assert shares == pytest.approx({"l1": 1 / 6, "l2": 1 / 6, "r": 2 / 3})
