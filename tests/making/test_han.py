"""Chinese is set as its readers expect: no double blanks, and a gap between the scripts."""

# ruff: noqa: RUF001 - full-width marks are what this is about

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.making.blocks import Notes, make_parser
from dossier.making.han import CLOSING, OPENING, set_han, set_tokens

MARKS = "".join(sorted(OPENING | CLOSING))


def shown(text: str, before: str = "", after: str = "") -> str:
    """The text as it is set; `<` and `>` around what is half as wide."""
    pieces = set_han(text, before, after)
    return "".join(f"<{piece.text}>" if piece.is_half else piece.text for piece in pieces)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("（一）。", "（一<）>。"),
        ("（一）（二）", "（一<）>（二）"),
        ("“‘一’”", "“<‘>一<’>”"),
        ("一，二。", "一，二。"),
        ("一。”二", "一<。>”二"),
        ("《一》、《二》", "《一<》><、>《二》"),
        ("", ""),
    ],
)
def test_of_two_blanks_that_meet_one_is_closed_up(text: str, expected: str) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("在VN有3个节点", "在 VN 有 3 个节点"),
        ("在 VN 有 3 个节点", "在 VN 有 3 个节点"),
        ("99.9%的时间", "99.9% 的时间"),
        ("低于$5", "低于 $5"),
        ("2026年11月22日", "2026 年 11 月 22 日"),
        ("（VN）", "（VN）"),
        ("plain text, 2026", "plain text, 2026"),
        ("用C++写", "用 C++ 写"),
    ],
)
def test_a_gap_stands_between_the_scripts(text: str, expected: str) -> None:
    assert shown(text) == expected


def test_what_stands_beside_a_text_counts() -> None:
    assert shown("）", after="。") == "<）>"
    assert shown("（一", before="（") == "<（>一"
    assert shown("VN", before="在", after="有") == " VN "


def test_marks_are_closed_up_across_emphasis_and_links_but_not_across_code() -> None:
    tokens = make_parser().parse("**（一）**。`VN`有[（二）](a.md)", {"notes": Notes()})
    set_tokens(tokens)
    parser = make_parser()
    html = parser.renderer.render(tokens, parser.options, {})
    assert '（一<span class="half">）</span></strong>。<code>VN</code>有' in html
    assert '<span class="half">（</span>' not in html


def test_a_break_parts_what_stands_before_and_after_it() -> None:
    tokens = make_parser().parse("一）\n。二", {"notes": Notes()})
    set_tokens(tokens)
    assert "half_open" not in {child.type for child in tokens[1].children or ()}


@given(st.text(alphabet=MARKS + "一二aZ9 %"))
def test_nothing_but_spaces_is_added(text: str) -> None:
    pieces = list(set_han(text))
    assert "".join(piece.text for piece in pieces).replace(" ", "") == text.replace(" ", "")
    assert all(len(piece.text) == 1 and piece.text in MARKS for piece in pieces if piece.is_half)
    assert shown("".join(piece.text for piece in pieces)) == shown(text)


@given(st.sampled_from(MARKS), st.sampled_from(MARKS))
def test_of_any_two_marks_that_turn_their_blanks_to_each_other_one_gives_way(
    first: str, second: str
) -> None:
    blanks_meet = first in CLOSING or second in OPENING
    gives_way = is_half(first, second, 0) or is_half(first, second, 1)
    assert gives_way == blanks_meet


def is_half(first: str, second: str, place: int) -> bool:
    pieces = [piece for piece in set_han(first + second) for _ in piece.text]
    return pieces[place].is_half
