"""Moments on the partner's own clock; where nobody knows it, on the asker's, and said so."""

# ruff: noqa: RUF001 - the dash of a range and Chinese punctuation are meant

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from dossier.making.clock import clock_words, hours_words, shown_moment
from dossier.nouns.profile import WorkingHours
from tests.samples import acme_values, make_acme, make_review, make_words, subject_of

JAKARTA = {"time_zone": "Asia/Jakarta", "from": "09:00", "to": "18:00"}
ASKED = dt.datetime.fromisoformat("2026-06-01T00:14+08:00")


def chinese(hours: Any) -> Any:
    return subject_of(
        make_review({"acme": {**acme_values(), "working_hours": hours}}), "acme", "zh"
    )


def test_moment_is_on_the_partners_clock() -> None:
    assert shown_moment(ASKED, make_acme(working_hours=JAKARTA)) == "Sun 2026-05-31 23:14"
    assert shown_moment(ASKED, chinese(JAKARTA)) == "2026-05-31 周日 23:14"


def test_summer_time_is_the_partners() -> None:
    subject = make_acme(working_hours={**JAKARTA, "time_zone": "Europe/Berlin"})
    winter = ASKED.replace(month=1)
    assert shown_moment(ASKED, subject) == "Sun 2026-05-31 18:14"
    assert shown_moment(winter, subject) == "Wed 2025-12-31 17:14"


def test_moment_without_the_partners_clock_is_the_askers_with_its_offset() -> None:
    assert shown_moment(ASKED, make_acme(working_hours=None)) == "Mon 2026-06-01 00:14 UTC+08:00"
    assert shown_moment(ASKED, chinese(None)) == "2026-06-01 周一 00:14 UTC+08:00"
    western = ASKED.replace(tzinfo=dt.timezone(dt.timedelta(hours=-3, minutes=-30)))
    assert shown_moment(western, make_acme(working_hours=None)).endswith("00:14 UTC-03:30")


def test_reader_is_told_whose_clock_it_is_and_who_should_supply_what_is_missing() -> None:
    assert clock_words(make_acme(working_hours=JAKARTA)) == (
        "Questions are timed on the partner's clock (Asia/Jakarta)."
    )
    missing = clock_words(make_acme(working_hours=None))
    assert "clock of whoever asked" in missing
    assert "nobody has recorded when support at Acme is at work" in missing
    assert "let the partner manager record it under “working_hours”" in missing
    assert "由伙伴经理填入" in clock_words(chinese(None))


@pytest.mark.parametrize(
    ("days", "english", "zh"),
    [
        (("mon", "tue", "wed", "thu", "fri"), "Mon to Fri", "周一至周五"),
        (("fri", "thu", "wed"), "Wed to Fri", "周三至周五"),
        (("sun", "mon", "tue", "wed", "thu"), "Sun to Thu", "周日至周四"),
        (("sat", "sun", "mon"), "Sat to Mon", "周六至周一"),
        (("mon", "tue"), "Mon, Tue", "周一、周二"),
        (("mon", "wed", "fri"), "Mon, Wed, Fri", "周一、周三、周五"),
        (("sun",), "Sun", "周日"),
        (("mon", "tue", "wed", "thu", "fri", "sat", "sun"), "every day", "每天"),
    ],
)
def test_days_in_a_row_are_a_range(days: tuple[str, ...], english: str, zh: str) -> None:
    hours = WorkingHours.model_validate({**JAKARTA, "days": days})
    assert hours_words(hours, make_words("en")) == f"09:00–18:00, {english}"
    assert hours_words(hours, make_words("zh")) == f"{zh} 09:00–18:00"
