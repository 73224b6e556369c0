from __future__ import annotations

from typing import Any

from dossier.making.rulings import flag_rows
from dossier.nouns.view import FlagRow
from tests.samples import make_acme


def test_flags_begin_with_the_unresolved_and_the_gravest() -> None:
    resolved = {"on": "2026-07-04", "how": "Talked."}
    flags: list[dict[str, Any]] = [
        {"id": "was-bad", "severity": "blocker", "resolved": resolved},
        {"id": "b", "severity": "minor"},
        {"id": "d", "severity": "major"},
        {"id": "c", "severity": "major"},
        {"id": "a-blocker", "severity": "blocker", "title": "Named", "note": "Seen."},
        {"id": "was-small", "severity": "minor", "resolved": resolved},
    ]
    rows = flag_rows(make_acme(flags=flags))
    assert [row.title for row in rows] == ["Named", "c", "d", "b", "was bad", "was small"]
    assert rows[0] == FlagRow("Named", "blocker", "reviewer", "Seen.", None)
    assert rows[4] == FlagRow("was bad", "blocker", "reviewer", "", "2026-07-04: Talked.")
