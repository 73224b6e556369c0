"""Values of options are read once, and what is wrong with one is said in a sentence."""

from __future__ import annotations

import datetime as dt

import click
import pytest

from dossier.cli_options import Day, Formats


def test_values_are_read() -> None:
    assert Day().convert("2026-11-22", None, None) == dt.date(2026, 11, 22)
    assert Formats().convert("md, pdf", None, None) == {"md", "pdf"}


@pytest.mark.parametrize(
    ("kind", "value", "words"),
    [
        (Day(), "22.11.2026", "write it as in 2026-11-22"),
        (Formats(), "md,odt", "'odt' is not a format"),
        (Formats(), " , ", "no format is named"),
    ],
)
def test_what_cannot_be_read_is_wrong_use(
    kind: click.ParamType[object], value: str, words: str
) -> None:
    with pytest.raises(click.BadParameter, match=words):
        kind.convert(value, None, None)
