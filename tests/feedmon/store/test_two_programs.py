"""Real processes on one store: at once, and killed in the middle."""

from __future__ import annotations

import asyncio
import json
import random
import sys
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from feedmon.model import EntryQuery, OpmlDocument, OpmlFeed
from feedmon.store import open_store
from tests.feedmon.store.making import NOW, Clock

ROOT = Path(__file__).parents[3]


@asynccontextmanager
async def program(path, job):
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.feedmon.store.second_program", str(path), job),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        cwd=ROOT,
    )
    try:
        assert await process.stdout.readline() == b"ready\n"
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()
        process._transport.close()


async def both(path, job):
    """Let two programs do the job at once; what each of them told."""
    async with program(path, job) as one, program(path, job) as other:
        told = await asyncio.gather(one.communicate(b"\n"), other.communicate(b"\n"))
        assert (one.returncode, other.returncode) == (0, 0)
    return [json.loads(out) for out, _ in told]


async def test_two_programs_marking_the_same_thousand_articles_count_right(store, path, add, poll):
    feed_id = await add()
    ids = [entry.id for entry in (await poll(feed_id, [f"e{n}" for n in range(1_000)])).new]

    changed = await both(path, "mark")

    assert sorted(changed[0] + changed[1]) == sorted(ids)
    assert (await store.counts()).unread == {}
    assert await store.integrity_check() == []


@pytest.mark.rule("S-4")
async def test_two_programs_never_poll_the_same_feed(store, path):
    addresses = tuple(OpmlFeed(f"https://{n}.example/") for n in range(100))
    await store.import_feeds(OpmlDocument(feeds=addresses))

    polled = await both(path, "poll")

    assert sorted(polled[0] + polled[1]) == [feed.id for feed in await store.feeds()]
    assert await store.count_entries(EntryQuery()) == 1_000
    assert await store.due_feeds() == []


@pytest.mark.rule("S-4")
async def test_a_program_killed_at_any_moment_leaves_whole_polls(path, repetitions):
    chance = random.Random(11)
    store = await open_store(path, clock=Clock())
    feed = await store.add_feed("https://site.example/feed", next_poll_at=NOW)
    await store.close()
    for _ in range(repetitions(20)):
        told = 0
        async with program(path, "poll_on") as killed:
            killed.stdin.write(b"\n")
            for _ in range(chance.randrange(1, 30)):
                told = int(await killed.stdout.readline())
            await asyncio.sleep(chance.random() / 100)
            killed.kill()
            rest = (await killed.stdout.read()).split(b"\n")[:-1]
            told = int(rest[-1]) if rest else told

        store = await open_store(path, clock=Clock())
        problems = await store.integrity_check()
        total = (await store.feed(feed.id)).total
        found = await store.count_entries(EntryQuery(search="words"))
        await store.free_leases(str(killed.pid))
        assert await store.claim(feed.id, owner="next", lease_s=60)
        await store.release(feed.id, "next")
        await store.close()

        assert problems == []
        assert total in (told, told + 10)  # what was told is there; nothing is there in part
        assert found == total
