"""Quiet hours and the times of digests, by the clock on the wall."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from feedmon.telling import next_time, read_quiet

BERLIN = ZoneInfo("Europe/Berlin")
EVERY_DAY = range(7)


def at(written):
    """A moment in Berlin; "fold" of an hour that comes twice with a star behind it."""
    moment = datetime.fromisoformat(written.rstrip("*")).replace(tzinfo=BERLIN)
    return moment.replace(fold=int(written.endswith("*"))).timestamp()


def written(moment):
    return datetime.fromtimestamp(moment, BERLIN).isoformat(sep=" ", timespec="minutes")


@pytest.mark.parametrize(
    ("moment", "quiet"),
    [
        ("2026-11-20 21:59", False),  # a Friday
        ("2026-11-20 22:00", True),
        ("2026-11-21 06:59", True),  # its night goes on into Saturday
        ("2026-11-21 07:00", False),
        ("2026-11-21 23:00", False),  # Saturday has none of its own
        ("2026-11-22 13:30", True),
        ("2026-11-22 15:00", False),
    ],
)
def test_quiet_hours_may_pass_midnight_and_belong_to_the_day_on_which_they_begin(moment, quiet):
    hours = read_quiet('{"4": "22:00-07:00", "6": "13:00-15:00"}')

    assert hours.covers(at(moment), BERLIN) is quiet


def test_sunday_night_goes_on_into_monday():
    hours = read_quiet('{"6": "22:00-07:00"}')

    assert hours.covers(at("2026-11-23 03:00"), BERLIN)
    assert not hours.covers(at("2026-11-24 03:00"), BERLIN)


@pytest.mark.parametrize("span", ["00:00-00:00", "00:00-24:00"])
def test_from_midnight_to_midnight_is_the_whole_day_and_no_other(span):
    hours = read_quiet(f'{{"6": "{span}"}}')

    times = ["21 23:59", "22 00:00", "22 12:00", "22 23:59", "23 00:00"]
    assert [hours.covers(at(f"2026-11-{time}"), BERLIN) for time in times] == [
        *(False, True, True, True, False)
    ]


def test_an_end_at_the_time_of_the_beginning_is_a_day_later():
    hours = read_quiet('{"5": "18:00-18:00"}')

    times = ["21 17:59", "21 18:00", "22 17:59", "22 18:00"]
    assert [hours.covers(at(f"2026-11-{time}"), BERLIN) for time in times] == [
        *(False, True, True, False)
    ]


def test_quiet_hours_are_those_of_the_wall_when_the_clocks_change():
    hours = read_quiet('{"6": "01:00-03:30"}')

    assert hours.covers(at("2026-10-25 02:30"), BERLIN)
    assert hours.covers(at("2026-10-25 02:30*"), BERLIN)
    assert not hours.covers(at("2026-10-25 03:30"), BERLIN)


@pytest.mark.parametrize(
    "what", ["", "no JSON", "[]", '{"7": "22:00-07:00"}', '{"1": "25:00-26:00"}', '{"1": 5}']
)
def test_what_is_no_quiet_hour_is_none(what):
    assert read_quiet(what).spans == {}


@pytest.mark.parametrize(
    ("days", "minute", "now", "next_at"),
    [
        (EVERY_DAY, 18 * 60, "2026-11-23 12:00", "2026-11-23 18:00+01:00"),
        (EVERY_DAY, 18 * 60, "2026-11-23 18:00", "2026-11-24 18:00+01:00"),
        ((4,), 17 * 60 + 30, "2026-11-23 12:00", "2026-11-27 17:30+01:00"),
        ((4,), 17 * 60, "2026-11-27 17:00", "2026-12-04 17:00+01:00"),
        # Over a change of the clocks it stays the same hour of the wall.
        ((0,), 18 * 60, "2026-03-23 18:00", "2026-03-30 18:00+02:00"),
        # An hour that is left out, and one that comes twice: once each.
        (EVERY_DAY, 2 * 60 + 30, "2026-03-29 00:00", "2026-03-29 03:30+02:00"),
        (EVERY_DAY, 2 * 60 + 30, "2026-10-25 00:00", "2026-10-25 02:30+02:00"),
        (EVERY_DAY, 2 * 60 + 30, "2026-10-25 02:30", "2026-10-26 02:30+01:00"),
    ],
)
def test_a_digest_comes_at_its_time_of_the_wall(days, minute, now, next_at):
    assert written(next_time(days, minute, at(now), BERLIN)) == next_at


def test_a_digest_of_no_day_never_comes():
    assert next_time((), 0, at("2026-11-23 12:00"), BERLIN) is None
