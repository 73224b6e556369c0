"""Pages to PDF bytes: the only module that knows WeasyPrint.

The engine sees the page's assets and nothing else: no network, no file. It reports by its log
alone, so the log is caught and made into diagnostics. It is imported when the first page is
typeset, since that takes longer than checking a thousand profiles.
"""

from __future__ import annotations

import datetime as dt
import gc
import io
import logging
import threading
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from dossier.edges.archive import make_accessible
from dossier.edges.fonts import (
    FONT_FAMILIES,
    check_fonts,
    find_font_families,
    find_listed,
    find_undrawable,
)
from dossier.nouns.diagnostics import (
    Checked,
    Diagnostic,
    Severity,
    Span,
    by_place,
    error,
    warning,
)
from dossier.nouns.page import Page

INSTALL_HARFBUZZ = "Install the library: sudo apt install libharfbuzz-subset0"

_BASE_URL = "http://assets.invalid/"
"""Where the engine believes the page to be; `.invalid` is reserved (RFC 2606), and never asked."""

_MEDIA_TYPES = {"css": "text/css", "svg": "image/svg+xml", "png": "image/png", "jpg": "image/jpeg"}
_PHOTOGRAPHS = (".png", ".jpg", ".jpeg")

_CODES = {
    "Failed to load image": "typeset/missing-image",
    "Failed to render SVG": "typeset/broken-image",
    "No anchor": "typeset/broken-link",
    "Content discarded": "typeset/broken-link",
    "Anchor defined twice": "typeset/broken-link",
    "Failed to load stylesheet": "typeset/theme",
    "Ignored": "typeset/theme",
    "@import": "typeset/theme",
    "Invalid or unsupported": "typeset/theme",
}
"""What the engine's messages begin with, and the diagnostics that stand for them."""

_MISSING_GLYPH = ".notdef glyph"
_MANY_MISSING = "Too many glyphs missing"  # each of them is reported on its own


class WeasyPrintTypesetter:
    """Typesets with WeasyPrint: archival PDF/A-3a that keeps to PDF/UA-1 too."""

    def typeset(self, page: Page) -> Checked[bytes]:
        """The page as PDF bytes, or None if it could not be typeset faithfully.

        The same bytes for the same page on one machine: dates come from the page alone.

        Diagnostics: `typeset/missing-font`, `typeset/missing-harfbuzz-subset`,
        `typeset/missing-glyph`, `typeset/missing-image`, `typeset/broken-image`,
        `typeset/broken-link`, `typeset/theme`, `typeset/engine`.
        """
        found = [*check_fonts(find_font_families()), *check_images(page)]
        if any(diagnostic.is_error for diagnostic in found):
            return Checked(None, tuple(sorted(found, key=by_place)))
        found += _check_engine()
        with _catch_log() as records, _postpone_collection():
            pdf, fonts = _print(page)
        found += [*_translate(records, page), *_check_used(fonts, page)]
        is_faithful = not any(diagnostic.is_error for diagnostic in found)
        return Checked(pdf if is_faithful else None, tuple(sorted(set(found), key=by_place)))


def warm_up() -> None:
    """Have all at hand that every page needs: the engine, and the list of fonts.

    For a process that does nothing but typeset; what is there now is never looked through for
    garbage again.
    """
    find_font_families()
    _check_engine()
    import weasyprint  # type: ignore[import-untyped] # noqa: F401, PLC0415 - slow
    from PIL import Image  # noqa: PLC0415 - comes with the engine, slow to import

    Image.init()
    gc.collect()
    gc.freeze()


@contextmanager
def _postpone_collection() -> Iterator[None]:
    """Collect garbage after the page instead of a hundred times meanwhile.

    Until it is done, nearly all that the engine made is in use; looking through it again and again
    takes an eighth of the time.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
        gc.collect(0)  # all that was made since is of the youngest generation


# -- what has to be there ---------------------------------------------------------------------


def check_images(page: Page) -> list[Diagnostic]:
    """The page's photographs that are cut short or are something else than they say.

    The engine draws what it can of those and keeps silent.
    """
    from PIL import Image, ImageFile  # noqa: PLC0415 - comes with the engine, slow to import

    ImageFile.LOAD_TRUNCATED_IMAGES = False  # the engine, once imported, has set it for us all
    found = []
    for path, content in sorted(page.assets.items()):
        if path.lower().endswith(_PHOTOGRAPHS):
            try:
                with Image.open(io.BytesIO(content)) as image:
                    image.load()
            except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
                message = f"The image `{path}` is damaged, or no image."
                found.append(error("typeset/broken-image", message, Span(path, 1, 1)))
    return found


def _check_engine() -> list[Diagnostic]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        from weasyprint.text import ffi  # type: ignore[import-untyped] # noqa: PLC0415 - slow
    if ffi.harfbuzz_subset is not None:
        return []
    message = "Without the library HarfBuzz-Subset the same document does not give the same bytes."
    return [warning("typeset/missing-harfbuzz-subset", message, hint=INSTALL_HARFBUZZ)]


# -- printing -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _AssetFetcher:
    """Serves the engine the page's assets; every other address is refused."""

    assets: Mapping[str, bytes]
    _fail_on_errors: bool = False  # the engine looks at it

    def __call__(self, url: str) -> Any:
        """The engine's response object for one of the assets.

        Raises:
            LookupError: The page has no such asset.
        """
        from weasyprint.urls import URLFetcherResponse  # type: ignore[import-untyped] # noqa: PLC0415

        path = unquote(url.removeprefix(_BASE_URL))
        if not url.startswith(_BASE_URL) or path not in self.assets:
            raise LookupError("The page has no such asset.")
        media_type = _MEDIA_TYPES.get(path.rpartition(".")[2].lower(), "application/octet-stream")
        return URLFetcherResponse(url, self.assets[path], {"Content-Type": media_type})


def _print(page: Page) -> tuple[bytes, Mapping[str, frozenset[str]]]:
    """The page as PDF, and the fonts in it: the characters of each by the name of its family."""
    from weasyprint import HTML  # noqa: PLC0415 - slow

    document = HTML(string=page.html, base_url=_BASE_URL, url_fetcher=_AssetFetcher(page.assets))
    fonts: dict[str, frozenset[str]] = {}

    def finish(document: Any, pdf: Any) -> None:
        make_accessible(document, pdf)
        for font in document.fonts.values():
            drawn = frozenset(font.to_unicode.values()) - frozenset(map(chr, font.missing))
            fonts[font.family] = fonts.get(font.family, frozenset()) | drawn

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # it leaves its colour profile open
        pdf: bytes = document.write_pdf(
            finisher=finish, pdf_variant="pdf/a-3a", attachments=_attach(page)
        )
    return pdf, fonts


def _attach(page: Page) -> list[Any]:
    """The page's attachments for the engine, which would date them today if we did not."""
    from weasyprint import Attachment  # noqa: PLC0415 - slow

    day = dt.datetime.fromisoformat(page.date).replace(tzinfo=dt.UTC)
    return [
        Attachment(
            file_obj=io.BytesIO(content),
            name=name,
            created=day,
            modified=day,
            relationship="Source",
        )
        for name, content in sorted(page.attachments.items())
    ]


# -- what the engine says -----------------------------------------------------------------------


class _Catcher(logging.Handler):
    """Keeps what the thread that made it logs."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.thread = threading.get_ident()
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a record of the thread's own."""
        if record.thread == self.thread:
            self.records.append(record)


@contextmanager
def _catch_log() -> Iterator[list[logging.LogRecord]]:
    logger = logging.getLogger("weasyprint")
    catcher = _Catcher()
    logger.addHandler(catcher)
    try:
        yield catcher.records
    finally:
        logger.removeHandler(catcher)


def _translate(records: list[logging.LogRecord], page: Page) -> Iterator[Diagnostic]:
    for record in records:
        if str(record.msg).startswith(_MISSING_GLYPH) and record.args:
            character = str(next(iter(record.args)))
            yield report_glyph(character, _find(character, page))
        elif not str(record.msg).startswith(_MANY_MISSING):
            yield _report_message(record, page)


def _check_used(fonts: Mapping[str, frozenset[str]], page: Page) -> Iterator[Diagnostic]:
    """The characters for which a font stands in that is not the theme's.

    Another machine would have another font, or none. Where the theme's own fonts are not all
    installed, one that stands in is warned of already.
    """
    if not find_font_families().issuperset(FONT_FAMILIES):
        return
    sheets = [page.assets[path] for path in sorted(page.assets) if path.endswith(".css")]
    head = page.html.partition("<body")[0]
    listed = find_listed([head, *(sheet.decode("utf-8", "replace") for sheet in sheets)])
    for family in sorted(fonts.keys() - listed):
        drawn = "".join(sorted(fonts[family]))
        for character in find_undrawable(drawn, listed) or drawn[:1]:
            yield report_glyph(character, _find(character, page))


def report_glyph(character: str, place: Span | None) -> Diagnostic:
    """What is said of a character that no font of the theme has."""
    return error(
        "typeset/missing-glyph",
        f"No font of the theme can draw `{character}` (U+{ord(character):04X}).",
        place,
        "Write it in other characters, or name a font that has it in the theme.",
    )


def _find(text: str, page: Page) -> Span | None:
    """Where a text first stands: in the page's Markdown, else in one of its drawings."""
    drawings = sorted(path for path in page.assets if path.endswith(".svg"))
    places = [(page.name, page.source)]
    places += [(path, page.assets[path].decode("utf-8", "replace")) for path in drawings]
    for file, content in places:
        for number, line in enumerate(content.split("\n"), start=1):
            if text in line:
                return Span(file, number, line.index(text) + 1, len(text))
    return None


def _report_message(record: logging.LogRecord, page: Page) -> Diagnostic:
    message = record.getMessage().replace(_BASE_URL, "")
    code = next(
        (code for start, code in _CODES.items() if message.startswith(start)), "typeset/engine"
    )
    is_theme = code == "typeset/theme" or record.levelno < logging.ERROR
    severity = Severity.WARNING if is_theme else Severity.ERROR
    return Diagnostic(code, severity, f"The engine says: {message}", Span(page.name, 1, 1))
