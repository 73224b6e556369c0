"""All that the templates of the comparison and of the index may see; see `dossier.nouns.view`."""

from __future__ import annotations

from dataclasses import dataclass

from dossier.nouns.assessment import Figures
from dossier.nouns.changes_view import MovementView
from dossier.nouns.view import Chart, CriterionRow, DecisionView, Fact, FrontMatter, MethodView


@dataclass(frozen=True, slots=True)
class Standing:
    """One partner's line in the comparison; `path` leads to its dossier."""

    rank: int | None
    id: str
    name: str
    path: str
    figures: Figures
    grade: str | None
    verdict: str | None
    open_gates: str | None
    standing_flags: str | None
    open_musts: str | None
    dimensions: tuple[float | None, ...]
    evidence_count: int
    independent_count: int
    unknown_count: int
    criteria_count: int
    worklist: tuple[CriterionRow, ...]


@dataclass(frozen=True, slots=True)
class NeedRow:
    """One partner against the items of a list, each as a sign."""

    partner: str
    signs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NeedTable:
    """One of the brief's lists against every partner."""

    title: str
    items: tuple[str, ...]
    rows: tuple[NeedRow, ...]


@dataclass(frozen=True, slots=True)
class FlipGroup:
    """What would change who leads, a sentence each; `heading` says among whom, if not among all."""

    heading: str | None
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RobustnessView:
    """How far the ranking holds, in words, with the chart of chances.

    The columns of `head_to_head` are its rows, in their order: each holds the chance that the
    partner of the row has more points than that of the column, in words (a dash against itself).
    """

    settings: str
    chart: Chart
    flips: tuple[FlipGroup, ...]
    head_to_head: tuple[HeadToHead, ...]


@dataclass(frozen=True, slots=True)
class HeadToHead:
    """One partner's chances against the others, in their order."""

    partner: str
    chances: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ScenarioCell:
    """One partner under one brief: rank and proven points in words, and the verdict with why.

    `verdict` and `reason` are None where there is none.
    """

    place: str
    verdict: str | None = None
    reason: str | None = None
    is_ruled_out: bool = False


@dataclass(frozen=True, slots=True)
class ScenarioRow:
    """One partner under the briefs of a table."""

    partner: str
    cells: tuple[ScenarioCell, ...]


@dataclass(frozen=True, slots=True)
class ScenarioTable:
    """All partners under some of the briefs: as many as a page holds abreast."""

    titles: tuple[str, ...]
    rows: tuple[ScenarioRow, ...]


@dataclass(frozen=True, slots=True)
class ScenarioLeader:
    """Who leads under one brief, and who may be chosen, in sentences."""

    title: str
    sentence: str


@dataclass(frozen=True, slots=True)
class ScenarioView:
    """How the ranking moves from brief to brief.

    `charted` are the partners of the chart by id, the best under the first brief.
    """

    titles: tuple[str, ...]
    sentence: str
    leaders: tuple[ScenarioLeader, ...]
    tables: tuple[ScenarioTable, ...]
    chart: Chart
    charted: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SummaryView:
    """The comparison of all partners in one language.

    `verdicts` are the partners by verdict. `charted` says how many partners the charts have; None
    where they have all.
    """

    front: FrontMatter
    control: tuple[Fact, ...]
    decision: DecisionView
    scenario: str | None
    headline: tuple[str, ...]
    verdicts: tuple[Fact, ...]
    left_out: tuple[str, ...]
    movement: MovementView | None
    standings: tuple[Standing, ...]
    dimensions: tuple[Fact, ...]
    charted: str | None
    ranking_chart: Chart
    heatmap: Chart
    fit: tuple[NeedTable, ...]
    robustness: RobustnessView | None
    scenarios: ScenarioView | None
    method: MethodView


@dataclass(frozen=True, slots=True)
class Edition:
    """The documents of one language, as the index names them."""

    language: str
    name: str
    title: str


@dataclass(frozen=True, slots=True)
class IndexView:
    """The front page of the output folder, in every language of the workspace at once."""

    editions: tuple[Edition, ...]
    left_out: tuple[str, ...]
    rows: tuple[IndexRow, ...]

    @property
    def has_finals(self) -> bool:
        """Whether any partner has a final edition."""
        return any(row.final for row in self.rows)


@dataclass(frozen=True, slots=True)
class FinalLink:
    """The newest final edition of a partner: its documents by the name of their language."""

    number: int
    date: str
    documents: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class IndexRow:
    """One partner's documents; `final` is None as long as none of them is final."""

    id: str
    names: tuple[str, ...]
    figures: Figures
    grade: str | None
    rank: int | None
    final: FinalLink | None = None
