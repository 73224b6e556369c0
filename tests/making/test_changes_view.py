"""The changes as a dossier, the comparison and the terminal show them."""

# ruff: noqa: RUF001 - signs of mathematics are meant

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from dossier.judging.changes import compare_editions
from dossier.making.changes_board import arrow, changes_board
from dossier.making.changes_view import LINES, changes_view, movement_view
from dossier.making.glossary import Glossary
from dossier.nouns.changes import Changes
from dossier.nouns.review import Review
from tests.editions import criterion, edition, edition_set, item, unknown
from tests.samples import acme_values, make_review, make_words

OLD = edition(
    {"a": (0.5, criterion()), "b": (0.5, criterion(evidence=[item("x", 0.5)]))},
    partner={"gates": [{"id": "met", "state": "open"}]},
)
NEW = edition(
    {"a": (0.5, criterion(evidence=[item("y", 0.8)])), "b": (0.5, unknown())},
    partner={
        "verdict": {"id": "go"},
        "rank": 2,
        "ceiling": 80.0,
        "coverage": 0.6,
        "gates": [{"id": "met", "state": "passed"}],
    },
)
WORDS = make_words("en")


def changed(**left_out: Any) -> Changes:
    return compare_editions(edition_set(OLD, name="v1"), edition_set(NEW, **left_out))


def reviewed(changes: Changes | None, *partners: str) -> Review:
    review = make_review(dict.fromkeys(partners or ("acme",), acme_values()))
    return replace(review, changes=changes)


def test_without_an_earlier_edition_there_is_nothing_to_show() -> None:
    assert changes_view("acme", reviewed(None), WORDS) is None
    assert movement_view(reviewed(None), WORDS) is None


def test_decision_page_has_the_most_telling_lines() -> None:
    view = changes_view("acme", reviewed(changed()), WORDS)
    assert view is not None
    assert view.since == "Compared with v1, as of 22 November 2026."
    assert view.lines == view.sentences[:LINES]
    assert view.lines[0] == "The verdict changed from “hold” to “go”."
    assert view.lines[1].startswith("Proven rose from 12 to 20 (+7.5): ")
    assert len(view.sentences) == 5


def test_section_has_figures_parts_and_answers() -> None:
    view = changes_view("acme", reviewed(changed()), WORDS)
    assert view is not None
    rows = {row.label: (row.old, row.new, row.moved) for row in view.figures}
    assert rows["Proven"] == ("12", "20", "+7.5")
    assert rows["Ceiling"] == ("90", "80", "−10.0")
    assert rows["Coverage"] == ("50%", "60%", "+10.0 pp")
    assert rows["Proven, d"] == ("12", "20", "+7.5")
    assert [(row.what, row.points) for row in view.parts] == [
        ("new evidence for d.a (press)", "+20.0"),
        ("answer on d.b withdrawn", "−12.5"),
    ]
    assert [(row.label, row.old, row.new) for row in view.answers] == [
        ("Claimed, d.b", "1", "—"),
    ]


def test_dimensions_that_did_not_move_are_left_out() -> None:
    still = compare_editions(edition_set(OLD), edition_set(OLD))
    view = changes_view("acme", reviewed(still), WORDS)
    assert view is not None
    assert not any("Proven, " in row.label for row in view.figures)
    assert view.lines == ("Nothing changed.",)


@pytest.mark.parametrize(
    ("left_out", "words"),
    [((), "New in this edition: "), (("other",), "Not compared, as their files have errors")],
)
def test_partner_without_an_earlier_edition_is_told_so(
    left_out: tuple[str, ...], words: str
) -> None:
    other = NEW.model_copy(update={"partner": NEW.partner.model_copy(update={"id": "other"})})
    changes = compare_editions(edition_set(OLD, left_out=left_out), edition_set(NEW, other))
    view = changes_view("other", reviewed(changes, "acme", "other"), WORDS)
    assert view is not None
    assert view.lines[0].startswith(words)
    assert (view.figures, view.parts) == ((), ())


def test_comparison_has_a_line_for_each_partner() -> None:
    view = movement_view(reviewed(changed()), WORDS)
    assert view is not None
    (row,) = view.rows
    assert (row.rank, row.proven, row.moved) == ("1 → 2", "12 → 20", "+7.5")
    assert row.verdict == "hold → go"


def test_terminal_has_the_figures_in_a_table_and_the_rest_below() -> None:
    sheet = changes_board(changed(), Glossary(WORDS, None))
    assert sheet.title == "From v1 to old"
    assert len(sheet.heads) == len(sheet.rows[0])
    assert sheet.rows[0][:5] == ("acme", "1 → 2", "50", "12 → 20", "+7.5")
    ((name, sentences),) = sheet.groups
    assert name == "acme"
    assert len(sentences) == 3
    assert not any(sentence.startswith(("Rank", "Ceiling")) for sentence in sentences)


def test_arrow_stands_between_what_differs() -> None:
    assert arrow("3", "2") == "3 → 2"
    assert arrow("3", "3") == "3"
