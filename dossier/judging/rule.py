"""Apply the rubric's rules to a judged partner: must-haves, flags, gates, and the verdict.

Docs: docs/scoring.md, "Must-haves, flags, gates and verdicts". A veto is never averaged away:
rules look at figures, but no rule changes one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dossier.judging.arithmetic import settle
from dossier.judging.conditions import Facts, evaluate
from dossier.nouns.assessment import Assessment, CriterionResult
from dossier.nouns.brief import Brief, MustHave
from dossier.nouns.profile import Flag, Profile
from dossier.nouns.rubric import CoverageScale, FlagRule, Gate, Rubric, VerdictRule
from dossier.nouns.ruling import (
    CONVINCING,
    Because,
    Finding,
    FlagResult,
    GateResult,
    GateState,
    MustGround,
    MustResult,
    MustState,
    Ruling,
    covers,
)

GRAVITY = {"minor": 1, "major": 2, "blocker": 3}


def rule_on(
    profile: Profile, assessment: Assessment, rubric: Rubric, brief: Brief | None
) -> Ruling:
    """Every rule's result, in the rubric's order; the verdict is the first whose rule holds.

    Flags may look at figures and records, gates at flags too, and verdicts at all of these.
    """
    facts = Facts(profile, assessment, _must_haves(assessment, rubric, brief))
    facts = replace(facts, flags=_flags(facts, rubric))
    facts = replace(facts, gates=tuple(_gate(gate, facts) for gate in rubric.gates))
    verdict, because = _verdict(facts, rubric)
    return Ruling(
        facts.must_haves,
        facts.flags,
        facts.gates,
        None if verdict is None else verdict.id,
        because,
        rules_out=verdict is not None and verdict.rules_out,
    )


def _verdict(facts: Facts, rubric: Rubric) -> tuple[VerdictRule | None, tuple[Because, ...]]:
    for verdict in rubric.verdicts:
        if verdict.when is None:
            return verdict, ()
        finding = evaluate(verdict.when, facts)
        if finding.holds:
            return verdict, finding.because
    return None, ()


# -- must-haves -----------------------------------------------------------------------------


def _must_haves(
    assessment: Assessment, rubric: Rubric, brief: Brief | None
) -> tuple[MustResult, ...]:
    if brief is None:
        return ()
    results = {criterion.reference: criterion for criterion in assessment.criteria}
    needs = [
        results[reference]
        for reference, criterion in rubric.criteria.items()
        if isinstance(criterion.scale, CoverageScale) and criterion.scale.of == "needs"
    ]
    return tuple(_must(must, results, needs) for must in brief.must_have)


def _must(
    must: MustHave, results: dict[str, CriterionResult], needs: list[CriterionResult]
) -> MustResult:
    """The best that any criterion says on it, with the criteria that say so."""
    looked_at = (
        [result for result in needs if result.applies]
        if must.criterion is None
        else [results[must.criterion]]
    )
    grounds = [_ground(must, result) for result in looked_at]
    states = {ground.state for ground in grounds}
    state = next((state for state in MustState if state in states), MustState.OPEN)
    return MustResult(must, state, tuple(ground for ground in grounds if ground.state is state))


def _ground(must: MustHave, result: CriterionResult) -> MustGround:
    return MustGround(
        criterion=result.reference,
        state=(
            _points_state(result, must.at_least)
            if must.need is None
            else _need_state(must.need, result)
        ),
        proven=result.proven,
        ceiling=result.ceiling,
        claimed=result.claimed_value,
        verified=result.verified_value,
        strength=result.strength if result.applies else None,
        evidence=tuple(item.id for item in result.evidence),
        value=result.value,
        opposition=result.opposition,
        against=tuple(item.id for item in result.against),
    )


def _points_state(result: CriterionResult, at_least: float | None) -> MustState:
    """Met if enough is proven, absent if even the best that can still come is too little.

    Where the brief does not say how much, it is there or not: a convincing answer settles it.
    """
    if result.proven is None or result.ceiling is None:
        return MustState.OPEN
    if at_least is None:
        return _presence_state(result)
    if settle(result.proven) >= at_least:
        return MustState.MET
    return MustState.ABSENT if settle(result.ceiling) < at_least else MustState.OPEN


def _presence_state(result: CriterionResult) -> MustState:
    """Met if a convincing answer is worth anything, absent if it is worth nothing."""
    if result.value is None or settle(result.strength) < CONVINCING:
        return MustState.OPEN
    return MustState.MET if settle(result.value) else MustState.ABSENT


def _need_state(need: str, result: CriterionResult) -> MustState:
    """Met or absent by what was found, if evidence carries it; else open, however it sounds."""
    found = result.verified_value
    if found is None or settle(result.strength) < CONVINCING:
        return MustState.OPEN
    return MustState.MET if covers(found, need) else MustState.ABSENT


# -- flags and gates ------------------------------------------------------------------------


def _flags(facts: Facts, rubric: Rubric) -> tuple[FlagResult, ...]:
    """What rules raise, in the rubric's order, then what people raise beside them."""
    by_person = {flag.id: flag for flag in facts.profile.flags}
    by_rule = {rule.id for rule in rubric.flags}
    ruled = [
        result for rule in rubric.flags for result in _flag(rule, by_person.get(rule.id), facts)
    ]
    raised = [_flag_of(flag) for flag in facts.profile.flags if flag.id not in by_rule]
    return (*ruled, *raised)


def _flag(rule: FlagRule, person: Flag | None, facts: Facts) -> Iterator[FlagResult]:
    """One flag of the rubric, if its rule or a person raises it; a person may resolve it."""
    raised = Finding(holds=False, because=())
    finding = raised if rule.when is None else evaluate(rule.when, facts)
    if not finding.holds and person is None:
        return
    severities = [rule.severity, *([person.severity] if person else [])]
    yield FlagResult(
        id=rule.id,
        severity=max(severities, key=GRAVITY.__getitem__),
        is_resolved=person is not None and person.resolved is not None,
        is_by_rule=finding.holds,
        because=finding.because if finding.holds else (),
    )


def _flag_of(flag: Flag) -> FlagResult:
    return FlagResult(
        flag.id, flag.severity, flag.resolved is not None, is_by_rule=False, because=()
    )


def _gate(gate: Gate, facts: Facts) -> GateResult:
    required = evaluate(gate.requires, facts)
    if required.holds:
        return GateResult(gate.id, gate.before, GateState.PASSED, required.because)
    if gate.fails is not None:
        failed = evaluate(gate.fails, facts)
        if failed.holds:
            return GateResult(gate.id, gate.before, GateState.FAILED, failed.because)
    return GateResult(gate.id, gate.before, GateState.OPEN, required.because)
