"""Weights that a brief makes of comparisons, held to being consistent."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from dossier.judging.weights import weigh_pairs
from dossier.nouns.brief import Brief
from dossier.nouns.diagnostics import Diagnostic, error
from dossier.nouns.document import Document
from dossier.nouns.rubric import Rubric
from dossier.nouns.weights import (
    MOST_INCONSISTENT,
    Inconsistent,
    PairwiseWeights,
    WeightsByRank,
    show_ratio,
)


def check_weighting(
    document: Document, brief: Brief, rubric: Rubric, as_of: dt.date | None = None
) -> Iterator[Diagnostic]:
    """What keeps a brief's order or pairs from being the weights of the rubric's dimensions.

    An acceptance of a day after `as_of` has not been given yet.
    """
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
        yield from _check_acceptance(document, weighting, as_of)


def _check_pairs(document: Document, pairs: PairwiseWeights) -> Iterator[Diagnostic]:
    result = weigh_pairs(pairs)
    if not isinstance(result, Inconsistent):
        return
    place = pairs.pairwise.index(result.worst)
    message = (
        "The comparisons contradict each other: their consistency ratio is "
        f"{show_ratio(result.ratio)}, and at most {MOST_INCONSISTENT} is borne."
    )
    hint = f"{_say_implied(result)}; think again, or say in `accepted` who lets it stand, and why."
    span = document.span_of(("weighting", "pairwise", place))
    yield error("brief/inconsistent-pairs", message, span, hint)


def _check_acceptance(
    document: Document, pairs: PairwiseWeights, as_of: dt.date | None
) -> Iterator[Diagnostic]:
    if pairs.accepted is not None and as_of is not None and pairs.accepted.on > as_of:
        message = f"{pairs.accepted.on} is after the as-of date, {as_of}."
        span = document.span_of(("weighting", "accepted", "on"))
        hint = "Correct it, or judge as of a later date."
        yield error("brief/accepted-later", message, span, hint)


def _say_implied(result: Inconsistent) -> str:
    """What the other comparisons make of the worst pair, the weightier of the two first."""
    worst, implied = result.worst, result.implied
    if implied >= 1:
        return (
            f"The other comparisons make `{worst.more}` weigh {implied:.1f} times `{worst.than}`, "
            f"not {worst.by:g}"
        )
    return (
        f"The other comparisons make `{worst.than}` weigh {1 / implied:.1f} times `{worst.more}`, "
        f"and this one `{worst.more}` {worst.by:g} times `{worst.than}`"
    )
