"""The files that a review was read from, byte for byte."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

SHIPPED = "default"
"""What stands for a path where the file came with the program: the default rubric."""


@dataclass(frozen=True, slots=True)
class Source:
    """One file: its path within the workspace (or `default`), and its bytes."""

    path: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Sources:
    """All files of a review; briefs and profiles by their ids, the brief judged by first."""

    workspace: Source
    rubric: Source
    briefs: Mapping[str, Source]
    profiles: Mapping[str, Source]
    logo: Source | None = None

    @property
    def shared(self) -> Iterator[tuple[str, Source]]:
        """What every document of the review depends on, by the name it is attached under."""
        yield "workspace.yaml", self.workspace
        yield "rubric.yaml", self.rubric
        for name, source in self.briefs.items():
            yield f"brief.{name}.yaml", source
        if self.logo is not None:
            yield f"logo.{self.logo.path.rpartition('.')[2]}", self.logo
