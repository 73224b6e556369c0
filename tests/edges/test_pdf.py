"""PDFs are taken apart within bounds, and one that cannot be is refused in one sentence."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, NameObject

from dossier.edges import pdf, sheets
from dossier.edges.pdf import read_attachments, read_printout
from dossier.edges.typeset import WeasyPrintTypesetter
from dossier.nouns.page import Page
from dossier.nouns.printout import Printout

FILES = {"seal.json": b"{}", "brief.yaml": "title: 通话\n".encode()}


def typeset(files: Mapping[str, bytes], body: str = "<p>text</p>") -> bytes:
    style = "*{font-family:'Noto Sans CJK SC'} @page{size:A6; @top-right{content:'RUN'}}"
    html = f"<html lang=en><title>t</title><style>{style}</style><body><h1>t</h1>{body}</html>"
    page = Page(html, {}, "t", "en", date="2026-11-22", attachments=files)
    made = WeasyPrintTypesetter().typeset(page).value
    assert made is not None
    return made


def bind(files: Mapping[str, bytes], password: str | None = None) -> bytes:
    """A PDF of one empty page with attachments, by another program than ours."""
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    for name, content in files.items():
        writer.add_attachment(name, content)
    if password is not None:
        writer.encrypt(password, algorithm="RC4-128")
    bound = io.BytesIO()
    writer.write(bound)
    return bound.getvalue()


def codes_of(data: bytes) -> list[str]:
    read = read_attachments(data, "x.pdf")
    assert read.value is None
    return [diagnostic.code for diagnostic in read.diagnostics]


def test_attachments_come_out_as_they_went_in() -> None:
    read = read_attachments(typeset(FILES), "x.pdf")
    assert read.diagnostics == ()
    assert read.value == FILES
    assert list(read.value) == sorted(FILES)


def test_a_pdf_without_attachments_has_none() -> None:
    assert read_attachments(typeset({}), "x.pdf").value == {}


@pytest.mark.parametrize(
    "data",
    [b"", b"%PDF-1.7\n", b"<html>", b"%PDF-1.7\n" + bytes(2000), typeset(FILES)[:3000]],
    ids=["empty", "head alone", "html", "zeros", "cut short"],
)
def test_what_is_no_pdf_is_refused(data: bytes) -> None:
    assert codes_of(data) == ["pdf/damaged"]


@pytest.mark.parametrize("password", ["secret", ""], ids=["password", "open to all"])
def test_an_encrypted_pdf_is_refused(password: str) -> None:
    assert codes_of(bind(FILES, password)) == ["pdf/encrypted"]


@pytest.mark.parametrize(
    ("bound", "value"),
    [
        ("MAX_STREAM_BYTES", 2_000_000),
        ("MAX_ATTACHED_BYTES", 2_000_000),
        ("MAX_ATTACHMENTS", 0),
        ("MAX_PDF_BYTES", 1_000),
    ],
)
@pytest.mark.parametrize("make", [bind, typeset], ids=["as it is", "packed"])
def test_bounds_hold(
    make: Callable[[Mapping[str, bytes]], bytes],
    bound: str,
    value: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    bomb = make({"a": bytes(3_000_000)})
    assert read_attachments(bomb, "x.pdf").value is not None
    monkeypatch.setattr(pdf, bound, value)
    assert codes_of(bomb) == ["pdf/too-large"]


def test_two_attachments_of_one_name_are_refused() -> None:
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    for content in (b"1", b"2"):
        writer.add_attachment("seal.json", content)
    bound = io.BytesIO()
    writer.write(bound)
    assert codes_of(bound.getvalue()) == ["pdf/damaged"]


# -- what is printed ------------------------------------------------------------------------

ROWS = "".join(f"<tr><td>单元 {row}<td>ffi {row}" for row in range(40))
TABLE = f"<table><thead><tr><th>头<th>Two</thead>{ROWS}</table>"


def printed(data: bytes) -> Printout:
    read = read_printout(data, "x.pdf")
    assert read.diagnostics == ()
    assert read.value is not None
    return read.value


def rewrite(data: bytes, change: Callable[[PdfWriter], object]) -> bytes:
    """A PDF changed and saved anew by another program."""
    writer = PdfWriter(clone_from=io.BytesIO(data))
    change(writer)
    bound = io.BytesIO()
    writer.write(bound)
    return bound.getvalue()


def test_text_is_in_the_order_of_reading_and_heads_stand_apart() -> None:
    first, second, *_ = printed(typeset({}, TABLE)).sheets
    assert first.lines[:7] == ("t", "头", "Two", "单元 0", "ffi 0", "单元 1", "ffi 1")
    assert second.lines[:2] == ("头", "Two")
    assert first.margin == second.margin == ("RUN",)
    assert first.look != second.look


def test_saving_anew_changes_nothing_that_is_printed() -> None:
    data = typeset({}, TABLE)
    saved = rewrite(data, lambda writer: writer.add_metadata({"/Producer": "other"}))
    assert saved != data
    assert printed(saved) == printed(data)


def overprint(operators: bytes) -> Callable[[PdfWriter], object]:
    """Draw something on the first page, after all that is there."""

    def change(writer: PdfWriter) -> None:
        content = writer.pages[0].get_contents()
        assert content is not None
        content.set_data(content.get_data() + operators)
        writer.pages[0][NameObject("/Contents")] = writer._add_object(content)  # noqa: SLF001

    return change


def test_what_is_drawn_over_a_page_shows_in_its_look() -> None:
    data = typeset({}, "<p>46</p>")
    before, after = printed(data), printed(rewrite(data, overprint(b" 1 g 0 0 99 99 re f")))
    assert after.sheets[0].lines == before.sheets[0].lines
    assert after.sheets[0].look != before.sheets[0].look
    assert after.means == before.means


def test_text_that_is_not_read_out_stands_in_the_margin() -> None:
    data = typeset({}, "<p>A <b>A</b></p>")
    font = next(iter(PdfReader(io.BytesIO(data)).pages[0]["/Resources"]["/Font"]))  # type: ignore[index]
    shown = f" BT {font} 9 Tf <00220022> Tj ET".encode()
    assert printed(rewrite(data, overprint(shown))).sheets[0].margin == ("RUN", "AA")


def test_a_text_in_another_font_is_unreadable() -> None:
    def change(writer: PdfWriter) -> None:
        fonts = writer.pages[0]["/Resources"]["/Font"]  # type: ignore[index]
        fonts[NameObject("/Own")] = DictionaryObject({NameObject("/Subtype"): NameObject("/Type1")})
        overprint(b" BT /Own 9 Tf (99) Tj ET")(writer)

    assert "\ufffd\ufffd" in printed(rewrite(typeset({}), change)).sheets[0].margin


def test_pages_without_end_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    data = typeset({}, TABLE)
    for bound in ("MAX_OPERATIONS", "MAX_ELEMENTS", "MAX_DEPTH"):
        with monkeypatch.context() as patch:
            patch.setattr(sheets, bound, 2)
            assert [d.code for d in read_printout(data, "x.pdf").diagnostics] == ["pdf/too-large"]
