"""The scores as a table for the terminal."""

from __future__ import annotations

from dossier.making.criteria import answer_words
from dossier.making.subject import Subject
from dossier.making.words import Words
from dossier.nouns.assessment import Assessment, Comparison, CriterionResult, Figures, Ranked
from dossier.nouns.board import Board, BoardLine
from dossier.nouns.review import Review


def ranking_board(comparison: Comparison, review: Review, words: Words) -> Board:
    """All partners, the best first."""
    heads = ("rank", "partner", "board-interval", *_FIGURE_HEADS)
    return Board(
        title=review.workspace.title.in_language(words.language),
        heads=tuple(words(head) for head in heads),
        lines=tuple(_partner_line(ranked, review, words) for ranked in comparison.ranking),
        legend=words("board-legend"),
    )


def partner_board(subject: Subject, rank: int | None) -> Board:
    """One partner with its dimensions and criteria."""
    words = subject.words
    heads = ("weight", "criterion", "board-interval", *_FIGURE_HEADS, "claimed-answer", "found")
    lines = [_whole_line(subject)]
    dimensions = {d.id: d for d in subject.review.rubric.dimensions}
    for dimension in subject.assessment.dimensions:
        cells = (*_cells(dimension.figures, dimension.grade, words), "", "")
        title = subject.say(dimensions[dimension.id].title)
        lead = words.percent(dimension.weight)
        lines.append(BoardLine(1, lead, title, cells, dimension.figures))
        lines += [_criterion_line(criterion, subject) for criterion in dimension.criteria]
    place = words("standing-none") if rank is None else words("board-rank", rank=rank)
    return Board(
        title=f"{subject.name} · {place}",
        heads=tuple(words(head) for head in heads),
        lines=tuple(lines),
        legend=words("board-legend"),
    )


_FIGURE_HEADS = ("claimed", "proven", "ceiling", "gap", "coverage", "grade")


def _partner_line(ranked: Ranked, review: Review, words: Words) -> BoardLine:
    assessment: Assessment = ranked.assessment
    name = review.partners[assessment.partner].name.in_language(words.language)
    lead = "" if ranked.rank is None else str(ranked.rank)
    cells = _cells(assessment.figures, assessment.grade, words)
    return BoardLine(0, lead, name, cells, assessment.figures)


def _whole_line(subject: Subject) -> BoardLine:
    assessment, words = subject.assessment, subject.words
    cells = (*_cells(assessment.figures, assessment.grade, words), "", "")
    return BoardLine(0, "", words("overall"), cells, assessment.figures)


def _criterion_line(result: CriterionResult, subject: Subject) -> BoardLine:
    words, criterion = subject.words, subject.criteria[result.reference]
    gap = None
    if result.claimed is not None and result.proven is not None:
        gap = result.claimed - result.proven
    coverage = result.strength if result.applies else None
    figures = Figures(result.claimed, result.proven, result.ceiling, gap, coverage)
    answers = (
        answer_words(result.claimed_value, criterion, subject) or "",
        answer_words(result.verified_value, criterion, subject) or "",
    )
    state = words(f"state-{result.state.value.replace('_', '-')}")
    cells = (*_cells(figures, state, words), *answers)
    return BoardLine(2, words.percent(result.weight), subject.say(criterion.title), cells, figures)


def _cells(figures: Figures, grade: str | None, words: Words) -> tuple[str, ...]:
    points = (figures.claimed, figures.proven, figures.ceiling, figures.gap)
    return (*map(words.points, points), words.percent(figures.coverage), grade or "")
