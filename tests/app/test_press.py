"""Workers that typeset pages, and what becomes of them when something ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import BrokenExecutor
from pathlib import Path

import pytest

from dossier.app.press import available_processors, open_press, typeset_page
from dossier.nouns.page import Page
from tests.processes import HANG_SECONDS, is_alive, start, wait_until, workers_of
from tests.workspaces import ZETA, files_below, make_workspace

PAGE = Page(
    html="<!DOCTYPE html><html lang=en style=\"font-family: 'Noto Sans CJK SC'\">"
    "<title>Acme</title><body><h1>Acme</h1></body></html>",
    assets={},
    title="Acme",
    language="en",
)
PDF_BUILD = ("build", "--format", "pdf", "--jobs", "2")


def test_one_job_works_in_this_process() -> None:
    with open_press(1) as press:
        assert press.submit(os.getpid).result() == os.getpid()
        printed = press.submit(typeset_page, PAGE).result()
    assert printed.value is not None, printed.diagnostics
    assert printed.value.startswith(b"%PDF-")


def test_one_job_that_fails_says_so_when_it_is_asked() -> None:
    with open_press(1) as press:
        assert isinstance(press.submit(int, "x").exception(), ValueError)


def test_one_job_can_be_interrupted() -> None:
    with pytest.raises(KeyboardInterrupt), open_press(1) as press:
        press.submit(signal.raise_signal, signal.SIGINT)


def test_more_jobs_work_in_processes_of_their_own() -> None:
    with open_press(2) as press:
        worker = press.submit(os.getpid).result()
        assert worker != os.getpid()
    assert not is_alive(worker)


def test_there_is_a_processor() -> None:
    assert available_processors() >= 1


# -- when a worker, the work, or the program ends -------------------------------------------


def test_call_after_a_dead_worker_finds_another() -> None:
    with open_press(2) as press:
        assert isinstance(press.submit(os.abort).exception(), BrokenExecutor)
        assert press.submit(os.getpid).result() != os.getpid()


def test_press_that_is_left_by_an_interrupt_ends_its_workers() -> None:
    press = open_press(2)
    worker = press.submit(os.getpid).result()
    sleeping = press.submit(time.sleep, 10 * HANG_SECONDS)
    with pytest.raises(KeyboardInterrupt), press:
        signal.raise_signal(signal.SIGINT)
    assert sleeping.done()
    assert not is_alive(worker)


def test_workers_end_with_a_parent_that_is_killed() -> None:
    code = """\
import os, time
from dossier.app.press import open_press
press = open_press(2)
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


def many_partners(folder: Path) -> Path:
    """More than is built in the time that a signal takes, with a former document of one."""
    files = {f"partners/z{number}.yaml": ZETA for number in range(20)}
    return make_workspace(folder, {**files, "output/summary.en.pdf": b"former"})


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("moment", ["start", "middle"])
def test_interrupt_from_the_keyboard_stops_a_build(tmp_path: Path, jobs: str, moment: str) -> None:
    folder = many_partners(tmp_path)
    build = start(folder, "build", "--format", "pdf", "--jobs", jobs)
    if moment == "middle" or jobs == "1":
        wait_until((folder / "output/acme/dossier.en.pdf").exists)
    else:
        wait_until(lambda: workers_of(build.pid))
    workers = workers_of(build.pid)
    os.killpg(build.pid, signal.SIGINT)  # a terminal sends it to all of them
    _, told = build.communicate(timeout=HANG_SECONDS)
    assert (build.returncode, told) == (130, b"Stopped.\n")
    assert not any(map(is_alive, workers))
    written = files_below(folder / "output")
    assert written["summary.en.pdf"] == b"former"
    assert len(written) < 20
    assert not any(name.endswith(".part") for name in written)


def test_terminated_build_takes_its_workers_along(tmp_path: Path) -> None:
    build = start(many_partners(tmp_path), *PDF_BUILD)
    wait_until(lambda: workers_of(build.pid))
    workers = workers_of(build.pid)
    build.terminate()
    _, told = build.communicate(timeout=HANG_SECONDS)
    assert (build.returncode, told) == (143, b"Stopped.\n")
    assert not any(map(is_alive, workers))


def test_killed_worker_loses_no_document(tmp_path: Path) -> None:
    folder = make_workspace(tmp_path)
    build = start(folder, *PDF_BUILD, "--lang", "en")
    wait_until(lambda: len(workers_of(build.pid)) == 2)
    os.kill(workers_of(build.pid)[0], signal.SIGKILL)
    _, told = build.communicate(timeout=HANG_SECONDS)
    assert (build.returncode, told.count(b"\n")) == (0, 1), told
    names = {"acme/dossier.en.pdf", "summary.en.pdf", "zeta/dossier.en.pdf"}
    assert files_below(folder / "output").keys() == names
