"""Two feeds become one, without losing a star, a tag or an article, and are parted again."""

from __future__ import annotations

import pytest

from feedmon.errors import NoSuchFeed
from feedmon.model import EntryQuery, NewAlias, Update
from tests.feedmon.store.making import DAY, patch, record

OTHER = "https://other.example/feed"


@pytest.fixture
async def two(store, add, poll):
    """A feed with k1, both; another one with both, o1 and o2. Their ids."""
    keep, other = await add("https://keep.example/feed"), await add(OTHER)
    await poll(keep, ["k1", "both"])
    await poll(other, ["both", "o1", "o2"])
    return keep, other


async def uid_of(store, feed_id, uid):
    page = await store.page(EntryQuery(feed_id=feed_id))
    return next(entry.id for entry in page if entry.title == f"Title of {uid}")


async def everything(store):
    """All that a person sees, and what polls go by."""
    feeds = await store.feeds()
    entries = [await store.entry(one.id) for one in await store.page(EntryQuery())]

    def rows(db):
        return [
            sorted(db.execute(f"SELECT {columns} FROM {table}").fetchall())
            for columns, table in (
                ("feed_id, uid, entry_id", "entry_aliases"),
                ("feed_id, uid", "tombstones"),
                ("feed_id, url", "feed_urls"),
                ("entry_id, tag_id", "entry_tags"),
            )
        ]

    return feeds, entries, await store._reader.run(rows)


async def test_the_articles_of_the_other_go_over_once_each(store, two):
    keep, other = two

    merged = await store.merge_feeds(keep, other)

    assert [feed.id for feed in await store.feeds()] == [keep]
    page = await store.page(EntryQuery())
    assert sorted(entry.title[9:] for entry in page) == ["both", "k1", "o1", "o2"]
    assert {entry.feed_id for entry in page} == {keep}
    assert len(merged.entries) == 2
    assert (await store.feed(keep)).unread == 4
    assert [one.feed_id for one in await store.page(EntryQuery(search="o1"))] == [keep]


async def test_a_star_a_tag_or_a_read_mark_of_either_is_kept(store, two):
    keep, other = two
    twin = await uid_of(store, other, "both")
    await store.star([twin])
    await store.mark_read([twin])
    await store.tag([twin], "later")

    await store.merge_feeds(keep, other)

    kept = await store.entry(await uid_of(store, keep, "both"))
    assert (kept.summary.starred, kept.summary.read, kept.tags) == (True, True, ("later",))


async def test_marks_of_the_kept_article_stay_though_the_other_has_none(store, two):
    keep, other = two
    mine = await uid_of(store, keep, "both")
    await store.star([mine])
    await store.tag([mine], "later")

    await store.merge_feeds(keep, other)

    kept = await store.entry(mine)
    assert (kept.summary.starred, kept.summary.read, kept.tags) == (True, False, ("later",))


async def test_an_article_that_answers_to_another_id_is_known_by_it(store, add, poll):
    keep, other = await add(), await add()
    (mine,) = (await poll(keep, ["new name"])).new
    await alias(store, keep, mine.id, "old name")
    await poll(other, ["old name"])

    merged = await store.merge_feeds(keep, other)

    assert merged.entries == ()
    assert [entry.id for entry in await store.page(EntryQuery())] == [mine.id]


async def alias(store, feed_id, entry_id, uid):
    owner = f"alias/{uid}"
    await store.claim(feed_id, owner=owner, lease_s=60)

    def decide(feed, _known):
        return Update(patch(), record(feed.id), aliases=(NewAlias(entry_id, uid),))

    await store.apply(feed_id, owner=owner, uids=(), decide=decide)


async def test_what_went_over_is_known_when_the_kept_feed_publishes_it(store, two, poll):
    keep, other = two
    await alias(store, other, await uid_of(store, other, "o1"), "o1 again")
    await store.merge_feeds(keep, other)

    changes = await poll(keep, ["o1 again", "o2", "both", "k1", "new"])

    assert [entry.title for entry in changes.new] == ["Title of new"]


async def test_what_was_deleted_of_the_other_does_not_come_back_through_the_kept_one(
    store, two, poll
):
    keep, other = two
    await store.purge(other, keep_newest=0)

    await store.merge_feeds(keep, other)

    assert (await poll(keep, ["o1", "both", "k1"])).new == ()


async def test_the_other_address_is_remembered(store, two):
    keep, other = two
    await store.merge_feeds(keep, other)

    def urls(db):
        return db.execute("SELECT feed_id, url, reason FROM feed_urls").fetchall()

    assert await store._reader.run(urls) == [(keep, OTHER, "merged")]


async def test_parted_again_everything_is_as_it_was(store, two):
    keep, other = two
    await store.star([await uid_of(store, other, "both"), await uid_of(store, other, "o1")])
    await store.mark_read([await uid_of(store, other, "both")])
    await store.tag([await uid_of(store, other, "both")], "later")
    await store.tag([await uid_of(store, keep, "both")], "mine")
    await alias(store, other, await uid_of(store, other, "o2"), "o2 too")
    await store.purge(other, keep_newest=2)
    before = await everything(store)

    merged = await store.merge_feeds(keep, other)
    assert await everything(store) != before
    await store.part_feeds(merged)

    assert await everything(store) == before


async def test_what_came_since_the_merge_stays_when_they_are_parted(store, two, poll):
    keep, other = two
    merged = await store.merge_feeds(keep, other)
    (fresh,) = (await poll(keep, ["k1", "both", "fresh"])).new
    await store.star([merged.entries[0]])

    await store.part_feeds(merged)

    assert (await store.entry(fresh.id)).summary.feed_id == keep
    assert (await store.entry(merged.entries[0])).summary.starred


async def test_another_window_learns_of_both(store, other, two):
    keep, away = two
    seen = await store.revision()
    merged = await other.merge_feeds(keep, away)

    delta = await store.changes_since(seen)
    assert delta.removed_feeds == (away,)
    assert [feed.id for feed in delta.feeds] == [keep]
    assert {entry.id for entry in delta.entries} == set(merged.entries)
    assert {entry.feed_id for entry in delta.entries} == {keep}

    await other.part_feeds(merged)
    delta = await store.changes_since(delta.revision)
    assert {feed.id for feed in delta.feeds} == {keep, away}
    assert {entry.feed_id for entry in delta.entries} == {away}


async def test_feeds_that_are_gone_are_not_merged(store, two):
    keep, other = two
    with pytest.raises(ValueError, match="itself"):
        await store.merge_feeds(keep, keep)
    for pair in ((keep, 99), (99, other)):
        with pytest.raises(NoSuchFeed):
            await store.merge_feeds(*pair)

    assert len(await store.page(EntryQuery())) == 5


async def test_after_a_day_they_can_not_be_parted_any_more(store, two, clock):
    merged = await store.merge_feeds(*two)
    clock.now += DAY
    await store.delete_removed()

    with pytest.raises(NoSuchFeed):
        await store.part_feeds(merged)

    assert len(await store.page(EntryQuery())) == 4


async def test_several_articles_with_one_twin_give_it_all_their_marks(store, add, poll):
    keep, other = await add(), await add()
    (mine,) = (await poll(keep, ["a"])).new
    await alias(store, keep, mine.id, "b")
    (one, two) = (await poll(other, ["a", "b"])).new
    await store.star([one.id])
    await store.mark_read([two.id])

    merged = await store.merge_feeds(keep, other)

    kept = (await store.entry(mine.id)).summary
    assert (kept.starred, kept.read) == (True, True)
    assert (merged.starred, merged.read) == ((mine.id,), (mine.id,))


async def test_an_old_article_keeps_its_place_in_the_list(store, two):
    keep, other = two
    before = [entry.id for entry in await store.page(EntryQuery())]
    merged = await store.merge_feeds(keep, other)

    after = [entry.id for entry in await store.page(EntryQuery())]

    assert after == [one for one in before if one in {*merged.entries, *after}]
