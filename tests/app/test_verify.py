"""A PDF is verified by its own data; whatever was changed in it, or since, is found and named."""

from __future__ import annotations

import dataclasses
import hashlib
import io
import json
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from pypdf import PdfReader, PdfWriter
from pypdf.generic import NameObject

from dossier.app import verify as verification_of_pdfs
from dossier.app.press import typeset_page
from dossier.app.verify import find_workspace, verify
from dossier.nouns.diagnostics import Checked
from dossier.nouns.page import Page
from dossier.nouns.verification import Check, Finding, Outcome, Verification
from tests.workspaces import ACME, files_below, make_workspace, run

Change = Callable[[dict[str, bytes]], object]

OK, DIFFERS, UNCHECKED = Outcome.OK, Outcome.DIFFERS, Outcome.UNCHECKED
ELSEWHERE = ACME + "exit: {alternatives: [zeta, nobody]}\n"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace of two partners with all of its PDFs."""
    folder = make_workspace(tmp_path_factory.mktemp("w"), {"partners/acme.yaml": ELSEWHERE})
    result = run(folder, "build", "-q", "--scheduler", "here", "--format", "pdf")
    assert result.exit_code == 0, result.output
    return folder


@pytest.fixture(scope="module")
def press() -> Callable[[Page], Checked[bytes]]:
    """A press that prints each page once, without attachments."""
    printed: dict[str, Checked[bytes]] = {}

    def typeset(page: Page) -> Checked[bytes]:
        if page.html not in printed:
            printed[page.html] = typeset_page(dataclasses.replace(page, attachments={}))
        return printed[page.html]

    return typeset


@pytest.fixture
def acme(
    built: Path, press: Callable[[Page], Checked[bytes]], monkeypatch: pytest.MonkeyPatch
) -> bytes:
    """A dossier to be changed; what it should be is typeset once, since no byte will match."""
    monkeypatch.setattr(verification_of_pdfs, "typeset_page", press)
    return (built / "output/acme/dossier.en.pdf").read_bytes()


def examine(data: bytes, tmp_path: Path, folder: Path | None = None) -> Verification:
    file = tmp_path / "x.pdf"
    file.write_bytes(data)
    checked = verify(file, folder)
    assert checked.value is not None, checked.diagnostics
    return checked.value


def outcomes(verification: Verification) -> dict[Check, Outcome]:
    return {finding.check: finding.outcome for finding in verification.findings}


def finding_on(check: Check, verification: Verification) -> Finding:
    return next(finding for finding in verification.findings if finding.check is check)


def bad_checks(verification: Verification) -> set[Check]:
    return {each.check for each in verification.findings if each.outcome is DIFFERS}


def save(writer: PdfWriter) -> bytes:
    saved = io.BytesIO()
    writer.write(saved)
    return saved.getvalue()


def with_attachments(data: bytes, change: Change, *, is_resealed: bool = False) -> bytes:
    """The PDF with its attachments changed by another program, on request with a fitting seal."""
    reader = PdfReader(io.BytesIO(data))
    files = {file.name: bytes(file.content) for file in reader.attachment_list}
    change(files)
    if is_resealed:
        seal = json.loads(files["seal.json"])
        for name, each in seal["attachments"].items():
            each["sha256"] = hashlib.sha256(files[name]).hexdigest()
        files["seal.json"] = json.dumps(seal).encode()
    writer = PdfWriter(clone_from=reader)
    del writer.root_object["/Names"]["/EmbeddedFiles"]  # type: ignore[attr-defined]
    for name, content in files.items():
        writer.add_attachment(name, content)
    return save(writer)


def replacing(name: str, old: str, new: str) -> Change:
    def change(files: dict[str, bytes]) -> None:
        assert files[name].count(old.encode()) >= 1
        files[name] = files[name].replace(old.encode(), new.encode(), 1)

    return change


# -- what is as it should be ----------------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    ["acme/dossier.en", "acme/dossier.zh", "zeta/dossier.zh", "summary.en", "summary.zh"],
)
def test_what_was_built_is_verified_to_the_last_byte(built: Path, name: str) -> None:
    checked = verify(built / f"output/{name}.pdf", built)
    assert checked.value is not None
    assert set(outcomes(checked.value).values()) == {OK}
    assert "byte for byte" in finding_on(Check.LOOK, checked.value).message
    assert checked.value.is_well


def test_two_builds_give_the_same_bytes(built: Path, tmp_path: Path) -> None:
    run(
        built,
        "build",
        "-q",
        "--scheduler",
        "here",
        "--format",
        "pdf",
        "--output",
        str(tmp_path / "o"),
    )
    again = files_below(tmp_path / "o")
    assert again == files_below(built / "output")
    assert len(again) == 6


def test_without_a_workspace_the_document_stands_for_itself(acme: bytes, tmp_path: Path) -> None:
    verification = examine(acme, tmp_path)
    found = outcomes(verification)
    assert [found.pop(check) for check in (Check.WORKSPACE, Check.STANDING)] == [UNCHECKED] * 2
    assert set(found.values()) == {OK}
    assert verification.is_well


def test_saving_anew_is_told_from_changing(acme: bytes, tmp_path: Path, built: Path) -> None:
    writer = PdfWriter(clone_from=io.BytesIO(acme))
    verification = examine(save(writer), tmp_path, built)
    assert verification.is_well
    assert set(outcomes(verification).values()) == {OK}
    assert "saved by another program" in finding_on(Check.LOOK, verification).message


def test_another_brief_can_be_named_at_the_build(built: Path, tmp_path: Path) -> None:
    folder = tmp_path / "w"
    shutil.copytree(built, folder)
    other = (folder / "briefs/calls.yaml").read_text("utf-8").replace("Calls", "Other calls")
    (folder / "briefs/other.yaml").write_text(other, "utf-8")
    order = (
        "build",
        "acme",
        "-q",
        "--scheduler",
        "here",
        "--lang",
        "en",
        "--brief",
        "briefs/other.yaml",
    )
    assert run(folder, *order).exit_code == 0
    checked = verify(folder / "output/acme/dossier.en.pdf", folder)
    assert checked.value is not None
    assert set(outcomes(checked.value).values()) == {OK}


def test_what_is_told_of_an_earlier_edition_goes_along(built: Path, tmp_path: Path) -> None:
    folder = tmp_path / "w"
    shutil.copytree(built, folder)
    path = folder / "partners/acme.yaml"
    path.write_text(path.read_text("utf-8").replace("verified: 99.9,", "verified: 99.2,"), "utf-8")
    order = ("build", "-q", "--scheduler", "here", "--lang", "en", "--since", str(built))
    assert run(folder, *order).exit_code == 0
    for name in ("acme/dossier.en", "summary.en"):
        checked = verify(folder / f"output/{name}.pdf", folder)
        assert checked.value is not None
        assert set(outcomes(checked.value).values()) == {OK}, checked.value


def test_a_partner_with_errors_is_left_out_here_as_there(tmp_path: Path) -> None:
    folder = make_workspace(tmp_path / "w", {"partners/bad.yaml": "schema: dossier/profile@1\n"})
    run(folder, "build", "-q", "--scheduler", "here", "--lang", "en")
    checked = verify(folder / "output/summary.en.pdf", folder)
    assert checked.value is not None
    assert set(outcomes(checked.value).values()) == {OK}


# -- attachments ----------------------------------------------------------------------------


def test_a_changed_attachment_is_named(acme: bytes, tmp_path: Path) -> None:
    forged = with_attachments(acme, replacing("assessment.json", '"rank": 1', '"rank": 2'))
    verification = examine(forged, tmp_path)
    assert bad_checks(verification) == {Check.ATTACHMENTS, Check.FIGURES}
    assert finding_on(Check.ATTACHMENTS, verification).details == (
        "`assessment.json` has been changed: its hash is another",
    )
    assert finding_on(Check.FIGURES, verification).details == (
        "partner.rank: attached 2, computed 1",
    )
    assert not verification.is_well


def test_a_changed_answer_is_found_though_the_seal_fits(acme: bytes, tmp_path: Path) -> None:
    change = replacing("profile.yaml", "verified: 99.9", "verified: 99.99")
    verification = examine(with_attachments(acme, change, is_resealed=True), tmp_path)
    assert outcomes(verification)[Check.ATTACHMENTS] is OK
    assert bad_checks(verification) == {Check.FIGURES, Check.DOCUMENT, Check.TEXT, Check.LOOK}
    figures = finding_on(Check.FIGURES, verification).details
    uptime = "partner.dimensions.technology.criteria.uptime"
    assert f"{uptime}.verified_value: attached 99.9, computed 99.99" in figures
    assert any(line.startswith("partner.proven: attached ") for line in figures)
    assert any("99.99%" in line for line in finding_on(Check.TEXT, verification).details)


def test_a_changed_figure_is_found_though_the_seal_fits(acme: bytes, tmp_path: Path) -> None:
    change = replacing("assessment.json", '"proven": ', '"proven": 9')
    verification = examine(with_attachments(acme, change, is_resealed=True), tmp_path)
    assert bad_checks(verification) == {Check.FIGURES}
    (detail,) = finding_on(Check.FIGURES, verification).details
    assert detail.startswith("partner.proven: attached 9")


def test_changed_markdown_is_named_by_its_line(acme: bytes, tmp_path: Path) -> None:
    change = replacing("dossier.en.md", "Rank 1 of 2", "Rank 1 of 9")
    verification = examine(with_attachments(acme, change, is_resealed=True), tmp_path)
    assert bad_checks(verification) == {Check.DOCUMENT}
    (detail,) = finding_on(Check.DOCUMENT, verification).details
    assert detail.startswith("line ")
    assert "Rank 1 of 9" in detail.partition("made anew")[0]
    assert "Rank 1 of 2" in detail.partition("made anew")[2]


def drop(name: str) -> Change:
    return lambda files: files.pop(name)


@pytest.mark.parametrize(
    ("name", "is_open"),
    [
        ("profile.yaml", {Check.FIGURES, Check.DOCUMENT, Check.TEXT}),
        ("standing.json", {Check.FIGURES, Check.DOCUMENT, Check.TEXT}),
        ("assessment.json", {Check.FIGURES}),
        ("dossier.en.md", {Check.DOCUMENT}),
    ],
)
def test_a_dropped_attachment_is_named(
    name: str, is_open: set[Check], acme: bytes, tmp_path: Path
) -> None:
    verification = examine(with_attachments(acme, drop(name)), tmp_path)
    assert finding_on(Check.ATTACHMENTS, verification).details == (f"`{name}` is missing",)
    found = outcomes(verification)
    open_ones = {c for c in found if found[c] is UNCHECKED} - {Check.WORKSPACE, Check.STANDING}
    assert open_ones == is_open
    assert not verification.is_well


def test_an_attachment_that_was_added_is_named(acme: bytes, tmp_path: Path) -> None:
    forged = with_attachments(acme, lambda files: files.update({"more.pdf": b"x"}))
    details = finding_on(Check.ATTACHMENTS, examine(forged, tmp_path)).details
    assert details == ("`more.pdf` is not in the seal",)


def test_the_assessment_of_another_partner_is_found(built: Path, tmp_path: Path) -> None:
    zeta = PdfReader(built / "output/zeta/dossier.en.pdf").attachments["assessment.json"][0]
    acme = (built / "output/acme/dossier.en.pdf").read_bytes()
    forged = with_attachments(
        acme, lambda files: files.update({"assessment.json": zeta}), is_resealed=True
    )
    verification = examine(forged, tmp_path)
    assert bad_checks(verification) == {Check.FIGURES}
    details = finding_on(Check.FIGURES, verification).details
    assert 'partner.id: attached "zeta", computed "acme"' in details


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("assessment.json", b"{"),
        ("assessment.json", b"[" * 100_000),
        ("standing.json", b"{}"),
        ("profile.yaml", b"\xff"),
        ("rubric.yaml", b"schema: dossier/rubric@1\n"),
    ],
)
def test_attachments_that_cannot_be_read_are_no_bug(
    name: str, content: bytes, acme: bytes, tmp_path: Path
) -> None:
    forged = with_attachments(acme, lambda files: files.update({name: content}), is_resealed=True)
    assert not examine(forged, tmp_path).is_well


# -- pages ----------------------------------------------------------------------------------


def swap_page(data: bytes, other: bytes, number: int) -> bytes:
    """The PDF with the content of one page from another."""
    writer = PdfWriter(clone_from=io.BytesIO(data))
    content = PdfReader(io.BytesIO(other)).pages[number].get_contents()
    assert content is not None
    writer.pages[number][NameObject("/Contents")] = writer._add_object(  # noqa: SLF001
        content.clone(writer)
    )
    return save(writer)


def test_a_page_of_another_edition_is_found(built: Path, tmp_path: Path) -> None:
    folder = tmp_path / "w"
    shutil.copytree(built, folder)
    path = folder / "partners/acme.yaml"
    path.write_text(path.read_text("utf-8").replace("verified: 99.9,", "verified: 99.2,"), "utf-8")
    assert run(folder, "build", "acme", "-q", "--scheduler", "here", "--lang", "en").exit_code == 0
    here, there = (f / "output/acme/dossier.en.pdf" for f in (built, folder))
    verification = examine(swap_page(here.read_bytes(), there.read_bytes(), 2), tmp_path, built)
    assert bad_checks(verification) == {Check.TEXT, Check.LOOK}
    assert all(line.startswith("page 3: ") for line in finding_on(Check.TEXT, verification).details)
    assert finding_on(Check.LOOK, verification).details == (
        "page 3: something else is drawn, or laid over it",
    )


def draw_over(data: bytes, number: int, operators: bytes) -> bytes:
    writer = PdfWriter(clone_from=io.BytesIO(data))
    content = writer.pages[number].get_contents()
    assert content is not None
    content.set_data(content.get_data() + operators)
    writer.pages[number][NameObject("/Contents")] = writer._add_object(content)  # noqa: SLF001
    return save(writer)


def test_what_is_drawn_over_a_figure_is_found(acme: bytes, tmp_path: Path) -> None:
    verification = examine(draw_over(acme, 2, b" 1 1 1 rg 100 500 80 40 re f"), tmp_path)
    assert bad_checks(verification) == {Check.LOOK}
    assert finding_on(Check.LOOK, verification).details[0].startswith("page 3: ")


def test_text_beside_the_reading_order_is_found(acme: bytes, tmp_path: Path) -> None:
    fonts = PdfReader(io.BytesIO(acme)).pages[2]["/Resources"]["/Font"]  # type: ignore[index]
    shown = f" BT /{next(iter(fonts))[1:]} 9 Tf <00220022> Tj ET".encode()
    verification = examine(draw_over(acme, 2, shown), tmp_path)
    assert bad_checks(verification) == {Check.TEXT, Check.LOOK}
    (detail,) = finding_on(Check.TEXT, verification).details
    assert detail == "page 3: `AA` stands outside the text that is read out"


def test_a_page_that_was_taken_out_is_found(acme: bytes, tmp_path: Path) -> None:
    writer = PdfWriter(clone_from=io.BytesIO(acme))
    writer.remove_page(3)
    verification = examine(save(writer), tmp_path)
    assert {Check.TEXT, Check.LOOK} <= bad_checks(verification)
    assert finding_on(Check.TEXT, verification).details[0].startswith("page ")
    assert "pages; the data make" in finding_on(Check.LOOK, verification).details[0]


# -- the workspace --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("files", "details"),
    [
        ({"partners/acme.yaml": ELSEWHERE + "# x\n"}, ("`partners/acme.yaml` is another",)),
        ({"rubric.yaml": None}, ("`rubric.yaml` is not there",)),
        ({"partners/zeta.yaml": None}, ()),
    ],
)
def test_what_changed_since_is_named(
    files: Mapping[str, str | None], details: tuple[str, ...], built: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "w"
    shutil.copytree(built, folder)
    for name, text in files.items():
        if text is None:
            (folder / name).unlink()
        else:
            (folder / name).write_text(text, "utf-8")
    checked = verify(built / "output/acme/dossier.en.pdf", folder)
    assert checked.value is not None
    finding = finding_on(Check.WORKSPACE, checked.value)
    assert finding.details == details
    assert finding.outcome is (DIFFERS if details else OK)


def test_the_place_among_others_is_held_against_the_workspace(built: Path, tmp_path: Path) -> None:
    folder = tmp_path / "w"
    shutil.copytree(built, folder)
    shutil.copy(folder / "partners/acme.yaml", folder / "partners/again.yaml")
    checked = verify(built / "output/acme/dossier.en.pdf", folder)
    assert checked.value is not None
    assert bad_checks(checked.value) == {Check.STANDING}
    details = finding_on(Check.STANDING, checked.value).details
    assert "partners: attached 2, computed 3" in details
    checked = verify(built / "output/summary.en.pdf", folder)
    assert checked.value is not None
    details = finding_on(Check.WORKSPACE, checked.value).details
    assert details == ("`partners/again.yaml` is not in the document",)


def test_own_templates_are_taken_from_the_workspace(built: Path, tmp_path: Path) -> None:
    folder = tmp_path / "w"
    shutil.copytree(built, folder)
    (folder / "templates/locale").mkdir(parents=True)
    (folder / "templates/locale/en.ftl").write_text("verdict = Ruling\n", "utf-8")
    assert run(folder, "build", "acme", "-q", "--scheduler", "here", "--lang", "en").exit_code == 0
    pdf = folder / "output/acme/dossier.en.pdf"
    with_them, without = verify(pdf, folder).value, verify(pdf, built).value
    assert with_them is not None
    assert without is not None
    assert with_them.is_well
    found = outcomes(without)
    assert [found[c] for c in (Check.DOCUMENT, Check.TEXT, Check.LOOK)] == [UNCHECKED] * 3
    assert not without.is_well


def test_a_folder_without_a_workspace_is_none(tmp_path: Path, built: Path) -> None:
    assert find_workspace(tmp_path) is None
    assert find_workspace(built) == built


# -- what is no document of ours ------------------------------------------------------------


def codes(data: bytes, tmp_path: Path) -> list[str]:
    (tmp_path / "x.pdf").write_bytes(data)
    checked = verify(tmp_path / "x.pdf", None)
    assert checked.value is None
    return [diagnostic.code for diagnostic in checked.diagnostics]


def broken_seal(files: dict[str, bytes]) -> None:
    files["seal.json"] = b'{"schema": "dossier/seal@2"}'


def test_what_cannot_be_verified_says_why(acme: bytes, tmp_path: Path) -> None:
    assert codes(b"%PDF-1.7", tmp_path) == ["pdf/damaged"]
    assert codes(with_attachments(acme, lambda files: files.clear()), tmp_path) == ["pdf/no-seal"]
    assert codes(with_attachments(acme, broken_seal), tmp_path) == ["pdf/seal"]
    assert [d.code for d in verify(tmp_path / "none.pdf", None).diagnostics] == ["files/not-found"]


# -- the command ----------------------------------------------------------------------------

SCHEMA = Path(__file__).parents[2] / "docs/schemas/verification.schema.json"


def test_the_command_prints_a_line_for_each_check(built: Path) -> None:
    result = run(built, "verify", str(built / "output/acme/dossier.en.pdf"))
    lines = result.stdout.splitlines()
    assert [line.split()[:2] for line in lines] == [["ok", check.value] for check in Check]
    assert result.exit_code == 0


def test_the_command_names_what_differs_and_fails(acme: bytes, tmp_path: Path, built: Path) -> None:
    change = replacing("assessment.json", '"rank": 1', '"rank": "\\u001b[2J"')
    (tmp_path / "x.pdf").write_bytes(with_attachments(acme, change))
    result = run(built, "verify", str(tmp_path / "x.pdf"))
    assert result.exit_code == 1
    assert "partner.rank: attached" in result.stdout
    assert "\x1b" not in result.stdout


def test_the_command_prints_json_by_its_schema(built: Path) -> None:
    result = run(built, "verify", str(built / "output/summary.zh.pdf"), "--json")
    value = json.loads(result.stdout)
    Draft202012Validator(json.loads(SCHEMA.read_text("utf-8"))).validate(value)
    assert (value["document"], value["is_verified"]) == ("summary.zh.md", True)
    assert result.exit_code == 0


def test_the_command_refuses_what_it_cannot_read(built: Path, tmp_path: Path) -> None:
    (tmp_path / "x.pdf").write_bytes(b"no pdf")
    result = run(built, "verify", str(tmp_path / "x.pdf"))
    assert result.exit_code == 1
    assert "error[pdf/damaged]" in result.stderr
    assert run(tmp_path, "verify", str(tmp_path / "x.pdf")).exit_code == 2
    assert run(built, "verify", str(tmp_path / "none.pdf")).exit_code == 2
