"""What ids go by for readers; where no review is at hand that names them, the ids themselves."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from dossier.making.words import DASH, Words
from dossier.nouns.edition import Value
from dossier.nouns.fields import Text
from dossier.nouns.review import Review
from dossier.nouns.rubric import ChoiceScale, CoverageScale, DerivedScale, NumberScale

NEVER = "never"
"""What stands in exports for a figure that is infinite."""


@dataclass(frozen=True)
class Glossary:
    """Names and answers in one language. Ids may come from outside and from other rubrics."""

    words: Words
    review: Review | None

    def partner(self, name: str) -> str:
        """A partner by its name."""
        profile = self.review.partners.get(name) if self.review else None
        return name if profile is None else self._say(profile.name)

    def criterion(self, reference: str) -> str:
        """A criterion by its title."""
        return self._criteria.get(reference, reference)

    def dimension(self, name: str) -> str:
        """A dimension by its title."""
        dimensions = self.review.rubric.dimensions if self.review else ()
        return self._title(name, ((each.id, each.title) for each in dimensions))

    def verdict(self, name: str | None) -> str:
        """A verdict by its title; a dash for none."""
        rules = self.review.rubric.verdicts if self.review else ()
        return DASH if name is None else self._title(name, ((r.id, r.title) for r in rules))

    def gate(self, name: str) -> str:
        """A gate by its title."""
        gates = self.review.rubric.gates if self.review else ()
        return self._title(name, ((gate.id, gate.title) for gate in gates))

    def flag(self, name: str, partner: str) -> str:
        """A red flag by its title: the partner's own file may name it, else the rubric does."""
        if self.review is None:
            return name
        profile = self.review.partners.get(partner)
        own = {flag.id: flag.title for flag in profile.flags if flag.title} if profile else {}
        shared = {flag.id: flag.title for flag in self.review.rubric.flags}
        return self._title(name, {**shared, **own}.items()).replace("-", " ")

    def must(self, name: str) -> str:
        """A must-have by the title of its need or criterion."""
        if name in self._criteria:
            return self.criterion(name)
        return self._need(name)

    def kind(self, name: str) -> str:
        """A kind of evidence by its title."""
        kinds = self.review.rubric.evidence_kinds if self.review else {}
        return self._say(kinds[name].title) if name in kinds else name.replace("_", " ")

    def answer(self, reference: str, value: Value | None) -> str:
        """An answer as readers would put it; a dash for none."""
        if value is None:
            return DASH
        criteria = self.review.rubric.criteria if self.review else {}
        criterion = criteria.get(reference)
        match criterion and criterion.scale:
            case NumberScale() | DerivedScale() as scale if isinstance(value, float):
                return self.words.quantity(value, self._say(scale.unit))
            case ChoiceScale() as scale if str(value) in scale.levels:
                return self._say(scale.levels[str(value)].title)
            case CoverageScale() as scale if isinstance(value, tuple):
                return self.words.listing(self._item(item, scale.of) for item in value) or DASH
            case CoverageScale() as scale if value == "all":
                return self.words(f"all-{scale.of}")
        return self._plain(value)

    def _plain(self, value: Value) -> str:
        if isinstance(value, tuple):
            return self.words.listing(value) or DASH
        if isinstance(value, float):
            return self.words.number(value)
        return self.words("never") if value == NEVER else value

    def _item(self, item: str, of: str) -> str:
        match of:
            case "markets":
                return self.words.market(item)
            case "languages":
                return self.words.spoken(item)
            case _:
                return self._need(item)

    def _need(self, name: str) -> str:
        return self._needs.get(name, name.replace("_", " "))

    @cached_property
    def _criteria(self) -> dict[str, str]:
        criteria = self.review.rubric.criteria if self.review else {}
        return {reference: self._say(each.title) for reference, each in criteria.items()}

    @cached_property
    def _needs(self) -> dict[str, str]:
        briefs = [] if self.review is None else [*self.review.scenarios.values()]
        briefs += [self.review.brief] if self.review and self.review.brief else []
        return {n: self._say(title) for brief in briefs for n, title in brief.need_titles.items()}

    def _title(self, name: str, titles: Iterable[tuple[str, Text]]) -> str:
        found = dict(titles)
        return self._say(found[name]) if name in found else name

    def _say(self, text: Text) -> str:
        return text.in_language(self.words.language)
