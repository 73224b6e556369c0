"""The view of one dossier: all that its template may see."""

from __future__ import annotations

from dataclasses import dataclass

from dossier.nouns.assessment import Figures
from dossier.nouns.changes_view import ChangesView
from dossier.nouns.explanation import Explanation
from dossier.nouns.record_view import (
    ConditionGroup,
    ConditionRow,
    ExitView,
    MutualView,
    RecordView,
    RiskRegister,
    SignOffRow,
)
from dossier.nouns.ruling_view import FlagRow, GateRow, MustRow, VerdictView
from dossier.nouns.view import (
    Chapter,
    Chart,
    CriterionRow,
    DecisionView,
    EvidenceRow,
    Fact,
    FitRow,
    FrontMatter,
    MeetingRow,
    MethodView,
    ProbeLog,
    SeriesTable,
    WorkItem,
)


@dataclass(frozen=True, slots=True)
class DossierView:
    """One partner's dossier in one language."""

    front: FrontMatter
    control: tuple[Fact, ...]
    partner: str
    summary: str | None
    glance: tuple[Fact, ...]
    figures: Figures
    grade: str | None
    standing: str
    uncertainty: str | None
    decision: DecisionView
    reasons_for: tuple[CriterionRow, ...]
    reasons_against: tuple[CriterionRow, ...]
    unverified: tuple[CriterionRow, ...]
    open_conditions: tuple[ConditionRow, ...]
    changes: ChangesView | None
    scorecard: Chart
    chapters: tuple[Chapter, ...]
    verdict: VerdictView | None
    must_haves: tuple[MustRow, ...]
    gates: tuple[GateRow, ...]
    flags: tuple[FlagRow, ...]
    further_flags: str | None
    meetings: tuple[MeetingRow, ...]
    probes: ProbeLog | None
    fit: tuple[FitRow, ...]
    series: tuple[SeriesTable, ...]
    mutual: MutualView | None
    risks: RiskRegister | None
    conditions: tuple[ConditionGroup, ...]
    exit: ExitView | None
    worklist: tuple[WorkItem, ...]
    evidence: tuple[EvidenceRow, ...]
    record: RecordView | None
    sign_off: tuple[SignOffRow, ...]
    method: MethodView
    method_example: Explanation | None
