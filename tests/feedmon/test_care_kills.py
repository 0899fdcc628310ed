"""kill -9 while the store is looked after: the next start finds it whole, and its backups too."""

from __future__ import annotations

import asyncio
import random
import shutil
import sqlite3
from contextlib import closing

import pytest

from feedmon import find_backups, open_engine
from feedmon.model import BackupKind, EntryQuery
from tests.feeds import item, rss
from tests.httpserver import in_thread
from tests.killing import killed_after

WORDS = "<p>" + "some words and others " * 200 + "</p>"
ARTICLES = 400

BACKING_UP = """
import asyncio, pathlib, sys
from feedmon import open_engine

async def main():
    engine = await open_engine(pathlib.Path(sys.argv[1]))
    print("begins", flush=True)
    while True:
        print((await engine.back_up()).path, flush=True)

asyncio.run(main())
"""

RESTORING = """
import asyncio, pathlib, sys
from feedmon import restore_store

async def main():
    print("begins", flush=True)
    await asyncio.sleep(0)
    while True:
        for backup in sys.argv[2:]:
            await restore_store(pathlib.Path(sys.argv[1]), pathlib.Path(backup))

asyncio.run(main())
"""

GIVING_BACK = """
import asyncio, pathlib, sys
from feedmon import open_engine
from feedmon.model import EntryQuery

async def main():
    engine = await open_engine(pathlib.Path(sys.argv[1]))
    store = engine._store
    print("begins", flush=True)
    for keep in range(300, -1, -20):
        await store.purge(1, keep_newest=keep)
        await store.give_back()
        await store.merge_words()
        await store.checkpoint()
    await engine.close()

asyncio.run(main())
"""

UPGRADING = """
import asyncio, pathlib, sys
from feedmon.store import open_store
from tests.feedmon.store.test_upgrades import larger_steps

async def main():
    print("begins", flush=True)
    store = await open_store(pathlib.Path(sys.argv[1]), clock=lambda: 0, steps=larger_steps())
    await store.close()

asyncio.run(main())
"""


@pytest.fixture(scope="module")
def server():
    with in_thread() as running:
        items = [item(str(n), body=WORDS) for n in range(ARTICLES)]
        running.put("/feed", rss("Planet", items))
        yield running


@pytest.fixture
async def filled(tmp_path, server):
    """A data directory with four hundred articles of one feed."""
    engine = await open_engine(tmp_path)
    await engine.subscribe(server.url("/feed"))
    await engine.close()
    return tmp_path


def sound(path):
    """A store read by SQLite alone: whole; how many articles are in it."""
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        return db.execute("SELECT count(*) FROM entries").fetchone()[0]


async def killed(program, moment, *arguments):
    return await asyncio.to_thread(killed_after, program, list(map(str, arguments)), moment)


async def test_killed_during_a_backup_store_and_backups_are_whole(filled, repetitions):
    moments = random.Random(1)
    finished = []
    for _ in range(repetitions(20)):
        lines = await killed(BACKING_UP, moments.uniform(0.0, 0.5), filled)
        finished += lines[1:]
        assert sound(filled / "feedmon.db") == ARTICLES
        for backup in (filled / "backups").glob("*.db"):
            assert sound(backup) == ARTICLES

    engine = await open_engine(filled)
    made = await engine.back_up()
    await engine.close()

    assert made.entries == ARTICLES
    assert list((filled / "backups").glob("*.partial*")) == []


async def test_killed_during_a_restore_the_store_is_the_one_or_the_other(filled, repetitions):
    moments = random.Random(2)
    engine = await open_engine(filled)
    unstarred = filled / "unstarred.db"
    await engine._store.backup(unstarred)
    rows = await engine.entries(EntryQuery(), limit=1_000)
    await engine.star([row.id for row in rows[:7]])
    starred = await engine.back_up()
    await engine.close()

    for _ in range(repetitions(20)):
        await killed(RESTORING, moments.uniform(0.0, 0.6), filled, unstarred, starred.path)
        # As the next start finds it, before anything else has read it.
        engine = await open_engine(filled)
        counts = await engine.counts()
        problems = await engine._store.integrity_check()
        entries = (await engine.storage()).entries
        await engine.close()

        assert (counts.starred, entries) in ((0, ARTICLES), (7, ARTICLES))
        assert problems == []
        for aside in filled.glob("feedmon-aside-*.db"):
            assert sound(aside) == ARTICLES
            assert aside.stat().st_nlink == 1
            aside.unlink()


async def test_killed_while_room_is_given_back_nothing_is_lost(tmp_path, server, repetitions):
    moments = random.Random(3)
    for number in range(repetitions(20)):
        directory = tmp_path / str(number)
        engine = await open_engine(directory)
        await engine.subscribe(server.url("/feed"))
        await engine.close()
        await killed(GIVING_BACK, moments.uniform(0.0, 1.0), directory)

        left = sound(directory / "feedmon.db")
        engine = await open_engine(directory)
        found = await engine.entries(EntryQuery(search="others"), limit=1_000)
        await engine.close()

        assert len(found) == left


async def test_killed_during_an_upgrade_the_store_is_of_the_one_version_or_the_other(
    filled, tmp_path, repetitions
):
    from tests.feedmon.store.test_opening import VERSION

    moments = random.Random(4)
    engine = await open_engine(filled)
    backup = await engine.back_up()
    await engine.close()
    for number in range(repetitions(20)):
        store = tmp_path / f"upgraded-{number}" / "feedmon.db"
        store.parent.mkdir()
        shutil.copyfile(backup.path, store)
        await killed(UPGRADING, moments.uniform(0.0, 0.25), store)

        assert sound(store) == ARTICLES
        with closing(sqlite3.connect(store)) as db:
            assert db.execute("PRAGMA user_version").fetchone()[0] in (VERSION, VERSION + 1)
        for copy in store.parent.glob("feedmon-v*.db"):
            assert sound(copy) == ARTICLES


async def test_after_a_kill_the_backups_are_still_found_and_the_newest_can_be_restored(filled):
    engine = await open_engine(filled)
    await engine.back_up()
    await engine.close()
    await killed(BACKING_UP, 0.05, filled)

    found = await find_backups(filled)

    assert {each.kind for each in found} == {BackupKind.BACKUP}
    assert {each.entries for each in found} == {ARTICLES}
