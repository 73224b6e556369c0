"""Workers that typeset pages, and what becomes of them when something ends."""

from __future__ import annotations

import dataclasses
import os
import signal
from pathlib import Path

import pytest

from dossier.app.press import HERE, PressOrder, available_processors, open_press, typeset_page
from dossier.edges.typeset import WeasyPrintTypesetter
from dossier.nouns.diagnostics import Span
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


def test_press_works_in_as_many_processes_as_are_ordered() -> None:
    with open_press(PressOrder(2)) as press:
        assert press.jobs == 2
        worker = press.executor.submit(os.getpid).result()
        assert worker != os.getpid()
        printed = press.executor.submit(typeset_page, PAGE).result()
    assert printed.value is not None, printed.diagnostics
    assert printed.value.startswith(b"%PDF-")
    assert not is_alive(worker)


def test_press_has_as_many_processes_as_there_are_processors() -> None:
    with open_press(PressOrder()) as press:
        assert press.jobs == available_processors() >= 1


def test_press_can_work_here() -> None:
    with open_press(PressOrder(scheduler=HERE)) as press:
        assert (press.jobs, press.executor.submit(os.getpid).result()) == (1, os.getpid())
        assert isinstance(press.executor.submit(int, "x").exception(), ValueError)


def test_press_that_works_here_can_be_interrupted() -> None:
    with pytest.raises(KeyboardInterrupt), open_press(PressOrder(scheduler=HERE)) as press:
        press.executor.submit(signal.raise_signal, signal.SIGINT)


def test_bytes_depend_neither_on_place_nor_on_neighbours() -> None:
    """First or tenth in a worker, after pages of the other language, or in this process."""
    pages = [
        dataclasses.replace(PAGE, language=language, html=PAGE.html.replace("Acme", text))
        for language, text in [("en", "Acme"), ("zh", "评审"), ("en", "Fjord ½"), ("zh", "龍龜")]
    ]
    order = [*pages, *pages[::-1], pages[2], pages[0]]
    with open_press(PressOrder(1)) as press:
        made = [press.executor.submit(typeset_page, page).result().value for page in order]
    alone = {page.html: typeset_page(page).value for page in pages}
    assert None not in made
    assert made == [alone[page.html] for page in order]
    assert len(set(made)) == len(pages)


def test_page_that_eats_memory_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(WeasyPrintTypesetter, "typeset", fail)
    made = typeset_page(dataclasses.replace(PAGE, name="acme/dossier.en.md"))
    (found,) = made.diagnostics
    assert (made.value, found.code, found.is_error) == (None, "typeset/memory", True)
    assert found.span == Span("acme/dossier.en.md", 1, 1)


# -- when a worker, the work, or the program ends -------------------------------------------


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


def test_page_that_never_ends_leaves_the_others(tmp_path: Path) -> None:
    """A page of boxes within boxes, which takes the engine twice as long for each."""
    shell = """\
{% extends "base/shell.html.j2" %}
{% block body %}{{ body }}
{% if "Zeta" in short_title %}{% for _ in range(14) %}<div style="display: flex">{% endfor %}
<p>deep</p>{% for _ in range(14) %}</div>{% endfor %}{% endif %}{% endblock %}
"""
    folder = make_workspace(tmp_path, {"templates/shell.html.j2": shell})
    build = start(folder, *PDF_BUILD, "--lang", "en", "--timeout", "5")
    _, told = build.communicate(timeout=HANG_SECONDS)
    assert build.returncode == 1
    assert told.count(b"typeset/timeout") == 1, told
    assert b"zeta/dossier.en.md:1:1" in told
    assert b"It took more than 5 seconds." in told
    names = {"acme/dossier.en.pdf", "summary.en.pdf"}
    assert files_below(folder / "output").keys() == names
    assert not workers_of(build.pid)
