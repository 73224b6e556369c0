"""What a final edition is made from, and what its folder holds."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence

from dossier.making.export import assessment_json, scores_json
from dossier.making.seal import Binding, make_standing, since_files
from dossier.nouns.assessment import Comparison, Ranked
from dossier.nouns.final import RECORD, EditionRecord
from dossier.nouns.seal import ASSESSMENT, SCORES
from dossier.nouns.sources import Source


def digest_dossier(ranked: Ranked, binding: Binding, languages: Sequence[str]) -> str:
    """The SHA-256 (hex) over all that a partner's final dossier is made from.

    Its place among the others is a part of it: it changes where their profiles do.
    """
    sources, partner = binding.review.sources, ranked.assessment.partner
    own = [("profile.yaml", sources.profiles[partner])] if sources else []
    standing = make_standing(ranked, binding.comparison, binding.review)
    return _digest(binding, languages, own, standing.model_dump(mode="json", by_alias=True))


def digest_summary(binding: Binding, languages: Sequence[str], dossiers: Mapping[str, int]) -> str:
    """The SHA-256 (hex) over all that a final summary is made from, and what it leads to."""
    sources = binding.review.sources
    own = (
        [(f"profile.{name}.yaml", source) for name, source in sources.profiles.items()]
        if (sources)
        else []
    )
    return _digest(binding, languages, own, dict(dossiers))


def write_edition(record: EditionRecord, files: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """The files of an edition's folder with the record that names them all."""
    hashes = {name: _sha256(data) for name, data in sorted(files.items())}
    whole = record.model_copy(update={"files": hashes})
    return {**files, RECORD: (whole.model_dump_json(by_alias=True, indent=2) + "\n").encode()}


def dossier_data(ranked: Ranked, binding: Binding) -> Mapping[str, bytes]:
    """The figures that stand beside a dossier."""
    text = assessment_json(ranked, binding.review, binding.catalogues)
    return {ASSESSMENT: text.encode()}


def summary_data(binding: Binding, scenarios: Mapping[str, Comparison]) -> Mapping[str, bytes]:
    """The figures that stand beside a summary."""
    review = binding.review
    text = scores_json(binding.comparison, review, binding.catalogues, review.partners, scenarios)
    return {SCORES: text.encode()}


def _digest(
    binding: Binding, languages: Sequence[str], own: Iterable[tuple[str, Source]], beside: object
) -> str:
    review = binding.review
    shared = review.sources.shared if review.sources else ()
    made_from = {
        "version": binding.stamp.version,
        "templates": binding.stamp.templates,
        "as_of": review.as_of.isoformat(),
        "brief": review.brief_id,
        "languages": list(languages),
        "logo": _sha256(review.logo.content) if review.logo else None,
        "since": {name: _sha256(data) for name, data in since_files(review).items()},
        "files": {name: _sha256(source.data) for name, source in (*shared, *own)},
        "beside": beside,
    }
    return _sha256(json.dumps(made_from, sort_keys=True).encode())


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
