"""When today began, wherever and however the clocks are set."""

import time
from datetime import UTC, datetime

import pytest

from ui.models.day import Day, midnight

needs_zones = pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone can not be set")

BERLIN = "CET-1CEST,M3.5.0,M10.5.0/3"
#: Both change their clocks at midnight or back to it.
SANTIAGO = "<-04>4<-03>,M9.1.6/24,M4.1.6/24"
HAVANA = "CST5CDT,M3.2.0/0,M11.1.0/1"


@pytest.fixture
def zone(monkeypatch):
    """``zone("UTC0")`` is where the machine is from now on."""

    def go(name):
        monkeypatch.setenv("TZ", name)
        time.tzset()

    yield go
    monkeypatch.undo()
    time.tzset()


def utc(*moment):
    return int(datetime(*moment, tzinfo=UTC).timestamp())


class Clock:
    def __init__(self, now):
        self.now = now

    def __call__(self):
        return self.now


@needs_zones
@pytest.mark.parametrize(
    ("where", "at", "began"),
    [
        ("UTC0", utc(2027, 1, 15, 8), utc(2027, 1, 15)),
        ("UTC0", utc(2027, 1, 15), utc(2027, 1, 15)),
        ("UTC0", utc(2027, 1, 14, 23, 59, 59), utc(2027, 1, 14)),
        (BERLIN, utc(2027, 1, 14, 23), utc(2027, 1, 14, 23)),
        (BERLIN, utc(2027, 3, 28, 12), utc(2027, 3, 27, 23)),
        (BERLIN, utc(2027, 10, 31, 12), utc(2027, 10, 30, 22)),
        # The clocks go from midnight to one: the day begins at one.
        (HAVANA, utc(2027, 3, 14, 15), utc(2027, 3, 14, 5)),
        # From one back to midnight, which is there twice.
        (HAVANA, utc(2027, 11, 7, 4, 30), utc(2027, 11, 7, 4)),
        (HAVANA, utc(2027, 11, 7, 5, 30), utc(2027, 11, 7, 4)),
        (HAVANA, utc(2027, 11, 7, 20), utc(2027, 11, 7, 4)),
        # The last hour of the day is there twice.
        (SANTIAGO, utc(2027, 4, 4, 3, 30), utc(2027, 4, 3, 3)),
        (SANTIAGO, utc(2027, 4, 4, 4, 30), utc(2027, 4, 4, 4)),
        (SANTIAGO, utc(2027, 9, 5, 4), utc(2027, 9, 5, 4)),
    ],
)
def test_a_day_begins_with_its_first_moment(zone, where, at, began):
    zone(where)

    assert midnight(at) == began


@needs_zones
def test_the_next_day_is_noticed_when_it_begins(zone, qtbot):
    zone("UTC0")
    end = utc(2027, 1, 16)
    clock = Clock(end - 0.02)
    day = Day(clock)
    began = []
    day.began.connect(lambda: began.append(day.since))

    day.look()
    assert began == []

    clock.now = end  # the timer was told to wait until then
    qtbot.waitUntil(lambda: began == [end])


@needs_zones
def test_days_that_were_slept_through_are_one(zone, qtbot):
    zone("UTC0")
    clock = Clock(utc(2027, 1, 15, 12))
    day = Day(clock)

    clock.now = utc(2027, 1, 19, 7)
    with qtbot.waitSignal(day.began):
        day.look()

    assert day.since == utc(2027, 1, 19)


@needs_zones
def test_a_clock_that_is_set_back_and_another_zone_make_another_day(zone, qtbot):
    zone(BERLIN)
    clock = Clock(utc(2027, 1, 15, 23, 30))  # half past midnight
    day = Day(clock)
    assert day.since == utc(2027, 1, 15, 23)

    clock.now = utc(2027, 1, 15, 22, 30)
    with qtbot.waitSignal(day.began):
        day.look()
    assert day.since == utc(2027, 1, 14, 23)

    zone("UTC0")
    with qtbot.waitSignal(day.began):
        day.look()
    assert day.since == utc(2027, 1, 15)


@needs_zones
def test_a_look_that_finds_the_same_day_tells_nothing(zone, qtbot):
    zone("UTC0")
    clock = Clock(utc(2027, 1, 15, 12))
    day = Day(clock)

    clock.now = utc(2027, 1, 15, 23, 59, 59)
    with qtbot.assertNotEmitted(day.began):
        day.look()
