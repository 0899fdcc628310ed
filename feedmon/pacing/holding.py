"""Places in hand, and what takes them back from requests whose servers keep silent."""

from __future__ import annotations

import asyncio
import heapq
import itertools
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from feedmon.pacing.patience import Patience
    from feedmon.pacing.places import Places


class Patient:
    """Holds ``places`` for requests, each no longer than ``patience`` has it.

    One task watches over all that are held: most end before their time, and a task for each would
    cost more than all else here.
    """

    def __init__(
        self,
        places: Places,
        patience: Patience,
        clock: Callable[[], float],
        sleep: Callable[[float], Awaitable[object]],
    ) -> None:
        self.places = places
        self.patience = patience
        self.clock = clock
        self._sleep = sleep
        self._ends: list[tuple[float, int, Held]] = []
        self._numbers = itertools.count()
        self._watching = 0
        self._until = float("inf")
        self._watch: asyncio.Task[None] | None = None

    async def hold(self) -> Held:
        """Wait for a place and hold it."""
        await self.places.take()
        return Held(self)

    def watch(self, held: Held, seconds: float) -> None:
        """Have a place given back in so many seconds, unless it was before."""
        self._watching += 1
        end = self.clock() + seconds
        heapq.heappush(self._ends, (end, next(self._numbers), held))
        if end < self._until:
            self._begin(end, seconds)

    def watch_no_longer(self) -> None:
        """One that was watched was given back by its holder."""
        self._watching -= 1
        if not self._watching:
            self._ends.clear()
            self._stop()

    def _begin(self, end: float, seconds: float) -> None:
        self._stop()
        self._until = end
        self._watch = asyncio.create_task(self._wait(seconds))

    def _stop(self) -> None:
        if self._watch is not None:
            self._watch.cancel()
        self._watch, self._until = None, float("inf")

    async def _wait(self, seconds: float) -> None:
        """Wait for the first end, and then for the next, whatever the clock says."""
        while True:
            await self._sleep(seconds)
            while self._ends and (self._ends[0][0] <= self._until or self._ends[0][2].is_given):
                heapq.heappop(self._ends)[2].lose_patience()
            if not self._ends:
                self._watch, self._until = None, float("inf")
                return
            end = self._ends[0][0]
            seconds = max(0.0, min(end - self.clock(), end - self._until))
            self._until = end


class Held:
    """A place in hand, until its holder gives it back or patience is lost."""

    __slots__ = ("_by", "_is_watched", "_sent_at", "is_given")

    def __init__(self, by: Patient) -> None:
        self._by = by
        self._sent_at: float | None = None
        self._is_watched = False
        self.is_given = False

    def goes_out(self, in_s: float) -> None:
        """Have patience from then on; only with the first of several requests."""
        if self._is_watched or self.is_given:
            return
        patience = self._by.patience
        self._is_watched = True
        if in_s > patience.most_s:  # it is its host's pause that it waits for
            self._by.watch(self, patience.most_s)
        else:
            self._sent_at = self._by.clock() + in_s
            self._by.watch(self, in_s + patience.seconds)

    def end(self) -> None:
        """Give the place back, if it is still held."""
        self._give()
        if self._is_watched:
            self._is_watched = False
            self._by.watch_no_longer()

    def lose_patience(self) -> None:
        """Give the place back while its holder goes on."""
        self._give()

    def _give(self) -> None:
        if self.is_given:
            return
        self.is_given = True
        if self._sent_at is not None:
            self._by.patience.note(self._by.clock() - self._sent_at)
        self._by.places.give()
