"""Templates see plain values escaped, markup untouched, and nothing undefined."""

from __future__ import annotations

import json
from collections.abc import Mapping

import pytest
from jinja2 import DictLoader, UndefinedError
from jinja2.exceptions import SecurityError, TemplateAssertionError
from markupsafe import Markup

from dossier.making.render import (
    make_environment,
    make_loader,
    make_xml_environment,
    render_markdown,
)

EVIL = "*x* | <b>"
EVIL_ESCAPED = r"\*x\* \| &lt;b>"


def render(template: str, templates: Mapping[str, str] | None = None, **view: object) -> str:
    loader = DictLoader({"page.md.j2": template, **(templates or {})})
    return render_markdown(make_environment(loader), "page.md.j2", **view).rstrip("\n")


def render_xml(template: str, **view: object) -> str:
    loader = DictLoader({"chart.svg.j2": template})
    return make_xml_environment(loader).get_template("chart.svg.j2").render(**view)


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("{{ evil }}", EVIL_ESCAPED),
        ("{{ good }}", "**good**"),
        ("{{ good ~ ' and ' ~ evil }}", f"**good** and {EVIL_ESCAPED}"),
        ("{{ evil ~ good }}", f"{EVIL_ESCAPED}**good**"),
        ("{{ evil ~ 1 }}", f"{EVIL_ESCAPED}1"),
        ("{{ good + evil }}", f"**good**{EVIL_ESCAPED}"),
        ("{{ evil + good }}", f"{EVIL_ESCAPED}**good**"),
        ("{{ [good, evil] | join(', ') }}", f"**good**, {EVIL_ESCAPED}"),
        ("{{ [good, evil] | join(' | ') }}", rf"**good** \| {EVIL_ESCAPED}"),
        ("{{ [good, evil] | join(' ') }}", f"**good** {EVIL_ESCAPED}"),
        ("{{ [evil, evil] | join(', ') }}", f"{EVIL_ESCAPED}, {EVIL_ESCAPED}"),
        ("{{ evil | literal }}", EVIL_ESCAPED),
        ("{{ evil | upper }}", EVIL_ESCAPED.upper().replace("&LT;", "&lt;")),
        ("{% set x %}**{{ evil }}**{% endset %}{{ x }}", f"**{EVIL_ESCAPED}**"),
        ("{% macro m(v) %}**{{ v }}**{% endmacro %}{{ m(evil) }}", f"**{EVIL_ESCAPED}**"),
        (
            "{% macro m(v) %}**{{ v }}**{% endmacro %}{{ m(evil) ~ evil }}",
            f"**{EVIL_ESCAPED}**{EVIL_ESCAPED}",
        ),
        ("[a]({{ 'https://e.org/a b)' | url }})", "[a](https://e.org/a%20b%29)"),
        ("title: {{ evil | json }}", f"title: {json.dumps(EVIL)}"),
        ("{{ 7 * 6 }} {{ 1 + 1 }} {{ 7 % 4 }}", "42 2 3"),
        ("{{ '{{ 7*7 }}' }}", "{{ 7*7 }}"),
        ("{{ evil if 1 else '*' }}{{ ', ' if 1 else '' }}.", f"{EVIL_ESCAPED}, ."),
        ("a{{ ' **&** ' }}b", "a **&** b"),
        ("{{ '*' | upper }}", r"\*"),
        ("{{ ssti }}", r"\{\{ 7\*7 \}\}"),
    ],
)
def test_values_are_escaped_and_markup_is_not(template: str, expected: str) -> None:
    shown = render(template, evil=EVIL, good=Markup("**good**"), ssti="{{ 7*7 }}")
    assert shown == expected


@pytest.mark.parametrize("value", [None, True, 0.5, [1], object()])
def test_a_value_with_no_one_way_to_be_shown_is_refused(value: object) -> None:
    with pytest.raises(TypeError, match="must turn it into text"):
        render("{{ value }}", value=value)


@pytest.mark.parametrize(
    "template",
    ["{{ nothing }}", "{{ view.nothing }}", "{{ nothing ~ 'a' }}", "{{ nothing | url }}"],
)
def test_undefined_is_an_error(template: str) -> None:
    with pytest.raises(UndefinedError):
        render(template, view={})


@pytest.mark.parametrize("name", ["safe", "e", "escape", "forceescape", "urlize", "format"])
def test_filters_that_would_open_a_hole_are_missing(name: str) -> None:
    with pytest.raises(TemplateAssertionError, match="No filter named"):
        render(f"{{{{ evil | {name} }}}}", evil=EVIL)


def test_markup_is_only_added_to_text() -> None:
    with pytest.raises(TypeError, match="cannot be combined"):
        render("{{ good % evil }}", good=Markup("%s"), evil=EVIL)


def test_a_view_cannot_be_changed_or_looked_behind() -> None:
    with pytest.raises(SecurityError):
        render("{{ items.append(1) }}", items=[])
    with pytest.raises(SecurityError):
        render("{{ ''.__class__ }}")


def test_blank_lines_and_spaces_are_tidied() -> None:
    template = "\n\n# A  \n{% if x %}\n\n{% endif %}\n\n\n\ntext\t\n\n\n"
    assert render(template, x=True) == "# A\n\ntext"


def test_one_newline_at_the_end() -> None:
    environment = make_environment(DictLoader({"a": "text", "b": "text\n\n\n"}))
    assert render_markdown(environment, "a") == "text\n" == render_markdown(environment, "b")


def test_an_override_can_extend_what_it_replaces() -> None:
    originals = DictLoader(
        {
            "page": "{% block a %}a{% endblock %} {% include 'part' %}",
            "part": "original part",
        }
    )
    overrides = DictLoader(
        {
            "page": "{% extends 'base/page' %}{% block a %}{{ super() }}!{% endblock %}",
            "part": "new part, once {% include 'base/part' %}",
        }
    )
    environment = make_environment(make_loader(originals, overrides))
    assert render_markdown(environment, "page") == "a! new part, once original part\n"
    assert render_markdown(make_environment(make_loader(originals)), "page") == "a original part\n"


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("<text>{{ evil }}</text>", "<text>*x* | &lt;b&gt;</text>"),
        ('x="{{ 1 / 3 }}" y="{{ 2.0 }}" z="{{ -0.001 }}"', 'x="0.33" y="2" z="0"'),
        ('x="{{ 10.0 }}" y="{{ 100 }}"', 'x="10" y="100"'),
    ],
)
def test_xml_is_escaped_as_xml(template: str, expected: str) -> None:
    assert render_xml(template, evil=EVIL) == expected


@pytest.mark.parametrize("value", [None, True, float("nan"), float("inf")])
def test_xml_refuses_what_is_no_figure(value: object) -> None:
    with pytest.raises(TypeError, match="template prints"):
        render_xml("{{ value }}", value=value)
    with pytest.raises(UndefinedError):
        render_xml("{{ nothing }}")


def test_filters_are_given() -> None:
    environment = make_environment(
        DictLoader({"a": "{{ 3 | stars }}"}), {"stars": lambda n: "*" * n}
    )
    assert render_markdown(environment, "a") == "\\*\\*\\*\n"
    xml = make_xml_environment(DictLoader({"a": "{{ 3 | twice }}"}), {"twice": lambda n: 2 * n})
    assert xml.get_template("a").render() == "6"
