"""Pydantic's findings as faults: one per value, each with its place in the document.

Pydantic mixes the names of union arms into its locations, and reports every arm that failed.
Here the document itself says which elements are steps; of a union only the arm that came
nearest to fitting is kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic_core import ErrorDetails

from dossier.nouns.document import Document, Path

_KEY_MARK = "[key]"
"""What pydantic appends to the location of a mapping's key."""

UNION = "union"
"""The type of a fault that stands for all arms of a union of plain types."""

PLAIN_KINDS = {
    "float_type": "a number",
    "int_type": "a whole number",
    "string_type": "a text",
    "bool_type": "`true` or `false`",
    "tuple_type": "a list",
    "mapping_type": "a mapping",
    "dict_type": "a mapping",
    "model_type": "a mapping",
    "text": "a text",
}
"""What was wanted, by the type of pydantic's error (and of the noun `Text`)."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One finding: pydantic's name for it, its place, and what it was measured by.

    `arms` names the union arms on the way, each with the path of the value it was tried on;
    `missing` is the key or position that is not there.
    """

    kind: str
    path: Path
    facts: Mapping[str, Any]
    message: str = ""
    is_key: bool = False
    missing: str | int | None = None
    arms: tuple[tuple[Path, str | int], ...] = ()


def locate_faults(errors: Iterable[ErrorDetails], document: Document) -> list[Fault]:
    """The faults behind pydantic's errors, at most one per value and union."""
    faults = [_locate(error, document) for error in errors]
    faults = [fault for fault in faults if not _is_echo(fault, document)]
    level = 0
    while any(len(fault.arms) > level for fault in faults):
        faults = _settle(faults, level)
        level += 1
    return faults


def _locate(error: ErrorDetails, document: Document) -> Fault:
    steps = list(error["loc"])
    missing = steps.pop() if error["type"] == "missing" and steps else None
    path: Path = ()
    arms: list[tuple[Path, str | int]] = []
    for step in steps:
        if (*path, step) in document.values:
            path = (*path, step)
        else:
            arms.append((path, step))
    is_key = bool(arms) and arms[-1] == (path, _KEY_MARK)
    if is_key:
        arms.pop()
    return Fault(
        error["type"], path, error.get("ctx", {}), error["msg"], is_key, missing, tuple(arms)
    )


def _is_echo(fault: Fault, document: Document) -> bool:
    """Whether a list is only too short once pydantic has put aside the entries that are wrong."""
    value = document.value_at(fault.path)
    if fault.kind != "too_short" or not isinstance(value, tuple | Mapping):
        return False
    return len(value) >= int(fault.facts["min_length"])


def _settle(faults: list[Fault], level: int) -> list[Fault]:
    """The faults with one arm left of each union at this level of nesting."""
    settled: list[Fault] = []
    unions: dict[Path, dict[str | int, list[Fault]]] = {}
    for fault in faults:
        if len(fault.arms) <= level:
            settled.append(fault)
        else:
            path, arm = fault.arms[level]
            unions.setdefault(path, {}).setdefault(arm, []).append(fault)
    for path, arms in unions.items():
        settled.extend(_nearest_arm(path, list(arms.values())))
    return settled


def _nearest_arm(path: Path, arms: list[list[Fault]]) -> list[Fault]:
    """The faults of the arm whose keys fit best, then of the one that got deepest, then fewest."""
    kinds = [arm[0].kind for arm in arms if len(arm) == 1 and arm[0].path == path]
    if 1 < len(arms) == len(kinds) and all(kind in PLAIN_KINDS for kind in kinds):
        wanted = tuple(dict.fromkeys(PLAIN_KINDS[kind] for kind in kinds))
        return [Fault(UNION, path, {"wanted": wanted})]
    return min(
        arms,
        key=lambda arm: (
            sum(_is_misfit(fault, path) for fault in arm),
            -max(len(fault.path) for fault in arm),
            len(arm),
        ),
    )


def _is_misfit(fault: Fault, path: Path) -> bool:
    """Whether the mapping at `path` lacks a key of its model, or has one that is not of it."""
    if fault.kind == "extra_forbidden":
        return fault.path[:-1] == path
    return fault.missing is not None and fault.path == path
