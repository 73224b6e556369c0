"""What changed between two editions: literal cases, and parts that sum to the move of the whole."""

from __future__ import annotations

import datetime as dt
import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.judging.changes import agrees_with_itself, compare_editions, compare_partner
from dossier.nouns.changes import Cause, Caveat, Move
from dossier.nouns.edition import CriterionRead, Edition
from tests.editions import CRITERIA, DIGEST, criterion, edition, edition_set, item, unknown

OTHER = "1" * 64
LATER = "2027-11-22"


def one(each: CriterionRead, **changes: Any) -> Edition:
    return edition({"c": (1.0, each)}, **changes)


PLAIN = one(criterion(evidence=[item("a", 0.5)]))


@pytest.mark.parametrize(
    ("changes", "caveats"),
    [
        ({}, ()),
        ({"rubric": {"id": "small", "version": "2"}}, ()),
        ({"rubric_sha256": OTHER}, (Caveat.RUBRIC_EDITED,)),
        (
            {"rubric_sha256": OTHER, "rubric": {"id": "large", "version": "1"}},
            (Caveat.RUBRIC_OTHER,),
        ),
        ({"brief": "renamed"}, ()),
        ({"brief_sha256": OTHER}, (Caveat.BRIEF_EDITED,)),
        ({"brief": None, "brief_sha256": None}, (Caveat.BRIEF_OTHER,)),
        (
            {"rubric_sha256": OTHER, "brief_sha256": OTHER},
            (Caveat.RUBRIC_EDITED, Caveat.BRIEF_EDITED),
        ),
    ],
)
def test_editions_are_comparable_where_both_measured_alike(
    changes: dict[str, Any], caveats: tuple[Caveat, ...]
) -> None:
    new = one(criterion(evidence=[item("a", 0.5)]), **changes)
    found = compare_partner(PLAIN, new)
    assert found.caveats == caveats
    assert found.is_changed == bool(caveats)
    whole = compare_editions(edition_set(PLAIN), edition_set(new))
    assert whole.caveats == caveats


@pytest.mark.parametrize(
    ("changes", "cause"),
    [
        ({"as_of": LATER}, Cause.AGED),
        ({"as_of": LATER, "rubric_sha256": OTHER}, Cause.MEASURE),
        ({"as_of": LATER, "brief_sha256": OTHER}, Cause.AGED),
        ({"rubric_sha256": OTHER}, Cause.MEASURE),
    ],
)
def test_evidence_ages_by_the_same_rubric_on_a_later_day(
    changes: dict[str, Any], cause: Cause
) -> None:
    new = one(criterion(evidence=[item("a", 0.4)]), **changes)
    assert [part.cause for part in compare_partner(PLAIN, new).parts] == [cause]


def test_figures_and_rulings_are_set_side_by_side() -> None:
    gates = [{"id": "met", "state": "open"}, {"id": "sla", "state": "open"}]
    old = one(criterion(), partner={"gates": gates, "flags": _flags(generic=False, sly=False)})
    new = one(
        criterion(evidence=[item("a", 0.5)]),
        partner={
            "rank": 2,
            "verdict": {"id": "proceed"},
            "gates": [{"id": "met", "state": "passed"}, gates[1]],
            "must_haves": [{"id": "voice_call", "state": "met"}],
            "flags": _flags(generic=True, late=False),
        },
    )
    found = compare_partner(old, new)
    assert found.rank == Move(1, 2)
    assert found.verdict == Move("hold", "proceed")
    assert found.figures["proven"] == Move(0.0, 25.0)
    assert found.dimensions == {"d": Move(0.0, 25.0)}
    assert [(g.id, g.old, g.new) for g in found.gates] == [("met", "open", "passed")]
    assert [(m.id, m.old, m.new) for m in found.must_haves] == [("voice_call", None, "met")]
    assert sorted((f.id, f.old, f.new) for f in found.flags) == [
        ("generic", "standing", "resolved"),
        ("late", None, "standing"),
        ("sly", "standing", None),
    ]
    assert found.as_of == (dt.date(2026, 11, 22), dt.date(2026, 11, 22))


def _flags(**resolved: bool) -> list[dict[str, Any]]:
    return [
        {"id": name, "severity": "minor", "resolved": is_resolved}
        for name, is_resolved in resolved.items()
    ]


def test_answers_are_told_also_where_no_figure_moved() -> None:
    old, new = one(criterion()), one(criterion(claimed_value=("ID", "VN")))
    (answer,) = compare_partner(old, new).answers
    assert (answer.criterion, answer.claimed_old, answer.claimed_new) == ("d.c", 1.0, ("ID", "VN"))
    assert compare_partner(old, new).is_changed


def test_without_a_figure_nothing_has_moved() -> None:
    nothing = one(unknown(state="not_applicable"), partner={"proven": None})
    found = compare_partner(nothing, PLAIN)
    assert found.parts == ()
    assert found.figures["proven"] == Move(None, 25.0)
    assert found.figures["proven"].points is None
    assert found.figures["proven"].is_moved


def test_noise_of_floats_is_no_move() -> None:
    assert not Move(0.1 + 0.2, 0.3).is_moved
    assert Move(1, 2).is_moved
    assert Move("a", None).is_moved


def test_partners_come_and_go_unless_their_files_have_errors() -> None:
    def named(name: str) -> Edition:
        return one(criterion(), partner={"id": name})

    old = edition_set(named("acme"), named("gone"), named("broken"), left_out=("mended",))
    new = edition_set(named("acme"), named("fresh"), named("mended"), left_out=("broken",))
    found = compare_editions(old, new)
    assert list(found.partners) == ["acme"]
    assert (found.appeared, found.disappeared) == (("fresh",), ("gone",))
    assert found.unjudged == ("broken", "mended")


def test_figures_that_were_tampered_with_are_seen() -> None:
    assert agrees_with_itself(PLAIN)
    assert not agrees_with_itself(one(criterion(), partner={"proven": 70.0}))


# -- what holds of any ----------------------------------------------------------------------

MANY = st.dictionaries(
    st.sampled_from(["a", "b", "c", "e"]), st.tuples(st.just(0.25), CRITERIA), min_size=1
)


@given(MANY, MANY, st.sampled_from([DIGEST, OTHER]))
def test_parts_sum_to_the_move_of_the_whole(
    old: dict[str, tuple[float, CriterionRead]],
    new: dict[str, tuple[float, CriterionRead]],
    digest: str,
) -> None:
    found = compare_partner(edition(old), edition(new, as_of=LATER, rubric_sha256=digest))
    moved = found.figures["proven"].points
    assert moved is not None
    assert math.fsum(part.points for part in found.parts) == pytest.approx(moved, abs=1e-9)
    assert all(
        abs(a.points) >= abs(b.points) - 1e-9
        for a, b in zip(found.parts, found.parts[1:], strict=False)
    )
