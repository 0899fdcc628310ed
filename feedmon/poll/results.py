"""What a poll found, decided, stored together with the end of its claim, and told."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING

from feedmon import decide, events, schedule
from feedmon.errors import HttpStatus, Unforeseen
from feedmon.model import NotModified
from feedmon.poll.outcomes import Failed, Polled

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from feedmon.errors import PollError
    from feedmon.model import Document, Exchange, Failure, Feed, Known, Update, WorkedFeed
    from feedmon.settings import Settings
    from feedmon.store import Store

log = logging.getLogger(__name__)


class Results:
    """Stores what polls found; each method ends the claim of ``owner``.

    All of them raise LeaseLost when somebody else has the feed by now, and StoreError. Another
    value of ``settings`` holds from the next result on.
    """

    def __init__(
        self,
        *,
        store: Store,
        bus: events.Bus,
        settings: Settings,
        clock: Callable[[], float],
        chance: Random,
    ) -> None:
        self._store = store
        self._bus = bus
        self.settings = settings
        self._clock = clock
        self._chance = chance

    def first_update(
        self, document: Document, worked: WorkedFeed
    ) -> Callable[[Feed, Known], Update]:
        """What a document fetched for a preview changes as the first poll of its feed."""
        now = self._clock()
        due = schedule.after_success(now, None, self.settings.interval_s, self._chance)

        def update(feed: Feed, known: Known) -> Update:
            return decide.decide_update(
                feed, known, worked, document, now=round(now), first=True, due=due
            )

        return update

    async def changed(
        self, feed: Feed, owner: str, document: Document, worked: WorkedFeed
    ) -> Polled:
        """Store a document that was not seen before."""
        now = self._clock()
        due = self._after_success(feed, now)
        first = feed.last_success_at is None

        def update(current: Feed, known: Known) -> Update:
            return decide.decide_update(
                current, known, worked, document, now=round(now), first=first, due=due
            )

        uids = decide.uids_of(worked)
        changes = await self._store.apply(feed.id, owner=owner, uids=uids, decide=update)
        self._bus.publish(
            events.FeedPolled(changes.feed, changes.new, changes.updated, first=first)
        )
        return Polled(changes, not_modified=False)

    async def unchanged(self, feed: Feed, owner: str, exchange: Exchange) -> Polled:
        """Note an answer without news: a 304, or the bytes of last time."""
        now = self._clock()
        due = self._after_success(feed, now)

        def update(current: Feed, _: Known) -> Update:
            return decide.decide_unchanged(current, exchange, now=round(now), due=due)

        changes = await self._store.apply(feed.id, owner=owner, uids=(), decide=update)
        self._bus.publish(events.FeedPolled(changes.feed, not_modified=True))
        return Polled(changes, not_modified=isinstance(exchange, NotModified))

    async def failed(
        self,
        feed: Feed,
        owner: str,
        error: PollError,
        document: Document | None = None,
        *,
        answered_at: float,
    ) -> Failed:
        """Note a failure; ``answered_at`` is when a public host last answered."""
        now = self._clock()

        def failure(current: Feed) -> Failure:
            def due(standing: decide.Standing) -> schedule.Due:
                return self._after_failure(current, error, standing, now)

            return decide.decide_failure(
                current, error, document, now=round(now), answered_at=answered_at, due=due
            )

        stored = await self._store.record_failure(feed.id, owner=owner, decide=failure)
        log.info("poll of feed %d failed: %s", feed.id, error.code)
        self._bus.publish(events.PollFailed(stored))
        return Failed(stored, error.code, error.detail)

    async def unstorable(self, feed: Feed, error: Unforeseen) -> Failed:
        """Let the feed wait after a failure that can't be noted with it, and tell of it."""
        now = self._clock()
        standing = decide.standing_after(feed, error, now=round(now), answered_at=now)
        due = self._after_failure(feed, error, standing, now)
        await self._store.set_poll_times({feed.id: (due.at, due.reason)})
        told = replace(
            feed,
            error=error.code,
            error_detail=error.detail,
            next_poll_at=due.at,
            next_poll_reason=due.reason,
        )
        self._bus.publish(events.PollFailed(told))
        return Failed(told, error.code, error.detail)

    async def put_off(self, feed: Feed, until: int) -> None:
        """Let the feed wait until its host wants to hear of us again, each at its own moment."""
        due = schedule.after_block(until, self._chance)
        if feed.next_poll_at is not None and due.at is not None and feed.next_poll_at < due.at:
            await self._store.set_poll_times({feed.id: (due.at, due.reason)})

    def _after_success(self, feed: Feed, now: float) -> schedule.Due:
        return schedule.after_success(
            now, feed.poll_interval_s, self.settings.interval_s, self._chance
        )

    def _after_failure(
        self,
        feed: Feed,
        error: PollError,
        standing: decide.Standing,
        now: float,
    ) -> schedule.Due:
        if not standing.counted:
            return schedule.after_outage(now, self._chance)
        return schedule.after_failure(
            now,
            failures=standing.failures,
            # Parking is for feeds that are dead, and not for what we can't read yet.
            failing_since=None if isinstance(error, Unforeseen) else standing.failing_since,
            own_s=feed.poll_interval_s,
            default_s=self.settings.interval_s,
            chance=self._chance,
            not_before=error.retry_after if isinstance(error, HttpStatus) else None,
        )
