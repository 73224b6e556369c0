"""Git, read only: the one module that runs it.

Git is told nothing by a shell, waits for nobody, fetches nothing, and runs nothing for us: only
commands are used that read objects, and those know neither hooks, filters, pagers nor aliases.
The user's own configuration stays in force, since it says which repositories are trusted; the
repository's may come from anyone, and what of it could run a program is set aside.
"""

from __future__ import annotations

import datetime as dt
import os
import re
import subprocess
import tempfile
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from dossier.nouns.diagnostics import Checked, Diagnostic, Span, error

TIMEOUT_SECONDS = 30.0
MAX_OUTPUT_BYTES = 64_000_000
"""Of one command: a thousand profiles of the largest size that is read come to a quarter of it."""

MAX_NAME_CHARACTERS = 250

_SAFE = (
    *("--no-pager", "--no-replace-objects", "--literal-pathspecs", "--no-optional-locks"),
    *("-c", "core.hooksPath=/dev/null", "-c", "core.fsmonitor=false"),
    *("-c", "safe.bareRepository=explicit"),
)
_ENVIRONMENT = {
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "",  # what is missing in a partial clone stays missing, in older gits too
    "GIT_CONFIG_NOSYSTEM": "1",
    "LC_ALL": "C",
}
_KEPT = ("PATH", "HOME", "XDG_CONFIG_HOME", "SYSTEMROOT", "TMPDIR")

_UNFIT = re.compile(r"^-|\.\.|[\x00-\x20\x7f:?*\[\\]")
"""What no name of a revision has: options, ranges, searches, patterns, control characters."""

_FILE_MODES = frozenset({"100644", "100755"})
_LINK, _SUBMODULE, _FOLDER = "120000", "160000", "040000"


@dataclass(frozen=True, slots=True)
class Revision:
    """A commit of the repository that holds a folder; `prefix` leads from its top to the folder.

    `on` is the day of the commit, by the clock of whoever made it.
    """

    top: Path
    prefix: str
    name: str
    commit: str
    on: dt.date


@dataclass(frozen=True, slots=True)
class _Entry:
    """A name in a tree: what kind of thing, which object, and how many bytes if a file."""

    mode: str
    object: str
    size: int


def open_revision(folder: Path, name: str) -> Checked[Revision]:
    """The commit that a name stands for in the repository that holds `folder`.

    A folder within the repository, a linked worktree and a detached head will do.

    Diagnostics: git/missing, git/no-repository, git/no-revision, git/failed.
    """
    if len(name) > MAX_NAME_CHARACTERS or not name or _UNFIT.search(name):
        return Checked(None, (_no_revision(name),))
    try:
        places = _run(folder, ["rev-parse", "--show-toplevel", "--show-prefix"])
        top, prefix = places.decode().split("\n")[:2]
        commit = _find_commit(Path(top), name)
        if commit is None:
            return Checked(None, (_no_revision(name),))
        on = _day_of(_run(Path(top), ["cat-file", "commit", commit]))
    except _GitError as problem:
        return Checked(None, (problem.explain(name),))
    return Checked(Revision(Path(top), prefix, name, commit, on))


def list_files(revision: Revision, folder: str) -> Checked[tuple[str, ...]]:
    """The names of all files in a folder of the revision, such as `partners/acme.yaml`, sorted.

    Links and submodules are left out. `folder` counts from the folder that the revision was
    opened for; one that is not there is empty.

    Diagnostics: files/not-a-file, git/failed.
    """
    try:
        entries = _entries(revision, [f"{folder}/"])
        itself = {} if entries else _entries(revision, [folder])
    except _GitError as problem:
        return Checked(None, (problem.explain(revision.name),))
    if itself:
        return Checked(None, (_no_file(folder, itself[folder]),))
    return Checked(tuple(sorted(n for n, entry in entries.items() if entry.mode in _FILE_MODES)))


def read_files(
    revision: Revision, names: Sequence[str], limit_bytes: int
) -> Mapping[str, Checked[bytes]]:
    """The content of each of the files named, of at most `limit_bytes`, in one go.

    Diagnostics: files/not-found, files/not-a-file, files/too-large, git/failed.
    """
    try:
        entries = _entries(revision, names)
        unfit = {name: _problem_with(name, entries.get(name), limit_bytes) for name in names}
        wanted = [name for name, problem in unfit.items() if problem is None]
        blobs = _read_objects(revision, [entries[name] for name in wanted])
    except _GitError as problem:
        return dict.fromkeys(names, Checked(None, (problem.explain(revision.name),)))
    found = dict(zip(wanted, blobs, strict=True))
    return {
        name: Checked(found[name]) if problem is None else Checked(None, (problem,))
        for name, problem in unfit.items()
    }


def _find_commit(top: Path, name: str) -> str | None:
    asked = f"{name}^{{commit}}"
    query = ["rev-parse", "--verify", "--quiet", "--end-of-options", asked]
    try:
        return _run(top, query).decode().strip()
    except _RefusedError:
        return None


# -- trees and objects ----------------------------------------------------------------------


def _entries(revision: Revision, names: Iterable[str]) -> dict[str, _Entry]:
    """What stands at these names in the tree, by name; a `/` at the end means what is below."""
    paths = [f"{revision.prefix}{name}" for name in names]
    command = ["ls-tree", "-z", "-l", "--full-tree", revision.commit, "--", *paths]
    lines = _run(revision.top, command).decode(errors="surrogateescape").split("\0")
    return {
        path.removeprefix(revision.prefix): entry
        for path, entry in map(_entry, filter(None, lines))
    }


def _entry(line: str) -> tuple[str, _Entry]:
    described, _, path = line.partition("\t")
    mode, _, name, size = described.split()
    return path, _Entry(mode, name, int(size) if size.isdigit() else 0)


def _problem_with(name: str, entry: _Entry | None, limit_bytes: int) -> Diagnostic | None:
    place = Span(name, 1, 1)
    if entry is None:
        return error("files/not-found", f"There is no `{name}`.", place)
    if entry.mode not in _FILE_MODES:
        return _no_file(name, entry)
    if entry.size > limit_bytes:
        message = f"`{name}` is larger than {limit_bytes:,} bytes."
        return error("files/too-large", message, place)
    return None


def _no_file(name: str, entry: _Entry) -> Diagnostic:
    what = {_LINK: "a link", _SUBMODULE: "a submodule", _FOLDER: "a folder"}
    message = f"`{name}` is {what.get(entry.mode, 'a file')} in that revision; it is not read."
    return error("files/not-a-file", message, Span(name, 1, 1))


def _read_objects(revision: Revision, entries: Sequence[_Entry]) -> Iterator[bytes]:
    """The content of each object: `cat-file --batch` prints a line on each before it."""
    asked = "".join(f"{entry.object}\n" for entry in entries).encode()
    output = _run(revision.top, ["cat-file", "--batch"], asked) if entries else b""
    contents = []
    start = 0
    for _ in entries:
        end = output.index(b"\n", start)
        fields = output[start:end].split()
        if len(fields) != len(("object", "type", "size")):
            raise _GitError("an object is missing")
        size = int(fields[2])
        contents.append(output[end + 1 : end + 1 + size])
        start = end + 1 + size + 1
    return iter(contents)


def _day_of(commit: bytes) -> dt.date:
    """The day in a commit's line `committer Name <address> 1700000000 +0800`."""
    head = commit.partition(b"\n\n")[0]
    line = next(line for line in head.split(b"\n") if line.startswith(b"committer "))
    seconds, zone = line.rsplit(b" ", 2)[1:]
    ahead = int(zone[1:3]) * 60 + int(zone[3:5])
    offset = dt.timedelta(minutes=-ahead if zone.startswith(b"-") else ahead)
    return (dt.datetime.fromtimestamp(int(seconds), dt.UTC) + offset).date()


# -- running --------------------------------------------------------------------------------


class _GitError(Exception):
    """Git did not do what it was asked; the message is what it said, if anything."""

    def explain(self, name: str) -> Diagnostic:
        """The problem for the user, who asked for the revision `name`."""
        said = str(self)
        if said == _NO_GIT:
            hint = "Install git, or name a folder or a PDF instead."
            return error("git/missing", "There is no git here to read a revision with.", hint=hint)
        if "not a git repository" in said or "work tree" in said:
            message = f"`{name}` cannot be looked up: the workspace is in no git repository."
            return error("git/no-repository", message, hint="Name a folder or a PDF instead.")
        return error("git/failed", f"Git cannot read `{name}`: {said}.")


class _RefusedError(_GitError):
    """Git ended by itself and said that it could not."""


_NO_GIT = "no git"


def _no_revision(name: str) -> Diagnostic:
    shown = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in name)[:60]
    message = f"`{shown}` is neither a file, a folder, nor a revision that the repository has."
    hint = "Name a PDF, a folder, or a revision such as `HEAD~3` or a tag."
    return error("git/no-revision", message, hint=hint)


def _run(folder: Path, arguments: Sequence[str], given: bytes = b"") -> bytes:
    """What git prints, of at most MAX_OUTPUT_BYTES and within TIMEOUT_SECONDS."""
    environment = {name: os.environ[name] for name in _KEPT if name in os.environ} | _ENVIRONMENT
    with tempfile.TemporaryFile() as source, tempfile.TemporaryFile() as complaints:
        source.write(given)
        source.seek(0)
        try:
            process = subprocess.Popen(  # noqa: S603 - no shell, and every argument is ours or held
                ["git", *_SAFE, *arguments],  # noqa: S607 - the git on the user's own path
                cwd=folder,
                env=environment,
                stdin=source,
                stdout=subprocess.PIPE,
                stderr=complaints,
            )
        except FileNotFoundError:
            raise _GitError(_NO_GIT) from None
        output = _collect(process)
        complaints.seek(0)
        said = complaints.read(2_000).decode(errors="replace")
    if process.returncode:
        raise _RefusedError(_first_line(said))
    return output


def _collect(process: subprocess.Popen[bytes]) -> bytes:
    """All output of a process, which is ended where it is too much or takes too long."""
    stopped = threading.Event()

    def stop() -> None:
        stopped.set()
        process.kill()

    watchdog = threading.Timer(TIMEOUT_SECONDS, stop)
    watchdog.start()
    try:
        with process:
            assert process.stdout is not None  # noqa: S101 - asked for as a pipe
            output = process.stdout.read(MAX_OUTPUT_BYTES + 1)
            if len(output) > MAX_OUTPUT_BYTES:
                process.kill()
                raise _GitError("there is more of it than is read")
    finally:
        watchdog.cancel()
    if stopped.is_set():
        raise _GitError(f"it took longer than {TIMEOUT_SECONDS:g} seconds")
    return output


def _first_line(said: str) -> str:
    line = next((line for line in said.splitlines() if line.strip()), "")
    shown = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in line)
    return shown.removeprefix("fatal: ").rstrip(".")[:200]
