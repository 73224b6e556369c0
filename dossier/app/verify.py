"""Verify a PDF: does it print what its data say, and are its data those of the workspace?"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from dossier.app.desk import WORKSPACE_FILE
from dossier.app.judge import study_review
from dossier.app.load import load_review
from dossier.app.press import typeset_page
from dossier.app.shelf import FolderShelf
from dossier.app.shops import open_catalogues, open_shop
from dossier.app.template_use import digest_templates
from dossier.app.unbind import Recovered, UnsoundError, read_seal, recover, request_of
from dossier.edges.files import read_bytes
from dossier.edges.pdf import MAX_PDF_BYTES, read_attachments, read_printout
from dossier.edges.resources import find_version
from dossier.making.differences import (
    compare_lines,
    compare_looks,
    compare_texts,
    compare_values,
)
from dossier.making.documents import lay_out
from dossier.making.seal import make_standing
from dossier.nouns.diagnostics import Checked
from dossier.nouns.manuscript import Manuscript
from dossier.nouns.printout import Printout
from dossier.nouns.seal import ASSESSMENT, SCORES, SEAL, STANDING, Seal
from dossier.nouns.sources import SHIPPED
from dossier.nouns.verification import Check, Finding, Outcome, Verification
from dossier.reading.characters import clean_value
from dossier.reading.source import MAX_BYTES

SCHEMA = "dossier/verification@1"

_Files = Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class _Case:
    """One PDF under examination, with the workspace that it is held against, if there is one."""

    name: str
    data: bytes
    files: _Files
    seal: Seal
    folder: Path | None


def find_workspace(folder: Path) -> Path | None:
    """The folder, if it is a workspace's."""
    found = FolderShelf(folder).read(WORKSPACE_FILE, MAX_BYTES)
    return None if found.value is None else folder


def verify(file: Path, folder: Path | None) -> Checked[Verification]:
    """What speaks for and against a PDF, question by question.

    Args:
        file: The PDF.
        folder: The workspace to hold its data against; None if there is none.

    Returns:
        The findings; or why the file is none to be verified: `files/…`, `pdf/…`.
    """
    data = read_bytes(file.parent, file.name, MAX_PDF_BYTES)
    if data.value is None:
        return Checked(None, data.diagnostics)
    attached = read_attachments(data.value, file.name)
    if attached.value is None:
        return Checked(None, attached.diagnostics)
    seal = read_seal(attached.value, file.name)
    if seal.value is None:
        return Checked(None, seal.diagnostics)
    case = _Case(file.name, data.value, attached.value, seal.value, folder)
    return Checked(Verification(file.name, seal.value, tuple(_examine(case))))


def export_verification(verification: Verification) -> str:
    """The findings as JSON (`dossier/verification@1`)."""
    seal = verification.seal
    value = {
        "schema": SCHEMA,
        "file": verification.file,
        "is_verified": verification.is_well,
        "document": seal.document,
        "version": seal.version,
        "as_of": seal.as_of.isoformat(),
        "checks": [
            {
                "check": finding.check.value,
                "outcome": finding.outcome.value,
                "message": finding.message,
                "details": list(finding.details),
            }
            for finding in verification.findings
        ],
    }
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _examine(case: _Case) -> Iterator[Finding]:
    yield _check_attachments(case)
    try:
        recovered = recover(case.seal, case.files)
    except UnsoundError as problem:
        why = f"The attached data cannot be judged: {problem}"
        yield from (_open(check, why) for check in (Check.FIGURES, Check.DOCUMENT, Check.TEXT))
    else:
        yield _check_figures(case, recovered)
        yield from _check_document(case, recovered)
    yield _check_workspace(case)
    if case.seal.partner is not None:
        yield _check_standing(case, case.seal.partner)


def _open(check: Check, why: str) -> Finding:
    return Finding(check, Outcome.UNCHECKED, clean_value(why))


def _judge(check: Check, differences: Iterator[str], well: str, ill: str) -> Finding:
    """Well if nothing differs."""
    # What a PDF holds may be made to move a terminal's cursor.
    found = tuple(clean_value(difference).replace("\n", " ") for difference in differences)
    outcome = Outcome.DIFFERS if found else Outcome.OK
    return Finding(check, outcome, ill if found else well, found)


# -- what the PDF answers by itself ---------------------------------------------------------


def _check_attachments(case: _Case) -> Finding:
    count = len(case.seal.attachments)
    return _judge(
        Check.ATTACHMENTS,
        _find_broken(case),
        f"All {count} attachments are there, each with the hash that the seal names.",
        "The attachments are not those of the seal.",
    )


def _find_broken(case: _Case) -> Iterator[str]:
    sealed = case.seal.attachments
    for name in sorted({*sealed, *case.files} - {SEAL}):
        if name not in case.files:
            yield f"`{name}` is missing"
        elif name not in sealed:
            yield f"`{name}` is not in the seal"
        elif hashlib.sha256(case.files[name]).hexdigest() != sealed[name].sha256:
            yield f"`{name}` has been changed: its hash is another"


def _check_figures(case: _Case, recovered: Recovered) -> Finding:
    name = ASSESSMENT if case.seal.partner else SCORES
    if name not in case.files:
        return _open(Check.FIGURES, f"`{name}` is missing.")
    try:
        attached = json.loads(case.files[name])
    except (ValueError, RecursionError):
        return Finding(Check.FIGURES, Outcome.DIFFERS, f"`{name}` is no JSON.")
    computed = json.loads(recovered.export(open_catalogues(_templates(case), case.seal.words)))
    return _judge(
        Check.FIGURES,
        compare_values(attached, computed),
        f"Every figure of `{name}` follows from the attached data.",
        f"Figures of `{name}` do not follow from the attached data.",
    )


def _templates(case: _Case) -> Path | None:
    """The folder whose templates made the document, if they are at hand; else the shipped ones."""
    own = case.folder
    return own if own and digest_templates(own, case.seal.kind) == case.seal.templates else None


def _check_document(case: _Case, recovered: Recovered) -> Iterator[Finding]:
    folder = _templates(case)
    if digest_templates(folder, case.seal.kind) != case.seal.templates:
        why = _say_other_templates(case.seal)
        yield from (_open(check, why) for check in (Check.DOCUMENT, Check.TEXT, Check.LOOK))
        return
    shop = open_shop(folder, recovered.review, case.seal.language)
    manuscript = recovered.make(shop)
    yield _compare_markdown(case, manuscript)
    page = lay_out(manuscript, shop, case.files)
    made = typeset_page(page.value) if page.value and page.is_sound else page
    if made.value is None or not isinstance(made.value, bytes):
        why = f"The document cannot be typeset here: {made.diagnostics[0].message}"
        yield from (_open(check, why) for check in (Check.TEXT, Check.LOOK))
    else:
        yield from _compare_prints(case, made.value)


def _say_other_templates(seal: Seal) -> str:
    return (
        f"It was made by version {seal.version} with templates that are not at hand"
        f" (this is version {find_version()})."
        " Name its workspace, if that has templates of its own, or install that version."
    )


def _compare_markdown(case: _Case, manuscript: Manuscript) -> Finding:
    name = case.seal.document.rpartition("/")[2]
    if name not in case.files:
        return _open(Check.DOCUMENT, f"`{name}` is missing.")
    return _judge(
        Check.DOCUMENT,
        compare_lines(case.files[name].decode("utf-8", "replace"), manuscript.markdown),
        f"`{name}` is, word for word, what the attached data make.",
        f"`{name}` is not what the attached data make.",
    )


def _compare_prints(case: _Case, made: bytes) -> Iterator[Finding]:
    if made == case.data:
        yield Finding(Check.TEXT, Outcome.OK, "The pages print what the attached data say.")
        yield Finding(
            Check.LOOK, Outcome.OK, "The file is, byte for byte, what the attached data make."
        )
        return
    printed, anew = read_printout(case.data, case.name), read_printout(made, case.name)
    if printed.value is None or anew.value is None:
        why = (printed.diagnostics or anew.diagnostics)[0].message
        yield from (_open(check, why) for check in (Check.TEXT, Check.LOOK))
        return
    yield _judge(
        Check.TEXT,
        compare_texts(printed.value, anew.value),
        "The pages print what the attached data say.",
        "The pages print something else than the attached data say.",
    )
    yield _compare_looks(printed.value, anew.value)


def _compare_looks(printed: Printout, made: Printout) -> Finding:
    pages = compare_looks(printed, made)
    is_same_machine = printed.means == made.means
    # Other fonts change most pages; where few differ, somebody changed those.
    if not is_same_machine and not 0 < 2 * len(pages) < len(made.sheets):
        why = (
            "The file was typeset with other fonts or libraries than there are here:"
            " drawings, places and shapes of characters cannot be compared."
        )
        return _open(Check.LOOK, why)
    counts = len(printed.sheets), len(made.sheets)
    details = [f"page {page}: something else is drawn, or laid over it" for page in pages]
    if counts[0] != counts[1]:
        details = [f"there are {counts[0]} pages; the data make {counts[1]}"]
    return _judge(
        Check.LOOK,
        iter(details),
        "The file has been saved by another program; nothing that is printed differs.",
        "Something is drawn on the pages that the attached data do not make.",
    )


# -- what the workspace answers -------------------------------------------------------------


def _check_workspace(case: _Case) -> Finding:
    if case.folder is None:
        why = "No workspace is named, and this folder is none."
        return _open(Check.WORKSPACE, why)
    return _judge(
        Check.WORKSPACE,
        _find_changed(case, FolderShelf(case.folder)),
        "The attached data are those of the workspace.",
        "The attached data are not those of the workspace.",
    )


def _find_changed(case: _Case, shelf: FolderShelf) -> Iterator[str]:
    paths = {s.path: name for name, s in case.seal.attachments.items() if s.path}
    for path, name in paths.items():
        is_shipped = path == SHIPPED
        now = shelf.read_default_rubric() if is_shipped else shelf.read(path, MAX_BYTES)
        if name not in case.files:
            continue
        if now.value is None:
            yield f"`{path}` is not there"
        elif now.value != case.files[name]:
            yield "the default rubric is another" if is_shipped else f"`{path}` is another"
    if case.seal.partner is None:
        known = {*paths, *(f"partners/{partner}.yaml" for partner in case.seal.left_out)}
        for path in shelf.list_profiles().value or ():
            if path not in known:
                yield f"`{path}` is not in the document"


def _check_standing(case: _Case, partner: str) -> Finding:
    """Whether rank and chances are those among the partners of the workspace."""
    if case.folder is None:
        return _open(Check.STANDING, "Rank and chances need the workspace's other partners.")
    review = load_review(request_of(case.seal, case.folder)).review
    if review is None or partner not in review.partners or STANDING not in case.files:
        why = f"Rank and chances cannot be reckoned: the workspace has no sound `{partner}`."
        return _open(Check.STANDING, why)
    comparison = study_review(review)
    ranked = next(r for r in comparison.ranking if r.assessment.partner == partner)
    computed = make_standing(ranked, comparison, review).model_dump(mode="json", by_alias=True)
    return _judge(
        Check.STANDING,
        compare_values(json.loads(case.files[STANDING]), computed),
        "Rank and chances are those among the partners of the workspace.",
        "Rank and chances are others among the partners of the workspace.",
    )
