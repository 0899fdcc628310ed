"""What goes wrong around the program while it runs: it loses nothing, doubles nothing, and says it.

Kills are in ``test_kills.py``, full disks in ``engine/test_full_or_locked.py``, networks that go
and come back in ``engine/test_outages.py``.
"""

from __future__ import annotations

import asyncio
import json
import sys
from contextlib import AsyncExitStack
from random import Random
from typing import TYPE_CHECKING

import pytest

from feedmon import open_engine
from feedmon.errors import NotAFeed
from feedmon.model import Document, EntryQuery, FeedState
from feedmon.settings import Settings
from feedmon.workers import Workers
from tests.corpora import documents, require_corpora
from tests.feedmon.clock import DAY, HOUR, MINUTE, run
from tests.feedmon.parse.mutations import mutate
from tests.feedmon.test_kills import Publisher, sound
from tests.feeds import item, opml, rss
from tests.httpserver import RawServer, Reply, in_thread

if TYPE_CHECKING:
    from tests.httpserver import RawConnection


# --- servers that misbehave ---------------------------------------------------------------------

BEGUN = b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n<rss>"


async def drip(connection: RawConnection) -> None:
    await connection.send(BEGUN)
    await connection.drip(b"<" * 1000, every_s=1.0)


async def reset(connection: RawConnection) -> None:
    await connection.send(BEGUN)
    await asyncio.sleep(0.05)
    connection.reset()


@pytest.mark.rule("X-1", "X-2", "X-3")
async def test_each_server_that_misbehaves_is_named_and_harms_no_other_feed(tmp_path, server):
    async with AsyncExitStack() as stack:
        scripts = {"drips": drip, "resets": reset, "lies": BEGUN}
        raw = [
            (name, (await stack.enter_async_context(RawServer(script))).url("/"))
            for name, script in scripts.items()
        ]
        circle = server.redirect("/circle", "/back")
        server.redirect("/back", "/circle")
        flood = server.put("/flood", b"<rss>" + b" " * (16 << 20))
        good = server.put("/feed", rss("Planet", [item("a"), item("b")]))
        engine = await open_engine(tmp_path, settings=Settings(fetch_s=3.0))
        stack.push_async_callback(engine.close)
        await engine.import_opml(opml([*raw, ("circle", circle), ("flood", flood), ("good", good)]))

        summary = await engine.refresh()

        named = dict(raw)
        errors = {feed.url: feed.error for feed in await engine.feeds()}
        assert errors == {
            named["drips"]: "timeout",
            named["resets"]: "bad-response",
            named["lies"]: "bad-response",
            circle: "bad-redirect",
            flood: "too-large",
            good: None,
        }
        assert (summary.new, len(summary.failures)) == (2, 5)
        rows = await engine.entries(EntryQuery())
        assert [row.title for row in rows] == ["Article a", "Article b"]
    sound(tmp_path / "feedmon.db")


# --- clocks that jump ---------------------------------------------------------------------------


@pytest.mark.rule("S-0")
@pytest.mark.parametrize("jump", [DAY, -DAY])
async def test_a_clock_that_jumps_a_day_and_back_stops_no_feed(
    start, tmp_path, server, clock, jump
):
    turn = 0
    asked = 0

    async def answer(_received):
        nonlocal asked
        asked += 1
        return Reply(rss("Planet", [item(str(n)) for n in reversed(range(turn + 1))]))

    engine = await start(settings=Settings(tick_s=MINUTE))
    feed = await engine.subscribe(server.put("/feed", answer))
    read = await engine.entries(EntryQuery())
    await engine.mark_read([entry.id for entry in read])
    await run(engine, clock, HOUR, step=5 * MINUTE)
    for _ in range(2):
        clock.now += jump
        turn += 1
        before = asked
        await run(engine, clock, 13 * HOUR, step=5 * MINUTE)
        assert asked > before
        jump = -jump
    rows = await engine.entries(EntryQuery())
    counts = await engine.counts()
    state = (await engine.feed(feed.id)).state
    await engine.close()

    assert {row.title for row in rows} == {"Article 0", "Article 1", "Article 2"}
    assert len(rows) == 3
    assert counts.unread == {feed.id: 2}
    assert state is FeedState.OK
    sound(tmp_path / "feedmon.db")


# --- two programs on one store ------------------------------------------------------------------

READER = """
import asyncio, json, pathlib, random, sys, time
from feedmon import open_engine
from feedmon.model import EntryQuery

async def main():
    chance = random.Random(sys.argv[3])
    engine = await open_engine(pathlib.Path(sys.argv[1]))
    await engine.start()
    end = time.monotonic() + float(sys.argv[2])
    read, starred = set(), set()
    while time.monotonic() < end:
        await engine.refresh()
        rows = await engine.entries(EntryQuery(), limit=500)
        some = [row.id for row in rows if row.id % 7 == int(sys.argv[3])]
        await engine.mark_read(some)
        read.update(some)
        if some:
            one = chance.choice(some)
            await engine.star([one])
            starred.add(one)
    await engine.close()
    print(json.dumps([sorted(read), sorted(starred)]))

asyncio.run(main())
"""


@pytest.mark.rule("S-4")
async def test_two_engines_on_one_store_lose_and_double_nothing(tmp_path, repetitions):
    seconds = repetitions(60)
    with in_thread() as server:
        publisher = Publisher(server)
        engine = await open_engine(tmp_path)
        await engine.import_opml(opml(publisher.addresses))
        await engine.refresh()
        old = await engine.entries(EntryQuery(), limit=1_000)  # which arrived read
        await engine.mark_read([row.id for row in old], read=False)
        await engine.close()
        programs = [
            await asyncio.create_subprocess_exec(
                *(sys.executable, "-c", READER, str(tmp_path), str(seconds), str(n)),
                stdout=asyncio.subprocess.PIPE,
            )
            for n in range(2)
        ]
        for _ in range(seconds):
            await asyncio.sleep(1)
            publisher.turn += 1
        told = [await program.communicate() for program in programs]
        assert [program.returncode for program in programs] == [0, 0]
        engine = await open_engine(tmp_path)
        try:
            await engine.refresh()
            rows = await engine.entries(EntryQuery(), limit=100_000)
            counts = await engine.counts()
        finally:
            await engine.close()

    assert sorted(row.title for row in rows) == sorted(publisher.titles())
    read, starred = (
        {entry_id for out, _ in told for entry_id in json.loads(out)[which]} for which in (0, 1)
    )
    assert read
    assert {row.id for row in rows if row.read} == read
    assert {row.id for row in rows if row.starred} == starred
    assert sum(counts.unread.values()) == len(rows) - len(read)
    assert counts.starred == len(starred)
    sound(tmp_path / "feedmon.db")


# --- documents that are damaged -----------------------------------------------------------------


@pytest.mark.rule("P-11")
async def test_no_damaged_document_takes_a_worker_with_it(repetitions):
    require_corpora()
    chance = Random(20_261_123)
    originals = [path.read_bytes() for path in documents("authored", "live-captures", "feed-rs")]
    workers = Workers(max_workers=2, memory_limit_bytes=1 << 30, time_limit_s=10.0)
    understood = 0

    async def one(body):
        nonlocal understood
        try:
            await workers.parse(damaged(body))
        except NotAFeed:
            return
        understood += 1

    try:
        left = repetitions(10_000)
        while left:
            some = min(left, 100)
            bodies = [mutate(chance.choice(originals), chance) for _ in range(some)]
            await asyncio.gather(*(one(body) for body in bodies))
            left -= some
    finally:
        await workers.close()

    assert understood > 0


def damaged(body):
    return Document(
        url="https://e.org/feed",
        status=200,
        headers={"content-type": "text/xml; charset=utf-8"},
        hops=(),
        received_at=0,
        elapsed_ms=0,
        wire_bytes=len(body),
        body=body,
        sha256=b"",
    )
