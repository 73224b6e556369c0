"""Pages on their way through the press: few at a time, and each handed on once it is done."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from dataclasses import dataclass, field

from dossier.app.press import typeset_page
from dossier.nouns.diagnostics import Checked, Span, error
from dossier.nouns.manuscript import Manuscript
from dossier.nouns.page import Page

Printed = Future[Checked[bytes]]


def take_print(printed: Printed, manuscript: Manuscript) -> Checked[bytes]:
    """The PDF that came out of the press, or why there is none."""
    try:
        return printed.result()
    except Exception as problem:  # noqa: BLE001 - a dead worker must not take the others along
        message = f"The document could not be typeset: {type(problem).__name__}: {problem}"
        return Checked(None, (error("typeset/engine", message, Span(manuscript.path, 1, 1)),))


@dataclass(slots=True)
class PressQueue:
    """Keeps at most `limit` pages in the press, so that neither pages nor PDFs pile up.

    `finish` is called with each manuscript and its result, in the thread that puts and drains.
    """

    executor: Executor
    limit: int
    finish: Callable[[Manuscript, Printed], None]
    _pending: dict[Printed, tuple[Manuscript, Page]] = field(default_factory=dict, init=False)

    def put(self, manuscript: Manuscript, page: Page) -> None:
        """Have a page typeset; waits while the press is full."""
        while len(self._pending) >= self.limit:
            self._take(timeout_seconds=None)
        self._pending[self.executor.submit(typeset_page, page)] = manuscript, page
        self._take(timeout_seconds=0)

    def drain(self) -> None:
        """Wait for all that is in the press."""
        while self._pending:
            self._take(timeout_seconds=None)

    def _take(self, timeout_seconds: float | None) -> None:
        """Hand on what is done; waits for one page at least if there is no limit of time."""
        done, _ = wait(self._pending, timeout_seconds, FIRST_COMPLETED)
        for future in done:
            manuscript, page = self._pending.pop(future)
            is_lost = isinstance(future.exception(), BrokenExecutor)
            self.finish(manuscript, self._repeat(page) if is_lost else future)

    def _repeat(self, page: Page) -> Printed:
        """Typeset a page once more, and alone, that was lost with a worker.

        Whichever page it was that brought the worker down then takes no other with it.
        """
        future = self.executor.submit(typeset_page, page)
        wait([future])
        return future
