"""Put partners in order, by what is proven of them."""

from __future__ import annotations

from collections.abc import Iterable

from dossier.judging.arithmetic import settle
from dossier.nouns.assessment import Assessment, Comparison, Ranked


def compare_partners(assessments: Iterable[Assessment]) -> Comparison:
    """Rank by proven points, then by ceiling; equal figures share a rank (1, 2, 2, 4).

    A partner of whom nothing could be judged has no rank and comes last.
    """
    in_order = sorted(assessments, key=lambda a: (_figures(a) is None, _falling(a), a.partner))
    ranking: list[Ranked] = []
    for position, assessment in enumerate(in_order, start=1):
        ranking.append(Ranked(_rank(position, assessment, ranking), assessment))
    return Comparison(tuple(ranking))


def _rank(position: int, assessment: Assessment, above: list[Ranked]) -> int | None:
    if _figures(assessment) is None:
        return None
    if above and _figures(above[-1].assessment) == _figures(assessment):
        return above[-1].rank
    return position


def _figures(assessment: Assessment) -> tuple[float, float] | None:
    proven, ceiling = assessment.figures.proven, assessment.figures.ceiling
    return None if proven is None or ceiling is None else (settle(proven), settle(ceiling))


def _falling(assessment: Assessment) -> tuple[float, float]:
    proven, ceiling = _figures(assessment) or (0.0, 0.0)
    return -proven, -ceiling
