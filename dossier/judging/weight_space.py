"""Draw weights of the dimensions evenly from all that are thought possible.

Every sampler is uniform on a part of the simplex: weights of at least 0 that sum to 1. Draws are
rows, made one after the other, so that it does not matter how many are asked for at once.
Formulas and sources: docs/robustness.md.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from dossier.nouns.rubric import WeightSpace

Floats = NDArray[np.float64]
WeightSampler = Callable[[int], Floats]
"""Given a number of rows, the next so many weightings: rows x dimensions."""

_MANTISSA_BITS = 53
_SPARE_BITS = np.uint64(64 - _MANTISSA_BITS)


def open_stream(seed: int, name: str) -> np.random.PCG64:
    """A stream of random bits that hangs on the seed and the name alone."""
    digest = hashlib.sha256(name.encode()).digest()
    words = (int.from_bytes(digest[at : at + 4], "little") for at in range(0, len(digest), 4))
    return np.random.PCG64(np.random.SeedSequence([seed, *words]))


def draw_uniforms(stream: np.random.PCG64, rows: int, columns: int) -> Floats:
    """Numbers uniform on [0, 1), row by row.

    Made from raw bits, which numpy promises never to change, while it may change how its
    generators use them (NEP 19): the same seed must give the same bytes after an upgrade.
    """
    raw = stream.random_raw(rows * columns)
    whole = (raw >> _SPARE_BITS).astype(np.float64)
    return (whole * 2.0**-_MANTISSA_BITS).reshape(rows, columns)


def sample_weights(space: WeightSpace, declared: Floats, seed: int) -> WeightSampler:
    """The sampler of a weight space about the declared weights, which sum to 1."""
    stream = open_stream(seed, "weights")
    match space.mode:
        case "uniform":
            return lambda rows: _draw_simplex(stream, rows, len(declared))
        case "ordinal":
            return lambda rows: _in_declared_order(
                _draw_simplex(stream, rows, len(declared)), declared
            )
        case "around":
            return lambda rows: _draw_around(stream, rows, declared, space.share)


def _draw_simplex(stream: np.random.PCG64, rows: int, count: int) -> Floats:
    """Uniform on the whole simplex: the gaps between sorted uniforms (Devroye 1986, V.2).

    Normalised exponentials have the same distribution, but take logarithms, whose last bit differs
    from one processor to the next.
    """
    cuts = np.sort(draw_uniforms(stream, rows, count - 1), axis=1)
    return np.diff(cuts, axis=1, prepend=0.0, append=1.0)


def _in_declared_order(drawn: Floats, declared: Floats) -> Floats:
    """Each row's weights dealt out from the largest, to the dimension declared largest first.

    Dimensions declared equal stand in the order in which they were drawn, which is random and
    does not depend on how large the sorted weights are.
    """
    falling = np.broadcast_to(-declared, drawn.shape)
    places = np.lexsort((-drawn, falling), axis=1)
    ordered = np.empty_like(drawn)
    np.put_along_axis(ordered, places, -np.sort(-drawn, axis=1), axis=1)
    return ordered


def _draw_around(stream: np.random.PCG64, rows: int, declared: Floats, share: float) -> Floats:
    """Uniform on the simplex where each weight is within a share of the declared one.

    All weights but the largest are drawn from their ranges, the largest is what they leave, and
    rows are drawn again where it falls out of its range. Normalising rows of a box instead would
    crowd them towards its middle and let weights leave their ranges.
    """
    drawn = np.empty((rows, len(declared)))
    filled = 0
    while filled < rows:
        kept = _propose_around(stream, rows - filled, declared, share)
        drawn[filled : filled + len(kept)] = kept
        filled += len(kept)
    return drawn


def _propose_around(stream: np.random.PCG64, rows: int, declared: Floats, share: float) -> Floats:
    """Up to `rows` rows: those of so many proposals that fall within every range.

    The dependent weight is the largest because its range is the widest, which keeps most rows:
    about 55 of 100 with six equal weights, and more with unequal ones.
    """
    last = int(np.argmax(declared))
    low, high = declared * (1.0 - share), declared * (1.0 + share)
    others = np.arange(len(declared)) != last
    proposed = np.zeros((rows, len(declared)))
    uniforms = draw_uniforms(stream, rows, len(declared) - 1)
    proposed[:, others] = low[others] + uniforms * (high - low)[others]
    rest: Floats = 1.0 - proposed.sum(axis=1)
    proposed[:, last] = rest
    kept: Floats = proposed[(low[last] <= rest) & (rest <= high[last])]
    return kept
