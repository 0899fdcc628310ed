"""A poll that ends at each point where it waits, and what the next program makes of it."""

from __future__ import annotations

import asyncio

import pytest

from feedmon.events import FeedPolled
from feedmon.model import EntryQuery
from tests.feedmon.internet import NAMES
from tests.feeds import item, rss

#: Longer than any claim of a poll.
LEASE = 600
#: Each request takes a connection of its own, which is one more point to end at.
ALONE = {"Connection": "close"}
BEFORE = rss("Planet", [item("a")])
AFTER = rss("Planet", [item("b"), item("a", "Edited")])


class UpTo:
    """Awaits a coroutine up to the n-th time that it waits, and leaves it there: as a kill would.

    Nothing of it is cleaned up until the task is cancelled, which is the end of the test.
    """

    def __init__(self, coroutine, steps, stopped):
        self._coroutine, self._steps, self._stopped = coroutine, steps, stopped

    def __await__(self):
        give, value = self._coroutine.send, None
        while True:
            try:
                waits = give(value)
            except StopIteration as end:
                return end.value
            self._steps -= 1
            if self._steps == 0:
                self._stopped.set()
                waits = asyncio.get_running_loop().create_future()
                waits._asyncio_future_blocking = True
            try:
                give, value = self._coroutine.send, (yield waits)
            except BaseException as error:  # noqa: BLE001 - as a task does, cancelled or not
                give, value = self._coroutine.throw, error


@pytest.fixture
def world():
    return NAMES


async def poll_up_to(engine, feed_id, steps, monkeypatch):
    """Let a poll wait so many times and no more; whether it was not done by then."""
    poller = engine._parts.poller
    whole, stopped = poller._noting_bugs, asyncio.Event()

    async def part(*asked):
        return await UpTo(whole(*asked), steps, stopped)

    with monkeypatch.context() as patched:
        patched.setattr(poller, "_noting_bugs", part)
        poll = asyncio.create_task(poller.poll_feed(feed_id))
        waiting = asyncio.create_task(stopped.wait())
        await asyncio.wait([poll, waiting], return_when=asyncio.FIRST_COMPLETED)
        waiting.cancel()
    # A thread of the store ends what it was at.
    await engine._store.release(feed_id, "nobody")
    return not poll.done()


@pytest.mark.rule("S-4", "F-2")
async def test_a_poll_that_ends_wherever_it_waits_is_made_up_for_by_the_next(
    start, public, clock, monkeypatch
):
    killed, other = await start(), await start()
    told = []
    for engine in (killed, other):
        engine.events.subscribe(told.append)
    points, going = 0, True
    while going:
        points += 1
        path = f"/{points}"
        public.put(path, BEFORE, etag='"1"', headers=ALONE)
        old, new = (f"http://{name}{points}.example:{public.port}" for name in ("old", "new"))
        public.put(f"{path}/old", b"", status=302, headers={"Location": new + path, **ALONE})
        feed = await killed.subscribe(f"{old}{path}/old")
        public.put(path, AFTER, etag='"2"', headers=ALONE)
        told.clear()

        clock.now += LEASE
        going = await poll_up_to(killed, feed.id, points, monkeypatch)
        clock.now += LEASE
        summary = await other.refresh([feed.id])

        assert (summary.failures, summary.skipped) == ((), ())
        rows = await other.entries(EntryQuery(feed.id), limit=10)
        assert sorted(row.title for row in rows) == ["Article b", "Edited"]
        now = await other.feed(feed.id)
        assert (now.state, now.etag, now.failures, now.unread) == ("ok", '"2"', 0, 1)
        news = [row.title for each in told if isinstance(each, FeedPolled) for row in each.new]
        assert news in ([], ["Article b"])
        asked = [each.headers.get("If-None-Match") for each in public.requests_to(path)]
        assert asked[:2] == [None, '"1"']
    assert points > 8
    assert await other._store.integrity_check() == []
