"""What archives of a feed add to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedmon.store import listed
from feedmon.store.doors.ground import Ground

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from feedmon.model import Feed, Further, Known, OlderStored, OlderUpdate


class Archives(Ground):
    """Older documents of feeds, one at a time."""

    async def add_older(
        self,
        feed_id: int,
        url: str,
        *,
        further: Mapping[str, Further],
        decide: Callable[[Feed, Known, int], OlderUpdate],
    ) -> OlderStored | None:
        """Add what an archived document has and the feed at ``url`` has not, in one transaction.

        ``decide`` gets the feed, what is known of ``further`` and where in time its list ends; it
        runs on the writer's thread within the transaction and must be pure. ``None``: the feed
        has another address meanwhile, and nothing was done. Raises NoSuchFeed.
        """
        return await self._write_whole(
            listed.add_older, feed_id, url, further=dict(further), decide=decide
        )
