"""Every worked case is tried: each is in one group, and tests run through every group."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cases import ADDITIVE, CASES, CHANCES, PIECEWISE

TESTS = "".join(
    path.read_text(encoding="utf-8") for path in sorted(Path(__file__).parent.glob("*/test_*.py"))
)


def test_every_case_is_in_one_group() -> None:
    grouped = [*ADDITIVE, *PIECEWISE, *CHANCES]
    assert sorted(grouped) == sorted(CASES)
    assert set(CASES) >= {
        "mavt-hand-3x3",
        "smaa-exact-3x3-symmetric",
        "smaa-exact-4x3-dominated",
        "smaa-R-nacw",
        "pvf-R",
    }


@pytest.mark.parametrize("group", ["ADDITIVE", "PIECEWISE", "CHANCES"])
def test_tests_run_through_every_group(group: str) -> None:
    assert f'@pytest.mark.parametrize("case", {group}.values(), ids={group})' in TESTS
