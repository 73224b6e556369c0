"""The command line: parse, call one use case, print, exit.

The product is imported inside the commands, so that `--help` answers at once.
"""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from dossier.app.build import Order, Tally
    from dossier.app.load import Loaded, Request
    from dossier.nouns.diagnostics import Diagnostic
    from dossier.nouns.rubric import Rubric

PROBLEMS = 1
"""Exit code for problems in the data, or a document that failed."""

LANGUAGES = ("zh", "en")
FORMATS = ("md", "pdf")
FOLDER = click.Path(file_okay=False, path_type=Path)


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


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="dossier", message="%(prog)s %(version)s")
def main() -> None:
    """Due-diligence dossiers on partners: what is claimed, what is proven, how sure we are."""


@main.command(short_help="Print every problem in the workspace's files.")
@click.argument("partners", nargs=-1, metavar="[ID]...")
@reads_workspace
@click.option("--strict", is_flag=True, help="Fail on warnings too.")
def check(partners: tuple[str, ...], request: Request, *, strict: bool) -> None:
    """Check the workspace's files and print every problem found.

    With IDs, only the problems that bear on these partners.
    """
    loaded = _load(request, partners)
    found = [diagnostic for diagnostic in loaded.diagnostics if _is_about(diagnostic, partners)]
    _report(found, loaded)
    _summarize(found, loaded)
    failing = {"error", "warning"} if strict else {"error"}
    _finish(is_well=not any(diagnostic.severity in failing for diagnostic in found))


@main.command(short_help="Show how partners score.")
@click.argument("partners", nargs=-1, metavar="[ID]...")
@reads_workspace
@click.option("--json", "form", flag_value="json", help="Print JSON (dossier/scores@1).")
@click.option("--csv", "form", flag_value="csv", help="Print CSV, a line for every criterion.")
@click.option(
    "--lang",
    type=click.Choice(LANGUAGES),
    help="Language of the words; else the workspace's first.",
)
def score(partners: tuple[str, ...], request: Request, form: str | None, lang: str | None) -> None:
    """Show how partners score: a ranking; with IDs, all of their criteria."""
    from dossier.app.score import draw_boards, export_scores
    from dossier.edges.terminal import print_board

    loaded = _load(request, partners)
    _report(_errors(loaded), loaded)
    if loaded.review is None:
        _finish(is_well=False)
        return
    language = lang or loaded.review.workspace.languages[0]
    if form is not None:
        click.echo(export_scores(request.folder, loaded.review, partners, form, language), nl=False)
    else:
        for board in draw_boards(request.folder, loaded.review, partners, language):
            print_board(board)
    _finish(is_well=not _errors(loaded))


@main.command(short_help="Show the arithmetic of a figure, item by item.")
@click.argument("partner", metavar="ID")
@click.argument("place", required=False, metavar="[CRITERION|DIMENSION]")
@reads_workspace
@click.option("--json", "is_json", is_flag=True, help="Print JSON (dossier/explanation@1).")
@click.option(
    "--lang",
    type=click.Choice(LANGUAGES),
    help="Language of the words; else the workspace's first.",
)
def explain(
    partner: str, place: str | None, request: Request, lang: str | None, *, is_json: bool
) -> None:
    """Show the arithmetic of a figure: of a criterion, a dimension, or else of the whole.

    A criterion is named as in `technology.uptime`.
    """
    from dossier.app.explain import Question, explain_figure, export_explanation
    from dossier.edges.terminal import print_explanation

    loaded = _load(request, (partner,))
    problems = [problem for problem in _errors(loaded) if _is_about(problem, (partner,))]
    _report(problems, loaded)
    review = loaded.review
    if review is not None:
        _require_place(place, review.rubric)
    if review is not None and partner in review.partners:
        question = Question(partner, place, lang or review.workspace.languages[0])
        explanation = explain_figure(request.folder, review, question)
        if is_json:
            click.echo(export_explanation(explanation, review, question), nl=False)
        else:
            print_explanation(explanation)
    _finish(is_well=not problems)


@main.command(short_help="Build a dossier for every partner, and a comparison.")
@click.argument("partners", nargs=-1, metavar="[ID]...")
@reads_workspace
@click.option("--output", type=FOLDER, help="Where to write; else `output` in the workspace.")
@click.option(
    "--lang",
    "languages",
    multiple=True,
    type=click.Choice(LANGUAGES),
    help="Language of the documents; may be repeated. Else the workspace's.",
)
@click.option(
    "--format",
    "formats",
    default="md,pdf",
    type=Formats(),
    show_default=True,
    help="What to make, with commas between.",
)
@click.option("--jobs", type=click.IntRange(1, 64), help="How many processes typeset at once.")
@click.option("-q", "--quiet", is_flag=True, help="Show nothing but problems.")
def build(partners: tuple[str, ...], request: Request, jobs: int | None, **options: Any) -> None:
    """Build the documents: a dossier for every partner, and one comparison of all.

    With IDs, only the dossiers of these partners.
    """
    from dossier.app.build import Order

    is_quiet = options.pop("quiet")
    output = options.pop("output") or request.folder / "output"
    order = Order(request.folder, output, frozenset(partners), **options)
    loaded = _load(request, partners)
    _report(_errors(loaded), loaded)
    is_well = not _errors(loaded)
    if loaded.review is not None:
        is_well = _build(order, loaded, jobs, is_quiet=is_quiet) and is_well
    _finish(is_well=is_well)


# -- shared by commands ---------------------------------------------------------------------


def _load(request: Request, partners: tuple[str, ...]) -> Loaded:
    """The workspace; names that no partner has are wrong use."""
    from dossier.app.load import load_review
    from dossier.reading.schema import suggest

    loaded = load_review(request)
    if loaded.review is not None and not loaded.partners:
        click.echo("There are no profiles in `partners` yet.", err=True)
    known = tuple(sorted(loaded.partners))
    for unknown in sorted(set(partners) - set(known)) if loaded.review else ():
        hint = suggest(unknown, known) or f"There are: {', '.join(known)}."
        raise click.UsageError(f"There is no partner `{unknown}`. {hint}")
    return loaded


def _require_place(place: str | None, rubric: Rubric) -> None:
    """A place that the rubric has not is wrong use."""
    from dossier.app.explain import is_place, suggest_place

    if place is not None and not is_place(place, rubric):
        hint = suggest_place(place, rubric)
        raise click.UsageError(f"There is no criterion or dimension `{place}`. {hint}")


def _build(order: Order, loaded: Loaded, jobs: int | None, *, is_quiet: bool) -> bool:
    """Whether every document was made."""
    from dossier.app.build import build as build_documents
    from dossier.app.build import count_documents
    from dossier.app.press import available_processors, open_press
    from dossier.edges.terminal import show_progress

    assert loaded.review is not None  # noqa: S101 - the caller has looked
    total = count_documents(order, loaded.review)
    with (
        open_press(jobs or available_processors()) as press,
        show_progress(total, is_quiet=is_quiet) as advance,
    ):
        tally = build_documents(order, loaded.review, press, advance)
    _report(tally.diagnostics, loaded)
    if not is_quiet:
        click.echo(_tell(tally, order, loaded.review.left_out), err=True)
    return tally.failed == 0


def _tell(tally: Tally, order: Order, left_out: tuple[str, ...]) -> str:
    """What a build came to, in one line."""
    counted = "1 document" if tally.made == 1 else f"{tally.made} documents"
    failed = f", {tally.failed} failed" if tally.failed else ""
    absent = f" Left out because of errors: {', '.join(left_out)}." if left_out else ""
    return f"Made {counted} in {order.output}{failed}.{absent}"


def _errors(loaded: Loaded) -> list[Diagnostic]:
    return [diagnostic for diagnostic in loaded.diagnostics if diagnostic.is_error]


def _is_about(diagnostic: Diagnostic, partners: tuple[str, ...]) -> bool:
    """Whether a diagnostic matters to these partners: theirs, or of no partner's file."""
    folder, _, name = (diagnostic.span.file if diagnostic.span else "").rpartition("/")
    return not partners or folder != "partners" or name.removesuffix(".yaml") in partners


def _report(diagnostics: Iterable[Diagnostic], loaded: Loaded) -> None:
    from dossier.edges.terminal import print_runs
    from dossier.reading.report import report

    print_runs(report(diagnostics, loaded.sources))


def _summarize(found: list[Diagnostic], loaded: Loaded) -> None:
    from dossier.reading.report import summarize

    files = loaded.sources.keys() | {d.span.file for d in found if d.span}
    click.echo(summarize(found, len(files)), err=True)


def _finish(*, is_well: bool) -> None:
    if not is_well:
        raise SystemExit(PROBLEMS)
