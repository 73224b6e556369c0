"""What commands of the command line share: options, their values, reports, and how they end."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from dossier.nouns.diagnostics import Diagnostic

PROBLEMS = 1
"""Exit code for problems in the data, or a document that failed."""

LANGUAGES = ("zh", "en")
FORMATS = ("md", "pdf")
FOLDER = click.Path(file_okay=False, path_type=Path)
PDF_FILE = click.Path(exists=True, dir_okay=False, resolve_path=True, path_type=Path)


class Day(click.ParamType[dt.date]):
    """A calendar date, as in `2026-11-22`."""

    name = "date"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> dt.date:
        """The date that is written in `value`."""
        try:
            return dt.date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value!r} is not a date; write it as in 2026-11-22.", param, ctx)


class Formats(click.ParamType[frozenset[str]]):
    """Formats with commas between them, as in `md,pdf`."""

    name = "formats"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> frozenset[str]:
        """The formats that are named in `value`."""
        given = frozenset(word.strip() for word in str(value).split(",") if word.strip())
        if not given:
            self.fail("no format is named; there are md and pdf.", param, ctx)
        for unknown in sorted(given - set(FORMATS)):
            self.fail(f"{unknown!r} is not a format; there are md and pdf.", param, ctx)
        return given


def reads_workspace(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command `request`: which workspace to read, and how."""

    @click.option(
        "-C", "--workspace", default=".", type=FOLDER, help="Folder of dossier.yaml; else this one."
    )
    @click.option("--as-of", type=Day(), help="The day from which ages of evidence are reckoned.")
    @click.option("--brief", help="Judge by this brief instead of the workspace's.")
    @functools.wraps(command)
    def with_request(
        workspace: Path, as_of: dt.date | None, brief: str | None, **options: Any
    ) -> None:
        from dossier.app.load import Request

        today = dt.datetime.now().astimezone().date()
        command(request=Request(workspace, today, as_of, brief), **options)

    return with_request


def chooses_press(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command `press`: where and how pages are typeset."""

    @click.option("--jobs", type=click.IntRange(1, 64), help="How many processes typeset at once.")
    @click.option(
        "--timeout",
        type=click.FloatRange(min=0, min_open=True),
        default=300.0,
        show_default=True,
        metavar="SECONDS",
        help="After how long a document is given up.",
    )
    @click.option(
        "--scheduler",
        metavar="ADDRESS",
        help="Typeset on a Dask cluster, as in tcp://host:8786; `here` typesets in this process.",
    )
    @functools.wraps(command)
    def with_press(jobs: int | None, timeout: float, scheduler: str | None, **options: Any) -> None:
        from dossier.app.press import PressOrder

        if jobs is not None and scheduler is not None:
            raise click.UsageError("With --scheduler, --jobs has no meaning; leave one out.")
        command(press=PressOrder(jobs, scheduler, timeout), **options)

    return with_press


takes_language = click.option(
    "--lang",
    type=click.Choice(LANGUAGES),
    help="Language of the words; else the workspace's first.",
)


def report_found(diagnostics: Iterable[Diagnostic], sources: Mapping[str, str]) -> None:
    """Print diagnostics, with the lines that they are about where the files are at hand."""
    from dossier.edges.terminal import print_runs
    from dossier.reading.report import report

    print_runs(report(diagnostics, sources))


def summarize_found(found: list[Diagnostic], sources: Mapping[str, str]) -> None:
    """Print one line on what was found in how many files."""
    from dossier.reading.report import summarize

    files = sources.keys() | {d.span.file for d in found if d.span}
    click.echo(summarize(found, len(files)), err=True)


def finish(*, is_well: bool) -> None:
    """End with the exit code for problems where there are some."""
    if not is_well:
        raise SystemExit(PROBLEMS)
