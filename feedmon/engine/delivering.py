"""Where alerts go: destinations as the person wants them, deliveries handed out and tried again."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from feedmon.deliver import checked
from feedmon.engine.digesting import Digesting
from feedmon.engine.titles import one_line
from feedmon.errors import (
    NoSuchDelivery,
    NoSuchDestination,
    StoreError,
)
from feedmon.events import AlertsRaised, DestinationsChanged
from feedmon.logins import split_login
from feedmon.model import Destination, Webhook
from feedmon.outbox import account_of, login_of, secrets_of
from feedmon.telling import REMEMBERED_S, Manners, messages, read_quiet

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from feedmon.engine.ground import Parts
    from feedmon.events import Event
    from feedmon.model import (
        Command,
        Delivery,
        Mailbox,
        PasswordPlace,
        Telling,
    )

log = logging.getLogger(__name__)

#: So many destinations are served at once.
AT_ONCE = 8
#: Shows a message on the desktop, and raises where it can't be shown.
Teller: TypeAlias = "Callable[[Telling], Awaitable[None]]"


class Delivering(Digesting):
    """Destinations and deliveries."""

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts)
        self._teller: Teller | None = None
        self._removed_secrets: dict[tuple[str, str], str] = {}
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

    # --- destinations -----------------------------------------------------------------------

    async def destinations(self) -> list[Destination]:
        """Return where else than on the desktop a person is told, in order."""
        return await self._store.destinations()

    async def add_destination(
        self, title: str, spec: Webhook | Mailbox | Command, secret: str | None = None
    ) -> Destination:
        """Keep a destination behind the others. Raises BadDestination, ValueError (no title).

        ``secret`` is what webhooks are signed with, or the password of a mailbox; it is kept in
        the keyring, and so is a login that is written into an address.
        """
        spec, login = _without_login(spec)
        spec = _with_login(checked(spec, signed=bool(secret)), known=login is not None)
        added = await self._store.add_destination(one_line(title), spec)
        if secret:
            await self._parts.credentials.keep_secret(account_of(added), secret)
        if login:
            await self._parts.credentials.keep_secret(login_of(added), login)
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
        What could not be delivered there is tried again at once, unless only the title changed.
        """
        before = await self._destination(destination_id)
        credentials = self._parts.credentials
        # Whether the keyring gives the secret now does not matter: it may be locked.
        signed = isinstance(before.spec, Webhook) and before.spec.signed
        spec, login = _without_login(spec)
        spec = checked(spec, signed=signed if secret is None else bool(secret))
        wanted = Destination(destination_id, one_line(title), spec)
        same_place = login_of(wanted) == login_of(before)
        known = login is not None or (login_of(before) in secrets_of(before) and same_place)
        spec = _with_login(spec, known=known)
        account = account_of(wanted)
        # Before other programs hear of it and ask for it.
        if secret:
            await credentials.keep_secret(account, secret)
        if login:
            await credentials.keep_secret(login_of(wanted), login)
        changed = await self._store.change_destination(
            destination_id,
            title=wanted.title,
            spec=spec,
            enabled=enabled,
            hasten=spec != before.spec or bool(secret or login),
        )
        if changed is None:
            await credentials.forget_secret(account)
            raise NoSuchDestination(destination_id)
        if secret == "" or account != account_of(before):
            await credentials.forget_secret(account_of(before))
        if not same_place and login_of(before) in secrets_of(before):
            await credentials.forget_secret(login_of(before))
        await self._to_the_end(self._tell_destinations())
        if self._delivers:
            self._in_background(self.deliver_due())
        return changed

    async def secret_place(self, destination_id: int) -> PasswordPlace:
        """Return where the secret of a destination is. Raises NoSuchDestination."""
        destination = await self._destination(destination_id)
        return await self._parts.credentials.secret_place(account_of(destination))

    async def remove_destination(self, destination_id: int) -> Destination:
        """Remove a destination; what it was, for ``put_back_destination``.

        Raises NoSuchDestination.
        """
        before = await self._destination(destination_id)
        credentials = self._parts.credentials
        for each in secrets_of(before):
            if secret := await credentials.secret(each):
                self._removed_secrets[each] = secret
        await self._store.remove_destination(destination_id)
        for each in secrets_of(before):
            await credentials.forget_secret(each)
        await self._to_the_end(self._tell_destinations())
        return before

    async def put_back_destination(self, before: Destination) -> None:
        """Let a destination that was removed be there again, with its secret."""
        known = [each.id for each in await self._store.destinations()]
        await self._store.put_back_destination(before, sorted({*known, before.id}))
        for each in secrets_of(before):
            if secret := self._removed_secrets.pop(each, None):
                await self._parts.credentials.keep_secret(each, secret)
        await self._to_the_end(self._tell_destinations())

    async def _destination(self, destination_id: int) -> Destination:
        for each in await self._store.destinations():
            if each.id == destination_id:
                return each
        raise NoSuchDestination(destination_id)

    async def _tell_destinations(self) -> None:
        self.events.publish(DestinationsChanged(tuple(await self._store.destinations())))

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
        """Let what is urgent go out at once, and all else without waiting for the beat."""
        if isinstance(event, AlertsRaised) and self._delivers:
            self._in_background(self.deliver_due())


def _without_login(
    spec: Webhook | Mailbox | Command,
) -> tuple[Webhook | Mailbox | Command, str | None]:
    """Part a webhook from the login that is written into its address, which no store keeps."""
    if not isinstance(spec, Webhook):
        return spec, None
    url, login = split_login(spec.url.strip())
    return replace(spec, url=url), None if login is None else f"{login.account}:{login.password}"


def _with_login(spec: Webhook | Mailbox | Command, *, known: bool) -> Webhook | Mailbox | Command:
    return replace(spec, login=known) if isinstance(spec, Webhook) else spec
