"""Whether a condition holds for a partner, and on what that stands.

Docs: docs/scoring.md, "Conditions".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import assert_never

from dossier.judging.arithmetic import settle
from dossier.judging.records import probe_figure
from dossier.nouns.assessment import Assessment, CriterionResult, Figures, State, WeighedEvidence
from dossier.nouns.condition import (
    ANY,
    OVERALL,
    AllOf,
    AnswerTest,
    AnyOf,
    Condition,
    ContradictedTest,
    EvidenceTest,
    FigureTest,
    FlagTest,
    GateTest,
    MustHaveTest,
    Not,
    ProbeTest,
    RecordTest,
    RegisterTest,
    StageTest,
    Test,
    UnknownTest,
)
from dossier.nouns.fields import Model
from dossier.nouns.profile import AnswerValue, Meeting, Profile
from dossier.nouns.ruling import Because, Finding, FlagResult, GateResult, MustResult


@dataclass(frozen=True, slots=True)
class Facts:
    """All that conditions may look at: a partner's record, its figures, and results so far."""

    profile: Profile
    assessment: Assessment
    must_haves: tuple[MustResult, ...] = ()
    flags: tuple[FlagResult, ...] = ()
    gates: tuple[GateResult, ...] = ()

    @property
    def criteria(self) -> Mapping[str, CriterionResult]:
        """The criteria judged, by reference."""
        return {criterion.reference: criterion for criterion in self.assessment.criteria}

    def figures_of(self, place: str) -> Figures:
        """The figures of the whole, of a dimension or of a criterion.

        Raises:
            LookupError: There is no such place: a bug in our checks, not in the data.
        """
        if place == OVERALL:
            return self.assessment.figures
        if "." in place:
            return _figures_of_criterion(self.criteria[place])
        return next(d.figures for d in self.assessment.dimensions if d.id == place)


def evaluate(condition: Condition, facts: Facts) -> Finding:
    """Whether a condition holds, with the tests that decided it.

    What decides `all` that holds is all of it, and `all` that does not, the parts that fail; of
    `any` likewise with the parts that hold.
    """
    match condition:
        case AllOf(all=parts):
            return _combine([evaluate(part, facts) for part in parts], wanted=True)
        case AnyOf(any=parts):
            return _combine([evaluate(part, facts) for part in parts], wanted=False)
        case Not(not_=part):
            inner = evaluate(part, facts)
            return Finding(not inner.holds, inner.because)
        case _:
            because = _try(condition, facts)
            return Finding(because.holds, (because,))


def _combine(findings: list[Finding], *, wanted: bool) -> Finding:
    """`all` of the findings if True is wanted of each, else `any` of them."""
    against = [finding for finding in findings if finding.holds != wanted]
    deciding = against or findings
    holds = wanted != bool(against)
    return Finding(holds, tuple(because for finding in deciding for because in finding.because))


def _try(test: Test, facts: Facts) -> Because:
    match test:
        case FigureTest() | ProbeTest():
            return _try_figure(test, facts)
        case AnswerTest() | UnknownTest():
            return _try_answer(test, facts)
        case EvidenceTest() | RegisterTest():
            return _try_evidence(test, facts)
        case ContradictedTest() | RecordTest():
            return _try_count(test, facts)
        case StageTest() | FlagTest() | GateTest() | MustHaveTest():
            return _try_state(test, facts)
        case _:
            assert_never(test)


def _try_figure(test: FigureTest | ProbeTest, facts: Facts) -> Because:
    if isinstance(test, FigureTest):
        figures = facts.figures_of(test.place)
        figure: float | None = getattr(figures, test.figure)
    else:
        figure = probe_figure(test.probe, facts.assessment.probes)
    holds = figure is not None and test.hold_for(settle(figure))
    names = _unanswered(test.probe, facts) if isinstance(test, ProbeTest) else ()
    return Because(test, holds, figure=figure, names=names)


def _unanswered(figure: str, facts: Facts) -> tuple[str, ...]:
    """The probes that a share of the unanswered counts; none of any other figure."""
    log = facts.assessment.probes
    if log is None or "unanswered_share" not in figure:
        return ()
    hours = {"in": True, "out": False}.get(figure.partition("share_")[2].partition("_")[0])
    return tuple(
        probe.id
        for probe in facts.profile.probes
        if probe.answered is None
        and probe.id not in log.pending_ids
        and hours in {None, log.is_in_hours.get(probe.id)}
    )


def _try_answer(test: AnswerTest | UnknownTest, facts: Facts) -> Because:
    if isinstance(test, UnknownTest):
        result = facts.criteria[test.unknown]
        return Because(test, result.state is State.UNKNOWN, answer=_answer(result))
    result = facts.criteria[test.answer]
    answer = {
        "claimed": result.claimed_value,
        "verified": result.verified_value,
        "found": _answer(result),
    }[test.look_at]
    if test.is_ is not None:
        return Because(test, answer == test.is_, answer=answer)
    is_number = isinstance(answer, int | float)
    holds = is_number and test.hold_for(settle(float(str(answer))))
    return Because(test, holds, answer=answer)


def _answer(result: CriterionResult) -> AnswerValue | None:
    return result.claimed_value if result.verified_value is None else result.verified_value


def _try_evidence(test: EvidenceTest | RegisterTest, facts: Facts) -> Because:
    if isinstance(test, EvidenceTest):
        items: Iterable[WeighedEvidence] = facts.criteria[test.evidence].evidence
        kinds = test.kind_in
    else:
        items, kinds = facts.assessment.register, test.register_
        if test.used:
            used = _used(facts)
            items = (item for item in items if item.id in used)
    names = tuple(item.id for item in items if facts.profile.evidence[item.id].kind in kinds)
    return Because(test, len(names) >= test.at_least, count=len(names), names=names)


def _used(facts: Facts) -> frozenset[str]:
    """The items that speak for or against any answer that counts."""
    results = facts.criteria.values()
    return frozenset(item.id for result in results for item in (*result.evidence, *result.against))


def _try_count(test: ContradictedTest | RecordTest, facts: Facts) -> Because:
    if isinstance(test, ContradictedTest):
        names = tuple(
            reference
            for reference, result in facts.criteria.items()
            if result.state is State.CONTRADICTED
            and test.contradicted in {ANY, reference}
            and settle(result.opposition) >= test.strength_at_least
        )
        return Because(test, len(names) >= test.at_least, count=len(names), names=names)
    records: tuple[Model, ...] = getattr(facts.profile, test.record)
    found = tuple(_name(record) for record in records if _matches(record, test.where))
    return Because(test, len(found) >= test.at_least, count=len(found), names=found)


def _name(record: Model) -> str:
    """By what a record is known: its id, or a meeting's day and place."""
    if isinstance(record, Meeting):
        return " ".join(filter(None, (record.date.isoformat(), record.place)))
    return str(getattr(record, "id", ""))


def _matches(record: Model, where: Mapping[str, str | bool | float]) -> bool:
    return all(getattr(record, field) == wanted for field, wanted in where.items())


def _try_state(test: StageTest | FlagTest | GateTest | MustHaveTest, facts: Facts) -> Because:
    if isinstance(test, StageTest):
        stage = facts.profile.stage
        return Because(test, stage in test.stage, names=(stage,))
    names = tuple(_names_in_state(test, facts))
    return Because(test, bool(names), count=len(names), names=names)


def _names_in_state(test: FlagTest | GateTest | MustHaveTest, facts: Facts) -> Iterator[str]:
    match test:
        case FlagTest():
            standing = (flag for flag in facts.flags if not flag.is_resolved)
            graves = (flag for flag in standing if test.severity in {None, flag.severity})
            yield from (flag.id for flag in graves if test.flag in {ANY, flag.id})
        case GateTest():
            gates = (gate for gate in facts.gates if gate.state == test.is_)
            yield from (gate.id for gate in gates if test.gate in {ANY, gate.id})
        case MustHaveTest():
            musts = (must for must in facts.must_haves if must.state == test.must_have)
            yield from (must.name for must in musts)


def _figures_of_criterion(result: CriterionResult) -> Figures:
    gap = None
    if result.claimed is not None and result.proven is not None:
        gap = result.claimed - result.proven
    coverage = result.strength if result.applies else None
    return Figures(result.claimed, result.proven, result.ceiling, gap, coverage)
