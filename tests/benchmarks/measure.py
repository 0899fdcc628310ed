"""What every measured thing reports: seconds, processor seconds, and the loop's longest stall."""

from __future__ import annotations

import asyncio
import os
import time
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import AsyncIterator


class Clock:
    """The time, which can be put forward: nobody asks a public feed twice within a minute."""

    APART_S = 120

    def __init__(self) -> None:
        self._ahead = 0.0

    def __call__(self) -> float:
        return time.time() + self._ahead

    def put_forward(self) -> None:
        """Let it be so late that everybody may be asked again."""
        self._ahead += self.APART_S


@dataclass
class Reading:
    """One measured span; ``stall_ms`` is how much later than asked the loop came back at worst.

    ``cpu_s`` counts this process alone, as its children are counted only when they have ended.
    """

    seconds: float = 0.0
    cpu_s: float = 0.0
    stall_ms: float | None = None


class StallWatch:
    """Asks a loop to come back every 5 ms and keeps the longest delay beyond that."""

    EVERY_S = 0.005

    def __init__(self) -> None:
        self.longest_s = 0.0
        self._last: float | None = None

    def beat(self) -> None:
        """To be called every 5 ms by the loop that is watched."""
        now = time.perf_counter()
        if self._last is not None:
            self.longest_s = max(self.longest_s, now - self._last - self.EVERY_S)
        self._last = now

    def take(self) -> float:
        """The longest delay since the last call, in milliseconds."""
        longest, self.longest_s = self.longest_s, 0.0
        return longest * 1000


@asynccontextmanager
async def beating(watch: StallWatch) -> AsyncIterator[None]:
    """Let asyncio's own loop beat for ``watch`` inside."""

    async def beat() -> None:
        while True:
            watch.beat()
            await asyncio.sleep(watch.EVERY_S)

    task = asyncio.create_task(beat())
    try:
        yield
    finally:
        task.cancel()


@asynccontextmanager
async def reading(watch: StallWatch | None = None) -> AsyncIterator[Reading]:
    """Measure what happens inside; the reading is complete afterwards."""
    result = Reading()
    if watch is not None:
        watch.take()
    cpu, start = os.times(), time.perf_counter()
    yield result
    result.seconds = time.perf_counter() - start
    now = os.times()
    result.cpu_s = now.user + now.system - cpu.user - cpu.system
    if watch is not None:
        result.stall_ms = watch.take()
