"""kill -9 in the middle of a refresh: nothing twice, nothing lost that was shown."""

import asyncio
import random
import sqlite3
from collections import Counter

import pytest

from feedmon import open_engine
from feedmon.model import EntryQuery
from tests.feeds import item, opml, rss
from tests.httpserver import Reply, in_thread
from tests.killing import killed_after

FEEDS = 40

REFRESHER = """
import asyncio, pathlib, sys
from feedmon import events, open_engine

def show(event):
    if isinstance(event, events.FeedPolled):
        for row in event.new:
            print(row.id, row.title, flush=True)

async def main():
    engine = await open_engine(pathlib.Path(sys.argv[1]))
    engine.events.subscribe(show)
    await engine.warm_up()
    print("begins", flush=True)
    await engine.refresh()
    await engine.close()

if __name__ == "__main__":
    asyncio.run(main())
"""


class Publisher:
    """Forty feeds that have one article more at each turn."""

    def __init__(self, server):
        self.turn = 0
        self.addresses = [(f"Feed {n}", server.put(f"/{n}", self._feed(n))) for n in range(FEEDS)]

    def _feed(self, number):
        async def answer(_received):
            await asyncio.sleep(0.01 * (number % 5))
            articles = (item(f"{number}-{turn}") for turn in reversed(range(self.turn + 1)))
            return Reply(rss(f"Feed {number}", articles))

        return answer

    def titles(self):
        return {f"Article {n}-{turn}" for n in range(FEEDS) for turn in range(self.turn + 1)}


@pytest.fixture
def publisher():
    with in_thread() as server:
        yield Publisher(server)


def sound(store):
    """The store read by SQLite alone: whole, and no article in it twice."""
    db = sqlite3.connect(store)
    try:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        titles = Counter(title for (title,) in db.execute("SELECT title FROM entries"))
        found = db.execute("SELECT count(*) FROM entries_fts").fetchone()[0]
        bodies = db.execute("SELECT count(*) FROM bodies").fetchone()[0]
    finally:
        db.close()
    assert [title for title, times in titles.items() if times > 1] == []
    assert found == bodies == titles.total()


@pytest.mark.rule("S-4", "F-2")
async def test_killed_at_any_moment_a_refresh_loses_and_doubles_nothing(
    tmp_path, publisher, repetitions
):
    moments = random.Random(20)
    engine = await open_engine(tmp_path)
    await engine.import_opml(opml(publisher.addresses))
    await engine.close()

    for _ in range(repetitions(50)):
        publisher.turn += 1
        lines = await asyncio.to_thread(
            killed_after, REFRESHER, [str(tmp_path)], moments.uniform(0.0, 1.2)
        )
        shown = {int(line.split()[0]) for line in lines[1:] if " Article " in line}
        sound(tmp_path / "feedmon.db")

        engine = await open_engine(tmp_path)
        try:
            kept = {row.id for row in await engine.entries_by_id(shown)}
            summary = await engine.refresh()
            rows = await engine.entries(EntryQuery(), limit=10_000)
        finally:
            await engine.close()

        assert shown - kept == set()
        assert summary.failures == ()
        assert summary.skipped == ()
        assert {row.title for row in rows} == publisher.titles()
        assert len(rows) == len(publisher.titles())
        sound(tmp_path / "feedmon.db")
