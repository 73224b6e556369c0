"""The `run` script: plain sh, quick once installed, and clear when it cannot install."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SYSTEM = "/usr/bin:/bin"


def start(
    script: Path, *arguments: str, path: str = SYSTEM, **environment: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["/bin/sh", str(script), *arguments],
        cwd="/",
        env={"PATH": path, **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def write_program(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A fresh clone of the files that `run` looks at, in a folder with a space in its name."""
    folder = tmp_path / "a checkout"
    folder.mkdir()
    for name in ("run", "pyproject.toml", "requirements.lock"):
        shutil.copy(ROOT / name, folder)
    return folder


def install_stand_in(checkout: Path) -> None:
    """What an installation leaves behind, with programs that tell how they were called."""
    venv = checkout / ".venv"
    tell = 'printf "<%s>" "$(basename "$0")" "$@"'
    write_program(venv / "bin/python", tell)
    write_program(venv / "bin/dossier", tell)
    lock = (checkout / "requirements.lock").read_text()
    (venv / "installed-packages").write_text(f"{checkout}\n{lock}")
    shutil.copy(checkout / "pyproject.toml", venv / "installed-pyproject.toml")


def test_script_is_plain_sh() -> None:
    subprocess.run(["/bin/sh", "-n", ROOT / "run"], check=True)


def test_ci_script_parses_and_stops_at_the_first_failure() -> None:
    subprocess.run(["/bin/bash", "-n", ROOT / ".ci/run"], check=True)
    assert "set -euo pipefail" in (ROOT / ".ci/run").read_text()


@pytest.mark.parametrize("script", ["run", ".ci/run"])
def test_scripts_can_be_started(script: str) -> None:
    assert os.access(ROOT / script, os.X_OK)


@pytest.mark.parametrize("arguments", [(), ("help",), ("--help",)])
def test_help_names_every_command_and_installs_nothing(
    checkout: Path, arguments: tuple[str, ...]
) -> None:
    done = start(checkout / "run", *arguments)
    assert done.returncode == 0
    assert all(word in done.stdout for word in ("build", "test", "lint", "check-output"))
    assert not (checkout / ".venv").exists()


def test_unknown_command_is_wrong_use(checkout: Path) -> None:
    done = start(checkout / "run", "biuld")
    assert (done.returncode, done.stdout) == (2, "")
    assert "Usage" in done.stderr


def install_java_stand_in(checkout: Path) -> dict[str, str]:
    """What tests need of Java, as environment for a start."""
    tools = checkout / "java tools"
    write_program(tools / "java", "")
    write_program(tools / "pdfinfo", "")
    (tools / "jaxb-runtime.jar").touch()
    return {"path": f"{tools}:{SYSTEM}", "JAVA_FOLDER": str(tools)}


@pytest.mark.parametrize(
    ("command", "called"),
    [("build", "<dossier><build>"), ("test", "<python><-m><pytest>")],
)
def test_installed_checkout_hands_arguments_on_untouched(
    checkout: Path, command: str, called: str
) -> None:
    install_stand_in(checkout)
    java = install_java_stand_in(checkout)
    done = start(checkout / "run", command, "two words", "*", "", **java)
    assert (done.returncode, done.stdout) == (0, f"{called}<two words><*><>")


def link_tools(folder: Path, *names: str) -> Path:
    """A folder with some of the system's programs and no others, for a search path."""
    for name in names:
        found = shutil.which(name)
        assert found
        folder.mkdir(exist_ok=True)
        (folder / name).symlink_to(found)
    return folder


def test_only_tests_want_java(checkout: Path) -> None:
    install_stand_in(checkout)
    tools = link_tools(checkout / "tools", "dirname", "basename", "cat", "cmp")
    without = {"path": str(tools), "JAVA_FOLDER": str(checkout / "nothing-here")}
    assert start(checkout / "run", "build", **without).stdout == "<dossier><build>"
    done = start(checkout / "run", "test", **without)
    assert (done.returncode, done.stdout) == (1, "")
    assert "lacks what Debian calls: default-jre-headless libjaxb-java poppler-utils" in done.stderr


def test_java_is_installed_for_the_tests_and_nothing_else(checkout: Path) -> None:
    install_stand_in(checkout)
    java = install_java_stand_in(checkout)
    tools = checkout / "java tools"
    (tools / "jaxb-runtime.jar").unlink()
    write_program(tools / "id", "echo 0")
    write_program(tools / "apt-get", 'echo "apt-get $*"')
    done = start(checkout / "run", "test", **java)
    assert (done.returncode, done.stdout) == (0, "<python><-m><pytest>")
    wanted = "apt-get -q install -y --no-install-recommends libjaxb-java\n"
    assert done.stderr.endswith(wanted)


def test_changed_lock_and_moved_checkout_are_installed_anew(checkout: Path) -> None:
    install_stand_in(checkout)
    installed = checkout / ".venv/installed-packages"
    for text in (installed.read_text() + "more==1\n", "/elsewhere\n"):
        installed.write_text(text)
        done = start(checkout / "run", "test", path=str(checkout / "nothing-here"))
        assert done.returncode != 0


def test_machine_without_apt_is_told_what_it_lacks(checkout: Path) -> None:
    tools = checkout / "tools"
    write_program(tools / "python3", 'case "$2" in *CDLL*) exit 1 ;; esac')
    link_tools(tools, "dirname", "cat", "cmp", "id")
    done = start(checkout / "run", "test", path=str(tools))
    assert done.returncode == 1
    assert "libharfbuzz-subset0" in done.stderr
    assert "fonts-noto-cjk" in done.stderr
    assert not (checkout / ".venv").exists()


@pytest.mark.parametrize("user", [0, 1000])
def test_apt_that_may_not_or_fails_leaves_one_command_to_run(checkout: Path, user: int) -> None:
    tools = checkout / "tools"
    write_program(tools / "id", f"echo {user}")
    write_program(tools / "python3", 'case "$2" in *CDLL*) exit 1 ;; esac')
    write_program(tools / "apt-get", "exit 100")
    write_program(tools / "sudo", "exit 1")
    done = start(checkout / "run", "test", path=f"{tools}:{SYSTEM}")
    assert done.returncode == 1
    assert "apt-get update && apt-get install --no-install-recommends libpango" in done.stderr
    assert ("Installing" in done.stderr) == (user == 0)


def test_lists_that_cannot_be_refreshed_do_not_stop_the_installation(checkout: Path) -> None:
    """What is missing is asked of apt-get by name; the rest goes on as on any machine."""
    tools = checkout / "tools"
    write_program(tools / "id", "echo 0")
    write_program(tools / "python3", 'case "$2$3" in *harfbuzz*|venv*) exit 1 ;; esac')
    write_program(tools / "fc-list", "echo a font")
    write_program(tools / "apt-get", 'echo "apt-get $*"; case "$*" in *update*) exit 100 ;; esac')
    write_program(tools / "cmp", "exit 1")
    done = start(checkout / "run", "test", path=f"{tools}:{SYSTEM}")
    wanted = "apt-get -q install -y --no-install-recommends libharfbuzz-subset0\n"
    assert wanted in done.stderr
    assert done.stdout == ""
    assert (done.returncode, "virtual environment" in done.stderr) == (1, True)


def test_lock_holds_every_package_to_a_hash_and_names_no_machine() -> None:
    lock = (ROOT / "requirements.lock").read_text()
    entries = [line for line in lock.splitlines() if line and line[0] not in " #"]
    assert len(entries) > 20
    assert all("==" in line and line.endswith("\\") for line in entries)
    assert lock.count("--hash=sha256:") >= len(entries)
    assert not any(word in lock for word in ("://", "--index", "--find-links", "file:", " /"))
