"""What is wrong with a workspace's own templates, in words for whoever wrote them."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from fluent.runtime import FluentResource
from fluent.syntax.ast import Junk
from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError

from dossier.edges.resources import read_layers, read_texts
from dossier.nouns.diagnostics import Diagnostic, Span, error

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
    own = () if unreadable else read_layers(folder, name)[1:]
    for text in own:
        for junk in (entry for entry in FluentResource(text).body if isinstance(entry, Junk)):
            line = text.count("\n", 0, junk.span.start if junk.span else 0) + 1
            message = "This is no message of a catalogue."
            hint = "Write `name = words`, and close each brace."
            yield error(CODE, message, Span(f"templates/{name}", line, 1), hint)


def _try_to_read(name: str, read: Callable[[], object]) -> tuple[Diagnostic, ...]:
    try:
        read()
    except UnicodeDecodeError:
        message = f"`templates/{name}` holds something that is not UTF-8 text."
        return (error(CODE, message, Span(f"templates/{name}", 1, 1), _SAVE),)
    return ()
