"""The table of scores, before a terminal draws it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from dossier.app.load import Request, load_review
from dossier.app.score import draw_boards
from dossier.nouns.board import Board
from tests.workspaces import make_workspace

BLANK = "schema: dossier/profile@1\nname: Blank\n"
NOTHING = """\
schema: dossier/brief@1
title: B
not_applicable: [technology.uptime, technology.needs, service.sla]
"""


def boards(folder: Path, *partners: str, language: str = "en") -> list[Board]:
    review = load_review(Request(folder, dt.date(2026, 11, 22))).review
    assert review is not None
    return list(draw_boards(folder, review, partners, language))


def plain(cells: tuple[str, ...]) -> list[str]:
    return [cell.replace("\N{NO-BREAK SPACE}", "") for cell in cells]


def test_ranking_has_a_line_for_every_partner(tmp_path: Path) -> None:
    folder = make_workspace(tmp_path, {"partners/blank.yaml": BLANK})
    (board,) = boards(folder)
    assert board.title == "Review"
    lines = [(line.level, line.lead, line.name, *plain(line.cells)) for line in board.lines]
    assert lines == [
        (0, "1", "Acme", "83", "47", "90", "36", "57%", "B"),
        (0, "2", "Zeta", "100", "13", "100", "60", "13%", "B"),
        (0, "3", "Blank", "—", "0", "100", "—", "0%", "B"),
    ]


def test_partner_has_a_line_for_the_whole_each_dimension_and_each_criterion(
    tmp_path: Path,
) -> None:
    (board,) = boards(make_workspace(tmp_path), "acme")
    lines = [(line.level, *plain((line.lead, line.name))) for line in board.lines]
    assert lines == [
        (0, "", "Overall"),
        (1, "67%", "Technology"),
        (2, "50%", "Availability"),
        (2, "50%", "Needs"),
        (1, "33%", "Service"),
        (2, "100%", "Agreement"),
    ]
    answers = [tuple(plain(line.cells[6:])) for line in board.lines]
    assert answers[2] == ("99.99%", "99.9%")
    assert answers[5] == ("Signed", "")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_line_has_a_cell_under_each_head(tmp_path: Path, language: str) -> None:
    folder = make_workspace(tmp_path)
    for board in [*boards(folder, language=language), *boards(folder, "zeta", language=language)]:
        assert {len(line.cells) for line in board.lines} == {len(board.heads) - 3}
        assert all(board.heads)


def test_what_does_not_apply_has_dashes(tmp_path: Path) -> None:
    folder = make_workspace(tmp_path, {"briefs/calls.yaml": NOTHING})
    (board,) = boards(folder)
    assert [(line.lead, *line.cells) for line in board.lines] == [
        ("", "—", "—", "—", "—", "—", "")
    ] * 2
    (board,) = boards(folder, "acme")
    assert board.title == "Acme · Not ranked: nothing could be judged."
    assert board.lines[2].cells[:5] == ("—",) * 5
