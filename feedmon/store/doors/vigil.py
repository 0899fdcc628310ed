"""Feeds that are watched over, and what is told of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedmon.store import vigil
from feedmon.store.doors.ground import Ground

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from feedmon.model import Alert, Finding, WatchedOver


class Vigilance(Ground):
    """How feeds stand, in slices; alerts about them."""

    async def watched_over(self, after: int, limit: int) -> list[WatchedOver]:
        """Return the feeds behind an id, by id: how they stand."""
        return await self._read(vigil.slice_of, after, limit)

    async def times_of(self, feed_ids: Iterable[int]) -> dict[int, list[int]]:
        """Return the places in time of the newest articles of feeds, the newest first."""
        return await self._read(vigil.times_of, tuple(feed_ids))

    async def answers(self) -> list[tuple[str, str, int]]:
        """Return the hosts that answered last: host, an address there, when; the newest first."""
        return await self._read(vigil.answers)

    async def untold(self, keys: Iterable[str]) -> set[str]:
        """Return those keys under which nothing was told."""
        return await self._read(vigil.untold, tuple(keys))

    async def tell_of_feeds(
        self, found: Iterable[Finding], *, desktop: bool = True, destinations: Sequence[int] = ()
    ) -> list[Alert]:
        """Raise alerts about feeds, those that were not raised before, and send them these ways.

        Where all destinations are off or gone they go to the desktop. Return them.
        """
        return await self._write_whole(
            vigil.tell, tuple(found), desktop=desktop, destinations=tuple(destinations)
        )
