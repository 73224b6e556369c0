from __future__ import annotations

import math
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.judging.robustness import BEATS_AMONG, acceptability, count_ahead, rank, try_ranking
from dossier.judging.weight_space import sample_weights
from dossier.nouns.assessment import Assessment, Figures
from dossier.nouns.robustness import RobustnessResult
from dossier.nouns.rubric import Robustness, WeightSpace
from tests.cases import CHANCES, Case
from tests.intervals import AS_OF, certain, partner, ranges_of, reviews, with_range

MANY = 200_000
ALL_WEIGHTS = WeightSpace(mode="uniform")

briskly = settings(max_examples=50, deadline=None)
modes = st.sampled_from(["uniform", "ordinal", "around"])


def tried(partners: list[Assessment], samples: int = 200, **space: Any) -> RobustnessResult:
    found = try_ranking(partners, Robustness(weights=WeightSpace(**space), samples=samples, seed=7))
    assert found is not None
    return found


def tolerance(chance: float, samples: int) -> float:
    """Five standard errors: one test in two million fails by chance."""
    return 5 * math.sqrt(chance * (1 - chance) / samples)


# -- figures known exactly ------------------------------------------------------------------


def chances_in(case: Case) -> list[list[Fraction]]:
    """The exact chances of ranks that a case gives; none where it is about weights alone."""
    rows = case["expected"].get("rank_acceptability_exact", [])
    return [[Fraction(chance) for chance in row] for row in rows]


def central_weights_in(case: Case) -> list[list[Fraction] | None]:
    """Central weights, in exact fractions where a case has them; None for who is never first."""
    expected = case["expected"]
    rows = expected.get("central_weights_exact", expected["central_weights"])
    return [None if row is None else [Fraction(weight) for weight in row] for row in rows]


@pytest.mark.parametrize("case", CHANCES.values(), ids=CHANCES)
def test_exact_acceptability(case: Case) -> None:
    values = np.array(case["values"], dtype=float)
    dimensions = values.shape[1]
    sampler = sample_weights(ALL_WEIGHTS, np.full(dimensions, 1 / dimensions), seed=1)
    found = acceptability(values, sampler, MANY)
    for row, expected in zip(found.ranks, chances_in(case), strict=False):
        for chance, exact in zip(row, expected, strict=True):
            assert abs(chance - exact) <= tolerance(float(exact), MANY)
    firsts = found.ranks[:, 0] * MANY
    for row, central, count in zip(found.central, central_weights_in(case), firsts, strict=True):
        if central is None:
            assert np.isnan(row).all()
            continue
        for weight, exact in zip(row, central, strict=True):
            # a weight's variance is at most that of a chance of the same mean
            assert abs(weight - exact) <= tolerance(float(exact), int(count))


@pytest.mark.parametrize("case", CHANCES.values(), ids=CHANCES)
def test_partners_of_whom_all_is_proven(case: Case) -> None:
    """The same figures by way of assessments, with nothing left open."""
    weights = [1.0] * len(case["values"][0])
    partners = [
        certain(f"p{n}", [100 * value for value in row], weights)
        for n, row in enumerate(case["values"])
    ]
    found = tried(partners, 20_000, mode="uniform")
    for n, row in enumerate(chances_in(case)):
        for chance, exact in zip(found.rank_acceptability[f"p{n}"], row, strict=True):
            assert abs(chance - exact) <= tolerance(float(exact), 20_000)
    assert [found.central_weights[f"p{n}"] is None for n in range(len(partners))] == [
        central is None for central in central_weights_in(case)
    ]


def test_who_is_dominated_is_last_for_certain() -> None:
    case = CHANCES["smaa-R-nacw"]
    assert [each for each in CHANCES.values() if not chances_in(each)] == [case]
    weights = [1.0] * len(case["values"][0])
    partners = [certain(f"p{n}", row, weights) for n, row in enumerate(case["values"])]
    found = tried(partners, mode="uniform").rank_acceptability
    assert (found["p0"], found["p1"]) == ((1, 0), (0, 1))


@pytest.mark.parametrize(
    ("one", "other", "chance"),
    [
        ((40, 100), (60, 60), 2 / 3),  # 40 of 60 points lie above
        ((0, 100), (50, 100), 1 / 4),  # above 50 half the time, and then above by a half
        ((0, 100), (0, 100), 1 / 2),
        ((0, 50), (50, 100), 0.0),
        ((70, 70), (30, 60), 1.0),
    ],
)
def test_points_are_uniform_between_proven_and_ceiling(
    one: tuple[float, float], other: tuple[float, float], chance: float
) -> None:
    found = tried([partner("a", [[one]]), partner("b", [[other]])], MANY)
    assert abs(found.beats["a"]["b"] - chance) <= tolerance(chance, MANY)
    assert found.first["a"] == found.beats["a"]["b"]


@pytest.mark.parametrize(
    ("mode", "chance"), [("uniform", 1 / 3), ("ordinal", 2 / 3), ("around", 5 / 6)]
)
def test_worked_example_of_the_page(mode: str, chance: float) -> None:
    """docs/robustness.md: the first partner leads where the first weight is above 2/3."""
    partners = [certain("a", [80, 40], [3, 1]), certain("b", [60, 80], [3, 1])]
    found = tried(partners, MANY, mode=mode, share=0.5)
    assert abs(found.first["a"] - chance) <= tolerance(chance, MANY)
    if mode == "around":
        service = (1 / 8 + 1 / 3) / 2
        assert found.central_weights["a"] == pytest.approx(
            {"d0": 1 - service, "d1": service}, abs=1e-3
        )


def test_criteria_are_drawn_each_by_itself() -> None:
    """The mean of two uniforms is above 75 in an eighth of cases; were they one, in a quarter."""
    found = tried([partner("a", [[(0, 100), (0, 100)]]), partner("b", [[(75, 75)] * 2])], MANY)
    assert abs(found.beats["a"]["b"] - 1 / 8) <= tolerance(1 / 8, MANY)


def test_criteria_count_by_their_weight() -> None:
    """0.8 x + 0.2 y > 80 for uniform x, y: x above 75 + 25 (1 - y), in an eighth of cases."""
    within = [[4.0, 1.0]]
    rivals = [
        partner("a", [[(0, 100), (0, 100)]], within=within),
        partner("b", [[(80, 80), (80, 80)]], within=within),
    ]
    found = tried(rivals, MANY)
    assert abs(found.beats["a"]["b"] - 1 / 8) <= tolerance(1 / 8, MANY)


# -- weights --------------------------------------------------------------------------------


def test_weights_of_each_mode_lie_where_they_should() -> None:
    declared = np.array([0.4, 0.1, 0.25, 0.25])
    draws = {
        mode: sample_weights(WeightSpace(mode=mode, share=0.3), declared, 1)(5000)
        for mode in ("uniform", "ordinal", "around")
    }
    for drawn in draws.values():
        assert drawn.min() >= 0
        assert np.abs(drawn.sum(axis=1) - 1).max() < 1e-12
    ordered = draws["ordinal"]
    assert (ordered[:, 0] >= ordered[:, 2:].max(axis=1)).all()
    assert (ordered[:, 2:].min(axis=1) >= ordered[:, 1]).all()
    around = draws["around"]
    assert (around >= declared * 0.7 - 1e-12).all()
    assert (around <= declared * 1.3 + 1e-12).all()
    assert (around.max(axis=0) > declared * 1.28).all()
    assert (around.min(axis=0) < declared * 0.72).all()


def test_ordinal_weights_are_the_centroid_on_average() -> None:
    """Rank-order centroid: the mean of all weights in an order; equals share what is theirs."""
    drawn = sample_weights(WeightSpace(mode="ordinal"), np.array([0.2, 0.5, 0.3]), 1)(MANY)
    assert drawn.mean(axis=0) == pytest.approx([2 / 18, 11 / 18, 5 / 18], abs=2e-3)
    equals = sample_weights(WeightSpace(mode="ordinal"), np.array([0.25, 0.5, 0.25]), 1)(MANY)
    assert equals.mean(axis=0) == pytest.approx([7 / 36, 11 / 18, 7 / 36], abs=2e-3)
    assert abs((equals[:, 0] > equals[:, 2]).mean() - 0.5) <= tolerance(0.5, MANY)


def test_weights_around_the_declared_are_uniform() -> None:
    """Three equal weights range over a regular hexagon, of which 5/24 lie in the last quarter.

    Of a box of weights that is normalised far fewer do.
    """
    drawn = sample_weights(WeightSpace(mode="around", share=0.5), np.full(3, 1 / 3), 1)(MANY)
    for weights in drawn.T:
        assert abs((weights > 1 / 3 + 1 / 12).mean() - 5 / 24) <= tolerance(5 / 24, MANY)
    declared = np.array([0.6, 0.3, 0.1])
    uneven = sample_weights(WeightSpace(mode="around", share=1.0), declared, 1)(MANY)
    for weights, centre in zip(uneven.T, declared, strict=True):
        assert abs((weights > centre).mean() - 0.5) <= tolerance(0.5, MANY)


@pytest.mark.parametrize("mode", ["uniform", "ordinal", "around"])
def test_weights_do_not_hang_on_how_many_are_asked_for(mode: Any) -> None:
    declared = np.array([0.5, 0.3, 0.2])
    at_once = sample_weights(WeightSpace(mode=mode), declared, 3)(100)
    piecemeal = sample_weights(WeightSpace(mode=mode), declared, 3)
    assert np.concatenate([piecemeal(n) for n in (1, 39, 60)]).tolist() == at_once.tolist()


@pytest.mark.parametrize("mode", ["uniform", "ordinal", "around"])
def test_a_single_dimension_has_all_the_weight(mode: Any) -> None:
    assert sample_weights(WeightSpace(mode=mode), np.ones(1), 1)(3).tolist() == [[1.0]] * 3


# -- ranks ----------------------------------------------------------------------------------


def test_ranks_are_shared_by_equals() -> None:
    points = np.array([[5.0, 9, 5, 1], [2, 2, 2, 2], [1, 2, 3, 3 + 1e-12]])
    assert rank(points).tolist() == [[2, 1, 2, 4], [1, 1, 1, 1], [4, 3, 1, 1]]


def test_count_of_samples_ahead_goes_beyond_a_byte() -> None:
    ranks = np.tile(np.array([[1, 2, 2], [3, 1, 2]]), (1000, 1))
    assert count_ahead(ranks).tolist() == [[0, 1000, 1000], [1000, 0, 1000], [1000, 0, 0]]


def test_equals_share_the_better_rank_in_full() -> None:
    same = [certain(name, [50, 60], [1, 2]) for name in "ab"]
    found = tried([*same, certain("c", [40, 50], [1, 2])])
    assert found.rank_acceptability == {"a": (1, 0, 0), "b": (1, 0, 0), "c": (0, 0, 1)}
    assert found.expected_rank == {"a": 1, "b": 1, "c": 3}
    assert found.beats["a"] == {"b": 0, "c": 1}
    assert found.central_weights["a"] == found.central_weights["b"]


def test_no_noise_of_floats_parts_equals() -> None:
    """80, 60 and 30 by 0.3, 0.3, 0.4 come to a hair below 54."""
    weights = [[3.0, 3.0, 4.0]]
    found = tried(
        [
            partner("a", [[(80, 80), (60, 60), (30, 30)]], within=weights),
            partner("b", [[(54, 54), (54, 54), (54, 54)]], within=weights),
        ]
    )
    assert found.first == {"a": 1, "b": 1}


# -- the whole ------------------------------------------------------------------------------


def test_nothing_judged_is_not_tried() -> None:
    bare = Assessment("a", AS_OF, Figures(None, None, None, None, None), None, (), ())
    assert try_ranking([], Robustness()) is None
    assert try_ranking([bare], Robustness()) is None
    assert tried([bare, certain("b", [1], [1])]).first == {"b": 1}


def test_figures_come_with_what_they_were_drawn_by() -> None:
    found = tried([certain("b", [1, 2], [1, 3]), certain("a", [2, 1], [1, 3])], 400)
    assert (found.samples, found.seed, found.weights) == (400, 7, WeightSpace())
    assert found.standard_error == 0.025
    assert list(found.first) == ["a", "b"]
    assert found.central_weights["a"] is None
    assert list(found.central_weights["b"] or ()) == ["d0", "d1"]


def test_different_yardsticks_have_no_ranking() -> None:
    with pytest.raises(ValueError, match="yardsticks"):
        tried([certain("a", [1, 2], [1, 3]), certain("b", [2, 1], [1, 2])])


def test_what_does_not_apply_does_not_count() -> None:
    """A dimension and a criterion of weight 0 are as good as absent."""
    ranges = {"a": [[(0, 70), (9, 9)], [(50, 60)]], "b": [[(20, 50), (9, 9)], [(40, 80)]]}
    kept = tried(
        [
            partner(name, [*rows, [(0, 100)]], [1, 2, 0], [[1, 0], [1], [1]])
            for name, rows in ranges.items()
        ]
    )
    bare = tried([partner(n, [rows[0][:1], rows[1]], [1, 2]) for n, rows in ranges.items()])
    assert kept == bare


def test_only_the_best_are_compared_in_pairs() -> None:
    partners = [certain(f"p{n}", [n / 4], [1]) for n in range(BEATS_AMONG + 3)]
    found = tried(partners, 100)
    assert found.beats.keys() == {f"p{n}" for n in range(3, BEATS_AMONG + 3)}
    assert len(found.first) == BEATS_AMONG + 3
    assert found.beats["p3"] == dict.fromkeys(found.beats.keys() - {"p3"}, 0)


def test_streams_are_the_same_for_ever() -> None:
    """Printed figures rest on these: they change with no version of numpy and no machine."""
    drawn = sample_weights(WeightSpace(), np.array([0.5, 0.3, 0.2]), 1)(2)
    assert drawn.tolist() == [
        [0.3823861906323718, 0.4146008056409496, 0.2030130037266787],
        [0.34334560900714295, 0.3598209828866926, 0.2968334081061645],
    ]
    found = tried([partner("a", [[(0, 100)], [(30, 60)]]), partner("b", [[(20, 70)], [(40, 90)]])])
    assert found.rank_acceptability == {"a": (0.395, 0.605), "b": (0.605, 0.395)}


# -- properties -----------------------------------------------------------------------------


@given(reviews(), modes)
@briskly
def test_chances_are_chances(partners: list[Assessment], mode: str) -> None:
    found = tried(partners, mode=mode)
    for name, chances in found.rank_acceptability.items():
        assert sum(chances) == pytest.approx(1)
        assert found.first[name] == chances[0]
        assert found.expected_rank[name] == pytest.approx(
            sum(place * chance for place, chance in enumerate(chances, start=1))
        )
        central = found.central_weights[name]
        assert (central is None) == (found.first[name] == 0)
        assert central is None or sum(central.values()) == pytest.approx(1)
        for rival, chance in found.beats[name].items():
            assert chance + found.beats[rival][name] <= 1
    if all(low < high for a in partners for low, high in ranges_of(a).values()):
        for at_rank in zip(*found.rank_acceptability.values(), strict=True):
            assert sum(at_rank) == pytest.approx(1)


@given(reviews(), st.data(), modes)
@briskly
def test_order_of_partners_changes_nothing(
    partners: list[Assessment], data: st.DataObject, mode: str
) -> None:
    assert tried(data.draw(st.permutations(partners)), mode=mode) == tried(partners, mode=mode)


@given(reviews(), st.integers(1, 400), modes)
@briskly
def test_size_of_chunks_changes_nothing(partners: list[Assessment], cells: int, mode: Any) -> None:
    how = Robustness(weights=WeightSpace(mode=mode), samples=200, seed=7)
    assert try_ranking(partners, how, cells=cells) == try_ranking(partners, how)


@given(reviews(partners=(3, 4)), modes)
@briskly
def test_company_changes_nothing_between_two(partners: list[Assessment], mode: str) -> None:
    """How two compare does not hang on who else is in the review."""
    assert (
        tried(partners[:2], mode=mode).beats["p0"]["p1"]
        == (tried(partners, mode=mode).beats["p0"]["p1"])
    )


def is_dominated(one: Assessment, by: Assessment) -> bool:
    """Whether the ceiling of each criterion is below what the other has proven of it."""
    theirs = ranges_of(by)
    return all(high < theirs[name][0] for name, (_, high) in ranges_of(one).items())


@given(reviews(), modes, st.data())
@briskly
def test_the_dominated_lose_always(
    partners: list[Assessment], mode: str, data: st.DataObject
) -> None:
    loser = partners[0]
    for name, (low, high) in ranges_of(loser).items():
        loser = with_range(loser, name, (low * 0.9, high * 0.9))
    winner = partners[0]
    for name, (_, high) in ranges_of(loser).items():
        floor = data.draw(st.floats(high + 0.1, 100))
        winner = with_range(winner, name, (floor, data.draw(st.floats(floor, 100))))
    winner = partner_called("winner", winner)
    assert is_dominated(loser, winner)
    found = tried([loser, *partners[1:], winner], mode=mode)
    assert found.first[loser.partner] == 0
    assert found.central_weights[loser.partner] is None
    assert found.beats["winner"][loser.partner] == 1
    assert found.beats[loser.partner]["winner"] == 0


def partner_called(name: str, one: Assessment) -> Assessment:
    return Assessment(name, one.as_of, one.figures, None, one.dimensions, ())


@given(reviews(partners=(2, 4)), modes, st.data())
@briskly
def test_more_proven_never_harms(
    partners: list[Assessment], mode: str, data: st.DataObject
) -> None:
    """And a lower ceiling never helps: samples are the same but for what has changed."""
    one = partners[0]
    name, (low, high) = data.draw(st.sampled_from(sorted(ranges_of(one).items())))
    narrower = data.draw(st.floats(low, high))
    before = tried(partners, mode=mode)
    proven = tried([with_range(one, name, (narrower, high)), *partners[1:]], mode=mode)
    disproven = tried([with_range(one, name, (low, narrower)), *partners[1:]], mode=mode)
    assert proven.first["p0"] >= before.first["p0"] >= disproven.first["p0"]
    assert proven.expected_rank["p0"] <= before.expected_rank["p0"] + 1e-12
    assert disproven.expected_rank["p0"] >= before.expected_rank["p0"] - 1e-12
    for rival in before.beats["p0"]:
        assert proven.beats["p0"][rival] >= before.beats["p0"][rival]
        assert disproven.beats["p0"][rival] <= before.beats["p0"][rival]


def possible_ranks(partners: list[Assessment]) -> dict[str, range]:
    """The ranks that no criterion rules out, whatever the weights."""
    return {
        one.partner: range(
            1 + sum(is_dominated(one, by=other) for other in partners),
            len(partners) + 1 - sum(is_dominated(other, by=one) for other in partners),
        )
        for one in partners
    }


@given(reviews(partners=(2, 4)), modes, st.data())
@briskly
def test_more_evidence_makes_no_more_possible(
    partners: list[Assessment], mode: str, data: st.DataObject
) -> None:
    """Narrower ranges rule out no fewer ranks, and no sample has a rank that is ruled out."""
    narrowed = []
    for one in partners:
        new = one
        for name, (low, high) in ranges_of(one).items():
            ends = sorted(data.draw(st.floats(low, high)) for _ in range(2))
            new = with_range(new, name, (ends[0], ends[1]))
        narrowed.append(new)
    before, after = possible_ranks(partners), possible_ranks(narrowed)
    found = tried(narrowed, mode=mode)
    for name, ranks in after.items():
        assert set(ranks) <= set(before[name])
        seen = {at + 1 for at, chance in enumerate(found.rank_acceptability[name]) if chance}
        assert seen <= set(ranks)


@given(reviews(partners=(2, 4)))
@briskly
def test_full_evidence_and_fixed_weights_leave_nothing_open(partners: list[Assessment]) -> None:
    one_dimension = [
        partner(a.partner, [[(low, low) for low, _ in ranges_of(a).values()]]) for a in partners
    ]
    found = tried(one_dimension)
    assert all(max(chances) == 1 for chances in found.rank_acceptability.values())
