"""A pause of all polls: who obeys it, how it ends, and what still runs."""

from __future__ import annotations

import asyncio

from feedmon.events import PollingPaused
from feedmon.settings import UNTIL_RESUMED
from tests.feedmon.clock import HOUR, NOW
from tests.feedmon.hearing import listen, of_kind
from tests.feeds import item, rss
from tests.httpserver import Reply


def pauses(engine):
    """What the engine tells about pauses from now on."""
    told = listen(engine)
    return lambda: [event.until for event in of_kind(told, PollingPaused)]


async def follow(engine, server):
    """Subscribe to a feed."""
    return await engine.subscribe(server.put("/feed", rss("Planet", [item("a")])))


async def test_nothing_is_handed_out_while_paused_and_what_is_due_comes_after(
    engine, server, clock
):
    await follow(engine, server)
    await engine.pause_polling(NOW + 13 * HOUR)

    clock.now = NOW + 2 * HOUR
    assert await engine.poll_due() == 0
    clock.now = NOW + 13 * HOUR
    assert await engine.poll_due() == 1


async def test_a_pause_until_resumed_has_no_end_but_resuming(engine, server, clock):
    await follow(engine, server)
    await engine.pause_polling()

    clock.now = NOW + 400 * 24 * HOUR
    assert engine.paused_until == UNTIL_RESUMED
    assert await engine.poll_due() == 0
    await engine.resume_polling()
    assert engine.paused_until is None
    assert await engine.poll_due() == 1


async def test_a_refresh_that_a_person_asks_for_runs_all_the_same(engine, server):
    await follow(engine, server)
    await engine.pause_polling()

    assert (await engine.refresh()).feeds == 1


async def test_begin_and_end_of_a_pause_are_told_once(engine, clock):
    told = pauses(engine)
    await engine.pause_polling(NOW + HOUR)
    await engine.poll_due()
    await engine.change_settings(in_flight=8)
    clock.now = NOW + HOUR
    await engine.poll_due()
    await engine.poll_due()

    assert told() == [NOW + HOUR, None]


async def test_the_next_engine_is_paused_as_well(start):
    await (await start()).pause_polling(NOW + HOUR)

    assert (await start()).paused_until == NOW + HOUR


async def test_another_program_on_the_store_obeys_and_tells_it(start, server, clock):
    here, there = await start(), await start()
    await follow(here, server)
    await there.watch()
    told = pauses(there)

    await here.pause_polling()
    await there.watch()
    clock.now = NOW + 13 * HOUR
    assert await there.poll_due() == 0
    await here.resume_polling()
    await there.watch()
    assert await there.poll_due() == 1

    assert told() == [UNTIL_RESUMED, None]


async def test_what_waits_for_its_turn_when_the_pause_begins_is_not_asked(engine, server, clock):
    """Of six feeds on one address four are asked at once, and two wait for them."""
    gate, four = asyncio.Event(), asyncio.Event()
    asked = []

    async def slow(received):
        asked.append(received.path)
        if len(asked) == 4:
            four.set()
        await gate.wait()
        return Reply(rss("Planet", [item("a")]))

    for number in range(6):
        await engine.subscribe(server.put(f"/{number}", rss("Planet", [item("a")])))
        server.put(f"/{number}", slow)
    clock.now = NOW + 13 * HOUR
    assert await engine.poll_due() == 6
    await four.wait()
    polls = [shared.task for shared in engine._parts.poller._running.values()]
    await engine.pause_polling()
    gate.set()
    await asyncio.wait(polls)

    assert len(asked) == 4
    await engine.resume_polling()
    assert await engine.poll_due() == 2
