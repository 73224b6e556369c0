from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given, settings

from dossier.judging.arithmetic import settle
from dossier.judging.compare import compare_partners
from dossier.judging.flips import flip_eligible, flip_evidence, flip_weights
from dossier.nouns.assessment import Assessment, Figures, Ranked
from dossier.nouns.robustness import Crossing, EligibleFlips, EvidenceFlip, WeightFlip
from dossier.nouns.ruling import Ruling
from tests.intervals import AS_OF, certain, partner, ranges_of, reviews, with_range

STEPS = 1000

briskly = settings(max_examples=150, deadline=None)

Points = dict[str, Sequence[float]]


def flips_of(points: Points, weights: Sequence[float]) -> list[WeightFlip]:
    return list(flip_weights([certain(name, row, weights) for name, row in points.items()]))


# -- weights --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("points", "weights", "expected"),
    [
        # a leads by 0.75 * 20 - 0.25 * 40 = 5, and no longer at a third
        (
            {"a": [80, 40], "b": [60, 80]},
            [3, 1],
            [("d0", 0.75, 2 / 3, "b", "below"), ("d1", 0.25, 1 / 3, "b", "above")],
        ),
        # a dominated rival never draws level
        ({"a": [80, 40], "b": [60, 30]}, [1, 1], [("d0", 0.5), ("d1", 0.5)]),
        # one that draws level only where all weight is on what they have in common passes nobody
        ({"a": [80, 40], "b": [60, 40]}, [1, 1], [("d0", 0.5), ("d1", 0.5)]),
        # and does not hide another that passes the leader farther off
        (
            {"a": [50, 60, 60], "c": [30, 60, 60], "b": [70, 30, 30]},
            [1, 2, 2],
            [("d0", 0.2, 0.6, "b", "above"), ("d1", 0.4), ("d2", 0.4)],
        ),
        # equals everywhere: no weight has a say
        ({"a": [80, 40], "b": [80, 40]}, [1, 1], [("d0", 0.5), ("d1", 0.5)]),
        # level now: the least change unseats the leader
        (
            {"a": [80, 40], "b": [40, 80]},
            [1, 1],
            [("d0", 0.5, 0.5, "b", "below"), ("d1", 0.5, 0.5, "b", "above")],
        ),
        # of two rivals, the nearer; of two alike, the one ranked first
        (
            {"a": [80, 40], "b": [60, 80], "c": [0, 90]},
            [3, 1],
            [("d0", 0.75, 2 / 3, "b", "below"), ("d1", 0.25, 1 / 3, "b", "above")],
        ),
        (
            {"a": [80, 40], "c": [60, 80], "b": [60, 80]},
            [3, 1],
            [("d0", 0.75, 2 / 3, "b", "below"), ("d1", 0.25, 1 / 3, "b", "above")],
        ),
        # all weight is on one dimension: there are no others to take it up
        ({"a": [80], "b": [60]}, [1], [("d0", 1.0)]),
        # a dimension without weight is none; rivals on either side, the nearer is named
        (
            {"a": [50, 50, 9], "b": [80, 10, 9], "c": [0, 90, 9]},
            [1, 1, 0],
            [("d0", 0.5, 4 / 9, "c", "below"), ("d1", 0.5, 5 / 9, "c", "above")],
        ),
    ],
)
def test_flips_of_weights(
    points: Points, weights: Sequence[float], expected: list[tuple[object, ...]]
) -> None:
    for found, each in zip(flips_of(points, weights), expected, strict=True):
        name, weight, at, to, direction = (*each, None, None, None)[:5]
        assert (found.dimension, found.weight) == (name, weight)
        assert found.flips_at == (None if at is None else pytest.approx(at, abs=1e-9))
        assert (found.to, found.direction) == (to, direction)


def test_rivals_cross_on_either_side() -> None:
    flip = flips_of({"a": [60, 60, 60], "up": [90, 48, 48], "down": [10, 64, 64]}, [1, 2, 2])[0]
    assert flip.below == Crossing(round(4 / 54, 9), "down")
    assert flip.above == Crossing(round(12 / 42, 9), "up")
    assert (flip.flips_at, flip.to) == (flip.above.weight, "up")


def test_of_rivals_that_cross_at_one_weight_the_one_that_leads_beyond_is_named() -> None:
    flip = flips_of({"a": [60, 60], "b": [40, 80], "c": [20, 100]}, [2, 1])[1]
    assert flip.above == Crossing(0.5, "c")


def test_a_weight_of_two_fifths_is_no_more_and_no_less() -> None:
    flip = flips_of({"a": [70, 50], "b": [55, 60]}, [1, 1])[0]
    assert flip.flips_at == 0.4


def test_fewer_than_two_have_nothing_to_flip() -> None:
    bare = Assessment("b", AS_OF, Figures(None, None, None, None, None), None, (), ())
    assert flip_weights([]) == ()
    assert flip_evidence([]) == ()
    alone = partner("a", [[(10, 90)], [(20, 80)]])
    assert flip_weights([bare, alone]) == ()
    assert flip_evidence([bare, alone]) == ()


def overall(one: Assessment, place: int, weight: float) -> float:
    """Proven points with one dimension's weight changed and the others in proportion."""
    present = one.dimensions[place].weight
    return sum(
        (weight if at == place else d.weight * (1 - weight) / (1 - present))
        * (d.figures.proven or 0.0)
        for at, d in enumerate(one.dimensions)
    )


def lead(ranked: Sequence[Assessment], place: int, weight: float) -> float:
    """How far the leader is ahead of the best rival; below 0 if it is not."""
    leader, *rivals = ranked
    best = max(overall(rival, place, weight) for rival in rivals)
    return overall(leader, place, weight) - best


@given(reviews(partners=(2, 5)))
@briskly
def test_flips_of_weights_by_trying_every_weight(partners: list[Assessment]) -> None:
    ranked = [each.assessment for each in compare_partners(partners).ranking]
    flips = flip_weights(partners)
    assert [f.dimension for f in flips] == [d.id for d in ranked[0].dimensions]
    if len(flips) == 1:
        assert flips[0].flips_at is None
        return
    for place, flip in enumerate(flips):
        tried = [step / STEPS for step in range(STEPS + 1)]
        lost = [weight for weight in tried if lead(ranked, place, weight) < -1e-7]
        kept = [weight for weight in tried if lead(ranked, place, weight) > 1e-7]
        low = 0.0 if flip.below is None else flip.below.weight
        high = 1.0 if flip.above is None else flip.above.weight
        assert all(low - 1e-7 <= weight <= high + 1e-7 for weight in kept)
        assert not any(low + 1e-7 < weight < high - 1e-7 for weight in lost)
        if flip.flips_at is None:
            assert lost == []
            continue
        assert 0 <= flip.flips_at <= 1
        assert math.copysign(1, flip.flips_at) == 1  # no -0 in the JSON
        assert abs(lead(ranked, place, flip.flips_at)) < 1e-6
        near = abs(flip.flips_at - flip.weight)
        assert all(abs(weight - flip.weight) >= near - 1e-7 for weight in lost)
        rival = next(a for a in ranked if a.partner == flip.to)
        end = 1.0 if flip.direction == "above" else 0.0
        assert overall(rival, place, end) >= overall(ranked[0], place, end) - 1e-6


# -- evidence -------------------------------------------------------------------------------


def test_flips_of_evidence() -> None:
    """Half of each dimension's points count: a has 45 proven, b 40, c 10.

    What is settled already (a's d1.c0) flips nothing, nor does a move too small (b's d1.c0).
    """
    partners = [
        partner("a", [[(60, 80)], [(30, 30)]]),
        partner("b", [[(40, 60)], [(40, 45)]]),
        partner("c", [[(20, 20)], [(0, 100)]]),
    ]
    assert flip_evidence(partners) == (
        EvidenceFlip("b", "d0.c0", "proven", 10.0, 50.0, "b"),
        EvidenceFlip("a", "d0.c0", "disproven", -30.0, 15.0, "b"),
        EvidenceFlip("c", "d1.c0", "proven", 50.0, 60.0, "c"),
    )


def leaders(partners: Sequence[Assessment]) -> set[str]:
    return {r.assessment.partner for r in compare_partners(partners).ranking if r.rank == 1}


@given(reviews(partners=(1, 4)))
@briskly
def test_flips_of_evidence_by_settling_every_criterion(partners: list[Assessment]) -> None:
    before, expected = leaders(partners), {}
    for place, one in enumerate(partners):
        for criterion in one.criteria:
            if criterion.strength >= 1:
                continue
            high = ranges_of(one)[criterion.reference][1]
            for direction, settled in (("proven", (high, high)), ("disproven", (0.0, 0.0))):
                new = with_range(one, criterion.reference, settled)
                after = leaders([*partners[:place], new, *partners[place + 1 :]])
                moved = (new.figures.proven or 0.0) - (one.figures.proven or 0.0)
                if settle(moved) and not before <= after:
                    key = one.partner, criterion.reference, direction
                    expected[key] = (moved, new.figures.proven or 0.0, min(after))
    found = flip_evidence(partners)
    assert {(f.partner, f.criterion, f.direction) for f in found} == expected.keys()
    for f in found:
        moved, proven, leader = expected[f.partner, f.criterion, f.direction]
        assert (f.moved, f.proven) == pytest.approx((moved, proven), abs=1e-9)
        assert f.leader == leader
    sizes = [settle(abs(f.moved)) for f in found]
    assert sizes == sorted(sizes)


def test_of_equals_in_the_lead_one_may_lose_it() -> None:
    """Both lead; what settles either parts them."""
    partners = [partner("a", [[(40, 60)]]), partner("b", [[(40, 60)]])]
    assert [(f.partner, f.direction, f.leader) for f in flip_evidence(partners)] == [
        ("a", "proven", "a"),
        ("b", "proven", "b"),
        ("a", "disproven", "b"),
        ("b", "disproven", "a"),
    ]


# -- vetoes ---------------------------------------------------------------------------------

VETO = Ruling((), (), (), "decline", (), rules_out=True)
PASS = Ruling((), (), (), "hold", ())


def ruled(partners: Sequence[Assessment], *ruled_out: str) -> list[Ranked]:
    return [
        Ranked(each.rank, each.assessment, VETO if each.assessment.partner in ruled_out else PASS)
        for each in compare_partners(partners).ranking
    ]


# Proven overall: a 70, b 65, c 64. Technology weighs 0.75.
TRIO = [
    certain("a", [80, 40], [3, 1]),
    certain("b", [60, 80], [3, 1]),
    certain("c", [72, 40], [3, 1]),
]


@pytest.mark.parametrize(
    ("ruled_out", "partners", "flips"),
    [
        # of a and c, a is ahead in technology and level elsewhere: c passes it nowhere
        (["b"], ("a", "c"), [("d0", None, None, None), ("d1", None, None, None)]),
        # b over c by -12 in technology and 40 elsewhere: 40 / (40 - -12)
        (["a"], ("b", "c"), [("d0", 10 / 13, "c", "above"), ("d1", 3 / 13, "c", "below")]),
        # a over b as in the page's example: one that cannot take over changes nothing
        (["c"], ("a", "b"), [("d0", 2 / 3, "b", "below"), ("d1", 1 / 3, "b", "above")]),
        (["a", "b"], ("c",), []),
        (["a", "b", "c"], (), []),
    ],
)
def test_flips_among_those_that_may_be_chosen(
    ruled_out: list[str], partners: tuple[str, ...], flips: list[tuple[Any, ...]]
) -> None:
    found = flip_eligible(ruled(TRIO, *ruled_out))
    assert found is not None
    assert found.partners == partners
    seen = [(f.dimension, f.flips_at, f.to, f.direction) for f in found.weight_flips]
    assert seen == [
        (name, None if at is None else pytest.approx(at, abs=1e-9), *rest)
        for name, at, *rest in flips
    ]
    assert found.evidence_flips == ()  # all is settled


def test_nobody_ruled_out_leaves_one_set_of_flips() -> None:
    assert flip_eligible(ruled(TRIO)) is None
    assert flip_eligible([]) is None
    assert flip_eligible([Ranked(1, TRIO[0])]) is None  # no rules at all


def test_who_has_no_rank_cannot_be_ruled_out() -> None:
    bare = Assessment("z", AS_OF, Figures(None, None, None, None, None), None, (), ())
    assert flip_eligible(ruled([*TRIO, bare], "z")) is None


def test_evidence_flips_among_those_that_may_be_chosen() -> None:
    """As above, but b may not be chosen: a leads c, and what a could lose to b it loses to c."""
    partners = [
        partner("a", [[(60, 80)], [(30, 30)]]),
        partner("b", [[(40, 60)], [(40, 45)]]),
        partner("c", [[(40, 40)], [(0, 100)]]),
    ]
    assert flip_eligible(ruled(partners, "b")) == EligibleFlips(
        ("a", "c"),
        flip_weights([partners[0], partners[2]]),
        (
            EvidenceFlip("a", "d0.c0", "disproven", -30.0, 15.0, "c"),
            EvidenceFlip("c", "d1.c0", "proven", 50.0, 70.0, "c"),
        ),
    )


@given(reviews(partners=(2, 5)))
@briskly
def test_ruled_out_partner_neither_leads_nor_takes_over(partners: list[Assessment]) -> None:
    veto = compare_partners(partners).ranking[0].assessment.partner
    found = flip_eligible(ruled(partners, veto))
    assert found is not None
    assert veto not in found.partners
    assert veto not in {flip.to for flip in found.weight_flips}
    assert veto not in {x for f in found.evidence_flips for x in (f.partner, f.leader)}
    others = [each for each in partners if each.partner != veto]
    assert (found.weight_flips, found.evidence_flips) == (
        flip_weights(others),
        flip_evidence(others),
    )
