"""Two editions into what changed between them.

The arithmetic of the parts is in `dossier.judging.attribute`; docs/editions.md explains it.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping

from dossier.judging.attribute import Case, Side, attribute_move, points_of_side
from dossier.nouns.changes import (
    AnswerChange,
    Caveat,
    Changes,
    Move,
    Part,
    PartnerChanges,
    RuleChange,
)
from dossier.nouns.edition import CriterionRead, Edition, EditionSet, PartnerRead

SLACK_POINTS = 1e-6
"""How far a stated figure may be from the sum of its parts: more than floats lose."""

FIGURES = ("claimed", "proven", "ceiling", "gap", "coverage")

RESOLVED = "resolved"
STANDING = "standing"


def compare_editions(old: EditionSet, new: EditionSet) -> Changes:
    """What changed from one set of editions to another, partner by partner."""
    both = sorted(old.partners.keys() & new.partners.keys())
    only_old = sorted(old.partners.keys() - new.partners.keys())
    only_new = sorted(new.partners.keys() - old.partners.keys())
    unjudged = {*old.left_out, *new.left_out} & {*old.partners, *new.partners}
    return Changes(
        old=old.name,
        new=new.name,
        partners={name: compare_partner(old.partners[name], new.partners[name]) for name in both},
        appeared=tuple(name for name in only_new if name not in unjudged),
        disappeared=tuple(name for name in only_old if name not in unjudged),
        unjudged=tuple(sorted(unjudged)),
    )


def compare_partner(old: Edition, new: Edition) -> PartnerChanges:
    """What changed of one partner; where something else was measured, the caveats say so."""
    was, now = old.partner, new.partner
    return PartnerChanges(
        partner=now.id,
        caveats=tuple(_caveats(old, new)),
        as_of=(old.as_of, new.as_of),
        rank=Move(was.rank, now.rank),
        grade=Move(was.grade, now.grade),
        verdict=Move(_verdict(was), _verdict(now)),
        figures={name: Move(getattr(was, name), getattr(now, name)) for name in FIGURES},
        dimensions=_dimensions(was, now),
        parts=_parts(old, new),
        answers=tuple(_answers(old, new)),
        gates=_rules(_gates(was), _gates(now)),
        must_haves=_rules(_musts(was), _musts(now)),
        flags=_rules(_flags(was), _flags(now)),
    )


def agrees_with_itself(edition: Edition) -> bool:
    """Whether what an edition says is proven is what its own criteria and evidence come to."""
    stated = edition.partner.proven
    summed = math.fsum(points_of_side(Side(*each)) for each in edition.criteria.values())
    return stated is None or abs(stated - summed) <= SLACK_POINTS


def _caveats(old: Edition, new: Edition) -> Iterator[Caveat]:
    if old.rubric_sha256 != new.rubric_sha256:
        is_same = old.rubric.id == new.rubric.id
        yield Caveat.RUBRIC_EDITED if is_same else Caveat.RUBRIC_OTHER
    if old.brief_sha256 != new.brief_sha256:
        yield Caveat.BRIEF_EDITED if old.brief == new.brief else Caveat.BRIEF_OTHER


def _dimensions(old: PartnerRead, new: PartnerRead) -> Mapping[str, Move]:
    was, now = ({each.id: each.proven for each in side.dimensions} for side in (old, new))
    return {name: Move(was.get(name), now.get(name)) for name in dict.fromkeys([*now, *was])}


# -- figures --------------------------------------------------------------------------------


def _parts(old: Edition, new: Edition) -> tuple[Part, ...]:
    if old.partner.proven is None or new.partner.proven is None:
        return ()  # no figure moved: there was, or is, none
    found = (part for case in _cases(old, new) for part in attribute_move(case))
    return tuple(sorted(found, key=lambda p: (-abs(round(p.points, 9)), p.criterion, p.cause)))


def _cases(old: Edition, new: Edition) -> Iterator[Case]:
    was, now = old.criteria, new.criteria
    is_alike = old.rubric_sha256 == new.rubric_sha256 and old.as_of != new.as_of
    for reference in dict.fromkeys([*now, *was]):
        before, after = (Side(*each.get(reference, (0.0, None))) for each in (was, now))
        yield Case(reference, before, after, is_alike)


def _answers(old: Edition, new: Edition) -> Iterator[AnswerChange]:
    was, now = old.criteria, new.criteria
    for reference in (name for name in now if name in was):
        before, after = was[reference][1], now[reference][1]
        if _answer(before) != _answer(after):
            yield AnswerChange(
                reference,
                before.claimed_value,
                after.claimed_value,
                before.verified_value,
                after.verified_value,
            )


def _answer(criterion: CriterionRead) -> tuple[object, object]:
    return criterion.claimed_value, criterion.verified_value


def _verdict(partner: PartnerRead) -> str | None:
    return None if partner.verdict is None else partner.verdict.id


# -- rules ----------------------------------------------------------------------------------


def _gates(partner: PartnerRead) -> dict[str, str]:
    return {gate.id: gate.state.value for gate in partner.gates}


def _musts(partner: PartnerRead) -> dict[str, str]:
    return {must.id: must.state.value for must in partner.must_haves}


def _flags(partner: PartnerRead) -> dict[str, str]:
    return {flag.id: RESOLVED if flag.resolved else STANDING for flag in partner.flags}


def _rules(old: Mapping[str, str], new: Mapping[str, str]) -> tuple[RuleChange, ...]:
    names: Iterable[str] = dict.fromkeys([*new, *old])
    changes = (RuleChange(name, old.get(name), new.get(name)) for name in names)
    return tuple(change for change in changes if change.old != change.new)
