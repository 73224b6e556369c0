"""Words, numbers, dates and names in both languages, as literal tables."""

# ruff: noqa: RUF001 - Chinese punctuation and signs of mathematics are meant

from __future__ import annotations

import datetime as dt
import math

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from dossier.making.words import Words
from dossier.nouns.fields import PartialDate
from tests.samples import make_words

ZH, EN = make_words("zh"), make_words("en")

NUMBERS = [
    (0, 6, "0"),
    (-0.0, 6, "0"),
    (0.1 + 0.2, 6, "0.3"),
    (1234567.891, 6, "1,234,567.891"),
    (1234567.891, 1, "1,234,567.9"),
    (99.999, 1, "100"),
    (99.999, 6, "99.999"),
    (-3.2, 6, "−3.2"),
    (-0.04, 1, "0"),
    (1000, 0, "1,000"),
    (1e21, 0, "1" + ",000" * 7),
    (5e-324, 6, "0"),
    (math.inf, 6, "unanswered"),
]


@pytest.mark.parametrize(("number", "decimals", "shown"), NUMBERS)
def test_numbers_have_no_more_decimals_than_they_need(
    number: float, decimals: int, shown: str
) -> None:
    assert EN.number(number, decimals) == shown
    assert ZH.number(number, decimals) == ("未获答复" if shown == "unanswered" else shown)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_every_number_can_be_read_back(number: float) -> None:
    shown = EN.number(number).replace(",", "").replace("−", "-")
    assert float(shown) == round(number, 6)


@pytest.mark.parametrize(
    ("points", "shown"),
    [(None, "—"), (0.0, "0"), (100.0, "100"), (62.4, "62"), (62.6, "63"), (-12.6, "−13")],
)
def test_points_are_whole_and_a_dash_for_none(points: float | None, shown: str) -> None:
    assert [EN.points(points), ZH.points(points)] == [shown, shown]


@pytest.mark.parametrize(
    ("share", "shown"), [(None, "—"), (0.0, "0%"), (0.005, "0%"), (0.667, "67%"), (1, "100%")]
)
def test_shares_are_whole_percent(share: float | None, shown: str) -> None:
    assert [EN.percent(share), ZH.percent(share)] == [shown, shown]


@pytest.mark.parametrize(
    ("strength", "shown"), [(None, "—"), (0.0, "0.00"), (0.285, "0.28"), (1.0, "1.00")]
)
def test_strengths_have_two_decimals(strength: float | None, shown: str) -> None:
    assert [EN.strength(strength), ZH.strength(strength)] == [shown, shown]


@pytest.mark.parametrize(
    ("number", "unit", "shown"),
    [
        (99.99, "%", "99.99%"),
        (40, "% of revenue", "40% of revenue"),
        (30, "min", "30 min"),
        (-1200, "ms", "−1,200 ms"),
        (math.inf, "min", "unanswered"),
    ],
)
def test_units_stand_behind_a_space_but_percent(number: float, unit: str, shown: str) -> None:
    assert EN.quantity(number, unit) == shown


def test_infinity_has_no_unit() -> None:
    assert ZH.quantity(math.inf, "分钟") == "未获答复"


@pytest.mark.parametrize(
    ("written", "english", "chinese"),
    [
        ("2026-11-22", "22 November 2026", "2026年11月22日"),
        ("2026-01-05", "5 January 2026", "2026年1月5日"),
        ("2026-03", "March 2026", "2026年3月"),
        ("2025", "2025", "2025年"),
    ],
)
def test_dates_say_no_more_than_is_known(written: str, english: str, chinese: str) -> None:
    date = PartialDate.parse(written)
    assert [EN.partial_date(date), ZH.partial_date(date)] == [english, chinese]


def test_days_are_in_words() -> None:
    assert EN.date(dt.date(2026, 5, 1)) == "1 May 2026"
    assert ZH.date(dt.date(2026, 5, 1)) == "2026年5月1日"


@pytest.mark.parametrize(
    ("code", "english", "chinese"),
    [("ID", "Indonesia", "印度尼西亚"), ("BR", "Brazil", "巴西"), ("Q9", "Q9", "Q9")],
)
def test_markets_have_names(code: str, english: str, chinese: str) -> None:
    assert [EN.market(code), ZH.market(code)] == [english, chinese]


@pytest.mark.parametrize(
    ("tag", "english", "chinese"),
    [
        ("en", "English", "英语"),
        ("id", "Indonesian", "印度尼西亚语"),
        ("tlh", "Klingon", "克林贡语"),
        ("zh-Hant", "Traditional Chinese", "繁体中文"),
        ("pt-BR", "Brazilian Portuguese", "巴西葡萄牙语"),
        ("es-419", "Latin American Spanish", "拉丁美洲西班牙语"),
        ("sr-Latn-RS", "Serbian (Latin, Serbia)", "塞尔维亚语（拉丁文、塞尔维亚）"),
        ("de-1996", "German", "德语"),
        ("en-x-home", "English", "英语"),
        ("xx", "xx", "xx"),
        ("xx-ID", "xx-ID", "xx-ID"),
    ],
)
def test_languages_have_names(tag: str, english: str, chinese: str) -> None:
    assert [EN.spoken(tag), ZH.spoken(tag)] == [english, chinese]


def test_every_language_that_there_is_has_a_name() -> None:
    tags = [str(tag).replace("_", "-") for tag in Locale("en").languages]
    assert len(tags) > 500
    assert all(EN.spoken(tag) and ZH.spoken(tag) for tag in tags)
    assert [tag for tag in tags if EN.spoken(tag) == tag] == []


@pytest.mark.parametrize(
    ("items", "english", "chinese"),
    [([], "", ""), (["a"], "a", "a"), (["a", "b", "c"], "a, b, c", "a、b、c")],
)
def test_lists_are_joined_by_the_language(items: list[str], english: str, chinese: str) -> None:
    assert [EN.listing(items), ZH.listing(items)] == [english, chinese]


@pytest.mark.parametrize(
    ("key", "values", "english", "chinese"),
    [
        ("months", {"count": 1}, "1 month", "1 个月"),
        ("months", {"count": 24}, "24 months", "24 个月"),
        ("wait", {"hours": 0, "minutes": 5}, "5 min", "5 分钟"),
        ("wait", {"hours": 26, "minutes": 0}, "26 h 0 min", "26 小时 0 分"),
        ("evidence-count", {"items": 1, "origins": 1}, "1 item from 1 origin", None),
    ],
)
def test_messages_follow_the_number(
    key: str, values: dict[str, float], english: str, chinese: str | None
) -> None:
    assert EN(key, **values) == english
    assert chinese is None or ZH(key, **values) == chinese


def test_later_catalogue_replaces_messages_of_an_earlier_one() -> None:
    words = Words("en", ["one = One\ntwo = Two\n", "two = Zwei\n"])
    assert [words("one"), words("two")] == ["One", "Zwei"]
    assert words.has("two")
    assert not words.has("three")


def test_values_are_put_in_as_they_stand() -> None:
    assert Words("en", ["one = a { $x } b\n"])("one", x="{ $y } \u2068*") == "a { $y } \u2068* b"


@pytest.mark.parametrize(
    ("key", "message"),
    [("three", "no message `three`"), ("bare", "`bare` is empty"), ("one", "message `one`")],
)
def test_what_is_missing_is_an_error(key: str, message: str) -> None:
    words = Words("en", ["one = a { $x }\nbare =\n    .tip = x\n"])
    with pytest.raises(LookupError, match=message):
        words(key)


# -- chances --------------------------------------------------------------------------------

CHANCES = [
    (0.0, 10_000, "0 of 10,000", "0/10,000"),
    (0.0001, 10_000, "<1%", "不足 1%"),
    (0.0099, 10_000, "<1%", "不足 1%"),
    (0.01, 10_000, "1%", "1%"),
    (0.014, 10_000, "1%", "1%"),
    (0.5, 10_000, "50%", "50%"),
    (0.634, 10_000, "63%", "63%"),
    (0.985, 10_000, "98%", "98%"),
    (0.99, 10_000, "99%", "99%"),
    (0.9901, 10_000, ">99%", "超过 99%"),
    (0.9999, 10_000, ">99%", "超过 99%"),
    (1.0, 10_000, "10,000 of 10,000", "10,000/10,000"),
    (0.0, 100, "0 of 100", "0/100"),
    (1.0, 100, "100 of 100", "100/100"),
]


@pytest.mark.parametrize(("chance", "samples", "english", "chinese"), CHANCES)
def test_chances_are_never_rounded_to_none_or_all(
    chance: float, samples: int, english: str, chinese: str
) -> None:
    assert EN.chance(chance, samples) == english
    assert ZH.chance(chance, samples) == chinese


@pytest.mark.parametrize(
    ("share", "shown"), [(0, "0%"), (0.004, "<1%"), (0.4, "40%"), (0.997, ">99%"), (1, "100%")]
)
def test_shares_of_none_and_all_are_exact(share: float, shown: str) -> None:
    assert EN.share(share) == shown


def test_moment_is_shown_on_the_clock_it_is_given_by() -> None:
    moment = dt.datetime.fromisoformat("2026-06-07T09:05:59+07:00")
    assert EN.moment(moment) == "Sun 2026-06-07 09:05"
    assert ZH.moment(moment) == "2026-06-07 周日 09:05"
    assert [EN.weekday(day) for day in range(7)] == [
        *("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
    ]
    assert "".join(ZH.weekday(day)[-1] for day in range(7)) == "一二三四五六日"
