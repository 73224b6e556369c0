from __future__ import annotations

import datetime as dt
import math
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.judging.records import (
    COUNTS,
    WEEK,
    Vantage,
    is_working_time,
    nearest_rank,
    probe_figure,
    response_minutes,
    split_by_hours,
    summarize_probes,
)
from dossier.nouns.assessment import ProbeSummary, WaitFigures
from dossier.nouns.figures import DerivedFigure, ProbeFigure
from dossier.nouns.profile import Probe, Profile, WorkingHours
from tests.samples import BARE, sound

NINE = dt.datetime.fromisoformat("2026-06-01T09:00+07:00")
NEVER = math.inf

LATER = Vantage(dt.date(2026, 11, 22), 72)
"""When all that was put in June has been waited for long enough."""

MEDIAN: DerivedFigure = "probes.response_minutes.median"
P90: DerivedFigure = "probes.response_minutes.p90"
UNANSWERED: DerivedFigure = "probes.unanswered_share"


def probe(minutes: float) -> Probe:
    answered = None if minutes == NEVER else NINE + dt.timedelta(minutes=minutes)
    return Probe.model_validate(
        {
            "id": "p",
            "topic": "T",
            "severity": "low",
            "asked": NINE.isoformat(timespec="minutes"),
            "answered": answered and answered.isoformat(timespec="seconds"),
        }
    )


def test_minutes_by_wall_clock_rise_to_the_unanswered() -> None:
    log = [probe(NEVER), probe(90), probe(0.5), probe(24 * 60)]
    assert response_minutes(log) == (0.5, 90, 1440, NEVER)


def test_minutes_across_time_zones() -> None:
    # 23:30 in China is 22:30 in Jakarta
    across = Probe.model_validate(
        {
            "id": "p",
            "topic": "T",
            "severity": "low",
            "asked": "2026-06-01T22:00+07:00",
            "answered": "2026-06-01T23:30+08:00",
        }
    )
    assert response_minutes([across]) == (30,)


@pytest.mark.parametrize(
    ("count", "share", "rank"),
    [
        (1, 0.9, 1),
        (2, 0.9, 2),
        (9, 0.9, 9),
        (10, 0.9, 9),
        (11, 0.9, 10),
        (20, 0.9, 18),
        (21, 0.9, 19),
        (30, 0.9, 27),
        (5, 0.5, 3),
        (4, 0.5, 2),
        (4, 1.0, 4),
    ],
)
def test_nearest_rank(count: int, share: float, rank: int) -> None:
    assert nearest_rank(range(1, count + 1), share) == rank


@given(st.integers(1, 10_000))
def test_ninetieth_percentile_is_free_of_rounding(count: int) -> None:
    assert nearest_rank(range(1, count + 1), 0.9) == -(-9 * count // 10)


@pytest.mark.parametrize(
    ("figure", "waits", "expected"),
    [
        (MEDIAN, [30], 30),
        (MEDIAN, [30, 10, 500], 30),
        (MEDIAN, [10, 20, 40, 500], 30),
        (MEDIAN, [10, NEVER], NEVER),  # half of them never came
        (MEDIAN, [10, 20, NEVER], 20),
        (P90, [10, 20, 30], 30),
        (P90, [10] * 9 + [500], 10),
        (P90, [10] * 9 + [NEVER], 10),  # one in ten may never come
        (P90, [10] * 8 + [NEVER] * 2, NEVER),
        (P90, [10] * 8 + [NEVER], NEVER),
        (P90, [NEVER], NEVER),
        (UNANSWERED, [10, 20], 0),
        (UNANSWERED, [10, NEVER, 20, NEVER], 0.5),
        (UNANSWERED, [NEVER], 1),
    ],
)
def test_derived_figures(figure: DerivedFigure, waits: list[float], expected: float) -> None:
    log = [("01T10:00", wait) for wait in waits]
    assert probe_figure(figure, summarize_probes(profile_of(log), LATER)) == expected


@pytest.mark.parametrize("figure", get_args(DerivedFigure))
def test_nothing_is_derived_from_no_records(figure: DerivedFigure) -> None:
    assert probe_figure(figure, None) is None


# -- patience -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "is_pending"),
    [
        # 72 hours before 22 November 2026 ends, by the clock of whoever asked
        ("2026-11-20T00:00+08:00", True),
        ("2026-11-19T23:59:59+08:00", False),
        ("2026-11-20T00:00-11:00", True),
        ("2026-11-19T23:59:59-11:00", False),
        ("2026-11-20T00:00Z", True),
        ("2026-11-19T23:59:59Z", False),
        # the last moment of the day, though in UTC it is the 23rd, or the 22nd still
        ("2026-11-22T23:59:59-11:00", True),
        ("2026-11-22T23:59:59+14:00", True),
        ("2026-06-01T09:00+07:00", False),
    ],
)
def test_question_is_pending_until_patience_runs_out(asked: str, *, is_pending: bool) -> None:
    values = {"id": "p", "topic": "T", "severity": "low", "asked": asked}
    vantage = Vantage(dt.date(2026, 11, 22), 72)
    assert vantage.has_pending(Probe.model_validate(values)) is is_pending


def test_answer_is_never_pending_however_late_it_came() -> None:
    values = {"id": "p", "topic": "T", "severity": "low", "asked": "2026-11-22T08:00+08:00"}
    values["answered"] = "2026-11-22T20:00+08:00"
    assert not Vantage(dt.date(2026, 11, 22), 72).has_pending(Probe.model_validate(values))


def test_last_day_of_the_calendar_ends_like_any_other() -> None:
    values = {"id": "p", "topic": "T", "severity": "low", "asked": "9998-12-31T23:45+08:00"}
    probe = Probe.model_validate(values)
    assert Vantage(dt.date.max, 24 * 365 + 0.25).has_pending(probe)
    assert not Vantage(dt.date.max, 24 * 365).has_pending(probe)


def test_pending_questions_count_as_asked_and_in_no_other_figure() -> None:
    whole = [("01T10:00", 30), ("02T10:00", NEVER), ("03T20:00", NEVER)]
    settled = whole[:1]
    vantage = Vantage(dt.date(2026, 6, 3), 72)
    summary = summarize_probes(profile_of(whole), vantage)
    alone = summarize_probes(profile_of(settled), vantage)
    assert summary is not None
    assert (summary.asked, summary.answered, summary.pending, summary.settled) == (3, 1, 2, 1)
    assert summary.pending_ids == ("p1", "p2")
    assert summary.in_hours == WaitFigures(2, 1, 1, 30, 30)
    assert summary.out_of_hours == WaitFigures(1, 0, 1, None, None)
    for figure in get_args(DerivedFigure):
        assert probe_figure(figure, summary) == probe_figure(figure, alone)
    assert probe_figure("probes.count", summary) == 3
    assert probe_figure("probes.settled_count", summary) == 1


@given(st.lists(st.integers(0, 27 * 24), min_size=1, max_size=12), st.floats(1, 200))
def test_silence_only_grows_as_days_go_by(hours: list[int], patience: float) -> None:
    log = [(f"{1 + hour // 24:02}T{hour % 24:02}:00", NEVER) for hour in hours]
    silent = []
    for day in (10, 20, 30):
        vantage = Vantage(dt.date(2026, 6, day), patience)
        summary = summarize_probes(profile_of(log), vantage)
        assert summary is not None
        silent.append(summary.settled)
    assert silent == sorted(silent)
    long_after = summarize_probes(profile_of(log), LATER)
    assert long_after is not None
    assert long_after.pending == 0


# -- working hours --------------------------------------------------------------------------

JAKARTA = {"time_zone": "Asia/Jakarta", "from": "09:00", "to": "18:00"}
NIGHT_SHIFT = {**JAKARTA, "from": "22:00", "to": "06:00"}
ALWAYS = {**JAKARTA, "from": "00:00", "to": "00:00", "days": [*WEEK]}
BERLIN = {**JAKARTA, "time_zone": "Europe/Berlin"}
NEW_YORK = {**JAKARTA, "time_zone": "America/New_York"}


def hours_of(given: dict[str, Any]) -> WorkingHours:
    hours = sound("p.yaml", {**BARE, "working_hours": given}, Profile).working_hours
    assert hours is not None
    return hours


@pytest.mark.parametrize(
    ("hours", "asked", "is_working"),
    [
        # 1 June 2026 is a Monday; Jakarta keeps UTC+7 all year
        (JAKARTA, "2026-06-01T08:59+07:00", False),
        (JAKARTA, "2026-06-01T08:59:59+07:00", False),
        (JAKARTA, "2026-06-01T09:00+07:00", True),
        (JAKARTA, "2026-06-01T17:59:59+07:00", True),
        (JAKARTA, "2026-06-01T18:00+07:00", False),
        (JAKARTA, "2026-06-01T18:00:30+07:00", False),
        # whatever clock the question was put by
        (JAKARTA, "2026-06-01T10:00+08:00", True),
        (JAKARTA, "2026-06-01T09:59+08:00", False),
        (JAKARTA, "2026-06-01T02:00Z", True),
        (JAKARTA, "2026-05-31T22:00-04:00", True),
        # the day is the partner's: Sunday evening in New York is Monday morning in Jakarta
        (JAKARTA, "2026-06-05T23:00-04:00", False),
        (JAKARTA, "2026-06-05T10:00+07:00", True),
        (JAKARTA, "2026-06-06T10:00+07:00", False),
        (JAKARTA, "2026-06-07T10:00+07:00", False),
        ({**JAKARTA, "days": ["sat"]}, "2026-06-06T10:00+07:00", True),
        ({**JAKARTA, "days": ["sat"]}, "2026-06-05T10:00+07:00", False),
        # past midnight, hours belong to the day on which they open
        (NIGHT_SHIFT, "2026-06-01T21:59+07:00", False),
        (NIGHT_SHIFT, "2026-06-01T22:00+07:00", True),
        (NIGHT_SHIFT, "2026-06-02T05:59+07:00", True),
        (NIGHT_SHIFT, "2026-06-02T06:00+07:00", False),
        (NIGHT_SHIFT, "2026-06-02T12:00+07:00", False),
        (NIGHT_SHIFT, "2026-06-01T05:00+07:00", False),  # Sunday's night
        (NIGHT_SHIFT, "2026-06-06T05:00+07:00", True),  # Friday's
        (NIGHT_SHIFT, "2026-06-06T23:00+07:00", False),
        ({**NIGHT_SHIFT, "days": ["sun"]}, "2026-06-01T05:00+07:00", True),
        (ALWAYS, "2026-06-07T00:00+07:00", True),
        (ALWAYS, "2026-06-07T12:00+07:00", True),
        (ALWAYS, "2026-06-07T23:59:59+07:00", True),
        ({**ALWAYS, "days": ["mon"]}, "2026-06-01T23:59+07:00", True),
        ({**ALWAYS, "days": ["mon"]}, "2026-06-02T00:00+07:00", False),
        # Berlin is at UTC+1 to 28 March 2026, at UTC+2 from the 29th, at UTC+1 from 25 October
        (BERLIN, "2026-03-27T07:30Z", False),
        (BERLIN, "2026-03-27T08:00Z", True),
        (BERLIN, "2026-03-30T07:00Z", True),
        (BERLIN, "2026-03-30T06:59Z", False),
        (BERLIN, "2026-03-30T16:00Z", False),
        (BERLIN, "2026-10-23T07:00Z", True),
        (BERLIN, "2026-10-26T07:00Z", False),
        (BERLIN, "2026-10-26T16:59Z", True),
        (NEW_YORK, "2026-03-06T13:30Z", False),
        (NEW_YORK, "2026-03-09T13:30Z", True),
    ],
)
def test_working_time_is_by_the_partners_clock(
    hours: dict[str, Any], asked: str, *, is_working: bool
) -> None:
    assert is_working_time(dt.datetime.fromisoformat(asked), hours_of(hours)) is is_working


def test_hours_are_those_of_weekdays_unless_said() -> None:
    assert hours_of(JAKARTA).days == ("mon", "tue", "wed", "thu", "fri")


# -- the log as a whole ---------------------------------------------------------------------

Asked = tuple[str, float]


def profile_of(log: list[Asked], hours: dict[str, Any] | None = JAKARTA) -> Profile:
    """A partner asked at these times, by Jakarta's clock, with minutes to the answer."""
    probes = []
    for number, (asked, minutes) in enumerate(log):
        at = dt.datetime.fromisoformat(f"2026-06-{asked}+07:00")
        answered = None if minutes == NEVER else at + dt.timedelta(minutes=minutes)
        probes.append(
            {
                "id": f"p{number}",
                "topic": "T",
                "severity": "low",
                "asked": at.isoformat(timespec="minutes"),
                "answered": answered and answered.isoformat(timespec="minutes"),
            }
        )
    return sound("p.yaml", {**BARE, "probes": probes, "working_hours": hours}, Profile)


LOG = [("01T10:00", 20.0), ("01T23:00", NEVER), ("06T10:00", 600.0), ("02T17:59", NEVER)]


def test_log_is_split_by_hours_in_its_order() -> None:
    within, outside = split_by_hours(profile_of(LOG))
    assert [each.id for each in within] == ["p0", "p3"]
    assert [each.id for each in outside] == ["p1", "p2"]


def test_without_hours_the_log_is_not_split() -> None:
    assert split_by_hours(profile_of(LOG, None)) == ((), ())


def test_summary_sets_answering_in_and_out_of_hours_side_by_side() -> None:
    assert summarize_probes(profile_of(LOG), LATER) == ProbeSummary(
        asked=4,
        answered=2,
        pending=0,
        median=NEVER,
        p90=NEVER,
        in_hours=WaitFigures(2, 1, 0, NEVER, NEVER),
        out_of_hours=WaitFigures(2, 1, 0, NEVER, NEVER),
        is_in_hours={"p0": True, "p1": False, "p2": False, "p3": True},
    )


def test_summary_without_hours_says_nothing_of_them() -> None:
    summary = summarize_probes(profile_of(LOG[:1], None), LATER)
    assert summary == ProbeSummary(1, 1, 0, 20, 20)


def test_summary_where_all_were_put_in_hours() -> None:
    summary = summarize_probes(profile_of([("01T10:00", 20), ("01T11:00", 60)]), LATER)
    assert summary == ProbeSummary(
        *(2, 2, 0, 40, 60),
        in_hours=WaitFigures(2, 2, 0, 40, 60),
        out_of_hours=WaitFigures(0, 0, 0, None, None),
        is_in_hours={"p0": True, "p1": True},
    )


def test_no_probe_has_no_summary() -> None:
    assert summarize_probes(profile_of([]), LATER) is None


@pytest.mark.parametrize(
    ("figure", "expected"),
    [
        ("probes.count", 4),
        ("probes.settled_count", 4),
        ("probes.unanswered_share", 0.25),
        ("probes.unanswered_share_in_hours", 0),
        ("probes.unanswered_share_out_of_hours", 1 / 3),
        ("probes.response_minutes.median", 330),
        ("probes.response_minutes.p90", NEVER),
        ("probes.response_minutes.median_in_hours", 20),
        ("probes.response_minutes.median_out_of_hours", 600),
        ("probes.response_minutes.p90_in_hours", 20),
        ("probes.response_minutes.p90_out_of_hours", NEVER),
        ("probes.generic_share", None),
    ],
)
def test_figures_for_conditions(figure: ProbeFigure, expected: float | None) -> None:
    log = [*LOG[:3], ("01T21:00", 60.0)]
    assert probe_figure(figure, summarize_probes(profile_of(log), LATER)) == expected


@pytest.mark.parametrize(
    ("log", "within", "outside"),
    [
        ([("01T10:00", 5), ("01T20:00", NEVER)], 0, 1),
        ([("01T10:00", NEVER), ("01T20:00", 5)], 1, 0),
        ([("01T10:00", NEVER), ("01T11:00", 5)], 0.5, None),
        ([("01T20:00", NEVER), ("01T21:00", 5), ("01T22:00", 5), ("01T23:00", 5)], None, 0.25),
        ([], None, None),
    ],
)
def test_unanswered_shares_by_hours(
    log: list[Asked], within: float | None, outside: float | None
) -> None:
    for hours, expected in ((JAKARTA, (within, outside)), (None, (None, None))):
        summary = summarize_probes(profile_of(log, hours), LATER)
        found = (
            probe_figure("probes.unanswered_share_in_hours", summary),
            probe_figure("probes.unanswered_share_out_of_hours", summary),
        )
        assert found == expected


def test_share_of_empty_answers_is_of_those_rated() -> None:
    ratings = ["generic", "wrong", "partial", "specific", None]
    probes = [
        {"id": f"p{n}", "topic": "T", "severity": "low", "asked": "2026-06-01T09:00+07:00"}
        | ({"quality": rating} if rating else {})
        for n, rating in enumerate(ratings)
    ]
    profile = sound("p.yaml", {**BARE, "probes": probes}, Profile)
    assert probe_figure("probes.generic_share", summarize_probes(profile, LATER)) == 0.5


def test_nobody_was_asked_nothing() -> None:
    figures = {figure: probe_figure(figure, None) for figure in get_args(ProbeFigure)}
    assert {figure for figure, value in figures.items() if value is not None} == set(COUNTS)
    assert {figures[count] for count in COUNTS} == {0}


@pytest.mark.parametrize("figure", get_args(ProbeFigure))
def test_every_figure_is_reckoned_from_a_full_log(figure: ProbeFigure) -> None:
    profile = profile_of(LOG)
    rated = [probe.model_copy(update={"quality": "specific"}) for probe in profile.probes]
    profile = profile.model_copy(update={"probes": tuple(rated)})
    assert probe_figure(figure, summarize_probes(profile, LATER)) is not None


def test_a_criterion_may_ask_how_good_the_answers_are() -> None:
    """Of three that were rated one is generic; the fourth counts for nothing here."""
    log = [("01T09:00", 60.0), ("01T11:00", 60.0), ("01T13:00", 60.0), ("01T15:00", 60.0)]
    rated = profile_of(log)
    probes = [
        probe.model_copy(update={"quality": quality})
        for probe, quality in zip(
            rated.probes, ["generic", "specific", "partial", None], strict=True
        )
    ]
    summary = summarize_probes(
        rated.model_copy(update={"probes": tuple(probes)}), Vantage(dt.date(2026, 6, 30), 72)
    )
    assert summary is not None
    assert probe_figure("probes.generic_share", summary) == pytest.approx(1 / 3)
    assert (summary.counted("probes.generic_share"), summary.counted(P90)) == (3, 4)
