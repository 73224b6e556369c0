"""The decision page is one page, whatever stands on it."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

import pypdf
import pytest

from tests.printed.conftest import DOCUMENTS, Print

DECISION = {"Decision page", "决策页"}


def pages_of_decision(reader: Any) -> int:
    """On how many pages the decision stands: from its heading to the chapter behind it."""
    chapters = [
        (reader.get_destination_page_number(each), each.title)
        for each in reader.outline
        if not isinstance(each, list)
    ]
    ends = [after - page for (page, title), (after, _) in pairwise(chapters) if title in DECISION]
    (pages,) = ends
    return int(pages)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_decision_stands_on_one_page(name: str, library: Mapping[str, Print]) -> None:
    assert pages_of_decision(library[name].reader) == 1


def test_decision_of_hard_cases_stands_on_one_page(hard: Mapping[str, Path]) -> None:
    pages = {name: pages_of_decision(pypdf.PdfReader(path)) for name, path in hard.items()}
    assert {name: count for name, count in pages.items() if count != 1} == {}
