"""Each risk lies where its likelihood and impact meet, and darker is graver."""

from __future__ import annotations

import pytest

from dossier.making.colours import luminance
from dossier.making.risk_matrix import risk_matrix
from dossier.nouns.drawing import RiskMatrix
from dossier.nouns.record_view import RiskRow
from tests.samples import make_acme

WORDS = make_acme().words


def matrix(*places: tuple[int, int]) -> RiskMatrix:
    rows = [
        RiskRow(f"R{number}", "t", likelihood, impact, likelihood * impact, None, None, None, None)
        for number, (likelihood, impact) in enumerate(places, start=1)
    ]
    return risk_matrix(rows, "alt", WORDS, "#1f4e79")


def lines_at(drawn: RiskMatrix, likelihood: int, impact: int) -> tuple[str, ...]:
    """What stands in a field; the fields are listed from the top left, row by row."""
    return drawn.cells[(5 - likelihood) * 5 + impact - 1].lines


def test_each_risk_lies_in_its_field() -> None:
    drawn = matrix((5, 1), (2, 4), (2, 4))
    assert lines_at(drawn, 5, 1) == ("R1",)
    assert lines_at(drawn, 2, 4) == ("R2  R3",)
    assert sum(bool(cell.lines) for cell in drawn.cells) == 2


def test_likelihood_grows_upwards_and_impact_to_the_right() -> None:
    drawn = matrix((1, 1))
    first, last = drawn.cells[0], drawn.cells[-1]
    assert (first.x < last.x, first.y < last.y) == (True, True)
    assert lines_at(drawn, 1, 1) == ("R1",)
    assert drawn.cells[20].lines == ("R1",)


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (4, ("R1  R2  R3", "R4")),
        (6, ("R1  R2  R3", "R4  R5  R6")),
        (7, ("R1  R2  R3", "R4  R5  …")),
    ],
)
def test_many_risks_in_one_field_take_two_lines_at_most(
    count: int, expected: tuple[str, ...]
) -> None:
    assert lines_at(matrix(*[(3, 3)] * count), 3, 3) == expected


def test_graver_is_darker() -> None:
    drawn = matrix((1, 1))
    diagonal = [drawn.cells[(5 - level) * 5 + level - 1] for level in range(1, 6)]
    shades = [luminance(cell.fill) for cell in diagonal]
    assert shades == sorted(shades, reverse=True)
    assert len(set(shades)) == 5
