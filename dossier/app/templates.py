"""What is wrong with a workspace's own templates, in words for whoever wrote them."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TypeVar

from fluent.runtime import FluentResource
from fluent.syntax.ast import Junk, Message, VariableReference
from fluent.syntax.visitor import Visitor
from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError

from dossier.edges.resources import read_layers, read_texts
from dossier.nouns.diagnostics import Checked, Diagnostic, Span, error

T = TypeVar("T")

CODE = "template/failed"

_COMPARE = "Compare your template with the shipped one."
_SAVE = "Save the file as UTF-8."


def check_overrides(folder: Path, languages: Iterable[str]) -> tuple[Diagnostic, ...]:
    """What keeps a workspace's own words and theme from being used.

    Its templates are tried where they are rendered: see `explain_template_problem`.
    """
    theme = _try_to_read("theme", lambda: read_texts(folder, "theme"))
    return (*theme, *(found for lang in languages for found in _check_catalogue(folder, lang)))


def explain_template_problem(document: str, problem: Exception) -> Diagnostic | None:
    """Why a document cannot be rendered, with the place in the template as far as it is known.

    None if templates have no part in the problem: then it is a bug of the program.
    """
    span = _place_of(problem)
    if span is None and not isinstance(problem, TemplateError | UnicodeDecodeError):
        return None
    if isinstance(problem, UnicodeDecodeError):
        which = f"The template of `{document}`" if span is None else "What is included here"
        message = f"{which} is not UTF-8 text."
        return error(CODE, message, span, "Save all files below `templates` as UTF-8.")
    words = f"`{problem}` is not there" if isinstance(problem, TemplateNotFound) else _say(problem)
    return error(CODE, f"The template of `{document}` cannot be rendered: {words}.", span, _COMPARE)


def make_or_explain(name: str, make: Callable[[], T]) -> Checked[T]:
    """What a function makes by templates, or why they could not be rendered.

    Diagnostics: `template/failed`.
    """
    try:
        return Checked(make())
    except Exception as problem:
        found = explain_template_problem(name, problem)
        if found is None:
            raise
        return Checked(None, (found,))


def _say(problem: Exception) -> str:
    said = problem.message if isinstance(problem, TemplateError) else None
    return (said or str(problem)).rstrip(".")


def _place_of(problem: Exception) -> Span | None:
    """Where in a template it went wrong: Jinja writes templates' own lines into the traceback."""
    if isinstance(problem, TemplateSyntaxError):
        return Span(f"templates/{problem.name}", problem.lineno, 1)
    frames = traceback.extract_tb(problem.__traceback__)
    places = [(frame.filename, frame.lineno) for frame in frames if frame.filename.endswith(".j2")]
    if not places:
        return None
    path, line = places[-1]
    name = f"/{path}".rpartition("/templates/")[2]
    return Span(f"templates/{name}", line or 1, 1)


def _check_catalogue(folder: Path, language: str) -> Iterator[Diagnostic]:
    name = f"locale/{language}.ftl"
    unreadable = _try_to_read(name, lambda: read_layers(folder, name))
    yield from unreadable
    shipped, *own = ("",) if unreadable else read_layers(folder, name)
    for text in own:
        entries = FluentResource(shipped).body
        known = {e.id.name: _variables(e) for e in entries if isinstance(e, Message)}
        yield from _check_messages(text, f"templates/{name}", known)


def _check_messages(text: str, file: str, known: Mapping[str, set[str]]) -> Iterator[Diagnostic]:
    """Errors for what is no message, and for messages that ask for values they are not given.

    `known` are the values that each shipped message is given. A message that is not shipped is
    for the workspace's own templates, which give it what they like.
    """
    for entry in FluentResource(text).body:
        line = text.count("\n", 0, entry.span.start if entry.span else 0) + 1
        if isinstance(entry, Junk):
            message = "This is no message of a catalogue."
            hint = "Write `name = words`, and close each brace."
            yield error(CODE, message, Span(file, line, 1), hint)
        elif isinstance(entry, Message) and entry.id.name in known:
            given = known[entry.id.name]
            for variable in sorted(_variables(entry) - given):
                message = f"The message `{entry.id.name}` is not given `${variable}`."
                hint = f"It is given {', '.join(sorted(given)) or 'no values'}."
                yield error(CODE, message, Span(file, line, 1), hint)


def _variables(message: Message) -> set[str]:
    """The values that a message asks for, without their `$`."""
    collector = _VariableCollector()
    collector.visit(message)
    return collector.names


class _VariableCollector(Visitor):
    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: VariableReference) -> None:  # noqa: N802 - Fluent's name
        self.names.add(node.id.name)


def _try_to_read(name: str, read: Callable[[], object]) -> tuple[Diagnostic, ...]:
    try:
        read()
    except UnicodeDecodeError:
        message = f"`templates/{name}` holds something that is not UTF-8 text."
        return (error(CODE, message, Span(f"templates/{name}", 1, 1), _SAVE),)
    return ()
