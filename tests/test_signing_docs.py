"""docs/signing.md: every reason why a dossier is unfit, and every key of the record."""

from __future__ import annotations

import re
from pathlib import Path

from dossier.nouns.final import EditionRecord

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs/signing.md").read_text("utf-8")


def test_page_has_every_reason() -> None:
    sources = [ROOT / "dossier/judging/fitness.py", ROOT / "dossier/app/fitness.py"]
    codes = {
        code
        for path in sources
        for code in re.findall(r'error\("(final/[a-z-]+)"', path.read_text("utf-8"))
    }
    assert len(codes) > 10
    assert set(re.findall(r"^\| `(final/[a-z-]+)`", PAGE, re.MULTILINE)) == codes


def test_page_has_every_key_of_the_record() -> None:
    table = PAGE.partition("### `edition.json`")[2]
    keys = re.findall(r"^\| `([a-z]+)` \|", table, re.MULTILINE)
    assert keys == [field.alias or name for name, field in EditionRecord.model_fields.items()]
