"""A bug of ours, or a store that takes nothing, in the middle of a poll: who is bothered by it."""

from __future__ import annotations

import logging

import pytest

from feedmon import decide, errors, events
from feedmon.model import FeedState
from tests.feedmon.clock import DAY, HOUR, MINUTE, run
from tests.feedmon.hearing import listen, of_kind
from tests.feeds import item, rss


class Play:
    """An engine, its clock and what it told; time passes tick by tick, each to its end."""

    def __init__(self, engine, clock):
        self.engine = engine
        self.clock = clock
        self.told = listen(engine)

    async def run(self, seconds, step=MINUTE):
        await run(self.engine, self.clock, seconds, step)

    @property
    def failures(self):
        return [event.feed for event in of_kind(self.told, events.PollFailed)]


@pytest.fixture
def play(engine, clock):
    return Play(engine, clock)


def stumble(*_, **__):
    raise ZeroDivisionError


@pytest.mark.rule("F-13")
@pytest.mark.parametrize("where", ["decide", "fetch"])
async def test_a_bug_in_a_poll_makes_its_feed_wait_and_no_more(
    play, server, caplog, monkeypatch, where
):
    feed = await play.engine.subscribe(server.put("/feed", rss("Planet")))
    server.put("/feed", rss("Planet", [item("a")]))
    with monkeypatch.context() as patch:
        if where == "decide":
            patch.setattr(decide, "decide_update", stumble)
        else:
            patch.setattr(play.engine._parts.fetcher, "fetch", stumble)
        await play.run(2 * HOUR)
    (failed,) = play.failures
    await play.run(6 * HOUR)

    assert (failed.state, failed.failures, failed.failing_since) == (FeedState.OK, 1, None)
    assert (failed.error, failed.error_detail) == ("internal", "ZeroDivisionError")
    assert failed.next_poll_reason == "back-off"
    assert ZeroDivisionError in [record.exc_info[0] for record in caplog.records if record.exc_info]
    now = await play.engine.feed(feed.id)
    assert (now.state, now.error, now.failures, now.total) == (FeedState.OK, None, 0, 1)


@pytest.mark.rule("F-13")
async def test_a_bug_that_stays_is_met_daily_and_parks_nobody(play, server, caplog, monkeypatch):
    feed = await play.engine.subscribe(server.put("/feed", rss("Planet")))
    server.put("/feed", rss("Planet", [item("a")]))
    monkeypatch.setattr(decide, "decide_update", stumble)
    caplog.set_level(logging.CRITICAL, "feedmon.poll")  # three weeks of tracebacks

    await play.run(21 * DAY, step=HOUR)

    now = await play.engine.feed(feed.id)
    assert now.state is FeedState.OK
    assert now.failures > 10
    assert now.next_poll_at - play.clock.now <= DAY


@pytest.mark.rule("F-13")
async def test_a_bug_in_storing_failures_is_no_reason_to_ask_again_at_every_tick(
    play, server, caplog, monkeypatch
):
    feed = await play.engine.subscribe(server.put("/feed", rss("Planet")))
    server.remove("/feed")
    with monkeypatch.context() as patch:
        patch.setattr(decide, "decide_failure", stumble)
        await play.run(2 * HOUR)
    (failed,) = play.failures
    requests = len(server.requests)
    server.put("/feed", rss("Planet", [item("a")]))
    summary = await play.engine.refresh()

    assert (failed.error, failed.id) == ("internal", feed.id)
    assert requests == 2
    assert "nor could that be stored" in caplog.text
    assert summary.new == 1


async def test_what_the_store_does_not_take_is_not_fetched_again_at_every_tick(
    play, server, caplog, monkeypatch
):
    feed = await play.engine.subscribe(server.put("/feed", rss("Planet")))
    server.put("/feed", rss("Planet", [item("a")]))
    play.clock.now = feed.next_poll_at - MINUTE

    async def full(*_, **__):
        raise errors.StoreFull("feedmon.db")

    with monkeypatch.context() as patch:
        patch.setattr(play.engine._store, "apply", full)
        await play.run(4 * MINUTE, step=5)
        asked = len(server.requests)
        await play.run(4 * MINUTE, step=5)
        asked_later = len(server.requests)
    summary = await play.engine.refresh()

    assert (asked, asked_later) == (2, 3)
    assert summary.new == 1
    troubles = [event.error for event in of_kind(play.told, events.StoreTrouble)]
    assert troubles == ["store-full", "store-full"]
    assert of_kind(play.told, events.PollDropped)
    assert "store" in caplog.text.lower()


async def test_what_the_store_did_not_take_is_stored_later_by_itself(play, server, monkeypatch):
    feed = await play.engine.subscribe(server.put("/feed", rss("Planet")))
    server.put("/feed", rss("Planet", [item("a")]))
    really = play.engine._store.apply
    calls = []

    async def full_at_first(*arguments, **more):
        calls.append(arguments)
        if len(calls) == 1:
            raise errors.StoreBusy("feedmon.db")
        return await really(*arguments, **more)

    monkeypatch.setattr(play.engine._store, "apply", full_at_first)
    with pytest.raises(errors.StoreBusy):
        await play.engine._parts.poller.poll_feed(feed.id)
    play.clock.now = feed.next_poll_at

    await play.run(10 * MINUTE)

    assert len(calls) == 2
    assert (await play.engine.feed(feed.id)).total == 1
