"""Workers that typeset pages: started once, each with its engine warm, gone with this process."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from types import FrameType, TracebackType
from typing import ParamSpec, TypeVar

from dossier.edges.typeset import WeasyPrintTypesetter
from dossier.nouns.diagnostics import Checked
from dossier.nouns.page import Page

P = ParamSpec("P")
T = TypeVar("T")

_STOPS = (signal.SIGINT, signal.SIGTERM)


def open_press(jobs: int) -> Executor:
    """An executor for `typeset_page` in `jobs` processes; with one, in this very thread."""
    return HerePress() if jobs == 1 else ProcessPress(jobs)


def available_processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0))


def typeset_page(page: Page) -> Checked[bytes]:
    """The page as PDF bytes, or what keeps it from being one; runs in a worker."""
    return WeasyPrintTypesetter().typeset(page)


class HerePress(Executor):
    """Works in the thread that submits: an interrupt stops it, as it could no other thread."""

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """The call's result or exception, which is there already."""
        future: Future[T] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as problem:  # noqa: BLE001 - it is raised where the result is asked for
            future.set_exception(problem)
        return future


class ProcessPress(Executor):
    """Works in processes of its own.

    When one of them dies, what all of them had in hand fails with `BrokenProcessPool`; the next
    call finds new ones. Left by an exception, also an interrupt, it ends them at once.
    """

    def __init__(self, jobs: int) -> None:
        """Have `jobs` processes; they start with the first calls."""
        self._jobs = jobs
        self._strangers = frozenset(multiprocessing.active_children())
        self._pool = self._open_pool()

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """A call to be made in a worker."""
        with _hold_signals():
            try:
                return self._pool.submit(fn, *args, **kwargs)
            except BrokenProcessPool:
                self._pool.shutdown()
                self._pool = self._open_pool()
                return self._pool.submit(fn, *args, **kwargs)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT001, FBT002 - the signature of every executor
        """Take no more calls, and free the workers when they are done."""
        self._pool.shutdown(wait, cancel_futures=cancel_futures)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if kind is not None:
            for worker in frozenset(multiprocessing.active_children()) - self._strangers:
                worker.terminate()
        self.shutdown(cancel_futures=kind is not None)

    def _open_pool(self) -> ProcessPoolExecutor:
        # Spawned: a fork would copy whatever threads and locks stand at that moment.
        spawn = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(self._jobs, spawn, initializer=_follow_parent)


@contextmanager
def _hold_signals() -> Iterator[None]:
    """Start processes undisturbed, and such that an interrupt from the keyboard passes them over.

    What would stop us meanwhile does so afterwards: a process that was half started would complain
    of it. Which signals are blocked a process inherits; the interrupt is for its parent alone.
    """
    arrived: list[int] = []

    def keep(number: int, _frame: FrameType | None) -> None:
        arrived.append(number)

    is_main = threading.current_thread() is threading.main_thread()  # no other hears of signals
    former = {each: signal.signal(each, keep) for each in _STOPS if is_main}
    blocked = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, blocked)
        for each, handler in former.items():
            signal.signal(each, handler)
        for number in arrived:
            signal.raise_signal(number)


def _follow_parent() -> None:
    """Let a worker end with the process that started it, however that came to its end."""
    threading.Thread(target=_exit_after_parent, daemon=True).start()


def _exit_after_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()  # waits for the end of a pipe that the system closes with the process
        os._exit(1)
