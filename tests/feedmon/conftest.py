"""Fixtures that the tests of the engine share.

``start`` opens the engines of a test, which see ``world`` and live by ``clock``; ``engine`` is one
of them. A file that needs another world says so in a fixture ``world`` of its own, one that needs
another engine asks ``start`` for it.
"""

from __future__ import annotations

from contextlib import AsyncExitStack
from itertools import count
from random import Random
from typing import TYPE_CHECKING

import pytest

from feedmon import open_engine
from tests.feedmon.clock import Clock
from tests.feedmon.hearing import listen
from tests.httpserver import HttpServer

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
    from pathlib import Path

    from feedmon import Engine
    from feedmon.events import Event


@pytest.fixture(scope="session", autouse=True)
def engines_share_processes(kept_processes: None) -> None:
    """Every engine of this folder that is opened in the process of the tests."""


@pytest.fixture
async def server() -> AsyncIterator[HttpServer]:
    """A server of this test's own on 127.0.0.1."""
    async with HttpServer() as running:
        yield running


@pytest.fixture
def clock() -> Clock:
    """The clock of this test's engines."""
    return Clock()


@pytest.fixture
def world() -> Mapping[str, object]:
    """What engines find around them, in arguments of ``open_engine``: this machine as it is."""
    return {}


@pytest.fixture
async def start(
    tmp_path: Path, clock: Clock, world: Mapping[str, object]
) -> AsyncIterator[Callable[..., Awaitable[Engine]]]:
    """``await start()`` opens an engine on the store of the test, closed at the end of it.

    Each call is another program on that store; what it is given changes what ``world`` says.
    """
    seeds = count(1)
    async with AsyncExitStack() as stack:

        async def one(**changed: object) -> Engine:
            usual = {"clock": clock, "random": Random(next(seeds)), **world}
            engine = await open_engine(tmp_path, **{**usual, **changed})
            stack.push_async_callback(engine.close)
            return engine

        yield one


@pytest.fixture
async def engine(start: Callable[..., Awaitable[Engine]]) -> Engine:
    """An engine with nothing special about it."""
    return await start()


@pytest.fixture
def told(engine: Engine) -> list[Event]:
    """All that it tells."""
    return listen(engine)
