"""The figures that may be named: what can be derived can be tested, whole and by hours."""

from __future__ import annotations

from typing import get_args

from dossier.nouns.figures import GENERIC_SHARE, DerivedFigure, ProbeFigure

HOURS = ("_in_hours", "_out_of_hours")


def test_whatever_can_be_derived_can_be_tested() -> None:
    assert set(get_args(DerivedFigure)) < set(get_args(ProbeFigure))


def test_what_is_derived_of_the_whole_log_is_derived_of_its_parts() -> None:
    derived = [figure for figure in get_args(DerivedFigure) if figure != GENERIC_SHARE]
    whole = [figure for figure in derived if not figure.endswith(HOURS)]
    assert len(whole) == 3
    assert set(derived) == {figure + part for figure in whole for part in ("", *HOURS)}
