"""The wheel, as a user gets it: installed elsewhere, at work in a folder that has nothing else."""

from __future__ import annotations

import os
import site
import subprocess
import sys
import sysconfig
import tomllib
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
VERSION = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]

WORKSPACE = """\
schema: dossier/workspace@1
title: {zh: 供应商评审, en: Vendor review}
languages: [zh, en]
as_of: 2026-11-22
"""

PROFILE = """\
schema: dossier/profile@1
name: {zh: 甲公司, en: Acme}
summary: {zh: 一家示例公司。, en: An example company.}
evidence:
  load-test:
    kind: own_measurement
    title: {zh: 压力测试, en: Load test}
    date: 2026-08-02
    finding: {zh: 一个月内可用率为 99.95%。, en: 99.95% available over a month.}
answers:
  technology.uptime: {claimed: 99.99, verified: 99.95, evidence: [load-test]}
"""


def run(*arguments: object, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Without what could lead a program back to the checkout: PYTHONPATH and this folder."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "DOSSIER"))}
    return subprocess.run(
        [str(argument) for argument in arguments],
        cwd=cwd,
        env={**environment, "LC_ALL": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel built from the checkout, offline."""
    folder = tmp_path_factory.mktemp("wheel")
    done = run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def programs(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of a new environment with the wheel in it, its dependencies borrowed from ours.

    Our own folder of packages comes after the new one's, and the line that leads from there to the
    checkout (an editable installation's) is a .pth file, which a borrowed folder does not run.
    """
    folder = tmp_path_factory.mktemp("environment") / "with a space"
    venv.create(folder, with_pip=False, symlinks=True)
    names = {"base": str(folder), "platbase": str(folder)}
    packages = Path(sysconfig.get_path("purelib", "venv", names))
    borrowed = [*site.getsitepackages(), sysconfig.get_path("purelib")]
    (packages / "borrowed.pth").write_text("\n".join(dict.fromkeys(borrowed)))
    python = folder / "bin/python"
    offline = ("--no-index", "--no-deps", "--force-reinstall", "--disable-pip-version-check")
    pip = (python, "-m", "pip", "install", "-q", "--ignore-installed", *offline)
    done = run(*pip, wheel, cwd=folder)
    assert done.returncode == 0, done.stderr
    return folder / "bin"


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    (tmp_path / "partners").mkdir()
    (tmp_path / "dossier.yaml").write_text(WORKSPACE, encoding="utf-8")
    (tmp_path / "partners/acme.yaml").write_text(PROFILE, encoding="utf-8")
    return tmp_path


def test_wheel_holds_the_package_the_templates_and_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    info = f"dossier-{VERSION}.dist-info/"
    assert [name for name in names if not name.startswith(("dossier/", info))] == []
    shipped = {name.removeprefix("dossier/templates/") for name in names if "/templates/" in name}
    templates = ROOT / "templates"
    ours = {p.relative_to(templates).as_posix() for p in templates.rglob("*") if p.is_file()}
    assert ours
    assert shipped == ours
    assert "dossier/data/rubric.yaml" in names
    assert f"{info}licenses/LICENSE" in names


def test_wheel_is_found_where_it_was_installed(programs: Path, tmp_path: Path) -> None:
    code = (
        "from dossier.edges import resources; from importlib.resources import files;"
        "print(resources.find_shipped_templates()); print(files('dossier') / 'data')"
    )
    done = run(programs / "python", "-c", code, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    places = [Path(line) for line in done.stdout.splitlines()]
    assert [place.name for place in places] == ["templates", "data"]
    assert all(place.is_relative_to(programs.parent) and place.is_dir() for place in places)


def test_version_is_that_of_the_project(programs: Path, tmp_path: Path) -> None:
    done = run(programs / "dossier", "--version", cwd=tmp_path)
    assert (done.returncode, VERSION in done.stdout) == (0, True), done.stderr


def test_check_passes_a_sound_workspace(programs: Path, workspace: Path) -> None:
    done = run(programs / "dossier", "check", cwd=workspace)
    assert done.returncode == 0, done.stderr


def test_check_knows_the_default_rubric(programs: Path, workspace: Path) -> None:
    profile = workspace / "partners/acme.yaml"
    profile.write_text(PROFILE.replace("technology.uptime", "technology.uptimes"), encoding="utf-8")
    done = run(programs / "dossier", "check", cwd=workspace)
    assert done.returncode == 1
    assert "partners/acme.yaml:11:3" in done.stdout + done.stderr


def test_build_writes_documents_in_both_languages(programs: Path, workspace: Path) -> None:
    done = run(programs / "dossier", "build", "--format", "md", cwd=workspace)
    assert done.returncode == 0, done.stderr
    output = workspace / "output"
    written = {path.relative_to(output).as_posix() for path in output.rglob("*") if path.is_file()}
    assert written >= {
        "README.md",
        *("summary.zh.md", "summary.en.md"),
        *("acme/dossier.zh.md", "acme/dossier.en.md", "acme/assessment.json"),
    }
    assert "99.95" in (output / "acme/dossier.en.md").read_text(encoding="utf-8")
    assert "甲公司" in (output / "acme/dossier.zh.md").read_text(encoding="utf-8")
    assert not any(name.endswith(".pdf") for name in written)
