"""A workspace's own templates: they replace the shipped ones, and what is wrong with them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from jinja2 import TemplateError

from dossier.app.templates import check_overrides, explain_template_problem
from tests.workspaces import files_below, make_workspace, run

SECTION = "templates/sections/risks.md.j2"
MD = ("--format", "md", "--lang", "en")


def test_own_section_replaces_the_shipped_one(tmp_path: Path) -> None:
    folder = make_workspace(tmp_path, {SECTION: "## House risks\n\nNone, says {{ 'M_r' }}.\n"})
    assert run(folder, "build", *MD).exit_code == 0
    text = files_below(folder / "output")["acme/dossier.en.md"].decode()
    assert "\n## House risks\n" in text


def test_own_words_replace_the_shipped_ones(tmp_path: Path) -> None:
    folder = make_workspace(tmp_path, {"templates/locale/en.ftl": "proven = Backed\n"})
    assert " Backed " in run(folder, "score", "--lang", "en").stdout


BROKEN = {
    "{% for x in %}": (":1:1: ", "cannot be rendered: Expected an expression"),
    "\n\n{{ nothing.here }}": (":3:1: ", "cannot be rendered: 'nothing' is undefined."),
    '\n{{ 1 + "a" }}': (":2:1: ", "cannot be rendered: unsupported operand"),
    "{{ 1 / 0 }}": (":1:1: ", "cannot be rendered: division by zero."),
    "{{ 1.5 }}": (":1:1: ", "cannot be rendered: The template prints 1.5"),
    '{% include "nope.j2" %}': (":1:1: ", "cannot be rendered: `nope.j2` is not there."),
}


@pytest.mark.parametrize("template", BROKEN)
def test_broken_section_is_reported_with_its_line(tmp_path: Path, template: str) -> None:
    place, words = BROKEN[template]
    folder = make_workspace(tmp_path, {SECTION: template})
    result = run(folder, "build", *MD)
    assert result.exit_code == 1
    assert f"{SECTION}{place}error[template/failed] The template of `acme/" in result.stderr
    assert words in result.stderr
    assert "summary.en.md" in files_below(folder / "output")
    assert "acme/dossier.en.md" not in files_below(folder / "output")


def test_chart_that_is_broken_is_reported(tmp_path: Path) -> None:
    folder = make_workspace(tmp_path, {"templates/charts/interval.svg.j2": "{{ chart.nope }}"})
    result = run(folder, "build", "acme", *MD)
    assert result.exit_code == 1
    assert "templates/charts/interval.svg.j2:1:1: error[template/failed]" in result.stderr


def test_section_that_is_not_utf8_is_reported(tmp_path: Path) -> None:
    folder = make_workspace(tmp_path, {SECTION: b"\xff\xfe"})
    result = run(folder, "build", "acme", *MD)
    assert result.exit_code == 1
    assert "What is included here is not UTF-8 text." in result.stderr


def test_document_that_is_not_utf8_is_reported(tmp_path: Path) -> None:
    folder = make_workspace(tmp_path, {"templates/dossier.md.j2": b"\xff\xfe"})
    result = run(folder, "build", "acme", *MD)
    assert result.exit_code == 1
    assert "The template of `acme/dossier.en` is not UTF-8 text." in result.stderr


@pytest.mark.parametrize("command", ["check", "score", "build"])
@pytest.mark.parametrize(
    ("name", "content", "shown"),
    [
        ("locale/en.ftl", b"a = b\noverall = {\n", "locale/en.ftl:2:1: error[template/failed]"),
        ("locale/zh.ftl", b"\xff", "locale/zh.ftl:1:1: error[template/failed]"),
        ("theme/tokens.css", b"\xff", "theme:1:1: error[template/failed]"),
    ],
)
def test_own_words_and_theme_are_checked(
    tmp_path: Path, command: str, name: str, content: bytes, shown: str
) -> None:
    folder = make_workspace(tmp_path, {f"templates/{name}": content})
    result = run(folder, command)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(f"templates/{shown}")


def test_every_broken_message_is_reported(tmp_path: Path) -> None:
    folder = make_workspace(tmp_path, {"templates/locale/en.ftl": "a = {\n\nb = c\n\n= d\n"})
    found = check_overrides(folder, ("en", "zh"))
    assert [problem.span and problem.span.line for problem in found] == [1, 5]


def test_message_that_asks_for_what_it_is_not_given_is_reported(tmp_path: Path) -> None:
    text = "ours = { $any }\noverall = All { $of }\nboard-rank = No. { $rank } { $x }\n"
    folder = make_workspace(tmp_path, {"templates/locale/en.ftl": text})
    result = run(folder, "score", "--lang", "en")
    assert (result.exit_code, result.stdout) == (1, "")
    assert re.findall(r"^\S+:(\d):1: .* (The .*\n  .*)", result.stderr, re.MULTILINE) == [
        ("2", "The message `overall` is not given `$of`.\n  It is given no values."),
        ("3", "The message `board-rank` is not given `$x`.\n  It is given rank."),
    ]


def test_sound_overrides_have_no_problem(tmp_path: Path) -> None:
    folder = make_workspace(tmp_path, {"templates/locale/en.ftl": "# ours\nproven = Backed\n"})
    assert check_overrides(folder, ("en", "zh")) == ()


def test_bug_of_the_program_is_not_blamed_on_templates() -> None:
    assert explain_template_problem("acme/dossier.en", LookupError("bug")) is None
    found = explain_template_problem("acme/dossier.en", TemplateError("odd."))
    assert found is not None
    assert found.message == "The template of `acme/dossier.en` cannot be rendered: odd."
