"""Waits for answers, drawn: in and out of hours apart, the unanswered at the end of the scale.

Every row says its own wait in words, and the head of a group shows the mark of its rows, so that
nothing hangs on a legend or on colour.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dossier.making.charts import LABELS_MOST, TEXT_SIZE, WIDTH, text_width, wrap
from dossier.making.subject import Subject
from dossier.making.words import Words
from dossier.nouns.drawing import Tick, WaitGroup, WaitRow, WaitsChart
from dossier.nouns.profile import Probe

WAIT_TICKS = (1, 15, 60, 240, 1440, 4320)
"""Minutes at which a wait is read: a minute, a quarter, one hour, four, a day, three days."""

TOP, GROUP_HEAD, ROW, FOOT = 4, 28, 34, 26

TOPIC_SIZE = 11.5
"""Size of a topic's text, as the template sets labels of two lines."""

SAID_ROOM = 136
"""What the words for a wait need, to the right of the marks."""

NEVER_ROOM = 34
"""From the end of the scale to those words; the crosses of the unanswered stand in it."""


@dataclass(frozen=True, slots=True)
class Wait:
    """One probe's wait in minutes: so far for a pending one, infinite for one left unanswered.

    `is_in_hours` is None where nobody knows the partner's working hours.
    """

    topic: str
    minutes: float
    is_in_hours: bool | None
    is_pending: bool = False

    @property
    def is_answered(self) -> bool:
        """Whether an answer came."""
        return not self.is_pending and math.isfinite(self.minutes)


def wait_of(probe: Probe, subject: Subject) -> Wait:
    """How long a probe waited, on the as-of day."""
    summary = subject.assessment.probes
    is_pending = summary is not None and probe.id in summary.pending_ids
    return Wait(
        topic=subject.say(probe.topic),
        minutes=_minutes_so_far(probe, subject) if is_pending else wait_minutes(probe),
        is_in_hours=None if summary is None else summary.is_in_hours.get(probe.id),
        is_pending=is_pending,
    )


def wait_words(wait: Wait, words: Words) -> str:
    """A wait as readers say it: `1 h 31 min`, `unanswered`, `pending, 20 h so far`."""
    shown = words.wait(wait.minutes)
    return words("pending-for", wait=shown) if wait.is_pending else shown


def _minutes_so_far(probe: Probe, subject: Subject) -> float:
    """To the end of the as-of day, by the clock that `asked` was written by."""
    midnight = dt.datetime.combine(subject.assessment.as_of, dt.time(), probe.asked.tzinfo)
    return (midnight - probe.asked + dt.timedelta(days=1)).total_seconds() / 60


def wait_minutes(probe: Probe) -> float:
    """Minutes by wall clock from asking to answering; infinite for the unanswered."""
    if probe.answered is None:
        return math.inf
    return (probe.answered - probe.asked).total_seconds() / 60


def waits_chart(waits: Sequence[Wait], words: Words, accent: str) -> WaitsChart:
    """A row per probe: how long the answer took, on a scale of logarithms, or that none came."""
    left = 16 + min(LABELS_MOST, max((text_width(wait.topic) for wait in waits), default=0))
    right = WIDTH - SAID_ROOM - NEVER_ROOM
    groups = tuple(_groups(waits, (left, right), words))
    heads = sum(group.title is not None for group in groups)
    bottom = TOP + GROUP_HEAD * heads + ROW * len(waits)
    return WaitsChart(
        title=words("chart-waits-title"),
        description=words("chart-waits-alt", lines=_told(waits, words)),
        width=WIDTH,
        height=bottom + FOOT,
        left=left,
        never_x=right + NEVER_ROOM / 2,
        said_x=right + NEVER_ROOM,
        top=TOP + (GROUP_HEAD if heads else 0),
        bottom=bottom,
        ticks=tuple(
            Tick(_along(minutes, left, right), words.wait(minutes)) for minutes in WAIT_TICKS
        ),
        groups=groups,
        accent=accent,
    )


def _groups(waits: Sequence[Wait], place: tuple[float, float], words: Words) -> Iterable[WaitGroup]:
    """In hours first, then out of hours; one without a title where nobody knows the hours."""
    y: float = TOP
    for is_in_hours in (True, False, None):
        members = [wait for wait in waits if wait.is_in_hours is is_in_hours]
        if not members:
            continue
        title = None if is_in_hours is None else _group_title(members, is_in_hours, words)
        first = y if title is None else y + GROUP_HEAD
        rows = tuple(
            _row(wait, first + ROW * (number + 0.5), place, words)
            for number, wait in enumerate(members)
        )
        yield WaitGroup(y + GROUP_HEAD / 2, title, is_in_hours is not False, rows)
        y = first + ROW * len(members)


def _group_title(members: Sequence[Wait], is_in_hours: bool, words: Words) -> str:  # noqa: FBT001 - which of the two groups
    label = words("probes-in-hours" if is_in_hours else "probes-out-of-hours")
    answered = sum(wait.is_answered for wait in members)
    counts = [words("answered-of", answered=answered, asked=len(members))]
    pending = sum(wait.is_pending for wait in members)
    if pending:
        counts.append(words("pending-of", pending=pending))
    return words("labelled", label=label, value=words("clause-separator").join(counts))


def _row(wait: Wait, y: float, place: tuple[float, float], words: Words) -> WaitRow:
    x = None if math.isinf(wait.minutes) else _along(wait.minutes, *place)
    topic = wrap(wait.topic, LABELS_MOST * TEXT_SIZE / TOPIC_SIZE, 2)
    return WaitRow(y, topic, x, wait_words(wait, words), wait.is_pending)


def _along(minutes: float, left: float, right: float) -> float:
    share = math.log(max(1.0, minutes)) / math.log(WAIT_TICKS[-1])
    return round(left + (right - left) * min(1.0, share), 2)


def _told(waits: Sequence[Wait], words: Words) -> str:
    return words("clause-separator").join(
        words("labelled", label=wait.topic, value=_value(wait, words)) for wait in waits
    )


def _value(wait: Wait, words: Words) -> str:
    said = wait_words(wait, words)
    if wait.is_in_hours is None:
        return said
    hours = words("in-hours" if wait.is_in_hours else "out-of-hours")
    return words("with-details", item=said, details=hours)
