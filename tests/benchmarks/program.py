"""The program itself, measured: the engine alone, and the engine under its window."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from feedmon import open_engine
from feedmon.network import NetworkPolicy
from feedmon.settings import Settings
from tests.benchmarks.measure import Clock, StallWatch, beating, reading
from tests.benchmarks.server import url_of
from tests.feeds import opml

if TYPE_CHECKING:
    from pathlib import Path

    from feedmon import Engine
    from tests.benchmarks.measure import Reading

#: Loopback plays the internet: each address counts as a public host, with its pause.
PUBLIC_LOOPBACK = NetworkPolicy(public=["127.0.0.0/8"])


async def open_subscribed(
    directory: Path, clock: Clock, *, feeds: int, port: int, in_flight: int, workers: int
) -> Engine:
    """An engine with ``feeds`` subscriptions that were never polled, its workers warm."""
    engine = await open_engine(
        directory,
        clock=clock,
        network_policy=PUBLIC_LOOPBACK,
        settings=replace(Settings(), in_flight=in_flight, workers=workers),
    )
    await engine.import_opml(opml((f"Feed {feed}", url_of(feed, port)) for feed in range(feeds)))
    await engine.warm_up()
    return engine


async def measure_refreshes(
    engine: Engine, clock: Clock, feeds: int, watch: StallWatch
) -> dict[str, Reading]:
    """Refresh everything twice: all is new, then nothing is."""
    async with reading(watch) as first:
        summary = await engine.refresh()
    expect(summary.fetched == feeds, f"first refresh: {summary}")
    clock.put_forward()
    async with reading(watch) as nothing_new:
        summary = await engine.refresh()
    expect(summary.not_modified == feeds, f"second refresh: {summary}")
    return {"first": first, "nothing_new": nothing_new}


async def measure_headless(
    directory: Path, *, feeds: int, port: int, in_flight: int, workers: int
) -> dict[str, Reading]:
    """The engine alone on asyncio's own loop."""
    clock = Clock()
    engine = await open_subscribed(
        directory, clock, feeds=feeds, port=port, in_flight=in_flight, workers=workers
    )
    watch = StallWatch()
    try:
        async with beating(watch):
            return await measure_refreshes(engine, clock, feeds, watch)
    finally:
        await engine.close()


def expect(condition: bool, otherwise: str) -> None:
    """Refuse to print figures of something that did not happen."""
    if not condition:
        raise RuntimeError(otherwise[:2000])
