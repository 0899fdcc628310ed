"""Scenes in which everything is refreshed under the window."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from feedmon import events
from tests.benchmarks.measure import expect
from tests.benchmarks.processes import Tree
from tests.benchmarks.server import CLOSED_S
from tests.benchmarks.stage import SETTLE_S
from ui.models.sources import ALL

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Collection, Sequence

    from feedmon import Engine
    from tests.benchmarks.stage import Scene

#: The list fills and the sidebar counts on for a moment after the last feed was stored.
_FILLS_S = 1.0


def all_new(times: int) -> Callable[[Scene], Awaitable[None]]:
    """Refresh when all is new; then so many times when nothing is."""

    async def play(scene: Scene) -> None:
        await _open_all(scene)
        await asyncio.sleep(SETTLE_S)
        async with scene.span("first", afterwards_s=_FILLS_S):
            summary = await scene.engine.refresh()
        expect(not summary.skipped, f"first refresh: {summary}")
        expect(summary.fetched == summary.feeds > 0, f"first refresh: {summary}")
        scene.facts["new"] = summary.new
        for _ in range(times):
            await _half_an_hour_later(scene)
            await _nothing_new(scene, "nothing_new")
        scene.facts["pss_mb"] = Tree().pss_mb()

    return play


def large_feeds(turns: Sequence[Sequence[int]]) -> Callable[[Scene], Awaitable[None]]:
    """Refresh some large feeds, and then others."""

    async def play(scene: Scene) -> None:
        await _open_all(scene)
        await asyncio.sleep(SETTLE_S)
        new = 0
        for feeds in turns:
            async with scene.span("large"):
                summary = await scene.engine.refresh(feeds)
            expect(summary.fetched == len(feeds), f"large feeds: {summary}")
            new += summary.new
        scene.facts["new"] = new

    return play


async def at_once(scene: Scene) -> None:
    """Refresh right after the start: everything is known, and nothing is new."""
    await _nothing_new(scene, "nothing_new")


async def _nothing_new(scene: Scene, name: str) -> None:
    async with scene.span(name):
        summary = await scene.engine.refresh()
    expect(not summary.skipped, f"{name}: {summary}")
    expect(summary.not_modified == summary.feeds > 0, f"{name}: {summary}")


def beside_troubled(good: Collection[int], times: int) -> Callable[[Scene], Awaitable[None]]:
    """Refresh the feeds that are well alone, and beside those that are not, in turns.

    The first time beside them nobody knows yet which these are.
    """

    async def play(scene: Scene) -> None:
        await _open_all(scene)
        await asyncio.sleep(SETTLE_S)
        for turn in range(times + 1):
            async with scene.span("alone"):
                summary = await scene.engine.refresh(good)
            expect(summary.not_modified == len(good), f"alone: {summary}")
            await _half_an_hour_later(scene)
            everything = asyncio.create_task(scene.engine.refresh())
            name = "beside" if turn else "unforeseen"
            async with scene.span(name):
                await _polled(scene.engine, good)
            summary = await everything
            expect(summary.not_modified >= len(good), f"beside: {summary}")
            await _half_an_hour_later(scene)

    return play


async def _polled(engine: Engine, feeds: Collection[int]) -> None:
    """Wait until each of the feeds was polled."""
    done, left = asyncio.Event(), set(feeds)

    def hear(event: events.Event) -> None:
        if isinstance(event, events.FeedPolled):
            left.discard(event.feed.id)
            if not left:
                done.set()

    unsubscribe = engine.events.subscribe(hear)
    try:
        await done.wait()
    finally:
        unsubscribe()


async def _open_all(scene: Scene) -> None:
    window = scene.opened.window
    await scene.hands.until(lambda: window.feeds.rowCount() > 0, "the sidebar")
    window.sidebar.choose(ALL)
    await window.listing.ready()


async def _half_an_hour_later(scene: Scene) -> None:
    """Everybody may be asked again, and no connection is open any more."""
    await asyncio.sleep(CLOSED_S)
    scene.clock.put_forward()
