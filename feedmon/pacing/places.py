"""Places that requests hold: a semaphore that may grow and shrink."""

from __future__ import annotations

import asyncio
from collections import deque


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

    def _hand_out(self) -> None:
        while self._waiting and self._taken < self.limit:
            turn = self._waiting.popleft()
            if not turn.done():
                self._taken += 1
                turn.set_result(None)
