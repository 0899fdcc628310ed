from __future__ import annotations

import pytest

from feedmon.store import Blocked, Claim
from feedmon.store.claims import LEASE_MAX_S
from feedmon.store.hosts import BLOCK_MAX_S, FAR_MS
from tests.feedmon.store.making import DAY, NOW

LEASE_S = 300


async def moment(store, name="site.example", spacing_ms=250):
    return await store.reserve_request(name, spacing_ms=spacing_ms)


async def claim(store, feed_id, owner="a", **how):
    host = {"host": "site.example", "spacing_ms": 250}
    return await store.claim(feed_id, owner=owner, lease_s=LEASE_S, **(host | how))


# --- moments --------------------------------------------------------------------------------


@pytest.mark.rule("F-10")
async def test_requests_to_a_host_are_given_moments_apart(store):
    moments = [await moment(store) for _ in range(3)]

    assert moments == [NOW * 1000, NOW * 1000 + 250, NOW * 1000 + 500]
    assert await moment(store, "other.example") == NOW * 1000


@pytest.mark.rule("F-10")
async def test_two_programs_are_never_given_the_same_moment(store, other):
    moments = [await moment(one) for one in (store, other, other, store)]

    assert moments == [NOW * 1000 + 250 * n for n in range(4)]


async def test_a_moment_that_passed_unused_is_not_made_up_for(store, clock):
    await moment(store)
    clock.now += 60

    assert await moment(store) == clock.now * 1000


@pytest.mark.parametrize("ahead_s", [FAR_MS // 1000 + 1, DAY])
async def test_a_moment_that_a_jumped_clock_gave_holds_nobody_up(store, clock, ahead_s):
    clock.now += ahead_s
    await moment(store)
    clock.now -= ahead_s

    assert await moment(store) == NOW * 1000


# --- blocks ---------------------------------------------------------------------------------


@pytest.mark.rule("F-9")
async def test_a_host_that_asked_for_time_gives_no_moments_until_then(store, clock):
    await store.block_host("site.example", until=NOW + 60, reason="429")

    assert await moment(store) == Blocked(NOW + 60)
    assert await moment(store, "other.example") == NOW * 1000
    clock.now += 60
    assert await moment(store) == clock.now * 1000


async def test_a_longer_block_stands(store):
    await store.block_host("site.example", until=NOW + 600, reason="429")
    await store.block_host("site.example", until=NOW + 60, reason="429")

    assert await moment(store) == Blocked(NOW + 600)


async def test_a_block_that_a_jumped_clock_gave_holds_nobody_up_and_gives_way(store, clock):
    await store.block_host("site.example", until=NOW + 2 * BLOCK_MAX_S, reason="429")
    assert await moment(store) == NOW * 1000

    await store.block_host("site.example", until=NOW + 60, reason="429")
    assert await moment(store) == Blocked(NOW + 60)


@pytest.mark.rule("F-10")
async def test_a_host_that_complains_is_asked_at_a_slower_pace_for_a_week(store, clock):
    for _ in range(2):
        await store.block_host(
            "site.example", until=int(clock.now) + 60, reason="429", too_fast=True
        )
        clock.now += 60
        first, second = await moment(store), await moment(store)
    assert second - first == 2_000

    await store.block_host("site.example", until=int(clock.now) + 60, reason="x-ratelimit")
    clock.now += 60
    first, second = await moment(store), await moment(store)
    assert second - first == 2_000

    clock.now += 8 * 86_400
    first, second = await moment(store), await moment(store)
    assert second - first == 250


@pytest.mark.rule("F-10")
async def test_no_complaints_make_a_pace_slower_than_a_minute(store, clock):
    for _ in range(20):
        await store.block_host(
            "site.example", until=int(clock.now) + 60, reason="429", too_fast=True
        )
        clock.now += 60
    first, second = await moment(store), await moment(store)

    assert second - first == 60_000


# --- a claim and its moment -----------------------------------------------------------------


@pytest.mark.rule("F-10")
async def test_a_claim_brings_its_hosts_moment(store, add):
    one, two = await add(), await add()

    first, second = await claim(store, one), await claim(store, two)

    assert first == Claim(await store.feed(one), NOW * 1000)
    assert second == Claim(await store.feed(two), NOW * 1000 + 250)
    assert await moment(store) == NOW * 1000 + 500


async def test_a_claim_without_a_host_takes_no_moment(store, add):
    assert await claim(store, await add(), host=None) == Claim(await store.feed(1))
    assert await moment(store) == NOW * 1000


async def test_a_claim_that_somebody_else_has_takes_no_moment(store, add):
    feed_id = await add()
    await claim(store, feed_id)

    assert await claim(store, feed_id, "b") is None
    assert await claim(store, 99, "c") is None
    assert await moment(store) == NOW * 1000 + 250


@pytest.mark.rule("F-9")
async def test_a_feed_of_a_host_that_asked_for_time_is_not_claimed(store, add, clock):
    feed_id = await add()
    await store.block_host("site.example", until=NOW + 60, reason="429")

    assert await claim(store, feed_id) == Blocked(NOW + 60)
    assert await store.due_feeds() == [feed_id]
    clock.now += 60
    assert await claim(store, feed_id, "b") == Claim(await store.feed(feed_id), clock.now * 1000)


async def test_a_lease_lasts_from_the_moment_of_the_request_on(store, add, clock):
    feed_id = await add()
    await moment(store, spacing_ms=FAR_MS)

    await claim(store, feed_id)

    clock.now += FAR_MS // 1000 + LEASE_S - 1
    assert await claim(store, feed_id, "b") is None
    clock.now += 1
    assert await claim(store, feed_id, "b")
    assert LEASE_MAX_S >= FAR_MS // 1000 + LEASE_S
