"""Where pages are typeset: here, in worker processes, or on a cluster.

Each is an executor of the standard shape (`concurrent.futures`), so that a build knows only that.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from dataclasses import dataclass
from typing import ParamSpec, TypeVar

from dossier.edges.cluster import ClusterPress
from dossier.edges.typeset import WeasyPrintTypesetter, warm_up
from dossier.edges.workers import Limits, ProcessPress
from dossier.nouns.diagnostics import Checked, Span, error
from dossier.nouns.page import Page

P = ParamSpec("P")
T = TypeVar("T")

SECONDS_PER_PAGE = 300.0
"""After which a page is given up unless the user says: a hundred times what a long one takes."""

HERE = "here"
"""The scheduler that is none: pages are typeset in this very process."""


@dataclass(frozen=True, slots=True)
class PressOrder:
    """Where to typeset, and how long one page may take.

    `jobs` is how many pages are typeset at once, as many as there are processors if it is None;
    `scheduler` is the address of a cluster, which has as many as it has, or `HERE`.
    """

    jobs: int | None = None
    scheduler: str | None = None
    seconds: float = SECONDS_PER_PAGE


@dataclass(frozen=True, slots=True)
class Press:
    """An executor for `typeset_page`, and how many pages it typesets at once."""

    executor: Executor
    jobs: int


@contextmanager
def open_press(order: PressOrder) -> Iterator[Press]:
    """The press that was ordered; at the end it waits for what it has in hand.

    Raises:
        ClusterError: The cluster cannot be used.
    """
    press = _make_press(order)
    with press.executor:
        yield press


def _make_press(order: PressOrder) -> Press:
    if order.scheduler == HERE:
        return Press(HerePress(), 1)
    if order.scheduler is not None:
        cluster = ClusterPress(order.scheduler, order.seconds)
        return Press(cluster, cluster.jobs)
    jobs = order.jobs or available_processors()
    return Press(ProcessPress(jobs, Limits(seconds=order.seconds), warm_up), jobs)


def available_processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0))


def typeset_page(page: Page) -> Checked[bytes]:
    """The page as PDF bytes, or what keeps it from being one; runs in a worker.

    Diagnostics: those of the engine, and `typeset/memory`.
    """
    try:
        return WeasyPrintTypesetter().typeset(page)
    except MemoryError:
        message = "The document takes more memory than a worker may use."
        hint = "Shorten what is longest in it; a document of this size is read by nobody."
        return Checked(None, (error("typeset/memory", message, Span(page.name, 1, 1), hint),))


class HerePress(Executor):
    """Works in the thread that submits, with no bounds: for debuggers and profilers."""

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """The call's result or exception, which is there already."""
        future: Future[T] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as problem:  # noqa: BLE001 - it is raised where the result is asked for
            future.set_exception(problem)
        return future
