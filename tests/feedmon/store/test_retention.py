from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from feedmon.model import EntryQuery, NewAlias, Update
from feedmon.store import tombstones
from tests.feedmon.store.making import DAY, NOW, document, patch, record, worked


async def uids(store):
    def read(db):
        return [row[0] for row in db.execute("SELECT uid FROM entries ORDER BY id")]

    return await store._reader.run(read)


async def graves(store):
    """Tombstones by the ids that publishers gave; beside each stands one for link and title."""

    def read(db):
        rows = db.execute(
            "SELECT uid, absences, absent_since FROM tombstones WHERE uid NOT LIKE 'pair:%'"
            " ORDER BY uid"
        )
        return {row[0]: row[1:] for row in rows}

    return await store._reader.run(read)


@pytest.mark.rule("I-10")
async def test_a_full_archive_feed_never_raises_unread_after_its_old_entries_were_purged(
    store, add, poll, clock
):
    feed_id = await add()
    items = [worked(f"e{n}", text="some words") for n in range(705)]
    await poll(feed_id, items)
    await store.purge(feed_id, keep_newest=100)
    unread = (await store.feed(feed_id)).unread
    assert unread == 100

    for _ in range(10):
        clock.now += DAY
        changes = await poll(feed_id, items)
        assert changes.new == ()
        assert changes.feed.unread <= unread
        unread = changes.feed.unread

    url = (await store.feed(feed_id)).url
    await store.remove_feeds([feed_id])
    clock.now += DAY
    await store.delete_removed()
    again = await add(url)
    assert (await poll(again, items)).feed.unread == 705


async def test_the_newest_are_kept_and_what_is_dropped_is_told(store, add, poll):
    feed_id, other = await add(), await add()
    await poll(other, ["x", "y"])
    await poll(feed_id, ["old 1", "old 2"], sort_at=NOW - DAY)
    await poll(feed_id, ["new 1", "new 2"])
    by_uid = {entry.title: entry.id for entry in await store.page(EntryQuery(feed_id=feed_id))}

    dropped = await store.purge(feed_id, keep_newest=3)

    assert dropped == [by_uid["Title of old 2"]]
    assert sorted(await uids(store)) == ["new 1", "new 2", "old 1", "x", "y"]
    assert await store.page(EntryQuery(search="old 2")) == []
    assert await store.entries_by_id(dropped) == []
    assert await store.purge(feed_id, keep_newest=3) == []


async def test_entries_received_long_ago_are_dropped_whatever_their_date(store, add, poll, clock):
    feed_id = await add()
    await poll(feed_id, ["early"], sort_at=NOW)
    clock.now += 10 * DAY
    await poll(feed_id, ["late, but old"], sort_at=NOW - 900 * DAY)

    await store.purge(feed_id, older_than=clock.now - 5 * DAY)

    assert await uids(store) == ["late, but old"]


@pytest.mark.rule("I-11")
async def test_starred_and_tagged_entries_stay_forever(store, add, poll, clock):
    feed_id = await add()
    ids = [entry.id for entry in (await poll(feed_id, ["a", "b", "c", "d"])).new]
    await store.star(ids[:1])
    await store.tag(ids[1:2], "later")
    clock.now += 900 * DAY

    await store.purge(feed_id, keep_newest=0, older_than=clock.now)

    assert sorted(await uids(store)) == ["a", "b"]


async def test_more_than_a_slice_is_dropped_in_slices(store, add, poll):
    feed_id = await add()
    await poll(feed_id, [f"e{n}" for n in range(1_203)])
    before = await store.revision()

    dropped = await store.purge(feed_id, keep_newest=1)

    assert len(dropped) == len(set(dropped)) == 1_202
    assert await store.revision() == before + 3
    assert len(await graves(store)) == 1_202


async def test_a_purged_entry_does_not_come_back_under_another_of_its_ids(store, add, poll):
    feed_id = await add()
    (entry,) = (await poll(feed_id, ["a"])).new
    await store.claim(feed_id, owner="a", lease_s=60)
    await store.apply(
        feed_id,
        owner="a",
        uids=(),
        decide=lambda *_: Update(
            feed=patch(), poll=record(feed_id), aliases=(NewAlias(entry.id, "alias of a"),)
        ),
    )
    await store.purge(feed_id, keep_newest=0)

    changes = await poll(feed_id, ["alias of a"])

    assert changes.new == ()
    assert await graves(store) == {"a": (0, None), "alias of a": (0, None)}


async def test_a_tombstone_keeps_what_the_person_did(store, add, poll, clock):
    feed_id = await add()
    (entry,) = (await poll(feed_id, ["a"])).new
    await store.mark_read([entry.id])
    clock.now += 60
    await store.purge(feed_id, keep_newest=0)

    def read(db):
        return db.execute(
            "SELECT entry_id, deleted_at, read, read_at, starred, tags FROM tombstones"
        ).fetchone()

    assert await store._reader.run(read) == (entry.id, NOW + 60, 1, NOW, 0, "[]")


@pytest.mark.rule("I-10")
async def test_a_tombstone_goes_after_five_absences_over_thirty_days(store, add, poll, clock):
    feed_id = await add()
    await poll(feed_id, ["a", "b"])
    await store.purge(feed_id, keep_newest=0)
    for _ in range(4):
        await poll(feed_id, ["b"])
    assert await graves(store) == {"a": (4, NOW), "b": (0, None)}

    clock.now += tombstones.ABSENT_S - 1
    await poll(feed_id, ["b"])
    await poll(feed_id, ["b"])
    assert await graves(store) == {"a": (5, NOW), "b": (0, None)}

    clock.now += 1
    await poll(feed_id, ["b"])
    assert await graves(store) == {"b": (0, None)}
    assert len((await poll(feed_id, ["a", "b"])).new) == 1


async def test_an_entry_that_shows_up_again_begins_its_absence_anew(store, add, poll, clock):
    feed_id = await add()
    await poll(feed_id, ["a"])
    await store.purge(feed_id, keep_newest=0)
    for _ in range(5):
        await poll(feed_id, [])
    clock.now += 29 * DAY
    await poll(feed_id, ["a"])
    assert await graves(store) == {"a": (0, None)}

    clock.now += 2 * DAY
    await poll(feed_id, [])
    assert await graves(store) == {"a": (1, clock.now)}


async def test_polls_without_a_whole_document_are_no_absence(store, add, poll):
    feed_id = await add()
    await poll(feed_id, ["a"])
    await store.purge(feed_id, keep_newest=0)

    await store.claim(feed_id, owner="a", lease_s=60)
    await store.apply(
        feed_id,
        owner="a",
        uids=(),
        decide=lambda *_: Update(feed=patch(parsed=None), poll=record(feed_id)),
    )

    assert await graves(store) == {"a": (0, None)}


async def test_absence_counted_enough_writes_nothing_more(store, add, poll):
    feed_id = await add()
    await poll(feed_id, ["a"])
    await store.purge(feed_id, keep_newest=0)
    for _ in range(5):
        await poll(feed_id, [])
    await store.claim(feed_id, owner="a", lease_s=60)

    def changed(db):
        return db.conn.total_changes

    before = await store._writer.run(changed)
    await store.apply(feed_id, owner="a", uids=(), decide=document([]))

    # The feed (twice: state and description), the line of the log, the revision.
    assert await store._writer.run(changed) - before == 4


async def test_feeds_that_hold_nothing_older_need_no_purge(store, add, poll, clock):
    early, late, starred, tagged = [await add() for _ in range(4)]
    await poll(early, ["a"])
    kept = (await poll(starred, ["b"])).new[0].id
    await store.star([kept])
    await store.tag([(await poll(tagged, ["c"])).new[0].id], "later")
    clock.now += 10 * DAY
    await poll(late, ["of old, but new here"], sort_at=NOW - 900 * DAY)

    limit = clock.now - 5 * DAY

    assert await store.feeds_with_older(dict.fromkeys((early, late, starred, tagged), limit)) == {
        early
    }
    assert await store.feeds_with_older({early: NOW}) == set()
    assert await store.feeds_with_older({}) == set()


async def test_room_that_was_freed_goes_back_to_the_system(store, path, add, poll):
    feed_id = await add()
    await poll(feed_id, [worked(f"e{n}", text="many words " * 400) for n in range(1_500)])
    await store.purge(feed_id, keep_newest=10)

    await store.give_back()
    await store.close()

    with closing(sqlite3.connect(path)) as db:
        (free,) = db.execute("PRAGMA freelist_count").fetchone()
        (pages,) = db.execute("PRAGMA page_count").fetchone()
        (size,) = db.execute("PRAGMA page_size").fetchone()
    assert free == 0
    assert path.stat().st_size == pages * size < 4_000_000
