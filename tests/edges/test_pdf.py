"""PDFs are taken apart within bounds, and one that cannot be is refused in one sentence."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping

import pytest
from pypdf import PdfWriter

from dossier.edges import pdf
from dossier.edges.pdf import read_attachments
from dossier.edges.typeset import WeasyPrintTypesetter
from dossier.nouns.page import Page

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
