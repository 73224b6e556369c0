"""PDF files from outside, taken apart: this and `dossier.edges.sheets` alone know pypdf.

Whoever sends a PDF decides what is in it, so all that is read of one is bounded, and whatever
goes wrong in reading comes out as one diagnostic. Nothing in it is run, and nothing is fetched.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

from dossier.edges.sheets import TooMuchError, read_pages
from dossier.nouns.diagnostics import Checked, Diagnostic, Span, error
from dossier.nouns.printout import Printout

if TYPE_CHECKING:
    from pypdf import PdfReader

T = TypeVar("T")

MAX_PDF_BYTES = 200_000_000
MAX_STREAM_BYTES = 20_000_000
"""Of one attachment or page, unpacked: a dossier's are below 300 kB, a packed bomb's are not."""

MAX_ATTACHED_BYTES = 200_000_000
MAX_ATTACHMENTS = 5_000
"""A summary carries one profile for every partner, and a thousand partners are a large review."""


def read_attachments(data: bytes, name: str) -> Checked[Mapping[str, bytes]]:
    """The files that a PDF carries, by name and in the order of their names; none if it has none.

    Names are whatever stands in the PDF: no path to write to.

    Args:
        data: The PDF's bytes.
        name: What to call it in messages.

    Diagnostics: `pdf/damaged`, `pdf/encrypted`, `pdf/too-large`.
    """
    return _read(data, name, lambda reader: dict(sorted(_unpack(reader).items())))


def read_printout(data: bytes, name: str) -> Checked[Printout]:
    """What is printed on the pages of a PDF.

    Diagnostics: as for `read_attachments`.
    """
    return _read(data, name, read_pages)


def _unpack(reader: PdfReader) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    total = 0
    for count, file in enumerate(reader.attachment_list, start=1):
        label = str(file.alternative_name or file.name)
        if label in found:
            raise ValueError(f"two attachments are called {label!r}")
        found[label] = bytes(file.content)
        total += len(found[label])
        is_bounded = len(found[label]) <= MAX_STREAM_BYTES and total <= MAX_ATTACHED_BYTES
        if not is_bounded or count > MAX_ATTACHMENTS:
            raise TooMuchError
    return found


def _read(data: bytes, name: str, take: Callable[[PdfReader], T]) -> Checked[T]:
    """What `take` takes out of a PDF, or the one thing that kept it from doing so."""
    from pypdf import PdfReader, apply_configuration  # noqa: PLC0415 - slow to import
    from pypdf.errors import LimitReachedError  # noqa: PLC0415

    if len(data) > MAX_PDF_BYTES:
        return Checked(None, (_too_large(name),))
    try:
        with _silence(), apply_configuration(**_limits()):
            reader = PdfReader(io.BytesIO(data))
            # Also one that opens without a password: what is typeset here is never encrypted.
            found = (_encrypted(name),) if reader.is_encrypted else ()
            return Checked(None if found else take(reader), found)
    except (TooMuchError, LimitReachedError, MemoryError):
        return Checked(None, (_too_large(name),))
    except Exception as problem:  # noqa: BLE001 - in a broken file a reader may trip over anything
        return Checked(None, (_damaged(name, problem),))


def _limits() -> dict[str, Any]:
    return {
        "maximum_declared_stream_length": MAX_PDF_BYTES,
        "zlib_maximum_output_length": MAX_STREAM_BYTES,
        "lzw_maximum_output_length": MAX_STREAM_BYTES,
        "run_length_maximum_output_length": MAX_STREAM_BYTES,
        "brotli_maximum_output_length": MAX_STREAM_BYTES,
        "array_based_stream_maximum_output_length": MAX_STREAM_BYTES,
        "page_tree_maximum_entries": 5_000,
    }


@contextmanager
def _silence() -> Iterator[None]:
    """Keep what the reader logs of a file's small faults off the screen: it mends them itself."""
    logger = logging.getLogger("pypdf")
    former = logger.level
    logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        logger.setLevel(former)


def _encrypted(name: str) -> Diagnostic:
    message = f"`{name}` is encrypted."
    return error("pdf/encrypted", message, Span(name, 1, 1), "Save it without a password.")


def _too_large(name: str) -> Diagnostic:
    message = f"`{name}` holds more than a dossier does; it was not read to its end."
    return error("pdf/too-large", message, Span(name, 1, 1))


def _damaged(name: str, problem: Exception) -> Diagnostic:
    message = (
        f"`{name}` is damaged, or no PDF: {str(problem).rstrip('.') or type(problem).__name__}."
    )
    return error("pdf/damaged", message, Span(name, 1, 1), "Fetch the file once more.")
