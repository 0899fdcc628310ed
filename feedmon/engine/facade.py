"""``Engine``: thin methods over the rooms, each telling what it changed."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from feedmon import opml, schedule
from feedmon.engine import refresh as refreshing
from feedmon.engine.images import ImageFetcher
from feedmon.engine.tree import opml_document
from feedmon.events import (
    CountsChanged,
    EntriesMarked,
    FeedPolled,
    FeedsChanged,
    FeedsRemoved,
    FoldersChanged,
    StoreChanged,
)
from feedmon.sanitize import SANITIZER_VERSION, clean

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Iterable
    from contextlib import AsyncExitStack
    from pathlib import Path
    from random import Random
    from typing import Any, Unpack

    from feedmon.events import Bus, Event
    from feedmon.fetch import Fetcher
    from feedmon.model import (
        Candidate,
        Counts,
        Entry,
        EntryKey,
        EntryQuery,
        EntrySummary,
        Feed,
        FeedHealth,
        Folder,
        ImportReport,
        PollRecord,
        RefreshSummary,
    )
    from feedmon.pacing import HostGate
    from feedmon.poll import Poller
    from feedmon.settings import Settings
    from feedmon.store import Store
    from feedmon.store.feeds import FeedEdit
    from feedmon.subscribe import Subscriber
    from feedmon.ticker import Ticker
    from feedmon.work import Workers

log = logging.getLogger(__name__)

#: How often the store is asked whether another program wrote to it, in seconds.
WATCH_S = 1.0
#: How often feeds are looked through for articles beyond the number that is kept, in seconds.
TIDY_S = 3600.0


@dataclass(frozen=True, slots=True)
class Parts:
    """What an engine is made of; built by ``opening``."""

    directory: Path
    settings: Settings
    store: Store
    fetcher: Fetcher
    gate: HostGate
    workers: Workers
    bus: Bus
    poller: Poller
    subscriber: Subscriber
    ticker: Ticker
    clock: Callable[[], float]
    chance: Random
    #: The store's, before anybody could have read of it: what came later is to be told.
    revision: int


class Engine:
    """Everything that may be asked. Every change is also told as an event.

    All methods run on the loop that opened the engine. They raise StoreError when the store
    can't do what is asked, and what their docstrings name.
    """

    def __init__(self, parts: Parts, stack: AsyncExitStack) -> None:
        self._parts = parts
        self._store = parts.store
        self._stack = stack
        self._images = ImageFetcher(parts.fetcher, parts.gate)
        self._background: set[asyncio.Task[Any]] = set()
        self._data_version: int | None = None
        self._revision = parts.revision

    @property
    def events(self) -> Bus:
        """Where the engine tells what happened; see ``feedmon.events``."""
        return self._parts.bus

    @property
    def directory(self) -> Path:
        """The data directory."""
        return self._parts.directory

    async def start(self) -> None:
        """Begin to poll by the schedule and to watch for what other programs write.

        What was written since the engine was opened is told at once.
        """
        await self.watch()
        self._parts.ticker.every(self._parts.settings.tick_s, self.poll_due)
        self._parts.ticker.every(WATCH_S, self.watch)
        self._parts.ticker.every(TIDY_S, self.tidy)
        self._parts.ticker.start()

    async def warm_up(self) -> None:
        """Start the worker processes and load what the first fetch would; best done when idle."""
        await self._parts.fetcher.warm_up()
        await self._parts.workers.warm_up()

    async def close(self) -> None:
        """End everything in reverse: polls are cancelled, their claims given back."""
        self._parts.ticker.stop()
        for task in tuple(self._background):
            task.cancel()
        await asyncio.gather(*self._background, return_exceptions=True)
        await self._stack.aclose()

    # --- looking ----------------------------------------------------------------------------

    async def feeds(self) -> list[Feed]:
        """All feeds in the order of the window, with their counts."""
        return await self._store.feeds()

    async def folders(self) -> list[Folder]:
        """All folders in the order of the window."""
        return await self._store.folders()

    async def feed(self, feed_id: int) -> Feed:
        """One feed. Raises NoSuchFeed."""
        return await self._store.feed(feed_id)

    async def counts(self) -> Counts:
        """Unread per feed and starred, counted now."""
        return await self._store.counts()

    async def entries(
        self, query: EntryQuery, *, after: EntryKey | None = None, limit: int = 100
    ) -> list[EntrySummary]:
        """A page of the list, newest first, beginning behind ``after``."""
        return await self._store.page(query, after=after, limit=limit)

    async def entries_by_id(self, entry_ids: Iterable[int]) -> list[EntrySummary]:
        """These entries, newest first; those that are gone are left out."""
        return await self._store.entries_by_id(tuple(entry_ids))

    async def entry(self, entry_id: int) -> Entry | None:
        """An article whole, or ``None`` when it is gone.

        A body that an older sanitiser made is made anew from the published one (H-2).
        """
        entry = await self._store.entry(entry_id)
        if entry is None or entry.sanitizer_version >= SANITIZER_VERSION:
            return entry
        raw = await self._store.raw_body(entry_id)
        body = await self._parts.workers.run(clean, raw, base_url=entry.summary.link)
        await self._store.replace_body(entry_id, body)
        return replace(
            entry,
            content_html=body.html,
            trackers=body.trackers,
            sanitizer_version=body.version,
        )

    async def poll_log(self, feed_id: int, limit: int = 100) -> list[PollRecord]:
        """The feed's last polls, newest first."""
        return await self._store.poll_log(feed_id, limit)

    async def health(self) -> dict[int, FeedHealth]:
        """What the kept polls of each feed cost and saved."""
        return await self._store.health()

    async def image(self, url: str) -> bytes | None:
        """The bytes of an image that the person allowed, or ``None`` when it can't be had."""
        return await self._images.get(url)

    # --- polling ----------------------------------------------------------------------------

    async def refresh(self, feed_ids: Iterable[int] | None = None) -> RefreshSummary:
        """Poll these feeds (in this order), or all, now. Cancel the task to cancel the refresh.

        Feeds that are paused, gone or told us to wait are not asked and stand in ``skipped``.
        """
        await self._parts.poller.learn_blocks()
        feeds = {feed.id: feed for feed in await self._store.feeds()}
        wanted = feeds if feed_ids is None else [i for i in dict.fromkeys(feed_ids) if i in feeds]
        ask, skipped = refreshing.split_out(feeds[feed_id] for feed_id in wanted)
        return await refreshing.refresh(self._parts.poller, self.events, ask, skipped)

    async def poll_due(self) -> int:
        """Hand out the polls that are due and return at once; how many were handed out."""
        parts = self._parts
        await parts.poller.learn_blocks()
        due = await self._store.due_feeds()
        due = [feed_id for feed_id in due if feed_id not in parts.poller.running]
        share = schedule.share_of_tick(len(due), parts.settings.tick_s)
        for feed_id in due[:share]:
            self._in_background(parts.poller.poll_feed(feed_id, only_due=True))
        return min(share, len(due))

    def _in_background(self, work: Coroutine[Any, Any, object]) -> None:
        task = asyncio.create_task(work)
        self._background.add(task)
        task.add_done_callback(self._finished)

    def _finished(self, task: asyncio.Task[Any]) -> None:
        self._background.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            log.error("work in the background ended with an error", exc_info=error)

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
            await self._to_the_end(self._tell_counts())

    async def tidy(self) -> int:
        """Delete what is beyond the number of articles kept of a feed; how many were deleted.

        They don't come back while the publisher still lists them (I-10).
        """
        keep = self._parts.settings.keep_newest
        before = await self._store.revision()
        feeds = await self._store.feeds()
        beyond = [feed.id for feed in feeds if keep is not None and feed.total > keep]
        deleted = 0
        try:
            for feed_id in beyond:
                deleted += len(await self._store.purge(feed_id, keep_newest=keep))
        finally:  # it goes in slices, and those before a failure are to be told as well
            if beyond:
                await self._to_the_end(self._tell_since(before))
        return deleted

    # --- subscriptions ----------------------------------------------------------------------

    async def preview(self, address: str) -> list[Candidate]:
        """The feeds behind an address. Raises BadAddress, FetchError, ParseError, NoFeedFound."""
        return await self._parts.subscriber.preview(address)

    async def subscribe(self, address: str, *, folder_id: int | None = None) -> Feed:
        """Subscribe to the first feed behind an address; its articles are stored on return.

        Raises what ``preview`` raises, and AlreadySubscribed.
        """
        changes = await self._parts.subscriber.subscribe(address, folder_id)
        self.events.publish(FeedsChanged((changes.feed,)))
        self.events.publish(FeedPolled(changes.feed, changes.new, first=True))
        return changes.feed

    async def unsubscribe(self, feed_ids: Iterable[int]) -> None:
        """Remove feeds with all their articles."""
        ids = tuple(feed_ids)
        await self._store.remove_feeds(ids)
        self.events.publish(FeedsRemoved(ids))
        await self._to_the_end(self._tell_counts())

    async def set_feed(self, feed_id: int, **columns: Unpack[FeedEdit]) -> Feed:
        """Change columns by name: what ``FeedEdit`` has is the person's to change.

        Raises NoSuchFeed, NoSuchFolder, and AlreadySubscribed for a url that another feed has.
        """
        feed = await self._store.update_feed(feed_id, **columns)
        self.events.publish(FeedsChanged((feed,)))
        return feed

    async def add_folder(self, title: str, parent_id: int | None = None) -> Folder:
        """A new folder at the end of its parent. Raises NoSuchFolder."""
        folder = await self._store.add_folder(title, parent_id)
        await self._to_the_end(self._tell_folders())
        return folder

    async def rename_folder(self, folder_id: int, title: str) -> None:
        """Give a folder another title. Raises NoSuchFolder."""
        await self._store.rename_folder(folder_id, title)
        await self._to_the_end(self._tell_folders())

    async def remove_folder(self, folder_id: int) -> None:
        """Remove a folder; what it held moves up. Raises NoSuchFolder."""
        await self._store.remove_folder(folder_id)
        await self._to_the_end(self._tell_tree())

    async def import_opml(self, data: bytes) -> ImportReport:
        """Subscribe to the feeds of an OPML document; their first polls are spread (O-1).

        Raises OpmlError when it is none; what was broken in it is in the report.
        """
        document = await asyncio.to_thread(opml.read_opml, data)
        dues = schedule.spread(len(document.feeds), self._parts.clock(), self._parts.chance)
        times = [due.at for due in dues if due.at is not None]
        report = await self._store.import_feeds(document, times)
        await self._to_the_end(self._tell_folders(then=FeedsChanged(report.added)))
        return report

    async def export_opml(self) -> bytes:
        """All feeds and folders as an OPML document."""
        feeds, folders = await asyncio.gather(self._store.feeds(), self._store.folders())
        return await asyncio.to_thread(opml.write_opml, opml_document(feeds, folders))

    # --- reading ----------------------------------------------------------------------------

    async def mark_read(self, entry_ids: Iterable[int], read: bool = True) -> tuple[int, ...]:
        """Mark entries read or unread; which ones changed."""
        changed = tuple(await self._store.mark_read(tuple(entry_ids), read))
        await self._tell_marks(EntriesMarked(changed, read=read))
        return changed

    async def mark_all_read(self, query: EntryQuery) -> tuple[int, ...]:
        """Mark all entries of a query read; which ones changed."""
        changed = tuple(await self._store.mark_all_read(query))
        await self._tell_marks(EntriesMarked(changed, read=True))
        return changed

    async def star(self, entry_ids: Iterable[int], starred: bool = True) -> tuple[int, ...]:
        """Star entries or take their stars; which ones changed."""
        changed = tuple(await self._store.star(tuple(entry_ids), starred))
        await self._tell_marks(EntriesMarked(changed, starred=starred))
        return changed

    async def _tell_marks(self, marked: EntriesMarked) -> None:
        if marked.entry_ids:
            self.events.publish(marked)
            await self._to_the_end(self._tell_counts())

    # --- telling ----------------------------------------------------------------------------

    async def _tell_counts(self) -> None:
        self.events.publish(CountsChanged(await self._store.counts()))

    async def _tell_folders(self, *, then: Event | None = None) -> None:
        self.events.publish(FoldersChanged(tuple(await self._store.folders())))
        if then is not None:
            self.events.publish(then)

    async def _tell_tree(self) -> None:
        await self._tell_folders()
        self.events.publish(FeedsChanged(tuple(await self._store.feeds())))

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
