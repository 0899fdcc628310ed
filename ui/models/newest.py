"""The newest articles of all feeds, a handful of them, kept up as they come."""

from __future__ import annotations

from heapq import nlargest
from typing import TYPE_CHECKING

from feedmon.events import (
    FeedPolled,
    FeedsChanged,
    FeedsRemoved,
    StoreChanged,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from feedmon.events import Event
    from feedmon.model import EntrySummary, Feed

MOST = 5


class Newest:
    """Up to five articles, newest first. ``stale`` says that others may be newer by now."""

    def __init__(self) -> None:
        self._entries: dict[int, EntrySummary] = {}
        self.stale = True

    def entries(self) -> list[EntrySummary]:
        """Return them."""
        return list(self._entries.values())

    def reset(self, entries: Iterable[EntrySummary]) -> None:
        """Begin anew with these."""
        self._entries = {}
        self.stale = False
        self._put(entries)

    def receive(self, batch: Iterable[Event]) -> None:
        """Follow the engine."""
        for event in batch:
            match event:
                case FeedPolled(feed=feed, new=new, updated=updated, told=told):
                    self._compare(feed)
                    news = [each for each in new if each.id not in told]
                    self._put([*news, *(each for each in updated if each.id in self._entries)])
                case FeedsChanged():  # another title, or a feed that is back with its articles
                    self.stale = True
                case FeedsRemoved(feed_ids):
                    self._drop_feeds(feed_ids)
                case StoreChanged(delta):
                    self._drop(i for i in delta.removed_entries if i in self._entries)
                    self._drop_feeds(delta.removed_feeds)
                    self._put(delta.entries)
                    self.stale = self.stale or delta.reload or bool(delta.feeds)

    def _put(self, entries: Iterable[EntrySummary]) -> None:
        known = self._entries | {entry.id: entry for entry in entries}
        newest = nlargest(MOST, known.values(), key=lambda entry: (entry.sort_at, entry.id))
        self._entries = {entry.id: entry for entry in newest}

    def _compare(self, feed: Feed) -> None:
        own = (entry for entry in self._entries.values() if entry.feed_id == feed.id)
        if any(entry.feed_title != feed.title for entry in own):
            self.stale = True

    def _drop_feeds(self, feed_ids: Iterable[int]) -> None:
        gone = set(feed_ids)
        self._drop([i for i, entry in self._entries.items() if entry.feed_id in gone])

    def _drop(self, entry_ids: Iterable[int]) -> None:
        for entry_id in list(entry_ids):
            del self._entries[entry_id]
            self.stale = True
