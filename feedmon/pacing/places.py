"""Places that requests hold: a semaphore that may grow and shrink, and patience with it."""

from __future__ import annotations

import asyncio
from collections import deque
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable

    from feedmon.pacing.patience import Patience


class Places:
    """A semaphore whose size may change while it is used; first come, first served."""

    def __init__(self, limit: int) -> None:
        self.limit = max(1, limit)
        self._taken = 0
        self._waiting: deque[asyncio.Future[None]] = deque()

    def set_limit(self, limit: int) -> None:
        """Let so many be taken at once from now on."""
        self.limit = max(1, limit)
        self._hand_out()

    async def take(self) -> None:
        """Wait for a place and hold it."""
        if self._taken < self.limit and not self._waiting:
            self._taken += 1
            return
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append(turn)
        self._hand_out()
        try:
            await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled():
                self.give()  # it was handed out in the very moment of the cancellation
            raise

    def give(self) -> None:
        """Give a place back."""
        self._taken -= 1
        self._hand_out()

    @asynccontextmanager
    async def one(self) -> AsyncIterator[None]:
        """Hold a place inside."""
        await self.take()
        try:
            yield
        finally:
            self.give()

    @asynccontextmanager
    async def for_a_while(
        self,
        patience: Patience,
        clock: Callable[[], float],
        sleep: Callable[[float], Awaitable[object]],
    ) -> AsyncIterator[Callable[[float], None]]:
        """Hold a place inside, but no longer than ``patience`` has it.

        What this gives is to be told in how many seconds the request goes out: from then on it is
        the server that keeps us waiting, and the patience learns from how long it does.
        """
        await self.take()
        held = _Held(self, patience, clock, sleep)
        try:
            yield held.goes_out
        finally:
            held.end()

    def _hand_out(self) -> None:
        while self._waiting and self._taken < self.limit:
            turn = self._waiting.popleft()
            if not turn.done():
                self._taken += 1
                turn.set_result(None)


class _Held:
    """A place in hand, until its holder gives it back or patience is lost."""

    def __init__(
        self,
        places: Places,
        patience: Patience,
        clock: Callable[[], float],
        sleep: Callable[[float], Awaitable[object]],
    ) -> None:
        self._places = places
        self._patience = patience
        self._clock = clock
        self._sleep = sleep
        self._sent_at: float | None = None
        self._given = False
        self._waiting: asyncio.Task[None] | None = None

    def goes_out(self, in_s: float) -> None:
        """Have patience from then on; only with the first of several requests."""
        if self._waiting is not None or self._given:
            return
        if in_s > self._patience.most_s:  # it is its host's pause that it waits for
            self._waiting = asyncio.create_task(self._lose_patience(self._patience.most_s))
        else:
            self._sent_at = self._clock() + in_s
            self._waiting = asyncio.create_task(self._lose_patience(in_s + self._patience.seconds))

    def end(self) -> None:
        """Give the place back, if it is still held."""
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None  # it knows us: each request would leave a circle behind
        self._give()

    async def _lose_patience(self, seconds: float) -> None:
        await self._sleep(seconds)
        self._give()

    def _give(self) -> None:
        if self._given:
            return
        self._given = True
        if self._sent_at is not None:
            self._patience.note(self._clock() - self._sent_at)
        self._places.give()
