"""Formulas for the reader, from figures that are rounded so far that they can be reckoned again.

Points show two decimals, strengths, shares and ages four; weights, reliabilities and knots are
written out in full. A formula recomputed from what it shows meets its result but for the last
digits.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from dossier.making.words import DASH, MINUS

TIMES = "\N{MULTIPLICATION SIGN}"
OVER = "\N{DIVISION SIGN}"
BETWEEN = " · "
"""Set between the things that one note says."""

MEASURED_DECIMALS = 6
"""Decimals of an answer, as many as the documents show."""


def points(figure: float | None) -> str:
    """Points to two decimals; a dash for None."""
    return DASH if figure is None else _signed(f"{figure:.2f}")


def strength(figure: float | None) -> str:
    """A strength, share or age to four decimals; a dash for None."""
    return DASH if figure is None else _signed(f"{figure:.4f}")


def exact(number: float) -> str:
    """A number that somebody wrote down, without the noise of floats and without an exponent."""
    shown = f"{Decimal(f'{number:.12g}'):f}"
    return _signed(shown.rstrip("0").rstrip(".") if "." in shown else shown)


def readable(weight: float) -> float:
    """A weight that was itself reckoned, as formulas show it: to six figures."""
    return float(f"{weight:.6g}")


def measured(number: float) -> str:
    """An answer as a term of a formula."""
    return term(exact(round(number, MEASURED_DECIMALS)))


def term(shown: str) -> str:
    """A figure as it stands within a formula: whole without decimals, below zero in brackets."""
    whole, _, decimals = shown.partition(".")
    bare = shown if decimals.strip("0") else whole
    return f"({bare})" if bare.startswith(MINUS) else bare


def product(*factors: str) -> str:
    """Factors side by side; a quotient may be one of them."""
    return f" {TIMES} ".join(factors)


def quotient(part: float, whole: float) -> str:
    """A weight by the sum of the weights."""
    return f"{exact(part)} {OVER} {exact(whole)}"


def mean(weights: Sequence[float], figures: Sequence[str], total: float) -> str:
    """The weighted mean of figures as shown; `total` is the sum of the weights.

    It is given, since weights that were rounded for reading may sum to 0.999999.
    """
    terms = [
        product(exact(weight), term(figure))
        for weight, figure in zip(weights, figures, strict=True)
    ]
    above = terms[0] if len(terms) == 1 else f"({' + '.join(terms)})"
    return f"{above} {OVER} {exact(total)}"


def difference(first: str, second: str) -> str:
    """One figure less another, in brackets."""
    return f"({term(first)} {MINUS} {term(second)})"


def faded(reliability: float, age_months: float, half_life_months: float | None) -> str:
    """The strength of one item: its reliability, halved with each half-life."""
    if half_life_months is None:
        return exact(reliability)
    exponent = f"{MINUS}{term(strength(age_months))} {OVER} {exact(half_life_months)}"
    return product(exact(reliability), f"2^({exponent})")


def combined(strengths: Iterable[float]) -> str:
    """The strength of independent origins together."""
    doubts = (difference("1", strength(each)) for each in strengths)
    return f"1 {MINUS} {product(*doubts)}"


def between(low: tuple[float, float], high: tuple[float, float], number: float) -> str:
    """Points on the straight line between two knots."""
    (left, least), (right, most) = low, high
    rise = difference(exact(most), exact(least))
    way = difference(measured(number), exact(left))
    return f"{exact(least)} + {rise} {TIMES} {way} {OVER} {difference(exact(right), exact(left))}"


def _signed(shown: str) -> str:
    if not shown.startswith("-"):
        return shown
    digits = shown.removeprefix("-")
    return f"{MINUS}{digits}" if digits.strip("0.") else digits
