"""The addresses that a feed had: each once, and no endless number of them."""

from __future__ import annotations

import sqlite3
from contextlib import closing

from feedmon.store.addresses import KEPT


async def former(store, feed_id):
    return [(each.url, each.reason) for each in (await store.feed_details(feed_id)).addresses]


async def test_an_address_that_is_left_again_stands_once_in_the_history(store, add):
    one, two = "https://site.example/one", "https://site.example/two"
    feed_id = await add(one)
    for _ in range(3):
        await store.edit_feeds({feed_id: {"url": two}})
        await store.edit_feeds({feed_id: {"url": one}})

    assert await former(store, feed_id) == [(two, "edited"), (one, "edited")]


async def test_of_a_feed_that_leaves_address_after_address_the_last_ones_are_known(
    store, path, add
):
    feed_id, other = await add("https://site.example/0"), await add("https://other.example/0")
    await store.edit_feeds({other: {"url": "https://other.example/1"}})
    for number in range(1, KEPT + 10):
        await store.edit_feeds({feed_id: {"url": f"https://site.example/{number}"}})

    assert (await former(store, feed_id))[0] == (f"https://site.example/{KEPT + 8}", "edited")
    with closing(sqlite3.connect(path)) as file:
        assert file.execute("SELECT count(*) FROM feed_urls").fetchone() == (KEPT + 1,)
    assert await former(store, other) == [("https://other.example/0", "edited")]
