"""The pages for developers, held against what they speak of."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ARCHITECTURE = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
DEPENDENCIES = (ROOT / "docs/dependencies.md").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
MODULE = re.compile(r"`((?:(?:nouns|reading|judging|making|edges)/)?[a-z_]+\.py)`")
TEST = re.compile(r"`(tests/[a-z_/]+\.py)::(\w+)`")
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")
REQUIREMENT = re.compile(r"[A-Za-z0-9._-]+")


def names_in_tables(text: str) -> set[str]:
    """The packages in the first cells of a page's tables."""
    cells = re.findall(r"^\| ([^|]+) \|", text, flags=re.MULTILINE)
    return {name for cell in cells for name in cell.split(", ")}


def required() -> set[str]:
    project, groups = PROJECT["project"], PROJECT["dependency-groups"]
    found = [REQUIREMENT.match(line) for line in [*project["dependencies"], *groups["dev"]]]
    return {match.group() for match in found if match}


def test_there_are_pages_to_look_at() -> None:
    assert {"CONTRIBUTING.md", "CHANGELOG.md", "architecture.md"} <= {page.name for page in PAGES}
    assert len(MODULE.findall(ARCHITECTURE)) > 15
    assert len(TEST.findall(ARCHITECTURE)) > 8
    assert len(required()) > 15


@pytest.mark.parametrize("module", sorted(set(MODULE.findall(ARCHITECTURE))))
def test_architecture_names_modules_that_exist(module: str) -> None:
    assert (ROOT / "dossier" / module).is_file()


@pytest.mark.parametrize(
    "noun", sorted(path.name for path in (ROOT / "dossier/nouns").glob("[a-z]*"))
)
def test_architecture_names_every_noun(noun: str) -> None:
    assert f"`nouns/{noun}`" in ARCHITECTURE


@pytest.mark.parametrize(("file", "test"), TEST.findall(ARCHITECTURE))
def test_architecture_names_tests_that_exist(file: str, test: str) -> None:
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    assert test in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


def test_architecture_is_short() -> None:
    assert len(ARCHITECTURE.splitlines()) < 150


@pytest.mark.parametrize("package", sorted(required()))
def test_every_dependency_is_accounted_for(package: str) -> None:
    assert package in names_in_tables(DEPENDENCIES)


def test_no_dependency_is_accounted_for_that_we_do_not_have() -> None:
    script = (ROOT / "run").read_text(encoding="utf-8")
    known = required() | {"Package", "Library", "---"}
    strangers = names_in_tables(DEPENDENCIES) - known
    assert [name for name in strangers if not re.search(rf"\b{re.escape(name)}\b", script)] == []


@pytest.mark.parametrize("package", sorted(required()))
def test_lock_holds_every_dependency(package: str) -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert re.search(rf"^{package.lower().replace('.', '-')}==", lock, flags=re.MULTILINE)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    targets = LINK.findall(page.read_text(encoding="utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_changelog_has_a_place_for_scores() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    unreleased = text.partition("## [Unreleased]")[2].partition("\n## ")[0]
    assert "### Scores" in unreleased


def test_licence_is_the_one_declared() -> None:
    assert PROJECT["project"]["license"] == "MIT"
    assert (ROOT / "LICENSE").read_text(encoding="utf-8").startswith("MIT License")
