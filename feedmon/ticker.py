"""The beat: it ticks, and the store knows what is due.

Nothing is planned here. A tick asks the engine to hand out what is due and comes back at once;
sleep, restarts and changes of the clock need no code, because the next tick asks again.
"""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from functools import wraps
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from apscheduler.schedulers.asyncio import AsyncIOScheduler


class Ticker:
    """Calls coroutine functions at intervals on the running loop; a late tick is one tick."""

    def __init__(self) -> None:
        self._made: AsyncIOScheduler | None = None
        self._ticking = False
        self._began: datetime | None = None

    @property
    def _scheduler(self) -> AsyncIOScheduler:
        if self._made is None:
            self._made = _load()(timezone="UTC")
        return self._made

    async def prepare(self) -> None:
        """Load what it ticks with, beside the loop."""
        await asyncio.to_thread(_load)

    def every(self, seconds: float, job: Callable[[], Awaitable[Any]]) -> None:
        """Call ``job`` every ``seconds``; while a call is still running the next is left out.

        A job must hand out its work and return: with one instance at a time, a job that awaits
        the work itself makes the following ticks be skipped.

        All intervals are counted from one moment, so that what is due together wakes the program
        once.
        """
        began = self._began = self._began or datetime.now(UTC)

        @wraps(job)
        async def beat() -> None:
            try:
                await job()
            except asyncio.CancelledError:
                if self._ticking:  # else it is the end of the program, and no error
                    raise

        self._scheduler.add_job(
            beat,
            "interval",
            seconds=seconds,
            start_date=began + timedelta(seconds=seconds),
            coalesce=True,
            misfire_grace_time=None,
            max_instances=1,
        )

    def start(self) -> None:
        """Begin to tick; must be called with the loop running."""
        self._scheduler.start()
        self._ticking = True

    def stop(self) -> None:
        """Stop ticking; a call under way goes on."""
        if self._ticking:  # the scheduler calls itself running until the loop's next turn
            self._ticking = False
            self._scheduler.shutdown(wait=False)


def _load() -> type[AsyncIOScheduler]:
    # Where nothing ticks, as in a short command, it need not be loaded.
    from apscheduler.schedulers.asyncio import AsyncIOScheduler  # noqa: PLC0415

    return AsyncIOScheduler
