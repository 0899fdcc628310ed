from __future__ import annotations

from feedmon.store import Host
from tests.feedmon.store.making import NOW


async def test_nothing_is_known_of_a_new_host(store):
    assert await store.host("site.example") == Host("site.example")


async def test_a_blocked_host_is_found_by_name_and_by_address(store, clock):
    await store.block_host("https://user@Site.example:8080/feed", until=NOW + 60, reason="429")

    host = await store.host("site.example:8080")

    assert (host.blocked_until, host.reason) == (NOW + 60, "429")
    assert await store.blocked_hosts() == [host]
    clock.now += 60
    assert await store.blocked_hosts() == []


async def test_a_longer_block_stands(store):
    await store.block_host("site.example", until=NOW + 600, reason="retry-after")
    await store.block_host("site.example", until=NOW + 60, reason="429")

    assert (await store.host("site.example")).reason == "retry-after"


async def test_requests_to_a_host_are_given_moments_apart(store):
    moments = [await store.reserve_request("site.example", spacing_ms=250) for _ in range(3)]

    assert moments == [NOW * 1000, NOW * 1000 + 250, NOW * 1000 + 500]
    assert await store.reserve_request("other.example", spacing_ms=250) == NOW * 1000


async def test_a_moment_that_a_jumped_clock_gave_holds_nobody_up(store, clock):
    clock.now += 86_400
    await store.reserve_request("site.example", spacing_ms=250)
    clock.now -= 86_400

    assert await store.reserve_request("site.example", spacing_ms=250) == NOW * 1000
