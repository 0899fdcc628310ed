"""Places that requests hold: a semaphore that may grow and shrink, and patience with it."""

from __future__ import annotations

import asyncio
from collections import deque
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable


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
        self, patience_s: float, sleep: Callable[[float], Awaitable[object]]
    ) -> AsyncIterator[None]:
        """Hold a place inside, but no longer than ``patience_s``."""
        await self.take()
        held = True

        async def lose_patience() -> None:
            nonlocal held
            await sleep(patience_s)
            held = False
            self.give()

        waiting = asyncio.create_task(lose_patience())
        try:
            yield
        finally:
            waiting.cancel()
            if held:
                self.give()

    def _hand_out(self) -> None:
        while self._waiting and self._taken < self.limit:
            turn = self._waiting.popleft()
            if not turn.done():
                self._taken += 1
                turn.set_result(None)
