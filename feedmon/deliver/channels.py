"""Which channel a parcel takes."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from feedmon.deliver import command, webhook
from feedmon.deliver.letter import document
from feedmon.model import Command, Mailbox, Webhook

if TYPE_CHECKING:
    from collections.abc import Callable

    from feedmon.fetch import Fetcher
    from feedmon.model import Parcel


class Channels:
    """Sends parcels, through ``fetcher`` and by its TLS; ``clock`` gives Unix seconds."""

    def __init__(self, fetcher: Fetcher, *, clock: Callable[[], float]) -> None:
        self._fetcher = fetcher
        self._clock = clock

    async def deliver(self, parcel: Parcel, secret: str | None) -> None:
        """Send a parcel to its destination. Raises FetchError, DeliveryError."""
        key = parcel.delivery.key
        match parcel.destination.spec:
            case Webhook() as spec:
                now = int(self._clock())
                body = await asyncio.to_thread(document, parcel)
                await webhook.post(self._fetcher, spec, body, key=key, secret=secret, now=now)
            case Mailbox() as spec:
                # Who never mails never loads what it takes.
                from feedmon.deliver import mail  # noqa: PLC0415

                await mail.send(spec, parcel, password=secret, tls=await self._fetcher.tls())
            case Command() as spec:
                await command.run(spec, await asyncio.to_thread(document, parcel), key=key)
