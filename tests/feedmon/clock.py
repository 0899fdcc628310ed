"""The time of engines in tests: it stands until a test lets it pass, and nobody waits for it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from feedmon import Engine

NOW = 1_780_000_000
MINUTE, HOUR, DAY = 60, 3600, 86_400


class Clock:
    """A clock that stands until it is set."""

    def __init__(self) -> None:
        self.now = float(NOW)

    def __call__(self) -> float:
        return self.now


async def no_time(_seconds: float) -> None:
    """A sleep that takes no time, but lets the others have their turn."""
    await asyncio.sleep(0)


async def quiet(*engines: Engine) -> None:
    """Nothing is under way any more."""
    for engine in engines:
        while engine._background:
            await asyncio.wait(engine._background)


async def tick(engine: Engine) -> None:
    """Hand out what is due, and let it be done."""
    await engine.poll_due()
    await quiet(engine)


async def run(engine: Engine, clock: Clock, seconds: float, step: float = MINUTE) -> None:
    """Time passes tick by tick, each to its end."""
    end = clock.now + seconds
    while clock.now < end:
        clock.now += step
        await tick(engine)
