"""Push where much comes together: hubs that are slow, stores that are full, stories told before."""

from __future__ import annotations

import asyncio
from collections import Counter

import pytest

from feedmon import events
from feedmon.callback import Call, Peers
from feedmon.engine.pushing import OF_ONE_HUB
from feedmon.errors import StoreFull
from feedmon.model import CallbackState, EntryQuery, PushState
from feedmon.schedule import Reason
from feedmon.work import work_document
from tests.feedmon.clock import HOUR, MINUTE, no_time, quiet
from tests.feedmon.engine.pushed import free_port, listen_at, push_of, pushed_rss, settled
from tests.feedmon.hearing import listen, of_kind
from tests.feedmon.internet import INTERNET
from tests.feeds import item
from tests.hub import Hub


@pytest.fixture
def world():
    return INTERNET


@pytest.fixture
async def engine(start):
    """An engine that reads documents itself: its processes would take a second each to start."""
    made = await start()

    async def parse(document):
        return work_document(document.body, "application/rss+xml", document.base_url)

    made._parts.workers.parse = parse
    return made


@pytest.fixture
async def hub():
    async with Hub() as running:
        yield running


@pytest.fixture
async def follow(engine, server, hub):
    """``await follow("/feed")``: a feed at home that names the hub, subscribed at it."""

    async def begin(path="/feed", *items):
        document = pushed_rss(*(items or (item("a"),)), hub=hub.url, topic=server.url(path))
        feed = await engine.subscribe(server.put(path, document))
        if engine.callback_status.state is CallbackState.OFF:
            await listen_at(engine, free_port())
        await settled(engine)
        return feed

    return begin


@pytest.mark.rule("W-3", "F-10")
async def test_a_slow_hub_is_asked_for_a_few_feeds_at_a_time_and_for_none_of_them_twice(
    engine, hub, server, clock
):
    hub.waits_for = asyncio.Event()
    for number in range(OF_ONE_HUB + 4):
        path = f"/{number}"
        document = pushed_rss(item("a"), hub=hub.url, topic=server.url(path))
        await engine.subscribe(server.put(path, document))
    await listen_at(engine, free_port())

    claimed = []
    for _ in range(3):  # longer than any lease of those that wait for their turn
        clock.now += 11 * MINUTE
        await engine.poll_due()
        await asyncio.sleep(0.05)
        claimed.append(sum(push.asked_at is not None for push in await engine._store.pushes()))
    hub.waits_for.set()
    await settled(engine)

    assert claimed == [OF_ONE_HUB] * 3
    pushes = await engine._store.pushes()
    assert set(Counter(asked.form["hub.topic"] for asked in hub.asked).values()) == {1}
    assert {(push.state, push.failures) for push in pushes} == {(PushState.VERIFIED, 0)}


@pytest.mark.rule("I-7", "W-5")
async def test_a_delivery_says_which_stories_were_told_before(engine, hub, server, follow):
    words = "<p>The ferry made its last crossing on Sunday, and nobody knew who decided that.</p>"
    link = "https://coast.example/ferry"
    first = await engine.subscribe(
        server.put("/coast", pushed_rss(item("ferry", "Ferry", body=words, link=link)))
    )
    await follow()
    (ferry,) = await engine.entries(EntryQuery(feed_id=first.id))
    told = listen(engine)

    await hub.publish(pushed_rss(item("x", "Ferry", body=words, link=link)))
    await settled(engine)

    (polled,) = of_kind(told, events.FeedPolled)
    assert {each.id for each in polled.new} == polled.told
    assert [each.id for each in polled.retold] == [ferry.id]


@pytest.mark.rule("W-2")
async def test_what_a_full_store_could_not_take_of_a_delivery_is_asked_for_later(
    engine, hub, server, follow, monkeypatch
):
    feed = await follow()
    clock = engine._parts.clock
    clock.now += HOUR
    await engine.refresh([feed.id])
    engine._callbacks._sleep = no_time

    async def full(*_args, **_how):
        raise StoreFull("feedmon.db", "disk")

    with monkeypatch.context() as patch:
        patch.setattr(engine._store, "apply", full)
        await hub.publish(pushed_rss(item("b", "Pushed")))
        await engine._callbacks.done()
    document = pushed_rss(item("b", "Pushed"), hub=hub.url, topic=server.url("/feed"))
    server.put("/feed", document)
    clock.now += HOUR
    await settled(engine)
    await settled(engine)

    found = await engine.entries(EntryQuery(feed_id=feed.id))
    assert [entry.title for entry in found] == ["Pushed", "Article a"]


@pytest.mark.rule("X-1", "W-8")
async def test_who_delivers_without_end_is_polled_instead(engine, hub, follow):
    feed = await follow()
    clock = engine._parts.clock
    engine._callbacks._often = Peers(clock, burst=3, each_s=1 / 60)

    for number in range(5):
        assert await hub.publish(pushed_rss(item(f"n{number}"))) == [202]
    await settled(engine)

    assert len(await engine.entries(EntryQuery(feed_id=feed.id))) == 1 + 3
    assert (await engine.feed(feed.id)).next_poll_reason == Reason.PINGED
    clock.now += MINUTE
    await hub.publish(pushed_rss(item("later")))
    await settled(engine)
    assert len(await engine.entries(EntryQuery(feed_id=feed.id))) == 1 + 4


@pytest.mark.rule("X-9")
async def test_a_subscription_that_ended_while_a_call_was_read_is_answered_as_none(engine, follow):
    feed = await follow()
    push = await push_of(engine, feed.id)
    engine._callbacks.learn(push.id, None)

    assert engine._callbacks.answer(Call("POST", push.path, {}, body=b"late")).status == 404
    await quiet(engine)
