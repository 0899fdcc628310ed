"""Fixtures of the engine at work: hosts of the internet, and feeds that are asked later."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.feedmon.internet import PUBLIC
from tests.httpserver import HttpServer

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable

    from feedmon import Engine
    from feedmon.model import Feed
    from tests.feedmon.clock import Clock


@pytest.fixture
async def public() -> AsyncIterator[HttpServer]:
    """A server on the internet, for engines whose ``world`` has it."""
    async with HttpServer(PUBLIC[0]) as running:
        yield running


@pytest.fixture
async def another_public() -> AsyncIterator[HttpServer]:
    """Another host of the internet."""
    async with HttpServer(PUBLIC[1]) as running:
        yield running


@pytest.fixture
def poll(engine: Engine, clock: Clock) -> Callable[..., Awaitable[Feed]]:
    """``await poll(feed, after=seconds)``: later, ask for the feed; how it is then."""

    async def later(feed: Feed, *, after: float) -> Feed:
        clock.now += after
        await engine.refresh([feed.id])
        return await engine.feed(feed.id)

    return later
