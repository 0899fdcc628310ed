"""Bringing an older store up to date where there is no room for it, or somebody pulls the plug."""

from __future__ import annotations

import gzip
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from feedmon.errors import StoreFull
from feedmon.model import CareJob, EntryQuery, PushKind
from feedmon.store import files, migrations, open_store
from tests.feedmon.store.making import NOW, Clock
from tests.feedmon.store.test_opening import VERSION, first_steps
from tests.mounts import mounted


def larger_steps(pages=None):
    """A next version that writes much; with ``pages`` into a file that takes no more of them."""
    steps = first_steps(VERSION)

    @steps()
    def much(db):
        if pages is not None:
            db.execute(f"PRAGMA max_page_count = {pages}")
        db.execute("CREATE TABLE much (id INTEGER PRIMARY KEY, words TEXT) STRICT")
        for number in range(400):
            db.execute("INSERT INTO much VALUES (?, ?)", [number, "words " * 1_000])

    return steps


async def make(path):
    store = await open_store(path, clock=Clock())
    await store.add_feed("https://site.example/feed", next_poll_at=NOW)
    await store.close()


def version(path):
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert db.execute("SELECT count(*) FROM feeds").fetchone() == (1,)
        return db.execute("PRAGMA user_version").fetchone()[0]


async def test_an_upgrade_without_room_changes_nothing_and_works_when_there_is(path):
    await make(path)
    with pytest.raises(StoreFull):
        await open_store(path, clock=Clock(), steps=larger_steps(pages=200))

    assert version(path) == VERSION
    store = await open_store(path, clock=Clock(), steps=larger_steps())
    assert len(await store.feeds()) == 1
    await store.close()
    assert version(path) == VERSION + 1


async def test_without_room_for_the_copy_the_upgrade_is_not_begun(path, monkeypatch):
    await make(path)
    really = files.connect

    def small(target, **how):
        db = really(target, **how)
        if target.name.endswith(".partial"):
            db.execute("PRAGMA max_page_count = 10")
        return db

    monkeypatch.setattr(files, "connect", small)
    with pytest.raises(StoreFull):
        await open_store(path, clock=Clock(), steps=larger_steps())

    assert version(path) == VERSION
    assert list(path.parent.glob("*.partial*")) == []
    assert list(path.parent.glob("feedmon-v*")) == []


async def test_an_upgrade_on_a_real_full_disk_changes_nothing(tmp_path):
    with mounted(tmp_path / "disk", "size=2m") as disk:
        path = disk / "data" / "feedmon.db"
        await make(path)
        for _ in range(2):
            with pytest.raises(StoreFull):
                await open_store(path, clock=Clock(), steps=larger_steps())

        assert version(path) == VERSION
        assert list(path.parent.glob("feedmon-v*")) == []
        store = await open_store(path, clock=Clock(), steps=migrations.MIGRATIONS)
        assert len(await store.feeds()) == 1
        await store.close()


#: What the program itself wrote before there were full texts, pictures, stories and push: two feeds
#: with one story (one of them names a hub), what was read, starred and tagged, and a feed that was
#: left a moment before.
VERSION_5 = Path(__file__).parents[2] / "data" / "stores" / "version-5.db.gz"


async def test_a_store_of_the_version_before_keeps_all_and_gets_what_is_new(path):
    path.parent.mkdir()
    path.write_bytes(gzip.decompress(VERSION_5.read_bytes()))

    store = await open_store(path, clock=Clock())

    entries = {each.title: each for each in await store.page(EntryQuery())}
    assert entries.keys() == {"Storm", "Ferry", "Fog", "Elsewhere"}
    assert [name for name, each in entries.items() if each.read] == ["Fog"]
    assert [name for name, each in entries.items() if each.starred] == ["Storm"]
    assert (await store.entry(entries["Elsewhere"].id)).tags == ("later",)
    storm = await store.entry(entries["Storm"].id)
    assert ("Waves" in storm.content_html, storm.full) == (True, None)
    found = await store.page(EntryQuery(search="crossing"))
    assert [each.title for each in found] == ["Ferry", "Ferry"]
    # What is new: stories are looked for, hubs are known, pages can be wanted, pictures kept.
    assert CareJob.STORIES in await store.due_care({CareJob.STORIES: 86_400})
    await store.settle_stories()
    told = await store.page(EntryQuery(once=True))
    assert sorted(each.title for each in told) == ["Elsewhere", "Ferry", "Fog", "Storm"]
    await store.arrange_push("https://me.example", lambda: "path", lambda _url: False)
    (push,) = await store.pushes()
    assert (push.kind, push.hub, push.topic) == (
        *(PushKind.WEBSUB, "https://hub.example/", "https://coast.example/feed"),
    )
    wish = await store.claim_full_text(storm.summary.id, owner="x", lease_s=60, only_due=False)
    assert wish.url == storm.summary.link
    assert (await store.claim_image("https://a.example/p.png", owner="x", lease_s=60)).kept.url
    (back,) = await store.restore_feeds([3])
    assert back.url == "https://site.example/left"
    unread = await store.page(EntryQuery(unread=True))
    assert len(unread) == len([each for each in await store.page(EntryQuery()) if not each.read])
    assert await store.integrity_check() == []
    await store.close()
