from __future__ import annotations

from dossier.nouns.diagnostics import Diagnostic, Span, error, note, warning
from dossier.reading.enough import MAX_NAMED, name_enough


def at(line: int, file: str = "a") -> Span:
    return Span(file, line, 1)


def test_few_problems_are_all_named_by_place() -> None:
    found = [error("a/b", "B.", at(2)), note("a/c", "C.", at(1)), error("a/d", "D.", None)]
    assert sorted(map(str, name_enough(found))) == sorted(map(str, found))
    assert [each.message for each in name_enough(found) if each.span] == ["C.", "B."]


def test_of_many_problems_the_gravest_are_named() -> None:
    notes = [note("a/n", "N.", at(line)) for line in range(1, 400)]
    warnings = [warning("a/w", "W.", at(line)) for line in range(400, 800)]
    errors: list[Diagnostic] = [error("a/e", "E.", at(line)) for line in range(800, 901)]
    other = note("a/n", "O.", at(1, "b"))
    named = name_enough([*notes, other, *warnings, *errors])
    assert named[0] == warnings[0]
    assert [each for each in named if each.is_error] == errors
    more = [each for each in named if each.code == "files/more-problems"]
    assert [each.message for each in more] == ["From here on 400 more problems are not named."]
    assert more[0].span == at(799)
    assert other in named
    assert len(named) == MAX_NAMED + 2


def test_one_more_is_told_of() -> None:
    found = [error("a/e", "E.", at(line)) for line in range(MAX_NAMED + 1)]
    (*_, last) = name_enough(found)
    assert last.message == "From here on 1 more problem is not named."
