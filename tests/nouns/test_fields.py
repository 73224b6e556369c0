# ruff: noqa: RUF001 - Chinese punctuation is meant
"""Kinds of values that fields hold: what is taken, as what, and what is refused."""

from __future__ import annotations

import datetime as dt
import math
import os
import subprocess
import sys
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from dossier.nouns.fields import (
    PROSE_CHARACTERS,
    TITLE_CHARACTERS,
    URL_CHARACTERS,
    CriterionRef,
    Day,
    EvidenceDate,
    Id,
    Language,
    Line,
    Market,
    Model,
    Moment,
    Number,
    PartialDate,
    Points,
    Prose,
    RubricId,
    Share,
    Text,
    Title,
    Url,
    Weight,
)


def take(kind: Any, value: object) -> Any:
    """The value as the field would hold it."""
    return TypeAdapter(kind).validate_python(value, strict=True)


def refusal(kind: Any, value: object) -> str:
    """The code of the first error of a value that is refused."""
    with pytest.raises(ValidationError) as refused:
        take(kind, value)
    return refused.value.errors()[0]["type"]


# -- texts ----------------------------------------------------------------------------------


def test_a_string_is_for_every_language() -> None:
    text = take(Prose, "Acme")
    assert text == Text({"und": "Acme"})
    assert [text.in_language("zh"), text.in_language("en")] == ["Acme", "Acme"]
    assert not text.lacks("zh")


def test_a_missing_language_falls_back_and_is_said_to_lack() -> None:
    text = take(Prose, {"zh": "甲"})
    assert text.in_language("en") == "甲"
    assert (text.lacks("en"), text.lacks("zh")) == (True, False)


def test_prose_keeps_its_lines_and_titles_are_on_one() -> None:
    words = "  a\n\n b\tc\r\n "
    assert take(Prose, words).in_language("en") == words
    assert take(Title, words).in_language("en") == "a b c"
    assert take(Line, words) == "a b c"


@pytest.mark.parametrize("kind", [Prose, Title, Line])
@pytest.mark.parametrize("blank", ["", " ", "\n", "\u3000", "\N{NO-BREAK SPACE}"])
def test_blank_texts_are_refused(kind: Any, blank: str) -> None:
    assert refusal(kind, blank) == "blank"


@pytest.mark.parametrize(
    ("kind", "limit", "code"),
    [
        (Prose, PROSE_CHARACTERS, "string_too_long"),
        (Title, TITLE_CHARACTERS, "title_too_long"),
        (Line, TITLE_CHARACTERS, "string_too_long"),
    ],
)
def test_texts_have_limits(kind: Any, limit: int, code: str) -> None:
    take(kind, "文" * limit)
    assert refusal(kind, "文" * (limit + 1)) == code


def test_a_title_is_measured_as_it_is_shown() -> None:
    assert take(Title, "a" * TITLE_CHARACTERS + "\n" * 50).in_language("en") == "a" * 300


@pytest.mark.parametrize("value", [7, None, True, ["a"], 2.5])
def test_texts_are_strings_or_maps_of_languages(value: object) -> None:
    assert refusal(Prose, value) == "text"


@pytest.mark.parametrize("value", [{}, {"EN": "a"}, {"english": "a"}, {"en": 7}, {"en": None}])
def test_maps_of_languages_hold_texts_by_tags(value: object) -> None:
    with pytest.raises(ValidationError):
        take(Prose, value)


# -- names ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        (Id, ["acme", "100ms", "a-b", "a" * 64], ["", "A", "a_b", "-a", "a.b", "a" * 65, "a\n"]),
        (RubricId, ["uptime", "a_b-2"], ["", "1a", "A", "_a", "a.b", "a\n"]),
        (CriterionRef, ["service.sla", "a_b.c-d"], ["sla", "a.", ".b", "a.b.c", "a. b", "a.b\n"]),
        (Market, ["ID", "BR"], ["id", "IDN", "I", "I1", "ID\n"]),
        (Language, ["en", "zh-Hant", "es-419", "tlh"], ["e", "EN", "en_US", "engl", "en-", "en\n"]),
    ],
)
def test_names_have_a_form(kind: Any, good: list[str], bad: list[str]) -> None:
    assert [take(kind, each) for each in good] == good
    for each in bad:
        assert refusal(kind, each) == "string_pattern_mismatch"


# -- numbers --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        (Weight, [0.1, 1e6], [0, -1, 1.1e6]),
        (Points, [0, 100], [-0.1, 100.1]),
        (Share, [0, 1], [-0.1, 1.1]),
        (Number, [-1e15, 0, 12.5, 1e15], [-1.1e15, 1.1e15]),
    ],
)
def test_numbers_have_bounds(kind: Any, good: list[float], bad: list[float]) -> None:
    assert [take(kind, each) for each in good] == good
    for each in [*bad, math.nan, math.inf, -math.inf, "1", True, None]:
        with pytest.raises(ValidationError):
            take(kind, each)


# -- dates ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "counted_as", "precision"),
    [
        ("2026-11-22", dt.date(2026, 11, 22), "day"),
        ("2024-02-29", dt.date(2024, 2, 29), "day"),
        ("2026-02", dt.date(2026, 2, 15), "month"),
        ("2026", dt.date(2026, 7, 1), "year"),
        (2026, dt.date(2026, 7, 1), "year"),
    ],
)
def test_dates_count_as_the_middle_of_what_is_known(
    written: str | int, counted_as: dt.date, precision: str
) -> None:
    date = take(EvidenceDate, written)
    assert date == PartialDate(str(written), counted_as)
    assert date.precision == precision


@pytest.mark.parametrize(
    "written",
    [
        *("", "2026-1", "26", "2026-13", "2026-02-30", "2026-00", "2026/11/22", "2026-11-22T00:00"),
        *("2026-11-22\n", " 2026", "0000", "２０２６", "2026-11-", True, None, 2026.0, 226, 20261),
    ],
)
def test_what_is_no_date_is_refused(written: object) -> None:
    assert refusal(EvidenceDate, written) == "date"


@given(st.dates())
def test_every_day_can_be_written(day: dt.date) -> None:
    assert take(EvidenceDate, day.isoformat()).counted_as == day
    assert take(Day, day.isoformat()) == day


@pytest.mark.parametrize("written", ["2026-11", "2026", 2026, "2026-02-30", "20261122", None])
def test_a_day_is_a_whole_date(written: object) -> None:
    assert refusal(Day, written) == "date"


@pytest.mark.parametrize(
    ("written", "utc"),
    [
        ("2026-06-01T21:14+08:00", "2026-06-01T13:14:00+00:00"),
        ("2026-06-01 21:14:30+08:00", "2026-06-01T13:14:30+00:00"),
        ("2026-06-01T21:14Z", "2026-06-01T21:14:00+00:00"),
        ("2026-01-01T00:10-03:30", "2026-01-01T03:40:00+00:00"),
    ],
)
def test_moments_know_their_offset(written: str, utc: str) -> None:
    assert take(Moment, written).astimezone(dt.UTC).isoformat() == utc


EAST, WEST = (dt.timezone(dt.timedelta(hours=hours)) for hours in (14, -12))


@pytest.mark.parametrize(
    ("written", "is_sound"),
    [
        ("0001-12-31T23:59+14:00", False),
        ("0002-01-01T00:00+14:00", True),
        ("9998-12-31T23:59-12:00", True),
        ("9999-01-01T00:00+08:00", False),
    ],
)
def test_moments_lie_where_every_clock_has_a_day(written: str, *, is_sound: bool) -> None:
    if not is_sound:
        assert refusal(Moment, written) == "moment"
        return
    moment = take(Moment, written)
    assert {moment.astimezone(zone).year for zone in (EAST, WEST)} <= {1, 2, 9998, 9999}


@pytest.mark.parametrize(
    "written",
    ["2026-06-01T21:14", "2026-06-01", "21:14+08:00", "2026-06-31T21:14Z", "2026-06-01T25:00Z", 5],
)
def test_a_moment_without_an_offset_is_none(written: object) -> None:
    assert refusal(Moment, written) == "moment"


# -- web addresses --------------------------------------------------------------------------


@pytest.mark.parametrize(
    "url",
    [
        "https://www.agora.io",
        "http://a.example:8080/b_(c)?d=e&f=%20#g",
        "https://xn--pple-43d.com/",
        "https://[2001:db8::1]/",
    ],
)
def test_plain_addresses_are_kept_as_they_are(url: str) -> None:
    assert take(Url, url) == url


@pytest.mark.parametrize(
    "url",
    [
        *(
            "javascript:alert(1)",
            "ftp://a.example/",
            "file:///etc/passwd",
            "//a.example",
            "a.example",
        ),
        *("https://", "https:///a", "https://user@a.example/", "https://a.example:99999/"),
        *(
            "https://a b.example",
            "https://a.example/ b",
            "https://а.example/",
            "https://-a.example",
        ),
        *('https://a.example/"', "https://a.example/<b>", "https://a.example/\\b", "https://[::1"),
        *("https://a.example/%zz", "https://a.example/\n", ""),
    ],
)
def test_other_addresses_are_refused(url: str) -> None:
    assert refusal(Url, url) == "url"


def test_addresses_have_a_limit() -> None:
    start = "https://a.example/"
    take(Url, start + "a" * (URL_CHARACTERS - len(start)))
    assert refusal(Url, start + "a" * URL_CHARACTERS) == "string_too_long"


# -- records --------------------------------------------------------------------------------


class Sample(Model):
    """A record of one field."""

    size: Number


def test_records_are_frozen_and_refuse_what_they_do_not_know() -> None:
    sample = Sample(size=1)
    with pytest.raises(ValidationError):
        setattr(sample, "size", 2)  # noqa: B010 - past the type checker, as careless code would
    assert refusal(Sample, {"size": 1, "colour": "red"}) == "extra_forbidden"
    assert refusal(Sample, {}) == "missing"


def test_time_zones_are_known_where_the_machine_has_none() -> None:
    """A small installation, such as a container, comes without a database of zones."""
    code = "from dossier.nouns.fields import available_timezones as a; print('Asia/Jakarta' in a())"
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONTZPATH": ""},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "True"
