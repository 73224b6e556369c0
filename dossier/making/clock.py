"""Moments and working hours as a reader sees them: on the partner's own clock."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from dossier.making.subject import Subject
from dossier.making.words import Words
from dossier.nouns.profile import WorkingHours

WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

LEAST_RUN = 3
"""Fewer days than this are named one by one."""


def shown_moment(moment: dt.datetime, subject: Subject) -> str:
    """Weekday, day and time on the partner's clock.

    Where nobody has recorded the partner's hours it is the clock of whoever asked, with its offset.
    """
    hours, words = subject.profile.working_hours, subject.words
    if hours is not None:
        return words.moment(moment.astimezone(ZoneInfo(hours.time_zone)))
    offset = f"{moment:%z}"
    return f"{words.moment(moment)} UTC{offset[:3]}:{offset[3:5]}"


def clock_words(subject: Subject) -> str:
    """Whose clock the times are on; without it, what is missing and who should supply it."""
    hours = subject.profile.working_hours
    if hours is None:
        return subject.words("clock-unknown", name=subject.name)
    return subject.words("clock", zone=hours.time_zone)


def hours_words(hours: WorkingHours, words: Words) -> str:
    """The working hours of a week: `09:00-18:00, Mon to Fri`."""
    span = words("span", first=f"{hours.opens:%H:%M}", last=f"{hours.closes:%H:%M}")
    return words("hours-of-days", hours=span, days=_days_words(hours, words))


def _days_words(hours: WorkingHours, words: Words) -> str:
    days = [place for place, day in enumerate(WEEK) if day in hours.days]
    if len(days) == len(WEEK):
        return words("every-day")
    for first in days:
        last = (first + len(days) - 1) % len(WEEK)
        run = {(first + step) % len(WEEK) for step in range(len(days))}
        if len(days) >= LEAST_RUN and run == set(days):
            return words("days", first=words.weekday(first), last=words.weekday(last))
    return words.listing(words.weekday(day) for day in days)
