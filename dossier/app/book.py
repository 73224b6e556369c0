"""The manifest of an output folder: read with suspicion, kept while documents are made."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import ValidationError

from dossier.edges.files import read_bytes, write_whole
from dossier.edges.own_files import find_states, note_state, remove_own
from dossier.nouns.diagnostics import Checked, Diagnostic, Span, note, warning
from dossier.nouns.manifest import MANIFEST, Complete, Entry, FileState, Manifest

MAX_MANIFEST_BYTES = 200_000_000
"""A partner takes some kilobytes: this is enough for as many as there may be."""

SECONDS_BETWEEN_WRITES = 10
"""How much work at most a build that is killed has done without leaving word of it."""


def read_manifest(output: Path) -> Checked[Manifest]:
    """The manifest of an output folder; None where there is none that can be trusted.

    What is damaged, made by another version of the format or edited by hand counts as nothing:
    then everything is made anew, and nothing is removed.

    Diagnostics: `manifest/not-trusted` (a note).
    """
    data = read_bytes(output, MANIFEST, MAX_MANIFEST_BYTES)
    if data.value is None:
        is_absent = all(found.code == "files/not-found" for found in data.diagnostics)
        return Checked(None) if is_absent else _distrust(data.diagnostics[0].message)
    try:
        manifest = Manifest.model_validate_json(data.value)
    except ValidationError:
        return _distrust("It is damaged, or of another version.")
    if _digest(manifest) != manifest.digest:
        return _distrust("It has been edited.")
    return Checked(manifest)


def _distrust(why: str) -> Checked[Manifest]:
    message = f"`{MANIFEST}` is not used. {why}"
    hint = "Nothing is lost: all documents are looked at anew, and nothing is removed."
    return Checked(None, (note("manifest/not-trusted", message, Span(MANIFEST, 1, 1), hint),))


def _digest(manifest: Manifest) -> str:
    text = manifest.model_dump_json(by_alias=True, exclude={"digest"})
    return hashlib.sha256(text.encode()).hexdigest()


def open_book(output: Path) -> Checked[Book]:
    """The book of an output folder, empty where nothing is known of it."""
    read = read_manifest(output)
    if read.value is None:
        return Checked(Book(output), read.diagnostics)
    former = read.value
    documents, orphans = dict(former.documents), dict(former.orphans)
    return Checked(Book(output, documents, orphans, former.complete), read.diagnostics)


@dataclass(slots=True)
class Book:
    """What is known of the documents in an output folder, kept up to date as they are made."""

    output: Path
    documents: dict[str, Entry] = field(default_factory=dict)
    orphans: dict[str, FileState] = field(default_factory=dict)
    complete: Complete | None = None
    """The last build of everything; None as soon as anything else has been made."""
    _written: float = field(default_factory=time.monotonic)

    def find_reason(self, name: str, inputs: Mapping[str, str]) -> str | None:
        """Why a document has to be made from these inputs, in a few words; None if it need not."""
        entry = self.documents.get(name)
        if entry is None:
            return "there is no record of it"
        keys = (*inputs, *(key for key in entry.inputs if key not in inputs))
        changed = [key for key in keys if inputs.get(key) != entry.inputs.get(key)]
        if changed:
            return f"{', '.join(changed)} changed"
        for file, finding in find_states(self.output, entry.files).items():
            if finding != "as written":
                return f"`{file}` is missing" if finding == "missing" else f"`{file}` was edited"
        return None

    def record(self, name: str, inputs: Mapping[str, str], files: Mapping[str, bytes]) -> None:
        """Note that a document has been made and written."""
        states = {path: note_state(self.output, path, data) for path, data in files.items()}
        known = {path: state for path, state in states.items() if state is not None}
        former = self.documents.get(name)
        self.documents[name] = Entry(inputs=dict(inputs), files=known)
        self.orphans |= {
            p: s for p, s in (former.files if former else {}).items() if p not in known
        }
        self.orphans = {path: s for path, s in self.orphans.items() if path not in known}
        self.complete = None

    def prune(self, keep: Iterable[str]) -> Checked[tuple[str, ...]]:
        """Remove the files of every document that is not to be kept, and those of none.

        Only what still holds what we wrote is removed; what was edited is named and left.

        Diagnostics: `manifest/edited` (a warning), `files/…`.
        """
        kept = frozenset(keep)
        gone = {name: entry for name, entry in self.documents.items() if name not in kept}
        ours = {p: s for entry in gone.values() for p, s in entry.files.items()} | self.orphans
        removed: list[str] = []
        found: list[Diagnostic] = []
        for path, state in sorted(ours.items()):
            done = self._remove(path, state)
            found += done.diagnostics
            removed += [path] if done.value else []
        self.documents = {name: e for name, e in self.documents.items() if name in kept}
        self.complete = None
        left = {diagnostic.span.file for diagnostic in found if diagnostic.span}
        self.orphans = {path: state for path, state in ours.items() if path in left}
        return Checked(tuple(removed), tuple(found))

    def _remove(self, path: str, state: FileState) -> Checked[bool]:
        if find_states(self.output, {path: state})[path] == "changed":
            message = f"`{path}` has no source any more, but was edited since it was built."
            hint = "It is left; remove it if it is of no use."
            found = warning("manifest/edited", message, Span(path, 1, 1), hint)
            return Checked(value=False, diagnostics=(found,))
        return remove_own(self.output, path, state)

    def write_now_and_then(self) -> Checked[bool]:
        """Leave word of what has been made, if that was not done for a while."""
        is_due = time.monotonic() - self._written > SECONDS_BETWEEN_WRITES
        return self.write() if is_due else Checked(value=False)

    def write(self) -> Checked[bool]:
        """Write the manifest, if anything in it is new.

        Diagnostics: `files/…`.
        """
        self._written = time.monotonic()
        documents = dict(sorted(self.documents.items()))
        orphans = dict(sorted(self.orphans.items()))
        blank = Manifest(
            schema="dossier/manifest@1",
            documents=documents,
            orphans=orphans,
            complete=self.complete,
            digest="0" * 64,
        )
        whole = blank.model_copy(update={"digest": _digest(blank)})
        text = whole.model_dump_json(by_alias=True) + "\n"
        return write_whole(self.output, MANIFEST, text.encode())
