"""Conditions as data: what gates require, what raises a flag, which verdict is reached.

A condition is `all`, `any` or `not` over tests of figures, answers, evidence and records. Nothing
in it is ever run as code, so that a rubric can be checked, explained and changed by anyone.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal, NamedTuple, Self

from pydantic import Discriminator, Field, StringConstraints, Tag, model_validator

from dossier.nouns.fields import CriterionRef, Model, Number, RubricId, Share, refuse
from dossier.nouns.figures import FIGURES, FigureName, ProbeFigure
from dossier.nouns.profile import Stage

ANY = "any"
"""Stands for each gate or flag that there is."""

OVERALL = "overall"
"""The place of the figures of the whole."""

RecordName = Literal["meetings", "probes", "risks", "conditions"]
Place = Annotated[
    str, StringConstraints(pattern=r"^[a-z][a-z0-9_-]{0,63}(\.[a-z][a-z0-9_-]{0,63})?$")
]
"""`overall`, a dimension, or `dimension.criterion`."""


class Reference(NamedTuple):
    """A name in a test: under which key it stands, what it is, and of what kind of thing."""

    key: str
    name: str
    kind: Literal["place", "criterion", "criterion or any", "evidence kind", "gate"]


class _Test(Model):
    """One test of a condition."""

    @property
    def references(self) -> tuple[Reference, ...]:
        """The names in it that the rubric must have."""
        return ()


class Bounds(_Test):
    """What a figure is held against; every bound that is given must hold."""

    below: Number | None = None
    above: Number | None = None
    at_least: Number | None = None
    at_most: Number | None = None

    @model_validator(mode="after")
    def _require_bound(self) -> Self:
        if self._bounds_needed and not dict(self.bounds):
            raise refuse("bounds", "Nothing says what the figure is held against.")
        return self

    @property
    def _bounds_needed(self) -> bool:
        return True

    @property
    def bounds(self) -> tuple[tuple[str, float], ...]:
        """The bounds that are given, by name."""
        named = (
            ("below", self.below),
            ("above", self.above),
            ("at_least", self.at_least),
            ("at_most", self.at_most),
        )
        return tuple((name, bound) for name, bound in named if bound is not None)

    def hold_for(self, figure: float) -> bool:
        """Whether a figure keeps within every bound that is given."""
        return (
            (self.below is None or figure < self.below)
            and (self.above is None or figure > self.above)
            and (self.at_least is None or figure >= self.at_least)
            and (self.at_most is None or figure <= self.at_most)
        )


class FigureTest(Bounds):
    """A figure of the whole, a dimension or a criterion: `{proven: technology, below: 40}`.

    A figure that is reckoned from nothing meets no bound.
    """

    claimed: Place | None = None
    proven: Place | None = None
    ceiling: Place | None = None
    gap: Place | None = None
    coverage: Place | None = None

    @model_validator(mode="after")
    def _require_one_figure(self) -> Self:
        if len(self._named) != 1:
            raise refuse("one_figure", "A test of a figure names exactly one figure.")
        return self

    @property
    def _named(self) -> list[tuple[FigureName, str]]:
        places = ((name, getattr(self, name)) for name in FIGURES)
        return [(name, place) for name, place in places if place is not None]

    @property
    def figure(self) -> FigureName:
        """Which figure is tested."""
        return self._named[0][0]

    @property
    def place(self) -> str:
        """Whose figure is tested."""
        return self._named[0][1]

    @property
    def references(self) -> tuple[Reference, ...]:
        """The place whose figure is tested."""
        return (Reference(self.figure, self.place, "place"),)


class AnswerTest(Bounds):
    """What was found, else what is claimed: `{answer: fit.proposal, is: generic}`, or bounds.

    With `look_at: claimed` the claim alone counts, with `verified` what was found alone.
    """

    answer: CriterionRef
    is_: RubricId | None = Field(default=None, alias="is")
    look_at: Literal["found", "claimed", "verified"] = "found"

    @property
    def _bounds_needed(self) -> bool:
        return self.is_ is None

    @property
    def references(self) -> tuple[Reference, ...]:
        """The criterion whose answer is looked at."""
        return (Reference("answer", self.answer, "criterion"),)


class UnknownTest(_Test):
    """A criterion that applies and has no answer: `{unknown: service.sla}`."""

    unknown: CriterionRef

    @property
    def references(self) -> tuple[Reference, ...]:
        """The criterion."""
        return (Reference("unknown", self.unknown, "criterion"),)


class ContradictedTest(_Test):
    """Answers that evidence speaks against: `{contradicted: any, at_least: 3}`, or one by name.

    With `strength_at_least` only those count where all that speaks against has that strength.
    """

    contradicted: Place
    strength_at_least: Share = 0
    at_least: Annotated[int, Field(ge=1)] = 1

    @property
    def references(self) -> tuple[Reference, ...]:
        """The criterion, or `any`."""
        return (Reference("contradicted", self.contradicted, "criterion or any"),)


class StageTest(_Test):
    """How far things have come with the partner: `{stage: [negotiating, contracted]}`."""

    stage: Annotated[tuple[Stage, ...], Field(min_length=1)]


class EvidenceTest(_Test):
    """Evidence of some kinds behind an answer: `{evidence: service.sla, kind_in: [contract]}`."""

    evidence: CriterionRef
    kind_in: Annotated[tuple[RubricId, ...], Field(min_length=1)]
    at_least: Annotated[int, Field(ge=1)] = 1

    @property
    def references(self) -> tuple[Reference, ...]:
        """The criterion and the kinds of evidence."""
        kinds = (Reference("kind_in", kind, "evidence kind") for kind in self.kind_in)
        return (Reference("evidence", self.evidence, "criterion"), *kinds)


class RegisterTest(_Test):
    """Evidence of some kinds anywhere in the register: `{register: [customer_reference]}`.

    With `used: true` only items count that speak for or against an answer which applies.
    """

    register_: Annotated[tuple[RubricId, ...], Field(min_length=1, alias="register")]
    used: bool = False
    at_least: Annotated[int, Field(ge=1)] = 1

    @property
    def references(self) -> tuple[Reference, ...]:
        """The kinds of evidence."""
        return tuple(Reference("register", kind, "evidence kind") for kind in self.register_)


class RecordTest(_Test):
    """Records of which certain fields hold certain values.

    `{record: meetings, where: {format: face_to_face}, at_least: 1}`
    """

    record: RecordName
    where: Mapping[str, str | bool | float] = {}
    at_least: Annotated[int, Field(ge=1)] = 1


class ProbeTest(Bounds):
    """A figure of the probe log: `{probe: probes.unanswered_share, above: 0.5}`.

    Without a probe it meets no bound.
    """

    probe: ProbeFigure


class FlagTest(_Test):
    """A red flag that is raised and not resolved: by its id, or `any` of a severity."""

    flag: RubricId
    severity: Literal["minor", "major", "blocker"] | None = None


class GateTest(_Test):
    """A gate that is in some state, by its id or `any`: `{gate: any, is: open}`."""

    gate: RubricId
    is_: Literal["passed", "open", "failed"] = Field(alias="is")

    @property
    def references(self) -> tuple[Reference, ...]:
        """The gate, or `any`."""
        return (Reference("gate", self.gate, "gate"),)


class MustHaveTest(_Test):
    """A must-have of the brief in some state: `{must_have: absent}`."""

    must_have: Literal["met", "open", "absent"]


class AllOf(Model):
    """Every one holds."""

    all: Annotated[tuple[Condition, ...], Field(min_length=1)]


class AnyOf(Model):
    """At least one holds."""

    any: Annotated[tuple[Condition, ...], Field(min_length=1)]


class Not(Model):
    """It does not hold."""

    not_: Condition = Field(alias="not")


_ARMS = {
    **dict.fromkeys(map(str, FIGURES), "FigureTest"),
    "answer": "AnswerTest",
    "unknown": "UnknownTest",
    "contradicted": "ContradictedTest",
    "stage": "StageTest",
    "evidence": "EvidenceTest",
    "register": "RegisterTest",
    "record": "RecordTest",
    "probe": "ProbeTest",
    "flag": "FlagTest",
    "gate": "GateTest",
    "must_have": "MustHaveTest",
    "all": "AllOf",
    "any": "AnyOf",
    "not": "Not",
}
"""Which kind of condition a key makes; the first of these keys that is there decides."""

TEST_KEYS = tuple(_ARMS)
"""Every condition has one of these keys."""


def _arm_of(given: object) -> str | None:
    """The kind of condition that `given` is meant to be, so that its own faults are reported.

    It is named as no key is: places of faults must not take it for a step.
    """
    if isinstance(given, Mapping):
        return next((arm for key, arm in _ARMS.items() if key in given), None)
    return None


Test = (
    FigureTest
    | AnswerTest
    | UnknownTest
    | ContradictedTest
    | StageTest
    | EvidenceTest
    | RegisterTest
    | RecordTest
    | ProbeTest
    | FlagTest
    | GateTest
    | MustHaveTest
)

Condition = Annotated[
    Annotated[FigureTest, Tag("FigureTest")]
    | Annotated[AnswerTest, Tag("AnswerTest")]
    | Annotated[UnknownTest, Tag("UnknownTest")]
    | Annotated[ContradictedTest, Tag("ContradictedTest")]
    | Annotated[StageTest, Tag("StageTest")]
    | Annotated[EvidenceTest, Tag("EvidenceTest")]
    | Annotated[RegisterTest, Tag("RegisterTest")]
    | Annotated[RecordTest, Tag("RecordTest")]
    | Annotated[ProbeTest, Tag("ProbeTest")]
    | Annotated[FlagTest, Tag("FlagTest")]
    | Annotated[GateTest, Tag("GateTest")]
    | Annotated[MustHaveTest, Tag("MustHaveTest")]
    | Annotated[AllOf, Tag("AllOf")]
    | Annotated[AnyOf, Tag("AnyOf")]
    | Annotated[Not, Tag("Not")],
    Discriminator(
        _arm_of,
        custom_error_type="condition",
        custom_error_message="The condition tests nothing that is known.",
    ),
]

for _recursive in (AllOf, AnyOf, Not):
    _recursive.model_rebuild()
