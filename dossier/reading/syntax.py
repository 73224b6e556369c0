"""What libyaml's syntax errors mean, in words for someone who writes a profile."""

from __future__ import annotations

import yaml

from dossier.nouns.diagnostics import Diagnostic, error
from dossier.reading.places import Places

_QUOTE_IT = "Put the text in quotes."
_ALIGN = "Align it with the lines that belong together with it."

_MEANINGS: tuple[tuple[str, str, str | None], ...] = (
    (
        "mapping values are not allowed",
        "A `:` followed by a space stands inside a text without quotes.",
        _QUOTE_IT,
    ),
    (
        "could not find expected ':'",
        "This line is neither a `key: value` pair nor part of a text.",
        "Add the colon and a space, or indent the line.",
    ),
    (
        "did not find expected key",
        "The line does not fit the indentation or the pairs above it.",
        _ALIGN,
    ),
    (
        "did not find expected '-' indicator",
        "The line is not an item of the list above it.",
        "Begin it with `- `, or indent it like the text of the item.",
    ),
    (
        "did not find expected ',' or ']'",
        "The list in `[ ]` goes on without a comma, or is not closed.",
        "Add the `,` or the `]`.",
    ),
    (
        "did not find expected ',' or '}'",
        "The mapping in `{ }` goes on without a comma, or is not closed.",
        "Add the `,` or the `}`, or quote the text that holds one.",
    ),
    (
        "found character that cannot start any token",
        "No text without quotes may begin with this character.",
        _QUOTE_IT,
    ),
    (
        "block sequence entries are not allowed",
        "A list item may not begin here.",
        "Begin the list on a line of its own.",
    ),
    (
        "mapping keys are not allowed",
        "A key may not begin here.",
        "Begin it on a line of its own.",
    ),
    ("found unknown escape character", "YAML has no such escape.", "Write `\\\\` for a backslash."),
    (
        "found invalid Unicode character escape code",
        "The escape stands for no character.",
        "Write the character itself.",
    ),
    (
        "did not find expected hexdecimal number",
        "The escape lacks hexadecimal digits.",
        "Write `\\\\` for a backslash.",
    ),
    ("found undefined tag handle", "Tags such as `!x` are not read.", "Delete it, or quote it."),
    ("unknown directive", "Lines beginning with `%` are not read.", "Delete the line."),
    ("did not find expected node content", "A value is missing here.", "Write it, or `null`."),
)
_UNCLOSED = "found unexpected end of stream"
_BEGIN_AT_FAULT = ("could not find expected ':'", "found unknown directive name")
"""Problems that libyaml notices behind the word, while what begins the word is to be mended."""


def explain_syntax_error(problem: yaml.YAMLError, places: Places) -> Diagnostic:
    """The error as a diagnostic at the place where it can be mended, as far as that is known."""
    if not isinstance(problem, yaml.MarkedYAMLError):
        return error("yaml/syntax", "The file is not YAML.", places.span(0, 0))
    said = problem.problem or ""
    mark, context = problem.problem_mark, problem.context_mark
    if said == _UNCLOSED and context is not None:
        span = places.span(context.index, context.index + 1)
        unclosed = "The quoted text that begins here is never closed."
        return error("yaml/syntax", unclosed, span, "Add the closing quote.")
    if said in _BEGIN_AT_FAULT:
        mark = context or mark
    index = mark.index if mark is not None else 0
    message, hint = _meaning(said)
    return error("yaml/syntax", message, places.span(index, index + 1), hint)


def _meaning(said: str) -> tuple[str, str | None]:
    for start, message, hint in _MEANINGS:
        if start in said:
            return message, hint
    return "The file is not well-formed YAML from here on.", None
