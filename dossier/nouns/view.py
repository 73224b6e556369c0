"""All that a document template may see: words in one language and figures, nothing to reckon.

Strings are plain text (the renderer escapes them); points run from 0 to 100 and shares and
strengths from 0 to 1, unrounded; None stands for what does not exist and prints as a dash or
leaves the page. Anchors are ids for links within the document.
"""

from __future__ import annotations

from dataclasses import dataclass

from dossier.nouns.assessment import Figures
from dossier.nouns.probe_view import ProbeRow, WaitFiguresRow


@dataclass(frozen=True, slots=True)
class Fact:
    """A labelled value, for tables of facts."""

    label: str
    value: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing beside the document: its file, and what it says to who cannot see it."""

    path: str
    alt: str


@dataclass(frozen=True, slots=True)
class Link:
    """A reference within the document: what is shown, where it leads, what stands there."""

    label: str
    anchor: str
    title: str


@dataclass(frozen=True, slots=True)
class CriterionRow:
    """One criterion as a chapter shows it.

    `weight` is its share of the dimension and `share` of the whole; `at_stake` is how many points
    of the overall figure it could still move: share x (ceiling - proven). `is_recorded` says that
    our own records answer it.
    """

    anchor: str
    reference: str
    title: str
    question: str
    settled_by: str | None
    state: str
    state_words: str
    weight: float
    share: float
    claimed_answer: str | None
    found_answer: str | None
    claimed: float | None
    value: float | None
    strength: float
    proven: float | None
    ceiling: float | None
    at_stake: float
    evidence: tuple[Link, ...]
    against: tuple[Link, ...]
    reason: str
    note: str | None
    is_recorded: bool = False


@dataclass(frozen=True, slots=True)
class FollowUp:
    """What is left to ask of one criterion: its question, or what would settle its answer."""

    title: str
    ask: str


@dataclass(frozen=True, slots=True)
class WorkItem:
    """One thing to verify, and what hangs on it besides points, in words; None if nothing does."""

    row: CriterionRow
    decides: str | None


@dataclass(frozen=True, slots=True)
class Chapter:
    """One dimension: its question, its figures, its criteria, and what is left to ask."""

    number: int
    anchor: str
    title: str
    question: str
    basis: str | None
    weight: float
    figures: Figures
    grade: str | None
    judgement: str
    criteria: tuple[CriterionRow, ...]
    follow_ups: tuple[FollowUp, ...]


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """One item of the evidence register, with the criteria that stand on it."""

    label: str
    anchor: str
    title: str
    url: str | None
    kind: str
    date: str | None
    whose: str | None
    strength: float
    finding: str | None
    note: str | None
    supports: tuple[Link, ...]
    contradicts: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class FitRow:
    """One of the brief's lists against what the partner's answer covers, item by item.

    Each item stands in one of the four: found to be covered, only claimed to be, found not to be,
    or open. None where a list has no item.
    """

    title: str
    found: str | None
    claimed: str | None
    absent: str | None
    open: str | None


@dataclass(frozen=True, slots=True)
class SeriesTable:
    """A series of figures by year, with its chart."""

    title: str
    periods: tuple[str, ...]
    values: tuple[str, ...]
    chart: Chart
    sources: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class ProbeLog:
    """All probes with the figures reckoned from them, in words.

    `clock` says whose clock the times are on, and `patience` how long a question without an answer
    is pending; None where none is.
    """

    rows: tuple[ProbeRow, ...]
    facts: tuple[Fact, ...]
    figures: tuple[WaitFiguresRow, ...]
    patience: str | None
    clock: str
    knows_hours: bool
    chart: Chart


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """One meeting."""

    date: str
    format: str
    place: str | None
    people: str | None
    notes: str | None


@dataclass(frozen=True, slots=True)
class DecisionView:
    """What the board is asked, and what it decided if it has."""

    asked: str | None
    options: tuple[str, ...]
    forum: str | None
    on: str | None


@dataclass(frozen=True, slots=True)
class MethodView:
    """What a reader needs to reckon the figures again; see `dossier.making.method`."""

    rubric: str
    weights: tuple[str, ...]
    records: str | None
    trials: tuple[str, ...]
    kinds: tuple[KindRow, ...]
    grades: tuple[Fact, ...]
    undated_age: str


@dataclass(frozen=True, slots=True)
class KindRow:
    """One kind of evidence: how far it carries, how long it lasts, and why."""

    title: str
    reliability: float
    half_life: str
    rationale: str | None


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What stands before the document: title page, running header and footer, site index."""

    kind: str
    language: str
    title: str
    subtitle: str
    running: str
    status: str
    status_words: str
    edition: int | None
    classification: str | None
    organisation: str | None
    author: str | None
    keywords: str
    notice: str | None
    date: str
    accent: str
    look: tuple[Fact, ...]
    facts: tuple[Fact, ...]
