from __future__ import annotations

import math
from itertools import combinations
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.judging.weights import (
    principal_eigenvector,
    weigh_by_rank,
    weigh_dimensions,
    weigh_pairs,
)
from dossier.nouns.weights import (
    MOST_INCONSISTENT,
    Inconsistent,
    Pair,
    PairwiseResult,
    PairwiseWeights,
    Weighting,
    WeightsByRank,
)
from tests.samples import brief_values, make_review

briskly = settings(max_examples=100, deadline=None)


def pairwise(*pairs: tuple[str, str, float], because: str | None = None) -> PairwiseWeights:
    rows = tuple({"more": more, "than": than, "by": by} for more, than, by in pairs)
    accepted = because and {"by": "The board", "on": "2026-10-08", "because": because}
    return PairwiseWeights.model_validate({"pairwise": rows, "accepted": accepted})


def weighed(given: PairwiseWeights) -> PairwiseResult:
    found = weigh_pairs(given)
    assert isinstance(found, PairwiseResult)
    return found


# -- by rank --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("a", [1]),
        ("ab", [3 / 4, 1 / 4]),
        ("cab", [11 / 18, 5 / 18, 2 / 18]),
        ("abcd", [25 / 48, 13 / 48, 7 / 48, 3 / 48]),  # Barron & Barrett 1996: .52 .27 .15 .06
    ],
)
def test_rank_order_centroid(order: str, expected: list[float]) -> None:
    found = weigh_by_rank(WeightsByRank(order=tuple(order)))
    assert list(found) == list(order)
    assert list(found.values()) == pytest.approx(expected, abs=1e-15)
    assert math.fsum(found.values()) == pytest.approx(1, abs=1e-15)


# -- by pairs -------------------------------------------------------------------------------


def test_consistent_pairs_give_their_ratios_back() -> None:
    found = weighed(pairwise(("a", "b", 2), ("b", "c", 3), ("a", "c", 6)))
    assert found.weights == pytest.approx({"a": 0.6, "b": 0.3, "c": 0.1}, abs=1e-14)
    assert found.eigenvalue == pytest.approx(3, abs=1e-14)
    assert found.ratio == pytest.approx(0, abs=1e-13)


def test_three_pairs_by_the_closed_form() -> None:
    """With three, the eigenvector is the geometric means', and the eigenvalue 1 + c + 1 / c."""
    found = weighed(pairwise(("a", "b", 3), ("b", "c", 3), ("a", "c", 5)))
    roots = {"a": 15 ** (1 / 3), "b": 1.0, "c": 15 ** (-1 / 3)}
    expected = {name: root / sum(roots.values()) for name, root in roots.items()}
    assert found.weights == pytest.approx(expected, abs=1e-14)
    factor = (5 / 9) ** (1 / 3)
    assert found.eigenvalue == pytest.approx(1 + factor + 1 / factor, abs=1e-13)
    assert found.index == pytest.approx((found.eigenvalue - 3) / 2)
    assert found.ratio == pytest.approx(found.index / 0.58)
    assert 0.03 < found.ratio < 0.04


def test_two_cannot_disagree() -> None:
    found = weighed(pairwise(("b", "a", 4)))
    assert found.weights == pytest.approx({"b": 0.8, "a": 0.2})
    assert found.ratio == 0


CIRCLE = (("a", "b", 3.0), ("b", "c", 3.0), ("c", "a", 2.0))


def test_contradictions_are_refused_with_the_worst_pair() -> None:
    found = weigh_pairs(pairwise(*CIRCLE))
    assert isinstance(found, Inconsistent)
    assert found.ratio > MOST_INCONSISTENT
    # Each pair is off by the same factor, 18: the first is named. By the other two, c outweighs a
    # by 2 and b is outweighed by c by a third of one: a weighs 1/2 x 1/3 of b.
    assert found.worst == Pair(more="a", than="b", by=3)
    assert found.implied == pytest.approx(1 / 6, abs=1e-12)


def test_contradictions_stand_for_a_reason() -> None:
    refused = weigh_pairs(pairwise(*CIRCLE))
    found = weighed(pairwise(*CIRCLE, because="The board was of two minds."))
    assert isinstance(refused, Inconsistent)
    assert found.ratio == refused.ratio
    assert sum(found.weights.values()) == pytest.approx(1)


def test_one_pair_out_of_line_is_named() -> None:
    values = {"a": 8.0, "b": 4.0, "c": 2.0, "d": 1.0}
    pairs = [(x, y, values[x] / values[y]) for x, y in combinations(values, 2)]
    pairs[pairs.index(("b", "c", 2.0))] = ("c", "b", 9.0)
    found = weigh_pairs(pairwise(*pairs))
    assert isinstance(found, Inconsistent)
    assert found.worst == Pair(more="c", than="b", by=9)
    # by a, c weighs 2/8 x 8/4 = 1/2 of b; by d, 2/1 x 1/4 = 1/2: what c was before it was spoilt
    assert found.implied == pytest.approx(1 / 2, abs=1e-12)


def test_what_others_imply_is_the_mean_of_the_ways_round() -> None:
    """van Uden's rule, on the example of Bozoki, Fulop & Ronyai 2010: sqrt(2/5 x 4/3)."""
    found = weigh_pairs(
        pairwise(
            ("b", "c", 9),  # the entry that their matrix leaves open
            ("a", "b", 5),
            ("a", "c", 2),
            ("d", "b", 3),
            ("d", "c", 4),
            ("a", "d", 1),
        )
    )
    assert isinstance(found, Inconsistent)
    assert found.worst == Pair(more="b", than="c", by=9)
    assert found.implied == pytest.approx(math.sqrt(2 / 5 * 4 / 3), abs=1e-12)


@given(st.integers(0, 5), st.sampled_from([1.0, 2.0, 9.0]))
@briskly
def test_what_others_imply_does_not_hang_on_the_pair(place: int, by: float) -> None:
    """However far one of consistent pairs is turned, the others still say what it was."""
    values = {"a": 8.0, "b": 4.0, "c": 2.0, "d": 1.0}
    pairs = [(x, y, values[x] / values[y]) for x, y in combinations(values, 2)]
    more, than, true = pairs[place]
    pairs[place] = (than, more, by)
    found = weigh_pairs(pairwise(*pairs))
    if isinstance(found, Inconsistent):
        assert found.worst == Pair(more=than, than=more, by=by)
        assert found.implied == pytest.approx(1 / true, abs=1e-12)


# -- where weights came from ----------------------------------------------------------------

RUBRIC = make_review({}).rubric


def weighting_of(**changes: Any) -> Weighting:
    review = make_review({}, brief={**brief_values(), **changes})
    return weigh_dimensions(review.rubric, review.brief)


def test_weights_say_what_they_were_made_from() -> None:
    assert weigh_dimensions(RUBRIC, None) == Weighting("rubric", {"technology": 3, "service": 1})
    assert weighting_of(weights=None) == Weighting("rubric", {"technology": 3, "service": 1})
    assert weighting_of(weights={"service": 2}) == Weighting(
        "brief", {"technology": 3, "service": 2}
    )
    order = weighting_of(weights=None, weighting={"order": ["service", "technology"]})
    assert order == Weighting("order", {"service": 3 / 4, "technology": 1 / 4})


def test_pairs_say_how_consistent_they_are() -> None:
    pairs = [{"more": "technology", "than": "service", "by": 4}]
    accepted = {"by": "The board", "on": "2026-10-08", "because": "For no need."}
    found = weighting_of(weights=None, weighting={"pairwise": pairs, "accepted": accepted})
    assert found.source == "pairs"
    assert found.pairs is not None
    assert found.pairs.is_consistent
    assert found.accepted is None  # there was nothing to accept


@st.composite
def judgements(draw: st.DrawFn) -> PairwiseWeights:
    names = [f"d{n}" for n in range(draw(st.integers(2, 10)))]
    scale = st.sampled_from([1, 1.5, 2, 3, 4, 5, 7, 9])
    pairs = [
        (*(pair if draw(st.booleans()) else pair[::-1]), draw(scale))
        for pair in combinations(names, 2)
    ]
    return pairwise(*draw(st.permutations(pairs)), because="Drawn.")


@given(judgements())
@briskly
def test_eigenvector_is_that_of_a_general_solver(given: PairwiseWeights) -> None:
    found = weighed(given)
    place = {name: at for at, name in enumerate(given.ids)}
    matrix = np.eye(len(place))
    for pair in given.pairwise:
        matrix[place[pair.more], place[pair.than]] = pair.by
        matrix[place[pair.than], place[pair.more]] = 1 / pair.by
    values, vectors = np.linalg.eig(matrix)
    at = int(np.argmax(values.real))
    expected = vectors[:, at].real / vectors[:, at].real.sum()
    assert list(found.weights.values()) == pytest.approx(expected.tolist(), abs=1e-9)
    assert found.eigenvalue == pytest.approx(values[at].real, abs=1e-8)
    assert found.ratio >= 0


@given(judgements(), st.randoms(use_true_random=False))
@briskly
def test_order_of_pairs_does_not_matter(given: PairwiseWeights, chance: Any) -> None:
    shuffled = list(given.pairwise)
    chance.shuffle(shuffled)
    again = weighed(PairwiseWeights(pairwise=tuple(shuffled), accepted=given.accepted))
    assert again.weights == pytest.approx(weighed(given).weights, abs=1e-12)


def test_power_iteration_stops_at_what_only_stretches() -> None:
    vector, stretch = principal_eigenvector(np.array([[2.0, 1.0], [1.0, 2.0]]))
    assert vector.tolist() == [0.5, 0.5]
    assert stretch == 3
