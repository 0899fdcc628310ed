"""Text that a bad sector or a flipped bit has changed into bytes that are no text."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from feedmon.errors import StoreCorrupt
from feedmon.model import EntryQuery
from feedmon.store import open_store
from tests.feedmon.store.making import Clock


@pytest.fixture
async def damaged(store, path, add, poll):
    """A feed of two articles, of which the words of one are damaged."""
    feed_id = await add()
    await poll(feed_id, ["sound", "damaged"])
    with closing(sqlite3.connect(path, isolation_level=None)) as file:
        file.execute("UPDATE entries SET title = CAST(x'666f72ff6d' AS TEXT) WHERE uid = 'damaged'")
    return feed_id


async def test_a_damaged_word_takes_no_list_with_it(store, damaged):
    entries = await store.page(EntryQuery(), limit=10)

    assert {entry.title for entry in entries} >= {"for\ufffdm"}
    assert len(entries) == 2
    for entry in entries:
        assert (await store.entry(entry.id)).summary.title == entry.title


async def test_the_next_poll_that_meets_it_says_so_and_the_one_after_is_stored(
    store, damaged, poll
):
    with pytest.raises(StoreCorrupt):
        await poll(damaged, ["sound", "damaged"])
    await store.free_leases("test")

    await poll(damaged, ["sound", "damaged", "new"])

    assert (await store.feed(damaged)).total == 3


async def test_a_list_in_a_column_that_is_none_is_damage(store, path, damaged):
    with closing(sqlite3.connect(path, isolation_level=None)) as file:
        file.execute("UPDATE feeds SET hub_urls = '[\"https'")

    with pytest.raises(StoreCorrupt):
        await store.feed_details(damaged)


async def test_a_schema_that_is_no_text_is_damage(store, path):
    await store.close()
    whole = path.read_bytes()
    changes = {
        b"tablefeedsfeeds": b"tablefe\xdddsfeeds",
        b"CREATE TABLE feeds": b"CREATE TABLX feeds",
    }
    for sound, broken in changes.items():
        assert sound in whole
        whole = whole.replace(sound, broken)
    path.write_bytes(whole)

    with pytest.raises(StoreCorrupt):
        await open_store(path, clock=Clock())
