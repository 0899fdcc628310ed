"""How many requests run at once: as many as the loop can carry."""

import asyncio
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedmon.pacing.breathing import LATE_S, LEAST, Breathing, adjusted
from feedmon.pacing.places import Places


@pytest.mark.rule("F-10")
def test_a_loop_that_answers_in_time_gets_more_and_one_that_lags_gets_less():
    assert adjusted(24, 0.0, 64) > 24
    assert adjusted(24, LATE_S * 0.7, 64) == 24
    assert adjusted(24, LATE_S * 2, 64) < 24


@pytest.mark.rule("F-10")
@given(limit=st.integers(1, 200), late=st.floats(0, 60), most=st.integers(1, 64))
def test_the_number_stays_within_its_bounds(limit, late, most):
    assert min(LEAST, most) <= adjusted(limit, late, most) <= most


@pytest.mark.rule("F-10")
def test_many_late_answers_lead_to_the_least_and_many_quick_ones_to_the_most():
    limit = 24
    for _ in range(50):
        limit = adjusted(limit, 1.0, 64)
    assert limit == LEAST
    for _ in range(50):
        limit = adjusted(limit, 0.0, 64)
    assert limit == 64


@pytest.mark.rule("F-10")
async def test_a_loop_that_is_held_up_carries_fewer_requests():
    places = Places(24)
    breathing = Breathing(places, 64)

    with breathing:
        for _ in range(3):
            await asyncio.sleep(0.01)
            time.sleep(0.2)  # noqa: ASYNC251 - this is what holds the loop up
            await asyncio.sleep(0)
            await asyncio.sleep(0)

    assert places.limit < 24


async def test_nothing_is_asked_of_the_loop_while_nobody_is_inside():
    places = Places(24)
    breathing = Breathing(places, 64)
    with breathing, breathing:
        pass

    await asyncio.sleep(0.2)

    assert places.limit == 24


async def test_a_lower_bound_holds_at_once():
    places = Places(24)

    breathing = Breathing(places, 64)
    breathing.most = 10

    assert (places.limit, breathing.most) == (10, 10)
