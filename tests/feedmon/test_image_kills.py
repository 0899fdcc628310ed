"""kill -9 while pictures are fetched: none is half there, what lacks comes at the next start."""

from __future__ import annotations

import asyncio
import hashlib
import random
import sqlite3
from contextlib import closing

import pytest

from feedmon import open_engine
from feedmon.network import NetworkPolicy
from tests.httpserver import Reply, in_thread
from tests.killing import killed_after
from tests.pictures import picture

PICTURES = 24

FETCHER = """
import asyncio, pathlib, sys
from feedmon import open_engine
from feedmon.network import NetworkPolicy

async def main():
    policy = NetworkPolicy(public=["127.0.0.1"])
    engine = await open_engine(
        pathlib.Path(sys.argv[1]), network_policy=policy, sleep=lambda s: asyncio.sleep(0)
    )
    await engine.warm_up()
    print("begins", flush=True)
    async with asyncio.TaskGroup() as group:
        for url in sys.argv[2:]:
            group.create_task(engine.picture(url, 10))
    await engine.close()

if __name__ == "__main__":
    asyncio.run(main())
"""


@pytest.fixture
def pictures():
    """Addresses of pictures, each of 200 kB of its own, which come a piece after the other."""
    with in_thread() as server:

        def answer(number):
            data = picture(side=20 + number).ljust(200_000, b"\0")

            async def pieces():
                for start in range(0, len(data), 50_000):
                    yield data[start : start + 50_000]
                    await asyncio.sleep(0.002)

            async def reply(_received):
                return Reply(pieces(), content_type="image/png")

            return reply

        yield [server.put(f"/{number}.png", answer(number)) for number in range(PICTURES)]


def rows_and_files(directory):
    """What the store says is there, once each is seen to be there whole."""
    with closing(sqlite3.connect(directory / "feedmon.db")) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        rows = db.execute(
            "SELECT content_hash, path, completed_at FROM images WHERE content_hash IS NOT NULL"
        ).fetchall()
    for content_hash, path, completed_at in rows:
        assert hashlib.sha256((directory / path).read_bytes()).digest() == content_hash
        assert completed_at
    return len(rows)


@pytest.mark.rule("FRB-30..37", "S-4")
async def test_killed_at_any_moment_no_picture_is_half_there_and_all_come_in_the_end(
    tmp_path, pictures, repetitions
):
    moments = random.Random(31)
    for turn in range(repetitions(10)):
        directory = tmp_path / str(turn)
        await asyncio.to_thread(
            killed_after, FETCHER, [str(directory), *pictures], moments.uniform(0.05, 0.8)
        )
        rows_and_files(directory)

        engine = await open_engine(
            directory,
            network_policy=NetworkPolicy(public=["127.0.0.1"]),
            sleep=lambda _seconds: asyncio.sleep(0),
        )
        try:
            shown = await asyncio.gather(*(engine.picture(url, 10) for url in pictures))
        finally:
            await engine.close()

        assert all(shown)
        assert rows_and_files(directory) == PICTURES
