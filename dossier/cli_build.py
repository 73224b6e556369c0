"""The command `build`: working documents, or final editions."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import click

from dossier.cli_options import report_found
from dossier.cli_report import errors_about

if TYPE_CHECKING:
    from dossier.app.load import Loaded, Request
    from dossier.app.order import Order
    from dossier.app.press import Press, PressOrder


@dataclass(frozen=True, slots=True)
class Mode:
    """What to do about the documents, and how much to say."""

    is_final: bool
    is_check: bool
    is_quiet: bool
    is_verbose: bool


def take_mode(options: dict[str, Any]) -> Mode:
    """The mode, taken out of a command's options; two at once are wrong use."""
    mode = Mode(
        is_final=options.pop("is_final"),
        is_check=options.pop("is_check"),
        is_quiet=options.pop("quiet"),
        is_verbose=options.pop("verbose"),
    )
    if mode.is_check and (mode.is_final or options["is_forced"] or options["has_pruning"]):
        raise click.UsageError("--check writes nothing; leave out --final, --force and --prune.")
    if mode.is_final and (options["is_forced"] or options["has_pruning"]):
        raise click.UsageError("Final editions are never replaced or removed.")
    return mode


def require_order(order: Order, mode: Mode) -> None:
    """An order that cannot be carried out is wrong use.

    That is a folder where documents could take the place of a user's files, or a final edition
    without one of the formats: what is signed is whole.
    """
    from dossier.app.order import FORMATS, MARKDOWN
    from dossier.app.output import refuse_output

    if mode.is_final and order.formats != frozenset(FORMATS):
        raise click.UsageError("A final edition has all formats; leave out --format.")
    if order.has_pruning and order.partners:
        raise click.UsageError("What has no source is told of a whole build; leave out the IDs.")
    has_index = not order.partners and MARKDOWN in order.formats and not mode.is_final
    refusal = refuse_output(order.folder, order.output, has_index=has_index)
    if refusal is not None:
        raise click.UsageError(refusal)


def say_unchanged(order: Order, request: Request, mode: Mode) -> bool:
    """Whether everything that was asked for is there as it should be; says so.

    Nothing is judged to find that out; what cannot be told at a glance counts as changed.
    """
    from dossier.app.unchanged import count_unchanged

    if order.is_forced or order.has_pruning or mode.is_final:
        return False
    count = count_unchanged(order, request, is_check=mode.is_check)
    if count is not None:
        _say_current(count, order, mode)
    return count is not None


def run_mode(
    order: Order, request: Request, loaded: Loaded, mode: Mode, press_order: PressOrder
) -> bool:
    """Whether all went well: a build, a check of one, or final editions."""
    from dossier.app.glyphs import leave_out_undrawable
    from dossier.app.order import PDF

    if PDF in order.formats:
        loaded = leave_out_undrawable(loaded, order.folder, order.languages)
    if mode.is_final:
        return run_issue(order, loaded, press_order, is_quiet=mode.is_quiet)
    problems = errors_about(loaded, tuple(order.partners))
    report_found(problems, loaded.sources)
    if not any(found.is_error for found in loaded.diagnostics):
        order = replace(order, request=request)
    done = (
        run_check(order, loaded, mode)
        if mode.is_check
        else run_build(order, loaded, press_order, mode)
    )
    return done and not problems


def run_check(order: Order, loaded: Loaded, mode: Mode) -> bool:
    """Whether a build would change nothing; names what it would change."""
    from dossier.app.stale import check_output

    if loaded.review is None:
        return False
    count, found = check_output(order, loaded.review)
    report_found(found, loaded.sources)
    is_current = not any(diagnostic.is_error for diagnostic in found)
    if is_current:
        _say_current(count, order, mode)
    return is_current


def _say_current(count: int, order: Order, mode: Mode) -> None:
    if mode.is_quiet:
        return
    counted = "1 document" if count == 1 else f"{count:,} documents"
    click.echo(f"Nothing has changed: {counted} in {order.output}.", err=True)


def run_build(order: Order, loaded: Loaded, press_order: PressOrder, mode: Mode) -> bool:
    """Whether every document is there as it should be."""
    from dossier.app.build import build as build_documents
    from dossier.app.build import has_work, tell, tell_reasons
    from dossier.app.jobs import count_documents
    from dossier.edges.locks import hold_folder
    from dossier.edges.terminal import show_progress

    if loaded.review is None:
        return False
    if not has_work(loaded.review, loaded.diagnostics):
        click.echo("Nobody could be judged; the documents are left as they are.", err=True)
        return False
    total = count_documents(order, loaded.review)
    with (
        hold_folder(order.output) as held,
        reach_press(press_order) as press,
        show_progress(total, is_quiet=mode.is_quiet) as advance,
    ):
        if not held.is_sound:
            report_found(held.diagnostics, {})
            return False
        tally = build_documents(order, loaded.review, press.executor, advance, press.jobs)
    for line in tell_reasons(tally) if mode.is_verbose else ():
        click.echo(line, err=True)
    report_found(tally.diagnostics, loaded.sources)
    if not mode.is_quiet:
        click.echo(tell(tally, order, loaded.review.left_out), err=True)
    return tally.failed == 0


def run_issue(order: Order, loaded: Loaded, press_order: PressOrder, *, is_quiet: bool) -> bool:
    """Whether everybody who was asked for has a final edition."""
    from dossier.app.fitness import check_fitness
    from dossier.app.issue import Approval, count_pdfs, issue_editions, tell_issue
    from dossier.edges.terminal import show_progress

    fitness = check_fitness(loaded, order.partners, order.languages)
    problems = [*errors_about(loaded, tuple(order.partners)), *fitness.diagnostics]
    report_found(problems, loaded.sources)
    if loaded.review is None:
        return False
    is_whole = not order.partners and fitness.fit == loaded.partners
    approval = Approval(order, loaded.review, fitness.fit, has_summary=is_whole and not problems)
    with (
        reach_press(press_order) as press,
        show_progress(count_pdfs(approval), is_quiet=is_quiet) as advance,
    ):
        issue = issue_editions(approval, press.executor, advance, press.jobs)
    report_found(issue.diagnostics, loaded.sources)
    for line in () if is_quiet else tell_issue(issue, approval):
        click.echo(line, err=True)
    return not problems and not any(found.is_error for found in issue.diagnostics)


@contextmanager
def reach_press(order: PressOrder) -> Iterator[Press]:
    """The press; a cluster that cannot be used is wrong use."""
    from dossier.app.press import open_press
    from dossier.edges.cluster import ClusterError

    try:
        with open_press(order) as press:
            yield press
    except ClusterError as problem:
        raise click.UsageError(str(problem)) from None
