from __future__ import annotations

import itertools
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedmon.columns import snippet
from feedmon.errors import AlreadySubscribed
from feedmon.model import (
    Enclosure,
    EntryQuery,
    FeedHealth,
    NewAlias,
    NewEntry,
    ParsedFeed,
    Update,
)
from feedmon.store import open_store
from feedmon.store.poll_log import LOG_ROWS
from tests.feedmon.store.making import (
    DAY,
    NOW,
    Clock,
    document,
    failure,
    patch,
    record,
    worked,
)


async def apply(store, feed_id, update, uids=()):
    assert await store.claim(feed_id, owner="a", lease_s=60)
    return await store.apply(feed_id, owner="a", uids=uids, decide=update)


async def test_new_entries_come_back_ready_to_be_painted(store, add, poll):
    feed_id = await add()
    item = worked(
        "a",
        title="A title",
        text="Some  words\nof text",
        authors=("Ann", "Bob"),
        thumbnail="https://site.example/a.png",
        published_at=NOW - 60,
        enclosures=(Enclosure("https://site.example/a.mp3"),),
    )

    changes = await poll(feed_id, [item], sort_at=NOW - 60)

    (summary,) = changes.new
    assert (summary.title, summary.snippet, summary.author) == (
        "A title",
        "Some words of text",
        "Ann, Bob",
    )
    assert (summary.sort_at, summary.published_at, summary.received_at) == (NOW - 60, NOW - 60, NOW)
    assert (summary.read, summary.starred, summary.has_enclosure) == (False, False, True)
    assert (summary.thumbnail, summary.feed_title) == (
        "https://site.example/a.png",
        "Published title",
    )
    assert await store.page(EntryQuery()) == [summary]
    assert (changes.feed.unread, changes.feed.total) == (1, 1)


async def test_an_article_is_read_as_it_was_given(store, add, poll):
    feed_id = await add()
    enclosures = (
        Enclosure("https://site.example/1.mp3", "audio/mpeg", 12, "One"),
        Enclosure("https://site.example/2.mp3", length=10**30),
    )
    item = worked(
        "a",
        text="words",
        published="last Tuesday",
        updated_at=NOW - 5,
        enclosures=enclosures,
        comments_url="https://site.example/a#comments",
        categories=("Ünicode", "b"),
        extras=(("georss:point", "45 -71"), ("source", "Ünicode")),
    )
    changes = await poll(feed_id, [item])
    await store.update_feed(feed_id, images_allowed=True)
    await store.tag([changes.new[0].id], "later")

    entry = await store.entry(changes.new[0].id)

    assert entry.summary == changes.new[0]
    assert (entry.uid, entry.content_html, entry.published) == ("a", "<p>words</p>", "last Tuesday")
    assert (entry.updated_at, entry.comments_url) == (NOW - 5, "https://site.example/a#comments")
    # A length that no column can hold is none.
    assert entry.enclosures == (enclosures[0], Enclosure("https://site.example/2.mp3"))
    assert (entry.categories, entry.tags, entry.images_allowed) == (
        ("Ünicode", "b"),
        ("later",),
        True,
    )
    assert entry.extras == (("georss:point", "45 -71"), ("source", "Ünicode"))
    assert await store.entry(99) is None


@pytest.mark.rule("I-8")
async def test_entries_of_one_moment_keep_the_order_of_their_document(store, add, poll):
    feed_id = await add()
    first = await poll(feed_id, ["a", "b", "c"])
    later = await poll(feed_id, ["new 1", "new 2", "a", "b", "c"])

    listed = [entry.link.rpartition("/")[2] for entry in await store.page(EntryQuery())]
    assert listed == ["new 1", "new 2", "a", "b", "c"]
    assert [entry.link.rpartition("/")[2] for entry in first.new] == ["a", "b", "c"]
    assert [entry.link.rpartition("/")[2] for entry in later.new] == ["new 1", "new 2"]


async def test_a_first_poll_may_bring_entries_that_are_read(store, add, poll):
    feed_id = await add()

    changes = await poll(feed_id, ["a", "b"], read=True)

    assert [entry.read for entry in changes.new] == [True, True]
    assert (changes.feed.unread, changes.feed.total) == (0, 2)


async def test_what_was_polled_before_is_known_by_all_its_ids(store, add, poll):
    feed_id = await add()
    other = await add()
    await poll(other, ["a", "b", "old id"])
    changes = await poll(feed_id, ["a", "b", "c"])
    ids = {entry.link.rpartition("/")[2]: entry.id for entry in changes.new}
    alias = Update(
        feed=patch(),
        poll=record(feed_id),
        aliases=(NewAlias(ids["a"], "old id"), NewAlias(ids["b"], "c"), NewAlias(999, "nobody")),
    )
    await apply(store, feed_id, lambda *_: alias)
    seen = {}

    def look(feed, known):
        seen.update(known.entries)
        return document([])(feed, known)

    await apply(store, feed_id, look, uids=["a", "old id", "c", "nobody", "unknown"])

    assert {uid: entry.id for uid, entry in seen.items()} == {
        "a": ids["a"],
        "old id": ids["a"],
        "c": ids["c"],
    }
    assert (seen["a"].uid, seen["a"].link, seen["a"].title, seen["a"].content_hash) == (
        "a",
        "https://site.example/a",
        "Title of a",
        "Title of a|",
    )


@pytest.mark.rule("I-5")
async def test_an_edited_entry_keeps_what_the_person_did_and_its_place(store, add, poll):
    feed_id = await add()
    changes = await poll(feed_id, [worked("a", text="before"), worked("b")])
    ids = [entry.id for entry in changes.new]
    await store.mark_read(ids)
    await store.star(ids)
    await store.tag(ids[:1], "later")
    edited = worked("a", title="Now", text="after", enclosures=(Enclosure("https://e.example/"),))

    changes = await poll(feed_id, [edited, worked("b")])

    (summary,) = changes.updated
    entry = await store.entry(ids[0])
    assert changes.new == ()
    assert (summary.title, summary.snippet, summary.has_enclosure) == ("Now", "after", True)
    assert (summary.read, summary.starred, summary.sort_at) == (True, True, NOW)
    assert (entry.content_html, entry.tags, len(entry.enclosures)) == (
        "<p>after</p>",
        ("later",),
        1,
    )
    assert [one.id for one in await store.page(EntryQuery())] == ids
    assert await store.page(EntryQuery(search="before")) == []
    assert await store.page(EntryQuery(search="after")) == [summary]


@pytest.mark.rule("I-12")
async def test_a_poll_that_changes_nothing_writes_no_entry(store, add, poll):
    feed_id = await add()
    items = [worked(f"e{n}", text="some words") for n in range(10_000)]
    await poll(feed_id, items)
    before = await store.changes_since(0)

    def entry_rows(db):
        tables = ("entries", "bodies", "enclosures", "entry_aliases", "entries_fts_data")
        return {table: db.execute(f"SELECT * FROM {table}").fetchall() for table in tables}

    rows = await store._reader.run(entry_rows)
    changes = await poll(feed_id, items)

    assert (changes.new, changes.updated) == ((), ())
    assert await store._reader.run(entry_rows) == rows
    delta = await store.changes_since(before.revision)
    assert ([feed.id for feed in delta.feeds], delta.entries) == ([feed_id], ())


async def test_a_thousand_new_entries_are_stored_in_one_transaction(store, add, poll):
    feed_id = await add()
    before = await store.revision()

    changes = await poll(feed_id, [worked(f"e{n}", text=f"words {n}") for n in range(1_000)])

    assert len(changes.new) == 1_000
    assert await store.revision() == before + 1
    assert await store.count_entries(EntryQuery(feed_id=feed_id)) == 1_000


async def test_a_decision_that_repeats_itself_inserts_nothing_twice(store, add, poll):
    feed_id = await add()
    await poll(feed_id, ["a", "purged"])
    await store.purge(feed_id, keep_newest=1)
    careless = tuple(
        NewEntry(worked(uid), NOW, NOW, order, read=False)
        for order, uid in enumerate(["a", "purged", "b", "b"])
    )

    changes = await apply(
        store, feed_id, lambda *_: Update(feed=patch(), poll=record(feed_id), new=careless)
    )

    assert [entry.title for entry in changes.new] == ["Title of b"]
    assert changes.feed.total == 2


async def test_the_same_id_in_two_feeds_is_two_entries(store, add, poll):
    first, second = await add(), await add()

    await poll(first, ["a"])
    changes = await poll(second, ["a"])

    assert len(changes.new) == 1
    assert await store.count_entries(EntryQuery()) == 2


async def test_a_subscription_is_stored_with_its_first_poll_or_not_at_all(store):
    items = [worked("a"), worked("b")]

    async def subscribe(decide):
        return await store.subscribe(
            "https://site.example/feed",
            title="Typed",
            site_url=None,
            folder_id=None,
            private_allowed=True,
            uids=["a", "b"],
            decide=decide,
        )

    with pytest.raises(ZeroDivisionError):
        await subscribe(lambda *_: 1 / 0)
    assert await store.feeds() == []

    changes = await subscribe(document(items))
    assert (changes.feed.unread, len(changes.new)) == (2, 2)
    assert await store.claim(changes.feed.id, owner="free", lease_s=60)
    with pytest.raises(AlreadySubscribed):
        await subscribe(document(items))


async def test_the_log_of_a_feed_stays_bounded_in_number_and_age(store, add, poll, clock):
    feed_id, other = await add(), await add()
    await poll(other, [])
    for _ in range(LOG_ROWS + 5):
        await poll(feed_id, [])
        clock.now += 60

    log = await store.poll_log(feed_id, limit=1_000)
    assert len(log) == LOG_ROWS
    assert log[0].started_at == clock.now - 60
    assert [one.started_at for one in log] == sorted((one.started_at for one in log), reverse=True)

    clock.now += 91 * DAY
    await poll(feed_id, [])
    assert await store.poll_log(feed_id) == [record(feed_id, clock.now)]
    assert len(await store.poll_log(other)) == 1


async def test_the_log_tells_failures_with_their_reason(store, add):
    feed_id = await add()
    await store.claim(feed_id, owner="a", lease_s=60)
    await store.record_failure(feed_id, owner="a", decide=failure())

    (line,) = await store.poll_log(feed_id)

    assert (line.outcome, line.status, line.error, line.error_detail) == (
        "failed",
        404,
        "http-status",
        "404",
    )


async def test_health_sums_the_log_of_each_feed(store, add):
    feed_id = await add()
    await add()
    for saved in (0, 900):
        await apply(
            store,
            feed_id,
            lambda *_, saved=saved: Update(
                feed=patch(), poll=record(feed_id, bytes_saved=saved, requests=2)
            ),
        )

    assert await store.health() == {feed_id: FeedHealth(feed_id, 4, 2_000, 900, polls=2)}
    assert await store.health([feed_id]) == await store.health()
    assert await store.health([feed_id + 1]) == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("  one \n\t two ", "one two"),
        ("word " * 100, "word " * 47 + "word…"),
        ("字" * 300, "字" * 240 + "…"),
    ],
)
def test_a_snippet_is_one_line_cut_at_a_word(text, expected):
    assert snippet(text) == expected


@pytest.mark.rule("X-3")
async def test_where_an_answer_left_https_is_kept_until_an_answer_does_not(store, add):
    feed_id = await add("https://site.example/feed")
    target = "http://site.example/feed"

    async def polled(insecure_target, **columns):
        new = patch(insecure_target=insecure_target, **columns)
        changes = await apply(store, feed_id, lambda *_: Update(feed=new, poll=record(feed_id)))
        return changes.feed

    warned = await polled(target)
    assert (warned.insecure_target, warned.warnings) == (target, ("insecure-redirect",))
    assert warned.url == "https://site.example/feed"
    assert (await polled(None)).warnings == ()

    await store.claim(feed_id, owner="a", lease_s=60)
    decide = failure(insecure_target=target)
    assert (await store.record_failure(feed_id, owner="a", decide=decide)).insecure_target == target
    assert (await polled(target, parsed=None)).insecure_target == target


@pytest.mark.rule("P-9")
async def test_what_was_too_much_is_counted_until_a_document_has_less(store, add):
    feed_id = await add()

    async def polled(parsed):
        new = patch(parsed=parsed)
        changes = await apply(store, feed_id, lambda *_: Update(feed=new, poll=record(feed_id)))
        return changes.feed

    flooded = await polled(ParsedFeed("rss", left_out=512))
    assert (flooded.left_out, flooded.warnings) == (512, ("left-out",))
    assert (await polled(None)).left_out == 512  # a 304 says nothing new
    assert (await polled(ParsedFeed("rss"))).warnings == ()


class Model:
    """What a feed's entries are, by the plainest bookkeeping."""

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}
        self.read: set[str] = set()
        self.starred: set[str] = set()


@given(
    steps=st.lists(
        st.tuples(
            st.sampled_from(["poll", "read", "unread", "star", "unstar"]),
            st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from("xyz")), max_size=6),
        ),
        max_size=12,
    )
)
async def test_any_history_of_polls_and_marks_keeps_read_and_star(tmp_path_factory, steps):
    store = await open_store(tmp_path_factory.mktemp("history") / "feedmon.db", clock=Clock())
    feed = await store.add_feed("https://site.example/feed", next_poll_at=NOW)
    model = Model()
    owners = itertools.count()
    for what, pairs in steps:
        given_texts = dict(pairs)
        ids = {entry.link.rpartition("/")[2]: entry.id for entry in await store.page(EntryQuery())}
        chosen = {uid for uid in given_texts if uid in ids}
        if what == "poll":
            items = [worked(uid, text=text) for uid, text in given_texts.items()]
            owner = str(next(owners))
            await store.claim(feed.id, owner=owner, lease_s=60)
            await store.apply(feed.id, owner=owner, uids=list(given_texts), decide=document(items))
            model.texts |= given_texts
        elif what in ("read", "unread"):
            await store.mark_read([ids[uid] for uid in chosen], what == "read")
            model.read = model.read | chosen if what == "read" else model.read - chosen
        else:
            await store.star([ids[uid] for uid in chosen], what == "star")
            model.starred = model.starred | chosen if what == "star" else model.starred - chosen
    found = {
        entry.link.rpartition("/")[2]: (entry.snippet, entry.read, entry.starred)
        for entry in await store.page(EntryQuery())
    }
    counts = await store.counts()
    await store.close()

    assert found == {
        uid: (text, uid in model.read, uid in model.starred) for uid, text in model.texts.items()
    }
    unread = len(model.texts.keys() - model.read)
    assert counts.unread == ({feed.id: unread} if unread else {})
    assert counts.starred == len(model.starred)


async def test_the_order_of_polls_of_many_feeds_does_not_matter_for_counts(store, add, poll):
    feeds = [await add() for _ in range(5)]
    chance = random.Random(7)
    expected = {}
    for feed_id in chance.sample(feeds * 3, 15):
        uids = [f"e{n}" for n in range(chance.randrange(1, 9))]
        expected[feed_id] = max(expected.get(feed_id, 0), len(uids))
        await poll(feed_id, uids)

    assert (await store.counts()).unread == expected
