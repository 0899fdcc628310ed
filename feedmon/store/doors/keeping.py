"""What goes for good, in slices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedmon.store import alert_tidying, details, removals, retention, tombstones
from feedmon.store.doors.ground import Ground

if TYPE_CHECKING:
    from collections.abc import Mapping

#: A purge deletes so many entries per transaction, that others get in between.
PURGE_SLICE = 500


class Keeping(Ground):
    """Deletes what is not kept."""

    async def delete_removed(self) -> bool:
        """Delete what was removed a day ago, in slices, each whole in itself; whether any was."""
        deleted = False
        while await self._write_whole(removals.delete_slice, PURGE_SLICE):
            deleted = True
        return deleted

    async def tidy_alerts(self, *, older_than: int | None, ways_older_than: int) -> list[int]:
        """Delete alerts and deliveries from before a time, in slices; which alerts it was about.

        Never alerts that nobody saw to, nor deliveries that are on their way.
        """
        changed: set[int] = set()
        while older_than is not None:
            gone = await self._write_whole(alert_tidying.forget_handled, older_than, PURGE_SLICE)
            changed.update(gone)
            if len(gone) < PURGE_SLICE:
                break
        number = PURGE_SLICE
        while number == PURGE_SLICE:
            number, about = await self._write_whole(
                alert_tidying.forget_ended, ways_older_than, PURGE_SLICE
            )
            changed.update(about)
        return sorted(changed)

    async def has_old_alerts(self, *, older_than: int | None, ways_older_than: int) -> bool:
        """Whether ``tidy_alerts`` would delete anything."""
        return await self._read(
            alert_tidying.has_any, older_than=older_than, ways_older_than=ways_older_than
        )

    async def logins_to_forget(self) -> list[tuple[int, str]]:
        """Return the addresses of feeds with a login that ``delete_removed`` would delete now."""
        return await self._read(details.logins_to_forget, int(self._clock()))

    async def purge(
        self, feed_id: int, *, keep_newest: int | None = None, older_than: int | None = None
    ) -> list[int]:
        """Delete a feed's entries beyond the newest ``keep_newest``, or received before a time.

        Never starred or tagged ones. What is deleted does not come back with the next poll. Done
        in slices, each whole in itself; returns the deleted ids.
        """
        deleted: list[int] = []
        while True:
            some = await self._write_whole(
                tombstones.purge_slice,
                feed_id,
                keep_newest=keep_newest,
                older_than=older_than,
                limit=PURGE_SLICE,
            )
            deleted += some
            if len(some) < PURGE_SLICE:
                return deleted

    async def feeds_with_older(self, times: Mapping[int, int]) -> set[int]:
        """Which feeds of ``{feed_id: time}`` a purge ``older_than`` their time would make less."""
        return await self._read(retention.feeds_with_older, dict(times))
