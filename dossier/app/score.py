"""Scores on screen and for other programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from dossier.app.judge import judge_review, judge_scenarios, study_review
from dossier.app.shops import open_catalogues, open_words
from dossier.making.board import partner_board, ranking_board
from dossier.making.documents import make_subject
from dossier.making.export import scores_csv, scores_json
from dossier.nouns.board import Board
from dossier.nouns.review import Review

CSV = "csv"


def draw_boards(
    folder: Path, review: Review, partners: Iterable[str], language: str
) -> Iterator[Board]:
    """The ranking of all partners; or for each partner that is named all of its criteria."""
    words = open_words(folder, language)
    comparison = judge_review(review)
    wanted = frozenset(partners)
    if not wanted:
        yield ranking_board(comparison, review, words)
    for ranked in comparison.ranking:
        if ranked.assessment.partner in wanted:
            yield partner_board(make_subject(ranked, review, words), ranked.rank)


def export_scores(
    folder: Path, review: Review, partners: Iterable[str], form: str, language: str
) -> str:
    """The scores of the partners named, or of all, as `json` or `csv`.

    JSON gives reasons in every language of the workspace, whichever is asked for: it is data.
    """
    wanted = frozenset(partners) or frozenset(review.partners)
    if form == CSV:
        return scores_csv(judge_review(review), review, open_words(folder, language), wanted)
    catalogues = open_catalogues(folder, review.workspace.languages)
    return scores_json(study_review(review), review, catalogues, wanted, judge_scenarios(review))
