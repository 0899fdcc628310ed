"""A feed that is followed no longer, and one that comes back."""

from __future__ import annotations

import asyncio

import pytest

from feedmon import errors, events
from feedmon.model import EntryQuery
from tests.feedmon.clock import HOUR
from tests.feedmon.hearing import listen, of_kind
from tests.feeds import item, rss
from tests.httpserver import Reply


@pytest.fixture
async def feed(engine, server, clock):
    """A feed with two unread articles, one of them with a star."""
    at = round(clock.now) - HOUR
    url = server.put("/feed", rss("Planet", [item("a", at=at), item("b", at=at)]))
    feed = await engine.subscribe(url)
    await engine.star([(await engine.entries(EntryQuery()))[0].id])
    return feed


async def test_what_was_left_comes_back_whole_and_is_told(engine, feed, told):
    before = await engine.feed(feed.id), await engine.entries(EntryQuery())

    await engine.unsubscribe([feed.id])
    assert (await engine.feeds(), await engine.entries(EntryQuery())) == ([], [])
    assert told[-1].counts.unread == {}
    (back,) = await engine.restore_feeds([feed.id])

    assert (back, await engine.entries(EntryQuery())) == before
    assert events.FeedsChanged((back,)) in told
    assert (told[-1].counts.unread, told[-1].counts.starred) == ({feed.id: 2}, 1)


async def test_another_program_sees_it_go_and_come_back(engine, feed, start):
    other = await start()
    told = listen(other)
    await other.watch()
    await engine.unsubscribe([feed.id])
    await other.watch()

    gone = [event.delta for event in of_kind(told, events.StoreChanged)]
    assert gone[-1].removed_feeds == (feed.id,)
    with pytest.raises(errors.NoSuchFeed):
        await other.feed(feed.id)
    assert await other.export_opml() == await engine.export_opml()
    assert b"Planet" not in await other.export_opml()
    assert (await other.refresh()).feeds == 0

    await engine.restore_feeds([feed.id])
    await other.watch()

    back = [event.delta for event in of_kind(told, events.StoreChanged)]
    assert [one.id for one in back[-1].feeds] == [feed.id]
    assert (await other.counts()).unread == {feed.id: 2}


async def test_subscribing_again_gives_the_stars_back_and_what_was_published_meanwhile(
    engine, feed, server, clock
):
    await engine.unsubscribe([feed.id])
    clock.now += HOUR
    at = round(clock.now) - 60
    server.put("/feed", rss("Planet", [item("c", at=at), item("a"), item("b")]))

    again = await engine.subscribe(feed.url)

    assert (again.id, again.total) == (feed.id, 3)
    assert (await engine.counts()).starred == 1


async def test_a_poll_that_is_under_way_ends_without_a_result(engine, feed, server):
    asked, go_on = asyncio.Event(), asyncio.Event()

    async def slow(_request):
        asked.set()
        await go_on.wait()
        return Reply(rss("Planet", [item("c")]))

    server.put("/feed", slow)
    refresh = asyncio.create_task(engine.refresh())
    await asked.wait()
    await engine.unsubscribe([feed.id])
    go_on.set()
    summary = await refresh

    assert [skipped.feed_id for skipped in summary.skipped] == [feed.id]
    (back,) = await engine.restore_feeds([feed.id])
    assert (back.total, back.error) == (2, None)


async def test_what_was_left_a_day_ago_can_not_be_brought_back(engine, feed, clock):
    await engine.unsubscribe([feed.id])
    clock.now += 24 * HOUR
    await engine.tidy()

    assert await engine.restore_feeds([feed.id]) == ()
    assert (await engine.storage()).entries == 0
