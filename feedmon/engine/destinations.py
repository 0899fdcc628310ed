"""Destinations: where else than on the desktop a person is told, with their secrets."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from feedmon.deliver import checked
from feedmon.engine.ground import Ground
from feedmon.engine.titles import one_line
from feedmon.errors import NoSuchDestination
from feedmon.events import DestinationsChanged
from feedmon.logins import split_login
from feedmon.model import Destination, Webhook
from feedmon.outbox import account_of, login_of, secrets_of

if TYPE_CHECKING:
    from feedmon.engine.ground import Parts
    from feedmon.model import Command, Mailbox, PasswordPlace


class Destinations(Ground):
    """Webhooks, mailboxes and programs, as the person wants them; secrets are in the keyring."""

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts)
        self._removed_secrets: dict[tuple[str, str], str] = {}

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
