"""``Poller``: the pipeline in reading order, and the claims on its way."""

from __future__ import annotations

import asyncio
import functools
import itertools
import logging
from contextlib import suppress
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from feedmon import decide, events, schedule
from feedmon.errors import (
    FetchError,
    HttpStatus,
    LeaseLost,
    NoSuchFeed,
    ParseError,
    StoreError,
)
from feedmon.fetch import Request
from feedmon.model import FeedState, NotModified
from feedmon.poll.outcomes import Dropped, Failed, Polled
from feedmon.poll.sharing import Shared

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from random import Random

    from feedmon.fetch import Fetcher
    from feedmon.model import Document, Exchange, Failure, Feed, Known, Update, WorkedFeed
    from feedmon.network import NetworkPolicy
    from feedmon.pacing import HostGate
    from feedmon.poll.outcomes import Outcome
    from feedmon.settings import Settings
    from feedmon.store import Store
    from feedmon.work import Workers

log = logging.getLogger(__name__)

#: A claim outlives the longest poll: three tries of a minute, and parsing.
LEASE_S = 300
#: A host that says 429 without a time is left alone for so long.
BLOCK_S = 120
#: Another host answered within this time: then a name that does not resolve is the feed's fault.
OUTAGE_WINDOW_S = 120


class Poller:
    """Polls feeds by id; asked twice for a feed that is under way, it polls once."""

    def __init__(
        self,
        *,
        store: Store,
        fetcher: Fetcher,
        gate: HostGate,
        workers: Workers,
        policy: NetworkPolicy,
        bus: events.Bus,
        owner: str,
        settings: Settings,
        clock: Callable[[], float],
        chance: Random,
    ) -> None:
        self._store = store
        self._fetcher = fetcher
        self._gate = gate
        self._workers = workers
        self._policy = policy
        self._bus = bus
        self._claims: Iterator[str] = (f"{owner}/{n}" for n in itertools.count())
        self.settings = settings
        self._clock = clock
        self._chance = chance
        self._running: dict[int, Shared] = {}
        self._answered_at = float("-inf")
        self._blocked: dict[str, int] = {}

    @property
    def running(self) -> frozenset[int]:
        """The feeds that are being polled or wait for their host."""
        return frozenset(self._running)

    async def poll_feed(self, feed_id: int, *, only_due: bool = False) -> Outcome:
        """Poll one feed now and tell what happened; see the module's docstring.

        With ``only_due`` the feed is left alone if another program has polled it by the time that
        its host's slot is free, unless somebody joins who wants it polled in any case.
        Raises StoreError when the store can't be used; everything else is an outcome.
        """
        while (shared := self._running.get(feed_id)) is not None and shared.is_ending:
            await asyncio.wait([shared.task])  # it gives its claim back; then it is our turn
        if shared is None or shared.task.cancelled():
            shared = self._running[feed_id] = Shared(only_due=only_due)
            shared.start(self._poll(feed_id, shared))
            shared.task.add_done_callback(functools.partial(self._ended, feed_id))
        shared.only_due = shared.only_due and only_due
        return await shared.result()

    def _ended(self, feed_id: int, task: asyncio.Task[Outcome]) -> None:
        shared = self._running.get(feed_id)
        if shared is not None and shared.task is task:
            del self._running[feed_id]

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

    async def close(self) -> None:
        """Cancel what is running; the claims are given back."""
        tasks = [shared.task for shared in self._running.values()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def learn_blocks(self) -> None:
        """Read which hosts asked for time, as any program on the store has been told."""
        self._blocked = {
            host.name: host.blocked_until
            for host in await self._store.blocked_hosts()
            if host.blocked_until is not None
        }

    def blocked_until(self, url: str) -> int | None:
        """Until when (Unix seconds) the address's host wants no request, if it said so."""
        until = self._blocked.get(self._gate.key(url))
        return until if until is not None and until > self._clock() else None

    async def _poll(self, feed_id: int, asked: Shared) -> Outcome:
        try:
            feed = await self._store.feed(feed_id)
            async with self._gate.slot(feed.url):
                if (until := self.blocked_until(feed.url)) is not None:
                    return await self._wait_for_host(feed, until)
                claimed = await self._claim(feed_id, only_due=asked.only_due)
                if isinstance(claimed, Dropped):
                    return claimed
                feed, owner = claimed
                self._bus.publish(events.FeedPolling(feed_id))
                fetched = await self._fetch(feed, owner)
            return await self._store_result(feed, owner, fetched)
        except (NoSuchFeed, LeaseLost) as gone:
            self._bus.publish(events.PollDropped(feed_id))
            return Dropped(feed_id, "removed" if isinstance(gone, NoSuchFeed) else "leased")
        except StoreError as error:
            self._bus.publish(events.StoreTrouble(error.code, error.detail))
            raise

    async def _claim(self, feed_id: int, *, only_due: bool) -> tuple[Feed, str] | Dropped:
        owner = next(self._claims)
        try:
            feed = await self._store.claim(feed_id, owner=owner, lease_s=LEASE_S, only_due=only_due)
            if feed is None:
                return Dropped(feed_id, "leased")
            if feed.state in (FeedState.PAUSED, FeedState.GONE):
                await self._store.release(feed_id, owner)
                return Dropped(feed_id, str(feed.state))
        except asyncio.CancelledError:  # the store may have been at it, and is not interrupted
            await self._let_go(feed_id, owner)
            raise
        return feed, owner

    async def _fetch(self, feed: Feed, owner: str) -> Document | NotModified | FetchError:
        request = Request(
            feed.url,
            etag=feed.etag,
            last_modified=feed.last_modified,
            total_s=self.settings.fetch_s,
            private_allowed=feed.private_allowed,
        )
        try:
            exchange = await self._fetcher.fetch(request)
        except FetchError as error:
            if isinstance(error, HttpStatus):
                self._answered_at = self._clock()
            return error
        except BaseException:
            await self._let_go(feed.id, owner)
            raise
        self._answered_at = self._clock()
        return exchange

    async def _store_result(
        self, feed: Feed, owner: str, fetched: Document | NotModified | FetchError
    ) -> Outcome:
        try:
            if isinstance(fetched, FetchError):
                return await self._fail(feed, owner, fetched, None)
            if isinstance(fetched, NotModified) or fetched.sha256 == feed.body_sha256:
                return await self._unchanged(feed, owner, fetched)
            try:
                worked = await self._workers.parse(fetched)
            except ParseError as error:
                return await self._fail(feed, owner, error, fetched)
            return await self._change(feed, owner, fetched, worked)
        except asyncio.CancelledError:
            await self._let_go(feed.id, owner)
            raise
        except Exception:  # the store's trouble, or a bug: neither may keep the feed back
            await self._let_go(feed.id, owner)
            raise

    async def _change(
        self, feed: Feed, owner: str, document: Document, worked: WorkedFeed
    ) -> Outcome:
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

    async def _unchanged(self, feed: Feed, owner: str, exchange: Exchange) -> Outcome:
        now = self._clock()
        due = self._after_success(feed, now)

        def update(current: Feed, _: Known) -> Update:
            return decide.decide_unchanged(current, exchange, now=round(now), due=due)

        changes = await self._store.apply(feed.id, owner=owner, uids=(), decide=update)
        self._bus.publish(events.FeedPolled(changes.feed, not_modified=True))
        return Polled(changes, not_modified=isinstance(exchange, NotModified))

    async def _fail(
        self, feed: Feed, owner: str, error: FetchError | ParseError, document: Document | None
    ) -> Outcome:
        now = self._clock()
        outage = (
            isinstance(error, FetchError)
            and error.ours
            and now - self._answered_at > OUTAGE_WINDOW_S
        )
        if isinstance(error, HttpStatus) and error.status == 429:
            await self._block(feed.url, error.retry_after or round(now) + BLOCK_S)

        def failure(current: Feed) -> Failure:
            def due(standing: decide.Standing) -> schedule.Due:
                return self._after_failure(current, error, standing, now)

            return decide.decide_failure(
                current, error, document, now=round(now), outage=outage, due=due
            )

        stored = await self._store.record_failure(feed.id, owner=owner, decide=failure)
        log.info("poll of feed %d failed: %s", feed.id, error.code)
        self._bus.publish(events.PollFailed(stored))
        return Failed(stored, error.code, error.detail)

    def _after_success(self, feed: Feed, now: float) -> schedule.Due:
        return schedule.after_success(
            now, feed.poll_interval_s, self.settings.interval_s, self._chance
        )

    def _after_failure(
        self,
        feed: Feed,
        error: FetchError | ParseError,
        standing: decide.Standing,
        now: float,
    ) -> schedule.Due:
        if not standing.counted:
            return schedule.after_outage(now, self._chance)
        return schedule.after_failure(
            now,
            failures=standing.failures,
            failing_since=standing.failing_since,
            own_s=feed.poll_interval_s,
            default_s=self.settings.interval_s,
            chance=self._chance,
            not_before=error.retry_after if isinstance(error, HttpStatus) else None,
        )

    async def _block(self, url: str, until: int) -> None:
        """Leave the whole host alone (F-9: a 429 speaks for it), in every program on the store.

        Behind a private address one route's trouble is not the others': there the feed waits.
        """
        if not self._policy.is_public_host(urlsplit(url).hostname or ""):
            return
        host = self._gate.key(url)
        self._blocked[host] = until
        await self._store.block_host(host, until=until, reason="429")

    async def _wait_for_host(self, feed: Feed, until: int) -> Dropped:
        """Put the feed off until its host wants to hear of us again, each at its own moment."""
        due = schedule.after_block(until, self._chance)
        await self._store.set_poll_times({feed.id: (due.at, due.reason)})
        return Dropped(feed.id, "host-blocked", until)

    async def _let_go(self, feed_id: int, owner: str) -> None:
        """Give the claim back so that the feed is due as it was; the lease is the safety net."""
        with suppress(StoreError, LeaseLost):
            await asyncio.shield(self._store.release(feed_id, owner))
        self._bus.publish(events.PollDropped(feed_id))
