"""What is kept of each feed, and what it takes on the disk."""

from __future__ import annotations

from pathlib import Path

import pytest

from feedmon import events
from feedmon.logs import log_path
from feedmon.model import EntryQuery
from feedmon.settings import Settings
from tests.feedmon.clock import DAY
from tests.feedmon.hearing import listen, of_kind
from tests.feeds import item, rss


@pytest.fixture
async def engine(start):
    return await start(settings=Settings(keep_newest=5))


@pytest.fixture
def follow(engine, server, clock):
    """Follow a feed with so many articles; its id."""

    async def one(name, number):
        items = [item(f"{name} {n}", at=round(clock.now) - n) for n in range(number)]
        return (await engine.subscribe(server.put(f"/{name}", rss(name, items)))).id

    return one


async def total(engine, feed_id):
    return (await engine.feed(feed_id)).total


@pytest.mark.parametrize(
    ("own", "left"), [({}, 5), ({"keep_newest": 2}, 2), ({"keep_newest": 0}, 8)]
)
async def test_a_feeds_own_number_goes_before_that_of_all(engine, follow, own, left):
    feed_id = await follow("planet", 8)
    await engine.set_feed(feed_id, **own)

    assert await engine.tidy() == 8 - left
    assert await total(engine, feed_id) == left


async def test_without_any_bound_nothing_is_deleted(engine, follow, clock):
    feed_id = await follow("planet", 8)
    await engine.change_settings(keep_newest=None, keep_days=None)
    clock.now += 9_000 * DAY

    assert await engine.tidy() == 0
    assert await total(engine, feed_id) == 8


@pytest.mark.rule("I-11")
async def test_old_articles_go_after_their_days_but_never_starred_or_tagged_ones(
    engine, follow, clock
):
    await engine.change_settings(keep_days=30)
    short, usual, forever = await follow("a", 2), await follow("b", 3), await follow("c", 2)
    await engine.set_feed(short, keep_days=10)
    await engine.set_feed(forever, keep_days=0)
    kept = (await engine.entries(EntryQuery(feed_id=short)))[0]
    await engine.star([kept.id])

    clock.now += 11 * DAY
    assert await engine.tidy() == 1
    clock.now += 20 * DAY
    assert await engine.tidy() == 3
    assert await engine.tidy() == 0

    assert [await total(engine, each) for each in (short, usual, forever)] == [1, 0, 2]


async def test_the_day_before_its_last_an_article_is_still_there(engine, follow, clock):
    await engine.change_settings(keep_days=30)
    feed_id = await follow("planet", 2)

    clock.now += 30 * DAY
    assert await engine.tidy() == 0
    clock.now += 1
    assert await engine.tidy() == 2
    assert await total(engine, feed_id) == 0


async def test_what_age_deletes_is_told(engine, follow, clock):
    await engine.change_settings(keep_days=30)
    await follow("planet", 3)
    clock.now += 31 * DAY
    told = listen(engine)

    await engine.tidy()

    assert len(of_kind(told, events.StoreChanged)[0].delta.removed_entries) == 3


def leave_a_copy_and_logs(directory):
    (directory / "feedmon-v2-2026-01-31.db").write_bytes(b"x" * 5000)
    for name in ("feedmon", "feedmonctl"):
        log = Path(log_path(directory, name))
        log.parent.mkdir(exist_ok=True)
        log.write_text("a line\n" * 10)


async def test_what_is_kept_is_counted_and_measured(engine, follow, tmp_path):
    before = await engine.storage()
    await follow("planet", 3)
    leave_a_copy_and_logs(tmp_path)

    storage = await engine.storage()

    assert (before.feeds, before.entries, before.copies, before.logs) == (0, 0, 0, 0)
    assert (storage.feeds, storage.entries, storage.copies) == (1, 3, 5000)
    assert storage.directory == str(tmp_path)
    assert storage.logs == 140
    on_disk = sum(path.stat().st_size for path in tmp_path.glob("feedmon.db*"))
    assert 0 < storage.store <= on_disk
