"""Where alerts go: deliveries handed out, and tried again."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, TypeAlias

from feedmon.engine.destinations import Destinations
from feedmon.engine.digesting import Digesting
from feedmon.errors import (
    NoSuchDelivery,
    StoreError,
)
from feedmon.events import AlertsRaised, DestinationsChanged
from feedmon.outbox import secrets_of
from feedmon.telling import REMEMBERED_S, Manners, messages, read_quiet

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from feedmon.engine.ground import Parts
    from feedmon.events import Event
    from feedmon.model import (
        Delivery,
        Telling,
    )

log = logging.getLogger(__name__)

#: So many destinations are served at once.
AT_ONCE = 8
#: Shows a message on the desktop, and raises where it can't be shown.
Teller: TypeAlias = "Callable[[Telling], Awaitable[None]]"


class Delivering(Destinations, Digesting):
    """Deliveries."""

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts)
        self._teller: Teller | None = None
        self._served: set[int] = set()
        self._saying = False
        self._delivers = False
        parts.bus.subscribe(self._heard)

    async def begin_to_deliver(self) -> None:
        """Hand out what is due, now and whenever alerts are raised; digests by this place's clock.

        Where the clock of this place was put to another zone, they are planned anew.
        """
        self._delivers = True
        await self._plan_digests()
        await self.deliver_due()

    def attach_desktop(self, teller: Teller | None) -> None:
        """Tell alerts on the desktop through this from now on (``None``: nobody is there).

        It is awaited for one message after the other, and raises NotShown for what it can't show.
        """
        self._teller = teller

    async def test_destination(self, destination_id: int) -> Delivery:
        """Send a sample at once, and say what came of it. Raises NoSuchDestination."""
        return await self._parts.outbox.try_out(await self._destination(destination_id))

    async def deliveries(self, *, failed_only: bool = False, limit: int = 200) -> list[Delivery]:
        """Return deliveries, newest first."""
        return await self._store.deliveries(failed_only=failed_only, limit=limit)

    async def retry_delivery(self, delivery_id: int) -> Delivery:
        """Let a delivery that waits or failed be tried now, and as often as a new one.

        Raises NoSuchDelivery.
        """
        due = await self._store.retry_delivery(delivery_id)
        if due is None:
            raise NoSuchDelivery(delivery_id)
        self._tell_alerts([] if due.alert_id is None else [due.alert_id], always=True)
        self._in_background(self.deliver_due())
        return due

    async def run_digest_now(self, digest_id: int) -> int:
        """Send a digest of what waits now; how many alerts are in it. Raises NoSuchDigest."""
        taken = await self._run_now(digest_id)
        self._in_background(self.deliver_due())
        return len(taken)

    async def deliver_due(self) -> int:
        """Hand out the deliveries that are due and return at once; to how many ways."""
        try:
            look = await self._store.look_at_outbox()
            if look.over:
                self._tell_alerts(await self._store.settle_outbox())
            if look.digests:
                await self._run_due_digests()
                look = await self._store.look_at_outbox()
        except StoreError as error:
            log.warning("what is due can't be asked now: %s %s", error.code, error.detail)
            return 0
        handed_out = 0
        for destination_id in look.destinations:
            if destination_id not in self._served and len(self._served) < AT_ONCE:
                self._served.add(destination_id)
                self._in_background(self._serve(destination_id))
                handed_out += 1
        if look.desktop and self._teller is not None and not self._saying:
            self._saying = True
            self._in_background(self._say(self._teller))
            handed_out += 1
        return handed_out

    async def deliver_all(self) -> None:
        """Deliver what is due now, and wait for it: for a program that ends soon."""
        await self.deliver_due()
        while self._served:
            await asyncio.wait(self._background, return_when=asyncio.FIRST_COMPLETED)
            await self.deliver_due()

    async def _tell_deliveries_since(self, revision: int) -> None:
        """Tell what another program delivered, or changed of destinations and digests."""
        changed = await self._store.deliveries_since(revision)
        self._tell_alerts(changed.alert_ids)
        if changed.destinations:
            for each in await self._store.destinations():
                for account in secrets_of(each):
                    self._parts.credentials.doubt_secret(account)
            await self._tell_destinations()
        if changed.digests:
            await self._tell_digests()

    async def _serve(self, destination_id: int) -> None:
        try:
            if await self._parts.outbox.serve(destination_id, self._tell_alerts):
                log.warning("a receiver is gone for good, nothing more is sent to it")
                await self._tell_destinations()
        except StoreError as error:
            log.warning("what was delivered can't be noted: %s %s", error.code, error.detail)
        finally:
            self._served.discard(destination_id)

    async def _say(self, teller: Teller) -> None:
        """Say on the desktop what is to be said now."""
        try:
            now = self._parts.clock()
            chosen = self._settings
            manners = Manners(
                read_quiet(chosen.alert_quiet),
                chosen.alert_cap_per_hour,
                chosen.alerts_snoozed_until,
            )
            told = await self._store.told_since(int(now) - REMEMBERED_S)
            # What is held back may be much, and is not read every few seconds of a night.
            waiting = await self._store.waiting_tellings(urgent_only=manners.hold_back(now))
            for message in messages(waiting, manners, told, now):
                self._tell_alerts(await self._parts.outbox.say(message, teller))
        except StoreError as error:
            log.warning("what was said can't be noted: %s %s", error.code, error.detail)
        finally:
            self._saying = False

    def _heard(self, event: Event) -> None:
        """Let what is urgent go out at once, and what a mended destination can take now."""
        if isinstance(event, AlertsRaised | DestinationsChanged) and self._delivers:
            self._in_background(self.deliver_due())
