from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing

import pytest

from feedmon.errors import StoreCorrupt, StoreUnwritable
from feedmon.model import EntryQuery
from feedmon.store import files, open_store
from tests.feedmon.store.making import Clock, worked


async def test_a_copy_is_a_whole_store_of_one_moment(store, path, add, poll, tmp_path):
    feed_id = await add()
    await poll(feed_id, [worked(f"e{n}", text="words " * 500) for n in range(1_000)])
    target = tmp_path / "copy.db"

    copying = asyncio.create_task(store.backup(target))
    for n in range(20):
        await poll(feed_id, [f"during {n}"])
    await copying

    copy = await open_store(target, clock=Clock())
    totals = {
        "feeds": (await copy.feed(feed_id)).total,
        "list": await copy.count_entries(EntryQuery()),
        "log": len(await copy.poll_log(feed_id)) - 1 + 1_000,
    }
    problems = await copy.integrity_check()
    await copy.close()
    assert len(set(totals.values())) == 1, totals
    assert 1_000 <= totals["feeds"] <= 1_020
    assert problems == []
    assert (await store.feed(feed_id)).total == 1_020


async def test_a_copy_replaces_an_older_one(store, add, tmp_path):
    target = tmp_path / "copy.db"
    await store.backup(target)
    await add()
    await store.backup(target)

    with closing(sqlite3.connect(target)) as copy:
        assert copy.execute("SELECT count(*) FROM feeds").fetchone() == (1,)


async def test_a_copy_that_is_not_wanted_any_more_leaves_nothing(store, add, poll, tmp_path):
    feed_id = await add()
    items = [worked(f"e{n}", text="words " * 1_000) for n in range(3_000)]
    await poll(feed_id, items)
    directory = tmp_path / "copies"
    directory.mkdir()

    copying = asyncio.create_task(store.backup(directory / "copy.db"))
    async with asyncio.timeout(10):
        while not list(directory.iterdir()):  # noqa: ASYNC110 - it is another thread's file
            await asyncio.sleep(0)
    copying.cancel()
    with pytest.raises(asyncio.CancelledError):
        await copying

    assert list(directory.iterdir()) == []
    assert len((await poll(feed_id, ["still works", *items])).new) == 1


async def test_a_copy_to_where_nothing_can_be_written_is_told(store, tmp_path):
    with pytest.raises(StoreUnwritable) as refused:
        await store.backup(tmp_path / "missing" / "copy.db")

    assert refused.value.path == str(tmp_path / "missing" / "copy.db")


@pytest.mark.parametrize("quick", [True, False])
async def test_a_sound_store_has_no_problems(store, add, poll, quick):
    feed_id = await add()
    await poll(feed_id, ["a", "b"])

    assert await store.integrity_check(quick=quick) == []


async def damage(path, clock) -> None:
    """Fill a page in the middle of a closed store with what can't be read."""
    store = await open_store(path, clock=clock)
    feed = await store.add_feed("https://site.example/feed", next_poll_at=None)
    await store.close()
    with closing(sqlite3.connect(path)) as file:
        (page,) = file.execute("SELECT rootpage FROM sqlite_master WHERE name = 'feeds'").fetchone()
        (size,) = file.execute("PRAGMA page_size").fetchone()
    with path.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xde\xad" * (size // 2))
    assert feed.id == 1


async def test_a_damaged_page_is_found_by_the_check_and_told_by_who_meets_it(path):
    await damage(path, Clock())
    store = await open_store(path, clock=Clock())

    assert await store.integrity_check() != []
    with pytest.raises(StoreCorrupt):
        await store.feeds()
    with pytest.raises(StoreCorrupt):
        await store.update_feed(1, custom_title="mine")
    assert await store.folders() == []
    await store.close()


async def test_a_missing_row_that_another_names_is_a_problem(path):
    store = await open_store(path, clock=Clock())
    await store.add_feed("https://site.example/feed", next_poll_at=None)
    await store.close()
    with closing(sqlite3.connect(path, isolation_level=None)) as file:
        file.execute("UPDATE feeds SET folder_id = 77")
    store = await open_store(path, clock=Clock())

    assert await store.integrity_check() == ["row 1 of feeds names a missing row of folders"]
    await store.close()


async def test_a_copy_that_fails_leaves_nothing(store, tmp_path):
    with pytest.raises(ZeroDivisionError):
        await store._reader.run(
            lambda db: files.copy_database(db, tmp_path / "copy.db", on_slice=lambda: 1 // 0)
        )

    assert [one.name for one in tmp_path.iterdir()] == ["data"]
