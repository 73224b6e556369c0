"""Calls on a cluster: a scheduler and two workers on the loopback, as processes of their own."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from distributed import Client

from dossier.edges import cluster
from dossier.edges.cluster import ClusterError, ClusterPress
from tests.processes import HANG_SECONDS
from tests.workspaces import files_below, make_workspace, run

QUIET = "import warnings; warnings.simplefilter('ignore'); "
SCHEDULER = "from distributed.cli.dask_scheduler import main; main()"
WORKER = "from distributed.cli.dask_worker import main; main()"
LOCAL = ("--host", "127.0.0.1", "--no-dashboard")


def start(program: str, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", QUIET + program, *arguments],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A cluster of two workers, each in one process with one thread."""
    file = tmp_path_factory.mktemp("cluster") / "scheduler.json"
    alone = ("--nthreads", "1", "--no-nanny", "--scheduler-file", str(file), *LOCAL)
    folder = ("--local-directory", str(file.parent))
    processes = [
        start(SCHEDULER, "--port", "0", "--scheduler-file", str(file), *LOCAL),
        *(start(WORKER, *alone, *folder) for _ in range(2)),
    ]
    try:
        yield find_scheduler(file)
    finally:
        for process in processes:
            process.kill()
            process.communicate()


def find_scheduler(file: Path) -> str:
    """The address of a scheduler that has two workers."""
    deadline = time.monotonic() + HANG_SECONDS
    while not file.exists():
        assert time.monotonic() < deadline
        time.sleep(0.05)
    make: Any = Client  # it has no types
    with make(scheduler_file=str(file), set_as_default=False) as client:
        client.wait_for_workers(2, timeout=HANG_SECONDS)
        return str(client.scheduler.address)


def test_same_bytes_come_from_a_cluster(address: str, tmp_path: Path) -> None:
    folder = make_workspace(tmp_path)
    order = ("build", "-q", "--lang", "en", "--format", "pdf")
    for scheduler in (address, "here"):
        output = ("--output", str(tmp_path / scheduler.partition(":")[0]))
        result = run(folder, *order, "--scheduler", scheduler, *output)
        assert result.exit_code == 0, result.output
    made = files_below(tmp_path / "tcp")
    assert made == files_below(tmp_path / "here")
    assert sum(content.startswith(b"%PDF") for content in made.values()) == 3


def test_results_and_exceptions_come_back(address: str) -> None:
    with ClusterPress(address, 60) as press:
        assert press.jobs == 2
        assert press.submit(abs, -7).result() == 7
        assert isinstance(press.submit(int, "x").exception(), ValueError)


def test_call_that_takes_too_long_is_given_up(address: str) -> None:
    with ClusterPress(address, 0.2) as press:
        slow, quick = press.submit(time.sleep, 3), press.submit(abs, -7)
        assert isinstance(slow.exception(timeout=HANG_SECONDS), TimeoutError)
        assert quick.result() == 7


def test_worker_of_another_version_is_refused(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "find_version", lambda: "0.0.0")
    with pytest.raises(ClusterError, match=r"The worker at tcp://.* has not dossier 0\.0\.0, but"):
        ClusterPress(address, 60)


def test_scheduler_that_does_not_answer_is_wrong_use(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "_SECONDS_TO_CONNECT", 1)
    result = run(make_workspace(tmp_path), "build", "--scheduler", "tcp://127.0.0.1:9")
    assert result.exit_code == 2
    assert "No scheduler answers at tcp://127.0.0.1:9" in result.stderr
    assert files_below(tmp_path / "output") == {}


def test_cluster_without_the_extra_is_wrong_use(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    result = run(make_workspace(tmp_path), "build", "--scheduler", "tcp://127.0.0.1:9")
    assert result.exit_code == 2
    assert "pip install 'dossier[cluster]'" in result.stderr
