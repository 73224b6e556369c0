"""Worker processes for calls that may hang, eat memory or die: whoever does harms itself alone.

Every worker has a pipe of its own and one call in hand. Pools that share a pipe and its lock among
all workers lose more than the culprit: `ProcessPoolExecutor` all that was queued, Pebble all of it
when an idle worker dies.
"""

from __future__ import annotations

import multiprocessing
import os
import pickle
import queue
import resource
import signal
import threading
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection
from types import TracebackType
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

_SECONDS_TO_END = 5.0

# Spawned: a fork would copy whatever threads and locks stand at that moment.
_SPAWN = multiprocessing.get_context("spawn")


@dataclass(frozen=True, slots=True)
class Limits:
    """What a worker may take.

    `seconds` bounds one call; `bytes_of_memory` the address space of a worker (its fonts are in
    it too), which has some 0.6 GB when it typesets a long dossier; after `calls` it gives way to
    a fresh one, lest what libraries hold back adds up.
    """

    seconds: float = 300.0
    bytes_of_memory: int = 3 * 1024**3
    calls: int = 200


class WorkerDiedError(BrokenExecutor):
    """A worker died of a call: it crashed, or somebody killed it."""


class ProcessPress(Executor):
    """Works in processes of its own, which start with the first call and end with this one.

    A call ends with its result or exception, with `TimeoutError` where it takes too long, or with
    `WorkerDiedError`; other calls do not notice. Left by an exception, also an interrupt, the
    press ends its workers at once.
    """

    def __init__(self, jobs: int, limits: Limits, prepare: Callable[[], object] = int) -> None:
        """Have `jobs` processes, each of which calls `prepare` before anything else."""
        # The helper of `multiprocessing` lets interrupts through to the thread that starts it.
        resource_tracker.ensure_running()
        self._limits, self._prepare = limits, prepare
        self._threads = ThreadPoolExecutor(jobs, "press", _leave_signals_to_parent)
        self._idle: queue.SimpleQueue[_Worker | None] = queue.SimpleQueue()
        for _ in range(jobs):
            self._idle.put(None)
        self._workers: set[_Worker] = set()
        self._lock = threading.Lock()
        self._is_ending = False

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """A call to be made in a worker; `fn` is a function of a module."""
        return self._threads.submit(self._call, (fn, args, kwargs))

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT001, FBT002 - the signature of every executor
        """Take no more calls, and free the workers when they are done."""
        self._threads.shutdown(wait, cancel_futures=cancel_futures)
        if wait:
            for worker in tuple(self._workers):
                worker.end()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if kind is not None:
            self._threads.shutdown(wait=False, cancel_futures=True)
            with self._lock:
                self._is_ending = True
                for worker in self._workers:
                    worker.kill()
        self.shutdown()

    def _call(self, call: tuple[Any, ...]) -> Any:
        """Have a worker make a call; runs in one of as many threads as there are workers."""
        worker = self._idle.get() or self._hire()
        try:
            return worker.call(call)
        finally:
            is_fit = worker.is_alive and worker.calls < self._limits.calls
            if not is_fit:
                self._dismiss(worker)
            self._idle.put(worker if is_fit else None)

    def _hire(self) -> _Worker:
        with self._lock:
            if self._is_ending:
                raise WorkerDiedError("The press is closed.")
            worker = _Worker(self._limits, self._prepare)
            self._workers.add(worker)
        return worker

    def _dismiss(self, worker: _Worker) -> None:
        worker.end()
        with self._lock:
            self._workers.discard(worker)


class _Worker:
    """One process and the pipe to it."""

    def __init__(self, limits: Limits, prepare: Callable[[], object]) -> None:
        self.calls = 0
        self._seconds = limits.seconds
        self._pipe, theirs = _SPAWN.Pipe()
        self._process = _SPAWN.Process(
            target=_serve, args=(theirs, limits.bytes_of_memory, prepare), daemon=True
        )
        with theirs:  # closed here, so that the pipe ends when the worker does
            self._process.start()

    @property
    def is_alive(self) -> bool:
        """Whether it can be given another call."""
        return not self._pipe.closed

    def call(self, call: tuple[Any, ...]) -> Any:
        """The result of a call.

        Raises:
            TimeoutError: It took longer than the limit; the worker is killed.
            WorkerDiedError: The worker is no more.
            Exception: Whatever the call raised.
        """
        self.calls += 1
        try:
            answer = self._ask(call)
        except (EOFError, ConnectionError):
            raise WorkerDiedError(self._tell_end()) from None
        if answer is None:
            self.kill()
            self.end()
            raise TimeoutError(f"It took more than {self._seconds:g} seconds.")
        is_done, outcome = pickle.loads(answer)  # noqa: S301 - from a process of our own
        if not is_done:
            raise outcome
        return outcome

    def _ask(self, call: tuple[Any, ...]) -> bytes | None:
        """The answer of the process; None if it lets us wait too long."""
        if self.calls == 1:
            self._pipe.recv_bytes()  # it is ready: starting is no part of the call
        self._pipe.send(call)
        return self._pipe.recv_bytes() if self._pipe.poll(self._seconds) else None

    def kill(self) -> None:
        """End the process at once, whatever it does."""
        self._process.kill()

    def end(self) -> None:
        """End the process when it has nothing in hand, which is what a closed pipe tells it."""
        self._pipe.close()
        self._process.join(_SECONDS_TO_END)
        if self._process.is_alive():
            self.kill()
            self._process.join()

    def _tell_end(self) -> str:
        self.end()
        code = self._process.exitcode or 0
        reason = signal.Signals(-code).name if code < 0 else f"exit code {code}"
        return f"The process that worked on it died ({reason})."


def _leave_signals_to_parent() -> None:
    """Let an interrupt from the keyboard pass over the workers, which inherit what is blocked.

    The parent tells them, by ending them.
    """
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})


# -- in the worker ------------------------------------------------------------------------------


def _serve(pipe: Connection, bytes_of_memory: int, prepare: Callable[[], object]) -> None:
    """Answer calls until the pipe is closed."""
    threading.Thread(target=_exit_after_parent, daemon=True).start()
    prepare()
    _bound_memory(bytes_of_memory)
    with suppress(EOFError, ConnectionError):
        pipe.send_bytes(b"ready")
        while True:
            pipe.send_bytes(_answer(*pipe.recv()))


def _answer(fn: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]) -> bytes:
    try:
        return pickle.dumps((True, fn(*args, **kwargs)))
    except Exception as problem:  # noqa: BLE001 - it is raised where the result is asked for
        return _pickle_problem(problem)


def _pickle_problem(problem: Exception) -> bytes:
    """The exception for the other side, or what it says where it cannot be carried there."""
    try:
        packed = pickle.dumps((False, problem))
        pickle.loads(packed)  # noqa: S301 - made one line above
    except Exception:  # noqa: BLE001 - whatever the exception's own code does
        return pickle.dumps((False, RuntimeError(f"{type(problem).__name__}: {problem}")))
    return packed


def _bound_memory(limit: int) -> None:
    """Make what allocates more than `limit` bytes in all fail with `MemoryError`."""
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    with suppress(ValueError, OSError):  # a lower limit stands already, or the system has none
        resource.setrlimit(resource.RLIMIT_AS, (limit, most))


def _exit_after_parent() -> None:
    """Let a worker end with the process that started it, however that came to its end."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()  # waits for the end of a pipe that the system closes with the process
        os._exit(1)
