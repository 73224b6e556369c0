"""Which templates a document is made with: those that it starts from, and what these draw on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from jinja2 import BaseLoader, Environment, TemplateNotFound, TemplateSyntaxError
from jinja2.meta import find_referenced_templates

from dossier.making.page import SHELL
from dossier.making.render import make_environment

_CHARTS = {
    "dossier": ("interval", "waits", "risks", "series"),
    "summary": ("interval", "heatmap", "stacked", "moves"),
    "index": (),
}
ROOTS: Mapping[str, tuple[str, ...]] = {
    kind: (f"{kind}.md.j2", *(f"charts/{chart}.svg.j2" for chart in charts))
    for kind, charts in _CHARTS.items()
}
"""What the Markdown and the charts of each kind of document start from."""

PRINT_ROOTS = (SHELL,)

_MISSING = "missing"
_UNREADABLE = "unreadable"


def find_templates(loader: BaseLoader, roots: Sequence[str]) -> Mapping[str, str]:
    """The texts, by name, of all templates that rendering `roots` may draw on, with these.

    That is what they extend, include or import, and what that does in turn. A template that names
    another only while it is rendered may draw on any. One that is not there, or is no text, is
    among them too: it may come, or be mended.
    """
    environment = make_environment(loader)
    found: dict[str, str] = {}
    waiting = list(roots)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found[name] = _read(loader, environment, name)
            waiting += _references(environment, found[name])
    return dict(sorted(found.items()))


def _read(loader: BaseLoader, environment: Environment, name: str) -> str:
    try:
        return loader.get_source(environment, name)[0]
    except TemplateNotFound:
        return _MISSING
    except UnicodeDecodeError:
        return _UNREADABLE


def _references(environment: Environment, text: str) -> Iterator[str]:
    try:
        tree = environment.parse(text)
    except TemplateSyntaxError:
        return  # it cannot be rendered either
    for reference in find_referenced_templates(tree):
        if reference is None:
            yield from environment.list_templates()
        else:
            yield reference
