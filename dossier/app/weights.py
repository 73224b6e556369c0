"""Weights that a brief makes of comparisons, held to being consistent."""

from __future__ import annotations

from collections.abc import Iterator

from dossier.judging.weights import MOST_INCONSISTENT, weigh_pairs
from dossier.nouns.brief import Brief
from dossier.nouns.diagnostics import Diagnostic, error
from dossier.nouns.document import Document
from dossier.nouns.rubric import Rubric
from dossier.nouns.weights import Inconsistent, PairwiseWeights, WeightsByRank


def check_weighting(document: Document, brief: Brief, rubric: Rubric) -> Iterator[Diagnostic]:
    """What keeps a brief's order or pairs from being the weights of the rubric's dimensions."""
    weighting = brief.weighting
    if weighting is None:
        return
    named = set(weighting.order if isinstance(weighting, WeightsByRank) else weighting.ids)
    wanted = {dimension.id for dimension in rubric.dimensions}
    if named != wanted:
        off = ", ".join(f"`{name}`" for name in sorted(named ^ wanted))
        message = f"The weighting does not name each dimension of the rubric: {off}."
        hint = "Name every dimension, and nothing else."
        yield error("brief/weighting", message, document.span_of(("weighting",)), hint)
    elif isinstance(weighting, PairwiseWeights):
        yield from _check_pairs(document, weighting)


def _check_pairs(document: Document, pairs: PairwiseWeights) -> Iterator[Diagnostic]:
    result = weigh_pairs(pairs)
    if not isinstance(result, Inconsistent):
        return
    place = pairs.pairwise.index(result.worst)
    worst = result.worst
    message = (
        f"The comparisons contradict each other: their consistency ratio is {result.ratio:.2f}, "
        f"and at most {MOST_INCONSISTENT} is borne."
    )
    hint = (
        f"All comparisons together make `{worst.more}` weigh {result.implied:.1f} times "
        f"`{worst.than}`, not {worst.by:g}; think again, or say in `accepted` why they stand."
    )
    span = document.span_of(("weighting", "pairwise", place))
    yield error("brief/inconsistent-pairs", message, span, hint)
