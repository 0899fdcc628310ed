"""Polls under way: how far they are, and that each of them can be ended alone."""

from __future__ import annotations

import asyncio

import pytest

from feedmon.events import FeedPolled, PollDropped
from feedmon.model import OpmlDocument, OpmlFeed, PollStep
from feedmon.opml import write_opml
from tests.feedmon.internet import INTERNET
from tests.feeds import item, rss


@pytest.fixture
def world():
    return INTERNET


async def follow(engine, *addresses):
    """Follow these without asking any of them."""
    feeds = [OpmlFeed(address, "") for address in addresses]
    await engine.import_opml(write_opml(OpmlDocument(tuple(feeds))))
    return await engine.feeds()


async def test_a_poll_that_hangs_is_seen_and_ended_and_the_others_go_on(
    engine, public, server, told
):
    public.put("/behind", rss("Behind", [item("b")]))
    server.put("/fine", rss("Fine", [item("a")]))
    addresses = [public.hang("/silent"), public.url("/behind"), server.url("/fine")]
    silent, behind, fine = await follow(engine, *addresses)
    before = await engine.feed(silent.id)

    stored = asyncio.Event()
    engine.events.subscribe(lambda event: isinstance(event, FeedPolled) and stored.set())
    refresh = asyncio.create_task(engine.refresh([silent.id]))
    await public.arrived("/silent")
    others = asyncio.create_task(engine.refresh([behind.id, fine.id]))
    await stored.wait()
    await asyncio.sleep(0)  # its task ends
    steps = {one.feed_id: (one.step, one.host) for one in engine.running_polls()}
    ended = await engine.cancel_polls([silent.id, 999])
    summary, went_on = await asyncio.gather(refresh, others)

    assert steps == {
        silent.id: (PollStep.ASKING, public.host),
        behind.id: (PollStep.TURN, public.host),  # one at a time of a public host
    }
    assert ended == 1
    assert engine.running_polls() == []
    assert [(skip.feed_id, skip.reason) for skip in summary.skipped] == [(silent.id, "cancelled")]
    assert (went_on.fetched, summary.cancelled) == (2, False)
    assert PollDropped(silent.id) in told
    assert await engine.feed(silent.id) == before  # as due as it was
    assert await engine._store.due_feeds() == [silent.id]  # and free


async def test_a_poll_is_ended_before_it_has_begun_and_while_it_waits(start, public):
    paused, go_on = asyncio.Event(), asyncio.Event()

    async def sleep(_seconds):
        paused.set()
        await go_on.wait()

    engine = await start(sleep=sleep)
    first, second = await follow(engine, public.url("/1"), public.url("/2"))
    await engine._store.reserve_request(public.host, spacing_ms=9_000)

    refresh = asyncio.create_task(engine.refresh([first.id, second.id]))
    await paused.wait()
    # Which of two that were never asked has its turn first lies in their addresses.
    polls = {one.step: one for one in engine.running_polls()}
    ended = await engine.cancel_polls([first.id, second.id])
    summary = await refresh
    scheduled = asyncio.create_task(engine._parts.poller.poll_feed(first.id, only_due=True))
    await asyncio.sleep(0)  # its task is made, and has not run
    await engine.cancel_polls([first.id])

    assert polls.keys() == {PollStep.PAUSE, PollStep.TURN}
    waiting = polls[PollStep.PAUSE]
    assert waiting.until == pytest.approx(waiting.since + 9, abs=1)
    assert ended == 2
    assert {skip.reason for skip in summary.skipped} == {"cancelled"}
    assert (await scheduled).reason == "cancelled"
    assert public.requests == []
    assert await engine._store.lease_owners() == set()
