"""When a feed is polled next, and why."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedmon import schedule
from feedmon.schedule import DAY, HOUR, MINUTE, Reason

NOW = 1_800_000_000.0
failures = st.integers(1, 500)
intervals = st.none() | st.integers(0, 30 * DAY)


class Fixed(Random):
    """Chance that always falls at the same point between the two ends."""

    def __init__(self, share):
        super().__init__(0)
        self.share = share

    def uniform(self, a, b):
        return a + (b - a) * self.share


def test_a_feed_without_an_interval_of_its_own_keeps_the_default():
    due = schedule.after_success(NOW, None, HOUR, Fixed(0.5))

    assert due.at == NOW + HOUR
    assert due.reason is Reason.INTERVAL


def test_the_persons_own_interval_wins_and_says_so():
    due = schedule.after_success(NOW, 2 * HOUR, HOUR, Fixed(0.5))

    assert due.at == NOW + 2 * HOUR
    assert due.reason is Reason.OWN_INTERVAL


def test_nobody_is_asked_more_often_than_every_five_minutes():
    due = schedule.after_success(NOW, 1, HOUR, Fixed(0.0))

    assert due.at == NOW + 5 * MINUTE


@given(own=intervals, share=st.floats(0, 1))
def test_the_next_poll_after_a_success_stays_within_its_limits(own, share):
    due = schedule.after_success(NOW, own, HOUR, Fixed(share))

    assert NOW + schedule.HARD_FLOOR <= due.at <= NOW + max(own or 0, HOUR) * 1.1 + 1


@pytest.mark.rule("F-13")
def test_each_failure_in_a_row_doubles_the_wait():
    waits = [
        schedule.after_failure(
            NOW,
            failures=n,
            failing_since=round(NOW),
            own_s=None,
            default_s=HOUR,
            chance=Fixed(0.5),
        ).at
        - NOW
        for n in (1, 2, 3, 4, 5, 6)
    ]

    assert waits == [2 * HOUR, 4 * HOUR, 8 * HOUR, 16 * HOUR, DAY, DAY]


@pytest.mark.rule("F-13")
@given(n=failures, own=intervals, share=st.floats(0, 1))
def test_back_off_is_never_longer_than_a_day_nor_shorter_than_the_interval(n, own, share):
    due = schedule.after_failure(
        NOW,
        failures=n,
        failing_since=round(NOW),
        own_s=own,
        default_s=HOUR,
        chance=Fixed(share),
    )

    assert due.reason is Reason.BACK_OFF
    assert NOW + 15 * MINUTE <= due.at <= NOW + DAY


@pytest.mark.rule("F-13")
def test_feeds_of_one_dead_host_do_not_come_back_together():
    chance = Random(7)
    seconds = [
        schedule.after_failure(
            NOW, failures=1, failing_since=round(NOW), own_s=None, default_s=HOUR, chance=chance
        ).at
        for _ in range(300)
    ]

    busiest = max(seconds.count(second) for second in seconds)

    assert busiest <= 4
    assert max(seconds) - min(seconds) > HOUR


@pytest.mark.rule("F-13")
@pytest.mark.parametrize(
    ("failures", "days", "parked"), [(10, 7, True), (9, 30, False), (30, 6, False)]
)
def test_a_feed_is_parked_after_ten_failures_over_a_week(failures, days, parked):
    since = round(NOW - days * DAY)

    due = schedule.after_failure(
        NOW, failures=failures, failing_since=since, own_s=None, default_s=HOUR, chance=Fixed(1)
    )

    assert schedule.is_parked(failures, since, NOW) is parked
    assert (due.reason is Reason.PARKED) is parked
    assert due.at == NOW + (7 * DAY if parked else DAY)


def test_what_the_server_asks_for_is_obeyed_over_the_back_off_but_not_for_ever():
    def due(until):
        return schedule.after_failure(
            NOW,
            failures=1,
            failing_since=round(NOW),
            own_s=None,
            default_s=HOUR,
            chance=Fixed(0.5),
            not_before=until,
        )

    assert due(round(NOW) + 60).reason is Reason.BACK_OFF
    assert due(round(NOW) + 5 * HOUR) == schedule.Due(round(NOW) + 5 * HOUR, Reason.RETRY_AFTER)
    assert due(round(NOW) + 300 * DAY).at == NOW + 7 * DAY


@pytest.mark.rule("F-13")
def test_after_an_outage_of_ours_feeds_come_back_spread_over_ten_minutes():
    chance = Random(3)

    times = [schedule.after_outage(NOW, chance).at for _ in range(200)]

    assert max(times) - min(times) > 9 * MINUTE
    assert min(times) >= NOW + 10 * MINUTE


def test_feeds_added_together_get_their_first_poll_one_after_the_other():
    alone = schedule.spread(1, NOW, Random(1))
    many = [due.at for due in schedule.spread(2000, NOW, Random(1))]

    assert alone == [schedule.Due(round(NOW), Reason.ADDED)]
    assert max(many) - min(many) > 9 * MINUTE
    assert max(many) <= NOW + 10 * MINUTE


@given(overdue=st.integers(1, 20_000))
def test_what_is_overdue_comes_back_over_ten_minutes_or_half_a_second_each(overdue):
    ticks, left = 0, overdue
    while left > 0:
        left -= schedule.share_of_tick(left, 5.0)
        ticks += 1

    assert ticks * 5.0 >= min(10 * MINUTE, overdue * 0.5) * 0.95
    assert ticks * 5.0 <= HOUR
