"""Calls on a Dask cluster: the only module that knows Dask.

The machines of the cluster need this package in the same version, and the same fonts and libraries
where the bytes shall be the same. How much memory a worker may use is up to who runs the cluster.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Executor, Future, InvalidStateError
from contextlib import suppress
from typing import Any, ParamSpec, TypeVar

from dossier.edges.resources import find_version

P = ParamSpec("P")
T = TypeVar("T")

_SECONDS_TO_CONNECT = 10
_TURNS = 3
"""How many calls one waits for: the one before it, itself, and as long again for the way."""


class ClusterError(Exception):
    """There is no cluster to work on; says why, in a sentence."""


class ClusterPress(Executor):
    """Works wherever the scheduler at `address` sends a call.

    A call whose worker dies is made again elsewhere, up to a limit of the cluster's own. One that
    takes too long ends with `TimeoutError`; its worker may still be busy with it.
    """

    def __init__(self, address: str, seconds: float) -> None:
        """Find the cluster.

        Raises:
            ClusterError: Dask is not installed, nobody answers at the address, or the workers
                cannot do the work.
        """
        self._client = _connect(address)
        try:
            self.jobs = _count_workers(self._client)
        except ClusterError:
            self._client.close()
            raise
        self._executor = self._client.get_executor(pure=False)
        self._patience = _TURNS * seconds

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """A call to be made on the cluster; `fn` is a function of a module that it has too."""
        ours: Future[T] = Future()
        theirs: Future[T] = self._executor.submit(fn, *args, **kwargs)
        timer = threading.Timer(self._patience, self._give_up, (ours, theirs))
        timer.daemon = True
        timer.start()

        def hand_on(done: Future[T]) -> None:
            timer.cancel()
            with suppress(InvalidStateError):  # it was given up before
                _copy(done, ours)

        theirs.add_done_callback(hand_on)
        return ours

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT001, FBT002 - the signature of every executor
        """Take no more calls, and leave the cluster."""
        if cancel_futures or not wait:
            self._executor.shutdown(wait=False)
        self._client.close()

    def _give_up(self, ours: Future[T], theirs: Future[T]) -> None:
        with suppress(InvalidStateError):  # it was done in the very last moment
            ours.set_exception(TimeoutError(f"It took more than {self._patience:g} seconds."))
        theirs.cancel()


def _copy(done: Future[T], goal: Future[T]) -> None:
    if done.cancelled():
        goal.cancel()
    elif (problem := done.exception()) is not None:
        goal.set_exception(problem)
    else:
        goal.set_result(done.result())


def _connect(address: str) -> Any:
    try:
        from distributed import Client  # noqa: PLC0415 - an extra, slow to import
    except ImportError:
        message = "Dask is not installed. Install it with: pip install 'dossier[cluster]'."
        raise ClusterError(message) from None
    try:
        make: Any = Client  # it has no types
        return make(address, timeout=_SECONDS_TO_CONNECT, set_as_default=False)
    except (OSError, ValueError, ImportError) as problem:
        message = f"No scheduler answers at {address}: {str(problem).splitlines()[0]}"
        raise ClusterError(message) from None


def _count_workers(client: Any) -> int:
    """How many calls the cluster makes at once.

    Raises:
        ClusterError: It has no workers, or one that has not this version of the package.
    """
    threads = client.nthreads()
    if not threads:
        raise ClusterError("The cluster has no workers; start some with: dask worker ADDRESS.")
    versions = client.run(_tell_version, on_error="return")
    ours = find_version()
    for worker, theirs in sorted(versions.items()):
        if theirs != ours:
            message = f"The worker at {worker} has not dossier {ours}, but: {theirs}."
            raise ClusterError(message)
    return sum(threads.values())


def _tell_version() -> str:
    """The version that a worker has; runs there."""
    return find_version()
