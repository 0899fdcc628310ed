"""``Poller``: the pipeline in reading order, and the claims on its way."""

from __future__ import annotations

import asyncio
import functools
import itertools
import logging
from contextlib import suppress
from typing import TYPE_CHECKING, Literal

from feedmon import events, schedule
from feedmon.errors import (
    FetchError,
    HostBlocked,
    HttpStatus,
    LeaseLost,
    NoSuchFeed,
    ParseError,
    StoreError,
    Unforeseen,
)
from feedmon.fetch import Request, authorization
from feedmon.model import Document, FeedKind, NotModified, PollStep, WatchPart
from feedmon.poll.claiming import PollClaim, unwanted
from feedmon.poll.outcomes import Dropped
from feedmon.poll.results import Results
from feedmon.poll.sharing import Shared
from feedmon.store import Blocked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from random import Random

    from feedmon.credentials import Credentials
    from feedmon.fetch import Fetcher
    from feedmon.model import Feed, Known, PollTarget, RunningPoll, Update, Watched, WorkedFeed
    from feedmon.pacing import HostGate, Slot
    from feedmon.poll.outcomes import Outcome
    from feedmon.settings import Settings
    from feedmon.store import Store
    from feedmon.workers import Workers

log = logging.getLogger(__name__)

#: A claim outlives the longest poll: three tries within a minute, redirects, and parsing.
LEASE_S = 300


class Poller:
    """Polls feeds by id; asked twice for a feed that is under way, it polls once."""

    def __init__(
        self,
        *,
        store: Store,
        fetcher: Fetcher,
        gate: HostGate,
        workers: Workers,
        bus: events.Bus,
        credentials: Credentials,
        owner: str,
        settings: Settings,
        clock: Callable[[], float],
        chance: Random,
    ) -> None:
        self._store = store
        self._fetcher = fetcher
        self._gate = gate
        self._workers = workers
        self._bus = bus
        self._credentials = credentials
        self._claims: Iterator[str] = (f"{owner}/{n}" for n in itertools.count())
        self._clock = clock
        self._results = Results(store=store, bus=bus, settings=settings, clock=clock, chance=chance)
        self._running: dict[int, Shared] = {}
        self._left: dict[int, str] = {}
        self._answered_at = float("-inf")

    @property
    def settings(self) -> Settings:
        """The person's settings; others hold from the next request and result on."""
        return self._results.settings

    @settings.setter
    def settings(self, chosen: Settings) -> None:
        self._results.settings = chosen

    @property
    def results(self) -> Results:
        """Where what was found is decided and stored: for what comes without being asked for."""
        return self._results

    @property
    def running(self) -> frozenset[int]:
        """The feeds that are being polled or wait for their host."""
        return frozenset(self._running)

    async def poll_feed(
        self,
        feed_id: int,
        *,
        only_due: bool = False,
        whole: bool = False,
        seen: Feed | PollTarget | None = None,
    ) -> Outcome:
        """Poll one feed now and tell what happened; see the package's docstring.

        With ``only_due`` the feed is left alone if another program has polled it by the time that
        its host's slot is free, unless somebody joins who wants it polled in any case.
        ``seen`` is the feed as it was when somebody decided to ask for it: if it was polled since
        then, that was what they wanted, and it is not polled again.
        Raises StoreError when the store can't be used now: the poll has changed nothing, and the
        other polls go on. Everything else is an outcome, an error that nobody foresaw too: that
        one is Failed with the code ``internal``, and its traceback in the log.
        """
        while (shared := self._running.get(feed_id)) is not None and shared.is_ending:
            await asyncio.wait([shared.task])  # it gives its claim back; then it is our turn
        if shared is None or shared.task.cancelled():
            shared = Shared(only_due=only_due, whole=whole, seen=seen, clock=self._clock)
            self._running[feed_id] = shared
            shared.start(self._poll(feed_id, shared))
            shared.task.add_done_callback(functools.partial(self._ended, feed_id))
        shared.only_due = shared.only_due and only_due
        shared.whole = shared.whole or whole
        try:
            return await shared.result()
        except asyncio.CancelledError:
            if shared.was_cancelled_alone:  # before its first step
                return Dropped(feed_id, "cancelled")
            raise

    def first_update(
        self, document: Document, worked: WorkedFeed
    ) -> Callable[[Feed, Known], Update]:
        """What a document fetched for a preview changes as the first poll of its feed."""
        return self._results.first_update(document, worked)

    def first_look(self, document: Document, watched: Watched) -> Callable[[Feed, Known], Update]:
        """What a page fetched for a preview changes as the first poll of its watch."""
        return self._results.first_look(document, watched)

    def progress(self) -> list[RunningPoll]:
        """Tell how far the running polls are."""
        return [shared.progress(feed_id) for feed_id, shared in self._running.items()]

    async def cancel(self, feed_ids: Iterable[int]) -> int:
        """End these polls: they are dropped as ``cancelled``; how many ran.

        Whoever waits for them goes on. What is being stored in that moment is stored, and is the
        outcome.
        """
        running = (self._running.get(feed_id) for feed_id in feed_ids)
        ended = [shared for shared in running if shared is not None and not shared.is_ending]
        for shared in ended:
            shared.cancel()
        if ended:
            await asyncio.wait([shared.task for shared in ended])
        return len(ended)

    async def close(self) -> None:
        """Cancel what is running; the claims are given back."""
        tasks = [shared.task for shared in self._running.values()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _ended(self, feed_id: int, task: asyncio.Task[Outcome]) -> None:
        shared = self._running.get(feed_id)
        if shared is not None and shared.task is task:
            del self._running[feed_id]
        if shared is not None and shared.is_cancelled and task.cancelled():
            self._bus.publish(events.PollDropped(feed_id))

    async def _poll(self, feed_id: int, asked: Shared) -> Outcome:
        claim = PollClaim(next(self._claims))
        try:
            outcome = await self._noting_bugs(feed_id, claim, asked)
        except (NoSuchFeed, LeaseLost) as gone:
            self._bus.publish(events.PollDropped(feed_id))
            return Dropped(feed_id, "removed" if isinstance(gone, NoSuchFeed) else "leased")
        except asyncio.CancelledError:
            if claim.tried:  # the store may have been at it, and is not interrupted
                await self._let_go(feed_id, claim)
            if not asked.is_cancelled:
                raise
            if not claim.tried:
                self._bus.publish(events.PollDropped(feed_id))
            return Dropped(feed_id, "cancelled")
        except StoreError as error:
            await self._not_stored(feed_id, claim)
            self._bus.publish(events.StoreTrouble(error.code, error.detail))
            raise
        if isinstance(outcome, Dropped):  # who counts a refresh waits for it
            self._bus.publish(events.PollDropped(feed_id))
        return outcome

    async def _noting_bugs(self, feed_id: int, claim: PollClaim, asked: Shared) -> Outcome:
        try:
            return await self._steps(feed_id, claim, asked)
        except (NoSuchFeed, LeaseLost, StoreError):
            raise
        except Exception as bug:
            log.exception("the poll of feed %d met an error that nobody foresaw", feed_id)
            error = Unforeseen(type(bug).__name__)
        feed = await self._store.feed(feed_id)
        if claim.held:
            try:
                return await self._results.failed(
                    feed, claim.owner, error, answered_at=self._answered_at
                )
            except (NoSuchFeed, LeaseLost, StoreError):
                raise
            except Exception:  # what failed is how failures are stored
                log.exception("nor could that be stored")
                await self._let_go(feed_id, claim)
        return await self._results.unstorable(feed, error)

    async def _steps(self, feed_id: int, claim: PollClaim, asked: Shared) -> Outcome:
        seen = asked.seen or await self._store.feed(feed_id)  # only to know whose turn to wait for
        asked.reach(PollStep.TURN, host=self._gate.key(seen.url))
        try:
            async with self._gate.turn(seen.url) as slot:
                taken = await self._take(seen, claim, slot, asked)
                if isinstance(taken, Dropped):
                    return taken
                feed = taken
                asked.reach(PollStep.ASKING, host=slot.host)
                self._bus.publish(events.FeedPolling(feed_id))
                claim.asked = True
                whole = asked.whole
                fetched: Document | NotModified | FetchError
                fetched = await self._fetch(feed, slot, whole=whole)
        except FetchError as error:
            fetched, whole = error, False
        asked.reach(PollStep.STORING)
        self._note_answer(fetched)
        return await self._store_result(feed, claim, fetched, whole=whole)

    async def _take(
        self, seen: Feed | PollTarget, claim: PollClaim, slot: Slot, asked: Shared
    ) -> Feed | Dropped:
        """Claim the feed and wait for the moment of its host; the feed as it is now."""
        if asked.only_due and self.settings.pause_end(self._clock()) is not None:
            return Dropped(seen.id, "polling-paused")  # it was handed out before
        claim.tried = True
        if seen.id in self._left:
            if not asked.only_due:
                await self._store.release(seen.id, self._left[seen.id])
            del self._left[seen.id]
        taken = await self._store.claim(
            seen.id,
            owner=claim.owner,
            lease_s=LEASE_S,
            only_due=asked.only_due,
            host=slot.host if slot.spacing_ms else None,
            spacing_ms=slot.spacing_ms,
        )
        if taken is None:
            await self._store.feed(seen.id)  # raises NoSuchFeed
            return Dropped(seen.id, "leased")
        if isinstance(taken, Blocked):
            return await self._put_off(await self._store.feed(seen.id), taken.until)
        claim.held = True
        feed = taken.feed
        if (why_not := unwanted(feed, asked.seen or seen, asked)) is not None:
            await self._store.release(feed.id, claim.owner)
            return Dropped(feed.id, why_not)
        if asked.only_due and not schedule.is_outside(self._clock(), feed.hints):
            # Due before the window began, and overslept.
            await self._store.release(feed.id, claim.owner)
            return Dropped(feed.id, "skip-window", await self._results.leave_window(feed))
        if self._gate.key(feed.url) == slot.host:
            if taken.at_ms is not None:
                asked.reach(PollStep.PAUSE, until=taken.at_ms / 1000)
            await slot.start(taken.at_ms)
        else:  # it was given another address while it waited
            await slot.move_to(feed.url)
        return feed

    async def _fetch(self, feed: Feed, slot: Slot, *, whole: bool) -> Document | NotModified:
        request = Request(
            feed.url,
            etag=None if whole else feed.etag,
            last_modified=None if whole else feed.last_modified,
            accept=await self._accepts(feed),
            total_s=self.settings.fetch_s,
            private_allowed=feed.private_allowed,
            tls_unverified=feed.tls_unverified,
            user_agent=feed.user_agent,
            headers=await self._login(feed),
        )
        try:
            return await self._fetcher.fetch(request, slot)
        except HttpStatus as error:
            if error.status == 401:
                self._credentials.doubt(feed.id, feed.url)
            raise

    async def _accepts(self, feed: Feed) -> Literal["feed", "page", "data"]:
        if feed.kind is FeedKind.FEED:
            return "feed"
        spec = await self._store.watch_spec(feed.id)
        return "data" if spec is not None and spec.part is WatchPart.JSON else "page"

    async def _login(self, feed: Feed) -> tuple[tuple[str, str], ...]:
        """Say who asks, where the person gave a login; without a password nobody is named."""
        if feed.account is None:
            return ()
        password = await self._credentials.password(feed.id, feed.url)
        if password is None:
            return ()
        return (("Authorization", authorization(feed.account, password)),)

    async def _store_result(
        self,
        feed: Feed,
        claim: PollClaim,
        fetched: Document | NotModified | FetchError,
        *,
        whole: bool,
    ) -> Outcome:
        owner = claim.owner
        if isinstance(fetched, HostBlocked):  # the host that it redirects to
            await self._let_go(feed.id, claim)
            return await self._put_off(feed, fetched.until)
        if isinstance(fetched, FetchError):
            return await self._results.failed(feed, owner, fetched, answered_at=self._answered_at)
        same = not whole and isinstance(fetched, Document) and fetched.sha256 == feed.body_sha256
        if isinstance(fetched, NotModified) or same:
            return await self._results.unchanged(feed, owner, fetched)
        try:
            found = await self._read(feed, fetched)
        except ParseError as error:
            return await self._results.failed(
                feed, owner, error, fetched, answered_at=self._answered_at
            )
        return await self._results.changed(feed, owner, fetched, found)

    async def _read(self, feed: Feed, document: Document) -> WorkedFeed | Watched:
        if feed.kind is FeedKind.WATCH:
            return await self._workers.look(document, await self._store.watch_task(feed.id))
        return await self._workers.parse(document)

    async def _put_off(self, feed: Feed, until: int) -> Dropped:
        await self._results.put_off(feed, until)
        return Dropped(feed.id, "host-blocked", until)

    def _note_answer(self, fetched: Document | NotModified | FetchError) -> None:
        """Remember when the internet was there: a neighbour's answer says nothing about it."""
        answered = isinstance(fetched, HttpStatus) or not isinstance(fetched, FetchError)
        if answered and self._gate.is_public(fetched.url):
            self._answered_at = self._clock()

    async def _not_stored(self, feed_id: int, claim: PollClaim) -> None:
        """End a poll that the store did not take.

        Once the publisher was asked, the claim is left to its lease: due again at once, the feed
        would be fetched at every tick for as long as the disk is full. Who asks for it by hand
        ends that (see ``_take``).
        """
        if claim.held and claim.asked:
            self._left[feed_id] = claim.owner
            self._bus.publish(events.PollDropped(feed_id))
        elif claim.held:
            await self._let_go(feed_id, claim)

    async def _let_go(self, feed_id: int, claim: PollClaim) -> None:
        """Give the claim back so that the feed is due as it was; the lease is the safety net."""
        with suppress(StoreError, LeaseLost):
            await asyncio.shield(self._store.release(feed_id, claim.owner))
        claim.held = False
        self._bus.publish(events.PollDropped(feed_id))
