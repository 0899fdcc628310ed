"""Dates as feeds write them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedmon.parse import parse_date


@pytest.mark.rule("P-3")
@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Mon, 02 Jan 2006 15:04:05 GMT", "2006-01-02T15:04:05"),
        ("Mon, 02 Jan 2006 15:04:05 +01:00", "2006-01-02T14:04:05"),
        ("Mon, 02 Jan 2006 15:04:05 -0730", "2006-01-02T22:34:05"),
        ("Mon, 02 Jan 2006 15:04:05 GMT+0200", "2006-01-02T13:04:05"),
        ("Mon, 02 Jan 2006 15:04:05 +0000 (UTC)", "2006-01-02T15:04:05"),
        ("Mon, 02 Jan 06 15:04 EST", "2006-01-02T20:04:00"),
        ("Mon, 02 Jan 96 15:04 PDT", "1996-01-02T22:04:00"),
        ("Fri, 02 Jan 2006 15:04:05", "2006-01-02T15:04:05"),
        ("2 Jan 2006", "2006-01-02T00:00:00"),
        ("Monday, 02-Jan-06 15:04:05 UT", "2006-01-02T15:04:05"),
        ("Thursday, January 5, 2006 3:04 PM", "2006-01-05T15:04:00"),
        ("January 2, 2006 12:04 am EST", "2006-01-02T05:04:00"),
        ("Thu Jan  5 15:04:05 2006", "2006-01-05T15:04:05"),
        ("Thu Jan 5 15:04:05 CET 2006", "2006-01-05T14:04:05"),
        ("Seg, 24 Set 2018 19:42:40 -0300", "2018-09-24T22:42:40"),
        ("Mo, 02 Mär 2020 08:00:00 +0100", "2020-03-02T07:00:00"),
        ("2 de enero de 2006", "2006-01-02T00:00:00"),
        ("2006-01-02T15:04:05Z", "2006-01-02T15:04:05"),
        ("2006-01-02T15:04:05.123456+02:00", "2006-01-02T13:04:05"),
        ("2006-01-02t15:04:05z", "2006-01-02T15:04:05"),
        ("2006-01-02 15:04:05 -0700", "2006-01-02T22:04:05"),
        ("2006-01-02T15:04", "2006-01-02T15:04:00"),
        ("2006-01-02", "2006-01-02T00:00:00"),
        ("2006-01", "2006-01-01T00:00:00"),
        ("20060102T150405Z", "2006-01-02T15:04:05"),
        ("2006/1/2 3:04 pm", "2006-01-02T15:04:00"),
        ("2003-12-31T24:00:00Z", "2004-01-01T00:00:00"),
        (" \n Mon, 02 Jan 2006 15:04:05 GMT\n ", "2006-01-02T15:04:05"),
    ],
)
def test_date_is_understood(written, meant):
    assert parse_date(written) == datetime.fromisoformat(meant).replace(tzinfo=UTC).timestamp()


@pytest.mark.parametrize(
    "written",
    [
        None, "", "yesterday-ish", "0000-00-00 00:00:00", "2006", "Mon, 32 Jan 2006",
        "12345678901234",
        "99 Foo 2006", "2006-13-01", "²006-01-01", "1" * 5000, "Jan Jan Jan",
        "9999-12-31T23:59:59-14:00", "Mon, 01 Jan 0001 00:00:00 +1400",
    ],
)  # fmt: skip
def test_what_is_no_date_gives_none(written):
    assert parse_date(written) is None


@given(st.integers(min_value=0, max_value=7_000_000_000))
def test_both_standard_forms_give_the_moment_they_were_made_from(seconds):
    moment = datetime.fromtimestamp(seconds, UTC)

    assert parse_date(moment.isoformat()) == seconds
    assert parse_date(moment.strftime("%a, %d %b %Y %H:%M:%S +0000")) == seconds


@given(st.text(alphabet="0123456789JanFeb-:/,. TZ+(APM)", max_size=60))
def test_no_text_makes_it_raise(text):
    assert parse_date(text) is None or isinstance(parse_date(text), int)
