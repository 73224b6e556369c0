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
    """The PDF that came out of the press, or why there is none.

    Diagnostics: those of `typeset_page`, `typeset/timeout`, `typeset/worker`, `typeset/engine`.
    """
    place = Span(manuscript.path, 1, 1)
    try:
        return printed.result()
    except TimeoutError as problem:
        hint = "Shorten what is longest in it, or allow more with --timeout."
        found = error("typeset/timeout", f"The document was given up. {problem}", place, hint)
    except BrokenExecutor as problem:
        hint = "If it ran out of memory, have fewer typeset at once with --jobs."
        found = error("typeset/worker", f"The document was given up. {problem}", place, hint)
    except Exception as problem:  # noqa: BLE001 - whatever the engine raises
        message = f"The document could not be typeset: {type(problem).__name__}: {problem}"
        found = error("typeset/engine", message, place)
    return Checked(None, (found,))


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
        """Typeset a page once more that was lost with its worker: it may not be to blame."""
        future = self.executor.submit(typeset_page, page)
        wait([future])
        return future
