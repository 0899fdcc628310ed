"""How long a feed is left alone, judged by when it published."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedmon import schedule
from feedmon.schedule import DAY, HOUR, MINUTE
from tests.benchmarks.replay import RULES, fixed, ours, recorded_histories, replay
from tests.corpora import require_corpora

#: A Monday, midnight UTC.
MONDAY = 1_800_230_400
CEILING = 12 * HOUR


def wait(history, now, **options):
    return schedule.expected_wait(history, now, ceiling_s=CEILING, **options)


def at_nine(days, *, weekdays=range(7)):
    return [MONDAY + day * DAY + 9 * HOUR for day in range(days) if day % 7 in weekdays]


@pytest.mark.rule("S-1", "FRB-20..24")
def test_a_busy_feed_is_asked_more_often_than_a_quiet_one():
    busy = [MONDAY + n * HOUR for n in range(48)]
    quiet = [MONDAY + n * 30 * DAY for n in range(8)]

    assert wait(busy, busy[-1] + 60) < HOUR
    assert wait(quiet, quiet[-1] + 60) == CEILING


@pytest.mark.rule("S-1")
def test_a_feed_of_the_morning_is_left_alone_in_the_evening():
    history = at_nine(56)
    last = history[-1] // DAY * DAY

    evening = wait(history, last + 18 * HOUR)
    morning = wait(history, last + DAY + 8 * HOUR + 50 * MINUTE)

    assert evening >= 4 * HOUR
    assert morning <= HOUR


@pytest.mark.rule("S-1")
def test_a_feed_of_working_days_is_left_alone_on_sunday():
    history = [at + n * 5 % 10 * HOUR for n, at in enumerate(at_nine(82, weekdays=range(5)))]
    friday = MONDAY + 81 * DAY

    sunday = wait(history, friday + 2 * DAY + 9 * HOUR)
    monday = wait(history, friday + 3 * DAY + 9 * HOUR)

    assert history[-1] // DAY == friday // DAY
    assert sunday >= 2 * monday


@pytest.mark.rule("S-1")
def test_a_feed_that_fell_silent_is_asked_less_and_less():
    history = [MONDAY + n * HOUR for n in range(60)]

    waits = [wait(history, history[-1] + silence) for silence in (HOUR, DAY, 10 * DAY)]

    assert waits[0] < waits[1] < waits[2] == CEILING


def test_articles_that_come_together_count_as_one():
    alone = [MONDAY + n * 7 * DAY for n in range(10)]
    in_heaps = [at + second for at in alone for second in range(20)]

    assert wait(in_heaps[-60:], alone[-1] + HOUR) == wait(alone[-3:], alone[-1] + HOUR)


def test_a_feed_that_nobody_knows_is_taken_for_a_daily_one():
    nothing = wait([], MONDAY)

    assert HOUR <= nothing <= 3 * HOUR
    assert wait([MONDAY], MONDAY + HOUR) == nothing


def test_times_to_come_say_nothing():
    history = [MONDAY + n * HOUR for n in range(48)]

    assert wait([*history, MONDAY + 300 * DAY], history[-1]) == wait(history, history[-1])


def test_after_articles_may_have_been_missed_a_feed_is_asked_sooner_for_a_week():
    history = [MONDAY + n * DAY for n in range(30)]
    now = history[-1] + HOUR

    assert wait(history, now, missed_at=now - DAY) < wait(history, now) / 2
    assert wait(history, now, missed_at=now - 8 * DAY) == wait(history, now)


@given(
    gaps=st.lists(st.integers(0, 40 * DAY), max_size=80),
    silence=st.integers(0, 400 * DAY),
    ceiling=st.integers(5 * MINUTE, 7 * DAY),
)
def test_no_history_makes_it_longer_than_the_ceiling(gaps, silence, ceiling):
    history = list(itertools.accumulate(gaps, initial=MONDAY))

    seconds = schedule.expected_wait(history, history[-1] + silence, ceiling_s=ceiling)

    assert 0 <= seconds <= ceiling


@pytest.mark.rule("S-1")
def test_on_recorded_histories_few_polls_find_articles_early():
    require_corpora()
    histories = recorded_histories()
    # What came before is a history nobody chose the numbers by.
    halves = [times[: len(times) // 2 + 1] for times in histories if len(times) >= 16]

    for recorded in (histories, halves):
        outcome = replay(ours, recorded)
        assert outcome.polls_a_day <= 3.0
        assert outcome.median <= 80
        assert outcome.mean <= 170
        assert outcome.p90 <= 600
        assert outcome.shortest_s >= 30 * MINUTE


@pytest.mark.rule("S-1")
def test_made_up_histories_cost_a_fraction_of_hourly_polls():
    daily = at_nine(120)
    weekly = [MONDAY + n * 7 * DAY + n * 37 * MINUTE for n in range(30)]

    adaptive, hourly = replay(ours, [daily, weekly]), replay(fixed(60), [daily, weekly])

    assert adaptive.polls_a_day < hourly.polls_a_day / 5
    assert adaptive.median < 3 * hourly.median


def test_all_rules_that_are_compared_can_be_replayed():
    history = at_nine(40)

    for rule in RULES.values():
        assert replay(rule, [history]).polls_a_day > 0
