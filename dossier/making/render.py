"""Views into documents: the two flavours of template, for Markdown and for XML (HTML, SVG).

In a Markdown template every plain value is escaped as it is printed, so that text from outside
can never become markup. Macros, blocks and prose that the View has marked as `Markup` pass as
they are. Whatever joins markup and plain text (`~`, `+`, `%`, `join`) escapes the plain part
first; the filters that would do it for HTML instead are not there.

A template prints text and whole numbers. None, True and a float are refused: what is shown for
a gap, and to how many digits a figure is rounded, is decided in the View, once.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, cast

from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    Environment,
    PrefixLoader,
    StrictUndefined,
    nodes,
    pass_eval_context,
)
from jinja2.compiler import CodeGenerator, Frame
from jinja2.nodes import EvalContext
from jinja2.runtime import Context, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from dossier.making.escape import escape_markdown, escape_url

Filter = Callable[..., object]

_MARKUP_FILTERS = ("e", "escape", "forceescape", "format", "safe", "urlize", "xmlattr")
"""Jinja's filters that make HTML of text, or markup of anything: no use, or a hole, in Markdown."""

_BLANK_LINES = re.compile(r"\n{3,}")
_TRAILING_SPACE = re.compile(r"[ \t]+$", re.MULTILINE)


class _MarkdownCode(CodeGenerator):
    """Code for templates in which `~` escapes plain text for Markdown, not for HTML.

    A literal that is printed as it stands, `{{ ", " if more else "" }}`, is the template's own
    Markdown: neither escaped nor stripped of its spaces.
    """

    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        trusted = [_trust_literal(child) for child in node.nodes]
        output = nodes.Output(trusted, lineno=node.lineno).set_environment(self.environment)
        super().visit_Output(cast("nodes.Output", output), frame)

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        self.write("environment.join_text((")
        for argument in node.nodes:
            self.visit(argument, frame)
            self.write(", ")
        self.write("))")


def _trust_literal(node: nodes.Expr) -> nodes.Expr:
    match node:
        case nodes.Const(value=str()):
            return nodes.MarkSafe(node, lineno=node.lineno)
        case nodes.CondExpr(test=test, expr1=yes, expr2=no):
            other = None if no is None else _trust_literal(no)
            return nodes.CondExpr(test, _trust_literal(yes), other, lineno=node.lineno)
        case _:
            return node


class MarkdownEnvironment(ImmutableSandboxedEnvironment):
    """Templates that make Markdown."""

    code_generator_class = _MarkdownCode
    intercepted_binops = frozenset({"+", "%"})

    def join_text(self, parts: Iterable[object]) -> str:
        """The parts in one text; markup if any of them is, the others escaped then."""
        return _join("", tuple(parts))

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """`left operator right`, which for markup can only be the sum of two texts."""
        if not (isinstance(left, Markup) or isinstance(right, Markup)):
            return super().call_binop(context, operator, left, right)
        if operator == "+" and isinstance(left, str) and isinstance(right, str):
            return _join("", (left, right))
        raise TypeError(f"Markup cannot be combined with {right!r} by `{operator}`.")


def make_environment(
    loader: BaseLoader, filters: Mapping[str, Filter] | None = None
) -> MarkdownEnvironment:
    """The environment of the templates that make Markdown (`*.md.j2`).

    `filters` come on top of Jinja's own and of `url` (a link's destination), `literal` (escape
    now, to combine with markup) and `json` (a value in the front matter).
    """
    environment = MarkdownEnvironment(loader=loader, finalize=_show_markdown, **_options())
    for name in _MARKUP_FILTERS:
        del environment.filters[name]
    environment.filters |= {
        "join": _join_filter,
        "json": _json,
        "literal": to_markdown,
        "url": lambda address: Markup(escape_url(str(address))),  # noqa: S704 - just encoded
        **(filters or {}),
    }
    return environment


def make_xml_environment(
    loader: BaseLoader, filters: Mapping[str, Filter] | None = None
) -> Environment:
    """The environment of charts and of the HTML shell, with ordinary escaping.

    Floats print with at most two decimals: a hundredth of a point is finer than any printer.
    """
    environment = ImmutableSandboxedEnvironment(loader=loader, finalize=_show_xml, **_options())
    environment.filters.update(filters or {})
    return environment


def make_loader(originals: BaseLoader, overrides: BaseLoader | None = None) -> BaseLoader:
    """Where templates come from: `overrides` first; the originals also under `base/`.

    So an override can extend or include the very template that it replaces.
    """
    first = () if overrides is None else (overrides,)
    return ChoiceLoader([*first, originals, PrefixLoader({"base": originals})])


def render_markdown(environment: Environment, template_name: str, **view: object) -> str:
    """The Markdown that a template makes of a view, tidied so that diffs are quiet.

    At most one blank line in a row, no trailing spaces, one newline at the end.

    Raises:
        jinja2.UndefinedError: The template asks for what the view does not hold.
        TypeError: The template prints what has no one way to be shown (None, a float).
    """
    text = environment.get_template(template_name).render(**view)
    text = _TRAILING_SPACE.sub("", text.replace("\r\n", "\n"))
    return _BLANK_LINES.sub("\n\n", text).strip("\n") + "\n"


def to_markdown(value: object) -> Markup:
    """`value` as Markdown: markup as it is, anything else escaped.

    Raises:
        TypeError: It is neither text nor a whole number.
        jinja2.UndefinedError: It is undefined.
    """
    if isinstance(value, Markup):
        return value
    _require_printable(value, (str, int))
    return Markup(escape_markdown(str(value)))  # noqa: S704 - escaped, that is the point


def _options() -> dict[str, Any]:
    return {
        "undefined": StrictUndefined,
        "autoescape": True,
        "trim_blocks": True,
        "lstrip_blocks": True,
        "keep_trailing_newline": True,
    }


@pass_eval_context  # so that Jinja does not print constants past it while compiling
def _show_markdown(_: EvalContext, value: object) -> Markup:
    return to_markdown(value)


@pass_eval_context
def _show_xml(_: EvalContext, value: object) -> object:
    _require_printable(value, (str, int, float))
    if not isinstance(value, float):
        return value
    if not math.isfinite(value):
        raise TypeError(f"The template prints {value}, which is no length and no figure.")
    shown = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if shown == "-0" else shown


def _require_printable(value: object, kinds: tuple[type, ...]) -> None:
    if isinstance(value, Undefined):
        str(value)  # raises: undefined values are strict
    if isinstance(value, bool) or not isinstance(value, kinds):
        raise TypeError(f"The template prints {value!r}; the View must turn it into text.")


def _join(separator: str, parts: tuple[object, ...]) -> str:
    if any(isinstance(part, Markup) for part in (separator, *parts)):
        return _to_part(separator).join(_to_part(part) for part in parts)
    return separator.join(str(part) for part in parts)


def _to_part(value: object) -> Markup:
    """`value` as Markdown within a longer text: the space at its ends is kept."""
    text = "" if isinstance(value, Markup) else str(value)
    before, after = (" " if end.isspace() else "" for end in (text[:1], text[-1:]))
    if text.isspace():
        after = ""
    return Markup(f"{before}{to_markdown(value)}{after}")  # noqa: S704 - escaped or markup already


def _join_filter(
    values: Iterable[object], separator: str = "", attribute: str | None = None
) -> str:
    """Jinja's `join`, escaping plain parts for Markdown where some part is markup."""
    parts = values if attribute is None else (getattr(value, attribute) for value in values)
    return _join(separator, tuple(parts))


def _json(value: object) -> Markup:
    """`value` as JSON on one line, which is YAML too: for the front matter."""
    return Markup(json.dumps(value, ensure_ascii=False))  # noqa: S704 - read by our parser only
