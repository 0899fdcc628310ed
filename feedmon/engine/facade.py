"""``Engine``: thin methods over the rooms, each telling what it changed, by subject."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING

from feedmon.engine.archives import Archives
from feedmon.engine.care import Caring
from feedmon.engine.choosing import Choosing
from feedmon.engine.delivering import Delivering
from feedmon.engine.describing import Describing
from feedmon.engine.full_texts import FullTexts
from feedmon.engine.health_history import HealthHistory
from feedmon.engine.icons import Icons
from feedmon.engine.looking import Looking
from feedmon.engine.pushing import Pushing
from feedmon.engine.reading import Reading
from feedmon.engine.resuming import Resuming
from feedmon.engine.rules import Ruling
from feedmon.engine.subscriptions import Subscriptions
from feedmon.engine.switching import Switching
from feedmon.engine.tags import Tags
from feedmon.engine.versions import Versions
from feedmon.engine.watches import Watches
from feedmon.errors import StoreError, WorkFailed
from feedmon.events import StoreChanged
from feedmon.memory import give_back
from feedmon.store import Work

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from contextlib import AsyncExitStack

    from feedmon.engine.ground import Parts

log = logging.getLogger(__name__)

#: How often the store is asked which jobs of its care are due, and memory is let go of (seconds).
CARE_S = 60.0


class Engine(
    FullTexts,
    Looking,
    HealthHistory,
    Pushing,
    Archives,
    Icons,
    Switching,
    Subscriptions,
    Watches,
    Resuming,
    Reading,
    Tags,
    Ruling,
    Delivering,
    Versions,
    Choosing,
    Caring,
    Describing,
):
    """Everything that may be asked. Every change is also told as an event.

    All methods run on the loop that opened the engine. They raise StoreError when the store
    can't do what is asked, and what their docstrings name.
    """

    def __init__(self, parts: Parts, stack: AsyncExitStack) -> None:
        super().__init__(parts)
        self._stack = stack
        self._data_version: int | None = None
        self._revision = parts.revision
        self._watching = asyncio.Lock()
        self._tended: int | None = None  # what had been asked of the store when it came to rest

    async def start(self) -> None:
        """Begin to poll by the schedule and to watch for what other programs write.

        What was written since the engine was opened is told at once.
        """
        await self._parts.ticker.prepare()
        await self.watch()
        await self.move_logins()
        self._store.look_out(self._see)
        for job, is_due in (
            (self.poll_due, self._is_due),
            (self.look_for_icons, lambda work: Work.ICONS in work),
            (self.keep_pictures, self._has_pictures_to_keep),
            (self.fetch_full_texts, lambda work: Work.PAGES in work),
            (self.deliver_due, lambda work: Work.DELIVERIES in work),
        ):
            self._parts.ticker.every(self._settings.tick_s, self._where(is_due, job))
        self._parts.ticker.every(CARE_S, self._tend)
        self._parts.ticker.start()
        await self.check_after_unclean_end()
        await self.begin_to_deliver()
        await self.listen()

    async def warm_up(self) -> None:
        """Start the worker processes and load what the first fetch would; best done when idle."""
        await self._parts.fetcher.warm_up()
        await self._parts.workers.warm_up()

    async def attend(self) -> None:
        """Somebody came to the window: start a worker process, so that no picture waits for it."""
        try:
            await self._parts.workers.warm_up(1)
        except WorkFailed as error:  # what needs it will say so
            log.info("no worker process was started ahead: %s", error.detail)

    async def release_memory(self) -> None:
        """Let go of what a minute of work left in memory and can be had again."""
        await self._store.release_memory()
        await asyncio.to_thread(give_back)

    async def _tend(self) -> None:
        """Hand out the care that is due; let go of memory unless all rested since the last time."""
        rested = self._store.asked == self._tended
        handed_out = await self.maintain()
        if not rested:
            await self.release_memory()
        self._tended = None if handed_out else self._store.asked

    async def close(self) -> None:
        """End everything in reverse: polls are cancelled, their claims given back."""
        self._parts.ticker.stop()
        self._store.look_no_more()
        await self._end_listening()
        await self.close_watch_pages()
        for task in tuple(self._background):
            task.cancel()
        await asyncio.gather(*self._background, return_exceptions=True)
        await self._stack.aclose()

    async def watch(self) -> None:
        """Tell what another program wrote to the store since the last look."""
        async with self._watching:
            # The version before the changes: a write between the two is looked at again.
            version = await self._store.data_version()
            if version == self._data_version:
                return
            before = self._revision
            delta = await self._store.changes_since(before)
            self._data_version, self._revision = version, delta.revision
        if delta.revision != before:
            self.events.publish(StoreChanged(delta))
            await self._to_the_end(self._tell_others_work(before))

    def _see(self) -> None:
        """Somebody wrote to the store, perhaps this program itself."""
        self._in_background(self._watch_again())

    async def _watch_again(self) -> None:
        try:
            await self.watch()
        except StoreError:
            self._store.look_again()
            raise

    def _where(
        self, is_due: Callable[[frozenset[Work]], bool], job: Callable[[], Awaitable[int]]
    ) -> Callable[[], Awaitable[None]]:
        """Call a job only where the last look found something for it: else nobody wakes up."""

        async def ask() -> None:
            if is_due(self._store.work):
                await job()

        return ask

    async def _tell_others_work(self, before: int) -> None:
        await self._tell_counts()
        await self._tell_icons_since(before)
        await self._tell_monitoring_since(before)
        await self._tell_deliveries_since(before)
        await self._learn_settings()
