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
from feedmon.errors import WorkFailed
from feedmon.events import StoreChanged
from feedmon.memory import give_back

if TYPE_CHECKING:
    from contextlib import AsyncExitStack

    from feedmon.engine.ground import Parts

log = logging.getLogger(__name__)

#: How often the store is asked whether another program wrote to it, in seconds.
WATCH_S = 1.0
#: How often the store is asked which jobs of its care are due, in seconds.
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

    async def start(self) -> None:
        """Begin to poll by the schedule and to watch for what other programs write.

        What was written since the engine was opened is told at once.
        """
        await self._parts.ticker.prepare()
        await self.watch()
        await self.move_logins()
        self._parts.ticker.every(self._settings.tick_s, self.poll_due)
        self._parts.ticker.every(self._settings.tick_s, self.look_for_icons)
        self._parts.ticker.every(self._settings.tick_s, self.keep_pictures)
        self._parts.ticker.every(self._settings.tick_s, self.fetch_full_texts)
        self._parts.ticker.every(self._settings.tick_s, self.deliver_due)
        self._parts.ticker.every(WATCH_S, self.watch)
        self._parts.ticker.every(CARE_S, self.maintain)
        self._parts.ticker.every(CARE_S, self.release_memory)
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

    async def close(self) -> None:
        """End everything in reverse: polls are cancelled, their claims given back."""
        self._parts.ticker.stop()
        await self._end_listening()
        await self.close_watch_pages()
        for task in tuple(self._background):
            task.cancel()
        await asyncio.gather(*self._background, return_exceptions=True)
        await self._stack.aclose()

    async def watch(self) -> None:
        """Tell what another program wrote to the store since the last look."""
        # The version before the changes: a write between the two is looked at again, not missed.
        version = await self._store.data_version()
        if version == self._data_version:
            return
        before = self._revision
        delta = await self._store.changes_since(before)
        self._data_version, self._revision = version, delta.revision
        if delta.revision != before:
            self.events.publish(StoreChanged(delta))
            await self._to_the_end(self._tell_others_work(before))

    async def _tell_others_work(self, before: int) -> None:
        await self._tell_counts()
        await self._tell_icons_since(before)
        await self._tell_monitoring_since(before)
        await self._tell_deliveries_since(before)
        await self._learn_settings()
