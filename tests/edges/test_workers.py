"""Workers in which calls hang, eat memory and die, for real, beside calls that do well."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

import pytest

from dossier.edges.workers import Limits, ProcessPress, WorkerDiedError
from tests.processes import HANG_SECONDS, is_alive, wait_until, workers_of

MEGABYTE = 1024**2


class LostError(Exception):
    """An exception that pickle cannot bring back."""

    def __init__(self, one: str, two: str) -> None:
        super().__init__(f"{one} and {two}")


def lose() -> None:
    raise LostError("this", "that")


def allocate(size: int) -> int:
    return len(bytearray(size))


def echo(content: bytes) -> bytes:
    return content


def mark() -> None:
    os.environ["PREPARED"] = "yes"


def test_calls_are_made_elsewhere_and_give_back_what_they_made() -> None:
    with ProcessPress(2, Limits(), mark) as press:
        assert press.submit(os.getpid).result() != os.getpid()
        assert press.submit(os.getenv, "PREPARED").result() == "yes"
        large = os.urandom(3 * MEGABYTE)
        assert [press.submit(echo, large).result() for _ in range(3)] == [large] * 3


def test_exceptions_come_back() -> None:
    with ProcessPress(1, Limits()) as press:
        assert isinstance(press.submit(int, "x").exception(), ValueError)
        assert isinstance(press.submit(os.stat, "/nowhere").exception(), FileNotFoundError)
        assert repr(press.submit(lose).exception()) == "RuntimeError('LostError: this and that')"
        assert press.submit(int, "7").result() == 7


def test_call_that_never_ends_is_given_up_alone() -> None:
    with ProcessPress(2, Limits(seconds=1)) as press:
        workers = [press.submit(os.getpid).result()]
        hanging = press.submit(time.sleep, 10 * HANG_SECONDS)
        others = [press.submit(abs, -number) for number in range(20)]
        assert [other.result() for other in others] == list(range(20))
        problem = hanging.exception()
        assert isinstance(problem, TimeoutError)
        assert str(problem) == "It took more than 1 seconds."
        workers += workers_of(os.getpid())
        assert press.submit(abs, -7).result() == 7
    assert not any(map(is_alive, workers))


def test_call_that_eats_memory_fails_alone() -> None:
    with ProcessPress(1, Limits(bytes_of_memory=600 * MEGABYTE)) as press:
        assert isinstance(press.submit(allocate, 700 * MEGABYTE).exception(), MemoryError)
        assert press.submit(allocate, MEGABYTE).result() == MEGABYTE


@pytest.mark.parametrize(
    ("end", "argument", "told"),
    [
        (os.kill, signal.SIGKILL, "SIGKILL"),
        (os.kill, signal.SIGSEGV, "SIGSEGV"),
        (os._exit, 3, "exit code 3"),
    ],
)
def test_call_that_kills_its_worker_is_lost_alone(end: object, argument: int, told: str) -> None:
    with ProcessPress(2, Limits()) as press:
        worker = press.submit(os.getpid).result()
        assert is_alive(worker)
        calls = [press.submit(abs, -number) for number in range(10)]
        deadly = (
            press.submit(signal.raise_signal, argument)
            if end is os.kill
            else press.submit(os._exit, argument)
        )
        calls += [press.submit(abs, -number) for number in range(10)]
        problem = deadly.exception()
        assert isinstance(problem, WorkerDiedError)
        assert str(problem) == f"The process that worked on it died ({told})."
        assert [call.result() for call in calls] == [*range(10), *range(10)]


def test_worker_that_is_killed_idle_harms_one_call_at_most() -> None:
    with ProcessPress(1, Limits()) as press:
        worker = press.submit(os.getpid).result()
        os.kill(worker, signal.SIGKILL)
        wait_until(lambda: not is_alive(worker))
        assert isinstance(press.submit(os.getpid).exception(), WorkerDiedError)
        assert press.submit(os.getpid).result() != worker


def test_workers_give_way_to_fresh_ones() -> None:
    with ProcessPress(1, Limits(calls=3)) as press:
        processes = [press.submit(os.getpid).result() for _ in range(7)]
    assert [processes.count(each) for each in dict.fromkeys(processes)] == [3, 3, 1]
    assert not any(map(is_alive, processes))


def test_press_that_is_left_by_an_exception_ends_its_workers() -> None:
    press = ProcessPress(2, Limits())
    worker = press.submit(os.getpid).result()
    sleeping = press.submit(time.sleep, 10 * HANG_SECONDS)
    waiting = [press.submit(time.sleep, 10 * HANG_SECONDS) for _ in range(4)]
    wait_until(sleeping.running)
    with pytest.raises(KeyboardInterrupt), press:
        signal.raise_signal(signal.SIGINT)
    assert sleeping.done()
    assert any(call.cancelled() for call in waiting)
    assert not is_alive(worker)
    assert not workers_of(os.getpid())


def test_workers_end_with_a_parent_that_is_killed() -> None:
    code = """\
import os, time
from dossier.edges.workers import Limits, ProcessPress
press = ProcessPress(2, Limits())
print(press.submit(os.getpid).result(), flush=True)
press.submit(time.sleep, 3600)
time.sleep(3600)
"""
    parent = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE)
    assert parent.stdout is not None
    with parent.stdout:
        worker = int(parent.stdout.readline())
        workers = workers_of(parent.pid)
        assert worker in workers
        parent.kill()
        parent.wait()
        wait_until(lambda: not any(map(is_alive, workers)))
