"""Reading a workspace: what a review holds, and what its fingerprints depend on."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from dossier.app.load import Loaded, Request, load_review
from dossier.nouns.review import Asset, Review
from tests.workspaces import ACME, BRIEF, MISSPELT, RUBRIC, WORKSPACE, ZETA, make_workspace

TODAY = dt.date(2026, 12, 1)


def load(folder: Path, **asked: object) -> Loaded:
    return load_review(Request(folder, TODAY, **asked))  # type: ignore[arg-type]


def review_of(folder: Path, **asked: object) -> Review:
    review = load(folder, **asked).review
    assert review is not None
    return review


def test_review_holds_the_sound_partners_in_order_and_names_the_others(tmp_path: Path) -> None:
    files = {"partners/bad.yaml": MISSPELT, "partners/0.yaml": ZETA, "partners/.hidden.yaml": "x"}
    loaded = load(make_workspace(tmp_path, files))
    assert loaded.review is not None
    assert list(loaded.review.partners) == ["0", "acme", "zeta"]
    assert loaded.review.left_out == ("bad",)
    assert loaded.partners == {"0", "acme", "zeta", "bad"}


def test_diagnostics_are_sorted_by_place(tmp_path: Path) -> None:
    files = {"partners/b.yaml": MISSPELT, "partners/a.yaml": MISSPELT}
    errors = [d for d in load(make_workspace(tmp_path, files)).diagnostics if d.is_error]
    places = [(d.span.file, d.span.line) for d in errors if d.span]
    assert places == [(f"partners/{name}.yaml", line) for name in "ab" for line in (4, 6)]


def test_names_alike_are_pointed_out(tmp_path: Path) -> None:
    loaded = load(make_workspace(tmp_path, {"partners/acme2.yaml": ACME}))
    assert {d.code for d in loaded.diagnostics} == {"profile/similar-name"}
    assert loaded.review is not None


@pytest.mark.parametrize(
    ("asked", "workspace", "as_of"),
    [
        (dt.date(2027, 1, 1), "2026-11-22", dt.date(2027, 1, 1)),
        (None, "2026-11-22", dt.date(2026, 11, 22)),
        (None, None, TODAY),
    ],
)
def test_day_is_the_one_asked_for_else_the_workspace_s_else_today(
    tmp_path: Path, asked: dt.date | None, workspace: str | None, as_of: dt.date
) -> None:
    text = WORKSPACE if workspace else WORKSPACE.replace("as_of: 2026-11-22\n", "")
    folder = make_workspace(tmp_path, {"dossier.yaml": text})
    assert review_of(folder, as_of=asked).as_of == as_of


def test_default_rubric_and_no_brief(tmp_path: Path) -> None:
    text = "schema: dossier/workspace@1\ntitle: T\n"
    blank = "schema: dossier/profile@1\nname: Blank\n"
    folder = make_workspace(tmp_path, {"dossier.yaml": text, "partners/acme.yaml": blank})
    review = review_of(folder)
    assert (review.brief, review.brief_id) == (None, None)
    assert review.rubric.id != "small"


@pytest.mark.parametrize(
    ("file", "content", "changed"),
    [
        ("partners/acme.yaml", ACME.replace("99.9,", "99.8,"), {"acme"}),
        ("rubric.yaml", RUBRIC.replace("weight: 2", "weight: 3"), {"acme", "zeta"}),
        ("briefs/calls.yaml", BRIEF.replace("[ID]", "[VN]"), {"acme", "zeta"}),
        ("dossier.yaml", WORKSPACE.replace("Review", "Second review"), set()),
        ("note.txt", "x", set()),
    ],
)
def test_fingerprints_follow_what_figures_depend_on(
    tmp_path: Path, file: str, content: str, changed: set[str]
) -> None:
    before = review_of(make_workspace(tmp_path))
    after = review_of(make_workspace(tmp_path, {file: content}))
    differing = {
        name for name in before.partners if before.fingerprints[name] != after.fingerprints[name]
    }
    assert differing == changed
    assert (before.fingerprint != after.fingerprint) == (file != "note.txt")


def test_unreadable_file_is_shown_with_its_text(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "partners/acme.yaml": b"name: caf\xe9\n",
        "partners/zeta.yaml": "name: [x\n",
    }
    loaded = load(make_workspace(tmp_path, files))
    assert loaded.sources["partners/acme.yaml"] == "name: caf\ufffd\n"
    assert loaded.sources["partners/zeta.yaml"] == "name: [x\n"


def test_folder_of_profiles_must_be_there(tmp_path: Path) -> None:
    folder = make_workspace(tmp_path)
    for path in (folder / "partners").iterdir():
        path.unlink()
    (folder / "partners").rmdir()
    loaded = load(folder)
    assert [d.message for d in loaded.diagnostics] == ["There is no `partners`."]


def test_brief_that_does_not_fit_the_rubric_stops_the_review(tmp_path: Path) -> None:
    text = BRIEF + "not_applicable: [service.slaa]\nweights: {technolgy: 3}\n"
    loaded = load(make_workspace(tmp_path, {"briefs/calls.yaml": text}))
    assert loaded.review is None
    assert [d.code for d in loaded.diagnostics] == [
        "brief/unknown-criterion",
        "brief/unknown-dimension",
    ]


# -- an error hides no other ----------------------------------------------------------------

TWO_LEVELS = ACME.replace("signed", "singed")
"""A profile that only the rubric can tell to be wrong."""


def codes_of(folder: Path) -> list[str]:
    return [d.code for d in load(folder).diagnostics]


@pytest.mark.parametrize(
    ("file", "text", "own"),
    [
        ("dossier.yaml", WORKSPACE + "theme: {accent: red}\n", ["workspace/bad-colour"]),
        ("briefs/calls.yaml", BRIEF + "weights: {technolgy: 3}\n", ["brief/unknown-dimension"]),
        ("rubric.yaml", RUBRIC + "gates: [{id: g, title: G, before: launch, requires: {proven: x,"
         " below: 1}}]\n", ["rubric/unknown-name"]),
        ("partners/acme.yaml", TWO_LEVELS + "nmae: x\n", ["profile/unknown-key"]),
    ],
)  # fmt: skip
def test_whole_rubric_is_held_against_profiles_whatever_else_is_wrong(
    tmp_path: Path, file: str, text: str, own: list[str]
) -> None:
    folder = make_workspace(tmp_path, {"partners/acme.yaml": TWO_LEVELS, file: text})
    assert sorted(codes_of(folder)) == sorted([*own, "profile/unknown-level"])


def test_rubric_with_a_fault_is_no_measure_and_says_so(tmp_path: Path) -> None:
    files = {
        "rubric.yaml": RUBRIC.replace("weight: 2", "weight: 0"),
        "partners/acme.yaml": TWO_LEVELS.replace("evidence: [log]", "evidence: [logs]"),
        "briefs/calls.yaml": BRIEF + "weights: {technolgy: 3}\nnot_aplicable: [a.b]\n",
    }
    loaded = load(make_workspace(tmp_path, files))
    assert [(d.code, d.severity.value) for d in loaded.diagnostics] == [
        ("brief/not-all-checked", "note"),
        ("brief/unknown-key", "error"),
        ("profile/unused-evidence", "note"),
        ("profile/unknown-evidence", "error"),
        ("rubric/not-all-checked", "note"),
        ("rubric/out-of-range", "error"),
    ]
    assert loaded.review is None


def test_brief_with_a_fault_leaves_the_rubric_to_check_by(tmp_path: Path) -> None:
    files = {
        "briefs/calls.yaml": BRIEF.replace("voice_call", "Voice"),
        "partners/acme.yaml": TWO_LEVELS,
    }
    assert codes_of(make_workspace(tmp_path, files)) == [
        *("brief/bad-id", "brief/not-all-checked", "profile/unknown-level"),
    ]


@pytest.mark.parametrize(
    ("line", "misspelt"), [("rubric:", "rubrick:"), ("as_of:", "asof:"), ("brief:", "breif:")]
)
def test_workspace_that_does_not_tell_leaves_out_what_depends_on_it(
    tmp_path: Path, line: str, misspelt: str
) -> None:
    files = {
        "dossier.yaml": WORKSPACE.replace(line, misspelt),
        "partners/acme.yaml": ACME.replace("evidence: [log]", "evidence: [logs]"),
    }
    assert [code for code in codes_of(make_workspace(tmp_path, files)) if "unused" not in code] == [
        *("workspace/not-all-checked", "workspace/unknown-key", "profile/unknown-evidence"),
    ]


def test_workspace_that_gives_nothing_leaves_profiles_to_themselves(tmp_path: Path) -> None:
    files = {
        "dossier.yaml": WORKSPACE.replace("title:", "titel:"),
        "partners/acme.yaml": TWO_LEVELS.replace("evidence: [log]", "evidence: [logs]"),
    }
    loaded = load(make_workspace(tmp_path, files))
    codes = [d.code for d in loaded.diagnostics]
    assert {"workspace/not-all-checked", "profile/unknown-evidence"} < set(codes)
    assert "profile/unknown-level" not in codes
    assert loaded.review is None


def test_profile_with_a_fault_is_never_judged(tmp_path: Path) -> None:
    loaded = load(make_workspace(tmp_path, {"partners/acme.yaml": ACME + "stage: x\n"}))
    assert loaded.review is not None
    assert (list(loaded.review.partners), loaded.review.left_out) == (["zeta"], ("acme",))


WITH_LOGO = WORKSPACE + "theme: {logo: assets/mark.svg}\n"


def test_a_logo_is_read_and_named_for_the_covers(tmp_path: Path) -> None:
    files = {"dossier.yaml": WITH_LOGO, "assets/mark.svg": "<svg/>"}
    assert review_of(make_workspace(tmp_path, files)).logo == Asset("theme/logo.svg", b"<svg/>")


def test_a_logo_that_is_not_there_is_reported_where_it_is_named(tmp_path: Path) -> None:
    (found,) = load(make_workspace(tmp_path, {"dossier.yaml": WITH_LOGO})).diagnostics
    assert found.code == "files/not-found"
    assert found.span is not None
    assert (found.span.file, found.span.line) == ("dossier.yaml", 7)
