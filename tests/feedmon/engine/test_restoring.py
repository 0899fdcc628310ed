"""Restoring with nobody on the store, and what is refused while somebody is."""

from __future__ import annotations

import asyncio
import threading
from pathlib import Path

import pytest

from feedmon import find_backups, presence, restore_store
from feedmon.engine.restoring import presence_directory
from feedmon.errors import StoreCorrupt, StoreInUse
from feedmon.model import BackupKind, EntryQuery
from feedmon.store import restoring
from tests.feedmon.clock import DAY
from tests.feeds import item, rss


@pytest.fixture
async def backed_up(start, clock, server):
    """A store with one feed and two articles, a backup of that, and then one article more."""
    url = server.put("/feed", rss("Planet", [item("a"), item("b")]))
    engine = await start()
    await engine.subscribe(url)
    (first, *_) = await engine.entries(EntryQuery())
    await engine.star([first.id])
    backup = await engine.back_up()
    await engine.star([first.id], starred=False)
    await engine.mark_all_read(EntryQuery())
    server.put("/feed", rss("Planet", [item("a"), item("b"), item("c")]))
    clock.now += DAY
    await engine.refresh()
    await engine.close()
    return backup


async def test_after_a_restore_everything_is_as_it_was_and_what_came_since_comes_again(
    start, tmp_path, clock, backed_up
):
    aside = await restore_store(tmp_path, Path(backed_up.path), clock=clock)

    engine = await start()
    restored = await engine.entries(EntryQuery())
    counts = await engine.counts()
    summary = await engine.refresh()
    copies = await engine.backups()

    assert len(restored) == 2
    assert sum(row.starred for row in restored) == counts.starred == 1
    assert sum(counts.unread.values()) == sum(not row.read for row in restored)
    assert summary.new == 1
    kept = {copy.path: (copy.kind, copy.entries) for copy in copies}
    assert kept[str(aside)] == (BackupKind.ASIDE, 3)


async def test_backups_are_found_and_counted_without_an_engine(tmp_path, backed_up):
    (tmp_path / "feedmon.db").write_bytes(b"this is no database " * 100)

    assert await find_backups(tmp_path) == [backed_up]


async def test_a_store_that_can_not_be_opened_is_restored(start, tmp_path, clock, backed_up):
    (tmp_path / "feedmon.db").write_bytes(b"this is no database " * 100)
    with pytest.raises(StoreCorrupt):
        await start()

    await restore_store(tmp_path, Path(backed_up.path), clock=clock)

    engine = await start()
    assert (await engine.storage()).entries == 2


async def test_while_a_program_is_at_work_it_is_named_and_nothing_is_changed(
    start, tmp_path, clock, backed_up
):
    engine = await start(program="feedmon")
    with pytest.raises(StoreInUse) as refused:
        await restore_store(tmp_path, Path(backed_up.path), clock=clock)
    entries = (await engine.storage()).entries

    assert refused.value.users[0].startswith("feedmon (process ")
    assert entries == 3
    assert list(tmp_path.glob("*.partial*")) == []


async def test_who_comes_while_the_copy_is_made_is_not_pulled_away_from_the_store(
    start, tmp_path, clock, backed_up, monkeypatch
):
    really = restoring.prepare
    come, go = threading.Event(), threading.Event()

    def slowly(*arguments, **how):
        come.set()
        assert go.wait(20)
        return really(*arguments, **how)

    monkeypatch.setattr(restoring, "prepare", slowly)
    restore = asyncio.create_task(restore_store(tmp_path, Path(backed_up.path), clock=clock))
    await asyncio.to_thread(come.wait, 20)
    engine = await start()
    go.set()
    with pytest.raises(StoreInUse):
        await restore
    entries = (await engine.storage()).entries

    assert entries == 3
    assert list(tmp_path.glob("*.partial*")) == []


async def test_who_comes_during_the_exchange_waits_and_finds_the_new_store(
    start, tmp_path, clock, backed_up
):
    with presence.alone(presence_directory(tmp_path)) as users:
        opening = asyncio.create_task(start())
        await asyncio.sleep(0.2)
        assert not opening.done()
        new = restoring.prepare(tmp_path / "feedmon.db", Path(backed_up.path), at=clock.now)
        restoring.exchange(tmp_path / "feedmon.db", new, at=clock.now)
    engine = await opening
    entries = (await engine.storage()).entries

    assert users == ()
    assert entries == 2
