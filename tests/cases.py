"""Worked cases of other programs and of exact arithmetic, by what they are cases of.

The file is kept as it was given; tests are parametrized by these groups, never by single names, so
that a case that is added to it is tried at once.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

Case = dict[str, Any]

_FILE = Path(__file__).parent / "data" / "scoring-cases.json"

CASES: dict[str, Case] = {
    case["id"]: case for case in json.loads(_FILE.read_text(encoding="utf-8"))["cases"]
}

ADDITIVE = {name: case for name, case in CASES.items() if "matrix" in case}
"""Points of partners by weighted criteria, with their totals and ranks."""

PIECEWISE = {name: case for name, case in CASES.items() if "cutoffs" in case}
"""Values of a piecewise linear function."""

CHANCES = {name: case for name, case in CASES.items() if "values" in case and name not in PIECEWISE}
"""Partners on which all weights are tried: chances of ranks, and central weights."""
