"""The fonts of this machine, and which of them documents may be set in."""

from __future__ import annotations

import re
import shutil
import subprocess
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache

from dossier.nouns.diagnostics import Diagnostic, error, warning

FONT_FAMILIES = ("Noto Sans CJK SC", "Noto Serif CJK SC")
"""What the theme asks for: Chinese and Latin from the same designs.

A document is set in these, and in those that a theme names besides; in no others.
"""

INSTALL_FONTS = "Install the fonts: sudo apt install fonts-noto-cjk"

_SECONDS_TO_LIST_FONTS = 60  # fontconfig builds its cache on a first run
_SHAPELESS = frozenset({"Cc", "Cf", "Me", "Mn", "Zl", "Zp", "Zs"})
"""Categories of characters (Unicode) that may do without a glyph of their own."""

Ranges = tuple[range, ...]


def find_font_families() -> frozenset[str]:
    """The names of all installed font families that hold Chinese; empty without fontconfig."""
    han = "\N{CJK UNIFIED IDEOGRAPH-4E2D}"
    return frozenset(family for family, has in _list_fonts().items() if _is_in(has, han))


def find_listed(styles: Iterable[str]) -> frozenset[str]:
    """The families that a document may be set in: the theme's own, and those that styles name."""
    text = "\n".join(styles)
    return frozenset({*FONT_FAMILIES, *(name for name in _list_fonts() if _is_named(name, text))})


def _is_named(family: str, styles: str) -> bool:
    """Whether the name stands in a style sheet on its own, not as a part of a longer one."""
    before, after = r"""(?:[:,'")]|\d[a-z%]*)\s*""", r"""\s*[,;'"!}]"""
    return re.search(f"{before}{re.escape(family)}{after}", styles) is not None


def find_undrawable(text: str, families: frozenset[str]) -> tuple[str, ...]:
    """The characters of a text that no font of these families has, each once.

    Spaces, marks and what is only to steer are passed over: they need no shape of their own.
    Where the engine can make up a character from its parts, the parts are looked for. Nothing is
    said where fontconfig is missing, or knows none of the families.
    """
    drawable = tuple(each for family in families for each in _list_fonts().get(family, ()))
    shown = (character for character in text if unicodedata.category(character) not in _SHAPELESS)
    return tuple(
        character
        for character in dict.fromkeys(shown if drawable else "")
        if not _is_in(drawable, character)
        and not all(_is_in(drawable, part) for part in unicodedata.normalize("NFD", character))
    )


def check_fonts(families: frozenset[str]) -> list[Diagnostic]:
    """What is wrong with the installed fonts: none for Chinese at all, or not the theme's.

    With no font whatever the engine would bring the whole process down, so we look first.
    """
    if not families:
        message = "No font with Chinese characters is installed."
        return [error("typeset/missing-font", message, hint=INSTALL_FONTS)]
    return [
        warning(
            "typeset/missing-font",
            f"The font `{family}` is not installed; another one stands in for it.",
            hint=INSTALL_FONTS,
        )
        for family in FONT_FAMILIES
        if family not in families
    ]


def _is_in(ranges: Ranges, character: str) -> bool:
    return any(ord(character) in each for each in ranges)


@cache
def _list_fonts() -> Mapping[str, Ranges]:
    """The code points of every installed family, as ranges that may overlap.

    Nothing where there is no fontconfig.
    """
    program = shutil.which("fc-list")
    if program is None:
        return {}
    listed = subprocess.run(  # noqa: S603 - a fixed command
        [program, "--format", "%{family}\t%{charset}\n", ":"],
        capture_output=True,
        text=True,
        check=False,
        timeout=_SECONDS_TO_LIST_FONTS,
    ).stdout
    lines = dict.fromkeys(listed.splitlines())
    fonts: dict[str, Ranges] = {}
    for families, _, charset in (line.partition("\t") for line in lines):
        for family in families.split(","):
            fonts[family.strip()] = (*fonts.get(family.strip(), ()), *_read_charset(charset))
    return fonts


def _read_charset(charset: str) -> Ranges:
    ends = (word.partition("-") for word in charset.split())
    return tuple(range(int(first, 16), int(last or first, 16) + 1) for first, _, last in ends)
