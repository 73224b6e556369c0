"""The brief: who is choosing, for which scenario, and what the answer must cover."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from dossier.nouns.fields import (
    CriterionRef,
    Day,
    Language,
    Market,
    Model,
    Points,
    Prose,
    RubricId,
    Title,
    Weight,
    refuse,
)
from dossier.nouns.weights import PairwiseWeights, WeightsByRank


class MustHave(Model):
    """A need, or a criterion with the points it must reach, without which the answer is no."""

    need: RubricId | None = None
    criterion: CriterionRef | None = None
    at_least: Points | None = None

    @model_validator(mode="after")
    def _check(self) -> Self:
        if (self.need is None) == (self.criterion is None):
            raise refuse("must_have", "A must-have names either a need or a criterion.")
        return self


class DecisionAsked(Model):
    """What the board is asked to decide, among which options, where and when."""

    asked: Prose
    options: tuple[Prose, ...] = ()
    forum: Title | None = None
    on: Day | None = None


class Brief(Model):
    """One scenario that partners are judged for. The id is the file's name, not a field.

    `weights` replaces the rubric's for the dimensions it names; `weighting` makes all of them from
    an order or from comparisons in pairs. Only one of the two may be given.
    """

    schema_: Literal["dossier/brief@1"] = Field(alias="schema")
    title: Title
    organisation: Title | None = None
    scenario: Prose | None = None
    markets: tuple[Market, ...] = ()
    languages: tuple[Language, ...] = ()
    needs: tuple[RubricId, ...] = ()
    need_titles: Annotated[Mapping[RubricId, Title], Field()] = {}
    must_have: tuple[MustHave, ...] = ()
    weights: Mapping[RubricId, Weight] = {}
    weighting: WeightsByRank | PairwiseWeights | None = None
    not_applicable: tuple[CriterionRef, ...] = ()
    decision: DecisionAsked | None = None

    @model_validator(mode="after")
    def _check(self) -> Self:
        if self.weights and self.weighting is not None:
            raise refuse("two_weightings", "Weights are given twice, as numbers and otherwise.")
        return self
