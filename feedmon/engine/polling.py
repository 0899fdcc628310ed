"""Polls: those that a person asks for, and those that are due."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from feedmon import schedule
from feedmon.engine import asking
from feedmon.engine import refresh as refreshing
from feedmon.engine.ground import Ground

if TYPE_CHECKING:
    from collections.abc import Iterable

    from feedmon.engine.asking import Plan
    from feedmon.model import RefreshSummary


class Polling(Ground):
    """Refreshes, and the beat."""

    _looked_at: frozenset[int] = frozenset()

    async def refresh(
        self,
        feed_ids: Iterable[int] | None = None,
        *,
        first: Iterable[int] = (),
        whole: bool = False,
    ) -> RefreshSummary:
        """Poll these feeds, or all, the quick ones first. Cancel the task to cancel the refresh.

        When all are asked, those of ``first`` come before the rest: whoever looks at feeds knows
        which, but another program may have added some that nobody here has heard of yet.

        With ``whole`` they are asked for all they have, even if nothing changed, and all of it is
        read anew: a person has to want that for a feed, no program does by itself (F-3).

        Feeds that are paused or gone, that were asked a moment ago (F-15) or whose host told us to
        wait are not asked and stand in ``skipped``.
        """
        plan = await self._planned(feed_ids, first)
        return await refreshing.refresh(self._parts.poller, self.events, plan, whole=whole)

    async def _planned(self, feed_ids: Iterable[int] | None, first: Iterable[int]) -> Plan:
        """Plan a refresh beside the loop: ten thousand feeds take longer than three frames."""
        parts = self._parts
        return await asyncio.to_thread(
            asking.plan,
            await self._store.poll_targets(),
            None if feed_ids is None else tuple(feed_ids),
            first=tuple(first),
            now=parts.clock(),
            is_public=parts.gate.is_public,
        )

    def look_at(self, feed_ids: Iterable[int]) -> None:
        """Let the feeds that the person looks at go first among those that are due (F-14)."""
        self._looked_at = frozenset(feed_ids)

    async def poll_due(self) -> int:
        """Hand out the polls that are due and return at once; how many were handed out.

        What the person looks at comes first, then what is overdue for longest.
        """
        parts = self._parts
        due = await self._store.due_feeds()
        due = [feed_id for feed_id in due if feed_id not in parts.poller.running]
        due.sort(key=lambda feed_id: feed_id not in self._looked_at)
        share = schedule.share_of_tick(len(due), self._settings.tick_s)
        for feed_id in due[:share]:
            self._in_background(parts.poller.poll_feed(feed_id, only_due=True))
        return min(share, len(due))
