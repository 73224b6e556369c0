"""Where the weights of the dimensions came from, for readers and for other programs."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping

from dossier.making import formulas
from dossier.making.formulas import OVER, product
from dossier.making.words import Words
from dossier.nouns.explanation import Part, Step
from dossier.nouns.review import Review
from dossier.nouns.weights import (
    MOST_INCONSISTENT,
    Acceptance,
    PairwiseResult,
    PairwiseWeights,
    Weighting,
    WeightSource,
    show_ratio,
)

SENTENCE_ENDS = " .\N{IDEOGRAPHIC FULL STOP}"
"""What a user's sentence loses at its end where it becomes a part of ours."""

SENTENCES: Mapping[WeightSource, str] = {
    "rubric": "weights-by-rubric",
    "brief": "weights-by-brief",
    "order": "weights-by-order",
    "pairs": "weights-by-pairs",
}


def weighting_words(weighting: Weighting, review: Review, words: Words) -> str:
    """One sentence on where the weights came from; if pairs disagree, who bears it and why."""
    pairs = weighting.pairs
    return words(
        SENTENCES[weighting.source],
        dimensions=words.listing(_changed(review, words)),
        consistency="" if pairs is None else _consistency_words(pairs, weighting, words),
    )


def _changed(review: Review, words: Words) -> Iterator[str]:
    """The dimensions that the brief weighs otherwise."""
    own = review.brief.weights if review.brief else {}
    for dimension in review.rubric.dimensions:
        if dimension.id in own:
            yield dimension.title.in_language(words.language)


def _consistency_words(pairs: PairwiseResult, weighting: Weighting, words: Words) -> str:
    ratio, limit = show_ratio(pairs.ratio), f"{MOST_INCONSISTENT:g}"
    accepted = weighting.accepted
    if accepted is None:
        return words("weights-consistent", ratio=ratio, limit=limit)
    return words(
        "weights-accepted",
        ratio=ratio,
        limit=limit,
        by=accepted.by.in_language(words.language),
        on=words.date(accepted.on),
        because=accepted.because.in_language(words.language).rstrip(SENTENCE_ENDS),
    )


# -- the arithmetic -------------------------------------------------------------------------


def explain_weighting(weighting: Weighting, review: Review, words: Words) -> Part | None:
    """How an order or pairs become weights, step by step; None for weights given as numbers."""
    title = words("explain-weighting")
    match weighting.source:
        case "order":
            return Part(title, tuple(_order_steps(weighting, review, words)))
        case "pairs" if weighting.pairs is not None:
            return Part(title, tuple(_pair_steps(weighting.pairs, weighting, review, words)))
        case _:
            return None


def _order_steps(weighting: Weighting, review: Review, words: Words) -> Iterator[Step]:
    """The rank-order centroid of each place: (1/k + … + 1/n) / n."""
    titles = {d.id: d.title.in_language(words.language) for d in review.rubric.dimensions}
    count = len(weighting.declared)
    for place, (name, weight) in enumerate(weighting.declared.items(), start=1):
        terms = " + ".join(f"1 {OVER} {rank}" for rank in range(place, count + 1))
        note = words("explain-place", place=place, count=count)
        yield Step(titles[name], f"({terms}) {OVER} {count}", formulas.strength(weight), note)


def _factor(factor: float) -> str:
    """A comparison as it was given: turned round it is a fraction."""
    return formulas.exact(factor) if factor >= 1 else f"1 {OVER} {formulas.exact(1 / factor)}"


def _comparison_steps(pairs: PairwiseResult, review: Review, words: Words) -> Iterator[Step]:
    """For each dimension, its comparisons times the weights, which stretches its weight by lambda.

    That is what makes the weights an eigenvector: the same quotient for each.
    """
    given = review.brief.weighting if review.brief else None
    if not isinstance(given, PairwiseWeights):
        return
    titles = {d.id: d.title.in_language(words.language) for d in review.rubric.dimensions}
    for one, weight in pairs.weights.items():
        terms = [
            product(_factor(given.factor(one, other)), formulas.strength(share))
            for other, share in pairs.weights.items()
        ]
        note = words("explain-comparisons", weight=formulas.strength(weight))
        total = f"({' + '.join(terms)}) {OVER} {formulas.strength(weight)}"
        yield Step(titles[one], total, formulas.strength(pairs.eigenvalue), note)


def _pair_steps(
    pairs: PairwiseResult, weighting: Weighting, review: Review, words: Words
) -> Iterator[Step]:
    """The largest eigenvalue, the consistency index, and the ratio with who bears it."""
    count = len(pairs.weights)
    yield from _comparison_steps(pairs, review, words)
    largest, index = formulas.strength(pairs.eigenvalue), formulas.strength(pairs.index)
    note = words("explain-eigenvalue-note", count=count)
    yield Step(words("explain-eigenvalue"), None, largest, note)
    above = formulas.difference(largest, str(count))
    yield Step(words("explain-consistency-index"), f"{above} {OVER} {count - 1}", index)
    if not pairs.random_index:
        ratio, note = None, words("explain-two-agree")
    else:
        ratio = f"{index} {OVER} {formulas.exact(pairs.random_index)}"
        said = _consistency_words(pairs, weighting, words)
        note = f"{said[:1].upper()}{said[1:]}{words('full-stop').strip()}"
    shown = formulas.strength(pairs.ratio)
    yield Step(words("explain-consistency-ratio"), ratio, shown, note)


# -- other programs -------------------------------------------------------------------------


def weighting_json(
    weighting: Weighting | None, catalogues: Iterable[Words]
) -> Mapping[str, object] | None:
    """The part `weighting` of `dossier/scores@1`; None where no partner was judged.

    Words are in each catalogue's language.
    """
    if weighting is None:
        return None
    total = math.fsum(weighting.declared.values())
    pairs = weighting.pairs
    return {
        "source": weighting.source,
        "weights": {name: weight / total for name, weight in weighting.declared.items()},
        "consistency_ratio": None if pairs is None else pairs.ratio,
        "accepted": _acceptance_json(weighting.accepted, catalogues),
    }


def _acceptance_json(
    accepted: Acceptance | None, catalogues: Iterable[Words]
) -> Mapping[str, object] | None:
    if accepted is None:
        return None
    languages = [words.language for words in catalogues]
    return {
        "by": {language: accepted.by.in_language(language) for language in languages},
        "on": accepted.on.isoformat(),
        "because": {language: accepted.because.in_language(language) for language in languages},
    }
