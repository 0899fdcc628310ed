"""Where alerts go: destinations, digests, and the outbox."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedmon.store import destinations, digests, outbox
from feedmon.store.doors.ground import Ground

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from feedmon.model import Delivery, Destination, Digest
    from feedmon.store.destinations import Spec


class Delivering(Ground):
    """Deliveries: where to, when, and how they stand."""

    # --- destinations -----------------------------------------------------------------------

    async def destinations(self) -> list[Destination]:
        """Return every destination in order."""
        return await self._read(destinations.all_destinations)

    async def add_destination(self, title: str, spec: Spec) -> Destination:
        """Add a destination behind the others."""
        return await self._write_whole(destinations.add, title, spec)

    async def change_destination(
        self, destination_id: int, *, title: str, spec: Spec, enabled: bool
    ) -> Destination | None:
        """Change a destination; ``None`` if it is gone."""
        return await self._write_whole(
            destinations.change, destination_id, title=title, spec=spec, enabled=enabled
        )

    async def remove_destination(self, destination_id: int) -> bool:
        """Remove a destination; whether it was there."""
        return await self._write_whole(destinations.remove, destination_id)

    async def put_back_destination(self, before: Destination, order: Sequence[int]) -> None:
        """Let a destination that was removed be there again, in its place among ``order``."""
        await self._write_whole(destinations.put_back, before, tuple(order))

    # --- digests ----------------------------------------------------------------------------

    async def digests(self) -> list[Digest]:
        """Return every digest."""
        return await self._read(digests.all_digests)

    async def save_digest(self, digest: Digest) -> Digest | None:
        """Add a digest, or change it; ``None`` if it is gone meanwhile."""
        return await self._write_whole(digests.save, digest)

    async def plan_digests(self, times: Mapping[int, int | None]) -> None:
        """Plan the next runs of digests."""
        await self._write(digests.plan, dict(times))

    async def remove_digest(self, digest_id: int) -> Digest | None:
        """Remove a digest, and return what it was."""
        return await self._write_whole(digests.remove, digest_id)

    async def due_digests(self) -> list[int]:
        """Return the digests whose time has come."""
        return await self._read(digests.due, int(self._clock()))

    async def run_digest(
        self, digest_id: int, *, next_run_at: int | None, only_due: bool
    ) -> list[int] | None:
        """Take the alerts that wait and put what tells of them into the outbox; their ids.

        ``None``: the digest is gone, or not due (any more).
        """
        return await self._write_whole(
            digests.run, digest_id, next_run_at=next_run_at, only_due=only_due
        )

    # --- the outbox -------------------------------------------------------------------------

    async def deliveries(self, *, failed_only: bool = False, limit: int = 200) -> list[Delivery]:
        """Return deliveries, newest first."""
        return await self._read(outbox.deliveries, failed_only=failed_only, limit=limit)

    async def retry_delivery(self, delivery_id: int) -> Delivery | None:
        """Let a delivery be tried now, and as often as a new one; ``None``: there is none."""
        return await self._write_whole(outbox.try_again, delivery_id)
