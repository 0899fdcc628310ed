"""One poll for all who ask for a feed while it is under way (S-4)."""

from __future__ import annotations

import asyncio
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from feedmon.errors import StoreError
from feedmon.model import PollStep, RunningPoll

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from feedmon.model import Feed, PollTarget
    from feedmon.poll.outcomes import Outcome


class Shared:
    """One running poll and those who wait for it; it is cancelled when the last one leaves.

    ``only_due`` and ``whole`` are what all of them want; they may change until it asks. ``seen``
    is the feed as the first of them saw it. ``is_cancelled`` says that somebody ended it who does
    not wait for it.
    """

    task: asyncio.Task[Outcome]

    def __init__(
        self,
        *,
        only_due: bool,
        whole: bool = False,
        seen: Feed | PollTarget | None = None,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self.only_due = only_due
        self.whole = whole
        self.seen = seen
        self.is_cancelled = False
        self._waiting = 0
        self._clock = clock
        self._step, self._since = PollStep.TURN, clock()
        self._until: float | None = None
        self._host = ""

    @property
    def is_ending(self) -> bool:
        """Whether it was cancelled and has not ended yet: there is no result to wait for."""
        return self.task.cancelling() > 0 and not self.task.done()

    @property
    def was_cancelled_alone(self) -> bool:
        """Whether it was cancelled for all, and who asks this was not."""
        waiter = asyncio.current_task()
        return self.is_cancelled and self.task.cancelled() and not (waiter and waiter.cancelling())

    def start(self, poll: Coroutine[Any, Any, Outcome]) -> None:
        """Begin the poll."""
        self.task = asyncio.create_task(poll)

    def reach(self, step: PollStep, *, host: str = "", until: float | None = None) -> None:
        """Note how far it is, for whom it waits and how long."""
        self._step, self._since, self._until = step, self._clock(), until
        self._host = host or self._host

    def progress(self, feed_id: int) -> RunningPoll:
        """Tell how far it is."""
        return RunningPoll(
            feed_id,
            self._step,
            self._since,
            self._until,
            by_schedule=self.only_due,
            host=self._host,
        )

    def cancel(self) -> None:
        """End it for all who wait: they get to know that it was cancelled."""
        self.is_cancelled = True
        self.task.cancel()

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
