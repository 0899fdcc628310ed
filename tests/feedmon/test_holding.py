"""Places are taken back from requests whose servers keep silent, by one task for all of them."""

from __future__ import annotations

import asyncio

import pytest

from feedmon.pacing.holding import Patient
from feedmon.pacing.patience import Patience
from feedmon.pacing.places import Places
from tests.feedmon.test_pacing import Time, settle

MOST_S = 0.2


@pytest.fixture
def time():
    return Time()


@pytest.fixture
def patient(time):
    return Patient(Places(2), Patience(MOST_S), time, time.sleep)


async def waits(patient):
    """Whether the next who wants a place has to wait; it is given back at once."""
    asking = asyncio.create_task(patient.hold())
    await settle()
    if asking.done():
        asking.result().end()
        return False
    asking.cancel()
    await asyncio.wait([asking])
    return True


@pytest.mark.rule("X-2")
async def test_each_place_is_given_back_at_its_own_time(patient, time):
    first, second = await patient.hold(), await patient.hold()
    second.goes_out(0.1)
    first.goes_out(0.0)  # it ends sooner than the one that is watched already
    assert await waits(patient)

    await time.run(MOST_S)
    assert (first.is_given, second.is_given) == (True, False)
    await time.run(0.2)
    assert second.is_given

    first.end()
    second.end()
    assert patient.places._taken == 0


async def test_a_place_that_was_given_back_in_time_is_not_taken_back_from_another(patient, time):
    first, second = await patient.hold(), await patient.hold()
    first.goes_out(0.0)
    second.goes_out(0.05)
    first.end()
    third = await patient.hold()

    await time.run(MOST_S + 0.01)
    assert not second.is_given
    assert await waits(patient)
    second.end()
    third.end()


async def test_who_waits_for_the_pause_of_a_host_holds_its_place_no_longer_than_others(
    patient, time
):
    held = await patient.hold()
    held.goes_out(60.0)
    await time.run(MOST_S + 0.01)

    assert held.is_given
    assert patient.patience.seconds == MOST_S, "nothing was learnt of a server"
    held.end()


async def test_no_task_is_left_once_nobody_holds_a_place(patient):
    for _ in range(3):
        held = [await patient.hold(), await patient.hold()]
        for one in held:
            one.goes_out(0.0)
        assert len(asyncio.all_tasks()) == 2, "one watches over both"
        for one in held:
            one.end()
        await settle()
        assert asyncio.all_tasks() == {asyncio.current_task()}


async def test_a_clock_that_stands_still_ends_patience_all_the_same():
    async def sleep(_seconds):
        await asyncio.sleep(0)

    patient = Patient(Places(1), Patience(MOST_S), lambda: 1.0, sleep)
    held = await patient.hold()
    held.goes_out(0.0)
    await settle()

    assert held.is_given
    held.end()
