"""The poll after one that failed."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedmon import schedule
from feedmon.model import Feed, FeedHints, Rhythm, Wish
from feedmon.schedule import DAY, HOUR, MINUTE, Reason
from feedmon.store.claims import DUE_MAX_S
from tests.feedmon.schedule.chance import Fixed

NOW = 1_800_000_000
HOURLY = schedule.plan_of([Wish(Rhythm.FIXED, HOUR)])
failures = st.integers(1, 500)


def after(chance, *, failures=1, plan=HOURLY, since=NOW, **more):
    return schedule.after_failure(NOW, plan, chance, failures=failures, failing_since=since, **more)


@pytest.mark.rule("F-13")
def test_each_failure_in_a_row_doubles_the_wait():
    waits = [after(Fixed(0.5), failures=n).at - NOW for n in (1, 2, 3, 4, 5, 6)]

    assert waits == [2 * HOUR, 4 * HOUR, 8 * HOUR, 16 * HOUR, DAY, DAY]


@pytest.mark.rule("F-13")
def test_a_feed_that_is_seldom_polled_is_not_asked_sooner_because_it_failed():
    quiet = [NOW - n * 20 * DAY for n in range(10, 0, -1)]
    plan = schedule.plan_of([])

    due = after(Fixed(0.5), plan=plan, history=quiet)

    assert due == schedule.Due(NOW + DAY, Reason.BACK_OFF)


@pytest.mark.rule("F-13")
@given(n=failures, interval=st.integers(0, 30 * DAY), share=st.floats(0, 1))
def test_back_off_is_never_longer_than_a_day_nor_shorter_than_a_quarter_of_an_hour(
    n, interval, share
):
    due = after(Fixed(share), failures=n, plan=schedule.plan_of([Wish(Rhythm.FIXED, interval)]))

    assert due.reason is Reason.BACK_OFF
    assert NOW + 15 * MINUTE <= due.at <= NOW + DAY


@pytest.mark.rule("F-13")
def test_feeds_of_one_dead_host_do_not_come_back_together():
    chance = Random(7)
    seconds = [after(chance).at for _ in range(300)]

    busiest = max(seconds.count(second) for second in seconds)

    assert busiest <= 4
    assert max(seconds) - min(seconds) > HOUR


@pytest.mark.rule("F-13")
@pytest.mark.parametrize(
    ("failures", "days", "parked"), [(10, 7, True), (9, 30, False), (30, 6, False)]
)
def test_a_feed_is_parked_after_ten_failures_over_a_week(failures, days, parked):
    since = NOW - days * DAY

    due = after(Fixed(1), failures=failures, since=since)

    assert schedule.is_parked(failures, since, NOW) is parked
    assert (due.reason is Reason.PARKED) is parked
    assert due.at == NOW + (7 * DAY if parked else DAY)


@pytest.mark.rule("F-9", "FRB-20..24")
def test_what_the_server_asks_for_is_obeyed_over_the_back_off_but_not_for_ever():
    def due(until):
        return after(Fixed(0.5), not_before=until)

    assert due(NOW + 60).reason is Reason.BACK_OFF
    assert due(NOW + 5 * HOUR) == schedule.Due(NOW + 5 * HOUR, Reason.RETRY_AFTER)
    assert due(NOW + 300 * DAY).at == NOW + 7 * DAY


@pytest.mark.rule("F-8")
def test_a_feed_that_fails_is_left_alone_in_its_windows_too():
    hints = FeedHints(skip_hours=frozenset(range(24)) - {5})

    due = after(Fixed(0.5), hints=hints)

    assert due.at % DAY // HOUR == 5
    assert due.reason is Reason.SKIP_HOURS


@pytest.mark.rule("S-2")
def test_a_feed_that_is_polled_by_hand_stays_so_when_it_fails():
    by_hand = schedule.plan_of([Wish(Rhythm.MANUAL)])

    assert after(Fixed(0.5), plan=by_hand).at is None
    assert schedule.after_outage(NOW, by_hand, Fixed(0.5)).at is None


@pytest.mark.rule("F-13")
def test_after_an_outage_of_ours_feeds_come_back_spread_over_ten_minutes():
    chance = Random(3)

    times = [schedule.after_outage(NOW, HOURLY, chance).at for _ in range(200)]

    assert max(times) - min(times) > 9 * MINUTE
    assert min(times) >= NOW + 10 * MINUTE


# --- what was asked for before holds on -------------------------------------------------------

hints = st.builds(
    FeedHints,
    st.none() | st.integers(0, 10**7),
    st.frozensets(st.integers(0, 23)),
    st.frozensets(st.integers(0, 6)),
    st.none() | st.integers(1, 10**7),
)
limits = st.none() | st.integers(0, 9 * DAY)
plans = st.builds(
    lambda *wish: schedule.plan_of([Wish(*wish)]),
    st.none() | st.sampled_from([Rhythm.ADAPTIVE, Rhythm.FIXED]),
    limits,
    limits,
    limits,
)


@pytest.mark.rule("F-7", "S-0")
def test_a_failure_does_not_end_the_freshness_of_the_last_answer():
    fresh = schedule.Freshness(NOW + 20 * HOUR, Reason.MAX_AGE)

    assert after(Fixed(0.5), fresh=fresh) == schedule.Due(fresh.until, fresh.reason)
    assert after(Fixed(0.5), failures=9, fresh=fresh).reason is Reason.BACK_OFF
    assert after(Fixed(0.5), fresh=fresh, not_before=NOW + 30 * HOUR).reason is Reason.RETRY_AFTER
    assert schedule.after_outage(NOW, HOURLY, Fixed(0.5), fresh=fresh).at == fresh.until


@pytest.mark.rule("F-7", "S-0")
def test_an_answer_of_a_time_to_come_is_fresh_from_now_on():
    jumped = Feed(1, "", "", last_success_at=NOW + 90 * DAY, fresh_until=NOW + 91 * DAY)
    stored = Feed(1, "", "", last_success_at=NOW - HOUR, fresh_until=NOW + 2 * HOUR)
    ages = Feed(1, "", "", last_success_at=NOW - HOUR, hints=FeedHints(ttl_minutes=10**6))

    assert schedule.freshness_of(jumped, NOW).until == NOW + DAY
    assert schedule.freshness_of(stored, NOW).until == NOW + 2 * HOUR
    assert schedule.freshness_of(ages, NOW).until == NOW + 23 * HOUR
    assert schedule.freshness_of(Feed(1, "", ""), NOW) is None


@pytest.mark.rule("S-0")
@given(
    plan=plans,
    hints=hints,
    count=failures,
    since=st.none() | st.integers(0, 400 * DAY),
    asked=st.none() | st.integers(0, 10**9),
    http_s=st.none() | st.integers(0, 10**9),
    share=st.floats(0, 1),
)
def test_after_failures_outages_and_blocks_the_next_poll_is_within_its_limits_too(
    *, plan, hints, count, since, asked, http_s, share
):
    chance, fresh = Fixed(share), schedule.freshness(NOW, hints, http_s=http_s)
    stale = NOW if fresh is None else fresh.until
    wanted = NOW if asked is None else min(NOW + asked, NOW + 7 * DAY)
    failed = schedule.after_failure(
        NOW,
        plan,
        chance,
        failures=count,
        failing_since=None if since is None else NOW - since,
        hints=hints,
        not_before=None if asked is None else NOW + asked,
        fresh=fresh,
    )
    away = schedule.after_outage(NOW, plan, chance, hints=hints, fresh=fresh)
    blocked = schedule.leave_windows(schedule.after_block(wanted, chance), hints, chance)

    assert failed.at >= max(NOW + 15 * MINUTE, stale, wanted)
    assert away.at >= max(NOW + 10 * MINUTE, stale)
    assert blocked.at >= wanted
    for due in (failed, away, blocked):
        assert schedule.is_outside(due.at, hints)
        assert due.at <= NOW + DUE_MAX_S
    if fresh is None and asked is None and not (hints.skip_hours or hints.skip_days):
        assert away.at <= NOW + 20 * MINUTE
        assert failed.at <= NOW + (7 * DAY if failed.reason is Reason.PARKED else DAY)
