"""An edition of a partner's assessment as it is read back: `dossier/assessment@1`.

Only what two editions are compared by is read; keys that are not named here are passed over, as
later versions may add some. What an edition says comes from outside, so ids, numbers and lines are
held to the bounds that the program keeps when it writes them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import ConfigDict, Field, StringConstraints

from dossier.nouns.assessment import State
from dossier.nouns.fields import Id, Line, Model, Points, RubricId, Share
from dossier.nouns.ruling import GateState, MustState

Gap = Annotated[float, Field(ge=-100, le=100, allow_inf_nan=False)]
Finite = Annotated[float, Field(allow_inf_nan=False)]
Word = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$")]
"""A level, a market, a language, a need, `all` or `never`."""

Written = Annotated[str, StringConstraints(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")]
Name = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_.-]{0,128}$")]
Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Value = Finite | Word | tuple[Word, ...]


class Read(Model):
    """A record of a file that later versions may add keys to."""

    model_config = ConfigDict(frozen=True, extra="ignore", strict=True)


class EvidenceRead(Read):
    """An item of evidence; `strength` is how far it carried on the edition's day."""

    id: Id
    kind: RubricId
    date: Written | None
    origin: Line | None
    strength: Share

    @property
    def is_of(self) -> tuple[str, str | None, str | None]:
        """What makes it the same evidence in another edition, beside its id."""
        return self.kind, self.date, self.origin


class RecordsRead(Read):
    """What the profile's own records add as one origin."""

    count: Annotated[int, Field(ge=1)]
    strength: Share


class CriterionRead(Read):
    """One criterion; `weight` is its share of the dimension."""

    id: RubricId
    weight: Share
    state: State
    claimed_value: Value | None
    verified_value: Value | None
    claimed: Points | None
    value: Points | None
    strength: Share | None
    proven: Points | None
    records: RecordsRead | None
    evidence: tuple[EvidenceRead, ...]
    against: tuple[EvidenceRead, ...]


class DimensionRead(Read):
    """One dimension; `weight` is its share of the whole."""

    id: RubricId
    weight: Share
    claimed: Points | None
    proven: Points | None
    ceiling: Points | None
    coverage: Share | None
    criteria: tuple[CriterionRead, ...]


class VerdictRead(Read):
    """The verdict of the rules."""

    id: RubricId


class MustRead(Read):
    """One must-have."""

    id: Name
    state: MustState


class GateRead(Read):
    """One gate."""

    id: RubricId
    state: GateState


class FlagRead(Read):
    """One red flag that is raised."""

    id: Name
    severity: Literal["minor", "major", "blocker"]
    resolved: bool


class PartnerRead(Read):
    """One partner's figures and rulings."""

    id: Id
    rank: Annotated[int, Field(ge=1)] | None
    claimed: Points | None
    proven: Points | None
    ceiling: Points | None
    gap: Gap | None
    coverage: Share | None
    grade: Line | None
    verdict: VerdictRead | None
    must_haves: tuple[MustRead, ...]
    gates: tuple[GateRead, ...]
    flags: tuple[FlagRead, ...]
    dimensions: tuple[DimensionRead, ...]


class RubricRead(Read):
    """Which rubric."""

    id: RubricId
    version: Line


class Judged(Read):
    """What an edition was judged by.

    The digests are of what rubric and brief measure by: two editions with the same ones were
    judged alike, whatever else was rewritten.
    """

    as_of: dt.date
    rubric: RubricRead
    rubric_sha256: Digest
    brief: Line | None
    brief_sha256: Digest | None


class Scores(Judged):
    """All partners as a comparison shows them."""

    schema_: Literal["dossier/scores@1"] = Field(alias="schema")
    partners: tuple[PartnerRead, ...]


class Edition(Judged):
    """One partner as an edition shows it."""

    schema_: Literal["dossier/assessment@1"] = Field(alias="schema")
    partner: PartnerRead

    @property
    def criteria(self) -> Mapping[str, tuple[float, CriterionRead]]:
        """Each criterion with its share of the whole, by `dimension.criterion`."""
        return {
            f"{dimension.id}.{criterion.id}": (dimension.weight * criterion.weight, criterion)
            for dimension in self.partner.dimensions
            for criterion in dimension.criteria
        }


@dataclass(frozen=True, slots=True)
class EditionName:
    """What an edition goes by: as the user named it, and, of a revision, which and of what day."""

    given: str
    revision: str | None = None
    on: dt.date | None = None


class Since(Read):
    """`since.json`: the earlier edition that a document tells the changes of, as it carries it."""

    schema_: Literal["dossier/since@1"] = Field(alias="schema")
    name: Line
    revision: Line | None
    on: dt.date | None
    left_out: tuple[Id, ...]
    editions: tuple[Edition, ...]


@dataclass(frozen=True, slots=True)
class EditionSet:
    """The editions of one day by partner; `left_out` names partners that it could not judge."""

    name: EditionName
    partners: Mapping[str, Edition]
    left_out: tuple[str, ...] = ()
