"""What came in the past weeks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedmon.store import history
from feedmon.store.doors.ground import Ground

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from feedmon.model import PollCounts, Weeks


class History(Ground):
    """Articles and polls, by week and by day."""

    async def weeks(self, feed_ids: Iterable[int]) -> dict[int, Weeks]:
        """Count the articles of these feeds week by week, up to now."""
        return await self._read(history.weeks, tuple(feed_ids), int(self._clock()))

    async def articles_per_day(self, begins: Sequence[int]) -> list[int]:
        """Count all articles between each of these moments and the next one."""
        return await self._read(history.articles_per_day, tuple(begins))

    async def polls_per_day(
        self, feed_ids: Iterable[int], begins: Sequence[int]
    ) -> tuple[list[PollCounts], int | None]:
        """Count the logged polls of these feeds by day, and tell since when all are logged."""
        return await self._read(history.polls_per_day, tuple(feed_ids), tuple(begins))
