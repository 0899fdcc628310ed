from __future__ import annotations

import dataclasses

import pytest

from feedmon.errors import AlreadySubscribed, LeaseLost, NoSuchFeed, NoSuchFolder
from feedmon.model import (
    EntryQuery,
    FeedHints,
    FeedState,
    OpmlDocument,
    OpmlFeed,
    OpmlProblem,
    ParsedFeed,
    PollTarget,
    Repair,
    Update,
)
from feedmon.store.feeds import url_key
from tests.feedmon.store.making import DAY, NOW, document, failure, patch, record


async def test_an_added_feed_is_new_and_due_as_told(store):
    feed = await store.add_feed(
        "https://site.example/feed",
        title="Published",
        site_url="https://site.example/",
        custom_title="Mine",
        private_allowed=True,
        next_poll_at=NOW + 5,
    )

    assert feed.state is FeedState.NEW
    assert (feed.title, feed.publisher_title, feed.custom_title) == ("Mine", "Published", "Mine")
    assert (feed.private_allowed, feed.images_allowed) == (True, False)
    assert (feed.next_poll_at, feed.added_at) == (NOW + 5, NOW)
    assert (feed.unread, feed.total) == (0, 0)
    assert await store.feed(feed.id) == feed


async def test_a_feed_without_any_title_is_called_by_its_address(store):
    feed = await store.add_feed("https://site.example/feed", next_poll_at=None)

    assert feed.title == "https://site.example/feed"


@pytest.mark.rule("D-5")
@pytest.mark.parametrize(
    "again",
    [
        "https://site.example/feed",
        "http://site.example/feed",
        "https://site.example/feed/",
        "https://SITE.example/feed",
    ],
)
async def test_the_same_address_in_another_spelling_is_subscribed_already(store, add, again):
    feed_id = await add("https://site.example/feed")

    with pytest.raises(AlreadySubscribed) as refused:
        await add(again)

    assert (refused.value.url, refused.value.feed_id) == (again, feed_id)
    assert (await store.find_feed(again)).id == feed_id


@pytest.mark.parametrize(
    "other",
    [
        "https://site.example/Feed",
        "https://site.example/feed?a=1/",
        "https://other.example/feed",
        "https://site.example:8080/feed",
    ],
)
async def test_another_address_is_another_feed(store, add, other):
    await add("https://site.example/feed")
    await add("https://site.example/feed?a=1")

    assert await store.find_feed(other) is None
    await add(other)


def test_the_key_of_an_address_keeps_what_may_name_another_feed():
    assert url_key("https://A.example/X/?q=B/") == "a.example/X/?q=B/"


async def test_feeds_come_in_the_order_of_the_window(store, add):
    top = await add()
    news = await store.add_folder("news")
    inner = await store.add_folder("inner", news.id)
    other = await store.add_folder("other")
    in_news = await add(folder_id=news.id)
    in_other = await add(folder_id=other.id)
    in_inner = await add(folder_id=inner.id)
    second_in_inner = await add(folder_id=inner.id)
    await store.move([], [other.id], None, before_folder_id=news.id)

    assert [feed.id for feed in await store.feeds()] == [
        in_other,
        in_inner,
        second_in_inner,
        in_news,
        top,
    ]
    assert [feed.id for feed in await store.poll_targets()] == [
        feed.id for feed in await store.feeds()
    ]
    assert [folder.id for folder in await store.folders()] == [other.id, news.id, inner.id]


async def test_a_refresh_is_told_of_feeds_what_stands_in_their_rows(store, add):
    names = [field.name for field in dataclasses.fields(PollTarget)]
    paused, failing = await add(), await add()
    await store.update_feed(paused, state=FeedState.PAUSED)
    await store.claim(failing, owner="a", lease_s=60)
    await store.record_failure(failing, owner="a", decide=failure())

    feeds = await store.feeds()

    assert await store.poll_targets() == [
        PollTarget(**{name: getattr(feed, name) for name in names}) for feed in feeds
    ]
    assert [feed.state for feed in feeds] == [FeedState.PAUSED, FeedState.FAILING]
    assert feeds[1].error


async def test_a_feed_is_edited_by_columns(store, add):
    feed_id = await add()
    folder = await store.add_folder("news")
    await add(folder_id=folder.id)

    feed = await store.update_feed(
        feed_id,
        custom_title="Mine",
        folder_id=folder.id,
        poll_interval_s=900,
        images_allowed=True,
    )

    assert (feed.title, feed.folder_id, feed.position) == ("Mine", folder.id, 1)
    assert (feed.poll_interval_s, feed.images_allowed) == (900, True)
    assert (await store.update_feed(feed_id, custom_title="")).custom_title is None


async def test_only_named_columns_may_be_set(store, add):
    feed_id = await add()

    with pytest.raises(TypeError):
        await store.update_feed(feed_id, lease_owner="me")


async def test_an_edit_that_names_nothing_writes_nothing(store, add):
    feed_id = await add()
    before = await store.revision()

    await store.update_feed(feed_id)

    assert await store.revision() == before


async def test_what_is_gone_is_told(store, add):
    feed_id = await add()

    with pytest.raises(NoSuchFeed):
        await store.feed(99)
    with pytest.raises(NoSuchFeed):
        await store.update_feed(99, paused=True)
    with pytest.raises(NoSuchFolder):
        await store.update_feed(feed_id, folder_id=99)
    with pytest.raises(NoSuchFolder):
        await add(folder_id=99)


async def test_a_pause_keeps_how_the_feed_does(store, add, poll):
    feed_id = await add()
    await poll(feed_id, [])

    paused = await store.update_feed(feed_id, paused=True)
    resumed = await store.update_feed(feed_id, paused=False)

    assert [paused.state, resumed.state] == [FeedState.PAUSED, FeedState.OK]


async def test_a_pause_can_be_said_as_a_state_too(store, add, poll):
    feed_id = await add()
    await poll(feed_id, [])

    paused = await store.update_feed(feed_id, state=FeedState.PAUSED)
    resumed = await store.update_feed(feed_id, paused=False)
    gone = await store.update_feed(feed_id, state=FeedState.GONE)

    assert [paused.state, resumed.state, gone.state] == [
        FeedState.PAUSED,
        FeedState.OK,
        FeedState.GONE,
    ]


async def test_a_feed_paused_during_its_poll_stays_paused(store, add):
    feed_id = await add()
    await store.claim(feed_id, owner="a", lease_s=60)
    await store.update_feed(feed_id, paused=True)

    changes = await store.apply(feed_id, owner="a", uids=(), decide=document([]))

    assert changes.feed.state is FeedState.PAUSED


@pytest.mark.rule("I-6")
async def test_another_address_keeps_the_entries_and_forgets_the_validators(store, add, poll):
    feed_id = await add("https://old.example/feed")
    await poll(feed_id, ["a", "b"])
    await store.claim(feed_id, owner="at the old address", lease_s=60)

    feed = await store.update_feed(feed_id, url="https://new.example/feed")

    assert (feed.url, feed.total) == ("https://new.example/feed", 2)
    assert (feed.etag, feed.last_modified, feed.body_sha256) == (None, None, None)
    assert feed.fresh_until is None
    with pytest.raises(LeaseLost):
        await store.apply(feed_id, owner="at the old address", uids=(), decide=document([]))
    assert (await poll(feed_id, ["a", "b"])).new == ()
    assert await store.find_feed("https://old.example/feed") is None


@pytest.mark.rule("X-3")
async def test_another_address_forgets_what_was_wrong_with_the_old_one(store, add):
    feed_id = await add("https://old.example/feed")
    await store.claim(feed_id, owner="a", lease_s=60)
    found = patch(
        insecure_target="http://old.example/feed", parsed=ParsedFeed(format="rss", left_out=3)
    )
    await store.apply(
        feed_id,
        owner="a",
        uids=(),
        decide=lambda feed, _: Update(feed=found, poll=record(feed.id)),
    )
    assert len((await store.feed(feed_id)).warnings) == 2

    feed = await store.update_feed(feed_id, url="https://new.example/feed")

    assert feed.warnings == ()


async def test_the_address_of_another_feed_is_refused(store, add):
    feed_id = await add()
    other = await add("https://other.example/feed")

    with pytest.raises(AlreadySubscribed) as refused:
        await store.update_feed(feed_id, url="http://other.example/feed")

    assert refused.value.feed_id == other


async def test_the_scheme_of_an_address_can_be_changed(store, add):
    feed_id = await add("http://site.example/feed")

    feed = await store.update_feed(feed_id, url="https://site.example/feed")

    assert feed.url == "https://site.example/feed"


@pytest.mark.rule("I-10")
async def test_a_removed_feed_takes_everything_with_it_a_day_later_and_then_begins_afresh(
    store, add, poll, clock
):
    feed_id = await add("https://site.example/feed")
    other = await add()
    await poll(other, ["x"])
    await poll(feed_id, [f"e{n}" for n in range(10)])
    entries = await store.page(EntryQuery(feed_id=feed_id))
    await store.mark_read([entry.id for entry in entries])
    await store.star([entries[0].id])
    await store.tag([entries[1].id], "later")
    await store.purge(feed_id, keep_newest=5)

    removed = await store.remove_feeds([feed_id, 99])

    assert removed == [feed_id]
    clock.now += DAY
    await store.delete_removed()

    def rows(db):
        return {
            table: db.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            for table in ("entries", "bodies", "entries_fts", "tombstones", "entry_tags", "polls")
        }

    assert await store._reader.run(rows) == {
        "entries": 1,
        "bodies": 1,
        "entries_fts": 1,
        "tombstones": 0,
        "entry_tags": 0,
        "polls": 1,
    }
    again = await add("https://site.example/feed")
    assert again > feed_id
    changes = await poll(again, [f"e{n}" for n in range(10)])
    assert (len(changes.new), changes.feed.unread) == (10, 10)


async def test_when_feeds_are_due_can_be_set_for_many(store, add):
    first, second = await add(), await add()

    await store.set_poll_times({first: (NOW + 7, "spread"), 99: (NOW, "spread")})

    feed = await store.feed(first)
    assert (feed.next_poll_at, feed.next_poll_reason) == (NOW + 7, "spread")
    assert (await store.feed(second)).next_poll_at == NOW


async def test_a_poll_describes_the_feed_and_an_unchanged_one_leaves_that(store, add):
    feed_id = await add()
    hints = FeedHints(60, frozenset({0, 23}), frozenset({6}), 1440)
    parsed = ParsedFeed(
        format="rss",
        title="Published",
        site_url="https://site.example/",
        hints=hints,
        repairs=(Repair("bare ampersand", 3), Repair("encoding")),
    )

    async def poll_with(feed_patch):
        assert await store.claim(feed_id, owner="a", lease_s=60)
        return await store.apply(
            feed_id,
            owner="a",
            uids=(),
            decide=lambda feed, _: Update(feed=feed_patch, poll=record(feed.id)),
        )

    first = (await poll_with(patch(parsed=parsed))).feed
    second = (await poll_with(patch(parsed=None, etag=None, body_sha256=b"?", status=304))).feed

    assert (first.title, first.site_url) == ("Published", "https://site.example/")
    assert (first.hints, first.repairs) == (hints, parsed.repairs)
    assert (first.etag, first.body_sha256, first.state) == ('"e1"', b"hash", FeedState.OK)
    assert second == dataclasses.replace(first, etag=None, last_status=304)


async def test_a_feed_that_stops_naming_itself_keeps_its_title(store, add, poll):
    feed_id = await add()
    await poll(feed_id, [])
    await store.claim(feed_id, owner="a", lease_s=60)

    changes = await store.apply(
        feed_id,
        owner="a",
        uids=(),
        decide=lambda feed, _: Update(
            feed=patch(parsed=ParsedFeed(format="rss")), poll=record(feed.id)
        ),
    )

    assert changes.feed.title == "Published title"


@pytest.mark.rule("F-16")
async def test_a_failure_leaves_validators_and_entries_and_a_success_clears_it(store, add, poll):
    feed_id = await add()
    good = (await poll(feed_id, ["a"])).feed
    await store.claim(feed_id, owner="a", lease_s=60)

    failed = await store.record_failure(feed_id, owner="a", decide=failure(NOW + 60))

    assert failed == dataclasses.replace(
        good,
        state=FeedState.FAILING,
        failures=1,
        failing_since=NOW + 60,
        error="http-status",
        error_detail="404",
        last_status=404,
        last_polled_at=NOW + 60,
        next_poll_at=NOW + 60 + 3_600,
        next_poll_reason="backoff",
    )
    assert (await poll(feed_id, ["a"])).feed == good


async def test_an_import_makes_folders_and_feeds_and_skips_what_is_there(store, add):
    known = await add("https://known.example/feed")
    existing = await store.add_folder("news")
    problem = OpmlProblem("broken", "no-address", 7)
    listed = OpmlDocument(
        folders=(("news",), ("news", "inner", "deep"), ("empty",)),
        feeds=(
            OpmlFeed("https://one.example/feed", title="One", folder=("news", "inner")),
            OpmlFeed("http://known.example/feed", folder=("empty",)),
            OpmlFeed("https://two.example/feed", custom_title="Two"),
            OpmlFeed("https://two.example/feed/", title="Two again"),
        ),
        problems=(problem,),
    )

    report = await store.import_feeds(listed, [NOW + 1, NOW + 2, NOW + 3])

    paths = {folder.id: folder for folder in await store.folders()}
    inner = next(folder for folder in paths.values() if folder.title == "inner")
    assert [folder.title for folder in paths.values()] == ["news", "inner", "deep", "empty"]
    assert inner.parent_id == existing.id
    assert [(feed.url, feed.title, feed.folder_id) for feed in report.added] == [
        ("https://one.example/feed", "One", inner.id),
        ("https://two.example/feed", "Two", None),
    ]
    assert [feed.next_poll_at for feed in report.added] == [NOW + 1, NOW + 3]
    assert all(feed.private_allowed for feed in report.added)
    assert report.skipped == (listed.feeds[1], listed.feeds[3])
    assert report.problems == (problem,)
    assert (await store.feed(known)).folder_id is None


@pytest.mark.rule("O-1")
async def test_a_list_is_stored_in_one_transaction(store):
    feeds = [OpmlFeed(f"https://{n}.example/", folder=(f"f{n % 7}",)) for n in range(200)]
    before = await store.revision()
    await store.import_feeds(OpmlDocument(tuple(feeds)))

    assert await store.revision() == before + 1
    unwritable = OpmlFeed("https://new.example/2", title="\ud800")  # no UTF-8 for that
    with pytest.raises(UnicodeEncodeError):
        await store.import_feeds(OpmlDocument((OpmlFeed("https://new.example/1"), unwritable)))
    assert len(await store.feeds()) == 200


async def test_importing_the_same_document_again_adds_nothing(store):
    listed = OpmlDocument(
        folders=(("news",),), feeds=(OpmlFeed("https://one.example/feed", folder=("news",)),)
    )
    await store.import_feeds(listed)
    before = await store.changes_since(0)

    report = await store.import_feeds(listed)

    assert (report.added, report.skipped) == ((), listed.feeds)
    assert await store.changes_since(0) == before


async def test_several_feeds_are_edited_at_once_and_say_how_they_were(store, add):
    first, second = await add(), await add()
    folder = await store.add_folder("news")
    await store.update_feed(first, paused=True, poll_interval_s=900)

    edit = {"paused": True, "poll_interval_s": 3600, "folder_id": folder.id, "in_totals": False}
    feeds, before = await store.edit_feeds({first: edit, 99: edit, second: edit})

    assert [feed.id for feed in feeds] == [first, second]
    assert {(feed.state, feed.poll_interval_s, feed.in_totals) for feed in feeds} == {
        (FeedState.PAUSED, 3600, False)
    }
    assert [(feed.folder_id, feed.position) for feed in feeds] == [(folder.id, 0), (folder.id, 1)]
    await store.edit_feeds(before)
    after = [await store.feed(feed_id) for feed_id in (first, second)]
    assert [(feed.state, feed.poll_interval_s, feed.in_totals) for feed in after] == [
        (FeedState.PAUSED, 900, True),
        (FeedState.NEW, None, True),
    ]
    assert [(feed.folder_id, feed.position) for feed in after] == [(None, 0), (None, 1)]


async def test_an_edit_of_several_feeds_that_fails_changes_none(store, add):
    first, second = await add(), await add()

    with pytest.raises(NoSuchFolder):
        await store.edit_feeds({first: {"paused": True}, second: {"folder_id": 99}})

    assert (await store.feed(first)).state is FeedState.NEW
