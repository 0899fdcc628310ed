"""A disk that is full, and a file that another program holds: told, nothing lost, done later."""

from __future__ import annotations

import asyncio
import functools
import sqlite3
from contextlib import closing, contextmanager, suppress

import pytest

from feedmon import events, open_engine
from feedmon.engine import opening
from feedmon.errors import StoreBusy, StoreFull
from feedmon.model import EntryQuery
from feedmon.store import open_store
from tests.feedmon.clock import MINUTE, run
from tests.feedmon.hearing import of_kind
from tests.feeds import item, rss
from tests.httpserver import Reply
from tests.mounts import mounted

WORDS = "<p>" + "some words " * 2_000 + "</p>"


class Room:
    """What the store may still take: the file itself refuses to grow, as on a full disk."""

    def __init__(self, engine):
        self._engine = engine

    async def _limit(self, pages):
        def limit(db):
            db.execute(f"PRAGMA max_page_count = {pages}")

        await self._engine._store._writer.run(limit)

    async def end(self):
        """No page more."""

        def used(db):
            return db.execute("PRAGMA page_count").fetchone()[0]

        await self._limit(await self._engine._store._writer.run(used))

    async def come(self):
        """Somebody tidied up."""
        await self._limit(1 << 30)


@pytest.fixture
async def engine(start, monkeypatch):
    monkeypatch.setattr(opening, "open_store", functools.partial(open_store, busy_s=0.05))
    return await start()


@contextmanager
def locked(engine):
    """Another program is in the middle of writing."""
    with closing(sqlite3.connect(engine.directory / "feedmon.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


def troubles(told):
    return [event.error for event in of_kind(told, events.StoreTrouble)]


# --- polls ----------------------------------------------------------------------------------


async def test_a_poll_for_which_there_is_no_room_is_made_again_when_there_is(
    engine, server, clock, told
):
    feed = await engine.subscribe(server.put("/feed", rss("Planet", [item("a")])))
    many = [item(str(n), body=WORDS) for n in range(60)]
    server.put("/feed", rss("Planet", [item("a"), *many]))
    room = Room(engine)
    await room.end()
    clock.now = feed.next_poll_at
    await run(engine, clock, 2 * MINUTE, step=5)
    while_full = await engine.feed(feed.id)
    asked = len(server.requests_to("/feed"))
    await room.come()
    await run(engine, clock, 10 * MINUTE, step=5)

    assert while_full.total == 1
    assert while_full.error is None  # it is not the feed that is wrong
    assert troubles(told) == ["store-full"]
    assert asked == 2
    assert (await engine.feed(feed.id)).total == 61
    assert await engine._store.integrity_check() == []


async def test_a_poll_whose_file_is_locked_longer_than_it_waits_is_made_again(
    engine, server, clock, told
):
    feed = await engine.subscribe(server.put("/feed", rss("Planet", [item("a")])))
    holding = locked(engine)

    async def meanwhile(_received):
        holding.__enter__()
        return Reply(rss("Planet", [item("a"), item("b")]))

    server.put("/feed", meanwhile)
    clock.now = feed.next_poll_at
    await run(engine, clock, MINUTE, step=5)
    before = troubles(told)
    holding.__exit__(None, None, None)
    server.put("/feed", rss("Planet", [item("a"), item("b")]))
    await run(engine, clock, 10 * MINUTE, step=5)

    assert before[0] == "store-busy"
    assert (await engine.feed(feed.id)).total == 2
    assert (await engine.feed(feed.id)).failures == 0


async def test_while_the_file_is_locked_nobody_is_asked(engine, server, clock, told):
    feed = await engine.subscribe(server.put("/feed", rss("Planet", [item("a")])))
    server.requests.clear()
    clock.now = feed.next_poll_at
    with locked(engine):
        await run(engine, clock, MINUTE, step=20)
    unasked = len(server.requests)
    await run(engine, clock, MINUTE, step=5)

    assert unasked == 0
    assert len(server.requests_to("/feed")) == 1
    assert set(troubles(told)) == {"store-busy"}


async def test_a_refresh_on_a_full_disk_says_so_and_a_later_one_brings_everything(
    engine, server, clock
):
    for n in range(3):
        await engine.subscribe(server.put(f"/{n}", rss(f"Planet {n}")))
        server.put(f"/{n}", rss(f"Planet {n}", [item(f"{n}/{k}", body=WORDS) for k in range(30)]))
    clock.now += 10 * MINUTE
    room = Room(engine)
    await room.end()
    full = await asyncio.gather(engine.refresh(), return_exceptions=True)
    await room.come()
    clock.now += 10 * MINUTE
    summary = await engine.refresh()

    assert isinstance(full[0], StoreFull) or full[0].new < 90
    assert len(await engine.entries(EntryQuery(), limit=200)) == 90
    assert summary.failures == ()


# --- gestures -------------------------------------------------------------------------------


@pytest.fixture
async def many(engine, server):
    """More articles than one page of an index has room for; their ids."""
    await engine.subscribe(server.put("/feed", rss("Planet", map(item, map(str, range(1_500))))))
    return [row.id for row in await engine.entries(EntryQuery(), limit=2_000)]


DEEDS = {
    "read": (lambda engine, ids: engine.mark_read(ids, read=False), lambda row: not row.read),
    "star": (lambda engine, ids: engine.star(ids), lambda row: row.starred),
}


async def shown(engine, is_done):
    return [row.id for row in await engine.entries(EntryQuery(), limit=2_000) if is_done(row)]


@pytest.mark.parametrize("deed", DEEDS)
async def test_what_can_not_be_kept_on_a_full_disk_is_refused_and_told_as_done_to_nobody(
    engine, many, told, deed
):
    do, is_done = DEEDS[deed]
    before = await shown(engine, is_done)
    room = Room(engine)
    await room.end()
    told.clear()
    with pytest.raises(StoreFull):
        await do(engine, many)
    refused = await shown(engine, is_done)
    await room.come()
    await do(engine, many)

    assert refused == before
    marked = of_kind(told, events.EntriesMarked)
    assert len(marked) == 1
    assert await shown(engine, is_done) == many


@pytest.mark.parametrize("deed", DEEDS)
async def test_what_can_not_be_kept_in_a_locked_file_is_refused_and_told_as_done_to_nobody(
    engine, many, told, deed
):
    do, is_done = DEEDS[deed]
    before = await shown(engine, is_done)
    told.clear()
    with locked(engine), pytest.raises(StoreBusy):
        await do(engine, many)
    refused = await shown(engine, is_done)
    marked = of_kind(told, events.EntriesMarked)
    await do(engine, many)

    assert refused == before
    assert marked == []
    assert await shown(engine, is_done) == many


def fill(ballast):
    """Take all the room there is."""
    with ballast.open("wb", buffering=0) as file, suppress(OSError):
        while True:
            file.write(bytes(4096))


async def test_on_a_real_full_disk_a_star_is_refused_and_works_when_there_is_room(
    tmp_path, server, clock
):
    with mounted(tmp_path / "disk", "size=6m") as disk:
        engine = await open_engine(disk / "data", clock=clock)
        try:
            await engine.subscribe(server.put("/feed", rss("Planet", [item("a")])))
            (row,) = await engine.entries(EntryQuery())
            ballast = disk / "ballast"
            fill(ballast)
            for starred in [True, False] * 2_000:  # until the log has to grow
                try:
                    await engine.star([row.id], starred=starred)
                except StoreFull:
                    break
            else:
                raise AssertionError("the disk never was full")
            (unchanged,) = await engine.entries(EntryQuery())
            ballast.unlink()
            await engine.star([row.id], starred=starred)
            (changed,) = await engine.entries(EntryQuery())
        finally:
            await engine.close()

    assert unchanged.starred is not starred
    assert changed.starred is starred


async def test_opening_on_a_real_full_disk_says_that_it_is_full_and_works_when_there_is_room(
    tmp_path, server, clock
):
    with mounted(tmp_path / "disk", "size=6m") as disk:
        engine = await open_engine(disk / "data", clock=clock)
        await engine.subscribe(server.put("/feed", rss("Planet", [item("a")])))
        await engine.close()
        ballast = disk / "ballast"
        fill(ballast)
        with pytest.raises(StoreFull):
            await open_engine(disk / "data", clock=clock)
        ballast.unlink()

        again = await open_engine(disk / "data", clock=clock)
        entries = await again.entries(EntryQuery())
        await again.close()

    assert [entry.title for entry in entries] == ["Article a"]
