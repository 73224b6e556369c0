"""The rubric: what is asked, how answers become points, how far each kind of evidence carries."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from dossier.nouns.condition import Condition
from dossier.nouns.fields import (
    Line,
    Model,
    Number,
    Points,
    Prose,
    RubricId,
    Share,
    Title,
    Weight,
    refuse,
)
from dossier.nouns.figures import DerivedFigure

RECORDS_KIND = "own_measurement"
"""The kind of evidence that a figure computed from our own records counts as."""

Knot = tuple[Number, Points]
"""A measured value and the points it is worth."""

ListOfBrief = Literal["markets", "languages", "needs"]

MOST_PATIENCE = 24 * 366
"""Hours that an answer may be waited for at the most: a year, after which nobody still waits."""


def _require_rising(knots: tuple[Knot, ...]) -> None:
    for (left, _), (right, _) in pairwise(knots):
        if right <= left:
            raise refuse(
                "knots",
                "The knot at {right} does not come after the one at {left}.",
                left=left,
                right=right,
            )


class _Knotted(Model):
    """Points linear between knots and flat outside them; knots rise in value.

    What can be measured at all lies from `min` to `max`; without one it has no end there.
    """

    unit: Title
    min: Number | None = None
    max: Number | None = None
    points: Annotated[tuple[Knot, ...], Field(min_length=2)]

    @model_validator(mode="after")
    def _check(self) -> Self:
        _require_rising(self.points)
        for value, _ in self.points:
            if not self.has_room_for(value):
                raise refuse(
                    "scale_bounds",
                    "The knot at {value} lies outside of the scale's `min` and `max`.",
                    value=value,
                )
        return self

    def has_room_for(self, value: float) -> bool:
        """Whether a value can be measured at all, the bounds included."""
        is_low = self.min is not None and value < self.min
        return not is_low and (self.max is None or value <= self.max)


class NumberScale(_Knotted):
    """Points of a number that the answer gives."""


class LevelOfScale(Model):
    """One level of a choice: its worth, and the words that define it."""

    points: Points
    title: Title
    explanation: Prose | None = None


class ChoiceScale(Model):
    """Points by named level."""

    levels: Annotated[Mapping[RubricId, LevelOfScale], Field(min_length=2)]


class CoverageScale(Model):
    """Points = the share of one of the brief's lists that the answer covers, times 100."""

    of: ListOfBrief


class DerivedScale(_Knotted):
    """Points of a figure that is computed from the profile's records."""

    from_: DerivedFigure = Field(alias="from")


Scale = NumberScale | ChoiceScale | CoverageScale | DerivedScale


class Criterion(Model):
    """One question with its value function: exactly one of number, choice, coverage, derived."""

    id: RubricId
    title: Title
    question: Prose
    settled_by: Prose | None = None
    rationale: Prose | None = None
    weight: Weight
    number: NumberScale | None = None
    choice: ChoiceScale | None = None
    coverage: CoverageScale | None = None
    derived: DerivedScale | None = None

    @model_validator(mode="after")
    def _check(self) -> Self:
        given = [
            s for s in (self.number, self.choice, self.coverage, self.derived) if s is not None
        ]
        if len(given) != 1:
            raise refuse(
                "value_function",
                "The criterion `{id}` has {count} value functions; it needs exactly one.",
                id=self.id,
                count=len(given),
            )
        return self

    @property
    def scale(self) -> Scale:
        """The criterion's one value function."""
        scale = self.number or self.choice or self.coverage or self.derived
        assert scale is not None  # noqa: S101 - the constructor refused anything else
        return scale


class Dimension(Model):
    """A chapter of the dossier: a question to the partner and the criteria that answer it."""

    id: RubricId
    title: Title
    question: Prose
    basis: Prose | None = None
    rationale: Prose | None = None
    weight: Weight
    criteria: Annotated[tuple[Criterion, ...], Field(min_length=1)]


class EvidenceKind(Model):
    """How far evidence of one kind carries when new, and how fast that fades.

    Without `half_life_months` it does not fade.
    """

    title: Title
    reliability: Share
    half_life_months: Annotated[float, Field(gt=0, allow_inf_nan=False)] | None = None
    rationale: Prose | None = None


class Grade(Model):
    """A letter for proven points from `from_` up."""

    id: Line
    title: Title | None = None
    from_: Points = Field(alias="from")


class Gate(Model):
    """What must be so before a stage; it fails for good where `fails` holds."""

    id: RubricId
    title: Title
    explanation: Prose | None = None
    before: Literal["contract", "launch", "renewal"]
    requires: Condition
    fails: Condition | None = None


class FlagRule(Model):
    """A red flag that figures and records raise by themselves; without `when`, people alone do."""

    id: RubricId
    title: Title
    explanation: Prose | None = None
    severity: Literal["minor", "major", "blocker"]
    when: Condition | None = None


class VerdictRule(Model):
    """A verdict, reached when its condition holds and none before it did.

    One that `rules_out` is a veto: whoever has it may not be chosen, whatever its points.
    """

    id: RubricId
    title: Title
    explanation: Prose | None = None
    when: Condition | None = None
    rules_out: bool = False


class WeightSpace(Model):
    """Which weights of the dimensions are thought possible.

    `uniform`: all there are; `ordinal`: all in the declared order; `around`: each within a share
    of the declared one.
    """

    mode: Literal["uniform", "ordinal", "around"] = "around"
    share: Annotated[float, Field(gt=0, le=1, allow_inf_nan=False)] = 0.5


class Robustness(Model):
    """How the ranking is tried: by how many samples, of which weights, from which seed."""

    weights: WeightSpace = WeightSpace()
    samples: Annotated[int, Field(ge=100, le=1_000_000)] = 10_000
    seed: Annotated[int, Field(ge=0)] = 1


class Rubric(Model):
    """A versioned scheme of judgement."""

    schema_: Literal["dossier/rubric@1"] = Field(alias="schema")
    id: RubricId
    version: Line
    title: Title
    dimensions: Annotated[tuple[Dimension, ...], Field(min_length=1)]
    evidence_kinds: Annotated[Mapping[RubricId, EvidenceKind], Field(min_length=1)]
    undated_age_months: Annotated[float, Field(ge=0, allow_inf_nan=False)] = 24
    probe_patience_hours: Annotated[float, Field(gt=0, le=MOST_PATIENCE, allow_inf_nan=False)] = 72
    grades: Annotated[tuple[Grade, ...], Field(min_length=1)]
    gates: tuple[Gate, ...] = ()
    flags: tuple[FlagRule, ...] = ()
    verdicts: tuple[VerdictRule, ...] = ()
    robustness: Robustness = Robustness()

    @model_validator(mode="after")
    def _check(self) -> Self:
        _require_unique("dimension", [d.id for d in self.dimensions])
        for dimension in self.dimensions:
            _require_unique("criterion", [c.id for c in dimension.criteria])
        _require_unique("gate", [gate.id for gate in self.gates])
        _require_unique("flag", [flag.id for flag in self.flags])
        _require_unique("verdict", [verdict.id for verdict in self.verdicts])
        self._check_records_kind()
        bounds = [grade.from_ for grade in self.grades]
        if bounds != sorted(set(bounds), reverse=True) or bounds[-1] != 0:
            raise refuse("grades", "Grades must fall from the best to the last, which is from 0.")
        return self

    def _check_records_kind(self) -> None:
        is_derived = any(criterion.derived for criterion in self.criteria.values())
        if is_derived and RECORDS_KIND not in self.evidence_kinds:
            raise refuse(
                "records_kind",
                "A derived criterion needs the evidence kind `{kind}`.",
                kind=RECORDS_KIND,
            )

    def criterion(self, reference: str) -> Criterion | None:
        """The criterion called `dimension.criterion`, or None."""
        return self.criteria.get(reference)

    @property
    def criteria(self) -> Mapping[str, Criterion]:
        """All criteria by `dimension.criterion`, in the rubric's order."""
        return {f"{d.id}.{c.id}": c for d in self.dimensions for c in d.criteria}


def _require_unique(what: str, ids: list[str]) -> None:
    for position, name in enumerate(ids):
        if name in ids[:position]:
            raise refuse("repeated_id", "The {what} `{id}` appears twice.", what=what, id=name)
