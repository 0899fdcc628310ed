"""What the engine tells, taken to the models it concerns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from feedmon.events import (
    CountsChanged,
    EntriesHidden,
    EntriesMarked,
    FeedPolled,
    FeedPolling,
    FeedsChanged,
    FeedsRemoved,
    FoldersChanged,
    OlderArrived,
    PollDropped,
    PollFailed,
    SearchesChanged,
    StoreChanged,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from feedmon import Engine
    from feedmon.model import Delta, EntrySummary, Feed
    from ui.models.sidebar import SidebarModel
    from ui.tasks import Tasks
    from ui.views.listing import Listing


class Following(QObject):
    """Sorts a batch of events so that each model is told once of all that is alike."""

    def __init__(self, engine: Engine, tasks: Tasks, feeds: SidebarModel, listing: Listing) -> None:
        super().__init__(listing)
        self._engine, self._tasks = engine, tasks
        self._feeds, self._listing = feeds, listing

    def take(self, events: Iterable[object]) -> None:
        """Take a batch to the models, in its order where the order matters."""
        batch = _Batch()
        for event in events:
            match event:
                case FeedPolling(feed_id):
                    batch.busy[feed_id] = True
                case FeedPolled(feed):
                    batch.busy[feed.id] = False
                    batch.feeds[feed.id] = feed
                    batch.entries += [*event.new, *event.updated, *event.retold]
                case PollFailed(feed):
                    batch.busy[feed.id] = False
                    batch.feeds[feed.id] = feed
                case PollDropped(feed_id):
                    batch.busy[feed_id] = False
                case OlderArrived(feed, new):
                    batch.feeds[feed.id] = feed
                    batch.entries += [*new, *event.retold]
                case FeedsChanged(feeds):
                    batch.feeds.update((feed.id, feed) for feed in feeds)
                case _:
                    self._flush(batch)
                    batch = _Batch()
                    self._take_one(event)
        self._flush(batch)

    def _take_one(self, event: object) -> None:
        match event:
            case FeedsRemoved(feed_ids):
                self._feeds.remove_feeds(feed_ids)
                self._listing.remove_feeds(feed_ids)
            case FoldersChanged(folders):
                self._feeds.put_folders(folders)
            case SearchesChanged(searches):
                self._feeds.put_searches(searches)
            case EntriesMarked(entry_ids, read, starred):
                self._listing.mark(entry_ids, read=read, starred=starred)
            case EntriesHidden(entries):
                self._show_hidden(entries)
            case CountsChanged(counts):
                self._feeds.set_counts(counts)
            case StoreChanged(delta):
                self._take_delta(delta)

    def _show_hidden(self, entries: Iterable[EntrySummary]) -> None:
        """Let articles come back into the lists, or leave those that are no search."""
        told = list(entries)
        if not self._listing.searches:
            self._listing.remove(each.id for each in told if each.hidden)
        self._listing.put(told)

    def _take_delta(self, delta: Delta) -> None:
        """Show what another program wrote; the tree of folders is asked for whole."""
        if delta.folders or delta.removed_folders:
            self._tasks.start(self._ask_folders(), name="folders", replace=True)
        if delta.searches is not None:
            self._feeds.put_searches(delta.searches)
        self._feeds.remove_feeds(delta.removed_feeds)
        self._listing.remove_feeds(delta.removed_feeds)
        self._put_feeds(delta.feeds)
        if delta.reload:  # too much was written to be listed
            self._listing.again()
        self._listing.remove(delta.removed_entries)
        self._listing.put(delta.entries)

    async def _ask_folders(self) -> None:
        self._feeds.put_folders(await self._engine.folders())
        self._put_feeds(await self._engine.feeds())

    def _flush(self, batch: _Batch) -> None:
        for busy in (True, False):
            ids = [feed_id for feed_id, is_busy in batch.busy.items() if is_busy is busy]
            if ids:
                self._feeds.set_busy(ids, busy)
        self._put_feeds(batch.feeds.values())
        if batch.entries:
            self._listing.put(batch.entries)

    def _put_feeds(self, feeds: Iterable[Feed]) -> None:
        told = list(feeds)
        titles = {
            feed.id: feed.title
            for feed in told
            if (known := self._feeds.feed(feed.id)) is not None and known.title != feed.title
        }
        if titles:
            self._listing.retitle_feeds(titles)
        back = any(self._feeds.feed(feed.id) is None and feed.total for feed in told)
        if told:
            self._feeds.put_feeds(told)
        if back:  # with articles of which nothing is told: they were there before
            self._listing.complete()


class _Batch:
    """What came beside each other and may be told together."""

    def __init__(self) -> None:
        self.busy: dict[int, bool] = {}
        self.feeds: dict[int, Feed] = {}
        self.entries: list[EntrySummary] = []
