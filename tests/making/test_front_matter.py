"""Front matter is read back as it was written, and faults are named with their line."""

from __future__ import annotations

import pytest
import yaml

from dossier.making.front_matter import FrontMatterError, read_cover, split_front_matter
from dossier.nouns.page import Cover, CoverFact

WRITTEN = """\
---
title: "A: \\"B\\" # c"
language: zh
subtitle: null
status: draft
date: 2026-11-22
accent: "#1f4e79"
facts:
  - ["As of", "22: November"]
  - {"label": "By", "value": "声网"}
---

# Title
"""


def test_every_form_of_value_is_read() -> None:
    lines, _ = split_front_matter(WRITTEN)
    assert read_cover(lines) == Cover(
        title='A: "B" # c',
        language="zh",
        status="draft",
        date="2026-11-22",
        accent="#1f4e79",
        facts=(CoverFact("As of", "22: November"), CoverFact("By", "声网")),
    )


def test_it_is_yaml_too() -> None:
    lines, _ = split_front_matter(WRITTEN)
    read = yaml.safe_load("\n".join(lines))
    assert read["title"] == 'A: "B" # c'
    assert read["facts"] == [["As of", "22: November"], {"label": "By", "value": "声网"}]


def test_the_rest_keeps_its_line_numbers() -> None:
    _, body = split_front_matter(WRITTEN)
    assert body.split("\n").index("# Title") == WRITTEN.split("\n").index("# Title")


@pytest.mark.parametrize("text", ["# Title", "", "---\ntitle: x\n", "\n---\ntitle: x\n---\n"])
def test_a_document_without_front_matter_is_refused(text: str) -> None:
    with pytest.raises(FrontMatterError, match="does not begin with front matter"):
        split_front_matter(text)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("colour: red", "The key `colour` is unknown."),
        ("title: again", "The key `title` is given twice."),
        ("  - stray", "`  - stray` is not `key: value`."),
        ("running: *alias", "`*alias` is neither a word nor JSON."),
        ('running: "open', '`"open` is neither a word nor JSON.'),
        ("just words", "`just words` is not `key: value`."),
    ],
)
def test_a_line_that_cannot_be_read_is_named(line: str, message: str) -> None:
    with pytest.raises(FrontMatterError) as caught:
        read_cover(["title: x", "language: en", line])
    assert str(caught.value) == message
    assert caught.value.line == 4


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (["language: en"], "The key `title` is missing."),
        (["title: x"], "The key `language` is missing."),
        (["title: x", "language: en", 'accent: "red; x: y"'], "`red; x: y` is no accent."),
        (["title: x", "language: en", 'status: "a b"'], "`a b` is no status."),
        (["title: x", "language: en", "date: 2026-13-01"], "`2026-13-01` is no date."),
        (["title: x", "language: en", "facts: none"], "`facts` is not a list."),
        (["title: x", "language: en", "facts:", '  - "alone"'], "`alone` is not a label"),
    ],
)
def test_a_value_that_is_missing_or_wrong_is_named(lines: list[str], message: str) -> None:
    with pytest.raises(FrontMatterError, match=message):
        read_cover(lines)
