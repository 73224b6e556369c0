"""Problems are told to whom they concern."""

from __future__ import annotations

import pytest

from dossier.app.load import Loaded
from dossier.cli_report import errors_about, is_about, say_left_out
from dossier.nouns.diagnostics import Span, error, warning

ACME = error("profile/x", "It is Acme's.", Span("partners/acme.yaml", 1, 1))
RUBRIC = error("rubric/x", "It is everybody's.", Span("rubric.yaml", 1, 1))
NOWHERE = error("files/x", "It is nobody's.")


@pytest.mark.parametrize(
    ("partners", "told"),
    [((), [True, True, True]), (("acme",), [True] * 3), (("zeta",), [False, True, True])],
)
def test_a_problem_of_another_partner_is_not_told(
    partners: tuple[str, ...], told: list[bool]
) -> None:
    assert [is_about(found, partners) for found in (ACME, RUBRIC, NOWHERE)] == told


def test_only_errors_are_errors() -> None:
    found = (ACME, warning("profile/y", "It is odd.", Span("partners/acme.yaml", 2, 1)))
    assert errors_about(Loaded(None, found, {}), ()) == [ACME]


@pytest.mark.parametrize(
    ("left_out", "partners", "who"),
    [
        (("b",), ("a",), "1 other partner (b)"),
        (
            ("b", "c"),
            ("a", "b"),
            "1 other partner (c)",
        ),
        (("b", "c"), ("a",), "2 other partners (b, c)"),
        (("b",), (), ""),
        (("a",), ("a",), ""),
    ],
)
def test_who_is_missing_from_a_comparison_is_named(
    left_out: tuple[str, ...],
    partners: tuple[str, ...],
    who: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    say_left_out(left_out, partners)
    told = f"Left out of the comparison because of errors: {who}.\n" if who else ""
    assert capsys.readouterr().err == told
