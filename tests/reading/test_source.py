from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.nouns.diagnostics import Checked, Span
from dossier.nouns.document import Document, Path, Value
from dossier.reading import source
from dossier.reading.source import read_document


def read(text: str) -> Checked[Document]:
    return read_document("a.yaml", text.encode())


def value_of(text: str) -> Value:
    checked = read(text)
    assert checked.value is not None, checked.diagnostics
    assert checked.diagnostics == ()
    return checked.value.value


def problems_of(text: str) -> list[tuple[str, int, int, int]]:
    """Code, line, column and length of each problem."""
    found = read(text).diagnostics
    return [(p.code, p.span.line, p.span.column, p.span.length) for p in found if p.span]


@pytest.mark.parametrize(
    ("word", "value"),
    [
        *[(word, None) for word in ("", "~", "null", "Null", "NULL")],
        *[(word, True) for word in ("true", "True", "TRUE")],
        *[(word, False) for word in ("false", "False", "FALSE")],
        *[(word, word) for word in ("NO", "no", "yes", "on", "off", "y", "N", "nULL", "tRUE")],
        *[("0", 0), ("7", 7), ("-19", -19), ("+12", 12), ("007", 7), ("01067", 1067)],
        *[("0o14", 12), ("0x1F", 31), ("0b1", "0b1"), ("-0x1", "-0x1"), ("1_000", "1_000")],
        *[("1.10", 1.1), (".5", 0.5), ("5.", 5.0), ("1e10", 1e10), ("-2.5E-3", -0.0025)],
        *[(".", "."), ("+", "+"), ("1.2.3", "1.2.3"), ("e5", "e5"), ("1,5", "1,5")],
        *[(word, word) for word in ("12:30", "12:30:45", "2026-01-01", "2026-01-01T10:00Z")],
        *[("nan", "nan"), ("inf", "inf"), ("99.9%", "99.9%"), ("١٢", "١٢"), ("=", "=")],
        *[('"7"', "7"), ("'true'", "true"), ('""', ""), ("声网 b", "声网 b")],
    ],
)
def test_scalar_by_the_core_schema(word: str, value: Value) -> None:
    got = value_of(f"a: {word}")
    assert isinstance(got, Mapping)
    assert (got["a"], type(got["a"])) == (value, type(value))


@pytest.mark.parametrize("word", [".inf", "-.INF", "+.Inf", ".nan", ".NaN", "1e400", "-1e999"])
def test_number_that_is_not_finite_is_refused(word: str) -> None:
    assert problems_of(f"a: {word}\nb: {word}") == [
        ("yaml/not-finite", 1, 4, len(word)),
        ("yaml/not-finite", 2, 4, len(word)),
    ]


@pytest.mark.parametrize("word", ["9" * 41, "0x" + "f" * 39, "0." + "1" * 39])
def test_number_of_too_many_digits_is_refused(word: str) -> None:
    assert problems_of(f"a: {word}") == [("yaml/number-too-long", 1, 4, 41)]
    assert value_of(f'a: "{word}"') == {"a": word}
    assert problems_of(f"a: {word[:40]}") == []


def test_collections_keep_their_order() -> None:
    text = "b: [1, [x], {}]\na:\n  - y\n  - {d: 1, c: 2}\n2022: |\n  two\n  lines\n"
    value = value_of(text)
    assert value == {"b": (1, ("x",), {}), "a": ("y", {"d": 1, "c": 2}), "2022": "two\nlines\n"}
    assert isinstance(value, Mapping)
    assert list(value) == ["b", "a", "2022"]


def test_spans_of_keys_and_values() -> None:
    text = """\
# a comment
名称: 声网 Agora  # behind
list:
  - one
  -   k: "quoted"
      empty:
flow: {a: [1, 2], b: 'x'}
long: >-
  folded
  text
open: [1,
  22]
"""
    document = read(text).value
    assert document is not None
    expected: dict[Path, tuple[int, int, int]] = {
        ("名称",): (2, 5, 8),
        ("list", 0): (4, 5, 3),
        ("list", 1): (5, 7, 11),
        ("list", 1, "k"): (5, 10, 8),
        ("list", 1, "empty"): (6, 7, 5),
        ("flow",): (7, 7, 19),
        ("flow", "a"): (7, 11, 6),
        ("flow", "a", 1): (7, 15, 1),
        ("flow", "b"): (7, 22, 3),
        ("long",): (8, 7, 2),
        ("open",): (11, 7, 3),
        ("open", 1): (12, 3, 2),
    }
    got = {path: document.values[path] for path in expected}
    assert got == {path: Span("a.yaml", *place) for path, place in expected.items()}
    assert document.keys[("名称",)] == Span("a.yaml", 2, 1, 2)
    assert document.keys[("list", 1, "empty")] == Span("a.yaml", 6, 7, 5)
    assert document.keys[("flow", "b")] == Span("a.yaml", 7, 19, 1)
    assert document.values[()].line == 2


def test_spans_count_behind_a_byte_order_mark_and_in_windows_lines() -> None:
    checked = read_document("a.yaml", b"\xef\xbb\xbfa: 1\r\nb: \xe5\xa3\xb0\r\n")
    assert checked.diagnostics == ()
    assert checked.value is not None
    assert checked.value.values[("a",)] == Span("a.yaml", 1, 4, 1)
    assert checked.value.values[("b",)] == Span("a.yaml", 2, 4, 1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "a: !!str x\nb: !y z\nc: ! w",
            [("yaml/tag", 1, 4, 5), ("yaml/tag", 2, 4, 2), ("yaml/tag", 3, 4, 1)],
        ),
        ("a: &x 1\nb: [&y 2]", [("yaml/anchor", 1, 4, 2), ("yaml/anchor", 2, 5, 2)]),
        ("a: 1\nb: *x\n", [("yaml/alias", 2, 4, 2)]),
        ("<<: {a: 1}\nb: {<<: {c: 1}}", [("yaml/merge-key", 1, 1, 2), ("yaml/merge-key", 2, 5, 2)]),
        ("%YAML 1.2\n---\na: 1\n", [("yaml/directive", 1, 1, 9)]),
        ("a: 1\n---\nb: 2\n", [("yaml/second-document", 2, 1, 3)]),
        (
            "a: 1\nb: 2\na: 3\nb: 4",
            [("yaml/duplicate-key", 3, 1, 1), ("yaml/duplicate-key", 4, 1, 1)],
        ),
        ('a: {x: 1, "x": 2}', [("yaml/duplicate-key", 1, 11, 3)]),
        (
            "true: 1\n~: 2\n1.5: 3\n007: 4",
            [("yaml/key", n, 1, w) for n, w in ((1, 4), (2, 1), (3, 3), (4, 3))],
        ),
        ("? [a]\n: 1\n? {b: 1}\n: 2", [("yaml/key", 1, 3, 1), ("yaml/key", 3, 3, 1)]),
        ("a:\tb\nc: 1 \t", [("yaml/tab", 1, 3, 1), ("yaml/tab", 2, 6, 1)]),
        ("a: x\x00y\nb: \x1b[0m", [("yaml/character", 1, 5, 1), ("yaml/character", 2, 4, 1)]),
        ("a: x\rb: y", [("yaml/character", 1, 5, 1)]),
        (
            'a: "\\t"\nb: "\\x7f\\u2028"',
            [("yaml/tab", 1, 5, 2), ("yaml/character", 2, 5, 4), ("yaml/character", 2, 9, 6)],
        ),
        ("", [("yaml/empty", 1, 1, 1)]),
        ("---\n# only\n", [("yaml/empty", 1, 1, 1)]),
        ("- a\n", [("yaml/not-a-mapping", 1, 1, 3)]),
        ("just text", [("yaml/not-a-mapping", 1, 1, 9)]),
        ('"<<": 1', []),
        ("# comment\n---\na: 1\n...\n", []),
    ],
)
def test_what_is_not_plain_yaml_is_refused(
    text: str, expected: list[tuple[str, int, int, int]]
) -> None:
    assert problems_of(text) == expected


@pytest.mark.parametrize(
    ("text", "line", "column", "says"),
    [
        ('a: 1\nb: "never\nc: 2\n', 2, 4, "never closed"),
        ("a: 1\nb: c: d\n", 2, 5, "without quotes"),
        ("a: 1\nb\nc: 2\n", 2, 1, "neither"),
        ("a:\n  b: 1\n c: 2\n", 3, 2, "indentation"),
        ("a:\n  - b\n  c: 1\n", 3, 3, "item of the list"),
        ("a: [1 2\nb: 3\n", 2, 2, "`[ ]`"),
        ("a: {b: 1\nc: 3\n", 2, 2, "`{ }`"),
        ("a: @b\n", 1, 4, "may begin"),
        ("a: - b\n", 1, 4, "list item"),
        ('a: "\\q"\n', 1, 5, "no such escape"),
        ('a: "\\ud800"\n', 1, 7, "no character"),
        ('a: "\\xzz"\n', 1, 7, "hexadecimal"),
        ("a: !q!x y\n", 1, 4, "Tags"),
        ("%FOO\n---\na: 1\n", 1, 1, "`%`"),
    ],
)
def test_syntax_error_in_our_words(text: str, line: int, column: int, says: str) -> None:
    (problem,) = read(text).diagnostics
    assert problem.code == "yaml/syntax"
    assert says in problem.message
    assert problem.span is not None
    assert (problem.span.line, problem.span.column) == (line, column)


def test_syntax_error_comes_with_what_was_found_before() -> None:
    codes = [problem.code for problem in read('a: 1\na: 2\nb: !x "').diagnostics]
    assert codes == ["yaml/duplicate-key", "yaml/syntax"]


def test_refused_parts_leave_a_document_for_the_next_stage() -> None:
    checked = read("a: !x 1\nb: 2\nb: {c: .nan}\n? [d]\n: e\n")
    assert not checked.is_sound
    assert checked.value is not None
    assert checked.value.value == {"a": "1", "b": 2}
    assert ("b", "c") not in checked.value.values


def test_refused_characters_get_no_further() -> None:
    checked = read('a: "x\\ey"\nb: "p\u202eq"\n')
    assert checked.value is not None
    assert checked.value.value == {"a": "x\ufffdy", "b": "p\ufffdq"}


def test_encoding() -> None:
    (problem,) = read_document("a.yaml", b"a: 1\nb: \xe5\xa3\xb0\xff\n").diagnostics
    assert (problem.code, problem.span) == ("yaml/encoding", Span("a.yaml", 2, 5))
    assert [p.code for p in read_document("a", "a: 1".encode("utf-16")).diagnostics] == [
        "yaml/encoding"
    ]


def test_limits_are_reached_not_passed() -> None:
    fits = "a: " + "[" * (source.MAX_DEPTH - 1) + "]" * (source.MAX_DEPTH - 1)
    assert problems_of(fits) == []
    assert problems_of(fits.replace("[]", "[[]]"))[0][0] == "yaml/too-deep"
    count = source.MAX_NODES - 3
    assert problems_of("a: [" + "1," * count + "]") == []
    assert problems_of("a: [" + "1," * (count + 1) + "]")[0][0] == "yaml/too-many-nodes"
    assert problems_of("a: " + "x" * source.MAX_SCALAR_CHARACTERS) == []
    assert problems_of("a: x" + "x" * source.MAX_SCALAR_CHARACTERS)[0][0] == "yaml/text-too-long"
    comment = "a: 1\n#" + "x" * (source.MAX_BYTES - 6)
    assert problems_of(comment) == []
    assert problems_of(comment + "x")[0][0] == "yaml/too-large"


def test_only_the_first_bad_characters_are_named() -> None:
    assert len(problems_of("a: " + "\x00" * 1000)) == 20


@settings(deadline=None)
@given(st.binary(max_size=400))
def test_no_bytes_raise(data: bytes) -> None:
    checked = read_document("a.yaml", data)
    assert checked.value is not None or checked.diagnostics


PIECES = [
    "a",
    ": ",
    "- ",
    "\n",
    "  ",
    "[",
    "]",
    "{",
    "}",
    "? ",
    "&x ",
    "*x",
    "!t ",
    '"',
    "'",
    "|",
    ">-",
    "#",
    "<<",
    "%",
    "---",
    "...",
    "\\u202e",
    "1",
    "~",
    "声",
    ",",
    "@",
    "\r\n",
    "true",
]


@settings(deadline=None, max_examples=300)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_no_yaml_raises_and_every_place_is_in_the_file(text: str) -> None:
    checked = read(text)
    lines = text.split("\n")
    spans = [p.span for p in checked.diagnostics if p.span]
    if checked.value is not None:
        spans += [*checked.value.values.values(), *checked.value.keys.values()]
    for span in spans:
        assert 1 <= span.line <= len(lines)
        assert 1 <= span.column <= len(lines[span.line - 1]) + 1
        assert span.length >= 1
