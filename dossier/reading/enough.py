"""No more problems of one file than anybody reads: a file made to fail may have thousands."""

from __future__ import annotations

from collections.abc import Iterable

from dossier.nouns.diagnostics import Diagnostic, Severity, Span, by_place, note

MAX_NAMED = 500
"""Problems named of one file: more than the longest profile we have seen has lines with values."""

_ORDER = {severity: number for number, severity in enumerate(Severity)}


def name_enough(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The diagnostics by place, of each file the gravest 500 and a note on how many more.

    Diagnostics: `files/more-problems`, where the first problem left out stands.
    """
    by_file: dict[str, list[Diagnostic]] = {}
    for each in diagnostics:
        by_file.setdefault(each.span.file if each.span else "", []).append(each)
    named = [each for found in by_file.values() for each in _gravest(found)]
    return tuple(sorted(named, key=by_place))


def _gravest(found: list[Diagnostic]) -> list[Diagnostic]:
    if len(found) <= MAX_NAMED:
        return found
    in_order = sorted(found, key=by_place)
    in_order.sort(key=lambda each: _ORDER[each.severity])
    return [*in_order[:MAX_NAMED], _tell_of_more(len(found) - MAX_NAMED, in_order[MAX_NAMED].span)]


def _tell_of_more(count: int, span: Span | None) -> Diagnostic:
    problems = "problem is" if count == 1 else "problems are"
    message = f"From here on {count:,} more {problems} not named."
    return note("files/more-problems", message, span, "Mend those that are, then check again.")
