"""Scores for the screen and for other programs, from a review."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from dossier.app.load import Request, load_review
from dossier.app.score import draw_boards, export_scores
from dossier.nouns.review import Review
from tests.workspaces import make_workspace


@pytest.fixture
def review(tmp_path: Path) -> Review:
    review = load_review(Request(make_workspace(tmp_path), dt.date(2026, 11, 22))).review
    assert review is not None
    return review


def test_without_names_there_is_one_board_of_all(tmp_path: Path, review: Review) -> None:
    (board,) = draw_boards(tmp_path, review, (), "en")
    assert [line.name for line in board.lines] == ["Acme", "Zeta"]


def test_with_names_there_is_a_board_for_each_the_best_first(
    tmp_path: Path, review: Review
) -> None:
    boards = list(draw_boards(tmp_path, review, ("zeta", "acme"), "en"))
    assert [board.title for board in boards] == ["Acme · rank 1", "Zeta · rank 2"]


@pytest.mark.parametrize(
    ("named", "ids"), [((), ["acme", "zeta"]), (("zeta",), ["zeta"]), (("zeta", "zeta"), ["zeta"])]
)
def test_export_holds_those_named_or_all(
    tmp_path: Path, review: Review, named: tuple[str, ...], ids: list[str]
) -> None:
    scores = json.loads(export_scores(tmp_path, review, named, "json", "en"))
    assert [partner["id"] for partner in scores["partners"]] == ids
    lines = export_scores(tmp_path, review, named, "csv", "en").splitlines()[1:]
    assert list(dict.fromkeys(line.partition(",")[0] for line in lines)) == ids


def test_rank_is_among_all_also_where_one_is_named(tmp_path: Path, review: Review) -> None:
    scores = json.loads(export_scores(tmp_path, review, ("zeta",), "json", "en"))
    assert scores["partners"][0]["rank"] == 2
