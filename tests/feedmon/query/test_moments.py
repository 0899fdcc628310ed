"""Days in queries."""

from __future__ import annotations

import time
from datetime import datetime

import pytest

from feedmon.query import moment

HOUR, DAY = 3600, 86_400


@pytest.fixture(params=["UTC", "America/New_York", "Asia/Kolkata"], autouse=True)
def zone(request, monkeypatch):
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def at(*parts):
    return int(datetime(*parts).timestamp())  # noqa: DTZ001 - local time


NOON = (2026, 11, 23, 12, 0)


@pytest.mark.parametrize(
    ("written", "begin", "end"),
    [
        ("today", (2026, 11, 23), (2026, 11, 24)),
        ("Yesterday", (2026, 11, 22), (2026, 11, 23)),
        ("2026-11-01", (2026, 11, 1), (2026, 11, 2)),
        ("2026-1-5", (2026, 1, 5), (2026, 1, 6)),
        ("2026-11", (2026, 11, 1), (2026, 12, 1)),
        ("2026-12", (2026, 12, 1), (2027, 1, 1)),
        ("2026", (2026, 1, 1), (2027, 1, 1)),
        ("7d", (2026, 11, 16), (2026, 11, 17)),
        ("2w", (2026, 11, 9), (2026, 11, 10)),
        ("1m", (2026, 10, 24), (2026, 10, 25)),
        ("1y", (2025, 11, 23), (2025, 11, 24)),
    ],
)
def test_a_day_begins_and_ends_at_midnight(written, begin, end):
    span = moment(written, at(*NOON))

    assert (span.begin, span.end) == (at(*begin), at(*end))


def test_hours_are_counted_to_the_second():
    now = at(*NOON) + 17

    assert moment("12h", now).begin == now - 12 * HOUR


def test_a_day_on_which_the_clocks_change_is_shorter():
    span = moment("2026-03-08", at(*NOON))

    expected = 23 * HOUR if time.tzname[0] == "EST" else DAY
    assert span.end - span.begin == expected


@pytest.mark.parametrize(
    "written",
    ["", "tuesday", "2026-13", "2026-02-30", "0000", "7", "d", "9999y", "20261101", "-1d"],
)
def test_what_is_no_day_is_none(written):
    assert moment(written, at(*NOON)) is None
