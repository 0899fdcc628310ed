"""What publishers send, from the callback to stored and told: the way of a poll from its middle.

document | claim | parse in a worker | decide and store | tell
"""

from __future__ import annotations

import asyncio
import itertools
import logging
from contextlib import suppress
from typing import TYPE_CHECKING

from feedmon import schedule
from feedmon.errors import LeaseLost, NoSuchFeed, ParseError, StoreError
from feedmon.model import FeedState, Rhythm
from feedmon.poll.outcomes import Dropped
from feedmon.store import Claim

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator

    from feedmon.model import Document, Feed
    from feedmon.poll.outcomes import Outcome
    from feedmon.poll.results import Results
    from feedmon.store import Store
    from feedmon.workers import Workers

log = logging.getLogger(__name__)

#: A claim outlives parsing and storing. Who else has the feed mostly has it for seconds.
_LEASE_S, _TRIES, _WAIT_S = 120, 20, 1.0
#: Nobody is told of these: the person does not want to hear of them now.
_UNWANTED = (FeedState.PAUSED, FeedState.GONE)


class Deliverer:
    """Takes what publishers send. ``owner`` names this program; ``sleep`` waits."""

    def __init__(
        self,
        *,
        store: Store,
        workers: Workers,
        results: Results,
        owner: str,
        clock: Callable[[], float],
        sleep: Callable[[float], Awaitable[object]],
    ) -> None:
        self._store = store
        self._workers = workers
        self._results = results
        self._owners: Iterator[str] = (f"{owner}/push-{n}" for n in itertools.count())
        self._clock = clock
        self._sleep = sleep

    async def deliver(self, feed_id: int, document: Document) -> Outcome:
        """Store what a feed's publisher sent; what can't be read is taken for a ping.

        Raises StoreError.
        """
        try:
            worked = await self._workers.parse(document)
        except ParseError as error:
            log.info("a delivery for feed %d is no feed: %s", feed_id, error.code)
            return await self.ping(feed_id)
        owner = next(self._owners)
        try:
            feed = await self._claimed(feed_id, owner)
            if feed is None:
                return await self.ping(feed_id)
            if feed.state in _UNWANTED or feed.last_success_at is None:
                await self._store.release(feed_id, owner)
                return Dropped(feed_id, str(feed.state))
            return await self._results.delivered(feed, owner, document, worked)
        except (NoSuchFeed, LeaseLost):
            return Dropped(feed_id, "removed")
        except BaseException:
            with suppress(StoreError):
                await asyncio.shield(self._store.release(feed_id, owner))
            raise

    async def ping(self, feed_id: int) -> Dropped:
        """Let a feed be polled soon: its publisher said that there is news. Raises StoreError."""
        try:
            feed = await self._store.feed(feed_id)
        except NoSuchFeed:
            return Dropped(feed_id, "removed")
        due = None
        if feed.state not in _UNWANTED and feed.rhythm is not Rhythm.MANUAL:
            due = schedule.after_ping(
                self._clock(),
                feed.last_polled_at,
                due=feed.next_poll_at,
                not_before=_held_back(feed),
            )
        at, reason = (None, "") if due is None else (due.at, str(due.reason))
        await self._store.ping(feed_id, at, reason)
        return Dropped(feed_id, "pinged", at)

    async def _claimed(self, feed_id: int, owner: str) -> Feed | None:
        for _ in range(_TRIES):
            taken = await self._store.claim(feed_id, owner=owner, lease_s=_LEASE_S)
            if isinstance(taken, Claim):
                return taken.feed
            await self._store.feed(feed_id)  # raises NoSuchFeed
            await self._sleep(_WAIT_S)
        return None


def _held_back(feed: Feed) -> int | None:
    """Until when a feed waits for reasons that no ping ends: its failures, or its server's wish."""
    return feed.next_poll_at if feed.failures else feed.retry_after_at
