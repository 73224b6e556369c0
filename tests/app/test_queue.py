"""How many pages are in the press at once, and which are typeset again."""

from __future__ import annotations

from concurrent.futures import BrokenExecutor, Executor, Future
from typing import Any

from dossier.app.queue import PressQueue, Printed
from dossier.nouns.diagnostics import Checked
from dossier.nouns.manuscript import Manuscript
from dossier.nouns.page import Page


class Desk(Executor):
    """Finishes pages one at a time, when more than `room` of them lie there or on demand.

    A page named in `deadly` brings down whatever lies there with it, as often as it says.
    """

    def __init__(self, room: int, deadly: dict[str, int] | None = None) -> None:
        self.room = room
        self.deadly = deadly or {}
        self.lying: dict[Future[Any], str] = {}
        self.most = 0
        self.typeset: list[tuple[str, ...]] = []

    def submit(self, _: Any, /, *arguments: Any, **__: Any) -> Future[Any]:
        (page,) = arguments
        future: Future[Any] = Future()
        self.lying[future] = page.title
        self.most = max(self.most, len(self.lying))
        self.typeset.append(tuple(self.lying.values()))
        if self.deadly.get(page.title):
            self.deadly[page.title] -= 1
            self.break_down()
        elif len(self.lying) >= self.room:
            first = next(iter(self.lying))
            first.set_result(Checked(self.lying.pop(first).encode()))
        return future

    def break_down(self) -> None:
        for future in self.lying:
            future.set_exception(BrokenExecutor("a worker died"))
        self.lying.clear()
        self.room = 1  # what comes back is waited for


def send(desk: Desk, limit: int, count: int) -> dict[str, object]:
    """What comes of pages by their name: their bytes, or the kind of what went wrong."""
    finished: dict[str, object] = {}

    def finish(manuscript: Manuscript, printed: Printed) -> None:
        problem = printed.exception()
        finished[manuscript.path] = type(problem) if problem else printed.result().value

    queue = PressQueue(desk, limit, finish)
    for number in range(count):
        name = f"p{number}"
        queue.put(Manuscript(name, "", {}), Page("", {}, name, "en"))
        assert len(finished) >= number + 1 - limit
    desk.room = 0
    for future, name in list(desk.lying.items()):
        future.set_result(Checked(name.encode()))
    queue.drain()
    return finished


def test_press_is_never_fuller_than_it_may_be() -> None:
    desk = Desk(room=3)
    assert send(desk, 3, 10) == {f"p{number}": f"p{number}".encode() for number in range(10)}
    assert desk.most == 3


def test_page_is_handed_on_before_the_next_one_comes() -> None:
    finished: list[str] = []
    queue = PressQueue(Desk(room=1), 4, lambda manuscript, _: finished.append(manuscript.path))
    queue.put(Manuscript("first", "", {}), Page("", {}, "first", "en"))
    assert finished == ["first"]


def test_lost_pages_are_typeset_again_each_alone() -> None:
    desk = Desk(room=4, deadly={"p2": 1})
    assert send(desk, 4, 3) == {name: name.encode() for name in ("p0", "p1", "p2")}
    again = desk.typeset[3:]
    assert sorted(again) == [("p0",), ("p1",), ("p2",)]


def test_page_that_kills_its_worker_each_time_fails_alone() -> None:
    desk = Desk(room=4, deadly={"p2": 9})
    assert send(desk, 4, 3) == {"p0": b"p0", "p1": b"p1", "p2": BrokenExecutor}
    assert desk.deadly["p2"] == 7
