from __future__ import annotations

import pytest

from feedmon.errors import LeaseLost
from feedmon.model import FeedState
from feedmon.store import Claim
from feedmon.store.claims import LEASE_MAX_S
from tests.feedmon.store.making import DAY, NOW, document, failure


async def due(store):
    """The ids that are due, and that can be claimed as such."""
    found = await store.due_feeds()
    for feed_id in found:
        assert await store.claim(feed_id, owner=f"due/{feed_id}", lease_s=60, only_due=True)
    await store.free_leases("due")
    return found


async def test_a_claimed_feed_is_nobody_elses(store, add):
    feed_id = await add()

    claim = await store.claim(feed_id, owner="a", lease_s=60)

    assert claim == Claim(await store.feed(feed_id))
    assert await store.claim(feed_id, owner="b", lease_s=60) is None
    assert await store.claim(feed_id, owner="a", lease_s=60) is None
    assert await due(store) == []


async def test_a_feed_that_is_gone_can_not_be_claimed(store):
    assert await store.claim(99, owner="a", lease_s=60) is None


async def test_a_claim_given_back_leaves_the_feed_as_due_as_it_was(store, add):
    feed_id = await add()
    before = await store.feed(feed_id)
    await store.claim(feed_id, owner="a", lease_s=60)

    await store.release(feed_id, "a")

    assert await due(store) == [feed_id]
    assert await store.feed(feed_id) == before


async def test_nobody_gives_back_the_claim_of_another(store, add):
    feed_id = await add()
    await store.claim(feed_id, owner="a", lease_s=60)

    await store.release(feed_id, "b")

    assert await store.claim(feed_id, owner="b", lease_s=60) is None


async def test_an_expired_lease_is_free_again(store, add, clock):
    feed_id = await add()
    await store.claim(feed_id, owner="killed", lease_s=60)

    clock.now += 59
    assert await due(store) == []
    clock.now += 1
    assert await due(store) == [feed_id]
    assert await store.claim(feed_id, owner="b", lease_s=60)


@pytest.mark.rule("S-0")
async def test_a_lease_further_away_than_any_lease_lasts_is_free(store, add, clock):
    feed_id = await add()
    await store.claim(feed_id, owner="from the future", lease_s=60)

    clock.now -= LEASE_MAX_S
    await store.set_poll_times({feed_id: (clock.now, "interval")})

    assert await due(store) == [feed_id]


@pytest.mark.rule("S-0")
async def test_a_due_time_further_away_than_any_schedule_looks_is_due(store, add):
    week = await add(next_poll_at=NOW + 7 * DAY)
    sundays = await add(next_poll_at=NOW + 14 * DAY)
    jumped = await add(next_poll_at=NOW + 16 * DAY)

    assert await due(store) == [jumped]
    assert (await store.feed(week)).next_poll_at == NOW + 7 * DAY
    assert (await store.feed(sundays)).next_poll_at == NOW + 14 * DAY


async def test_only_feeds_to_be_polled_are_due_the_longest_overdue_first(store, add):
    later = await add(next_poll_at=NOW + 1)
    second = await add(next_poll_at=NOW - 5)
    first = await add(next_poll_at=NOW - 10)
    never = await add(next_poll_at=None)
    paused = await add(next_poll_at=NOW - 20)
    gone = await add(next_poll_at=NOW - 20)
    await store.update_feed(paused, paused=True)
    await store.update_feed(gone, state=FeedState.GONE)

    assert await due(store) == [first, second]
    for feed_id in (later, never, paused, gone):
        assert await store.claim(feed_id, owner="a", lease_s=60, only_due=True) is None


async def test_a_person_may_claim_what_is_not_due(store, add):
    feed_id = await add(next_poll_at=NOW + DAY)

    assert await store.claim(feed_id, owner="a", lease_s=60)


async def test_a_claim_of_what_is_due_leaves_alone_what_somebody_just_polled(store, add, poll):
    feed_id = await add()
    assert await store.due_feeds() == [feed_id]
    await poll(feed_id, [])

    assert await store.claim(feed_id, owner="late", lease_s=60, only_due=True) is None
    assert await store.claim(feed_id, owner="late", lease_s=60)


@pytest.mark.parametrize("lease_s", [0, LEASE_MAX_S + 1])
async def test_a_lease_has_bounds(store, add, lease_s):
    feed_id = await add()

    with pytest.raises(ValueError, match="a lease lasts"):
        await store.claim(feed_id, owner="a", lease_s=lease_s)


async def test_storing_the_result_ends_the_claim(store, add):
    feed_id = await add()
    await store.claim(feed_id, owner="a", lease_s=60)
    await store.apply(feed_id, owner="a", uids=(), decide=document([]))

    assert await store.claim(feed_id, owner="b", lease_s=60)
    await store.record_failure(feed_id, owner="b", decide=failure())
    assert await store.claim(feed_id, owner="c", lease_s=60)


async def test_a_result_without_the_claim_is_dropped(store, add, clock):
    feed_id = await add()
    await store.claim(feed_id, owner="slow", lease_s=60)
    clock.now += 61
    await store.claim(feed_id, owner="quick", lease_s=60)
    before = await store.changes_since(0)

    with pytest.raises(LeaseLost):
        await store.apply(feed_id, owner="slow", uids=(), decide=document([]))
    with pytest.raises(LeaseLost):
        await store.record_failure(feed_id, owner="slow", decide=failure())

    assert await store.changes_since(0) == before
    await store.apply(feed_id, owner="quick", uids=(), decide=document([]))


async def test_an_expired_claim_that_nobody_took_still_counts(store, add, clock):
    feed_id = await add()
    await store.claim(feed_id, owner="slow", lease_s=60)
    clock.now += DAY

    await store.apply(feed_id, owner="slow", uids=(), decide=document([]))


async def test_the_result_of_a_removed_feed_is_dropped(store, add):
    feed_id = await add()
    await store.claim(feed_id, owner="a", lease_s=60)
    await store.remove_feeds([feed_id])

    with pytest.raises(LeaseLost):
        await store.apply(feed_id, owner="a", uids=(), decide=document([]))


async def test_the_claims_of_a_program_that_ended_are_freed(store, add):
    dead = [await add(), await add()]
    alive = await add()
    for number, feed_id in enumerate(dead):
        await store.claim(feed_id, owner=f"dead/{number}", lease_s=60)
    await store.claim(alive, owner="deadline/1", lease_s=60)

    assert await store.lease_owners() == {"dead", "deadline"}
    assert await store.free_leases("dead") == 2
    assert await store.lease_owners() == {"deadline"}
    assert await due(store) == dead
