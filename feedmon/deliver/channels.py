"""Which channel a parcel takes."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from feedmon.deliver import command, webhook
from feedmon.deliver.letter import document
from feedmon.model import Command, Mailbox, Webhook

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from feedmon.fetch import Fetcher
    from feedmon.model import Parcel


class Channels:
    """Sends parcels, through ``fetcher`` and by its TLS; ``clock`` gives Unix seconds."""

    def __init__(self, fetcher: Fetcher, *, clock: Callable[[], float]) -> None:
        self._fetcher = fetcher
        self._clock = clock

    async def deliver(
        self, parcel: Parcel, secret: str | None, *, login: str | None = None
    ) -> None:
        """Send a parcel to its destination. Raises FetchError, DeliveryError.

        ``secret`` is what it is signed with, or a password; ``login`` is "account:password".
        """
        key = parcel.delivery.key
        match parcel.destination.spec:
            case Webhook() as spec:
                now = int(self._clock())
                body = await asyncio.to_thread(document, parcel)
                await self._fetcher.warm_up()  # the first request may be this one, at the start
                await webhook.post(
                    self._fetcher, spec, body, key=key, secret=secret, login=login, now=now
                )
            case Mailbox() as spec:
                send = await asyncio.to_thread(_mailer)
                await send(spec, parcel, password=secret, tls=await self._fetcher.tls())
            case Command() as spec:
                await command.run(spec, await asyncio.to_thread(document, parcel), key=key)


def _mailer() -> Callable[..., Awaitable[None]]:
    """Load what sends mail, beside the loop; who never mails never loads it."""
    from feedmon.deliver import mail  # noqa: PLC0415

    return mail.send
