"""What templates may see of the changes since an earlier edition; see `dossier.nouns.view`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """A figure or an answer in the old edition and in the new; `moved` is empty for an answer."""

    label: str
    old: str
    new: str
    moved: str = ""


@dataclass(frozen=True, slots=True)
class PartRow:
    """What moved the proven figure, and by how many points, in words."""

    what: str
    points: str


@dataclass(frozen=True, slots=True)
class ChangesView:
    """What changed of one partner: `lines` for the decision page, the rest for the section."""

    since: str
    lines: tuple[str, ...]
    sentences: tuple[str, ...]
    figures: tuple[ChangeRow, ...]
    parts: tuple[PartRow, ...]
    answers: tuple[ChangeRow, ...]


@dataclass(frozen=True, slots=True)
class MovementRow:
    """One partner's movement in the comparison, old and new in one cell."""

    partner: str
    rank: str
    proven: str
    moved: str
    verdict: str


@dataclass(frozen=True, slots=True)
class MovementView:
    """How all partners moved since the last edition."""

    since: str
    notes: tuple[str, ...]
    rows: tuple[MovementRow, ...]
