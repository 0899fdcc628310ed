"""Where alerts go: destinations, digests, and the outbox."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedmon.store import destinations, digests, outbox, parcels
from feedmon.store.doors.ground import Ground

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from feedmon.model import Delivery, Destination, Digest, Parcel
    from feedmon.store.destinations import Spec
    from feedmon.store.outbox import Changed, Look
    from feedmon.telling import Waiting


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
        self,
        destination_id: int,
        *,
        title: str,
        spec: Spec,
        enabled: bool,
        hasten: bool = False,
    ) -> Destination | None:
        """Change a destination; ``None`` if it is gone. With ``hasten`` nothing for it waits."""
        return await self._write_whole(
            destinations.change,
            destination_id,
            title=title,
            spec=spec,
            enabled=enabled,
            hasten=hasten,
        )

    async def remove_destination(self, destination_id: int) -> bool:
        """Remove a destination; whether it was there."""
        return await self._write_whole(destinations.remove, destination_id)

    async def put_back_destination(self, before: Destination, order: Sequence[int]) -> None:
        """Let a destination that was removed be there again, in its place among ``order``."""
        await self._write_whole(destinations.put_back, before, tuple(order))

    async def disable_destination(self, destination_id: int) -> None:
        """Send nothing more to a destination until the person wants it again."""
        await self._write_whole(destinations.disable, destination_id)

    # --- digests ----------------------------------------------------------------------------

    async def digests(self) -> list[Digest]:
        """Return every digest."""
        return await self._read(digests.all_digests)

    async def save_digest(self, digest: Digest) -> Digest | None:
        """Add a digest, or change it; ``None`` if it is gone meanwhile."""
        return await self._write_whole(digests.save, digest)

    async def put_back_digest(self, before: Digest) -> None:
        """Let a digest that was removed be there again, and go on where it was."""
        await self._write_whole(digests.put_back, before)

    async def plan_digests(self, times: Mapping[int, int | None]) -> None:
        """Plan the next runs of digests."""
        await self._write(digests.plan, dict(times))

    async def remove_digest(self, digest_id: int) -> Digest | None:
        """Remove a digest, and return what it was."""
        return await self._write_whole(digests.remove, digest_id)

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

    async def look_at_outbox(self) -> Look:
        """See what is to be done now."""
        return await self._read(outbox.look, int(self._clock()))

    async def settle_outbox(self) -> list[int]:
        """End the deliveries that nobody waits for any more; the alerts that they were about."""
        return await self._write_whole(outbox.settle)

    async def claim_delivery(
        self, destination_id: int, *, owner: str, lease_s: int
    ) -> Parcel | None:
        """Take what is to go to a destination next, with all that goes out with it."""
        return await self._write(parcels.claim_next, destination_id, owner=owner, lease_s=lease_s)

    async def claim_deliveries(self, ids: Sequence[int], *, owner: str, lease_s: int) -> bool:
        """Take deliveries that are due, all or none; whether they are the owner's now."""
        return await self._write(outbox.claim, tuple(ids), owner=owner, lease_s=lease_s)

    async def release_deliveries(self, owner: str) -> None:
        """Give back what the owner has, undone."""
        await self._write(outbox.release, owner)

    async def acknowledge_deliveries(self, ids: Sequence[int], owner: str) -> list[int]:
        """Note that these were delivered: the first, and all others with it; their alerts."""
        return await self._write_whole(outbox.acknowledge, tuple(ids), owner)

    async def put_off_deliveries(
        self,
        ids: Sequence[int],
        owner: str,
        *,
        until: int | None,
        error: str,
        detail: str,
        counts: bool,
    ) -> list[int]:
        """Note that these were not delivered, and when they are tried again; their alerts."""
        return await self._write_whole(
            outbox.put_off,
            tuple(ids),
            owner,
            until=until,
            error=error,
            detail=detail,
            counts=counts,
        )

    async def waiting_tellings(self, *, urgent_only: bool = False) -> list[Waiting]:
        """Return what is due on the desktop and nobody has, oldest first."""
        now = int(self._clock())
        return await self._read(parcels.waiting, now, urgent_only=urgent_only)

    async def told_since(self, since: int) -> list[int]:
        """Return when something that is not urgent was said on the desktop, since then."""
        return await self._read(parcels.told_since, since)

    async def deliveries_since(self, revision: int) -> Changed:
        """Return what of deliveries, destinations and digests was written after a revision."""
        return await self._read(outbox.changed_since, revision)

    async def deliveries(self, *, failed_only: bool = False, limit: int = 200) -> list[Delivery]:
        """Return deliveries, newest first."""
        return await self._read(outbox.deliveries, failed_only=failed_only, limit=limit)

    async def retry_delivery(self, delivery_id: int) -> Delivery | None:
        """Let a delivery be tried now, and as often as a new one; ``None``: there is none."""
        return await self._write_whole(outbox.try_again, delivery_id)
