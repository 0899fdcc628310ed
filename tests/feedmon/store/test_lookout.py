"""The lookout: what it sees is told or at hand, and nobody else wakes up for it."""

import asyncio
import sqlite3
import threading

import pytest

from feedmon.store import Work, lookout
from feedmon.store.connection import connect
from feedmon.store.lookout import ALL, Lookout
from tests.feedmon.store.making import DAY, HOUR, NOW

PATIENCE_S = 20
#: In a new store a digest waits to be planned.
NOTHING = {Work.DELIVERIES}


class Seen:
    """How often something was written, and how often somebody looked: the clock is asked then."""

    def __init__(self, clock):
        self.clock, self.looks, self.written = clock, 0, 0
        self._loop, self._more = asyncio.get_running_loop(), asyncio.Event()

    def __call__(self):
        self.looks += 1
        self._loop.call_soon_threadsafe(self._more.set)
        return self.clock()

    def note(self):
        self.written += 1
        self._more.set()

    async def until(self, true):
        async with asyncio.timeout(PATIENCE_S):
            while not true():
                self._more.clear()
                await self._more.wait()

    async def looks_again(self):
        before = self.looks
        await self.until(lambda: self.looks >= before + 3)


@pytest.fixture
async def seen(clock):
    return Seen(clock)


@pytest.fixture
async def look(path, store, seen, monkeypatch):
    monkeypatch.setattr(lookout, "LOOK_S", 0.01)
    looking = Lookout(path, lambda: connect(path, busy_s=1, mode="ro"), seen)
    yield looking
    await looking.close()


async def test_what_anybody_writes_is_told_once_and_nothing_else(look, seen, store, other):
    look.begin(seen.note)
    await seen.until(lambda: seen.written == 1)
    await seen.looks_again()
    assert seen.written == 1

    await other.add_folder("theirs")
    await seen.until(lambda: seen.written == 2)
    await store.add_folder("ours")
    await seen.until(lambda: seen.written == 3)
    await store.folders()
    await seen.looks_again()
    assert seen.written == 3


async def test_what_could_not_be_read_is_told_again(look, seen):
    look.begin(seen.note)
    await seen.until(lambda: seen.written == 1)

    look.forget()

    await seen.until(lambda: seen.written == 2)


async def test_there_is_something_to_do_as_soon_as_it_is_due(look, seen, add, poll, clock):
    feed_id = await add(next_poll_at=NOW + HOUR)
    look.begin(seen.note)
    await seen.until(lambda: look.work == NOTHING)

    clock.now += HOUR
    await seen.until(lambda: look.work == NOTHING | {Work.POLLS})
    await poll(feed_id, ["a"])
    await seen.until(lambda: look.work == NOTHING | {Work.ICONS})


async def test_pictures_that_wait_are_something_to_do(look, seen, store, add, poll):
    await store.begin_image_wishes()
    feed_id = await add(next_poll_at=NOW + DAY)
    look.begin(seen.note)
    await seen.until(lambda: look.work == NOTHING)

    await poll(feed_id, ["a"])
    await seen.until(lambda: Work.PICTURES in look.work)
    upto, _ = await store.pictured_since(0, every=True, limit=10)
    await store.wish_images([("https://a.example/p.png", feed_id)], after=0, upto=upto)
    await seen.looks_again()
    assert Work.PICTURES in look.work
    await store.end_image_wishes()
    await seen.until(lambda: Work.PICTURES not in look.work)


async def test_where_it_can_not_see_there_may_be_anything_to_do(path, store, seen, monkeypatch):
    monkeypatch.setattr(lookout, "LOOK_S", 0.01)
    opened = []

    def open_late():
        opened.append(1)
        seen._loop.call_soon_threadsafe(seen._more.set)
        if len(opened) < 4:
            raise sqlite3.OperationalError("disk I/O error")
        return connect(path, busy_s=1, mode="ro")

    look = Lookout(path, open_late, seen)
    look.begin(seen.note)
    await seen.until(lambda: len(opened) == 3)
    assert look.work == ALL

    await seen.until(lambda: look.work == NOTHING)
    await look.close()


async def test_nothing_is_told_and_no_thread_is_left_after_the_end(look, seen, store):
    look.begin(seen.note)
    await seen.until(lambda: seen.written == 1)

    look.stop()
    await store.add_folder("late")
    await look.close()

    assert seen.written == 1
    assert "store-lookout" not in {thread.name for thread in threading.enumerate()}


async def test_a_lookout_that_never_began_can_be_closed(path, clock):
    await Lookout(path, lambda: connect(path, busy_s=1, mode="ro"), clock).close()
