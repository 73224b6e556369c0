"""Final editions: numbered, whole, never over each other, and only where something changed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from concurrent.futures import Executor, Future
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from dossier.app import finals, issue
from dossier.app.finals import find_finals, find_newest, last_number
from dossier.app.issue import Approval, Issue, Issued, count_pdfs, issue_editions, tell_issue
from dossier.app.load import Request, load_review
from dossier.app.order import Order
from dossier.app.unbind import recover
from dossier.app.verify import verify
from dossier.edges.pdf import read_attachments
from dossier.nouns.diagnostics import Checked, error
from dossier.nouns.final import EditionRecord
from dossier.nouns.page import Page
from dossier.nouns.review import Review
from dossier.nouns.seal import Seal
from dossier.nouns.verification import Outcome
from tests.samples import make_shop
from tests.signing import AS_OF, FIT, RULED, ZETA_FIT, make_signable, spoil
from tests.workspaces import files_below, make_workspace, run

BOTH = frozenset({"acme", "zeta"})


class PaperPress(Executor):
    """An executor that prints nothing: the name of a page stands for its PDF."""

    def __init__(self, broken: str = "nothing") -> None:
        self.broken = broken

    def submit(self, _typeset: Callable[..., Any], /, *pages: Any, **_: Any) -> Future[Any]:
        (page,) = pages
        future: Future[Any] = Future()
        future.set_result(self.print(page))
        return future

    def print(self, page: Page) -> Checked[bytes]:
        if self.broken in page.name:
            return Checked(None, (error("typeset/engine", "It is broken."),))
        return Checked(f"PDF of {page.name}".encode())


def review_of(folder: Path, **changes: Any) -> Review:
    review = load_review(replace(Request(folder, AS_OF), **changes)).review
    assert review is not None
    return review


def issue_all(folder: Path, press: Executor | None = None, **changes: Any) -> Issue:
    """Editions of everybody and of the summary."""
    order = Order(folder, folder / "output", languages=changes.pop("languages", ()))
    approval = Approval(order, review_of(folder, **changes), BOTH, has_summary=True)
    return issue_editions(approval, press or PaperPress(), lambda _: None)


def told(result: Issue) -> dict[str | None, tuple[int, bool]]:
    return {each.partner: (each.number, each.is_new) for each in result.editions}


def test_an_edition_holds_documents_data_and_a_record_of_them_all(tmp_path: Path) -> None:
    result = issue_all(make_signable(tmp_path))
    assert result.diagnostics == ()
    assert told(result) == {"acme": (1, True), "zeta": (1, True), None: (1, True)}
    for partner, names in (
        ("acme", {"assessment.json", *(f"dossier.{end}" for end in ENDS)}),
        (None, {"scores.json", *(f"summary.{end}" for end in ENDS)}),
    ):
        folder = tmp_path / "output" / (partner or "") / "editions/1"
        files = files_below(folder)
        record = EditionRecord.model_validate_json(files.pop("edition.json"))
        assert {name for name in files if not name.startswith("charts/")} == names
        assert record.files == {n: hashlib.sha256(b).hexdigest() for n, b in files.items()}
        assert (record.partner, record.number, record.date) == (partner, 1, AS_OF)
        assert record.languages == ("en", "zh")
        assert any(name.startswith("charts/") for name in files)
    summary = EditionRecord.model_validate_json(
        (tmp_path / "output/editions/1/edition.json").read_bytes()
    )
    assert summary.dossiers == {"acme": 1, "zeta": 1}


ENDS = ("en.md", "en.pdf", "zh.md", "zh.pdf")


def test_documents_say_which_edition_they_are(tmp_path: Path) -> None:
    issue_all(make_signable(tmp_path))
    files = files_below(tmp_path / "output")
    dossier = files["acme/editions/1/dossier.en.md"].decode()
    assert 'status: "final"\nstatus_words: "Final edition 1, 22 November 2026"' in dossier
    assert "| Edition | No. 1, dated 22 November 2026 |" in dossier
    assert "../../acme/editions/1/dossier.en.md" in files["editions/1/summary.en.md"].decode()


def test_nothing_is_written_where_nothing_changed(tmp_path: Path) -> None:
    issue_all(make_signable(tmp_path))
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "output").rglob("*")}
    assert told(issue_all(tmp_path)) == {"acme": (1, False), "zeta": (1, False), None: (1, False)}
    assert {p: p.stat().st_mtime_ns for p in (tmp_path / "output").rglob("*")} == before


def test_a_change_makes_the_next_edition_and_leaves_the_former(tmp_path: Path) -> None:
    issue_all(make_signable(tmp_path))
    before = files_below(tmp_path / "output")
    make_signable(tmp_path, acme=FIT + "summary: {zh: 新, en: New}\n")
    # A summary has all profiles, a dossier its own and its place among the others.
    assert told(issue_all(tmp_path)) == {"acme": (2, True), "zeta": (1, False), None: (2, True)}
    now = files_below(tmp_path / "output")
    assert {name: now[name] for name in before} == before
    assert "acme/editions/2/dossier.zh.pdf" in now


@pytest.mark.parametrize(
    "change",
    [
        {"as_of": AS_OF.replace(day=23)},
        {"brief": "briefs/other.yaml"},
        {"languages": ("en",)},
    ],
)
def test_all_that_it_was_made_from_counts(tmp_path: Path, change: dict[str, Any]) -> None:
    issue_all(make_signable(tmp_path))
    text = RULED["briefs/calls.yaml"]
    make_workspace(tmp_path, {**RULED, "briefs/other.yaml": text, "partners/zeta.yaml": ZETA_FIT})
    assert told(issue_all(tmp_path, **change))["acme"] == (2, True)


def test_another_place_among_the_others_makes_an_edition(tmp_path: Path) -> None:
    issue_all(make_signable(tmp_path))
    make_signable(tmp_path, zeta=ZETA_FIT.replace("99.8,", "100,").replace("[voice_call]}", "all}"))
    assert told(issue_all(tmp_path))["acme"] == (2, True)


def test_own_templates_make_an_edition(tmp_path: Path) -> None:
    issue_all(make_signable(tmp_path))
    files: dict[str, str | bytes] = {**RULED, "partners/zeta.yaml": ZETA_FIT}
    make_workspace(tmp_path, {**files, "templates/unused.md.j2": "new"})
    assert told(issue_all(tmp_path))["acme"] == (1, False)
    make_workspace(tmp_path, {**files, "templates/theme/own.css": "/* new */"})
    assert told(issue_all(tmp_path))["acme"] == (2, True)


def test_a_number_is_taken_by_whatever_has_it(tmp_path: Path) -> None:
    folder = make_signable(tmp_path)
    (folder / "output/acme/editions/4").mkdir(parents=True)
    assert told(issue_all(folder))["acme"] == (5, True)
    assert last_number(folder / "output", "acme") == 5


def test_who_is_slower_is_told_and_writes_over_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    issue_all(make_signable(tmp_path))
    before = files_below(tmp_path / "output")
    with monkeypatch.context() as patch:
        patch.setattr(issue, "find_newest", lambda *_: None)
        patch.setattr(issue, "last_number", lambda *_: 0)
        result = issue_all(tmp_path)
    assert {found.code for found in result.diagnostics} == {"files/already-there"}
    assert result.editions == ()
    assert files_below(tmp_path / "output") == before


def test_what_a_killed_run_left_is_cleared(tmp_path: Path) -> None:
    folder = make_signable(tmp_path)
    make_workspace(folder, {**RULED, "partners/zeta.yaml": ZETA_FIT, LEFTOVER: "half"})
    assert told(issue_all(folder))["acme"] == (1, True)
    assert not (folder / LEFTOVER).parent.exists()


LEFTOVER = "output/acme/editions/.1.0123456789abcdef.part/dossier.en.md"


@pytest.mark.parametrize("broken", ["acme/editions/1/dossier.en", "acme/editions/1/dossier.zh"])
def test_a_document_that_fails_takes_its_edition_along_and_no_other(
    tmp_path: Path, broken: str
) -> None:
    result = issue_all(make_signable(tmp_path), PaperPress(broken))
    assert told(result) == {"zeta": (1, True)}
    assert [found.code for found in result.diagnostics] == ["typeset/engine"]
    assert not (tmp_path / "output/acme").exists()


def test_a_template_that_fails_takes_its_edition_along(tmp_path: Path) -> None:
    own = {"templates/sections/risks.md.j2": "{{ view.nothing }}"}
    make_workspace(tmp_path, {**RULED, "partners/zeta.yaml": ZETA_FIT, **own})
    result = issue_all(tmp_path)
    assert result.editions == ()
    assert {found.code for found in result.diagnostics} == {"template/failed"}
    assert files_below(tmp_path / "output") == {} if (tmp_path / "output").exists() else True


def test_every_pdf_is_told_and_counted(tmp_path: Path) -> None:
    folder = make_signable(tmp_path)
    approval = Approval(Order(folder, folder / "output"), review_of(folder), BOTH, has_summary=True)
    done: list[str] = []
    issue_editions(approval, PaperPress(), done.append)
    assert len(done) == count_pdfs(approval) == 6


def test_records_that_nobody_can_read_are_none(tmp_path: Path) -> None:
    issue_all(make_signable(tmp_path))
    output = tmp_path / "output"
    path = output / "acme/editions/1/edition.json"
    assert find_finals(output, ["acme", "nobody"]).keys() == {"acme"}
    written = path.read_text()
    for text in ("{}", "no JSON", written.replace('"acme"', '"zeta"'), "x" * 2_000_000):
        path.write_text(text)
        assert find_newest(output, "acme") is None
    assert finals.find_newest(tmp_path / "nowhere", "acme") is None
    assert told(issue_all(tmp_path))["acme"] == (2, True)


def test_lines_say_what_there_is_and_what_is_missing(tmp_path: Path) -> None:
    folder = make_signable(tmp_path)
    order = Order(folder, Path("out"))
    approval = Approval(order, review_of(folder), frozenset({"acme"}))
    editions = (Issued("acme", 2, is_new=True),)
    assert list(tell_issue(Issue(editions, ()), approval)) == [
        "Edition 2 of `acme` is in out/acme/editions/2.",
        "Not fit to sign: zeta.",
        "There is no edition of the summary, as not every dossier is final.",
    ]
    alone = replace(approval, order=replace(order, partners=frozenset({"acme"})))
    same = (Issued("acme", 2, is_new=False), Issued(None, 3, is_new=True))
    assert list(tell_issue(Issue(same, ()), alone)) == [
        "Edition 2 of `acme` stands: nothing has changed that it was made from.",
        "Edition 3 of the summary is in out/editions/3.",
    ]


def test_the_assessment_of_an_edition_is_that_of_a_build(tmp_path: Path) -> None:
    issue_all(make_signable(tmp_path))
    run(tmp_path, "build", "--format", "md", "--lang", "en")
    files = files_below(tmp_path / "output")
    assert json.loads(files["acme/editions/1/assessment.json"]) == json.loads(
        files["acme/assessment.json"]
    )


def test_an_edition_may_be_compared_with_a_later_one(tmp_path: Path) -> None:
    issue_all(make_signable(tmp_path))
    make_signable(tmp_path, acme=spoil(("99.9,", "99.99,")))
    issue_all(tmp_path)
    old, new = (str(tmp_path / f"output/acme/editions/{number}") for number in (1, 2))
    result = run(tmp_path, "diff", old, new)
    assert result.exit_code == 0
    assert "99.99" in result.stdout or "Availability" in result.stdout


def test_final_editions_are_verified_to_the_last_byte(tmp_path: Path) -> None:
    folder = make_signable(tmp_path)
    assert run(folder, "build", "--final", "--lang", "en", "--jobs", "2").exit_code == 0
    for name in ("acme/editions/1/dossier.en.pdf", "editions/1/summary.en.pdf"):
        checked = verify(folder / "output" / name, folder)
        assert checked.value is not None
        assert {found.outcome for found in checked.value.findings} == {Outcome.OK}, name


def test_a_draft_that_is_passed_off_as_final_is_found(tmp_path: Path) -> None:
    """By its Markdown and its pages, if only the seal is changed; all of it makes a new one."""
    folder = make_signable(tmp_path)
    run(folder, "build", "-q", "--lang", "en", "--format", "pdf", "acme")
    path = folder / "output/acme/dossier.en.pdf"
    attached = read_attachments(path.read_bytes(), path.name).value
    assert attached is not None
    seal = Seal.model_validate_json(attached["seal.json"])
    assert seal.edition is None
    made = recover(seal.model_copy(update={"edition": 1}), attached).make(make_shop("en"))
    assert made.markdown != attached["dossier.en.md"].decode()


def test_a_change_since_makes_an_edition_that_tells_of_it(tmp_path: Path) -> None:
    folder = make_signable(tmp_path)
    run(folder, "build", "--final", "--lang", "en", "acme")
    make_signable(folder, acme=spoil(("99.9,", "99.99,")))
    first = str(folder / "output/acme/editions/1")
    run(folder, "build", "--final", "--lang", "en", "--since", first, "acme")
    text = (folder / "output/acme/editions/2/dossier.en.md").read_text()
    assert "99.99" in text
    assert "What changed" in text
    assert "What changed" not in (folder / "output/acme/editions/1/dossier.en.md").read_text()
