"""The product's own words, numbers and dates in one language.

Wording lives in Fluent catalogues (`templates/locale/<language>.ftl`), so that translators get
plurals and placeholders in a format their tools know; names of countries and languages and the
shapes of dates come from Unicode's CLDR through Babel.
"""

from __future__ import annotations

import datetime as dt
import decimal
import math
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from babel import Locale
from babel.dates import format_date, format_skeleton, get_day_names
from babel.numbers import format_decimal
from fluent.runtime import FluentBundle, FluentResource

from dossier.nouns.fields import PartialDate

DASH = "—"
"""What is printed for a figure that was reckoned from nothing."""

HOURS_A_DAY = 24

MINUS = "\N{MINUS SIGN}"

LEAST_SHARE = 0.01
"""Shares of less, and of all but less, are not rounded: nearly nothing is not nothing."""

_ALL_DIGITS = 320
"""More than the largest float has before its point, with the decimals that are shown."""

_LONG_VALUE = 1_000
"""Characters above which a value is put in by ourselves: Fluent refuses those of over 2,500.

It fears texts that grow by being put into each other; ours are bounded where they are read, but a
chart that names two hundred partners is longer than that.
"""


@lru_cache(maxsize=8)
def _parse(catalogue: str) -> Any:
    """A catalogue's messages; whoever opens the same one again has them at once."""
    return FluentResource(catalogue)


class Words:
    """Everything that depends on the reader's language."""

    def __init__(self, language: str, catalogues: Iterable[str]) -> None:
        """Read Fluent catalogues; a later one replaces the messages of an earlier one."""
        self.language = language
        self._locale = Locale.parse(language)
        self._bundle = FluentBundle([language], use_isolating=False)
        for text in catalogues:
            self._bundle.add_resource(_parse(text), allow_overrides=True)

    def __call__(self, key: str, **values: str | float) -> str:
        """The message called `key`, with its placeholders filled.

        Raises:
            LookupError: The catalogue has no such message, or a placeholder was not given.
        """
        if not self._bundle.has_message(key):
            raise LookupError(f"the {self.language} catalogue has no message `{key}`")
        pattern = self._bundle.get_message(key).value
        if pattern is None:
            raise LookupError(f"the {self.language} message `{key}` is empty")
        marks = {
            name: f"\0{name}\0"
            for name, value in values.items()
            if isinstance(value, str) and len(value) > _LONG_VALUE
        }
        filled, problems = self._bundle.format_pattern(pattern, {**values, **marks})
        if problems:
            raise LookupError(f"the {self.language} message `{key}`: {problems[0]}")
        text = str(filled)
        for name, mark in marks.items():
            text = text.replace(mark, str(values[name]))
        return text

    def has(self, key: str) -> bool:
        """Whether the catalogue has a message called `key`."""
        return bool(self._bundle.has_message(key))

    # -- numbers ----------------------------------------------------------------------------

    def points(self, points: float | None) -> str:
        """Points from 0 to 100 (or a gap between them), whole; a dash for None."""
        return DASH if points is None else self.number(points, 0)

    def percent(self, share: float | None) -> str:
        """A share from 0 to 1 as whole percent; a dash for None."""
        return DASH if share is None else f"{self.number(100 * share, 0)}%"

    def share(self, share: float) -> str:
        """A share from 0 to 1 as whole percent; 0% and 100% only for none and all of it."""
        if 0 < share < LEAST_SHARE:
            return self("less-than-a-percent")
        if 1 - LEAST_SHARE < share < 1:
            return self("almost-all")
        return self.percent(share)

    def chance(self, chance: float, samples: int) -> str:
        """A chance estimated from samples, as whole percent.

        What none or all of the samples showed is told as that: it is neither impossible nor
        certain, but too rare or too common to be told apart from it with so few samples.
        """
        if chance in {0.0, 1.0}:
            return self(
                "chance-counted",
                count=self.number(chance * samples),
                samples=self.number(samples),
            )
        return self.share(chance)

    def strength(self, strength: float | None) -> str:
        """A strength from 0 to 1 to two decimals; a dash for None."""
        return DASH if strength is None else f"{strength:.2f}"

    def number(self, number: float, most_decimals: int = 6) -> str:
        """A number by the language's habit, with no more decimals than it has."""
        if math.isinf(number):
            return self("never")
        rounded = round(number, most_decimals) + 0.0
        pattern = f"#,##0.{'#' * most_decimals}"
        with decimal.localcontext(prec=_ALL_DIGITS):
            shown = format_decimal(abs(rounded), format=pattern, locale=self._locale)
        return f"{MINUS}{shown}" if rounded < 0 else shown

    def quantity(self, number: float, unit: str) -> str:
        """A number with its unit, set apart by a space if it is no percent; infinity has none."""
        if math.isinf(number):
            return self("never")
        space = "" if unit.startswith("%") else " "
        return f"{self.number(number)}{space}{unit}"

    def wait(self, minutes: float) -> str:
        """How long something took, in minutes, hours or days; `unanswered` for ever."""
        if math.isinf(minutes):
            return self("never")
        hours, rest = divmod(round(minutes), 60)
        if hours >= HOURS_A_DAY and not rest and not hours % HOURS_A_DAY:
            return self("wait-days", days=hours // HOURS_A_DAY)
        if hours and not rest:
            return self("wait-hours", hours=hours)
        return self("wait", hours=hours, minutes=rest)

    # -- dates ------------------------------------------------------------------------------

    def date(self, date: dt.date) -> str:
        """A day in words: `22 November 2026`, `2026年11月22日`."""
        return format_date(date, format="long", locale=self._date_locale)

    def partial_date(self, date: PartialDate) -> str:
        """A date to the precision it is known to, in words."""
        match date.precision:
            case "day":
                return self.date(date.counted_as)
            case "month":
                return format_skeleton("yMMMM", date.counted_as, locale=self._date_locale)
            case _:
                return format_skeleton("y", date.counted_as, locale=self._date_locale)

    def weekday(self, day: int) -> str:
        """A day of the week in short, counted from 0 for Monday."""
        return str(get_day_names("abbreviated", locale=self._date_locale)[day])

    def moment(self, moment: dt.datetime) -> str:
        """Weekday, day and time to the minute, on the clock that the moment is given by."""
        return self(
            "moment",
            weekday=self.weekday(moment.weekday()),
            date=moment.date().isoformat(),
            time=f"{moment:%H:%M}",
        )

    @property
    def _date_locale(self) -> str:
        # British order, day before month, is what most of the world's English documents use.
        return "en_GB" if self.language == "en" else self.language

    # -- names ------------------------------------------------------------------------------

    def market(self, code: str) -> str:
        """A country or region by its ISO 3166 code; the code itself where it is unknown."""
        return str(self._locale.territories.get(code, code))

    def spoken(self, tag: str) -> str:
        """A language by its BCP 47 tag, by the name readers know; the tag where it is unknown.

        Script and region are in the name where CLDR has one for all of it (`zh-Hant`), and else
        behind it; what a tag says beyond that is not shown.
        """
        language, *parts = tag.split("-")
        names = self._locale.languages
        whole = names.get("_".join([language, *parts]))
        if whole is not None or language not in names:
            return str(whole or tag)
        details = [str(name) for part in parts if (name := self._part_of_tag(part))]
        if not details:
            return str(names[language])
        return self("with-details", item=str(names[language]), details=self.listing(details))

    def _part_of_tag(self, part: str) -> str | None:
        return self._locale.scripts.get(part) or self._locale.territories.get(part)

    def listing(self, items: Iterable[str]) -> str:
        """Items side by side: `a, b, c` or `甲、乙、丙`."""
        return self("list-separator").join(items)
