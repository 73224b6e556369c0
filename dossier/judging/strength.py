"""How far evidence carries: by its kind, its age, and whose word it is.

Formulas: docs/scoring.md, "Strength of evidence".
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable, Mapping
from typing import Protocol

from dossier.nouns.assessment import WeighedEvidence
from dossier.nouns.profile import Evidence
from dossier.nouns.rubric import Rubric


class Carrying(Protocol):
    """An item of evidence with whose word it is, and how far it carries."""

    @property
    def origin(self) -> str:
        """Whose word it is."""

    @property
    def strength(self) -> float:
        """How far it carries, 0 to 1."""


DAYS_PER_MONTH = 30.4375
"""A twelfth of the mean Julian year of 365.25 days."""


def weigh_register(
    register: Mapping[str, Evidence], rubric: Rubric, as_of: dt.date
) -> Mapping[str, WeighedEvidence]:
    """Every item of a register with its strength on the as-of date, in the register's order.

    Raises:
        KeyError: A kind is not in the rubric: a bug in our checks, not in the data.
    """
    return {name: _weigh(name, item, rubric, as_of) for name, item in register.items()}


def combined_strength(items: Iterable[Carrying], *others: float) -> float:
    """The strength of evidence together with that of further independent sources, 0 to 1.

    Items of one origin count once, by the strongest: a vendor who repeats itself on ten pages
    has still only said it once.
    """
    strongest: dict[str, float] = {}
    for item in items:
        strongest[item.origin] = max(item.strength, strongest.get(item.origin, 0.0))
    return combine([*strongest.values(), *others])


def combine(strengths: Iterable[float]) -> float:
    """The strength of independent sources together: 1 - product(1 - s), from 0 to 1.

    Source: Dempster's rule for simple support functions with one focus (Shafer 1976, ch. 4).
    """
    # Sorted, since a product of floats hangs on its order and a judgement must not.
    return 1.0 - math.prod(1.0 - strength for strength in sorted(strengths))


def age_in_months(date: dt.date, as_of: dt.date) -> float:
    """Months of 30.4375 days from `date` to `as_of`, never below 0."""
    return max(0, (as_of - date).days) / DAYS_PER_MONTH


def _weigh(name: str, evidence: Evidence, rubric: Rubric, as_of: dt.date) -> WeighedEvidence:
    kind = rubric.evidence_kinds[evidence.kind]
    date = evidence.date
    age = rubric.undated_age_months if date is None else age_in_months(date.counted_as, as_of)
    decay = 1.0 if kind.half_life_months is None else 2.0 ** (-age / kind.half_life_months)
    return WeighedEvidence(
        id=name,
        # An origin is a name a user chose; an item of its own must not meet one by accident.
        origin=evidence.origin or f"item:{name}",
        age_months=age,
        is_dated=date is not None,
        reliability=kind.reliability,
        half_life_months=kind.half_life_months,
        strength=kind.reliability * decay,
    )
