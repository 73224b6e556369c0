"""The changes as `dossier/changes@1`; its schema is held in tests/test_formats.py."""

from __future__ import annotations

import datetime as dt
import json

from dossier.judging.changes import compare_editions
from dossier.making.export_changes import changes_json
from dossier.making.glossary import Glossary
from dossier.nouns.edition import EditionName, EditionSet
from tests.editions import criterion, edition, item
from tests.samples import make_words

OLD = edition({"c": (1.0, criterion(claimed_value=("ID",)))})
NEW = edition(
    {"c": (1.0, criterion(claimed_value=("ID", "VN"), evidence=[item("a", 0.5)]))},
    rubric_sha256="1" * 64,
    as_of="2027-01-01",
)
NAME = EditionName("v1", "0123456789", dt.date(2026, 7, 3))


def test_changes_are_told_as_data_and_in_words() -> None:
    changes = compare_editions(
        EditionSet(NAME, {"acme": OLD, "gone": OLD}), EditionSet(EditionName(""), {"acme": NEW})
    )
    told = json.loads(changes_json(changes, Glossary(make_words("zh"), None)))
    (acme,) = told.pop("partners")
    assert told == {
        "schema": "dossier/changes@1",
        "old": {"name": "v1", "revision": "0123456789", "on": "2026-07-03"},
        "new": {"name": None, "revision": None, "on": None},
        "comparable": False,
        "appeared": [],
        "disappeared": ["gone"],
        "unjudged": [],
    }
    assert acme["as_of"] == {"old": "2026-11-22", "new": "2027-01-01"}
    assert acme["caveats"] == ["rubric-edited"]
    assert acme["sentences"][0].startswith("两版不可比")
    assert acme["proven"] == {"old": 0.0, "new": 25.0}
    assert acme["parts"] == [
        {"criterion": "d.c", "cause": "added", "points": 25.0, "evidence": ["a"]}
    ]
    (answer,) = acme["answers"]
    assert answer["claimed"] == {"old": ["ID"], "new": ["ID", "VN"]}
