"""One poll for all who ask for a feed while it is under way (S-4)."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from feedmon.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from feedmon.model import Feed
    from feedmon.poll.outcomes import Outcome


class Shared:
    """One running poll and those who wait for it; it is cancelled when the last one leaves.

    ``only_due`` and ``whole`` are what all of them want; they may change until it asks. ``seen``
    is the feed as the first of them saw it.
    """

    task: asyncio.Task[Outcome]

    def __init__(self, *, only_due: bool, whole: bool = False, seen: Feed | None = None) -> None:
        self.only_due = only_due
        self.whole = whole
        self.seen = seen
        self._waiting = 0

    @property
    def is_ending(self) -> bool:
        """Whether it was cancelled and has not ended yet: there is no result to wait for."""
        return self.task.cancelling() > 0 and not self.task.done()

    def start(self, poll: Coroutine[Any, Any, Outcome]) -> None:
        """Begin the poll."""
        self.task = asyncio.create_task(poll)

    async def result(self) -> Outcome:
        """Wait for the outcome, and share it with whoever else waits."""
        self._waiting += 1
        try:
            return await asyncio.shield(self.task)
        finally:
            self._waiting -= 1
            if self._waiting == 0 and not self.task.done():
                self.task.cancel()
                with suppress(asyncio.CancelledError, StoreError):
                    await self.task
