"""When feeds are due, after what a person wants of their polling has changed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from feedmon import schedule
from feedmon.engine.ground import Ground
from feedmon.events import FeedsChanged
from feedmon.model import FeedState, Rhythm
from feedmon.schedule import Reason

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from feedmon.model import Feed, Past, Plan, Wish

#: Reasons that leave the rhythm its say; all others hold until the next poll.
_USUAL = frozenset(
    {
        Reason.RHYTHM,
        Reason.MISSED,
        Reason.INTERVAL,
        Reason.OWN_INTERVAL,
        Reason.MANUAL,
        Reason.MAX_AGE,
        Reason.EXPIRES,
        Reason.TTL,
        Reason.SYNDICATION,
        Reason.SKIP_HOURS,
        Reason.SKIP_DAYS,
        Reason.PUSH,
    }
)
#: The reasons that belong to one kind of rhythm.
_KINDS: Mapping[Rhythm, frozenset[str]] = {
    Rhythm.ADAPTIVE: frozenset({Reason.RHYTHM, Reason.MISSED}),
    Rhythm.FIXED: frozenset({Reason.INTERVAL, Reason.OWN_INTERVAL}),
    Rhythm.MANUAL: frozenset({Reason.MANUAL}),
}


class Rhythms(Ground):
    """What a person wants of polling, for a folder; and what follows from it."""

    async def set_folder_rhythm(self, folder_id: int, wish: Wish) -> None:
        """Let the feeds in a folder that have no rhythm of their own follow this one (S-2).

        Raises NoSuchFolder.
        """
        feed_ids = await self._store.set_folder_rhythm(folder_id, wish)
        await self._tell_folders()
        await self._reschedule(feed_ids)

    async def plan_around(self, folder_id: int | None) -> Plan:
        """What holds in a folder (``None``: at the top) for a feed that wants nothing of its own.

        Raises NoSuchFolder.
        """
        return self._plan(await self._store.wishes_around(folder_id))

    def _plan(self, wishes: Iterable[Wish]) -> Plan:
        return schedule.plan_of((*wishes, schedule.wish_of(self._settings)))

    async def _reschedule(
        self, feed_ids: Iterable[int] | None = None, *, moved: bool = False
    ) -> None:
        """Let feeds (all, unless some are named) be due as is wished for now.

        Those that were only ``moved`` stay due as they are where the same kind of rhythm holds.
        """
        feeds = await self._store.feeds()
        wanted = {feed.id for feed in feeds} if feed_ids is None else set(feed_ids)
        pasts = await self._store.pasts(wanted)
        times = {
            feed.id: (due.at, str(due.reason))
            for feed in feeds
            if feed.id in pasts
            and not (moved and self._fits(feed, pasts[feed.id]))
            and (due := self._due_by(feed, pasts[feed.id])) is not None
        }
        if times:
            await self._store.set_poll_times(times)
            changed = [feed for feed in await self._store.feeds() if feed.id in times]
            self.events.publish(FeedsChanged(tuple(changed)))

    def _fits(self, feed: Feed, past: Past) -> bool:
        """Whether a feed is due by the kind of rhythm that is wished for it."""
        rhythm = self._plan(past.wishes).rhythm
        of_others = frozenset[str]().union(*(_KINDS[other] for other in Rhythm if other != rhythm))
        return feed.next_poll_reason not in of_others

    def _due_by(self, feed: Feed, past: Past) -> schedule.Due | None:
        """Say when a feed is due by what is wished for it; ``None`` where that changes nothing.

        What holds it back at the moment (a failure, its host) holds on, unless it is from now on
        asked by hand only.
        """
        plan = self._plan(past.wishes)
        by_hand = plan.rhythm is Rhythm.MANUAL
        if feed.state is FeedState.GONE or not (feed.next_poll_reason in _USUAL or by_hand):
            return None
        parts = self._parts
        now = parts.clock()
        if feed.last_polled_at is None and not by_hand:
            return schedule.Due(int(now), Reason.ADDED)
        since = min(feed.last_polled_at or round(now), round(now))
        due = schedule.after_success(
            since,
            plan,
            parts.chance,
            history=past.history,
            hints=feed.hints,
            fresh=schedule.freshness_of(feed, now),
            missed_at=feed.missed_at,
            pushed=_is_pushed(past, since, now),
        )
        if due.at is not None and due.at < now:
            due = replace(due, at=int(now))
        return None if (due.at, due.reason) == (feed.next_poll_at, feed.next_poll_reason) else due


def _is_pushed(past: Past, polled_at: int, now: float) -> bool:
    """Whether news come by themselves, and have since the last poll."""
    push = past.push
    return push is not None and push.is_healthy(now) and polled_at >= (push.heard_since or now)
