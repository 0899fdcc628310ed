"""Feeds that moved on by more than their document holds, and feeds that take articles back."""

from __future__ import annotations

import pytest

from feedmon.model import EntryQuery
from tests.feedmon.clock import DAY, HOUR, MINUTE
from tests.feeds import item, rss
from tests.httpserver import Reply


class Publisher:
    """A feed on a server that publishes steadily and shows its last ``held`` articles."""

    def __init__(self, server, clock, *, every=2 * HOUR, held=10):
        self.server, self.clock = server, clock
        self.every, self.held = every, held
        self.url = server.put("/feed", self.answer)

    def number(self):
        return int(self.clock.now) // self.every

    async def answer(self, _received):
        return Reply(self.document())

    def document(self, extra=()):
        last = self.number()
        shown = range(last, last - self.held, -1)
        return rss("Planet", [*extra, *(item(f"n{n}", at=n * self.every) for n in shown)])


@pytest.fixture
def publisher(server, clock):
    return Publisher(server, clock)


async def test_a_document_without_anything_known_says_about_how_many_were_missed(
    engine, publisher, poll, clock
):
    feed = await engine.subscribe(publisher.url)
    feed = await poll(feed, after=HOUR)
    assert (feed.missed, feed.missed_at) == (0, None)

    feed = await poll(feed, after=3 * DAY)  # 36 were published, 10 are there

    assert 24 <= feed.missed <= 28
    assert (feed.missed_at, feed.warnings) == (clock.now, ("missed",))
    feed = await poll(feed, after=HOUR)
    assert 24 <= feed.missed <= 28
    more = await poll(feed, after=3 * DAY)
    assert 48 <= more.missed <= 56


async def test_one_known_article_in_the_document_and_nothing_was_missed(
    engine, publisher, poll, clock
):
    feed = await engine.subscribe(publisher.url)
    publisher.held = 12

    feed = await poll(feed, after=22 * HOUR)

    assert (feed.missed, feed.total) == (0, 21)


async def test_what_was_dismissed_is_not_said_again_and_may_be_brought_back(
    engine, publisher, poll
):
    feed = await engine.subscribe(publisher.url)
    feed = await poll(feed, after=3 * DAY)

    before = await engine.set_feeds([feed.id], missed=0)

    dismissed = await engine.feed(feed.id)
    assert (dismissed.missed, dismissed.warnings) == (0, ())
    assert dismissed.missed_at == feed.missed_at  # it is asked more often all the same
    await engine.edit_feeds(before)
    assert (await engine.feed(feed.id)).missed == feed.missed


async def test_the_first_poll_of_an_imported_feed_misses_nothing(engine, publisher, poll):
    await engine.import_opml(
        b'<opml version="2.0"><body><outline type="rss" text="P" xmlUrl="'
        + publisher.url.encode()
        + b'"/></body></opml>'
    )
    (feed,) = await engine.feeds()

    feed = await poll(feed, after=DAY)

    assert (feed.total, feed.missed) == (10, 0)


async def test_a_feed_that_was_paused_for_long_may_have_missed_articles_as_well(
    engine, publisher, poll, clock
):
    feed = await engine.subscribe(publisher.url)
    await engine.set_feed(feed.id, paused=True)
    clock.now += 30 * DAY
    await engine.set_feed(feed.id, paused=False)

    feed = await poll(feed, after=HOUR)

    assert 340 <= feed.missed <= 355


async def test_another_address_is_another_document_and_no_gap(engine, server, publisher, poll):
    feed = await engine.subscribe(publisher.url)
    other = server.put("/other", rss("Other", [item(f"o{n}", at=None) for n in range(10)]))
    await engine.set_feed(feed.id, url=other)

    feed = await poll(feed, after=3 * DAY)

    assert (feed.missed, feed.total) == (0, 20)


async def test_a_delta_leaves_out_what_is_known_and_hides_nothing(engine, server, publisher, poll):
    feed = await engine.subscribe(publisher.url)

    async def delta(_received):
        return Reply(publisher.document(), status=226, headers={"IM": "feed"})

    server.put("/feed", delta)
    feed = await poll(feed, after=3 * DAY)

    assert (feed.missed, feed.total) == (0, 20)


async def test_a_document_that_reaches_back_before_the_last_poll_hides_nothing(
    engine, server, publisher, poll, clock
):
    feed = await engine.subscribe(publisher.url)
    old = [item("old", at=int(clock.now) - 5 * MINUTE)]

    async def answer(_received):
        return Reply(publisher.document(extra=old))

    server.put("/feed", answer)
    feed = await poll(feed, after=3 * DAY)

    assert feed.missed == 0


async def test_a_feed_that_shows_its_last_article_only_misses_by_its_rhythm_alone(
    engine, publisher, poll
):
    publisher.held = 1
    feed = await engine.subscribe(publisher.url)
    for _ in range(40):
        feed = await poll(feed, after=2 * HOUR)
        assert feed.missed == 0

    feed = await poll(feed, after=DAY)

    assert 10 <= feed.missed <= 12


async def test_without_dates_and_rhythm_it_is_about_one(engine, server, poll):
    def document(name):
        return rss("Planet", [item(f"{name}{n}", at=None) for n in range(6)])

    feed = await engine.subscribe(server.put("/feed", document("a")))
    server.put("/feed", document("b"))

    feed = await poll(feed, after=DAY)

    assert feed.missed == 1


async def test_what_was_deleted_is_known_still(engine, server, publisher, poll, clock):
    feed = await engine.subscribe(publisher.url)
    feed = await poll(feed, after=19 * HOUR)
    await engine.set_feed(feed.id, keep_newest=1)
    await engine.tidy()
    publisher.every = 4 * HOUR  # of all that is there, only what was deleted is known
    server.put("/feed", rss("Planet", [item(f"n{int(clock.now) // (2 * HOUR) - 8}")]))

    feed = await poll(feed, after=HOUR)

    assert (feed.missed, feed.total) == (0, 1)


# --- feeds that list all there is -----------------------------------------------------------


def complete(items, extra=""):
    mark = '<fh:complete xmlns:fh="http://purl.org/syndication/history/1.0"/>'
    return rss("List", items).replace(
        b"<description>About", (mark + extra).encode() + b"<description>About", 1
    )


async def gone(engine, feed):
    entries = await engine.entries(EntryQuery(feed_id=feed.id))
    whole = [await engine.entry(each.id) for each in entries]
    return {each.summary.title for each in whole if each.gone_at is not None}


@pytest.mark.rule("F-17", "I-11")
async def test_what_a_complete_feed_no_longer_lists_is_marked_and_kept(engine, server, poll, clock):
    feed = await engine.subscribe(server.put("/feed", complete([item("a"), item("b"), item("c")])))
    entries = await engine.entries(EntryQuery(feed_id=feed.id))
    await engine.star([entries[1].id])
    server.put("/feed", complete([item("a"), item("d")]))

    feed = await poll(feed, after=HOUR)

    assert (feed.complete, feed.total, feed.missed) == (True, 4, 0)
    assert await gone(engine, feed) == {"Article b", "Article c"}
    starred = await engine.entries(EntryQuery(feed_id=feed.id, starred=True))
    assert [each.title for each in starred] == ["Article b"]


@pytest.mark.rule("F-17")
async def test_the_mark_goes_when_an_entry_is_listed_again(engine, server, poll):
    feed = await engine.subscribe(server.put("/feed", complete([item("a"), item("b")])))
    server.put("/feed", complete([item("a")]))
    feed = await poll(feed, after=HOUR)
    assert await gone(engine, feed) == {"Article b"}

    server.put("/feed", rss("List", [item("b"), item("a")]))  # complete no longer, and yet
    feed = await poll(feed, after=HOUR)

    assert await gone(engine, feed) == set()
    assert not feed.complete


@pytest.mark.rule("F-17", "I-11")
@pytest.mark.parametrize(
    "document",
    [
        rss("List", [item("a")]),
        complete([]),
        complete([item("a")])[:-40],
        complete(
            [item("a")],
            '<atom:link xmlns:atom="http://www.w3.org/2005/Atom" rel="prev-archive" href="/2"/>',
        ),
    ],
    ids=["not complete", "empty", "cut off", "with an archive"],
)
async def test_absence_says_nothing_where_the_document_may_not_hold_all(
    engine, server, poll, document
):
    feed = await engine.subscribe(server.put("/feed", complete([item("a"), item("b")])))
    server.put("/feed", document)

    feed = await poll(feed, after=HOUR)

    assert await gone(engine, feed) == set()


@pytest.mark.rule("F-17", "F-16")
async def test_a_delta_of_a_complete_feed_takes_nothing_back(engine, server, poll):
    feed = await engine.subscribe(server.put("/feed", complete([item("a"), item("b")])))
    server.put("/feed", complete([item("c")]), status=226)

    feed = await poll(feed, after=HOUR)

    assert (feed.total, await gone(engine, feed)) == (3, set())
