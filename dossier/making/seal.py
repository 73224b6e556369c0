"""What a PDF carries: the data that its figures come from, and a seal that names them all.

The seal is no signature. Whoever changes an attachment can change its hash too; then the figures
no longer follow from the data, or the data are no longer those of the workspace, and verifying
finds that.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from dossier.making.export import assessment_json, scores_json
from dossier.making.robust_view import RANK_DECIMALS
from dossier.making.words import LEAST_SHARE, Words
from dossier.nouns.assessment import Comparison, Ranked
from dossier.nouns.edition import Since
from dossier.nouns.fields import Model
from dossier.nouns.manuscript import Manuscript
from dossier.nouns.review import Review
from dossier.nouns.robustness import RobustnessResult
from dossier.nouns.seal import (
    ASSESSMENT,
    SCORES,
    SEAL,
    SINCE,
    STANDING,
    Chances,
    Seal,
    Sealed,
    Stamp,
    Standing,
)
from dossier.nouns.sources import Source, Sources


@dataclass(frozen=True, slots=True)
class Binding:
    """What all documents of one build share; `catalogues` are those of the exported sentences."""

    review: Review
    comparison: Comparison
    catalogues: tuple[Words, ...]
    stamp: Stamp


def bind_dossier(manuscript: Manuscript, ranked: Ranked, binding: Binding) -> Mapping[str, bytes]:
    """The attachments of a dossier, by name; none for a review that was not read from files."""
    review, partner = binding.review, ranked.assessment.partner
    if review.sources is None:
        return {}
    given = dict(review.sources.shared) | {"profile.yaml": review.sources.profiles[partner]}
    standing = make_standing(ranked, binding.comparison, review)
    made = since_files(review, partner) | {
        ASSESSMENT: assessment_json(ranked, review, binding.catalogues).encode(),
        STANDING: _write(standing),
    }
    return _seal(manuscript, binding, given, made, partner)


def bind_summary(
    manuscript: Manuscript, scenarios: Mapping[str, Comparison], binding: Binding
) -> Mapping[str, bytes]:
    """The attachments of a summary, by name; none for a review that was not read from files."""
    review = binding.review
    if review.sources is None:
        return {}
    given = dict(review.sources.shared) | _profiles(review.sources)
    scores = scores_json(
        binding.comparison, review, binding.catalogues, review.partners, scenarios
    ).encode()
    return _seal(manuscript, binding, given, since_files(review) | {SCORES: scores}, None)


def make_standing(ranked: Ranked, comparison: Comparison, review: Review) -> Standing:
    """All that a partner's dossier says of the others."""
    partner = ranked.assessment.partner
    leave = review.partners[partner].exit
    named = leave.alternatives if leave else ()
    return Standing(
        schema="dossier/standing@1",
        rank=ranked.rank,
        partners=len(comparison.ranking),
        chances=_chances(partner, comparison.robustness),
        alternatives={
            other: dict(review.partners[other].name.root)
            for other in named
            if other in review.partners
        },
    )


def _chances(partner: str, result: RobustnessResult | None) -> Chances | None:
    if result is None or partner not in result.first:
        return None
    return Chances(
        mode=result.weights.mode,
        share=result.weights.share,
        samples=result.samples,
        seed=result.seed,
        standard_error=result.standard_error,
        first=_as_told(result.first[partner]),
        expected_rank=round(result.expected_rank[partner], RANK_DECIMALS),
    )


def _as_told(chance: float) -> float:
    """A chance no finer than documents tell it, which is all that they say of the others.

    Else a dossier would have to be made anew for what nobody sees, whenever any other partner's
    figures move.
    """
    if 0 < chance < LEAST_SHARE:
        return LEAST_SHARE / 2
    if 1 - LEAST_SHARE < chance < 1:
        return 1 - LEAST_SHARE / 2
    return round(100 * chance) / 100


def since_files(review: Review, partner: str | None = None) -> dict[str, bytes]:
    """The earlier edition that the document is compared with: of one partner, or of all."""
    if review.since is None:
        return {}
    editions = [
        edition
        for name, edition in review.since.partners.items()
        if partner is None or name == partner
    ]
    name = review.since.name
    since = Since(
        schema="dossier/since@1",
        name=name.given,
        revision=name.revision,
        on=name.on,
        left_out=review.since.left_out,
        editions=tuple(editions),
    )
    return {SINCE: _write(since)}


def _profiles(sources: Sources) -> dict[str, Source]:
    return {f"profile.{name}.yaml": source for name, source in sources.profiles.items()}


def _seal(
    manuscript: Manuscript,
    binding: Binding,
    given: Mapping[str, Source],
    made: Mapping[str, bytes],
    partner: str | None,
) -> Mapping[str, bytes]:
    """The given and the made files, the document's Markdown, and the seal on all of them."""
    document = manuscript.path.rpartition("/")[2]
    files = {name: source.data for name, source in given.items()}
    files |= {**made, document: manuscript.markdown.encode()}
    paths = {name: source.path for name, source in given.items()}
    final = binding.review.final
    kind: Literal["dossier", "summary"] = "dossier" if partner else "summary"
    seal = Seal(
        schema="dossier/seal@1",
        version=binding.stamp.version,
        templates=binding.stamp.templates[kind],
        kind=kind,
        document=manuscript.path,
        language=manuscript.language,
        partner=partner,
        as_of=binding.review.as_of,
        brief=binding.review.brief_id,
        edition=final.number if final else None,
        dossiers=final.dossiers if final else {},
        left_out=binding.review.left_out,
        words=tuple(words.language for words in binding.catalogues),
        attachments={
            name: Sealed(sha256=hashlib.sha256(data).hexdigest(), path=paths.get(name))
            for name, data in sorted(files.items())
        },
    )
    return {**files, SEAL: _write(seal)}


def _write(model: Model) -> bytes:
    return (model.model_dump_json(by_alias=True, indent=2) + "\n").encode()
