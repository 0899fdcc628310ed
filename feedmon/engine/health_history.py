"""How feeds did in the past weeks, and the polls that are under way now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedmon.engine.ground import Ground
from feedmon.model import History, PollCounts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from feedmon.model import RunningPoll, Weeks

#: Feeds that are counted in one go: who asks for articles meanwhile waits for some milliseconds.
_FEEDS_AT_ONCE = 100


class HealthHistory(Ground):
    """Numbers by week and by day, and the live queue."""

    async def weeks(self, feed_ids: Iterable[int] | None = None) -> dict[int, Weeks]:
        """Count the articles of these feeds, or of all, in each of the last twelve weeks."""
        found: dict[int, Weeks] = {}
        for ids in await self._in_slices(feed_ids):
            found |= await self._store.weeks(ids)
        return found

    async def history(self, begins: Sequence[int]) -> History:
        """Count articles and polls between each of these moments and the next one.

        The moments (Unix seconds) rise: they are the beginnings of days where the person is, and
        the last one is the end.
        """
        articles = await self._store.articles_per_day(begins)
        news, quiet, failed = ([0] * len(articles) for _ in range(3))
        whole_since: int | None = None
        for ids in await self._in_slices(None):
            days, since = await self._store.polls_per_day(ids, begins)
            for at, day in enumerate(days):
                news[at] += day.news
                quiet[at] += day.quiet
                failed[at] += day.failed
            if since is not None:
                whole_since = max(whole_since or since, since)
        polls = tuple(PollCounts(*day) for day in zip(news, quiet, failed, strict=True))
        return History(tuple(articles), polls, whole_since)

    def running_polls(self) -> list[RunningPoll]:
        """Tell how far the polls of this program are, from memory: no store is asked."""
        return self._parts.poller.progress()

    async def cancel_polls(self, feed_ids: Iterable[int]) -> int:
        """End the polls of these feeds that run here, whoever waits for them; how many ended.

        Their claims are given back, and the feeds are as due as they were. What was about to be
        stored in that moment is stored.
        """
        return await self._parts.poller.cancel(feed_ids)

    async def _in_slices(self, feed_ids: Iterable[int] | None) -> list[list[int]]:
        ids = [feed.id for feed in await self._store.feeds()] if feed_ids is None else [*feed_ids]
        return [ids[at : at + _FEEDS_AT_ONCE] for at in range(0, len(ids), _FEEDS_AT_ONCE)]
