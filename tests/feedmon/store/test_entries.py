from __future__ import annotations

import random
from dataclasses import replace

import pytest

from feedmon.errors import StoreUnwritable
from feedmon.model import (
    EntryKey,
    EntryOrder,
    EntryQuery,
    OpmlDocument,
    OpmlFeed,
    key_of,
    place_of,
)
from feedmon.store.queries import SORTED_MATCHES
from feedmon.store.walks import MERGED_FEEDS
from tests.feedmon.store.making import NOW, worked


@pytest.fixture
async def library(store, add, poll, clock):
    """Three feeds, two of them in nested folders, with 60 entries: some read, some starred."""
    outer = await store.add_folder("outer")
    inner = await store.add_folder("inner", outer.id)
    feeds = [await add(), await add(folder_id=outer.id), await add(folder_id=inner.id)]
    for hour in range(4):
        for feed_id in feeds:
            await poll(feed_id, [f"{hour}/{n}" for n in range(5)], sort_at=NOW + hour % 3)
        clock.now += 3_600
    entries = await store.page(EntryQuery(), limit=1_000)
    chance = random.Random(5)
    await store.mark_read(chance.sample([entry.id for entry in entries], 25))
    await store.star(chance.sample([entry.id for entry in entries], 15))
    return outer.id, inner.id, feeds


def queries(outer, inner, feeds):
    for place in (
        {},
        {"feed_id": feeds[1]},
        {"folder_id": outer},
        {"folder_id": inner},
        {"folder_id": outer, "feed_id": feeds[2]},
        {"folder_id": inner, "feed_id": feeds[1]},
        {"folder_id": 99},
    ):
        for flags in ({}, {"unread": True}, {"starred": True}, {"unread": True, "starred": True}):
            for since in (None, NOW + 1):
                for search in (None, " ", "title", "nothing"):
                    yield EntryQuery(**place, **flags, since=since, search=search)


def expected(entries, query, outer, inner, feeds):
    within = {None: feeds, outer: feeds[1:], inner: feeds[2:]}.get(query.folder_id, [])
    return [
        entry
        for entry in entries
        if entry.feed_id in within
        and query.feed_id in (None, entry.feed_id)
        and not (query.unread and entry.read)
        and not (query.starred and not entry.starred)
        and (query.since is None or entry.sort_at >= query.since)
        and query.search in (None, " ", "title")
    ]


async def test_every_query_lists_what_it_says_newest_first(store, library):
    entries = await store.page(EntryQuery(), limit=1_000)
    assert len(entries) == 60
    assert entries == sorted(entries, key=lambda entry: (-entry.sort_at, -entry.id))

    for query in queries(*library):
        wanted = expected(entries, query, *library)
        assert await store.page(query, limit=1_000) == wanted, query
        assert await store.count_entries(query) == len(wanted), query


async def test_pages_by_key_and_by_offset_make_up_the_whole_list(store, library):
    for query in queries(*library):
        whole = await store.page(query, limit=1_000)
        by_key, after = [], None
        while page := await store.page(query, after, limit=7):
            by_key += page
            after = EntryKey(page[-1].sort_at, page[-1].id)
        by_offset = [
            entry
            for offset in range(0, len(whole), 7)
            for entry in await store.page(query, limit=7, offset=offset)
        ]
        assert by_key == whole, query
        assert by_offset == whole, query


def sorted_in(order, entries):
    return sorted(entries, key=lambda entry: place_of(key_of(entry), order))


@pytest.mark.parametrize("order", EntryOrder)
async def test_every_order_lists_the_same_and_pages_by_key_make_up_the_whole(store, library, order):
    outer, _, feeds = library
    await store.update_feed(feeds[0], custom_title="Älter")
    await store.update_feed(feeds[1], custom_title="zuletzt")
    await store.update_feed(feeds[2], custom_title="Allererst")
    for number, by_time in enumerate(queries(*library)):
        if number % 5:  # of all places, flags, times and words in the end
            continue
        if order is EntryOrder.BEST and by_time.search:  # see test_ranking
            continue
        wanted = sorted_in(order, await store.page(by_time, limit=1_000))
        query = replace(by_time, order=order)
        by_key, after = [], None
        while page := await store.page(query, after, limit=13):
            by_key += page
            after = key_of(page[-1])

        assert by_key == wanted, query
        assert await store.page(query, limit=5, offset=8) == wanted[8:13], query
        last = len(wanted) - 1
        for first, end in ((min(3, last), last), (0, last // 2)) if wanted else ():
            after = await store.place_at(query, first - 1) if first else None
            before = await store.place_at(query, end)
            between = await store.page(query, after, limit=None, before=before)
            assert between == wanted[first:end], query
        assert await store.place_at(query, len(wanted)) is None

    of_feeds = await store.page(EntryQuery(folder_id=outer, order=EntryOrder.FEED), limit=99)
    assert [entry.feed_id for entry in of_feeds] == [feeds[2]] * 20 + [feeds[1]] * 20


@pytest.mark.parametrize("order", EntryOrder)
@pytest.mark.parametrize("search", [None, "title"])
async def test_what_is_above_or_below_a_row_is_marked_read_in_every_order(
    store, library, order, search
):
    query = EntryQuery(folder_id=library[0], search=search, order=order)
    listed = await store.page(query, limit=1_000)
    key = key_of(listed[11])
    unread = {entry.id for entry in listed if not entry.read}
    above = {entry.id for entry in listed[:11]} & unread
    below = {entry.id for entry in listed[12:]} & unread
    assert above
    others = (await store.counts()).unread[library[2][0]]

    assert set(await store.mark_all_read(query, before=key)) == above
    assert set(await store.mark_all_read(query, after=key)) == below
    left = await store.page(EntryQuery(folder_id=library[0], unread=True), limit=99)
    assert {entry.id for entry in left} == unread - above - below
    assert (await store.counts()).unread[library[2][0]] == others


async def test_a_large_folder_lists_as_its_entries_say(store, poll):
    folder = ("large",)
    addresses = [OpmlFeed(f"https://{n}.example/", folder=folder) for n in range(MERGED_FEEDS + 1)]
    large = await store.import_feeds(
        OpmlDocument(feeds=(*addresses, OpmlFeed("https://o.example")))
    )
    within, outside = large.added[:-1], large.added[-1]
    await poll(outside.id, ["x", "y"], sort_at=NOW)
    for n, feed in enumerate(within):
        await poll(feed.id, ["a"], sort_at=NOW - n % 7)
    wanted = [one for one in await store.page(EntryQuery(), limit=999) if one.feed_id != outside.id]
    query = EntryQuery(folder_id=within[0].folder_id)

    assert await store.page(query, limit=999) == wanted
    assert await store.page(query, limit=9, offset=150) == wanted[150:159]
    assert await store.count_entries(query) == len(wanted) == MERGED_FEEDS + 1


async def test_a_common_word_lists_what_a_rare_one_would(store, add, poll):
    number = SORTED_MATCHES // 2 + 100
    first, second = await add(), await add()
    for feed_id in (first, second):
        await poll(feed_id, [worked(f"e{n}", text="common") for n in range(number)])
    await poll(first, [worked("rare", text="rare"), worked("last", text="common words")])
    everything = await store.page(EntryQuery(), limit=9_999)
    wanted = [entry for entry in everything if entry.snippet != "rare"]
    of_first = [entry for entry in wanted if entry.feed_id == first]
    after = EntryKey(wanted[700].sort_at, wanted[700].id)

    assert await store.page(EntryQuery(search="common"), limit=9_999) == wanted
    assert await store.page(EntryQuery(search="comm"), after, limit=5) == wanted[701:706]
    assert await store.page(EntryQuery(search='"common"', feed_id=first), limit=9_999) == of_first
    assert await store.count_entries(EntryQuery(search="common", unread=True)) == len(wanted)
    assert len(await store.mark_all_read(EntryQuery(search="common"))) == len(wanted)


async def test_entries_are_given_by_their_ids_in_that_order(store, library):
    entries = await store.page(EntryQuery(), limit=5)
    ids = [entries[3].id, 10_000, entries[0].id]

    assert await store.entries_by_id(ids) == [entries[3], entries[0]]


async def test_counts_are_the_rows(store, library):
    entries = await store.page(EntryQuery(), limit=1_000)
    counts = await store.counts()

    unread = [entry.feed_id for entry in entries if not entry.read]
    assert counts.unread == {feed_id: unread.count(feed_id) for feed_id in set(unread)}
    assert sum(counts.unread.values()) == 35
    assert counts.starred == 15
    assert {feed.id: (feed.unread, feed.total) for feed in await store.feeds()} == {
        feed_id: (unread.count(feed_id), 20) for feed_id in library[2]
    }


@pytest.mark.parametrize("since", [0, NOW + 1, NOW + 2, NOW + 3])
async def test_unread_since_a_moment_is_counted_from_the_rows(store, library, since):
    feeds = library[2]
    entries = await store.page(EntryQuery(unread=True, since=since), limit=1_000)
    unread = [entry.feed_id for entry in entries]

    assert await store.unread_since(since) == {each: unread.count(each) for each in set(unread)}

    await store.mark_read([entry.id for entry in entries if entry.feed_id == feeds[1]])
    await store.remove_feeds([feeds[0]])
    left = unread.count(feeds[2])
    assert await store.unread_since(since) == ({feeds[2]: left} if left else {})


async def test_a_mark_tells_what_it_really_changed(store, add, poll):
    feed_id = await add()
    ids = [entry.id for entry in (await poll(feed_id, ["a", "b", "c"])).new]

    assert await store.mark_read(ids[:1]) == ids[:1]
    assert sorted(await store.mark_read([*ids, 99])) == sorted(ids[1:])
    assert await store.mark_read(ids) == []
    assert await store.mark_read(ids[:1], False) == ids[:1]
    assert await store.star(ids[:2]) == sorted(ids[:2])
    assert await store.star(ids[:2]) == []
    assert await store.star(ids[:1], False) == ids[:1]
    assert await store.tag(ids[:1], "later") == ids[:1]
    assert await store.tag(ids[:1], "later") == []
    assert await store.tag(ids, "later", False) == ids[:1]


async def test_a_mark_that_changes_nothing_is_no_change(store, add, poll):
    feed_id = await add()
    ids = [entry.id for entry in (await poll(feed_id, ["a"])).new]
    await store.mark_read(ids)
    before = await store.revision()

    await store.mark_read(ids)
    await store.star(ids, False)
    await store.mark_all_read(EntryQuery())

    assert await store.revision() == before


async def test_all_of_a_query_is_marked_and_can_be_undone(store, library):
    outer, _inner, feeds = library
    before = await store.counts()

    changed = await store.mark_all_read(EntryQuery(folder_id=outer))

    assert len(changed) == before.unread[feeds[1]] + before.unread[feeds[2]]
    assert (await store.counts()).unread == {feeds[0]: before.unread[feeds[0]]}
    await store.mark_read(changed, False)
    assert await store.counts() == before


async def test_when_something_was_read_or_starred_is_kept(store, add, poll, clock):
    feed_id = await add()
    (entry,) = (await poll(feed_id, ["a"])).new
    clock.now += 60
    await store.mark_read([entry.id])
    clock.now += 60
    await store.mark_read([entry.id])
    await store.star([entry.id])

    def times(db):
        return db.execute("SELECT read_at, starred_at FROM entries").fetchone()

    assert await store._reader.run(times) == (NOW + 60, NOW + 120)
    await store.mark_read([entry.id], False)
    await store.star([entry.id], False)
    assert await store._reader.run(times) == (None, None)


async def test_other_programs_find_the_columns_they_rely_on(store, add, poll):
    feed_id = await add()
    await poll(feed_id, ["a"])

    def row(db):
        return db.execute(
            "SELECT id, feed_id, uid, title, link, author, published_at, updated_at, received_at,"
            " read, starred FROM entries"
        ).fetchone()

    assert await store._reader.run(row) == (
        1,
        feed_id,
        "a",
        "Title of a",
        "https://site.example/a",
        "",
        None,
        None,
        NOW,
        0,
        0,
    )


async def test_the_reader_can_not_write(store):
    with pytest.raises(StoreUnwritable):
        await store._reader.run(lambda db: db.execute("UPDATE meta SET revision = 9"))
