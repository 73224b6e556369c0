"""The final editions that there are: which numbers are taken, and what the newest was made from."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path

from pydantic import ValidationError

from dossier.edges.files import read_bytes
from dossier.edges.folders import list_numbers
from dossier.nouns.final import EDITIONS, RECORD, EditionRecord, edition_folder

MAX_RECORD_BYTES = 1_000_000
"""A record names files by the dozen; a summary's also its partners by the thousand."""


def last_number(output: Path, partner: str | None) -> int:
    """The highest number that an edition has, or that is taken by anything else; 0 without any."""
    folder = f"{partner}/{EDITIONS}" if partner else EDITIONS
    return max(list_numbers(output, folder), default=0)


def find_newest(output: Path, partner: str | None) -> EditionRecord | None:
    """The record of the newest edition of a partner, or of the summary.

    None if there is no edition, or if nobody can say what is in the folder: then its number is
    taken, but it is the same as nothing.
    """
    number = last_number(output, partner)
    data = read_bytes(output, f"{edition_folder(partner, number)}/{RECORD}", MAX_RECORD_BYTES)
    if data.value is None:
        return None
    try:
        record = EditionRecord.model_validate_json(data.value)
    except ValidationError:
        return None
    return record if (record.partner, record.number) == (partner, number) else None


def find_finals(output: Path, partners: Iterable[str]) -> Mapping[str, EditionRecord]:
    """The newest final edition of each partner that has one."""
    found = {partner: find_newest(output, partner) for partner in partners}
    return {partner: record for partner, record in found.items() if record is not None}


def digest_finals(output: Path, partners: Iterable[str]) -> str:
    """The SHA-256 (hex) of all that `find_finals` would read."""
    digest = hashlib.sha256()
    for partner in partners:
        number = last_number(output, partner)
        if number:
            name = f"{edition_folder(partner, number)}/{RECORD}"
            data = read_bytes(output, name, MAX_RECORD_BYTES).value or b""
            digest.update(f"{name}\n{len(data)}\n".encode() + data)
    return digest.hexdigest()
