"""Digests: what waited, told at set times of the wall."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from feedmon.engine.ground import Ground
from feedmon.errors import NoSuchDigest
from feedmon.events import AlertsChanged, DigestsChanged
from feedmon.store.outbox import FUTURE_S
from feedmon.telling import DAY_MIN, next_time

if TYPE_CHECKING:
    from collections.abc import Collection

    from feedmon.model import Digest


class Digesting(Ground):
    """Digests; what is due of them is handed out with the deliveries."""

    async def digests(self) -> list[Digest]:
        """Return the digests, the first that was made first."""
        return await self._store.digests()

    async def save_digest(self, digest: Digest) -> Digest:
        """Keep a digest (``id`` 0: a new one); when it runs next is worked out here.

        It may be without a title. Raises NoSuchDigest, ValueError (no such weekday or minute).
        """
        if not 0 <= digest.minute < DAY_MIN or not set(digest.days) <= set(range(7)):
            raise ValueError("no such time of the week")
        at = self._next_run(digest)
        saved = await self._store.save_digest(
            replace(digest, title=" ".join(digest.title.split()), next_run_at=at)
        )
        if saved is None:
            raise NoSuchDigest(digest.id)
        await self._to_the_end(self._tell_digests())
        return saved

    async def remove_digest(self, digest_id: int) -> Digest:
        """Remove a digest; what it was, for ``put_back_digest``. Raises NoSuchDigest."""
        before = await self._store.remove_digest(digest_id)
        if before is None:
            raise NoSuchDigest(digest_id)
        await self._to_the_end(self._tell_digests())
        return before

    async def put_back_digest(self, before: Digest) -> None:
        """Let a digest that was removed be there again: it tells what came since it ran last."""
        await self._store.put_back_digest(replace(before, next_run_at=self._next_run(before)))
        await self._to_the_end(self._tell_digests())

    async def _run_now(self, digest_id: int) -> list[int]:
        found = {each.id: each for each in await self._store.digests()}
        if digest_id not in found:
            raise NoSuchDigest(digest_id)
        return await self._run_digest(found[digest_id], only_due=False)

    async def _plan_digests(self) -> None:
        """Plan those anew that are still to come: the place may have got another zone."""
        now = self._parts.clock()
        times = {
            digest.id: self._next_run(digest)
            for digest in await self._store.digests()
            if digest.enabled and (digest.next_run_at or 0) > now
        }
        await self._store.plan_digests(times)

    async def _run_due_digests(self) -> None:
        soon = self._parts.clock() + FUTURE_S
        for digest in await self._store.digests():
            jumped = (digest.last_run_at or 0) > soon  # and what it planned does not count
            if digest.enabled and (digest.next_run_at is None or jumped):
                if (at := self._next_run(digest)) is not None:
                    await self._store.plan_digests({digest.id: at})
            elif digest.enabled:
                await self._run_digest(digest, only_due=True)

    async def _run_digest(self, digest: Digest, *, only_due: bool) -> list[int]:
        taken = await self._store.run_digest(
            digest.id, next_run_at=self._next_run(digest), only_due=only_due
        )
        if taken is None:
            return []
        await self._to_the_end(self._tell_digests())
        self._tell_alerts(taken)
        return taken

    def _next_run(self, digest: Digest) -> int | None:
        if not digest.enabled:
            return None
        return next_time(digest.days, digest.minute, self._parts.clock())

    async def _tell_digests(self) -> None:
        self.events.publish(DigestsChanged(tuple(await self._store.digests())))

    def _tell_alerts(self, ids: Collection[int], *, always: bool = False) -> None:
        if ids or always:
            self.events.publish(AlertsChanged(tuple(ids)))
