"""Names that no font can draw: whose errors they are, and where."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

from dossier.app.glyphs import leave_out_undrawable
from dossier.app.load import Loaded, Request, load_review
from tests.workspaces import ACME, ZETA, files_below, make_workspace, run

UGARITIC = "\N{UGARITIC LETTER ALPA}"
UGARITIC_TOO = "\N{UGARITIC LETTER BETA}"
NAMED = "{zh: 艾克米, en: Acme}"


def load(folder: Path, files: Mapping[str, str]) -> Loaded:
    return load_review(Request(make_workspace(folder, files), dt.date(2026, 11, 22)))


def with_name(name: str) -> dict[str, str]:
    return {"partners/acme.yaml": ACME.replace(NAMED, name)}


def test_partners_with_names_that_can_be_drawn_all_stay(tmp_path: Path) -> None:
    loaded = load(tmp_path, with_name("Société “Ängström” — 声网™"))
    assert leave_out_undrawable(loaded, tmp_path) == loaded


def test_partner_is_left_out_with_each_character_and_its_place(tmp_path: Path) -> None:
    files = with_name(f"{{zh: 艾克米{UGARITIC}, en: Acme {UGARITIC_TOO}}}")
    files["partners/zeta.yaml"] = ZETA.replace("en: Zeta", f"en: '{UGARITIC}'")
    loaded = leave_out_undrawable(load(tmp_path, files), tmp_path)
    assert loaded.review is not None
    assert (dict(loaded.review.partners), loaded.review.left_out) == ({}, ("acme", "zeta"))
    found = [found for found in loaded.diagnostics if found.code == "typeset/missing-glyph"]
    places = [
        (found.span.file, found.span.line, found.span.column) for found in found if found.span
    ]
    assert places == [
        ("partners/acme.yaml", 2, 12),
        ("partners/acme.yaml", 2, 22),
        ("partners/zeta.yaml", 2, 25),
    ]
    assert [UGARITIC in found[0].message, UGARITIC_TOO in found[1].message] == [True, True]


def test_only_names_of_the_languages_wanted_matter(tmp_path: Path) -> None:
    loaded = load(tmp_path, with_name(f"{{zh: 艾克米{UGARITIC}, en: Acme}}"))
    assert leave_out_undrawable(loaded, tmp_path, ("en",)) == loaded


def test_workspace_that_cannot_be_read_stays_so(tmp_path: Path) -> None:
    loaded = load(tmp_path, {"dossier.yaml": "schema: dossier/workspace@1\n"})
    assert leave_out_undrawable(loaded, tmp_path) == loaded


def test_comparison_is_made_of_the_others(tmp_path: Path) -> None:
    folder = make_workspace(tmp_path, with_name(f"Acme {UGARITIC}"))
    result = run(folder, "build", "--lang", "en", "--scheduler", "here")
    assert result.exit_code == 1
    assert "partners/acme.yaml:2:7: error[typeset/missing-glyph]" in result.stderr
    assert result.stderr.count("error[") == 1
    assert "Left out because of errors: acme." in result.stderr
    written = files_below(folder / "output")
    assert {"summary.en.pdf", "summary.en.md", "zeta/dossier.en.pdf"} <= written.keys()
    assert not any(name.startswith("acme/") for name in written)


def test_markdown_alone_needs_no_font(tmp_path: Path) -> None:
    folder = make_workspace(tmp_path, with_name(f"Acme {UGARITIC}"))
    assert run(folder, "build", "--format", "md").exit_code == 0
