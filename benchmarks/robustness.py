"""Seconds and peak memory of trying a ranking: `python benchmarks/robustness.py [PARTNERS…]`.

Each number of partners runs in a process of its own, so that its peak memory is its own. Every
partner has six dimensions with 31 criteria in all, none of them certain; 10,000 samples.
"""

from __future__ import annotations

import datetime as dt
import multiprocessing
import random
import resource
import sys
import time

from dossier.judging.robustness import try_ranking
from dossier.nouns.assessment import Assessment, CriterionResult, DimensionResult, Figures, State
from dossier.nouns.rubric import Robustness

CRITERIA = (6, 5, 5, 5, 5, 5)
DEFAULT = (10, 100, 1000)
AS_OF = dt.date(2026, 11, 22)


def judged(number: int) -> Assessment:
    """A partner with random points, of which something is open everywhere."""
    draw = random.Random(number)  # noqa: S311 - made-up partners need no secrets
    dimensions = tuple(dimension(f"d{place}", count, draw) for place, count in enumerate(CRITERIA))
    proven = sum(d.weight * (d.figures.proven or 0.0) for d in dimensions)
    return Assessment(
        f"p{number}", AS_OF, Figures(None, proven, 100.0, None, None), None, dimensions, ()
    )


def dimension(name: str, count: int, draw: random.Random) -> DimensionResult:
    """A dimension of equal criteria."""
    points = [sorted((draw.uniform(0, 100), draw.uniform(0, 100))) for _ in range(count)]
    criteria = tuple(
        CriterionResult(
            name, f"c{place}", 1 / count, State.CLAIMED, proven=low, ceiling=high, strength=0.5
        )
        for place, (low, high) in enumerate(points)
    )
    proven = sum(low for low, _ in points) / count
    figures = Figures(None, proven, 100.0, None, None)
    return DimensionResult(name, 1 / len(CRITERIA), figures, None, criteria)


def measure(partners: int) -> None:
    """Print one line: partners, seconds, peak memory, and what of it was there before."""
    review = [judged(number) for number in range(partners)]
    before = peak_megabytes()
    start = time.perf_counter()
    try_ranking(review, Robustness())
    seconds = time.perf_counter() - start
    print(f"{partners:>8}  {seconds:>7.2f} s  {peak_megabytes():>6.0f} MB  {before:>6.0f} MB")


def peak_megabytes() -> float:
    """The most memory that this process ever held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Measure each number of partners in a fresh process."""
    print("partners    seconds     peak   before")
    for partners in map(int, sys.argv[1:] or DEFAULT):
        process = multiprocessing.get_context("spawn").Process(target=measure, args=(partners,))
        process.start()
        process.join()


if __name__ == "__main__":
    main()
