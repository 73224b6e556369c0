"""Which problems a command tells of: those that bear on the partners that it is asked about."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from dossier.app.load import Loaded
    from dossier.nouns.diagnostics import Diagnostic


def errors_about(loaded: Loaded, partners: tuple[str, ...]) -> list[Diagnostic]:
    """The errors that bear on these partners; on all if none is named."""
    return [found for found in loaded.diagnostics if found.is_error and is_about(found, partners)]


def is_about(diagnostic: Diagnostic, partners: tuple[str, ...]) -> bool:
    """Whether a diagnostic matters to these partners: theirs, or of no partner's file."""
    folder, _, name = (diagnostic.span.file if diagnostic.span else "").rpartition("/")
    return not partners or folder != "partners" or name.removesuffix(".yaml") in partners


def say_left_out(left_out: tuple[str, ...], partners: tuple[str, ...]) -> None:
    """With whom partners that were asked for are not compared: their errors are not shown."""
    others = [partner for partner in left_out if partner not in partners]
    if partners and others:
        counted = "1 other partner" if len(others) == 1 else f"{len(others)} other partners"
        names = ", ".join(others)
        click.echo(f"Left out of the comparison because of errors: {counted} ({names}).", err=True)
