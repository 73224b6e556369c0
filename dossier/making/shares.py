"""Weights as they were declared, for showing what each share of the whole was made from."""

from __future__ import annotations

import math
from dataclasses import dataclass

from dossier.making.formulas import product, quotient, readable
from dossier.making.subject import Subject
from dossier.nouns.assessment import CriterionResult, DimensionResult


@dataclass(frozen=True, slots=True)
class DeclaredWeight:
    """A weight as rubric or brief give it, and the sum of those that apply beside it.

    Weights that the brief makes of an order or of comparisons are shares already, to six figures.
    """

    weight: float
    total: float

    @property
    def formula(self) -> str:
        """How the share is reckoned."""
        return quotient(self.weight, self.total)


def dimension_weight(name: str, subject: Subject) -> DeclaredWeight:
    """A dimension's weight, the brief's before the rubric's, among the dimensions that apply."""
    declared = _declared(subject)
    applying = [each for each in subject.assessment.dimensions if applies(each)]
    total = math.fsum(declared[each.id] for each in applying)
    if _is_reckoned(subject):
        # The sum is that of the weights themselves: six figures of each may miss it by a hair.
        return DeclaredWeight(readable(declared[name]), readable(total))
    return DeclaredWeight(declared[name], total)


def criterion_weight(result: CriterionResult, subject: Subject) -> DeclaredWeight:
    """A criterion's weight among those of its dimension that apply."""
    beside = [c for c in subject.assessment.criteria if c.dimension == result.dimension]
    total = math.fsum(subject.criteria[c.reference].weight for c in beside if c.applies)
    return DeclaredWeight(subject.criteria[result.reference].weight, total)


def share_formula(result: CriterionResult, subject: Subject) -> str:
    """How a criterion's share of the whole is reckoned."""
    outer = dimension_weight(result.dimension, subject).formula
    return product(outer, criterion_weight(result, subject).formula)


def applies(dimension: DimensionResult) -> bool:
    """Whether any criterion of a dimension applies."""
    return any(criterion.applies for criterion in dimension.criteria)


def _declared(subject: Subject) -> dict[str, float]:
    brief = subject.review.brief
    if _is_reckoned(subject):
        return {d.id: d.weight for d in subject.assessment.dimensions}
    own = brief.weights if brief else {}
    return {d.id: own.get(d.id, d.weight) for d in subject.review.rubric.dimensions}


def _is_reckoned(subject: Subject) -> bool:
    """Whether the weights are made of an order or of comparisons, and not written down."""
    brief = subject.review.brief
    return brief is not None and brief.weighting is not None
