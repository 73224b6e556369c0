"""The shape of the program: which way imports point, what the core may not know, sizes.

Read from the syntax of every module, so that an import inside a function counts as well.
"""

from __future__ import annotations

import ast
import graphlib
import statistics
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "dossier"
FILES = sorted(PACKAGE.rglob("*.py"))
MODULES = {path.relative_to(PACKAGE).with_suffix("").as_posix(): path for path in FILES}
SOURCES = {name: path for name, path in MODULES.items() if path.name != "__init__.py"}
TREES = {name: ast.parse(path.read_bytes(), path) for name, path in SOURCES.items()}

CORE = {"reading", "judging", "making"}
BELOW = {
    "nouns": {"nouns"},
    "reading": {"nouns", "reading"},
    "judging": {"nouns", "judging"},
    "making": {"nouns", "making"},
    "edges": {"nouns", "edges"},
    "app": {"nouns", *CORE, "edges", "app"},
    "cli_options": {"nouns", *CORE, "edges", "app"},
    "cli_report": {"nouns", *CORE, "edges", "app"},
    "cli_build": {"nouns", *CORE, "edges", "app", "cli_options", "cli_report"},
    "cli": {"nouns", *CORE, "edges", "app", "cli_options", "cli_report", "cli_build"},
}
"""What each layer may import of the package."""

IMPURE = {
    *("asyncio", "getpass", "glob", "http", "importlib", "locale", "logging", "multiprocessing"),
    *("os", "pathlib", "platform", "secrets", "shutil", "signal", "socket", "subprocess"),
    *("tempfile", "threading", "time", "urllib.request", "uuid"),
    *("click", "distributed", "pypdf", "rich", "weasyprint"),
}
"""Modules that reach the disk, clock, network, environment, terminal or typesetting engine."""

IMPURE_CALLS = {"open", "input", "print", "exec", "eval", "__import__", "breakpoint"}
CLOCKS = {"now", "today", "utcnow"}
DISK_METHODS = {
    *("mkdir", "read_text", "rename", "rmdir", "symlink_to", "touch", "unlink"),
    *("write_bytes", "write_text"),
}
AT_THE_DISK = {"edges/files", "edges/folders", "edges/locks", "edges/own_files", "edges/resources"}
AT_THE_COMMAND_LINE = {"cli", "cli_build", "cli_options", "cli_report"}

ONLY_DATA = {
    *("nouns/assessment", "nouns/board", "nouns/brief", "nouns/changes", "nouns/changes_view"),
    *("nouns/diagnostics", "nouns/edition"),
    *(
        "nouns/document",
        "nouns/dossier_view",
        "nouns/drawing",
        "nouns/final",
        "nouns/manifest",
        "nouns/manuscript",
        "nouns/page",
    ),
    *("nouns/printout", "nouns/probe_view", "nouns/profile", "nouns/record_view", "nouns/review"),
    *("nouns/robustness", "nouns/rubric", "nouns/ruling", "nouns/ruling_view"),
    *("nouns/seal", "nouns/sources", "nouns/summary_view", "nouns/view", "nouns/workspace"),
}
"""Nouns that only declare data: those who make and use them test them."""

FUNCTION_LINES, FUNCTION_LINES_MEDIAN, FUNCTION_LINES_90 = 50, 13, 30
FILE_LINES = 350


def layer_of(name: str) -> str:
    return name.split("/", maxsplit=1)[0]


def imports_of(name: str) -> set[str]:
    """Every module that a module names in an import, dotted; `from a import b` gives a and a.b."""
    found: set[str] = set()
    for node in ast.walk(TREES[name]):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def own_imports_of(name: str) -> set[str]:
    """The package's modules that a module imports, by their names here: `nouns/brief`."""
    dotted = {f"dossier.{other.replace('/', '.')}": other for other in SOURCES}
    return {dotted[found] for found in imports_of(name) if found in dotted}


def calls_in(name: str) -> Iterator[ast.Call]:
    return (node for node in ast.walk(TREES[name]) if isinstance(node, ast.Call))


def reaches(imported: set[str], barred: set[str]) -> set[str]:
    return {bad for bad in barred for name in imported if f"{name}.".startswith(f"{bad}.")}


def functions() -> Iterator[tuple[str, int]]:
    """Each function with its lines, its docstring not counted."""
    for name, tree in TREES.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or node.lineno) - node.lineno + 1
                if ast.get_docstring(node) is not None:
                    lines -= (node.body[0].end_lineno or 0) - node.body[0].lineno + 1
                yield f"{name}:{node.name}", lines


CORE_MODULES = sorted(name for name in SOURCES if layer_of(name) in CORE | {"nouns"})


def test_there_are_modules_to_look_at() -> None:
    assert {"nouns/diagnostics", "edges/files"} <= SOURCES.keys()
    assert {layer_of(name) for name in CORE_MODULES} >= {"nouns", "judging"}
    assert own_imports_of("edges/files") == {"nouns/diagnostics"}
    assert reaches({"os.path", "ossify"}, {"os"}) == {"os"}


@pytest.mark.parametrize("name", SOURCES)
def test_imports_point_down(name: str) -> None:
    assert layer_of(name) in BELOW, "a new layer needs a place among the others"
    upwards = {
        other for other in own_imports_of(name) if layer_of(other) not in BELOW[layer_of(name)]
    }
    assert not upwards


def test_imports_run_in_no_circle() -> None:
    graph = {name: own_imports_of(name) for name in SOURCES}
    assert len(list(graphlib.TopologicalSorter(graph).static_order())) == len(SOURCES)


@pytest.mark.parametrize("name", SOURCES)
def test_imports_are_absolute(name: str) -> None:
    nodes = (node for node in ast.walk(TREES[name]) if isinstance(node, ast.ImportFrom))
    assert all(node.level == 0 for node in nodes)


@pytest.mark.parametrize("name", CORE_MODULES)
def test_core_knows_no_disk_clock_network_terminal_or_engine(name: str) -> None:
    assert not reaches(imports_of(name), IMPURE)


@pytest.mark.parametrize("name", CORE_MODULES)
def test_core_opens_prints_and_asks_nothing(name: str) -> None:
    functions = [call.func for call in calls_in(name)]
    plain = {function.id for function in functions if isinstance(function, ast.Name)}
    methods = {function.attr for function in functions if isinstance(function, ast.Attribute)}
    assert not plain & IMPURE_CALLS
    assert not methods & (CLOCKS | DISK_METHODS)


@pytest.mark.parametrize("name", sorted(SOURCES.keys() - AT_THE_DISK))
def test_only_the_edges_of_the_disk_touch_it(name: str) -> None:
    functions = [call.func for call in calls_in(name)]
    methods = {function.attr for function in functions if isinstance(function, ast.Attribute)}
    assert not methods & DISK_METHODS
    assert not any(isinstance(call, ast.Name) and call.id == "open" for call in functions)


@pytest.mark.parametrize("name", sorted(SOURCES.keys() - {"edges/typeset"}))
def test_only_typeset_knows_the_engine(name: str) -> None:
    assert not reaches(imports_of(name), {"weasyprint", "pydyf"})


@pytest.mark.parametrize("name", sorted(SOURCES.keys() - {"edges/cluster"}))
def test_only_the_cluster_knows_dask(name: str) -> None:
    assert not reaches(imports_of(name), {"dask", "distributed"})


@pytest.mark.parametrize("name", sorted(SOURCES.keys() - {"edges/pdf", "edges/sheets"}))
def test_only_two_edges_take_pdfs_apart(name: str) -> None:
    assert not reaches(imports_of(name), {"pypdf"})


@pytest.mark.parametrize("name", sorted(SOURCES.keys() - AT_THE_COMMAND_LINE))
def test_only_the_command_line_knows_click(name: str) -> None:
    assert not reaches(imports_of(name), {"click"})


@pytest.mark.parametrize("name", sorted(SOURCES))
def test_only_vcs_runs_git(name: str) -> None:
    words = {node.value for node in ast.walk(TREES[name]) if isinstance(node, ast.Constant)}
    runs = reaches(imports_of(name), {"subprocess"}) and "git" in words
    assert bool(runs) == (name == "edges/vcs")
    assert not reaches(imports_of(name), {"git", "dulwich", "pygit2"})


def test_package_files_are_empty() -> None:
    packages = [path for path in FILES if path.name == "__init__.py"]
    assert len(packages) >= 6
    assert [path for path in packages if path.read_text(encoding="utf-8")] == []


def has_tests(name: str) -> bool:
    return (ROOT / "tests" / name).with_name(f"test_{Path(name).name}.py").is_file()


@pytest.mark.parametrize("name", sorted(SOURCES.keys() - ONLY_DATA))
def test_every_module_has_its_tests(name: str) -> None:
    """A file of its own, or that of a module in the same folder which it is a part of."""
    beside = {other for other in SOURCES if layer_of(other) == layer_of(name)}
    users = {other for other in beside if name in own_imports_of(other)}
    assert has_tests(name) or any(map(has_tests, users)), f"tests/{name} has no test file"


def test_modules_without_tests_are_nouns() -> None:
    assert {layer_of(name) for name in ONLY_DATA} == {"nouns"}


def test_functions_are_short() -> None:
    sizes = dict(functions())
    assert len(sizes) > 20
    assert [name for name, lines in sizes.items() if lines > FUNCTION_LINES] == []
    assert statistics.median(sizes.values()) <= FUNCTION_LINES_MEDIAN
    assert statistics.quantiles(sizes.values(), n=10)[-1] <= FUNCTION_LINES_90


@pytest.mark.parametrize("name", SOURCES)
def test_files_are_short(name: str) -> None:
    assert len(SOURCES[name].read_text(encoding="utf-8").splitlines()) <= FILE_LINES


@pytest.mark.parametrize("name", sorted(SOURCES.keys() & {"cli", "nouns/diagnostics"}))
def test_start_does_not_wait_for_what_is_heavy(name: str) -> None:
    """`dossier --help` answers at once: commands import what they use when they run."""
    heavy = ("weasyprint", "pypdf", "pydantic", "jinja2", "babel", "fluent", "numpy", "markdown_it")
    code = f"import sys, dossier.{name.replace('/', '.')}; print(sorted(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    loaded = ast.literal_eval(done.stdout)
    assert f"dossier.{name.replace('/', '.')}" in loaded
    assert not set(loaded) & set(heavy)


def test_checking_does_not_wait_for_the_engine() -> None:
    code = (
        "import sys; from click.testing import CliRunner; from dossier.cli import main; "
        "done = CliRunner().invoke(main, ['check']); print(done.exit_code, sorted(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    code_of_check, loaded = done.stdout.split(" ", 1)
    assert code_of_check == "0"
    assert "dossier.app.load" in ast.literal_eval(loaded)
    assert not {"weasyprint", "pypdf", "PIL", "distributed"} & set(ast.literal_eval(loaded))
