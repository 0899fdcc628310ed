"""Feeds that are asked no more, asked again because the person says so (F-12)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedmon.engine.organising import Organising
from feedmon.model import FeedState
from feedmon.schedule import Reason

if TYPE_CHECKING:
    from collections.abc import Iterable

    from feedmon.store.feeds import FeedEdit


class Resuming(Organising):
    """Takes feeds up again."""

    async def resume_feeds(self, feed_ids: Iterable[int]) -> dict[int, FeedEdit]:
        """Let those that are gone or paused be polled again; how they were, for ``edit_feeds``.

        One that was gone is due at once, with what is stored of it; its state is what its next
        poll finds. All others are passed over.
        """
        wanted = set(feed_ids)
        edits: dict[int, FeedEdit] = {}
        for feed in await self._store.feeds():
            if feed.id not in wanted:
                continue
            if feed.state is FeedState.GONE:
                edits[feed.id] = {
                    "state": FeedState.NEW,
                    "next_poll_at": int(self._parts.clock()),
                    "next_poll_reason": str(Reason.EDITED),
                }
            elif feed.state is FeedState.PAUSED:
                edits[feed.id] = {"paused": False}
        return await self.edit_feeds(edits) if edits else {}
