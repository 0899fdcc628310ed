"""What a batch of events comes to for the health window, by feed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedmon.events import (
    FeedPolled,
    FeedPolling,
    FeedsChanged,
    FeedsRemoved,
    OlderArrived,
    PollDropped,
    PollFailed,
    StoreChanged,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from feedmon.events import Event
    from feedmon.model import Feed


class Batch:
    """Feeds as they are at the end of it: changed, asked, polled, gone."""

    def __init__(self) -> None:
        self.feeds: dict[int, Feed] = {}
        self.busy: dict[int, bool] = {}
        self.polled: set[int] = set()
        self.gone: set[int] = set()

    def take(self, event: Event) -> None:
        """Note what an event says."""
        match event:
            case FeedPolling(feed_id):
                self.busy[feed_id] = True
            case FeedPolled(feed) | PollFailed(feed):
                self.busy[feed.id] = False
                self.feeds[feed.id] = feed
                self.polled.add(feed.id)
            case PollDropped(feed_id):
                self.busy[feed_id] = False
            case FeedsChanged(feeds):
                self._changed(feeds)
            case OlderArrived(feed):
                self._changed([feed])
            case FeedsRemoved(feed_ids):
                self.gone.update(feed_ids)
            case StoreChanged(delta):
                self._changed(delta.feeds)
                self.polled.update(feed.id for feed in delta.feeds)
                self.gone.update(delta.removed_feeds)

    def _changed(self, feeds: Iterable[Feed]) -> None:
        for feed in feeds:
            self.feeds[feed.id] = feed
            self.gone.discard(feed.id)  # brought back
