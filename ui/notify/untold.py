"""News that nobody was told of yet.

A first refresh of ten thousand feeds brings hundreds of thousands. One dictionary of so many takes
40 ms to grow, and 100 ms to be freed: so they are kept feed by feed, and let go of in slices.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from feedmon.model import EntrySummary

#: So many feeds' articles are let go of within one turn of the event loop.
_SLICE = 25
#: Ids that lie this near to each other came in with a few polls: each such block knows its feeds.
_BLOCK = 256


class Untold(QObject):
    """Articles by feed, and within it by id, in the order in which they came."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._by_feed: dict[int, dict[int, EntrySummary]] = {}
        self._blocks: dict[int, set[int]] = {}
        self._over: list[dict[int, EntrySummary]] = []
        self._slices = QTimer(self, singleShot=True, interval=0)
        self._slices.timeout.connect(self._let_go_of_some)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to be told."""
        return not self._by_feed

    def add(self, feed_id: int, entries: Iterable[EntrySummary]) -> None:
        """Keep these articles of a feed."""
        fresh = {entry.id: entry for entry in entries}
        if fresh:
            self._by_feed.setdefault(feed_id, {}).update(fresh)
            for block in {entry_id // _BLOCK for entry_id in fresh}:
                self._blocks.setdefault(block, set()).add(feed_id)

    def all(self) -> dict[int, EntrySummary]:
        """Return all of them by id."""
        return {entry_id: each for own in self._by_feed.values() for entry_id, each in own.items()}

    def remove(self, entry_ids: frozenset[int]) -> None:
        """Forget these articles."""
        for feed_id in self._near(entry_ids):
            own = self._by_feed[feed_id]
            for entry_id in entry_ids.intersection(own):  # looks these few up among the many
                del own[entry_id]
            if not own:
                del self._by_feed[feed_id]

    def remove_feeds(self, feed_ids: Container[int]) -> None:
        """Forget the articles of these feeds."""
        for feed_id in [each for each in self._by_feed if each in feed_ids]:
            del self._by_feed[feed_id]

    def clear(self) -> None:
        """Forget all of them; their memory is free a little later."""
        self._over += self._by_feed.values()
        self._by_feed, self._blocks = {}, {}
        if self._over:
            self._slices.start()

    def _near(self, entry_ids: frozenset[int]) -> set[int]:
        """Return the feeds that may have some of these, without asking all feeds for a few."""
        if len(entry_ids) >= len(self._by_feed):
            return set(self._by_feed)
        blocks = {entry_id // _BLOCK for entry_id in entry_ids}
        near: set[int] = set()
        for block in blocks:
            near |= self._blocks.get(block, set())
        return near & self._by_feed.keys()

    def _let_go_of_some(self) -> None:
        del self._over[-_SLICE:]
        if self._over:
            self._slices.start()
