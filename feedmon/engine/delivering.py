"""Where alerts go: destinations and digests as the person wants them, deliveries tried again."""

from __future__ import annotations

from dataclasses import replace
from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import urlsplit

from feedmon.engine.ground import Ground
from feedmon.engine.titles import one_line
from feedmon.errors import BadDestination, NoSuchDelivery, NoSuchDestination, NoSuchDigest
from feedmon.events import AlertsChanged, DestinationsChanged, DigestsChanged
from feedmon.model import Command, Mailbox, Webhook
from feedmon.telling import DAY_MIN, next_time

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from feedmon.engine.ground import Parts
    from feedmon.model import Delivery, Destination, Digest, Telling

#: Shows a message on the desktop, and raises where it can't be shown.
Teller: TypeAlias = "Callable[[Telling], Awaitable[None]]"
#: A program may be given so much time (seconds).
COMMAND_LIMITS_S = (1, 300)


class Delivering(Ground):
    """Destinations, digests and deliveries."""

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts)
        self._teller: Teller | None = None
        self._removed_secrets: dict[int, str] = {}

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
        spec = _good(spec, signed=bool(secret))
        added = await self._store.add_destination(one_line(title), spec)
        if secret:
            await self._parts.credentials.keep_secret(_account(added), secret)
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
        known = await credentials.secret(_account(before))
        signed = bool(known if secret is None else secret)
        changed = await self._store.change_destination(
            destination_id, title=one_line(title), spec=_good(spec, signed=signed), enabled=enabled
        )
        if changed is None:
            raise NoSuchDestination(destination_id)
        if secret == "" or _account(changed) != _account(before):
            await credentials.forget_secret(_account(before))
        if secret:
            await credentials.keep_secret(_account(changed), secret)
        await self._to_the_end(self._tell_destinations())
        return changed

    async def remove_destination(self, destination_id: int) -> Destination:
        """Remove a destination; what it was, for ``put_back_destination``.

        Raises NoSuchDestination.
        """
        before = await self._destination(destination_id)
        if secret := await self._parts.credentials.secret(_account(before)):
            self._removed_secrets[destination_id] = secret
        await self._store.remove_destination(destination_id)
        await self._parts.credentials.forget_secret(_account(before))
        await self._to_the_end(self._tell_destinations())
        return before

    async def put_back_destination(self, before: Destination) -> None:
        """Let a destination that was removed be there again, with its secret."""
        known = [each.id for each in await self._store.destinations()]
        await self._store.put_back_destination(before, sorted({*known, before.id}))
        if secret := self._removed_secrets.pop(before.id, None):
            await self._parts.credentials.keep_secret(_account(before), secret)
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

        Raises NoSuchDigest, ValueError (no title, no such weekday or minute).
        """
        if not 0 <= digest.minute < DAY_MIN or not set(digest.days) <= set(range(7)):
            raise ValueError("no such time of the week")
        at = self._next_run(digest)
        saved = await self._store.save_digest(
            replace(digest, title=one_line(digest.title), next_run_at=at)
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
        return len(await self._run_digest(found[digest_id], only_due=False))

    async def _run_digest(self, digest: Digest, *, only_due: bool) -> list[int]:
        taken = await self._store.run_digest(
            digest.id, next_run_at=self._next_run(digest), only_due=only_due
        )
        if taken is None:
            return []
        await self._to_the_end(self._tell_digests())
        if taken:
            self.events.publish(AlertsChanged(tuple(taken)))
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

        It is awaited for one message after the other, and raises what it can't show.
        """
        self._teller = teller

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
        self.events.publish(AlertsChanged(() if due.alert_id is None else (due.alert_id,)))
        return due


def _good(spec: Webhook | Mailbox | Command, *, signed: bool) -> Webhook | Mailbox | Command:
    """Return what is to be kept, or raise BadDestination."""
    match spec:
        case Webhook():
            _require_address(spec.url)
            return replace(spec, url=spec.url.strip(), signed=signed)
        case Mailbox():
            _require_mailbox(spec)
        case Command():
            program = Path(spec.argv[0] if spec.argv else "")
            named = program.is_absolute() or program.name == str(program) != ""
            if not named or any("\0" in part for part in spec.argv):
                raise BadDestination("program")
            if not COMMAND_LIMITS_S[0] <= spec.limit_s <= COMMAND_LIMITS_S[1]:
                raise BadDestination("limit")
    return spec


def _require_address(url: str) -> None:
    try:
        parts = urlsplit(url.strip())
        usable = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError as error:
        raise BadDestination("address") from error
    if not usable:
        raise BadDestination("address")


def _require_mailbox(spec: Mailbox) -> None:
    faults = {
        "host": not spec.host or any(char.isspace() for char in spec.host),
        "port": not 0 < spec.port < 1 << 16,
        "sender": not _is_mail_address(spec.sender),
        "recipient": not _is_mail_address(spec.recipient),
        "security": spec.security not in {"tls", "starttls", "none"}
        or (spec.security == "none" and not _is_here(spec.host)),
    }
    for fault, so in faults.items():
        if so:
            raise BadDestination(fault)


def _is_mail_address(written: str) -> bool:
    name, _, domain = written.rpartition("@")
    return bool(name and domain) and written.isprintable() and not set(written) & set(' ,;<>"')


def _is_here(host: str) -> bool:
    if host.lower().rstrip(".") == "localhost":
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def _account(destination: Destination) -> tuple[str, str]:
    """What stands for its secret: a password is for one server and no other."""
    host = destination.spec.host.lower() if isinstance(destination.spec, Mailbox) else ""
    return f"destination {destination.id}", host
