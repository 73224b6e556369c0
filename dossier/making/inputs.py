"""What a document is made from, each input as one hash by its name.

Two documents with the same inputs are the same, byte for byte, so that one which is there need
not be made again; and where it must be, the names say why.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping

from dossier.making.seal import Binding, make_standing, since_files
from dossier.nouns.assessment import Ranked
from dossier.nouns.sources import Sources

Inputs = Mapping[str, str]


def dossier_inputs(ranked: Ranked, binding: Binding) -> Inputs:
    """What a partner's dossier is made from.

    Its place among the others is a part of it: it changes where their profiles do.
    """
    review, partner = binding.review, ranked.assessment.partner
    standing = make_standing(ranked, binding.comparison, review)
    own = {"profile": _hash(review.sources.profiles[partner].data)} if review.sources else {}
    return {
        **_shared(binding, partner),
        **own,
        "standing": digest_value(standing.model_dump(mode="json", by_alias=True)),
        "templates": binding.stamp.templates["dossier"],
    }


def summary_inputs(binding: Binding) -> Inputs:
    """What the comparison is made from."""
    return {**_of_all(binding), "templates": binding.stamp.templates["summary"]}


def index_inputs(binding: Binding, finals: Mapping[str, object]) -> Inputs:
    """What the front page is made from; `finals` say which final editions it leads to."""
    return {
        **_of_all(binding),
        "templates": binding.stamp.templates["index"],
        "editions": digest_value(dict(finals)),
    }


def digest_value(value: object) -> str:
    """The SHA-256 (hex) of a value that JSON can hold, whatever the order of its keys."""
    return _hash(json.dumps(value, sort_keys=True, ensure_ascii=False).encode())


def _of_all(binding: Binding) -> dict[str, str]:
    sources = binding.review.sources
    profiles = (
        {name: _hash(source.data) for name, source in sources.profiles.items()} if sources else {}
    )
    return {**_shared(binding, None), "profiles": digest_value(profiles)}


def _shared(binding: Binding, partner: str | None) -> dict[str, str]:
    """What every document depends on; of an earlier edition, the part of one partner or all."""
    review = binding.review
    since = {name: _hash(data) for name, data in since_files(review, partner).items()}
    return {
        "program": _hash(binding.stamp.version.encode()),
        "date": _hash(review.as_of.isoformat().encode()),
        "brief": digest_value([review.brief_id, _briefs(review.sources)]),
        "partners left out": digest_value(list(review.left_out)),
        "earlier edition": digest_value(since),
        "logo": _hash(review.logo.content if review.logo else b""),
        **_files(review.sources),
    }


def _files(sources: Sources | None) -> dict[str, str]:
    if sources is None:
        return {}
    return {"workspace": _hash(sources.workspace.data), "rubric": _hash(sources.rubric.data)}


def _briefs(sources: Sources | None) -> dict[str, str]:
    briefs = sources.briefs if sources else {}
    return {name: _hash(source.data) for name, source in briefs.items()}


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
