"""Real git repositories for tests, with a fixed identity and none of the user's settings."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

from tests.workspaces import write_files

IDENTITY = {
    "GIT_AUTHOR_NAME": "A",
    "GIT_AUTHOR_EMAIL": "a@example.org",
    "GIT_COMMITTER_NAME": "A",
    "GIT_COMMITTER_EMAIL": "a@example.org",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
}


def git(folder: Path, *arguments: str, day: str = "2026-03-01T12:00:00+08:00") -> str:
    dates = {"GIT_AUTHOR_DATE": day, "GIT_COMMITTER_DATE": day}
    done = subprocess.run(
        ["git", *arguments],  # noqa: S607 - the git on the path
        cwd=folder,
        env={**os.environ, **IDENTITY, **dates},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


def make_repository(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    git(folder, "init", "-q", "-b", "main")
    return folder


def commit(
    folder: Path, files: Mapping[str, str | bytes], day: str = "2026-03-01T12:00:00+08:00"
) -> str:
    """Write files and commit everything there is; gives the commit."""
    write_files(folder, files)
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "--allow-empty", "-m", "Change", day=day)
    return git(folder, "rev-parse", "HEAD")
