"""The poll after one that went well: rhythm, freshness and windows together."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedmon import schedule
from feedmon.model import FeedHints, Rhythm, Wish
from feedmon.schedule import DAY, HOUR, MINUTE, Reason
from feedmon.store.claims import DUE_MAX_S
from tests.feedmon.schedule.chance import Fixed

NOW = 1_800_000_000
hours = st.frozensets(st.integers(0, 23))
days = st.frozensets(st.integers(0, 6))
hints = st.builds(
    FeedHints,
    st.none() | st.integers(0, 10**7),
    hours,
    days,
    st.none() | st.integers(1, 10**7),
)
rhythms = st.none() | st.sampled_from([Rhythm.ADAPTIVE, Rhythm.FIXED])
limits = st.none() | st.integers(0, 9 * DAY)


def plan(*wishes):
    return schedule.plan_of(wishes)


def utc(due):
    return datetime.fromtimestamp(due.at, UTC)


def test_a_fixed_interval_is_kept_and_says_whose_it_is():
    own = schedule.after_success(NOW, plan(Wish(Rhythm.FIXED, 2 * HOUR)), Fixed(0.5))
    of_all = schedule.after_success(NOW, plan(Wish(), Wish(Rhythm.FIXED, HOUR)), Fixed(0.5))

    assert own == schedule.Due(NOW + 2 * HOUR, Reason.OWN_INTERVAL)
    assert of_all == schedule.Due(NOW + HOUR, Reason.INTERVAL)


@pytest.mark.rule("S-1")
def test_nobody_is_asked_more_often_than_every_five_minutes():
    due = schedule.after_success(NOW, plan(Wish(Rhythm.FIXED, 1)), Fixed(0.0))

    assert due.at == NOW + 5 * MINUTE


@pytest.mark.rule("S-0")
def test_chance_leads_nobody_below_the_usual_floor():
    half = schedule.after_success(NOW, plan(Wish(Rhythm.FIXED, 30 * MINUTE)), Fixed(0.0))
    adaptive = schedule.after_success(
        NOW, plan(), Fixed(0.0), history=[NOW - n * MINUTE for n in range(3000, 0, -35)]
    )

    assert half.at == NOW + 30 * MINUTE
    assert adaptive == schedule.Due(NOW + 30 * MINUTE, Reason.RHYTHM)


@pytest.mark.rule("S-2")
def test_a_feed_that_is_polled_by_hand_is_never_due():
    due = schedule.after_success(
        NOW,
        plan(Wish(Rhythm.MANUAL)),
        Fixed(0.5),
        fresh=schedule.Freshness(NOW + DAY, Reason.MAX_AGE),
    )

    assert due == schedule.Due(None, Reason.MANUAL)


@pytest.mark.rule("F-7", "FRB-20..24")
def test_a_fresh_answer_is_left_alone_even_where_the_person_wants_it_sooner():
    fresh = schedule.Freshness(NOW + 12 * HOUR, Reason.MAX_AGE)

    due = schedule.after_success(NOW, plan(Wish(Rhythm.FIXED, HOUR)), Fixed(0.5), fresh=fresh)

    assert due == schedule.Due(NOW + 12 * HOUR, Reason.MAX_AGE)


@pytest.mark.rule("F-7")
def test_a_freshness_that_ends_before_the_rhythm_changes_nothing():
    fresh = schedule.Freshness(NOW + MINUTE, Reason.TTL)

    due = schedule.after_success(NOW, plan(Wish(Rhythm.FIXED, HOUR)), Fixed(0.5), fresh=fresh)

    assert due.reason is Reason.OWN_INTERVAL


@pytest.mark.rule("F-8", "FRB-20..24")
@pytest.mark.parametrize("share", [0.0, 0.5, 1.0])
def test_a_poll_moves_out_of_the_hours_that_a_feed_excludes(share):
    excluded = frozenset(range(24)) - {13}

    due = schedule.after_success(NOW, plan(), Fixed(share), hints=FeedHints(skip_hours=excluded))

    assert utc(due).hour == 13
    assert due.reason is Reason.SKIP_HOURS


@pytest.mark.rule("F-8", "FRB-20..24")
def test_a_poll_moves_out_of_the_days_that_a_feed_excludes():
    excluded = frozenset(range(7)) - {6}

    due = schedule.after_success(NOW, plan(), Fixed(0.5), hints=FeedHints(skip_days=excluded))

    assert utc(due).weekday() == 6
    assert due.reason is Reason.SKIP_DAYS


@pytest.mark.rule("F-8")
@pytest.mark.parametrize(
    "all_of_them",
    [FeedHints(skip_hours=frozenset(range(24))), FeedHints(skip_days=frozenset(range(7)))],
)
def test_a_feed_that_excludes_everything_excludes_nothing(all_of_them):
    plain = schedule.after_success(NOW, plan(), Fixed(0.5))

    assert schedule.after_success(NOW, plan(), Fixed(0.5), hints=all_of_them) == plain


@pytest.mark.rule("F-8")
@given(hints=hints, moment=st.integers(NOW, NOW + 30 * DAY), share=st.floats(0, 1))
def test_no_poll_is_ever_planned_into_a_window(hints, moment, share):
    due = schedule.leave_windows(schedule.Due(moment, Reason.RHYTHM), hints, Fixed(share))

    assert schedule.is_outside(due.at, hints)
    assert moment <= due.at <= moment + 7 * DAY + 10 * MINUTE


@pytest.mark.rule("S-0")
@given(
    wish=st.builds(Wish, rhythms, limits, limits, limits),
    ages=st.lists(st.integers(0, 90 * DAY), max_size=60),
    hints=hints,
    http_s=st.none() | st.integers(0, 10**9),
    share=st.floats(0, 1),
)
def test_the_next_poll_is_always_within_its_limits(wish, ages, hints, http_s, share):
    own = plan(wish)
    fresh = schedule.freshness(NOW, hints, http_s=http_s)

    due = schedule.after_success(
        NOW,
        own,
        Fixed(share),
        history=sorted(NOW - age for age in ages),
        hints=hints,
        fresh=fresh,
    )

    not_before = NOW if fresh is None else fresh.until
    longest = own.interval_s * 1.1 if own.rhythm is Rhythm.FIXED else own.ceiling_s
    out_of_windows = 7 * DAY + 10 * MINUTE if hints.skip_hours or hints.skip_days else 0
    assert due.at >= max(NOW + schedule.HARD_FLOOR, not_before)
    assert due.at <= max(NOW + longest + 1, not_before) + out_of_windows
    assert due.at <= NOW + DUE_MAX_S  # or it would be taken for a jump of the clock
    if own.rhythm is Rhythm.ADAPTIVE:
        assert due.at >= NOW + own.floor_s
