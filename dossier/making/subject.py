"""One partner under review, seen in one language: what every section's view is drawn from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import overload

from dossier.making.words import Words
from dossier.nouns.assessment import Assessment, CriterionResult
from dossier.nouns.fields import Text
from dossier.nouns.profile import Profile
from dossier.nouns.review import Review
from dossier.nouns.rubric import Criterion
from dossier.nouns.ruling import Ruling
from dossier.nouns.view import Link


@dataclass(frozen=True)
class Subject:
    """A partner's profile and assessment within a review, with the words of one language."""

    id: str
    profile: Profile
    assessment: Assessment
    review: Review
    words: Words
    ruling: Ruling | None = None

    @overload
    def say(self, text: Text) -> str: ...
    @overload
    def say(self, text: Text | None) -> str | None: ...
    def say(self, text: Text | None) -> str | None:
        """A user's text in the reader's language, or None."""
        return None if text is None else text.in_language(self.words.language)

    @property
    def name(self) -> str:
        """The partner's name for these readers."""
        return self.say(self.profile.name)

    @cached_property
    def criteria(self) -> dict[str, Criterion]:
        """The rubric's criteria by reference."""
        return dict(self.review.rubric.criteria)

    @cached_property
    def need_titles(self) -> dict[str, str]:
        """The needs that any brief names, by id: an answer may speak of another brief's."""
        briefs = [
            *self.review.scenarios.values(),
            *([self.review.brief] if self.review.brief else []),
        ]
        return {
            need: self.say(title) for brief in briefs for need, title in brief.need_titles.items()
        }

    @cached_property
    def shares(self) -> dict[str, float]:
        """Each criterion's share of the whole, by reference."""
        return {
            criterion.reference: dimension.weight * criterion.weight
            for dimension in self.assessment.dimensions
            for criterion in dimension.criteria
        }

    @cached_property
    def evidence_links(self) -> dict[str, Link]:
        """The register's numbers, `E1` upwards in the order of the file, by evidence id."""
        return {
            name: Link(f"E{number}", f"evidence-{name}", self.say(item.title))
            for number, (name, item) in enumerate(self.profile.evidence.items(), start=1)
        }

    @property
    def series(self) -> dict[str, Mapping[str, float]]:
        """The profile's series of figures that have any, by their names."""
        return {name: values for name, values in self.profile.figures.items() if values}

    def criterion_link(self, result: CriterionResult) -> Link:
        """Where a chapter shows a criterion."""
        title = self.say(self.criteria[result.reference].title)
        return Link(title, criterion_anchor(result), title)

    def at_stake(self, result: CriterionResult) -> float:
        """Points of the overall figure that a criterion could still move."""
        if result.proven is None or result.ceiling is None:
            return 0.0
        return self.shares[result.reference] * (result.ceiling - result.proven)


def criterion_anchor(result: CriterionResult) -> str:
    """The id of a criterion's row within a document."""
    return f"criterion-{result.dimension}-{result.id}".replace("_", "-")
