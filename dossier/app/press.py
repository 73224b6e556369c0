"""Workers that typeset pages: started once, each with its engine warm."""

from __future__ import annotations

import multiprocessing
import os
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor

from dossier.edges.typeset import WeasyPrintTypesetter
from dossier.nouns.diagnostics import Checked
from dossier.nouns.page import Page


def open_press(jobs: int) -> Executor:
    """An executor for `typeset_page` in `jobs` processes; with one, in this very process.

    Processes are spawned: a fork would copy whatever threads and locks stand at that moment.
    """
    if jobs == 1:
        return ThreadPoolExecutor(max_workers=1)
    return ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn"))


def available_processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0))


def typeset_page(page: Page) -> Checked[bytes]:
    """The page as PDF bytes, or what keeps it from being one; runs in a worker."""
    return WeasyPrintTypesetter().typeset(page)
