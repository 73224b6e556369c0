"""Layout that YAML 1.2 forbids is refused where it stands, and what it allows is not."""

from __future__ import annotations

import pytest

from dossier.reading.source import read_document


def places_of(text: str) -> list[tuple[str, int, int]]:
    found = read_document("a.yaml", text.encode()).diagnostics
    return [(each.code, each.span.line, each.span.column) for each in found if each.span]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ('a: "x"#c\nb: [y,#c\n  z]\n', [(1, 7), (2, 7)]),
        ("a: |#c\n  x\nb: >-#c\n  y\n", [(1, 5), (3, 6)]),
        ("a: [x]#c\nb: {y: z}#c\n", [(1, 7), (2, 10)]),
        ("a: [\nx,\ny\n]\nb: [z\n]\n", [(2, 1), (6, 1)]),
        ("a: 'x\ny'\nb:\n  c: \"z\n  z\"\n", [(2, 1), (5, 3)]),
        ("a:\n- [x,\ny]\n- 'z\nz'\n", [(3, 1), (5, 1)]),
        ('a: {?b: c, ?"d": e}\n', [(1, 5), (1, 12)]),
        ("a: [?b, {?d}]\n", [(1, 5), (1, 10)]),
        ("a: [-, x, -]\n", [(1, 5), (1, 11)]),
        ("a: >\n \n   \n # x\nb: |\n  \n\n # y\n", [(4, 2), (8, 2)]),
    ],
)
def test_forbidden_layout_is_refused(text: str, places: list[tuple[int, int]]) -> None:
    assert places_of(text) == [("yaml/layout", *place) for place in places]
    windows = text.replace("\n", "\r\n")
    assert places_of(windows) == [("yaml/layout", *place) for place in places]


@pytest.mark.parametrize(
    "text",
    [
        "#c\na: x#y #c\nb: \"x\" #c#c\nc: 'z#' # ,#\n",
        "a: [ # c\n  x, # c\n# c\n  y#z ] # c\n",
        "a: | # c\n  x#\n#c\nb: >\n  #x\n\n   #y\n",
        "a: [\n  x,\n\n ]\nb: {c: [\n d], e:\n f}\n",
        "a: 'x\n\n y'\nb:\n- 'x\n  y'\n- - [x,\n    y]\n",
        "a: [x, '?y', y?, -x, '-', \"-\"]\n? b\n: c\n",
        "a: [? b, ? c : d]\n",
        "a: --\nb: '-'\nc:\n  -\n",
        "a: |\n\n# c\nb: >\n\n  x\nc:\n  d: |\n\n  # c\n  e: f\n",
        "a: |1\n   \n  # x\n",
        "{\na: [\nx\n]\n}\n",
        '"a": x\n',
    ],
)
def test_layout_that_is_allowed_is_read(text: str) -> None:
    assert places_of(text) == []
    assert places_of(text.replace("\n", "\r\n")) == []
    assert places_of(text.removesuffix("\n")) == []


def test_last_line_needs_no_line_break() -> None:
    values = [read_document("a.yaml", text).value for text in (b"a: |\n  x", b"a: |\n  x\n")]
    assert [each and each.value for each in values] == [{"a": "x\n"}] * 2
