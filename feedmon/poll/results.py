"""What a poll found, decided, stored together with the end of its claim, and told."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING

from feedmon import decide, events, schedule
from feedmon.discover import read_hubs
from feedmon.errors import HttpStatus, Unforeseen
from feedmon.fetch import Lifetime, lifetime
from feedmon.model import NotModified, Watched
from feedmon.poll.lateness import distrusted_until
from feedmon.poll.outcomes import Failed, Polled
from feedmon.rules import Book

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from feedmon.errors import PollError
    from feedmon.model import (
        Changes,
        Document,
        Exchange,
        Failure,
        Feed,
        FeedHints,
        Known,
        Past,
        Plan,
        Update,
        WorkedFeed,
    )
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
        self._book = Book()

    def first_update(
        self, document: Document, worked: WorkedFeed
    ) -> Callable[[Feed, Known], Update]:
        """What a document fetched for a preview changes as the first poll of its feed."""
        return self._update_by(document, worked, first=True)

    def first_look(self, document: Document, watched: Watched) -> Callable[[Feed, Known], Update]:
        """What a page fetched for a preview changes as the first poll of its watch."""
        return self._look_by(document, watched, first=True)

    async def changed(
        self, feed: Feed, owner: str, document: Document, found: WorkedFeed | Watched
    ) -> Polled:
        """Store a document that was not seen before."""
        first = feed.last_success_at is None
        if isinstance(found, Watched):
            first, worked = first or found.silent, found.worked
            update = self._look_by(document, found, first=first)
        else:
            worked = found
            update = self._update_by(document, worked, first=first)
        further = decide.further_of(worked)
        changes = await self._store.apply(
            feed.id, owner=owner, uids=further, further=further, decide=update
        )
        self._bus.publish(
            events.FeedPolled(
                changes.feed,
                changes.new,
                changes.updated,
                first=first,
                retold=changes.retold,
                told=changes.told,
                on_desktop=changes.on_desktop,
            )
        )
        self._tell_alerts(changes)
        self._tell_move(changes)
        if changes.identity_changed and not first:
            self._bus.publish(events.IdentityChanged(changes.feed))
        return Polled(changes, not_modified=False)

    async def delivered(
        self, feed: Feed, owner: str, document: Document, worked: WorkedFeed
    ) -> Polled:
        """Store a document that its publisher sent by themselves (W-5)."""
        polled = self._update_by(document, worked, first=False)

        def update(current: Feed, known: Known) -> Update:
            return decide.as_delivery(polled(current, known))

        further = decide.further_of(worked)
        changes = await self._store.apply(
            feed.id, owner=owner, uids=further, further=further, decide=update
        )
        self._bus.publish(
            events.FeedPolled(
                changes.feed,
                changes.new,
                changes.updated,
                retold=changes.retold,
                told=changes.told,
                on_desktop=changes.on_desktop,
            )
        )
        self._tell_alerts(changes)
        return Polled(changes, not_modified=False)

    async def unchanged(self, feed: Feed, owner: str, exchange: Exchange) -> Polled:
        """Note an answer without news: a 304, or the bytes of last time."""
        now = self._clock()

        def update(current: Feed, past: Past) -> Update:
            http = self._lifetime(current, exchange)
            return decide.decide_unchanged(
                current,
                past,
                exchange,
                now=round(now),
                schedule=self._after_success(now, http),
                fresh_until=_until(now, http),
            )

        changes = await self._store.note_unchanged(feed.id, owner=owner, decide=update)
        self._bus.publish(events.FeedPolled(changes.feed, not_modified=True))
        self._tell_move(changes)
        return Polled(changes, not_modified=isinstance(exchange, NotModified))

    def _tell_alerts(self, changes: Changes) -> None:
        if changes.alerts:
            self._bus.publish(events.AlertsRaised(changes.alerts))

    def _tell_move(self, changes: Changes) -> None:
        if changes.moved_from is not None:
            self._bus.publish(events.FeedMoved(changes.feed, changes.moved_from))

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

        def failure(current: Feed, past: Past) -> Failure:
            def due(standing: decide.Standing) -> schedule.Due:
                return self._after_failure(current, past, error, standing, now)

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
        due = self._after_failure(feed, await self._store.past(feed.id), error, standing, now)
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
        due = schedule.leave_windows(
            schedule.after_block(until, self._chance), feed.hints, self._chance
        )
        if feed.next_poll_at is not None and due.at is not None and feed.next_poll_at < due.at:
            await self._store.set_poll_times({feed.id: (due.at, due.reason)})

    async def leave_window(self, feed: Feed) -> int | None:
        """Let the feed wait until it wants to be asked again (F-8); when that is."""
        now = schedule.Due(round(self._clock()), schedule.Reason.SKIP_HOURS)
        due = schedule.leave_windows(now, feed.hints, self._chance)
        await self._store.set_poll_times({feed.id: (due.at, str(due.reason))})
        return due.at

    def _update_by(
        self, document: Document, worked: WorkedFeed, *, first: bool
    ) -> Callable[[Feed, Known], Update]:
        now = self._clock()
        offer = read_hubs(document, worked.feed)

        def update(feed: Feed, known: Known) -> Update:
            decided = self._decided(feed, known, worked, document, now=now, first=first)
            until = distrusted_until(feed, known.past, decided.new, now)
            if until is not None and known.past.push is not None:
                push = replace(known.past.push, unreliable_until=until)
                known = replace(known, past=replace(known.past, push=push))
                decided = self._decided(feed, known, worked, document, now=now, first=first)
            ruled = self._ruled(feed, known, decided, first=first)
            return replace(ruled, offer=offer, offers=True, push_missed_until=until)

        return update

    def _look_by(
        self, document: Document, watched: Watched, *, first: bool
    ) -> Callable[[Feed, Known], Update]:
        """As ``_update_by``, of a page: nobody pushes it; what was there before is no news."""
        update = self._update_by(document, watched.worked, first=first)

        def look(feed: Feed, known: Known) -> Update:
            decided = update(feed, known)
            new = decided.new
            if watched.silent:
                new = tuple(replace(entry, read=True) for entry in new)
            return replace(decided, new=new, offer=None, missed=0, version=watched.version)

        return look

    def _ruled(self, feed: Feed, known: Known, update: Update, *, first: bool) -> Update:
        """Add what the person's rules do with what is new, and tell of what is edited."""
        rules = known.rules
        if not rules.rows or not (update.new or update.changed):
            return update
        new = self._book.consequences(
            rules, feed.id, [entry.worked for entry in update.new], tell=not first
        )
        noted = {entry.id: entry.worked for entry in update.changed if entry.noted}
        edited = self._book.edited(rules, feed.id, noted, known.texts)
        slow = self._book.slow(rules)
        return replace(update, consequences=(*new, *edited), slow_rules=slow)

    def _decided(
        self,
        feed: Feed,
        known: Known,
        worked: WorkedFeed,
        document: Document,
        *,
        now: float,
        first: bool,
    ) -> Update:
        http = lifetime(document.headers, document.received_at)
        return decide.decide_update(
            feed,
            known,
            worked,
            document,
            now=round(now),
            first=first,
            schedule=self._after_success(now, http),
            fresh_until=_until(now, http),
            edits_unread=self.settings.edits_unread,
            once=self.settings.stories_once,
        )

    def _lifetime(self, feed: Feed, exchange: Exchange) -> Lifetime | None:
        """For how long an answer is fresh; a 304 that says nothing renews what the last one said.

        See RFC 9111, section 4.3.4: what a 304 does not name stays as it was stored.
        """
        said = lifetime(exchange.headers, exchange.received_at)
        silent = not exchange.headers.keys() & {"cache-control", "expires"}
        known = feed.fresh_until is not None and feed.last_success_at is not None
        if isinstance(exchange, NotModified) and silent and known:
            before = (feed.fresh_until or 0) - (feed.last_success_at or 0)
            return Lifetime(before, by_age=feed.next_poll_reason != schedule.Reason.EXPIRES)
        return said

    def _plan(self, past: Past) -> Plan:
        return schedule.plan_of((*past.wishes, schedule.wish_of(self.settings)))

    def _after_success(self, now: float, http: Lifetime | None) -> decide.Schedule:
        def schedule_next(past: Past, hints: FeedHints, missed_at: int | None) -> schedule.Due:
            fresh = schedule.freshness(
                round(now),
                hints,
                http_s=None if http is None else http.seconds,
                by_age=http is None or http.by_age,
            )
            return schedule.after_success(
                now,
                self._plan(past),
                self._chance,
                history=past.history,
                hints=hints,
                fresh=fresh,
                missed_at=missed_at,
                pushed=past.push is not None and past.push.is_healthy(now),
            )

        return schedule_next

    def _after_failure(
        self,
        feed: Feed,
        past: Past,
        error: PollError,
        standing: decide.Standing,
        now: float,
    ) -> schedule.Due:
        plan, fresh = self._plan(past), schedule.freshness_of(feed, now)
        if not standing.counted:
            return schedule.after_outage(now, plan, self._chance, hints=feed.hints, fresh=fresh)
        return schedule.after_failure(
            now,
            plan,
            self._chance,
            failures=standing.failures,
            # Parking is for feeds that are dead, and not for what we can't read yet.
            failing_since=None if isinstance(error, Unforeseen) else standing.failing_since,
            history=past.history,
            hints=feed.hints,
            not_before=error.retry_after if isinstance(error, HttpStatus) else None,
            fresh=fresh,
        )


def _until(now: float, http: Lifetime | None) -> int | None:
    return None if http is None else round(now) + http.seconds
