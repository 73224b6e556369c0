"""Figures beside the bounds they were held against, in the reader's words.

What is said is on which side of a bound a figure lies. That is true on its own, whether the rule
wanted it so or not, and stays true where a condition turns the test round.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator
from typing import Literal

from dossier.making.subject import Subject
from dossier.making.words import Words
from dossier.nouns.condition import OVERALL, Bounds, FigureTest, ProbeTest
from dossier.nouns.ruling import Because

Unit = Literal["points", "minutes", "records", "claims", "plain"]
"""What is counted; `plain` where the number brings its own unit along, such as a percent sign."""

MOST_DECIMALS = 6
NOISE = 5e-10
"""How far a figure may be from a bound and still be taken to be on it: noise of floats."""


def figure_sentence(test: FigureTest | ProbeTest, because: Because, subject: Subject) -> str:
    """What a figure comes to, and on which side of each bound it lies."""
    words = subject.words
    if because.figure is None:
        return words("because-no-figure", what=_figure_name(test, subject))
    name = test.figure if isinstance(test, FigureTest) else test.probe
    base, asked = _asked(name)
    key = f"because-{base}".replace(".", "-").replace("_", "-")
    scale, sign = (100, "%") if base.endswith(("coverage", "share")) else (1, "")
    unit = _unit(base)
    sides = sides_words(
        test,
        because.figure,
        lambda bound: bar_words(f"{words.number(scale * bound)}{sign}", bound, unit, words),
        words,
    )
    if math.isinf(because.figure):
        return words(f"{key}-never", asked=words(asked), sides=sides)
    decimals = telling_decimals(scale * because.figure, [scale * bound for _, bound in test.bounds])
    return words(
        key,
        asked=words(asked),
        place=_place_words(test.place, subject) if isinstance(test, FigureTest) else "",
        amount=f"{words.number(scale * because.figure, decimals)}{sign}",
        count=countable(scale * because.figure, decimals),
        sides=sides,
    )


def sides_words(test: Bounds, figure: float, bar: Callable[[float], str], words: Words) -> str:
    """On which side of each bound a figure lies; `bar` says a bound."""
    sides = (words(f"bound-{side}", bar=bar(bound)) for side, bound in _sides(test, figure))
    return words("bound-separator").join(sides)


def bar_words(shown: str, bound: float, unit: Unit, words: Words) -> str:
    """A bound as something to be held against: `the bar of 35`."""
    return words(f"bar-{unit}", bound=shown, count=countable(bound, MOST_DECIMALS))


def points_words(points: float, bounds: Iterable[float], words: Words) -> str:
    """Points with their unit, to as many decimals as tell them from the bounds."""
    decimals = telling_decimals(points, bounds)
    amount, count = words.number(points, decimals), countable(points, decimals)
    return words("amount-points", amount=amount, count=count)


def telling_decimals(figure: float, bounds: Iterable[float], least: int = 1) -> int:
    """As few decimals as tell a figure from each bound: 49.96 is not shown as 50 and below 50."""
    apart = [bound for bound in bounds if not math.isclose(figure, bound, abs_tol=1e-9)]
    enough = (d for d in range(least, MOST_DECIMALS) if round(figure, d) not in apart)
    return next(enough, MOST_DECIMALS)


def countable(figure: float, decimals: int) -> float:
    """The figure as it is shown, whole where it is, so that grammar takes 1.0 for one."""
    shown = round(figure, decimals)
    return int(shown) if shown == int(shown) else shown


def _sides(test: Bounds, figure: float) -> Iterator[tuple[str, float]]:
    for name, bound in test.bounds:
        if math.isclose(figure, bound, rel_tol=0, abs_tol=NOISE):
            # On the bar: which side that counts for is what the bound is there to say.
            yield ("not-below" if name in {"below", "at_least"} else "not-above"), bound
        else:
            yield ("below" if figure < bound else "above"), bound


def _asked(name: str) -> tuple[str, str]:
    """A figure without the hours it is reckoned over, and the key of the questions it is of."""
    for hours in ("_in_hours", "_out_of_hours"):
        if name.endswith(hours):
            return name.removesuffix(hours), f"asked{hours.replace('_', '-')}"
    return name, "asked-at-any-time"


def _unit(name: str) -> Unit:
    if name.endswith("count"):
        return "records"
    if name.startswith("probes.response_minutes"):
        return "minutes"
    is_share = name.startswith("probes.") or name == "coverage"
    return "plain" if is_share else "points"


def _figure_name(test: FigureTest | ProbeTest, subject: Subject) -> str:
    words = subject.words
    if isinstance(test, ProbeTest):
        return words(f"probe-{test.probe.replace('.', '-').replace('_', '-')}")
    place = words("overall") if test.place == OVERALL else place_title(test.place, subject)
    return words("figure-of", figure=words(test.figure), place=place)


def _place_words(place: str, subject: Subject) -> str:
    if place == OVERALL:
        return subject.words("place-overall")
    kind = "criterion" if place in subject.criteria else "dimension"
    return subject.words(f"place-{kind}", title=place_title(place, subject))


def place_title(place: str, subject: Subject) -> str:
    """A dimension or a criterion by its title."""
    if place in subject.criteria:
        return subject.say(subject.criteria[place].title)
    dimensions = subject.review.rubric.dimensions
    return next(subject.say(d.title) for d in dimensions if d.id == place)
