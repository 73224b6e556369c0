from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.judging.value import covered_share, interpolate, points_of, wanted_list
from dossier.nouns.brief import Brief
from dossier.nouns.rubric import ChoiceScale, CoverageScale, DerivedScale, NumberScale
from tests.cases import PIECEWISE, Case
from tests.strategies import knots

RISING = ((99.0, 0.0), (99.9, 60.0), (99.99, 100.0))
FALLING = ((15.0, 100.0), (60.0, 70.0), (240.0, 30.0), (1440.0, 0.0))
HILL = ((0.0, 20.0), (10.0, 90.0), (20.0, 40.0))


@pytest.mark.parametrize(
    ("scale", "measured", "points"),
    [
        (RISING, 99.0, 0),
        (RISING, 99.9, 60),
        (RISING, 99.99, 100),
        (RISING, 99.45, 30),  # half-way to 60
        (RISING, 99.96, 60 + 40 * 2 / 3),  # 0.06 of the 0.09 from 99.9 to 99.99
        (RISING, 98.0, 0),
        (RISING, -math.inf, 0),
        (RISING, 100.0, 100),
        (RISING, math.inf, 100),
        (FALLING, 15, 100),
        (FALLING, 60, 70),
        (FALLING, 240, 30),
        (FALLING, 37.5, 85),  # half-way from 100 to 70
        (FALLING, 150, 50),  # half-way from 70 to 30
        (FALLING, 1140, 7.5),  # three quarters of the way from 30 to 0
        (FALLING, 0, 100),
        (FALLING, 1e9, 0),
        (FALLING, math.inf, 0),
        (HILL, 5, 55),
        (HILL, 16, 60),
        (HILL, -1, 20),
        (HILL, math.inf, 40),
    ],
)
def test_interpolate(
    scale: tuple[tuple[float, float], ...], measured: float, points: float
) -> None:
    assert interpolate(scale, measured) == pytest.approx(points, abs=1e-9)


@pytest.mark.parametrize("case", PIECEWISE.values(), ids=PIECEWISE)
def test_interpolate_as_others_do(case: Case) -> None:
    scale = tuple(zip(case["cutoffs"], case["values"], strict=True))
    found = [interpolate(scale, x) for x in case["x"]]
    assert found == pytest.approx(case["expected"]["value"], abs=case["tolerance"])
    assert len(found) > 5


@given(knots(), st.floats(-1e6, 1e6))
def test_interpolate_stays_between_its_knots(scale: list[tuple[float, float]], at: float) -> None:
    worth = [points for _, points in scale]
    assert min(worth) - 1e-9 <= interpolate(scale, at) <= max(worth) + 1e-9


# -- lists ----------------------------------------------------------------------------------

BRIEF = Brief(
    schema="dossier/brief@1",
    title={"en": "Brief"},
    markets=("ID", "VN", "ID", "BR", "TH"),
    languages=("en",),
)


@pytest.mark.parametrize(
    ("answer", "share"),
    [
        ("all", 1),
        (("ID", "VN"), 0.5),
        (("VN", "VN", "ID"), 0.5),  # said twice is said once
        (("US", "FR"), 0),  # what nobody asked for counts for nothing
        (("TH", "US"), 0.25),
        ((), 0),
        ("ID", 0.25),
    ],
)
def test_covered_share(answer: str | tuple[str, ...], share: float) -> None:
    assert covered_share(answer, ("ID", "VN", "BR", "TH")) == share


@pytest.mark.parametrize(
    ("name", "wanted"),
    [("markets", ("ID", "VN", "BR", "TH")), ("languages", ("en",)), ("needs", ())],
)
def test_wanted_list_holds_each_item_once(name: str, wanted: tuple[str, ...]) -> None:
    scale = CoverageScale.model_validate({"of": name})
    assert wanted_list(scale, BRIEF) == wanted
    assert wanted_list(scale, None) == ()


# -- scales ---------------------------------------------------------------------------------

NUMBER = NumberScale.model_validate({"unit": "%", "points": RISING})
DERIVED = DerivedScale.model_validate(
    {"from": "probes.response_minutes.p90", "unit": "min", "points": FALLING}
)
CHOICE = ChoiceScale.model_validate(
    {"levels": {"none": {"title": "None", "points": 0}, "half": {"title": "Half", "points": 55}}}
)
COVERAGE = CoverageScale(of="markets")


@pytest.mark.parametrize(
    ("scale", "answer", "points"),
    [
        (NUMBER, 99.9, 60),
        (DERIVED, math.inf, 0),
        (CHOICE, "none", 0),
        (CHOICE, "half", 55),
        (COVERAGE, ("ID",), 25),
        (COVERAGE, "all", 100),
    ],
)
def test_points_of(
    scale: NumberScale | DerivedScale | ChoiceScale | CoverageScale,
    answer: float | str | tuple[str, ...],
    points: float,
) -> None:
    assert points_of(scale, answer, BRIEF) == pytest.approx(points, abs=1e-9)


def test_answers_off_the_scale_are_bugs() -> None:
    with pytest.raises(TypeError, match="not a number"):
        points_of(NUMBER, "99.9", BRIEF)
    with pytest.raises(LookupError):
        points_of(CHOICE, "quarter", BRIEF)
