"""Whether a dossier is fit to sign: every reason why it is not, at its place in the profile.

A document that a board signs must not leave open who does what by when, stand on evidence of
which nobody knows the day, or say something else than what was decided. docs/signing.md gives
each rule with its reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dossier.nouns.assessment import Ranked
from dossier.nouns.diagnostics import Diagnostic, Span, by_place, error
from dossier.nouns.document import Document
from dossier.nouns.profile import Condition, Decision, Profile, Risk
from dossier.nouns.ruling import GateResult, GateState, MustState, Ruling

_GOES_ON = frozenset({"proceed", "conditional"})
"""The outcomes by which one goes on with the partner."""

_OUTCOMES = _GOES_ON | {"hold", "decline"}
_NO_RULING = Ruling((), (), (), None, ())


@dataclass(frozen=True, slots=True)
class Candidate:
    """A partner whose dossier is to become final: its file, and what judging it came to."""

    document: Document
    profile: Profile
    ranked: Ranked

    @property
    def ruling(self) -> Ruling:
        """What the rules come to; nothing where none were applied."""
        return self.ranked.ruling or _NO_RULING

    @property
    def outcome(self) -> str | None:
        """What was decided; None without a decision on record."""
        return self.profile.decision.outcome if self.profile.decision else None

    def place(self, *path: str | int) -> Span:
        """Where the profile says something, or would say it."""
        return self.document.span_of(path)


def find_unfit(candidate: Candidate) -> tuple[Diagnostic, ...]:
    """Everything that makes a dossier unfit to sign, sorted by place; nothing if it is fit.

    Missing translations are found where texts are read.

    Diagnostics: `final/…`, all of them errors.
    """
    checks: tuple[Iterable[Diagnostic], ...] = (
        _check_status(candidate),
        _check_blockers(candidate),
        _check_gates(candidate),
        _check_must_haves(candidate),
        _check_conditions(candidate),
        _check_owners(candidate),
        _check_evidence(candidate),
        _check_decision(candidate),
        _check_outcome(candidate),
    )
    return tuple(sorted({found for check in checks for found in check}, key=by_place))


def _check_status(candidate: Candidate) -> Iterator[Diagnostic]:
    if candidate.profile.status != "final":
        message = "The profile's status is not `final`."
        hint = "Set `status: final` once nobody has anything to add."
        yield error("final/not-final", message, candidate.place("status"), hint)


# -- what the rules found -------------------------------------------------------------------


def _check_blockers(candidate: Candidate) -> Iterator[Diagnostic]:
    """Blockers that stand; a decision to decline may rest on them."""
    if candidate.outcome == "decline":
        return
    entries = {flag.id: position for position, flag in enumerate(candidate.profile.flags)}
    for flag in candidate.ruling.flags:
        if flag.severity == "blocker" and not flag.is_resolved:
            path = ("flags", entries[flag.id], "id") if flag.id in entries else ("flags",)
            message = f"The blocker `{flag.id}` is not resolved."
            hint = "Say under `flags` when and how it was resolved, or decide to decline."
            yield error("final/unresolved-blocker", message, candidate.place(*path), hint)


def _check_gates(candidate: Candidate) -> Iterator[Diagnostic]:
    is_signed = candidate.profile.stage == "contracted"
    path = ("stage",) if is_signed else ("decision", "outcome")
    for gate in candidate.ruling.gates:
        if _is_due(gate, candidate):
            why = "the contract is signed" if is_signed else "the decision is to go on"
            message = f"The gate `{gate.id}` is {gate.state.value}, and {why}."
            hint = f"Show what the gate asks for; `dossier explain {_id_of(candidate)}` says what."
            yield error("final/gate-not-passed", message, candidate.place(*path), hint)


def _is_due(gate: GateResult, candidate: Candidate) -> bool:
    """Whether a gate had to be passed by now and is not.

    A gate before the contract has to be once the contract is signed, or once it was decided to
    proceed without conditions. On conditions one may go on while it is open, not once it failed.
    """
    outcome = candidate.outcome
    if gate.before != "contract" or gate.state is GateState.PASSED or outcome == "decline":
        return False
    if candidate.profile.stage == "contracted" or outcome == "proceed":
        return True
    return outcome == "conditional" and gate.state is GateState.FAILED


def _check_must_haves(candidate: Candidate) -> Iterator[Diagnostic]:
    for must in candidate.ruling.must_haves:
        if must.state is MustState.ABSENT and candidate.outcome in _GOES_ON:
            message = f"The must-have `{must.name}` is proven absent, and the decision is to go on."
            place = candidate.place("decision", "outcome")
            hint = "Decide otherwise, or take it out of the brief's must-haves."
            yield error("final/must-have-absent", message, place, hint)


# -- who does what by when ------------------------------------------------------------------


def _check_conditions(candidate: Candidate) -> Iterator[Diagnostic]:
    """Conditions that had to be met by now; who declines waits for none."""
    if candidate.outcome == "decline":
        return
    is_signed = candidate.profile.stage == "contracted"
    as_of = candidate.ranked.assessment.as_of
    for position, condition in enumerate(candidate.profile.conditions):
        place = candidate.place("conditions", position, "id")
        hint = "Set `met: true` if it is met, or agree on another date."
        if condition.met:
            continue
        if condition.before == "contract" and is_signed:
            message = f"The condition `{condition.id}` is not met, and the contract is signed."
            yield error("final/condition-unmet", message, place, hint)
        elif condition.due is not None and condition.due < as_of:
            message = f"The condition `{condition.id}` was due on {condition.due} and is not met."
            yield error("final/condition-unmet", message, place, hint)


def _check_owners(candidate: Candidate) -> Iterator[Diagnostic]:
    """Open conditions and risks that are nobody's, or of no day."""
    profile = candidate.profile
    for position, condition in enumerate(profile.conditions):
        if not condition.met:
            place = candidate.place("conditions", position, "id")
            yield from _check_entry("condition", condition, place, has_day=bool(condition.due))
    for position, risk in enumerate(profile.risks):
        place = candidate.place("risks", position, "id")
        has_day = bool(risk.due or risk.accepted_until)
        yield from _check_entry("risk", risk, place, has_day=has_day)


def _check_entry(
    kind: str, entry: Condition | Risk, place: Span, *, has_day: bool
) -> Iterator[Diagnostic]:
    if entry.owner is None:
        message = f"The {kind} `{entry.id}` has no owner."
        yield error("final/no-owner", message, place, "Name who sees to it: `owner: …`.")
    if not has_day:
        message = f"The {kind} `{entry.id}` has no date."
        yield error("final/no-due-date", message, place, "Say by when: `due: …`.")


# -- evidence -------------------------------------------------------------------------------


def _check_evidence(candidate: Candidate) -> Iterator[Diagnostic]:
    """Undated evidence that figures or flags stand on."""
    evidence = candidate.profile.evidence
    for item, users in _users_of(candidate).items():
        if item in evidence and evidence[item].date is None:
            named = ", ".join(f"`{user}`" for user in users)
            message = f"The evidence `{item}` has no date, and this stands on it: {named}."
            place = candidate.document.key_span_of(("evidence", item))
            hint = "Give its `date`; a year is enough."
            yield error("final/undated-evidence", message, place, hint)


def _users_of(candidate: Candidate) -> dict[str, tuple[str, ...]]:
    """Each item of evidence that the verdict may stand on, with the answers and flags that do."""
    pairs = [
        (item.id, result.reference)
        for result in candidate.ranked.assessment.criteria
        if result.applies
        for item in (*result.evidence, *result.against)
    ]
    pairs += [(item, flag.id) for flag in candidate.profile.flags for item in flag.evidence]
    users: dict[str, tuple[str, ...]] = {}
    for item, user in dict.fromkeys(pairs):
        users[item] = (*users.get(item, ()), user)
    return users


# -- the decision ---------------------------------------------------------------------------


def _check_decision(candidate: Candidate) -> Iterator[Diagnostic]:
    decision = candidate.profile.decision
    if decision is None:
        message = "There is no decision on record."
        hint = "Record it under `decision`: outcome, day, and who decided."
        yield error("final/no-decision", message, candidate.place("decision"), hint)
        return
    if not decision.by:
        message = "The decision on record names nobody who took it."
        hint = "Name them under `by`, with their roles."
        yield error("final/nobody-decided", message, candidate.place("decision"), hint)
    yield from _check_days(decision, candidate)


def _check_days(decision: Decision, candidate: Candidate) -> Iterator[Diagnostic]:
    as_of = candidate.ranked.assessment.as_of
    if decision.on > as_of:
        message = f"The decision is of {decision.on}, after the as-of date, {as_of}."
        hint = "Judge as of that day or later."
        yield error("final/decided-later", message, candidate.place("decision", "on"), hint)
    if decision.review_by is not None and decision.review_by < as_of:
        message = f"The decision was to be reviewed by {decision.review_by}, before {as_of}."
        place = candidate.place("decision", "review_by")
        hint = "Review it, and record what came of it."
        yield error("final/review-overdue", message, place, hint)


def _check_outcome(candidate: Candidate) -> Iterator[Diagnostic]:
    """An outcome other than the rules' verdict, of which nobody says why."""
    decision, verdict = candidate.profile.decision, candidate.ruling.verdict
    if decision is None or decision.rationale is not None:
        return
    if verdict in _OUTCOMES and verdict != decision.outcome:
        message = f"The decision is `{decision.outcome}`, the rules come to `{verdict}`."
        place = candidate.place("decision", "outcome")
        hint = "Say why under `rationale`; a board may differ, with a reason."
        yield error("final/unexplained-outcome", message, place, hint)


def _id_of(candidate: Candidate) -> str:
    return candidate.ranked.assessment.partner
