"""Editions for tests, made from plain values as they stand in an `assessment.json`."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from typing import Any

from hypothesis import strategies as st

from dossier.nouns.edition import CriterionRead, Edition, EditionName, EditionSet, EvidenceRead

DIGEST = "0" * 64


def item(name: str, strength: float, **changes: Any) -> EvidenceRead:
    """An item of evidence; without an origin it is its own."""
    values = {"id": name, "kind": "press", "date": "2026-01-01", "origin": None}
    return EvidenceRead.model_validate({**values, "strength": strength, **changes})


def support_of(items: Sequence[EvidenceRead]) -> float:
    """Support of items, reckoned without the program: one factor for each origin."""
    origins: dict[str, float] = {}
    for each in items:
        key = each.origin or f"{each.id} itself"
        origins[key] = max(origins.get(key, 0.0), each.strength)
    return 1.0 - math.prod(1.0 - strength for strength in origins.values())


def criterion(**changes: Any) -> CriterionRead:
    """A criterion that was answered, with strength and proven that fit its evidence."""
    values: dict[str, Any] = {
        "id": "c",
        "weight": 1.0,
        "state": "claimed",
        "claimed_value": 1.0,
        "verified_value": None,
        "claimed": 50.0,
        "value": 50.0,
        "records": None,
        "evidence": (),
        "against": (),
        **changes,
    }
    evidence, against = tuple(values["evidence"]), tuple(values["against"])
    records = values["records"]
    beside = 1.0 - (records["strength"] if records else 0.0)
    support = 1.0 - (1.0 - support_of(evidence)) * beside
    strength = support * (1.0 - support_of(against))
    proven = None if values["state"] == "not_applicable" else strength * (values["value"] or 0.0)
    fitting = {"strength": strength, "proven": proven, "evidence": evidence, "against": against}
    return CriterionRead.model_validate({**values, **fitting}, strict=False)


def unknown(**changes: Any) -> CriterionRead:
    """A criterion without an answer."""
    nothing = {"claimed_value": None, "claimed": None, "value": None}
    return criterion(**{"state": "unknown", **nothing, **changes})


def edition(criteria: Mapping[str, tuple[float, CriterionRead]], **changes: Any) -> Edition:
    """An edition of one dimension with these criteria, by id with their shares of the whole."""
    named = [
        each.model_copy(update={"id": name, "weight": share})
        for name, (share, each) in criteria.items()
    ]
    proven = math.fsum(each.weight * (each.proven or 0.0) for each in named)
    dimension = {
        "id": "d",
        "weight": 1.0,
        "claimed": None,
        "ceiling": None,
        "coverage": None,
        "proven": proven,
        "criteria": [json.loads(each.model_dump_json()) for each in named],
    }
    partner = {
        "id": "acme",
        "rank": 1,
        "claimed": 50.0,
        "proven": proven,
        "ceiling": 90.0,
        "gap": 0.0,
        "coverage": 0.5,
        "grade": "C",
        "verdict": {"id": "hold"},
        "must_haves": [],
        "gates": [],
        "flags": [],
        "dimensions": [dimension],
        **changes.pop("partner", {}),
    }
    whole = {
        "schema": "dossier/assessment@1",
        "as_of": "2026-11-22",
        "brief": "calls",
        "rubric": {"id": "small", "version": "1"},
        "rubric_sha256": DIGEST,
        "brief_sha256": DIGEST,
        "partner": partner,
        **changes,
    }
    return Edition.model_validate_json(json.dumps(whole))


def edition_set(
    *editions: Edition, name: str = "old", left_out: tuple[str, ...] = ()
) -> EditionSet:
    """Editions of several partners under one name."""
    return EditionSet(EditionName(name), {e.partner.id: e for e in editions}, left_out)


# -- strategies -----------------------------------------------------------------------------

SHARES = st.floats(0, 1, allow_subnormal=False)
ITEMS = st.builds(
    item,
    st.sampled_from(["a", "b", "c", "e"]),
    SHARES,
    date=st.sampled_from(["2026-01-01", "2025", None]),
    origin=st.sampled_from([None, "vendor", "customer"]),
)
REGISTERS = st.lists(ITEMS, max_size=4, unique_by=lambda each: each.id)
RECORDS = st.none() | st.fixed_dictionaries({"count": st.integers(1, 9), "strength": SHARES})
ANSWERED = st.builds(
    criterion,
    value=st.floats(0, 100, allow_subnormal=False),
    claimed_value=st.sampled_from([1.0, 2.0]),
    records=RECORDS,
    evidence=REGISTERS,
    against=REGISTERS,
)
CRITERIA = st.one_of(
    ANSWERED, st.just(unknown()), st.just(unknown(state="not_applicable")), st.builds(unknown)
)
