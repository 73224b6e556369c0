"""Text is cut to a width, between words where it can be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.making.shorten import measure, shorten


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("short", 5, "short"),
        ("shorter", 5, "shor…"),
        ("one two three", 10, "one two…"),
        ("one, two three", 6, "one…"),
        ("a verylongword", 10, "a verylon…"),
        ("已证实五十三分", 14, "已证实五十三分"),
        ("已证实五十三分", 13, "已证实五十三…"),
        ("已证实、五十三", 9, "已证实…"),
        ("", 3, ""),
    ],
)
def test_text_is_cut_between_words(text: str, width: int, expected: str) -> None:
    assert shorten(text, width) == expected


@given(st.text(), st.integers(min_value=1, max_value=40))
def test_what_is_cut_fits_and_begins_as_the_text_does(text: str, width: int) -> None:
    cut = shorten(text, width)
    assert measure(cut) <= width
    assert cut == text or (cut.endswith("…") and text.startswith(cut[:-1]))
