"""Which fonts there are, which a document may be set in, and what those cannot draw."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from dossier.edges import fonts
from dossier.edges.fonts import (
    FONT_FAMILIES,
    check_fonts,
    find_font_families,
    find_listed,
    find_undrawable,
)

THEME = frozenset(FONT_FAMILIES)
STEERING = "\N{ZERO WIDTH JOINER}\N{VARIATION SELECTOR-16}\N{NO-BREAK SPACE}\n"
DRAWABLE = f"Ā e\N{COMBINING ACUTE ACCENT} 한 ™ “”—…{STEERING}"
"""What the theme's fonts have, or can make up, or need not have."""


@pytest.fixture
def no_fontconfig(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("PATH", "")
    fonts._list_fonts.cache_clear()  # noqa: SLF001 - it is kept for the whole process
    yield
    fonts._list_fonts.cache_clear()  # noqa: SLF001


def test_the_themes_fonts_are_installed() -> None:
    assert find_font_families() >= THEME


def test_what_no_font_has_is_found_before_a_page_is_made() -> None:
    assert find_undrawable("a𐎀b\ue000声𐎀", THEME) == ("𐎀", "\ue000")
    assert find_undrawable(DRAWABLE, THEME) == ()


def test_what_fonts_beside_the_theme_have_does_not_count() -> None:
    assert find_undrawable("ไทย", THEME) == ("ไ", "ท", "ย")
    assert find_undrawable("a声", frozenset({"Noto Sans CJK JP"})) == ()


@pytest.mark.parametrize(
    "style",
    [
        "--sans: 'Noto Sans CJK JP', sans-serif;",
        'font-family: "Noto Sans CJK JP"',
        "font-family: serif, Noto Sans CJK JP;",
        "font-family:Noto Sans CJK JP}",
        "font: bold 9pt / 1.5 Noto Sans CJK JP, serif",
        "font: 9pt / var(--line) Noto Sans CJK JP;",
    ],
)
def test_a_style_lists_the_fonts_that_it_names(style: str) -> None:
    assert find_listed(["p { margin: 0 }", style]) == THEME | {"Noto Sans CJK JP"}


@pytest.mark.parametrize(
    "style",
    [
        "",
        "font-family: 'Noto Sans CJK JP Black', 'Old Noto Sans CJK JP', Noto Sans CJK",
        "content: 'not Noto'",
    ],
)
def test_a_part_of_a_name_lists_nothing(style: str) -> None:
    assert find_listed([style]) == THEME


def test_no_font_for_chinese_is_an_error() -> None:
    (found,) = check_fonts(frozenset())
    assert (found.code, found.is_error) == ("typeset/missing-font", True)


def test_another_font_standing_in_is_a_warning() -> None:
    found = check_fonts(frozenset({"WenQuanYi Zen Hei", FONT_FAMILIES[0]}))
    assert [(d.code, d.is_error) for d in found] == [("typeset/missing-font", False)]
    assert FONT_FAMILIES[1] in found[0].message


@pytest.mark.usefixtures("no_fontconfig")
def test_without_fontconfig_there_are_no_fonts_and_nothing_is_said_of_characters() -> None:
    assert find_font_families() == frozenset()
    assert find_undrawable("𐎀", THEME) == ()
