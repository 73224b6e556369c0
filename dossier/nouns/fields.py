"""The kinds of field that user files are made of: texts, ids, dates, web addresses.

Each is checked where it enters, so that later stages may trust it. Messages are whole
sentences that name the offending value: they reach the user as they stand.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Self
from urllib.parse import urlsplit
from zoneinfo import available_timezones

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    PlainValidator,
    RootModel,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

LANGUAGE_NEUTRAL = "und"
"""BCP 47's "undetermined": the language of a text given as one plain string."""

LANGUAGE_PATTERN = r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"

TITLE_CHARACTERS = 300
PROSE_CHARACTERS = 4_000
URL_CHARACTERS = 2_000


class Model(BaseModel):
    """A frozen record that refuses keys it does not know and converts nothing silently."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


def refuse(code: str, message: str, **values: object) -> PydanticCustomError:
    """The error of a field's own check; `code` and `values` are what a diagnostic is made of."""
    return PydanticCustomError(code, message, values)


# -- texts ----------------------------------------------------------------------------------


def _require_visible(text: str) -> str:
    if not text.strip():
        raise refuse("blank", "The text is empty or only white space.")
    return text


Visible = Annotated[
    str, StringConstraints(max_length=PROSE_CHARACTERS), AfterValidator(_require_visible)
]
Language = Annotated[str, StringConstraints(pattern=LANGUAGE_PATTERN)]


def _as_language_map(given: object) -> object:
    if isinstance(given, str):
        return {LANGUAGE_NEUTRAL: given}
    if not isinstance(given, Mapping | Text):
        raise refuse("text", "This is neither a text nor a mapping of languages to texts.")
    return given


class Text(RootModel[Annotated[Mapping[Language, Visible], Field(min_length=1)]]):
    """Words for readers: one string for all languages, or one string per language."""

    model_config = ConfigDict(frozen=True, strict=True)

    def in_language(self, language: str) -> str:
        """The text in `language`; else the language-neutral one; else the first there is."""
        for tag in (language, LANGUAGE_NEUTRAL):
            if tag in self.root:
                return self.root[tag]
        return next(iter(self.root.values()))

    def lacks(self, language: str) -> bool:
        """Whether readers of `language` are shown another language's words."""
        return language not in self.root and LANGUAGE_NEUTRAL not in self.root


def _on_one_line(words: str) -> str:
    return _BREAKS.sub(" ", words).strip(" ")


def _as_title(text: Text) -> Text:
    """The text with each version on one line: a title must not open a second table row."""
    folded = {language: _on_one_line(words) for language, words in text.root.items()}
    for words in folded.values():
        if len(words) > TITLE_CHARACTERS:
            raise refuse(
                "title_too_long",
                "The title has {length} characters; at most {limit} fit.",
                length=len(words),
                limit=TITLE_CHARACTERS,
            )
    return Text(folded)


def _text_schema(limit: int) -> WithJsonSchema:
    words = {"type": "string", "minLength": 1, "maxLength": limit}
    by_language = {
        "type": "object",
        "propertyNames": {"pattern": LANGUAGE_PATTERN},
        "additionalProperties": words,
        "minProperties": 1,
    }
    return WithJsonSchema({"anyOf": [words, by_language]})


_BREAKS = re.compile(r"[ \t\r\n]+")

Prose = Annotated[Text, BeforeValidator(_as_language_map), _text_schema(PROSE_CHARACTERS)]
"""A text of up to 4,000 characters in each language."""

Title = Annotated[
    Text,
    BeforeValidator(_as_language_map),
    AfterValidator(_as_title),
    _text_schema(TITLE_CHARACTERS),
]
"""A text of up to 300 characters in each language; line breaks become spaces."""

# -- names for things -----------------------------------------------------------------------

Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]{0,63}$")]
"""The id of a partner, brief, rubric, evidence item, probe, risk, condition or flag."""

RubricId = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_-]{0,63}$")]
"""The id of a dimension, criterion, level, evidence kind or need: these may hold `_`."""

CriterionRef = Annotated[
    str, StringConstraints(pattern=r"^[a-z][a-z0-9_-]{0,63}\.[a-z][a-z0-9_-]{0,63}$")
]
"""`dimension.criterion`."""

Line = Annotated[
    str,
    StringConstraints(max_length=TITLE_CHARACTERS),
    AfterValidator(_require_visible),
    AfterValidator(_on_one_line),
]
"""One language-neutral line: a legal name, a person, a place; line breaks become spaces."""

Market = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
"""ISO 3166-1 alpha-2 code of a country or region."""

# -- numbers --------------------------------------------------------------------------------

Weight = Annotated[float, Field(gt=0, le=1_000_000, allow_inf_nan=False)]
Points = Annotated[float, Field(ge=0, le=100, allow_inf_nan=False)]
Share = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]
Number = Annotated[float, Field(ge=-1e15, le=1e15, allow_inf_nan=False)]
"""A measured value. Beyond these bounds sums and products would leave what floats can hold."""

# -- dates ----------------------------------------------------------------------------------

_PARTIAL_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})", re.ASCII)


def _read_date(given: str) -> dt.date:
    try:
        return dt.date.fromisoformat(given)
    except ValueError:
        raise refuse("date", "`{given}` is not a calendar date.", given=given) from None


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date known to the day, the month or the year, as it was written.

    `counted_as` is the day that ages are reckoned from: a month counts as its 15th and a
    year as its 1 July, the middle of each, so that no precision is invented either way.
    """

    written: str
    counted_as: dt.date

    @classmethod
    def parse(cls, given: object) -> Self:
        """The date written as `2026`, `2026-11` or `2026-11-22` (a bare year may be a number)."""
        written = str(given) if type(given) is int else given
        match = _PARTIAL_DATE.fullmatch(written) if isinstance(written, str) else None
        if not isinstance(written, str) or match is None:
            raise refuse("date", "`{given}` is not a date.", given=str(given))
        year, month, day = match.groups()
        return cls(
            written, _read_date(f"{year}-{month or '07'}-{day or ('15' if month else '01')}")
        )

    @property
    def precision(self) -> str:
        """What is known of the date: `day`, `month` or `year`."""
        return {4: "year", 7: "month", 10: "day"}[len(self.written)]

    @classmethod
    def __get_pydantic_core_schema__(
        cls, _source: Any, _handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            cls.parse,
            serialization=core_schema.plain_serializer_function_ser_schema(
                lambda date: date.written
            ),
        )


def _parse_day(given: object) -> dt.date:
    if not isinstance(given, str) or not _DAY.fullmatch(given):
        raise refuse("date", "`{given}` is not a date.", given=str(given))
    return _read_date(given)


def _parse_moment(given: object) -> dt.datetime:
    try:
        if isinstance(given, str) and _MOMENT.fullmatch(given):
            moment = dt.datetime.fromisoformat(given)
            # At the calendar's ends another zone's clock would show a day that there is not.
            if dt.MINYEAR < moment.year < dt.MAXYEAR:
                return moment
    except ValueError:
        pass
    raise refuse("moment", "`{given}` is not a time with its offset.", given=str(given))


Day = Annotated[
    dt.date, PlainValidator(_parse_day), WithJsonSchema({"type": "string", "format": "date"})
]
"""A whole calendar date, `2026-11-22`."""

EvidenceDate = Annotated[
    PartialDate,
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"},
                {"type": "integer", "minimum": 1000, "maximum": 9999},
            ]
        }
    ),
]

Moment = Annotated[
    dt.datetime,
    PlainValidator(_parse_moment),
    WithJsonSchema({"type": "string", "format": "date-time"}),
]
"""A time with its offset from UTC, `2026-06-01T21:14+08:00`."""

_CLOCK_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d", re.ASCII)


def _parse_clock_time(given: object) -> dt.time:
    if not isinstance(given, str) or _CLOCK_TIME.fullmatch(given) is None:
        raise refuse("clock_time", "`{given}` is not a time of day.", given=str(given))
    return dt.time.fromisoformat(given)


ClockTime = Annotated[
    dt.time,
    PlainValidator(_parse_clock_time),
    WithJsonSchema({"type": "string", "pattern": r"^([01]\d|2[0-3]):[0-5]\d$"}),
]
"""A time of day to the minute, `"09:00"`."""


def _require_time_zone(name: str) -> str:
    if name not in available_timezones():
        raise refuse("time_zone", "`{given}` is no time zone of the IANA list.", given=name)
    return name


TimeZone = Annotated[str, AfterValidator(_require_time_zone)]
"""A time zone by its IANA name, `Asia/Jakarta`."""

# -- web addresses --------------------------------------------------------------------------

_URL_CHARACTERS = re.compile(r"(?:[!#-$&-;=?-\[\]_a-z~]|%[0-9A-Fa-f]{2})+")
"""The printable ASCII that RFC 3986 allows: no space, quote, angle bracket or backslash."""

_HOST = re.compile(r"[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*")


def _require_plain_web_address(url: str) -> str:
    if not _URL_CHARACTERS.fullmatch(url):
        raise refuse("url", "`{given}` has a character that no web address may hold.", given=url)
    try:
        parts = urlsplit(url)
        host, user, _port = parts.hostname, parts.username, parts.port
    except ValueError:
        raise refuse("url", "`{given}` is not a web address.", given=url) from None
    is_named = host is not None and _HOST.fullmatch(host) is not None
    if parts.scheme not in {"http", "https"} or not is_named or user is not None:
        raise refuse("url", "`{given}` is not an http or https address of a named host.", given=url)
    return url


Url = Annotated[
    str,
    StringConstraints(max_length=URL_CHARACTERS),
    AfterValidator(_require_plain_web_address),
    WithJsonSchema({"type": "string", "format": "uri", "pattern": "^https?://"}),
]
