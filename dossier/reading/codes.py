"""Which codes of countries and languages there are, by the data that comes with Babel (CLDR)."""

from __future__ import annotations

from functools import cache

from babel import Locale

_NOT_ISO_3166 = frozenset({"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN"})
"""Regions that CLDR knows and ISO 3166-1 does not, or reserves; XK (Kosovo) is in wide use."""

_TESTS_AND_UNKNOWN = frozenset({"XA", "XB", "ZZ"})
_NO_LANGUAGE = frozenset({"mul", "root", "und", "zxx"})
_SCRIPT_LETTERS, _REGION_LETTERS = 4, 2


@cache
def known_markets() -> frozenset[str]:
    """Two-letter codes of countries and regions, ISO 3166-1."""
    regions = map(str, _english().territories)
    countries = {code for code in regions if len(code) == _REGION_LETTERS}
    return frozenset(countries - _NOT_ISO_3166 - _TESTS_AND_UNKNOWN)


def is_known_language(tag: str) -> bool:
    """Whether each part of a BCP 47 tag is a language, script or region that there is."""
    language, *parts = tag.split("-")
    if language not in _english().languages or language in _NO_LANGUAGE:
        return False
    return all(_is_known_part(part) for part in parts)


def _is_known_part(part: str) -> bool:
    if len(part) == _SCRIPT_LETTERS and part.isalpha():
        return part in _english().scripts
    if len(part) == _REGION_LETTERS:
        return part in known_markets()
    return True


@cache
def _english() -> Locale:
    return Locale("en")
