"""What an engine that was started does by itself, and that it does nothing else."""

import asyncio

import pytest

from feedmon import errors, events
from feedmon.settings import Settings
from feedmon.store.lanes import Lane
from feedmon.store.lookout import LOOK_S
from tests.feedmon.clock import HOUR
from tests.feedmon.hearing import listen, of_kind
from tests.feeds import item, rss

PATIENCE_S, OFTEN_S = 20, 0.05


async def until(true):
    async with asyncio.timeout(PATIENCE_S):
        while not true():  # noqa: ASYNC110 - a thread looks, and tells nobody where nothing is
            await asyncio.sleep(OFTEN_S)


@pytest.fixture
async def engine(start):
    return await start(settings=Settings(tick_s=OFTEN_S, site_icons=False))


async def test_what_is_due_is_polled(engine, server, clock):
    await engine.subscribe(server.put("/feed", rss("Planet", [item("a")])))
    await engine.start()

    clock.now += 13 * HOUR

    await until(lambda: len(server.requests) == 2)


async def test_the_end_of_a_pause_is_told_though_nothing_is_due(engine, clock):
    await engine.pause_polling(round(clock.now) + HOUR)
    told = listen(engine)
    await engine.start()

    clock.now += HOUR

    await until(lambda: events.PollingPaused(None) in told)


async def test_pictures_are_kept_from_the_moment_on_that_they_are_wanted(engine):
    await engine.start()

    await engine.change_settings(keep_pictures=True)

    await until(lambda: engine._keeps)
    assert await engine._store.image_wishes_from() is not None


async def test_what_could_not_be_read_of_another_program_is_told_at_the_next_look(
    engine, start, monkeypatch
):
    other = await start()
    told, failed = listen(engine), []
    await engine.start()

    async def fail(*_):
        patch.undo()
        failed.append(1)
        raise errors.StoreError("feedmon.db")

    with monkeypatch.context() as patch:
        patch.setattr(engine._store, "changes_since", fail)
        await other.add_folder("News")
        await until(lambda: failed)

    await until(lambda: any(each.delta.folders for each in of_kind(told, events.StoreChanged)))


async def test_at_rest_it_asks_the_store_for_nothing(engine, server, monkeypatch):
    await engine.subscribe(server.put("/feed", rss("Planet", [item("a")])))
    await engine.start()
    await asyncio.sleep(2 * LOOK_S)  # what it began with is done, and was seen
    asked, run = [], Lane.run

    def note(lane, function, *arguments, **named):
        asked.append(function)
        return run(lane, function, *arguments, **named)

    monkeypatch.setattr(Lane, "run", note)
    await asyncio.sleep(LOOK_S)

    assert asked == []


async def test_memory_is_let_go_of_once_after_something_was_done(engine, monkeypatch):
    released, release = [], engine.release_memory

    async def note():
        released.append(1)
        await release()

    monkeypatch.setattr("feedmon.engine.facade.CARE_S", OFTEN_S)
    monkeypatch.setattr(engine, "release_memory", note)
    await engine.start()
    await until(lambda: released and engine._tended == engine._store.asked)
    released.clear()

    for _ in range(3):
        await engine._tend()
    assert released == []

    await engine.add_folder("News")
    await until(lambda: released)
