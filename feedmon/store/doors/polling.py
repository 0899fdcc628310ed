"""What a poll needs: feeds claimed, hosts at their pace, results stored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedmon.store import claims, hosts, past, poll_log, polls, unchanged
from feedmon.store.doors.ground import Ground

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from feedmon.model import (
        Changes,
        Failure,
        Feed,
        FeedHealth,
        Further,
        Known,
        Past,
        PollRecord,
        Update,
    )
    from feedmon.store.claims import Claim
    from feedmon.store.hosts import Blocked


class Polling(Ground):
    """Claims, turns of hosts, results and their log."""

    async def claim(
        self,
        feed_id: int,
        *,
        owner: str,
        lease_s: int,
        only_due: bool = False,
        host: str | None = None,
        spacing_ms: int = 0,
    ) -> Claim | Blocked | None:
        """Take a feed for at most ``lease_s`` seconds; ``None`` if somebody has it, or it is gone.

        ``owner`` is unique per claim; the part before a ``/`` names the program. With ``only_due``
        a feed that another program polled since it was found due is not taken. With ``host`` the
        claim comes with the moment of its request, as ``reserve_request`` gives it, and the lease
        counts from then on; from a host that wants no request now nothing is taken.
        """
        wanted = claims.Wanted(feed_id, owner, lease_s, only_due, host, spacing_ms)
        return await self._write_at_once(claims.claim_all, wanted)

    async def due_feeds(self) -> list[int]:
        """Return the feeds that are due and that nobody has, longest overdue first."""
        return await self._read(claims.due_feeds, int(self._clock()))

    async def release(self, feed_id: int, owner: str) -> None:
        """Give a claim back without a result."""
        await self._write_together(claims.release, feed_id, owner)

    async def lease_owners(self) -> set[str]:
        """Return the programs that hold claims: their owners up to a ``/``."""
        return await self._read(claims.lease_owners)

    async def free_leases(self, program: str) -> int:
        """Give back all claims of a program that has ended; how many there were."""
        return await self._write(claims.free_leases, program)

    async def apply(
        self,
        feed_id: int,
        *,
        owner: str,
        uids: Iterable[str],
        further: Mapping[str, Further] | None = None,
        decide: Callable[[Feed, Known], Update],
    ) -> Changes:
        """Store a successful poll and end its claim, in one transaction.

        ``decide`` gets the feed and what is known of ``uids`` (and of what ``further`` says by
        these) and runs on the writer's thread
        within the transaction: it must be pure. Raises LeaseLost when the claim is not the
        owner's any more (or the feed is gone).

        When the caller is cancelled while this runs, the poll is stored and answered all the
        same, so that it can be told; cancelled before that, nothing is done.
        """
        answered = polls.Answered(feed_id, owner, tuple(uids), decide, further)
        return await self._write_whole_at_once(polls.apply_all, answered, size=len(answered.uids))

    async def note_unchanged(
        self, feed_id: int, *, owner: str, decide: Callable[[Feed, Past], Update]
    ) -> Changes:
        """Store a poll that brought nothing new, and end its claim; as ``apply`` otherwise."""
        quiet = unchanged.Quiet(feed_id, owner, decide)
        return await self._write_whole_at_once(unchanged.note_unchanged, quiet)

    async def record_failure(
        self, feed_id: int, *, owner: str, decide: Callable[[Feed, Past], Failure]
    ) -> Feed:
        """Store a failed poll and end its claim; cancelled or raising LeaseLost as ``apply``."""
        return await self._write_whole_together(
            polls.record_failure, feed_id, owner=owner, decide=decide
        )

    async def past(self, feed_id: int) -> Past:
        """What the next poll of a feed depends on."""
        return await self._read(past.past_of, feed_id, int(self._clock()))

    async def pasts(self, feed_ids: Iterable[int]) -> dict[int, Past]:
        """``past`` of several feeds."""
        return await self._read(past.pasts, tuple(feed_ids), int(self._clock()))

    async def poll_log(self, feed_id: int, limit: int = 100) -> list[PollRecord]:
        """Return the newest polls of a feed, newest first."""
        return await self._read(poll_log.poll_log, feed_id, limit)

    async def health(self, feed_ids: Iterable[int] | None = None) -> dict[int, FeedHealth]:
        """Return sums over the poll log per feed: of these, or of all."""
        return await self._read(poll_log.health, feed_ids)

    async def block_host(
        self, name: str, *, until: int, reason: str, too_fast: bool = False
    ) -> None:
        """Send nothing to a host before ``until``; a longer block that stands is kept.

        A host that complained of requests ``too_fast`` is asked at a slower pace from then on.
        """
        await self._write(hosts.block_host, name, until=until, reason=reason, too_fast=too_fast)

    async def reserve_request(self, name: str, *, spacing_ms: int) -> int | Blocked:
        """Take the next free moment of a host, shared by all programs; Unix milliseconds.

        None is taken of a host that wants no request now.
        """
        return await self._write(hosts.reserve_request, name, spacing_ms=spacing_ms)
