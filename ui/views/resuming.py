"""Feeds that are asked no more, asked again because the person wants it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from feedmon.model import FeedState
from ui import text
from ui.translation import tr, trn

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ui.views.kit import Kit
    from ui.views.refreshing import Refreshing


#: In these states a feed is not asked, until it is resumed.
STOPPED = (FeedState.PAUSED, FeedState.GONE)


class Resuming(QObject):
    """Takes up feeds that are paused or gone; what was gone is asked at once."""

    def __init__(self, kit: Kit, refreshing: Refreshing) -> None:
        super().__init__(kit.sidebar)
        self._engine, self._undo = kit.engine, kit.undo
        self._feeds, self._refreshing = kit.feeds, refreshing

    def resume(self, feed_ids: Iterable[int]) -> None:
        """Let these be asked again."""
        ids = list(feed_ids)
        self._undo.start(self._resume(ids, also=()), name="resume")

    def retry(self, feed_ids: Iterable[int]) -> None:
        """Ask these now, those that are gone too: the person says so."""
        ids = list(feed_ids)
        gone = self._gone(ids)
        if gone:
            self._undo.start(self._resume(gone, also=ids), name="resume")
        else:
            self._refreshing.refresh(ids)

    def _gone(self, feed_ids: Sequence[int]) -> list[int]:
        feeds = map(self._feeds.feed, feed_ids)
        return [feed.id for feed in feeds if feed is not None and feed.state is FeedState.GONE]

    async def _resume(self, feed_ids: list[int], *, also: Sequence[int]) -> None:
        gone = self._gone(feed_ids)
        before = await self._engine.resume_feeds(feed_ids)
        if before:
            only = self._feeds.feed(feed_ids[0]) if len(feed_ids) == 1 else None
            named = trn(len(before), "{n} feed", "{n} feeds") if only is None else only.title
            self._undo.push(
                tr("Resume"),
                lambda: self._engine.edit_feeds(before),
                lambda: self._engine.resume_feeds(feed_ids),
                said=tr("Resumed {named}", named=text.one_line(named, 60)),
            )
        if asked := list(dict.fromkeys([*also, *gone])):
            self._refreshing.refresh(asked)
