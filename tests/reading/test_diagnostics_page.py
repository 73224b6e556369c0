"""docs/diagnostics.md: every code of the program, and each example does what it says."""

from __future__ import annotations

import ast
import datetime as dt
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dossier.app.weights import check_weighting
from dossier.nouns.brief import Brief
from dossier.nouns.diagnostics import Diagnostic
from dossier.nouns.profile import Profile
from dossier.nouns.rubric import Rubric
from dossier.reading import source
from dossier.reading.check import check_similar_names
from dossier.reading.source import read_document
from dossier.reading.validate import validate
from dossier.reading.wording import OWN_CODES, PATTERNS
from tests.signing import fitness_of

Find = Callable[..., list[Diagnostic]]

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/diagnostics.md").read_text(encoding="utf-8")
MAKERS = {"error", "warning", "note", "_refuse", "_stop", "Diagnostic"}
KINDS = ("profile", "brief", "rubric", "workspace")
FROM_OUTSIDE = {
    "build",
    "edition",
    "files",
    "git",
    "manifest",
    "page",
    "pdf",
    "template",
    "typeset",
}
"""Stages whose problems do not come from the text of a YAML file."""
STAGE = re.compile(rf"(?:yaml|{'|'.join(sorted({*KINDS, *FROM_OUTSIDE, 'final'}))})/[a-z-]+")

GENERATED = {
    "yaml/encoding": b"\xff",
    "yaml/too-large": b"#" * (source.MAX_BYTES + 1),
    "yaml/too-many-nodes": b"a: [" + b"1," * source.MAX_NODES + b"]",
    "yaml/text-too-long": b"a: " + b"x" * (source.MAX_SCALAR_CHARACTERS + 1),
}
SECTION = re.compile(
    r"^### `(?P<code>[^`]+)`\n(?P<text>.+)\n(?P<example>(?:```[^`]*```\n)?)", re.MULTILINE
)
SECTIONS = {match["code"]: match for match in SECTION.finditer(PAGE)}


def codes_in(tree: ast.AST) -> Iterator[str]:
    """The codes that calls in a module are given, with `*` for a kind of file that varies."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and STAGE.fullmatch(str(node.value)):
            yield str(node.value)
        if not isinstance(node, ast.Call) or not node.args:
            continue
        yield from (
            f"*/{key.value.value!s}"
            for key in node.keywords
            if key.arg == "custom_error_type" and isinstance(key.value, ast.Constant)
        )
        name = getattr(node.func, "id", getattr(node.func, "attr", ""))
        if name in MAKERS:
            yield from written_code(node.args[0])
        elif name in {"Wording", "refuse"} and isinstance(node.args[0], ast.Constant):
            word = str(node.args[0].value)
            yield f"*/{OWN_CODES.get(word, word.replace('_', '-'))}"


def written_code(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and "/" in node.value:
        yield node.value
    if isinstance(node, ast.JoinedStr) and isinstance(node.values[-1], ast.Constant):
        yield f"*{node.values[-1].value!s}"


def codes_of_program() -> set[str]:
    files = sorted((ROOT / "dossier").rglob("*.py"))
    assert len(files) > 20
    found = {code for file in files for code in codes_in(ast.parse(file.read_text("utf-8")))}
    found |= {f"*/{code}" for code, _, _ in PATTERNS.values()}
    # `text` is worded as a wrong type; a general code stands for the particular ones as well
    found -= {"*/text", "*"}
    return {c for c in found if c.startswith("*") or f"*/{c.partition('/')[2]}" not in found}


def test_page_has_every_code_and_no_other() -> None:
    assert sorted(SECTIONS) == sorted(codes_of_program())
    assert PAGE.count("\n### ") == len(SECTIONS)


@pytest.fixture(scope="module")
def three_dimensions(rubric_text: str) -> Rubric:
    """The small rubric with a dimension more: two cannot be compared inconsistently."""
    third = "  - {id: values, title: Values, question: Whose, weight: 1, criteria: [{"
    third += "id: a, title: A, question: Which, weight: 1, coverage: {of: needs}}]}\n"
    text = rubric_text.replace("evidence_kinds:", f"{third}evidence_kinds:")
    document = read_document("rubric.yaml", text.encode()).value
    assert document is not None
    rubric = validate(document, Rubric).value
    assert rubric is not None
    return rubric


AS_OF = dt.date(2026, 11, 22)


def problems_of_weighting(text: str, rubric: Rubric) -> list[Diagnostic]:
    """What only the use case finds in a brief, as it takes arithmetic."""
    document = read_document("brief.yaml", text.encode()).value
    brief = validate(document, Brief).value if document else None
    return list(check_weighting(document, brief, rubric, AS_OF)) if document and brief else []


@pytest.mark.parametrize("code", [code for code in SECTIONS if SECTIONS[code]["example"]])
def test_example_yields_its_code_at_the_marked_line(
    code: str, find: Find, three_dimensions: Rubric
) -> None:
    head, _, text = SECTIONS[code]["example"].removesuffix("```\n").partition("\n")
    file = head.removeprefix("```yaml").strip() or "partners/acme.yaml"
    schema = re.search(r"dossier/(\w+)@", text)
    kind = schema[1] if schema else "profile"
    marked = [number for number, line in enumerate(text.split("\n"), 1) if "# here" in line]
    wanted = code.replace("*", kind)
    found = [*find(text, kind, file), *problems_of_weighting(text, three_dimensions)]
    if code.startswith("final/"):
        found = list(fitness_of(text).diagnostics)
    problems = [p for p in found if p.code == wanted]
    assert [p.span.line for p in problems if p.span] == marked
    assert len(marked) == 1


def test_hint_leaves_the_disputed_pair_out(three_dimensions: Rubric) -> None:
    """By the other two, service outweighs technology 3 x 5 times."""
    text = SECTIONS["brief/inconsistent-pairs"]["example"].partition("\n")[2]
    (problem,) = problems_of_weighting(text.removesuffix("```\n"), three_dimensions)
    assert problem.hint == (
        "The other comparisons make `service` weigh 15.0 times `technology`, and this one "
        "`technology` 3 times `service`; think again, or say in `accepted` who lets it stand, "
        "and why."
    )
    on_one_side = text.replace("values, than: technology, by: 5", "technology, than: values, by: 1")
    (problem,) = problems_of_weighting(on_one_side.removesuffix("```\n"), three_dimensions)
    assert problem.hint is not None
    assert problem.hint.startswith(
        "The other comparisons make `service` weigh 3.0 times `technology`"
    )


@pytest.mark.parametrize("code", GENERATED)
def test_code_without_example(code: str) -> None:
    assert [problem.code for problem in read_document("a", GENERATED[code]).diagnostics] == [code]


def test_similar_names() -> None:
    pairs = []
    for file, name in (("a.yaml", "Acme"), ("b.yaml", "\u0410cme"), ("c.yaml", "声网")):
        document = read_document(file, f"schema: dossier/profile@1\nname: {name}".encode()).value
        assert document is not None
        profile = validate(document, Profile).value
        assert profile is not None
        pairs.append((document, profile))
    (problem,) = check_similar_names(pairs)
    assert (problem.code, problem.span and problem.span.file) == ("profile/similar-name", "b.yaml")


def test_only_codes_from_outside_have_no_example() -> None:
    bare = {code for code in SECTIONS if not SECTIONS[code]["example"]}
    bare = {code for code in bare if code.partition("/")[0] not in FROM_OUTSIDE}
    assert bare == {*GENERATED, "*/invalid", "profile/similar-name"}
