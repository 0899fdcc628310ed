"""One delivery, from claimed to acknowledged: the same shape as a poll.

    id | claim | deliver by its channel | store what became of it

What was claimed by a program that was killed is due again; what had been delivered just before is
delivered twice then, with the same key.
"""

from __future__ import annotations

import asyncio
import itertools
import logging
import secrets
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from feedmon.errors import (
    DeliveryError,
    FeedmonError,
    HttpStatus,
    MailRefused,
    NetworkDown,
    SecretMissing,
    StoreError,
    Unforeseen,
)
from feedmon.logins import origin
from feedmon.model import (
    Alert,
    AlertKind,
    Delivery,
    DeliveryState,
    Mailbox,
    Parcel,
    Urgency,
    Webhook,
)
from feedmon.store.outbox import OUTAGES

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator
    from random import Random

    from feedmon.credentials import Credentials
    from feedmon.deliver import Channels
    from feedmon.model import Destination, Telling
    from feedmon.settings import Settings
    from feedmon.store import Store
    from feedmon.telling import Message

log = logging.getLogger(__name__)

#: A claim lasts so long: longer than a delivery by any channel takes (seconds).
LEASE_S = 600
#: Waits are this much longer or shorter, at random, and never longer than a day.
JITTER, LONGEST_S = 0.2, 86_400
#: Nobody is believed who wants to be left alone for longer.
WEEK_S = 7 * 86_400
#: While the network is away a delivery waits so long each time, which counts as no try (seconds).
OUTAGE_S = (60.0, 120.0)
#: A receiver that is gone for good.
_GONE = 410
#: A receiver that does not know who asks.
_UNKNOWN = (400, 401, 403)


class Outbox:
    """Delivers. ``owner`` names this program."""

    def __init__(
        self,
        *,
        store: Store,
        channels: Channels,
        credentials: Credentials,
        owner: str,
        settings: Settings,
        online: Callable[[], bool],
        clock: Callable[[], float],
        chance: Random,
    ) -> None:
        self._store = store
        self._channels = channels
        self._credentials = credentials
        self._owners: Iterator[str] = (f"{owner}/outbox-{n}" for n in itertools.count())
        #: How deliveries are tried again.
        self.settings = settings
        self._online = online
        self._clock = clock
        self._chance = chance

    async def serve(self, destination_id: int, tell: Callable[[list[int]], object]) -> bool:
        """Deliver what is due for a destination, one after the other, until nothing is.

        ``tell`` is told which alerts went on. The answer is whether the destination said that it
        is gone for good; it is switched off then. Raises StoreError.
        """
        while True:
            owner = next(self._owners)
            parcel = await self._store.claim_delivery(destination_id, owner=owner, lease_s=LEASE_S)
            if parcel is None:
                return False
            try:
                error = await self._try(parcel)
            except BaseException:
                await self._give_back(owner)
                raise
            if error is None:
                tell(await self._store.acknowledge_deliveries([parcel.delivery.id], owner))
                continue
            gone = isinstance(error, HttpStatus) and error.status == _GONE
            tell(
                await self._put_off(
                    [parcel.delivery.id], owner, parcel.delivery.attempts, error, gone=gone
                )
            )
            if gone:
                await self._store.disable_destination(destination_id)
                return True

    async def say(
        self, message: Message, teller: Callable[[Telling], Awaitable[None]]
    ) -> list[int]:
        """Say something on the desktop, and note it; the alerts that went on. Raises StoreError."""
        owner = next(self._owners)
        ids = [part.id for part in message.parts]
        if not await self._store.claim_deliveries(ids, owner=owner, lease_s=LEASE_S):
            return []
        try:
            error = await _failure_of(teller(message.telling))
        except BaseException:
            await self._give_back(owner)
            raise
        if error is None:
            return await self._store.acknowledge_deliveries(ids, owner)
        return await self._put_off(ids, owner, message.parts[0].attempts, error)

    async def try_out(self, destination: Destination) -> Delivery:
        """Send a sample to a destination at once, and say what came of it; nothing is stored."""
        now = int(self._clock())
        delivery = Delivery(
            0,
            secrets.token_hex(16),
            destination.channel,
            DeliveryState.DELIVERED,
            now,
            destination_id=destination.id,
            title=destination.title,
            attempts=1,
            delivered_at=now,
        )
        alert = Alert(
            0,
            AlertKind.ARTICLE,
            f"test:{delivery.key}",
            now,
            Urgency.NORMAL,
            destination.title,
            "feedmon",
        )
        error = await self._try(Parcel(delivery, destination, (alert,)))
        if error is None:
            return delivery
        return replace(
            delivery,
            state=DeliveryState.FAILED,
            delivered_at=None,
            error=error.code,
            detail=_detail_of(error),
        )

    async def _try(self, parcel: Parcel) -> FeedmonError | None:
        # Where there is none the keyring is not bothered, which may be locked.
        accounts = secrets_of(parcel.destination)
        known = {each: await self._credentials.secret(each) for each in accounts}
        error: FeedmonError | None = SecretMissing()
        if None not in known.values():
            secret = known.get(account_of(parcel.destination))
            login = known.get(login_of(parcel.destination))
            error = await _failure_of(self._channels.deliver(parcel, secret, login=login))
        if error is not None and _doubts_us(error):
            for each in accounts:
                self._credentials.doubt_secret(each)
        # Without a network nothing else is to blame, whatever it looked like.
        if error is not None and error.code in OUTAGES and not self._online():
            return NetworkDown(getattr(error, "url", ""))
        return error

    async def _put_off(
        self, ids: list[int], owner: str, attempts: int, error: FeedmonError, *, gone: bool = False
    ) -> list[int]:
        now, chosen = self._clock(), self.settings
        counts = not isinstance(error, NetworkDown)
        if gone:
            until = None
        elif counts:
            until = next_try(
                now,
                attempts + 1,
                self._chance,
                retries=chosen.delivery_retries,
                first_s=chosen.delivery_first_s,
                not_before=error.retry_after if isinstance(error, HttpStatus) else None,
            )
        else:
            until = round(now + self._chance.uniform(*OUTAGE_S))
        code, detail = (DeliveryError.code, "gone") if gone else (error.code, _detail_of(error))
        log.info("a delivery failed: %s %s", code, detail.partition("\n")[0])
        return await self._store.put_off_deliveries(
            ids, owner, until=until, error=code, detail=detail, counts=counts
        )

    async def _give_back(self, owner: str) -> None:
        with suppress(StoreError):  # then the claim runs out
            await asyncio.shield(self._store.release_deliveries(owner))


def next_try(
    now: float,
    attempts: int,
    chance: Random,
    *,
    retries: int,
    first_s: int,
    not_before: int | None = None,
) -> int | None:
    """When to try again after so many ``attempts``; ``None``: that was the last one.

    The first wait is ``first_s``, each further one twice as long. What the receiver asked for
    (``not_before``) may only make it later.
    """
    if attempts > retries:
        return None
    # Beyond 2**16 the longest wait rules anyway, and floats stay floats.
    wait = first_s * 2.0 ** min(attempts - 1, 16) * chance.uniform(1 - JITTER, 1 + JITTER)
    at = round(now + min(wait, LONGEST_S))
    return at if not_before is None else max(at, min(not_before, round(now) + WEEK_S))


def account_of(destination: Destination) -> tuple[str, str]:
    """What stands for its secret in the keyring: a password is for one server and no other."""
    host = destination.spec.host.lower() if isinstance(destination.spec, Mailbox) else ""
    return f"destination {destination.id}", host


def login_of(destination: Destination) -> tuple[str, str]:
    """What stands for its login in the keyring, which is for one origin and no other."""
    where = origin(destination.spec.url) if isinstance(destination.spec, Webhook) else ""
    return f"login of destination {destination.id}", where


def secrets_of(destination: Destination) -> list[tuple[str, str]]:
    """What stands in the keyring for all that has to be known to deliver there."""
    match destination.spec:
        case Webhook(signed=signed, login=login):
            return [account_of(destination)] * signed + [login_of(destination)] * login
        case Mailbox(user=user):
            return [account_of(destination)] * bool(user)
    return []


def _doubts_us(error: FeedmonError) -> bool:
    """Whether the secret may be an old one: another program may have put a new one in its place."""
    if isinstance(error, HttpStatus):
        return error.status in _UNKNOWN
    return isinstance(error, MailRefused) and error.detail == "login"


async def _failure_of(delivering: Awaitable[None]) -> FeedmonError | None:
    try:
        await delivering
    except FeedmonError as error:
        return error
    except Exception as bug:  # it is told and tried again, like all that fails
        log.exception("a delivery ended with an error of ours")
        return Unforeseen(type(bug).__name__)
    return None


def _detail_of(error: FeedmonError) -> str:
    return str(getattr(error, "detail", ""))
