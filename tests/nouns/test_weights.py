from __future__ import annotations

from collections.abc import Sequence

import pytest
from pydantic import ValidationError

from dossier.nouns.weights import PairwiseWeights, WeightsByRank, show_ratio

Comparison = tuple[str, str, float]


def as_rows(pairs: Sequence[Comparison]) -> tuple[dict[str, object], ...]:
    return tuple({"more": more, "than": than, "by": by} for more, than, by in pairs)


def test_order_names_each_once() -> None:
    with pytest.raises(ValidationError, match="`a` appears twice"):
        WeightsByRank(order=("a", "b", "a"))


@pytest.mark.parametrize(
    ("pairs", "message"),
    [
        ([("a", "a", 2.0)], "`a` is compared with itself"),
        ([("a", "b", 2.0), ("b", "a", 2.0)], "`b` and `a` are compared twice"),
        ([("a", "b", 2.0), ("a", "c", 2.0)], "`b` and `c` are not compared"),
        ([("a", "b", 10.0)], "less than or equal to 9"),
        ([("a", "b", 0.5)], "greater than or equal to 1"),
        ([], "at least 1 item"),
        ([(f"a{n}", f"a{n + 1}", 2.0) for n in range(10)], "11 dimensions are compared"),
    ],
)
def test_pairs_are_complete(pairs: Sequence[Comparison], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        PairwiseWeights.model_validate({"pairwise": as_rows(pairs)})


def test_ids_are_in_the_order_of_the_pairs() -> None:
    pairs = [("b", "a", 1.0), ("c", "b", 2.0), ("a", "c", 9.0)]
    given = PairwiseWeights.model_validate({"pairwise": as_rows(pairs)})
    assert given.ids == ("b", "a", "c")
    assert given.accepted is None


@pytest.mark.parametrize("missing", ["by", "on", "because"])
def test_acceptance_says_who_when_and_why(missing: str) -> None:
    accepted = {"by": "The board", "on": "2026-10-08", "because": "Both matter."}
    del accepted[missing]
    values = {"pairwise": as_rows([("a", "b", 2.0)]), "accepted": accepted}
    with pytest.raises(ValidationError, match=missing):
        PairwiseWeights.model_validate(values)


@pytest.mark.parametrize(
    ("ratio", "shown"),
    [(0.0, "0.00"), (0.1391, "0.14"), (0.1, "0.10"), (0.0999, "0.10"), (0.1004, "0.1004")],
)
def test_ratio_is_never_rounded_onto_the_limit(ratio: float, shown: str) -> None:
    assert show_ratio(ratio) == shown
