"""Workers that typeset pages."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor

from dossier.app.press import available_processors, open_press, typeset_page
from dossier.nouns.page import Page

PAGE = Page(
    html="<!DOCTYPE html><html lang=en><title>Acme</title><body><h1>Acme</h1></body></html>",
    assets={},
    title="Acme",
    language="en",
)


def test_one_job_works_in_this_process() -> None:
    with open_press(1) as press:
        assert isinstance(press, ThreadPoolExecutor)
        printed = press.submit(typeset_page, PAGE).result()
    assert printed.value is not None, printed.diagnostics
    assert printed.value.startswith(b"%PDF-")


def test_more_jobs_work_in_processes_of_their_own() -> None:
    with open_press(2) as press:
        assert isinstance(press, ProcessPoolExecutor)


def test_there_is_a_processor() -> None:
    assert available_processors() >= 1
