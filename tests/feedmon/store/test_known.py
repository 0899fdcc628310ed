"""What is looked up of a document, and how little of a known one is written."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from feedmon.model import EntryQuery, Further, Identity, NewAlias, NewEntry, Update
from feedmon.store import migrations, open_store
from feedmon.store.identities import MOST_ALIASES
from feedmon.store.known import known_entries
from feedmon.store.steps import Steps
from tests.feedmon.store.making import NOW, Clock, patch, record, worked


def before_links() -> Steps:
    """The steps of the version before links were compared."""
    steps = Steps("feedmon")
    for name in migrations.MIGRATIONS.names[:3]:
        steps(name=name)(getattr(migrations, name))
    return steps


@pytest.mark.rule("I-4", "I-7")
async def test_a_store_of_an_older_version_gets_its_links_compared(path):
    store = await open_store(path, clock=Clock(), steps=before_links())
    await store.close()
    links = {
        "a": "http://www.site.example/a/?utm_source=x#top",
        "b": "https://other.example/b?ref=site.example",
        "c": None,
        "d": "",
        "e": "mailto:somebody@site.example",
    }
    with closing(sqlite3.connect(path)) as db, db:
        db.execute(
            "INSERT INTO feeds (url, url_key, host, position, added_at, site_url, revision)"
            " VALUES ('https://site.example/feed', 'site.example/feed', 'site.example', 0, 0,"
            " 'https://www.site.example/', 1)"
        )
        db.executemany(
            "INSERT INTO entries (feed_id, uid, title, link, author, received_at, sort_at,"
            " position, content_hash, snippet, has_enclosure, revision)"
            " VALUES (1, ?, 'T', ?, '', 0, 0, 0, '', '', 0, 1)",
            links.items(),
        )

    store = await open_store(path, clock=Clock())
    keys = await store._reader.run(
        lambda db: dict(db.execute("SELECT uid, link_key FROM entries").fetchall())
    )
    await store.close()

    assert keys == {
        "a": "site.example/a",
        "b": "other.example/b",
        "c": None,
        "d": None,
        "e": "mailto:somebody@site.example",
    }


@pytest.mark.rule("I-12")
async def test_ten_thousand_known_entries_cost_the_writes_of_none(store, add, poll):
    feed_id, small = await add(), await add()
    items = [worked(f"e{n}", text="some words") for n in range(10_000)]
    await poll(feed_id, items)
    await poll(small, items[:1])

    async def cost(feed, entries):
        before = await store._writer.run(lambda db: db.conn.total_changes)
        await poll(feed, entries)
        return await store._writer.run(lambda db: db.conn.total_changes) - before

    rows = await cost(feed_id, items)

    assert rows == await cost(small, items[:1])
    assert rows <= 6  # the claim, the feed, its description, the log, the store's revision


@pytest.mark.rule("I-12")
@pytest.mark.parametrize("identity", Identity)
async def test_of_known_entries_nothing_but_their_ids_is_looked_up(store, add, poll, identity):
    feed_id = await add()
    items = [worked(f"e{n}") for n in range(100)]
    await poll(feed_id, items)
    await store.update_feed(feed_id, identity=identity)
    further = {item.uid: Further((f"{item.uid} too",), item.link_key, item.pair) for item in items}
    asked = []

    def look(db):
        db.conn.set_trace_callback(asked.append)
        try:
            return known_entries(db, feed_id, further, further, identity)
        finally:
            db.conn.set_trace_callback(None)

    known = await store._reader.run(look)

    assert len({entry.id for entry in known.entries.values()}) == 100
    assert len(asked) == 1  # aliases, and ids
    assert (known.deleted, known.by_link) == (frozenset(), {})


@pytest.mark.rule("I-4")
async def test_the_entries_of_a_link_are_those_of_the_feed_newest_first(store, add, poll):
    feed_id, other = await add(), await add()
    link = "https://site.example/x"
    await poll(feed_id, [worked(f"a{n}", link=link, title=f"T{n}") for n in range(3)])
    await poll(other, [worked("a9", link=link)])

    further = {"new": Further((), "site.example/x")}
    known = await store._reader.run(lambda db: known_entries(db, feed_id, ["new"], further))

    assert [entry.uid for entry in known.by_link["site.example/x"]] == ["a0", "a1", "a2"]
    assert all(entry.recent for entry in known.by_link["site.example/x"])


async def test_an_entry_answers_to_no_endless_number_of_ids(store, add, poll):
    feed_id = await add()
    (entry,) = (await poll(feed_id, ["a"])).new
    names = tuple(NewAlias(entry.id, f"name {n}") for n in range(MOST_ALIASES + 10))
    await store.claim(feed_id, owner="a", lease_s=60)

    await store.apply(
        feed_id,
        owner="a",
        uids=(),
        decide=lambda *_: Update(feed=patch(), poll=record(feed_id), aliases=names),
    )

    count = "SELECT count(*) FROM entry_aliases"
    assert await store._reader.run(lambda db: db.execute(count).fetchone()) == (MOST_ALIASES,)


async def test_an_id_of_its_own_goes_before_the_alias_of_another(store, add, poll):
    feed_id = await add()
    (entry,) = (await poll(feed_id, ["a"])).new
    for update in (
        Update(feed=patch(), poll=record(feed_id), aliases=(NewAlias(entry.id, "b"),)),
        Update(
            feed=patch(),
            poll=record(feed_id),
            new=(NewEntry(worked("b"), NOW, NOW, 0, read=False),),
        ),
    ):
        await store.claim(feed_id, owner="a", lease_s=60)
        await store.apply(feed_id, owner="a", uids=(), decide=lambda *_, one=update: one)

    assert sorted(each.title for each in await store.page(EntryQuery())) == [
        "Title of a",
        "Title of b",
    ]
    known = await store._reader.run(lambda db: known_entries(db, feed_id, ["b"], {}))
    assert known.entries["b"].title == "Title of b"
