"""What all that may be asked stands on: the parts of an engine, and how it tells."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING

from feedmon.events import CountsChanged, FoldersChanged, StoreChanged
from feedmon.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Coroutine
    from pathlib import Path
    from random import Random
    from typing import Any

    from feedmon.credentials import Credentials
    from feedmon.engine.callbacks import Callbacks
    from feedmon.engine.icon_looks import IconLooks
    from feedmon.events import Bus, Event
    from feedmon.fetch import Fetcher
    from feedmon.hubs import Hubs
    from feedmon.model import Feed
    from feedmon.outbox import Outbox
    from feedmon.pacing import HostGate
    from feedmon.poll import Poller
    from feedmon.presence import Presence
    from feedmon.settings import Settings
    from feedmon.store import Store
    from feedmon.subscribe import Subscriber
    from feedmon.ticker import Ticker
    from feedmon.workers import Workers

log = logging.getLogger(__name__)

_DAY = 86_400
#: What can wait waits for a moment without polls, but not for ever (seconds).
_PATIENCE_S, _STEP_S = 5.0, 0.25


@frozen
class Parts:
    """What an engine is made of; built by ``opening``.

    ``base`` is how it works where the person chose nothing, ``settings`` how it works at first.
    """

    directory: Path
    base: Settings
    settings: Settings
    store: Store
    fetcher: Fetcher
    gate: HostGate
    workers: Workers
    bus: Bus
    poller: Poller
    subscriber: Subscriber
    icons: IconLooks
    hubs: Hubs
    callbacks: Callbacks
    outbox: Outbox
    ticker: Ticker
    credentials: Credentials
    presence: Presence
    clock: Callable[[], float]
    sleep: Callable[[float], Awaitable[object]]
    chance: Random
    #: The store's, before anybody could have read of it: what came later is to be told.
    revision: int


class Ground:
    """The parts, work in the background, and the telling that several subjects share."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._store = parts.store
        self._background: set[asyncio.Task[Any]] = set()
        self._settings = parts.settings

    @property
    def events(self) -> Bus:
        """Where the engine tells what happened; see ``feedmon.events``."""
        return self._parts.bus

    @property
    def directory(self) -> Path:
        """The data directory."""
        return self._parts.directory

    @property
    def settings(self) -> Settings:
        """How the engine works now."""
        return self._settings

    def _kept_newest(self, feed: Feed) -> int | None:
        """Return how many articles of a feed are kept."""
        own = feed.keep_newest
        return self._settings.keep_newest if own is None else own or None

    def _kept_since(self, feed: Feed) -> int | None:
        """Return when what is kept of a feed has to have come."""
        own = feed.keep_days
        days = self._settings.keep_days if own is None else own or None
        return None if days is None else int(self._parts.clock()) - days * _DAY

    async def _let_polls_go_first(self) -> None:
        waited = 0.0
        while self._parts.poller.running and waited < _PATIENCE_S:
            await self._parts.sleep(_STEP_S)
            waited += _STEP_S

    def _in_background(self, work: Coroutine[Any, Any, object]) -> None:
        task = asyncio.create_task(work)
        self._background.add(task)
        task.add_done_callback(self._finished)

    def _finished(self, task: asyncio.Task[Any]) -> None:
        self._background.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            log.error("work in the background ended with an error", exc_info=error)

    async def _tell_counts(self) -> None:
        counts = await self._store.counts(once=self._settings.stories_once)
        self.events.publish(CountsChanged(counts))

    async def _tell_folders(self, *, then: Event | None = None) -> None:
        self.events.publish(FoldersChanged(tuple(await self._store.folders())))
        if then is not None:
            self.events.publish(then)

    async def _tell_since(self, revision: int) -> None:
        delta = await self._store.changes_since(revision)
        if delta.revision != revision:
            self.events.publish(StoreChanged(delta))
            await self._tell_counts()

    async def _to_the_end(self, telling: Coroutine[Any, Any, None]) -> None:
        """Tell what is stored, to the end: cancelling the caller leaves it to the background."""
        task = asyncio.create_task(telling)
        self._background.add(task)
        try:
            await asyncio.shield(task)
        finally:
            if task.done():
                self._background.discard(task)
            else:
                task.add_done_callback(self._finished)
