"""What the store says of itself."""

import sqlite3

from feedmon.store.facts import SQLITE_VERSION


async def test_what_is_there_is_counted(store, path, add, poll):
    feed_id = await add()
    await add()
    await store.add_folder("news")
    await poll(feed_id, ["a", "b", "c"])

    facts = await store.facts()

    assert (facts.feeds, facts.folders, facts.entries) == (2, 1, 3)
    assert facts.path == str(path)


async def test_the_size_is_that_of_the_file_and_its_log(store, path, add):
    await add()
    log = path.with_name("feedmon.db-wal")

    assert log.stat().st_size
    assert (await store.facts()).size == path.stat().st_size + log.stat().st_size


async def test_the_format_is_the_number_of_steps_that_made_it(store, path):
    with sqlite3.connect(path) as db:
        (version,) = db.execute("PRAGMA user_version").fetchone()
    db.close()

    assert (await store.facts()).schema == version
    assert sqlite3.sqlite_version == SQLITE_VERSION
