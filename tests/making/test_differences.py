"""Two versions of a thing are told apart where a reader would, and nowhere else."""

from __future__ import annotations

import pytest

from dossier.making.differences import (
    compare_lines,
    compare_looks,
    compare_texts,
    compare_values,
)
from dossier.nouns.printout import Printout, Sheet

RECORDS = [{"id": "b", "proven": 1}, {"id": "a", "proven": 2}]


@pytest.mark.parametrize(
    ("attached", "computed", "said"),
    [
        ({"a": {"b": 1}}, {"a": {"b": 2}}, ["a.b: attached 1, computed 2"]),
        ({"a": 40.0}, {"a": 40}, []),
        ({"a": 40.1}, {"a": 40.1 + 1e-12}, []),
        ({"a": 40.1}, {"a": 40.1001}, ["a: attached 40.1, computed 40.1001"]),
        ({"a": None}, {"a": 0}, ["a: attached null, computed 0"]),
        ({"a": True}, {"a": 1}, ["a: attached true, computed 1"]),
        ({}, {"a": "声"}, ['a: attached nothing, computed "声"']),
        ({"a": 1}, {}, ["a: attached 1, computed nothing"]),
        (
            {"a": [1, 2]},
            {"a": [1, 3, 4]},
            ["a[2]: attached 2, computed 3", "a[3]: attached nothing, computed 4"],
        ),
        (
            {"c": RECORDS},
            {"c": [{"id": "b", "proven": 9}, RECORDS[1]]},
            ["c.b.proven: attached 1, computed 9"],
        ),
        ({"c": RECORDS}, {"c": RECORDS[::-1]}, ["c: attached in the order b, a, computed a, b"]),
        (
            {"c": RECORDS[:1]},
            {"c": RECORDS},
            ['c.a: attached nothing, computed {"id": "a", "proven": 2}'],
        ),
        (
            {"c": [RECORDS[0]] * 2},
            {"c": [RECORDS[0]]},
            ['c[2]: attached {"id": "b", "proven": 1}, computed nothing'],
        ),
        ([], {}, ["the whole: attached [], computed {}"]),
    ],
)
def test_each_value_that_differs_is_named_by_its_path(
    attached: object, computed: object, said: list[str]
) -> None:
    assert list(compare_values(attached, computed)) == said


def test_lines_are_named_by_their_number_and_shown_around_the_difference() -> None:
    long = "word " * 20
    said = list(compare_lines(f"a\n{long}46{long}\nb\nc", f"a\n{long}96{long}\nb"))
    assert said[0].startswith("line 2: attached `…")
    assert "word 46word" in said[0].partition("made anew")[0]
    assert "word 96word" in said[0].partition("made anew")[2]
    assert len(said[0]) < 200
    assert said[1] == "line 4: attached `c`, made anew nothing"
    assert list(compare_lines("a\nb", "a\nb")) == []


def printout(*pages: tuple[str, ...], means: str = "m", margin: tuple[str, ...] = ()) -> Printout:
    return Printout(tuple(Sheet(lines, margin, "".join(lines)) for lines in pages), means)


def test_text_is_named_by_its_page() -> None:
    printed = printout(("Title", "46"), ("Proven", "96", "end"))
    made = printout(("Title", "46"), ("Proven", "40", "end"))
    assert list(compare_texts(printed, made)) == ["page 2: printed `96`, by the data `40`"]
    assert list(compare_texts(printed, printed)) == []


def test_ends_of_lines_and_white_space_do_not_count() -> None:
    printed = printout(("one two", "three"), ("four",))
    assert list(compare_texts(printed, printout(("one", "two three", "four")))) == []
    assert list(compare_texts(printed, printout(("one", "two three", "fore")))) != []


def test_paging_does_not_count_with_other_fonts() -> None:
    head = ("Name", "Proven")
    dots = (".",) * 9
    printed = printout(("Scope", *dots, " 2"), (*head, "a", *head, "b"), means="other")
    made = printout(("Scope", *dots, ".", " 3"), (*head, "a"), ("b",))
    assert list(compare_texts(printed, made)) == []
    assert len(list(compare_texts(printout(*(s.lines for s in printed.sheets)), made))) == 2


def test_a_line_that_is_missing_is_found_with_other_fonts_too() -> None:
    printed = printout(("a", "b"), means="other")
    made = printout(("a", "Blocker: none", "b", "a"))
    assert len(list(compare_texts(printed, made))) == 1


def test_margins_are_compared_page_by_page_but_for_their_numbers() -> None:
    made = printout(("a",), ("b",), margin=("Draft", "1 / 2"))
    same = printout(("a",), ("b",), margin=("Draft", "7 / 9"))
    final = printout(("a",), ("b",), margin=("7 / 9",))
    more = printout(("a",), ("b",), margin=("Draft", "1 / 2", "Approved"))
    longer = printout(("a",), ("b",), (), margin=("Draft", "1 / 2", "Approved"))
    assert list(compare_texts(same, made)) == []
    assert list(compare_texts(final, made)) == [
        "page 1: `Draft` is missing from the margin",
        "page 2: `Draft` is missing from the margin",
    ]
    beside = "page {}: `Approved` stands outside the text that is read out"
    assert list(compare_texts(more, made)) == [beside.format(1), beside.format(2)]
    assert list(compare_texts(longer, made)) == [beside.format(page) for page in (1, 2, 3)]


def test_looks_are_compared_page_by_page() -> None:
    one, other = printout(("a",), ("b",), ("c",)), printout(("a",), ("x",))
    assert compare_looks(one, other) == (2, 3)
    assert compare_looks(one, one) == ()
