"""The command line: parse, call one use case, print, exit.

The product is imported inside the commands, so that `--help` answers at once.
"""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dossier.cli_build import require_order, run_mode, say_unchanged, take_mode
from dossier.cli_options import (
    FOLDER,
    LANGUAGES,
    PDF_FILE,
    PROBLEMS,
    Formats,
    chooses_press,
    finish,
    reads_workspace,
    report_found,
    summarize_found,
    takes_language,
)
from dossier.cli_report import errors_about, is_about, say_left_out

if TYPE_CHECKING:
    from dossier.app.diff import Difference
    from dossier.app.load import Loaded, Request
    from dossier.app.press import PressOrder
    from dossier.nouns.edition import EditionSet
    from dossier.nouns.rubric import Rubric


class Program(click.Group):
    """The commands, each of which stops without a traceback where it is told to."""

    def invoke(self, ctx: click.Context) -> Any:
        """What the command returns."""
        from dossier.edges.terminal import exit_when_stopped

        with exit_when_stopped():
            return super().invoke(ctx)


@click.group(cls=Program, context_settings={"help_option_names": ["-h", "--help"]})
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
    found = [diagnostic for diagnostic in loaded.diagnostics if is_about(diagnostic, partners)]
    report_found(found, loaded.sources)
    summarize_found(found, loaded.sources)
    failing = {"error", "warning"} if strict else {"error"}
    finish(is_well=not any(diagnostic.severity in failing for diagnostic in found))


@main.command(short_help="Show how partners score.")
@click.argument("partners", nargs=-1, metavar="[ID]...")
@reads_workspace
@click.option("--json", "form", flag_value="json", help="Print JSON (dossier/scores@1).")
@click.option("--csv", "form", flag_value="csv", help="Print CSV, a line for every criterion.")
@click.option(
    "--lang",
    type=click.Choice(LANGUAGES),
    help="Language of the words; else the workspace's first. JSON has them in all.",
)
def score(partners: tuple[str, ...], request: Request, form: str | None, lang: str | None) -> None:
    """Show how partners score: a ranking; with IDs, all of their criteria."""
    from dossier.app.score import draw_boards, export_scores
    from dossier.edges.terminal import guard_stdout, print_board

    loaded = _load(request, partners)
    problems = errors_about(loaded, partners)
    report_found(problems, loaded.sources)
    if loaded.review is None:
        finish(is_well=False)
        return
    say_left_out(loaded.review.left_out, partners)
    language = lang or loaded.review.workspace.languages[0]
    with guard_stdout():
        if form is None:
            for board in draw_boards(request.folder, loaded.review, partners, language):
                print_board(board)
        else:
            text = export_scores(request.folder, loaded.review, partners, form, language)
            click.echo(text, nl=False)
    finish(is_well=not problems)


@main.command(short_help="Show the arithmetic of a figure, item by item.")
@click.argument("partner", metavar="ID")
@click.argument("place", required=False, metavar="[CRITERION|DIMENSION]")
@reads_workspace
@click.option("--json", "is_json", is_flag=True, help="Print JSON (dossier/explanation@1).")
@takes_language
def explain(
    partner: str, place: str | None, request: Request, lang: str | None, *, is_json: bool
) -> None:
    """Show the arithmetic of a figure: of a criterion, a dimension, or else of the whole.

    A criterion is named as in `technology.uptime`.
    """
    from dossier.app.explain import Question, explain_figure, export_explanation
    from dossier.edges.terminal import guard_stdout, print_explanation

    loaded = _load(request, (partner,))
    problems = errors_about(loaded, (partner,))
    report_found(problems, loaded.sources)
    review = loaded.review
    if review is not None:
        _require_place(place, review.rubric)
    if review is not None and partner in review.partners:
        question = Question(partner, place, lang or review.workspace.languages[0])
        explanation = explain_figure(request.folder, review, question)
        with guard_stdout():
            if is_json:
                click.echo(export_explanation(explanation, review, question), nl=False)
            else:
                print_explanation(explanation)
    finish(is_well=not problems)


@main.command(short_help="Build a dossier for every partner, and a comparison.")
@click.argument("partners", nargs=-1, metavar="[ID]...")
@reads_workspace
@click.option(
    "--output",
    type=FOLDER,
    help="Where to write; else `output` in the workspace, or `output/briefs/ID` with --brief.",
)
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
@chooses_press
@click.option("--since", metavar="OLD", help="Tell what changed since a folder, PDF or revision.")
@click.option("--check", "is_check", is_flag=True, help="Write nothing; fail if a build would.")
@click.option("--force", "is_forced", is_flag=True, help="Make what has not changed, too.")
@click.option("--prune", "has_pruning", is_flag=True, help="Remove what has no source any more.")
@click.option("-q", "--quiet", is_flag=True, help="Show nothing but problems.")
@click.option("-v", "--verbose", is_flag=True, help="Say why each document is made.")
@click.option(
    "--final", "is_final", is_flag=True, help="Issue numbered editions of what is fit to sign."
)
def build(partners: tuple[str, ...], request: Request, press: PressOrder, **options: Any) -> None:
    """Build the documents: a dossier for every partner, and one comparison of all.

    With IDs, only the dossiers of these partners. With --final, nothing but editions to be
    signed, each in a folder of its own; all that keeps a dossier from being signed is listed.
    """
    from dossier.app.order import Order
    from dossier.app.output import choose_output

    mode = take_mode(options)
    output, since = options.pop("output"), options.pop("since")
    if output is None and request.brief is None:
        output = choose_output(request.folder, None)
    # Under another brief it takes a look at the workspace to know where the documents are.
    order = Order(request.folder, output or request.folder, frozenset(partners), **options)
    if output is not None and since is None and say_unchanged(order, request, mode):
        return
    loaded = _load(request, partners)
    if output is None:
        order = dataclasses.replace(order, output=choose_output(request.folder, loaded.review))
    require_order(order, mode)
    if since is not None:
        order = dataclasses.replace(order, since=_find_since(since, request))
    finish(is_well=run_mode(order, request, loaded, mode, press))


@main.command(short_help="Show what changed between two editions.")
@click.argument("old", metavar="OLD")
@click.argument("new", required=False, metavar="[NEW]")
@reads_workspace
@click.option("--json", "is_json", is_flag=True, help="Print JSON (dossier/changes@1).")
@takes_language
def diff(old: str, new: str | None, request: Request, lang: str | None, *, is_json: bool) -> None:
    """Show what changed between two editions, and what moved the figures.

    OLD and NEW are each a folder (a workspace, or what a build wrote), a PDF or a git
    revision; without NEW, the workspace as it is now.
    """
    from dossier.app.diff import draw_changes, export_changes
    from dossier.edges.terminal import guard_stdout, print_sheet

    difference = _find_difference(old, new, request)
    report_found(difference.diagnostics, difference.sources)
    with guard_stdout():
        if is_json:
            click.echo(export_changes(difference, lang) or "", nl=False)
        elif (sheet := draw_changes(difference, lang)) is not None:
            print_sheet(sheet)
    finish(is_well=not difference.diagnostics)


@main.command(short_help="Hold a PDF against the data that it carries.")
@click.argument("file", metavar="FILE.pdf", type=PDF_FILE)
@click.option("-C", "--workspace", type=FOLDER, help="Folder of dossier.yaml; else this one.")
@click.option("--json", "is_json", is_flag=True, help="Print JSON (dossier/verification@1).")
def verify(file: Path, workspace: Path | None, *, is_json: bool) -> None:
    """Say whether a PDF prints what its data say, and whether its data are the workspace's.

    The data are taken out of the PDF, judged anew and typeset anew; whatever differs is named.
    """
    from dossier.app.verify import export_verification, find_workspace
    from dossier.app.verify import verify as verify_pdf
    from dossier.edges.terminal import guard_stdout, print_verification

    folder = find_workspace(workspace or Path())
    if workspace is not None and folder is None:
        raise click.UsageError(f"There is no `dossier.yaml` in {workspace}.")
    checked = verify_pdf(file, folder)
    report_found(checked.diagnostics, {})
    if checked.value is not None:
        with guard_stdout():
            if is_json:
                click.echo(export_verification(checked.value), nl=False)
            else:
                print_verification(checked.value)
    finish(is_well=checked.value is not None and checked.value.is_well)


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


def _find_difference(old: str, new: str | None, request: Request) -> Difference:
    """What changed; a name that is of no edition is wrong use."""
    from dossier.app.diff import find_difference
    from dossier.app.editions import WrongNameError

    try:
        return find_difference(old, new, request)
    except WrongNameError as problem:
        raise click.UsageError(str(problem)) from None


def _find_since(old: str, request: Request) -> EditionSet:
    """The editions to tell the changes since; without them nothing is built."""
    from dossier.app.editions import WrongNameError, find_editions

    try:
        found = find_editions(old, dataclasses.replace(request, as_of=None))
    except WrongNameError as problem:
        raise click.UsageError(str(problem)) from None
    report_found(found.diagnostics, found.sources)
    if found.editions is None:
        raise SystemExit(PROBLEMS)
    return found.editions


def _require_place(place: str | None, rubric: Rubric) -> None:
    """A place that the rubric has not is wrong use."""
    from dossier.app.explain import is_place, suggest_place

    if place is not None and not is_place(place, rubric):
        hint = suggest_place(place, rubric)
        raise click.UsageError(f"There is no criterion or dimension `{place}`. {hint}")
