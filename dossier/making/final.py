"""What a final edition is made from, and what its folder holds."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

from dossier.making.export import assessment_json, scores_json
from dossier.making.inputs import digest_value, dossier_inputs, summary_inputs
from dossier.making.seal import Binding
from dossier.nouns.assessment import Comparison, Ranked
from dossier.nouns.final import RECORD, EditionRecord
from dossier.nouns.seal import ASSESSMENT, SCORES


def digest_dossier(ranked: Ranked, binding: Binding, languages: Sequence[str]) -> str:
    """The SHA-256 (hex) over all that a partner's final dossier is made from."""
    return digest_value([dossier_inputs(ranked, binding), list(languages)])


def digest_summary(binding: Binding, languages: Sequence[str], dossiers: Mapping[str, int]) -> str:
    """The SHA-256 (hex) over all that a final summary is made from, and what it leads to."""
    return digest_value([summary_inputs(binding), list(languages), dict(dossiers)])


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


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
