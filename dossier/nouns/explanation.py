"""The arithmetic of a figure, step by step, in the words of one language.

Numbers in formulas are rounded for reading. They stand between plus, Unicode's minus,
multiplication and division signs, ^ for powers, and parentheses, so that a reader (or a program)
can reckon each formula again from what is shown.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """One figure: what it is, how it is reckoned, what comes of it, and what explains it.

    `formula` is None where nothing is reckoned: an answer, the points of a level.
    """

    label: str
    formula: str | None
    result: str
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """Steps that belong together, in the order they are taken."""

    title: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """Everything that a figure was made from; `title` names the partner and the place."""

    title: str
    parts: tuple[Part, ...]

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps of all parts."""
        return tuple(step for part in self.parts for step in part.steps)
