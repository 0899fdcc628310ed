"""What a person wants of polling: of a feed, of its folders, of everything."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedmon import schedule
from feedmon.model import Rhythm, Wish
from feedmon.schedule import DAY, HOUR, MINUTE
from feedmon.settings import Settings

NOTHING = Wish()
seconds = st.none() | st.integers(-5, 400 * DAY)
wishes = st.lists(
    st.builds(Wish, st.none() | st.sampled_from(Rhythm), seconds, seconds, seconds), max_size=6
)


def test_without_any_wish_a_feed_follows_its_own_rhythm():
    plan = schedule.plan_of([NOTHING, schedule.wish_of(Settings())])

    assert plan.rhythm is Rhythm.ADAPTIVE
    assert (plan.floor_s, plan.ceiling_s, plan.own) == (30 * MINUTE, 12 * HOUR, False)


@pytest.mark.rule("S-2")
def test_the_nearest_wish_holds():
    daily, hourly = Wish(Rhythm.FIXED, DAY), Wish(Rhythm.FIXED, HOUR)
    by_hand = Wish(Rhythm.MANUAL)

    assert schedule.plan_of([daily, hourly, by_hand]).interval_s == DAY
    assert schedule.plan_of([NOTHING, hourly, by_hand]).interval_s == HOUR
    assert schedule.plan_of([NOTHING, NOTHING, by_hand]).rhythm is Rhythm.MANUAL
    assert [schedule.plan_of(some).own for some in ([daily], [NOTHING, daily])] == [True, False]


@pytest.mark.rule("S-2")
def test_a_feed_may_follow_its_own_rhythm_in_a_folder_with_a_fixed_one():
    plan = schedule.plan_of([Wish(Rhythm.ADAPTIVE), Wish(Rhythm.FIXED, HOUR)])

    assert plan.rhythm is Rhythm.ADAPTIVE


def test_limits_are_wished_for_one_by_one():
    plan = schedule.plan_of([Wish(floor_s=10 * MINUTE), Wish(floor_s=HOUR, ceiling_s=3 * HOUR)])

    assert (plan.floor_s, plan.ceiling_s) == (10 * MINUTE, 3 * HOUR)


def test_a_rhythm_that_nobody_knows_is_adaptive():
    assert schedule.wish_of(Settings(rhythm="lunar")).rhythm is Rhythm.ADAPTIVE


@given(wishes)
def test_no_wish_leads_out_of_the_limits(some):
    plan = schedule.plan_of(some)

    assert schedule.HARD_FLOOR <= plan.floor_s <= plan.ceiling_s <= schedule.LONGEST
    assert schedule.HARD_FLOOR <= plan.interval_s <= schedule.LONGEST
