"""What silent servers cost their neighbours (rule X-2): other feeds, alone and beside them."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

from feedmon import events, open_engine
from feedmon.fetch.connection import KEEP_ALIVE_S
from feedmon.settings import Settings
from tests.benchmarks.measure import Clock, StallWatch, beating, reading
from tests.benchmarks.program import PUBLIC_LOOPBACK, expect
from tests.benchmarks.server import slow_url_of, url_of
from tests.feeds import opml

if TYPE_CHECKING:
    from pathlib import Path

    from feedmon import Engine
    from tests.benchmarks.measure import Reading

#: How long a request may take here (seconds): the slow servers would keep the real time-out.
FETCH_S = 5.0


async def measure(
    directory: Path, *, feeds: int, slow: int, port: int, in_flight: int, workers: int
) -> dict[str, Reading]:
    """Refresh twice, each time until all ``feeds`` were polled, with ``slow`` others before them.

    At the first refresh nobody knows yet which feeds are slow; at the second it has been seen.
    """
    clock = Clock()
    engine = await open_engine(
        directory,
        clock=clock,
        network_policy=PUBLIC_LOOPBACK,
        settings=replace(Settings(), in_flight=in_flight, workers=workers, fetch_s=FETCH_S),
    )
    watch = StallWatch()
    try:
        await engine.import_opml(
            opml(
                [(f"Slow {feed}", slow_url_of(feed, port)) for feed in range(slow)]
                + [(f"Feed {feed}", url_of(feed, port)) for feed in range(feeds)]
            )
        )
        await engine.warm_up()
        async with beating(watch):
            first = await _refresh(engine, feeds, watch)
            # The slow ones take their time to fail, and what is alone shall not have the gift of
            # connections that are still open from the first refresh.
            await asyncio.sleep(KEEP_ALIVE_S + 1)
            clock.put_forward()
            nothing_new = await _refresh(engine, feeds, watch)
    finally:
        await engine.close()
    return {"first": first, "nothing_new": nothing_new}


async def _refresh(engine: Engine, feeds: int, watch: StallWatch) -> Reading:
    """Refresh to the end; the reading ends when the last of the quick feeds was polled."""
    polled = asyncio.Event()
    left = feeds

    def hear(event: events.Event) -> None:
        nonlocal left
        if isinstance(event, events.FeedPolled):
            left -= 1
            if left == 0:
                polled.set()

    unsubscribe = engine.events.subscribe(hear)
    refresh = asyncio.create_task(engine.refresh())
    try:
        async with reading(watch) as result:
            ended = asyncio.create_task(polled.wait())
            await asyncio.wait([refresh, ended], return_when=asyncio.FIRST_COMPLETED)
        ended.cancel()
        summary = await refresh
    finally:
        unsubscribe()
    expect(left == 0, f"{left} feeds were not polled: {summary}")
    return result
