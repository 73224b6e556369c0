"""The command `build`: working documents, or final editions."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from dossier.cli_options import report_found
from dossier.cli_report import errors_about

if TYPE_CHECKING:
    from dossier.app.build import Order
    from dossier.app.load import Loaded
    from dossier.app.press import Press, PressOrder


def require_order(order: Order, *, is_final: bool) -> None:
    """An order that cannot be carried out is wrong use.

    That is a folder where documents could take the place of a user's files, or a final edition
    without one of the formats: what is signed is whole.
    """
    from dossier.app.build import FORMATS, MARKDOWN
    from dossier.app.output import refuse_output

    if is_final and order.formats != frozenset(FORMATS):
        raise click.UsageError("A final edition has all formats; leave out --format.")
    has_index = not order.partners and MARKDOWN in order.formats and not is_final
    refusal = refuse_output(order.folder, order.output, has_index=has_index)
    if refusal is not None:
        raise click.UsageError(refusal)


def run_build(order: Order, loaded: Loaded, press_order: PressOrder, *, is_quiet: bool) -> bool:
    """Whether every document was made."""
    from dossier.app.build import build as build_documents
    from dossier.app.build import count_documents, has_work, tell
    from dossier.edges.terminal import show_progress

    if loaded.review is None:
        return False
    if not has_work(loaded.review, loaded.diagnostics):
        click.echo("Nobody could be judged; the documents are left as they are.", err=True)
        return False
    total = count_documents(order, loaded.review)
    with (
        reach_press(press_order) as press,
        show_progress(total, is_quiet=is_quiet) as advance,
    ):
        tally = build_documents(order, loaded.review, press.executor, advance, press.jobs)
    report_found(tally.diagnostics, loaded.sources)
    if not is_quiet:
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
