"""Rules of a rubric that nothing can ever reach: sound as they stand, and without effect."""

from __future__ import annotations

import math
from collections.abc import Iterator

from dossier.nouns.condition import (
    ANY,
    AnswerTest,
    Bounds,
    ContradictedTest,
    FigureTest,
    FlagTest,
    GateTest,
    ProbeTest,
    Test,
)
from dossier.nouns.diagnostics import Diagnostic, warning
from dossier.nouns.document import Document, Path
from dossier.nouns.rubric import DerivedScale, NumberScale, Rubric
from dossier.reading.schema import suggest

GRAVITY = ("minor", "major", "blocker")

Range = tuple[float, float]
"""The least and the greatest that a figure can be, both included."""

POINTS: Range = (0, 100)
UNBOUNDED: Range = (-math.inf, math.inf)
RANGES: dict[str, Range] = {"gap": (-100, 100), "coverage": (0, 1)}
"""The figures that are not points from 0 to 100."""


def check_verdicts(document: Document, rubric: Rubric) -> Iterator[Diagnostic]:
    """A warning for each verdict behind one that is always reached, or reached just when it is."""
    for place, verdict in enumerate(rubric.verdicts):
        first = next(v for v in rubric.verdicts if v.when in (None, verdict.when))
        if first is not verdict and first.when is None:
            message = f"The verdict `{verdict.id}` is never reached: `{first.id}` has no `when`."
            hint = f"Move `{first.id}` to the end, or give it a `when`."
        elif first is not verdict:
            message = f"The verdict `{verdict.id}` is never reached: `{first.id}` asks the same."
            hint = "Delete one of them, or ask something else."
        else:
            continue
        span = document.span_of(("verdicts", place, "id"))
        yield warning("rubric/unreachable-verdict", message, span, hint)


def check_reach(document: Document, path: Path, test: Test, rubric: Rubric) -> Iterator[Diagnostic]:
    """A warning for a test that nothing can pass, or that only a person can make pass."""
    span = document.span_of(path)
    why = _why_never(test, rubric)
    if why is not None:
        yield warning("rubric/never-holds", why[0], span, why[1])
    known = tuple(flag.id for flag in rubric.flags)
    if isinstance(test, FlagTest) and test.flag not in {ANY, *known}:
        message = f"No flag of the rubric is called `{test.flag}`; only a person could raise it."
        hint = suggest(test.flag, known) if known else "Add it to `flags:`."
        yield warning("rubric/unlisted-flag", message, document.span_of((*path, "flag")), hint)


Why = tuple[str, str]
"""Why a test never holds, and what to do."""


def _why_never(test: Test, rubric: Rubric) -> Why | None:
    match test:
        case FigureTest() | ProbeTest() | AnswerTest():
            return _out_of_range(test, _range_of(test, rubric))
        case GateTest(is_="failed"):
            return _never_fails(test, rubric)
        case FlagTest():
            return _too_mild(test, rubric)
        case ContradictedTest():
            return _too_many(test, rubric)
        case _:
            return None


def _range_of(test: FigureTest | ProbeTest | AnswerTest, rubric: Rubric) -> Range:
    if isinstance(test, FigureTest):
        return RANGES.get(test.figure, POINTS)
    if isinstance(test, ProbeTest):
        return (0, 1) if "_share" in test.probe else (0, math.inf)
    criterion = rubric.criterion(test.answer)
    scale = criterion.scale if criterion else None
    if not isinstance(scale, NumberScale | DerivedScale):
        return UNBOUNDED
    return (
        -math.inf if scale.min is None else scale.min,
        math.inf if scale.max is None else scale.max,
    )


def _out_of_range(test: Bounds, possible: Range) -> Why | None:
    """Bounds that leave no room, among themselves or within what the figure can be."""
    least, most = possible
    low = max([least, *_given(test.at_least, test.above)])
    high = min([most, *_given(test.at_most, test.below)])
    is_open = low == test.above or high == test.below
    if low < high or (low == high and not is_open):
        return None
    if math.isfinite(most):
        message = f"Nothing keeps within these bounds: the figure lies from {least:g} to {most:g}."
        return message, "Points run from 0 to 100, shares and strengths from 0 to 1."
    return "No figure keeps within these bounds.", "Correct them, or test two figures with `any`."


def _given(*bounds: float | None) -> list[float]:
    return [bound for bound in bounds if bound is not None]


def _never_fails(test: GateTest, rubric: Rubric) -> Why | None:
    gate = next((gate for gate in rubric.gates if gate.id == test.gate), None)
    if gate is None or gate.fails is not None:
        return None
    return f"The gate `{gate.id}` never fails: it has no `fails`.", "Give it one, or test `open`."


def _too_mild(test: FlagTest, rubric: Rubric) -> Why | None:
    """A person may make a flag graver than its rule does, and never milder."""
    rule = next((flag for flag in rubric.flags if flag.id == test.flag), None)
    if rule is None or test.severity is None:
        return None
    if GRAVITY.index(test.severity) >= GRAVITY.index(rule.severity):
        return None
    message = f"The flag `{rule.id}` is never `{test.severity}`: it is at least `{rule.severity}`."
    return message, "Leave `severity` out."


def _too_many(test: ContradictedTest, rubric: Rubric) -> Why | None:
    most = len(rubric.criteria) if test.contradicted == ANY else 1
    if test.at_least <= most:
        return None
    return f"At most {most} can be contradicted, never {test.at_least}.", "Lower `at_least`."
