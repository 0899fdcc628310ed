"""Older articles of feeds of which only some are kept."""

from __future__ import annotations

import pytest

from feedmon.model import EntryQuery
from tests.feedmon.clock import DAY
from tests.feeds import item, rss


@pytest.fixture
async def engine(start):
    return await start(sleep=at_once)


async def at_once(_seconds):
    """Tests don't wait."""


def linked(items, older=None):
    """A document that names the next older one."""
    link = (
        f'<atom:link xmlns:atom="http://www.w3.org/2005/Atom" rel="prev-archive" href="{older}"/>'
    )
    document = rss("Planet", items)
    return document if older is None else document.replace(b"<item>", link.encode() + b"<item>", 1)


class Diary:
    """An article a day, five in a document: the days since 1970 are their numbers."""

    def __init__(self, server, clock):
        self.server, self.clock = server, clock
        self.url = self.publish()

    @property
    def today(self):
        return int(self.clock.now) // DAY

    def publish(self, documents=20):
        for number in range(documents, 0, -1):
            older = f"/archive/{number + 1}" if number < documents else None
            self.server.put(f"/archive/{number}", linked(self.items(number), older))
        return self.server.put("/feed", linked(self.items(0), "/archive/1"))

    def items(self, document):
        first = self.today - document * 5
        return [item(f"d{day}", at=day * DAY) for day in range(first, first - 5, -1)]


async def days(engine, feed, **query):
    entries = await engine.entries(EntryQuery(feed_id=feed.id, **query), limit=1000)
    return [int(each.title.removeprefix("Article d")) for each in entries]


@pytest.mark.rule("F-17")
async def test_what_was_missed_is_loaded_though_as_much_is_there_as_is_kept(
    engine, server, clock, poll
):
    diary = Diary(server, clock)
    feed = await engine.subscribe(diary.url)
    await engine.set_feed(feed.id, keep_newest=10)
    clock.now += 15 * DAY
    diary.publish()
    feed = await poll(feed, after=0)
    assert (feed.total, feed.missed) == (10, 10)

    loaded = await engine.load_older(feed.id)
    await engine.tidy()

    assert loaded.new >= 10
    assert (await engine.feed(feed.id)).missed == 0
    assert await days(engine, feed) == [diary.today - n for n in range(10)]


@pytest.mark.rule("F-17", "I-10")
async def test_what_was_deleted_for_its_age_long_ago_comes_read_if_it_is_loaded(
    engine, server, clock, poll
):
    diary = Diary(server, clock)
    feed = await engine.subscribe(diary.url)
    await engine.set_feed(feed.id, keep_days=10)
    for _ in range(30):  # all of it is read, deleted, and forgotten
        diary.publish()
        await poll(feed, after=0)
        await engine.mark_all_read(EntryQuery(feed_id=feed.id))
        await engine.tidy()
        clock.now += 3 * DAY
    feed = await engine.feed(feed.id)
    assert (feed.missed, feed.unread) == (0, 0)

    loaded = await engine.load_older(feed.id)

    assert loaded.new > 30
    assert (await engine.feed(feed.id)).unread == 0
