"""How figures of the probe log came about: found again in the order of the waits."""

# ruff: noqa: RUF001 - signs of mathematics and Chinese punctuation are meant

from __future__ import annotations

import datetime as dt
import math
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.making.explain_criterion import explain_criterion
from dossier.making.explain_records import derivation
from dossier.making.subject import Subject
from dossier.nouns.explanation import Part, Step
from tests.samples import acme_values, brief_values, make_review, rubric_values, subject_of

PLACE = "service.response"
START = dt.datetime.fromisoformat("2026-06-01T10:00+07:00")  # a Monday
HOURS = {"time_zone": "Asia/Jakarta", "from": "09:00", "to": "18:00"}
MEDIAN, TAIL = "probes.response_minutes.median", "probes.response_minutes.p90"
SHARE = "probes.unanswered_share"


def log_of(*waits: float | None, asked: dt.datetime = START) -> list[dict[str, Any]]:
    """Probes p1, p2, … that waited for so many minutes; None for one without an answer."""
    return [
        {
            "id": f"p{number}",
            "topic": f"T{number}",
            "severity": "low",
            "asked": asked.isoformat(timespec="minutes"),
            **(
                {}
                if wait is None
                else {"answered": (asked + dt.timedelta(minutes=wait)).isoformat()}
            ),
        }
        for number, wait in enumerate(waits, start=1)
    ]


def subject_with(figure: str, probes: list[dict[str, Any]], language: str = "en") -> Subject:
    rubric = rubric_values()
    (service,) = [each for each in rubric["dimensions"] if each["id"] == "service"]
    (response,) = [each for each in service["criteria"] if each["id"] == "response"]
    response["derived"] = {**response["derived"], "from": figure}
    values = {**acme_values(), "probes": probes, "working_hours": HOURS}
    review = make_review({"acme": values}, brief=brief_values(), rubric=rubric)
    return subject_of(review, "acme", language)


def part_of(subject: Subject) -> Part:
    (result,) = [each for each in subject.assessment.criteria if each.reference == PLACE]
    part = derivation(result, subject)
    assert part is not None
    return part


def shown(figure: str, *waits: float | None) -> list[Step]:
    """The steps behind the waits, which are one each."""
    return list(part_of(subject_with(figure, log_of(*waits))).steps[len(waits) :])


# -- the waits ------------------------------------------------------------------------------


def test_waits_are_in_order_each_with_its_probe_and_both_moments() -> None:
    steps = part_of(subject_with(TAIL, log_of(700, None, 36.5))).steps
    asked = "Mon 2026-06-01 10:00"
    assert steps[:3] == (
        Step("1. p3", None, "36.5 min", f"{asked} → Mon 2026-06-01 10:36 · T3"),
        Step("2. p1", None, "700 min", f"{asked} → Mon 2026-06-01 21:40 · T1"),
        Step("3. p2", None, "unanswered", f"{asked} → — · T2"),
    )


def test_pending_are_named_and_not_counted() -> None:
    pending = log_of(None, asked=dt.datetime.fromisoformat("2026-11-22T22:00+07:00"))[0]
    probes = [*log_of(10, 20), {**pending, "id": "late"}]
    steps = part_of(subject_with(TAIL, probes)).steps
    assert [step.label for step in steps[:3]] == ["1. p1", "2. p2", "late"]
    assert steps[2].result == "pending, 2 h"
    assert (steps[2].note or "").endswith("· pending, not counted")
    assert steps[3].formula == "0.9 × 2"


def test_figure_over_hours_shows_the_probes_of_these_hours_alone() -> None:
    night = log_of(5, None, asked=START.replace(hour=22))
    probes = [*log_of(10, 20, 30), *({**each, "id": f"n{each['id']}"} for each in night)]
    labels = {
        figure: [step.label for step in part_of(subject_with(figure, probes)).steps]
        for figure in (f"{MEDIAN}_in_hours", f"{MEDIAN}_out_of_hours", MEDIAN)
    }
    assert [label[:-1] for label in labels.values()] == [
        ["1. p1", "2. p2", "3. p3"],
        ["1. np1", "2. np2"],
        ["1. np1", "2. p1", "3. p2", "4. p3", "5. np2"],
    ]


# -- the figures ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("waits", "rank", "place", "value"),
    [
        ((30,), "0.9", 1, "30 min"),
        ((10, 20), "1.8", 2, "20 min"),
        ((9, 8, 7, 6, 5, 4, 3, 2, 1), "8.1", 9, "9 min"),
        ((10, 9, 8, 7, 6, 5, 4, 3, 2, 1), "9", 9, "9 min"),
        ((None, 9, 8, 7, 6, 5, 4, 3, 2, 1), "9", 9, "9 min"),
        ((None, None, 3), "2.7", 3, "unanswered"),
    ],
)
def test_tail_is_the_wait_at_its_rank(
    waits: tuple[float | None, ...], rank: str, place: int, value: str
) -> None:
    by_rank, figure = shown(TAIL, *waits)
    note = f"Rounded up: number {place} from the shortest."
    assert by_rank == Step("Rank of the 90th percentile", f"0.9 × {len(waits)}", rank, note)
    assert figure.result == value
    assert (figure.note or "").startswith(f"Wait number {place}, of p")


def test_median_of_an_odd_number_is_the_middle_one() -> None:
    assert shown(MEDIAN, 50, None, 10) == [
        Step(
            "Median wait in minutes", None, "50 min", "Number 2, the middle one of 3 waits, of p1."
        )
    ]


def test_median_of_an_even_number_is_the_mean_of_the_middle_two() -> None:
    note = "The mean of numbers 2 and 3, the middle ones of 4 waits (p1, p4)."
    assert shown(MEDIAN, 50, None, 10, 101) == [
        Step("Median wait in minutes", "(50 + 101) ÷ 2", "75.5", note)
    ]
    assert shown(MEDIAN, 50, None) == [
        Step(
            "Median wait in minutes",
            None,
            "unanswered",
            "The mean of numbers 1 and 2, the middle ones of 2 waits (p1, p2).",
        )
    ]


def test_share_counts_the_unanswered() -> None:
    assert shown(SHARE, 5, None, 6, None) == [
        Step("unanswered", None, "2", "p2, p4"),
        Step("Share unanswered", "2 ÷ 4", "0.5000"),
    ]
    assert shown(SHARE, 5)[0] == Step("unanswered", None, "0")


@given(
    st.lists(st.none() | st.integers(0, 5000), min_size=1, max_size=25),
    st.sampled_from([MEDIAN, TAIL]),
)
@settings(deadline=None, max_examples=60)
def test_wait_that_is_pointed_at_is_the_figure_that_was_judged(
    waits: list[float | None], figure: str
) -> None:
    subject = subject_with(figure, log_of(*waits))
    (result,) = [each for each in subject.assessment.criteria if each.reference == PLACE]
    assert result.records is not None
    steps = part_of(subject).steps
    rising = [step.result for step in steps[: len(waits)]]
    if figure == TAIL:
        place = math.ceil(float(steps[-2].result))
        assert steps[-1].result == rising[place - 1]
    elif len(waits) % 2:
        assert steps[-1].result == rising[len(waits) // 2]
    judged = result.records.figure
    number = steps[-1].result.removesuffix(" min").replace(",", "")
    assert (math.inf if number == "unanswered" else float(number)) == judged


# -- where it stands ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "title"), [("en", "How the figure came about"), ("zh", "数值的由来")]
)
def test_it_stands_between_the_answer_and_its_worth(language: str, title: str) -> None:
    explanation = explain_criterion(subject_with(TAIL, log_of(1, 2), language), PLACE)
    assert [part.title for part in explanation.parts][1] == title
    steps = {step.label: step for part in explanation.parts for step in part.steps}
    records = steps["Our records" if language == "en" else "我方记录"]
    assert "n = 2" in (records.note or "")


def test_an_answer_that_no_records_made_has_none() -> None:
    for subject, place in (
        (subject_with(TAIL, []), PLACE),
        (subject_with(TAIL, log_of(1)), "technology.uptime"),
    ):
        (result,) = [each for each in subject.assessment.criteria if each.reference == place]
        assert derivation(result, subject) is None
