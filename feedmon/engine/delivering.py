"""Where alerts go: destinations and digests as the person wants them, deliveries tried again."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from feedmon.deliver import checked
from feedmon.engine.ground import Ground
from feedmon.engine.titles import one_line
from feedmon.errors import (
    NoSuchDelivery,
    NoSuchDestination,
    NoSuchDigest,
    StoreError,
)
from feedmon.events import AlertsChanged, AlertsRaised, DestinationsChanged, DigestsChanged
from feedmon.outbox import account_of
from feedmon.telling import DAY_MIN, REMEMBERED_S, Manners, messages, next_time, read_quiet

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Collection

    from feedmon.engine.ground import Parts
    from feedmon.events import Event
    from feedmon.model import (
        Command,
        Delivery,
        Destination,
        Digest,
        Mailbox,
        Telling,
        Webhook,
    )

log = logging.getLogger(__name__)

#: So many destinations are served at once.
AT_ONCE = 8
#: Shows a message on the desktop, and raises where it can't be shown.
Teller: TypeAlias = "Callable[[Telling], Awaitable[None]]"


class Delivering(Ground):
    """Destinations, digests and deliveries."""

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts)
        self._teller: Teller | None = None
        self._removed_secrets: dict[int, str] = {}
        self._served: set[int] = set()
        self._saying = False
        self._delivers = False
        parts.bus.subscribe(self._heard)

    async def begin_to_deliver(self) -> None:
        """Hand out what is due, now and whenever alerts are raised; digests by this place's clock.

        Where the clock of this place was put to another zone, they are planned anew.
        """
        self._delivers = True
        times = {
            digest.id: self._next_run(digest)
            for digest in await self._store.digests()
            if digest.enabled and (digest.next_run_at or 0) > self._parts.clock()
        }
        await self._store.plan_digests(times)
        await self.deliver_due()

    # --- destinations -----------------------------------------------------------------------

    async def destinations(self) -> list[Destination]:
        """Return where else than on the desktop a person is told, in order."""
        return await self._store.destinations()

    async def add_destination(
        self, title: str, spec: Webhook | Mailbox | Command, secret: str | None = None
    ) -> Destination:
        """Keep a destination behind the others. Raises BadDestination, ValueError (no title).

        ``secret`` is what webhooks are signed with, or the password of a mailbox; it is kept in
        the keyring.
        """
        spec = checked(spec, signed=bool(secret))
        added = await self._store.add_destination(one_line(title), spec)
        if secret:
            await self._parts.credentials.keep_secret(account_of(added), secret)
        await self._to_the_end(self._tell_destinations())
        return added

    async def change_destination(
        self,
        destination_id: int,
        *,
        title: str,
        spec: Webhook | Mailbox | Command,
        secret: str | None = None,
        enabled: bool = True,
    ) -> Destination:
        """Change a destination. Raises NoSuchDestination, BadDestination, ValueError (no title).

        A ``secret`` of ``None`` stays as it is, an empty one is forgotten. The password of a
        mailbox is for its server only: with another host there is none until it is given again.
        """
        before = await self._destination(destination_id)
        credentials = self._parts.credentials
        known = await credentials.secret(account_of(before))
        signed = bool(known if secret is None else secret)
        changed = await self._store.change_destination(
            destination_id,
            title=one_line(title),
            spec=checked(spec, signed=signed),
            enabled=enabled,
        )
        if changed is None:
            raise NoSuchDestination(destination_id)
        if secret == "" or account_of(changed) != account_of(before):
            await credentials.forget_secret(account_of(before))
        if secret:
            await credentials.keep_secret(account_of(changed), secret)
        await self._to_the_end(self._tell_destinations())
        return changed

    async def remove_destination(self, destination_id: int) -> Destination:
        """Remove a destination; what it was, for ``put_back_destination``.

        Raises NoSuchDestination.
        """
        before = await self._destination(destination_id)
        if secret := await self._parts.credentials.secret(account_of(before)):
            self._removed_secrets[destination_id] = secret
        await self._store.remove_destination(destination_id)
        await self._parts.credentials.forget_secret(account_of(before))
        await self._to_the_end(self._tell_destinations())
        return before

    async def put_back_destination(self, before: Destination) -> None:
        """Let a destination that was removed be there again, with its secret."""
        known = [each.id for each in await self._store.destinations()]
        await self._store.put_back_destination(before, sorted({*known, before.id}))
        if secret := self._removed_secrets.pop(before.id, None):
            await self._parts.credentials.keep_secret(account_of(before), secret)
        await self._to_the_end(self._tell_destinations())

    async def _destination(self, destination_id: int) -> Destination:
        for each in await self._store.destinations():
            if each.id == destination_id:
                return each
        raise NoSuchDestination(destination_id)

    async def _tell_destinations(self) -> None:
        self.events.publish(DestinationsChanged(tuple(await self._store.destinations())))

    # --- digests ----------------------------------------------------------------------------

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
        """Remove a digest; what it was, to be saved again with ``id`` 0. Raises NoSuchDigest."""
        before = await self._store.remove_digest(digest_id)
        if before is None:
            raise NoSuchDigest(digest_id)
        await self._to_the_end(self._tell_digests())
        return before

    async def run_digest_now(self, digest_id: int) -> int:
        """Send a digest of what waits now; how many alerts are in it. Raises NoSuchDigest."""
        found = {each.id: each for each in await self._store.digests()}
        if digest_id not in found:
            raise NoSuchDigest(digest_id)
        taken = await self._run_digest(found[digest_id], only_due=False)
        self._in_background(self.deliver_due())
        return len(taken)

    async def _run_due_digests(self) -> None:
        for digest in await self._store.digests():
            if digest.enabled and digest.next_run_at is None:
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

    # --- deliveries -------------------------------------------------------------------------

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
            for message in messages(await self._store.waiting_tellings(), manners, told, now):
                self._tell_alerts(await self._parts.outbox.say(message, teller))
        except StoreError as error:
            log.warning("what was said can't be noted: %s %s", error.code, error.detail)
        finally:
            self._saying = False

    def _tell_alerts(self, ids: Collection[int], *, always: bool = False) -> None:
        if ids or always:
            self.events.publish(AlertsChanged(tuple(ids)))

    def _heard(self, event: Event) -> None:
        """Let what is urgent go out at once, and all else without waiting for the beat."""
        if isinstance(event, AlertsRaised) and self._delivers:
            self._in_background(self.deliver_due())
