from __future__ import annotations

import pytest

import dossier.reading.report
from dossier.nouns.diagnostics import Diagnostic, Span, error, note, warning
from dossier.reading.report import (
    EXCERPT_CELLS,
    Style,
    cell_width,
    plain_text,
    report,
    summarize,
)

TEXT = "schema: x\n    adress: 3 Rue X\nname: 声网公司 # 备注\r\n"


def shown(diagnostic: Diagnostic, text: str = TEXT) -> str:
    return plain_text(report([diagnostic], {"a.yaml": text}))


def test_problem_with_excerpt_caret_and_hint() -> None:
    span = Span("a.yaml", 2, 5, 6)
    hint = "Did you mean `address`?"
    assert shown(error("profile/unknown-key", "Unknown key `adress`.", span, hint)) == (
        "a.yaml:2:5: error[profile/unknown-key] Unknown key `adress`.\n"
        "   2 |     adress: 3 Rue X\n"
        "     |     ^^^^^^ Did you mean `address`?\n"
    )


def test_caret_is_as_wide_as_chinese() -> None:
    assert shown(warning("a/b", "No.", Span("a.yaml", 3, 9, 2))) == (
        "a.yaml:3:9: warning[a/b] No.\n   3 | name: 声网公司 # 备注\n     |           ^^^^\n"
    )


def test_long_line_is_cut_around_the_caret() -> None:
    line = "声" * 500 + "x" + "网" * 500
    head, excerpt, caret = shown(error("a/b", "No.", Span("a.yaml", 1, 501)), line).splitlines()
    assert head.startswith("a.yaml:1:501: ")
    assert excerpt[7] == excerpt[-1] == "…"
    assert cell_width(excerpt) <= EXCERPT_CELLS + 12
    before = excerpt[: excerpt.index("x")]
    assert cell_width(caret) == cell_width(before) + 1


def test_long_mark_ends_with_the_excerpt() -> None:
    _, excerpt, caret = shown(
        error("a/b", "No.", Span("a.yaml", 1, 4, 900)), "x" * 900
    ).splitlines()
    assert len(caret) <= len(excerpt)


@pytest.mark.parametrize("span", [None, Span("other.yaml", 1, 1), Span("a.yaml", 99, 1)])
def test_without_a_line_the_hint_stands_alone(span: Span | None) -> None:
    text = shown(error("a/b", "No.", span, "Do it."))
    assert text.splitlines()[1:] == ["  Do it."]


def test_column_behind_the_line() -> None:
    assert shown(error("a/b", "No.", Span("a.yaml", 1, 40))).count("^") == 1


def test_nothing_unprintable_is_shown() -> None:
    bad = "\x1b[31m\u202e\x00\t\u2028"
    text = shown(error("a/b", bad, Span("a.yaml", 1, 1, 3), bad), f"a{bad}b")
    assert all(c == "\n" or c.isprintable() for c in text)
    assert "a.yaml" in text


def test_runs_have_styles() -> None:
    runs = report([note("a/b", "No.", Span("a.yaml", 1, 1), "Do.")], {"a.yaml": TEXT})
    assert [run.style for run in runs] == [
        Style.PLACE, Style.NOTE, Style.PLAIN, Style.GUTTER, Style.PLAIN, Style.GUTTER,
        Style.PLAIN, Style.NOTE, Style.HINT,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("diagnostics", "files", "line"),
    [
        ([], 1, "No problems in 1 file"),
        ([error("a/b", "x", Span("f", 1, 1))] * 2 + [warning("a/b", "x", Span("f", 2, 1))], 9,
         "2 errors, 1 warning in 1 of 9 files"),
        ([note("a/b", "x", Span("f", 1, 1)), error("a/b", "x", Span("g", 1, 1))], 1000,
         "1 error, 1 note in 2 of 1,000 files"),
    ],
)  # fmt: skip
def test_summary(diagnostics: list[Diagnostic], files: int, line: str) -> None:
    assert summarize(diagnostics, files) == line


@pytest.mark.parametrize(
    ("text", "cells"), [("abc", 3), ("声网", 4), ("é", 1), ("e\u0301", 1), ("\uff21", 2), ("", 0)]
)
def test_cell_width(text: str, cells: int) -> None:
    assert cell_width(text) == cells


def test_long_line_is_looked_at_near_its_faults_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Many faults in one long line must not take the product of the two."""
    looked_at = 0

    def count(_: str) -> int:
        nonlocal looked_at
        looked_at += 1
        return 1

    monkeypatch.setattr(dossier.reading.report, "_cells", count)
    line = "x\u0301" * 40_000
    found = [error("a/b", "Wrong.", Span("a", 1, column)) for column in range(1, 80_000, 400)]
    shown = plain_text(report(found, {"a": line}))
    assert looked_at < 1_000 * len(found)
    assert max(map(len, shown.splitlines())) < 400
