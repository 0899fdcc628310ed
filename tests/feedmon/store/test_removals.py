"""A feed that is followed no longer is gone for everybody, and comes back whole for a day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from feedmon.errors import AlreadySubscribed, LeaseLost, NoSuchFeed
from feedmon.model import EntryQuery, OpmlDocument, OpmlFeed, OpmlSettings
from feedmon.store.doors.keeping import PURGE_SLICE
from feedmon.store.walks import MERGED_FEEDS
from tests.feedmon.store.making import DAY, HOUR, NOW, document, failure, worked

if TYPE_CHECKING:
    from feedmon.model import Entry, Feed

URL = "https://site.example/feed"


@pytest.fixture
async def left(store, add, poll):
    """Two feeds in a folder with two articles each; the second is followed no longer."""
    folder = await store.add_folder("News")
    kept = await add(folder_id=folder.id)
    feed_id = await add(URL, folder_id=folder.id, custom_title="Mine")
    await poll(kept, [worked("k1", text="apples"), worked("k2")])
    (second, first) = (await poll(feed_id, [worked("r2"), worked("r1", text="apples")])).new
    await store.mark_read([first.id])
    await store.star([second.id])
    await store.tag([second.id], "later")
    before = await store.feed(feed_id), await store.entry(second.id)
    revision = await store.revision()
    assert await store.remove_feeds([feed_id]) == [feed_id]
    return Left(folder.id, kept, feed_id, (first.id, second.id), before, revision)


@dataclass
class Left:
    """What was there before the feed went."""

    folder_id: int
    kept: int
    feed_id: int
    entry_ids: tuple[int, int]
    before: tuple[Feed, Entry]
    revision: int


LISTS = {
    "all": {},
    "unread": {"unread": True},
    "starred": {"starred": True},
    "found": {"search": "title"},
    "found by a part": {"search": "apples"},
    "since": {"since": NOW - DAY},
}


@pytest.mark.parametrize("within", ["everything", "folder", "feed"])
@pytest.mark.parametrize("name", LISTS)
async def test_no_list_has_articles_of_a_removed_feed(store, left, name, within):
    query = {"folder": {"folder_id": left.folder_id}, "feed": {"feed_id": left.feed_id}}
    query = EntryQuery(**LISTS[name], **query.get(within, {}))

    page = await store.page(query)

    assert all(entry.feed_id == left.kept for entry in page)
    assert await store.count_entries(query) == len(page)
    expected = {"starred": 0, "found by a part": 1}.get(name, 2)
    assert len(page) == (0 if within == "feed" else expected)


async def test_a_large_folder_has_none_either(store, left, poll, add):
    for n in range(MERGED_FEEDS):
        await add(f"https://{n}.example/", folder_id=left.folder_id)

    page = await store.page(EntryQuery(folder_id=left.folder_id))

    assert {entry.feed_id for entry in page} == {left.kept}


async def test_nobody_finds_a_removed_feed(store, left):
    assert [feed.id for feed in await store.feeds()] == [left.kept]
    with pytest.raises(NoSuchFeed):
        await store.feed(left.feed_id)
    with pytest.raises(NoSuchFeed):
        await store.update_feed(left.feed_id, custom_title="other")
    assert await store.find_feed(URL) is None
    assert set(await store.health()) == {left.kept}
    assert await store.poll_log(left.feed_id) == []
    assert [await store.entry(entry_id) for entry_id in left.entry_ids] == [None, None]
    assert await store.entries_by_id(left.entry_ids) == []
    assert (await store.counts()).unread == {left.kept: 2}
    assert (await store.counts()).starred == 0
    assert await store.remove_feeds([left.feed_id]) == []


async def test_a_removed_feed_is_neither_due_nor_claimed(store, add, clock):
    due, removed = await add(), await add()
    await store.remove_feeds([removed])
    clock.now += 2 * HOUR

    assert await store.due_feeds() == [due]
    assert await store.claim(removed, owner="a", lease_s=60) is None


async def test_a_poll_under_way_is_dropped_even_if_its_feed_comes_back_meanwhile(store, add):
    feed_id = await add()
    await store.claim(feed_id, owner="slow", lease_s=60)
    await store.remove_feeds([feed_id])
    with pytest.raises(LeaseLost):
        await store.record_failure(feed_id, owner="slow", decide=failure())

    await store.restore_feeds([feed_id])

    with pytest.raises(LeaseLost):
        await store.apply(feed_id, owner="slow", uids=(), decide=document([]))
    assert await store.claim(feed_id, owner="b", lease_s=60)


async def test_what_marks_all_read_leaves_a_removed_feed_alone(store, left):
    assert len(await store.mark_all_read(EntryQuery())) == 2

    await store.restore_feeds([left.feed_id])

    assert (await store.counts()).unread == {left.feed_id: 1}


async def test_a_feed_comes_back_whole(store, left):
    (back,) = await store.restore_feeds([left.feed_id, left.kept, 99])

    assert back == left.before[0]
    assert await store.entry(left.entry_ids[1]) == left.before[1]
    assert left.before[1].tags == ("later",)
    starred = await store.page(EntryQuery(starred=True))
    assert [entry.id for entry in starred] == [left.entry_ids[1]]
    assert len(await store.page(EntryQuery(search="apples"))) == 2


async def test_another_window_is_told_that_it_went_and_that_it_came_back(store, other, left):
    gone = await other.changes_since(left.revision)
    assert gone.removed_feeds == (left.feed_id,)
    assert (gone.feeds, gone.entries, gone.removed_entries) == ((), (), ())

    await store.restore_feeds([left.feed_id])

    back = await other.changes_since(gone.revision)
    assert back.removed_feeds == ()
    assert [feed.id for feed in back.feeds] == [left.feed_id]
    assert (await other.changes_since(left.revision)).removed_feeds == ()


async def test_it_can_go_and_come_back_again_and_again(store, left):
    for _ in range(2):
        await store.restore_feeds([left.feed_id])
        await store.remove_feeds([left.feed_id])
    (back,) = await store.restore_feeds([left.feed_id])

    assert back.url == URL


@pytest.mark.parametrize("address", [URL, "http://site.example/feed/"])
async def test_whoever_subscribes_again_has_stars_and_marks_back(store, left, address, clock):
    clock.now += 60
    changes = await store.subscribe(
        address,
        title="Published title",
        site_url=None,
        folder_id=None,
        private_allowed=False,
        uids=["r2", "r1", "r3"],
        decide=document([worked("r2"), worked("r1", text="apples"), worked("r3")]),
    )

    assert (changes.feed.id, changes.feed.url) == (left.feed_id, address)
    assert (changes.feed.title, changes.feed.folder_id) == ("Mine", left.folder_id)
    assert [entry.title for entry in changes.new] == ["Title of r3"]
    assert changes.feed.unread == 2
    assert (await store.entry(left.entry_ids[1])).summary.starred


async def test_a_folder_that_is_asked_for_now_goes_before_the_old_one(store, left):
    folder = await store.add_folder("Other")
    first = await store.add_feed("https://first.example/", folder_id=folder.id, next_poll_at=NOW)

    feed = await store.add_feed(URL, folder_id=folder.id, next_poll_at=NOW + 5)

    assert (feed.id, feed.folder_id, feed.next_poll_at) == (left.feed_id, folder.id, NOW + 5)
    assert feed.position > first.position


async def test_an_imported_list_brings_a_removed_feed_back_too(store, left):
    report = await store.import_feeds(OpmlDocument(feeds=(OpmlFeed(url=URL),)))

    assert [feed.id for feed in report.added] == [left.feed_id]


async def test_a_list_shortens_nothing_of_a_feed_that_it_brings_back(store, left):
    settings = OpmlSettings(in_totals=False, keep_newest=100, keep_days=7)

    listed = OpmlFeed(url=URL, settings=settings)
    (feed,) = (await store.import_feeds(OpmlDocument(feeds=(listed,)))).added

    assert (feed.keep_newest, feed.keep_days) == (None, None)
    assert not feed.in_totals


async def test_the_address_of_a_removed_feed_is_free_and_taken_it_keeps_the_old_one_away(
    store, left
):
    await store.update_feed(left.kept, url=URL)

    assert await store.restore_feeds([left.feed_id]) == []
    with pytest.raises(AlreadySubscribed):
        await store.add_feed(URL, next_poll_at=NOW)

    await store.update_feed(left.kept, url="https://elsewhere.example/feed")
    assert [feed.url for feed in await store.restore_feeds([left.feed_id])] == [URL]


async def test_a_folder_that_is_removed_meanwhile_leaves_the_feed_one_above(store, left):
    moved = await store.remove_folder(left.folder_id)
    assert [feed.id for feed in moved.feeds] == [left.kept]

    (back,) = await store.restore_feeds([left.feed_id])

    assert back.folder_id is None


async def test_it_is_deleted_when_a_day_has_passed_and_not_before(store, left, clock):
    clock.now += DAY - 1
    await store.delete_removed()
    assert await store.restore_feeds([left.feed_id])
    await store.remove_feeds([left.feed_id])

    clock.now += DAY
    await store.delete_removed()

    assert await store.restore_feeds([left.feed_id]) == []
    assert [feed.id for feed in await store.feeds()] == [left.kept]
    assert await store.integrity_check() == []


async def test_a_large_feed_is_deleted_in_slices(store, add, poll, clock):
    feed_id = await add(URL)
    await poll(feed_id, [worked(f"e{n}") for n in range(2 * PURGE_SLICE + 1)])
    await store.remove_feeds([feed_id])
    clock.now += DAY
    before = await store.revision()

    await store.delete_removed()

    def rows(db):
        return [
            db.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            for table in ("feeds", "entries", "entries_fts", "bodies", "polls")
        ]

    assert await store._reader.run(rows) == [0, 0, 0, 0, 0]
    assert await store.revision() == before  # nobody saw any of it any more


async def test_a_clock_that_jumped_keeps_no_feed_for_years(store, left, clock):
    clock.now -= 2 * DAY

    await store.delete_removed()

    assert await store.restore_feeds([left.feed_id]) == []


async def test_a_feed_left_out_of_the_totals_is_counted_for_itself_only(store, add, poll):
    loud, quiet = await add(), await add()
    await poll(loud, ["a", "b", "c"])
    await poll(quiet, ["d"])
    await store.update_feed(loud, in_totals=False)

    counts = await store.counts()

    assert counts.unread == {loud: 3, quiet: 1}
