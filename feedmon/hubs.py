"""One subscription at its hub, from claimed to acknowledged: asked for, renewed, ended.

    id | claim | ask the hub | store what became of it

The hub answers twice: here, whether it took the request, and by calling back, whether it agrees.
Whichever comes first, the row ends the same way (``push.lease``).
"""

from __future__ import annotations

import asyncio
import itertools
import logging
from contextlib import suppress
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from feedmon import push
from feedmon.errors import FetchError, HostBlocked, HttpStatus, NetworkDown, StoreError
from feedmon.fetch import Request
from feedmon.model import Document, PushKind, PushState
from feedmon.push import rsscloud

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from random import Random

    from feedmon.fetch import Fetcher
    from feedmon.model import Push
    from feedmon.pacing import HostGate
    from feedmon.store import Store

log = logging.getLogger(__name__)

#: A request to a hub takes no longer (seconds), and a claim outlives the wait for its turn.
_TOTAL_S, _LEASE_S = 30.0, 600


class Hubs:
    """Asks hubs. ``owner`` names this program."""

    def __init__(
        self,
        *,
        store: Store,
        fetcher: Fetcher,
        gate: HostGate,
        owner: str,
        clock: Callable[[], float],
        chance: Random,
    ) -> None:
        self._store = store
        self._fetcher = fetcher
        self._gate = gate
        self._owners: Iterator[str] = (f"{owner}/hub-{n}" for n in itertools.count())
        self._clock = clock
        self._chance = chance

    async def attend(self, push_id: int, tell: Callable[[int, Push | None], object]) -> None:
        """Do what is due for a subscription, if nobody else does.

        ``tell`` is told what it is, each time that this changes: before the hub is asked, so that
        it can be answered when it asks back at once. Raises StoreError.
        """
        owner = next(self._owners)
        subscription = await self._store.claim_push(push_id, owner=owner, lease_s=_LEASE_S)
        if subscription is None:
            return
        decide: Callable[[Push], Push | None] = _as_it_is
        try:
            before = await self._prepared(subscription)
            tell(push_id, before)
            if before is not None and before.asked_at is not None:
                await self._ask(before)
                decide = self._after_taken
        except (FetchError, _RefusedError) as error:
            decide = self._after_failure_of(error)
        except BaseException:
            with suppress(StoreError):
                await asyncio.shield(self._store.release_push(push_id, owner))
            raise
        tell(push_id, await self._store.change_push(push_id, decide, ends=owner))

    async def _prepared(self, subscription: Push) -> Push | None:
        """Write down what the hub is about to be asked; or that it should have called back."""
        now = round(self._clock())
        secret = push.new_secret() if self._may_know(subscription) else None

        def decide(current: Push) -> Push | None:
            if push.is_lapsed(current, now):
                current = push.lapse(current)
            if push.overdue(current, now):
                return push.after_failure(current, now, self._chance, error="unverified")
            # The hub may have taken what it was told in a request that seemed to fail.
            return push.begin(current, now, current.next_secret or secret)

        return await self._store.change_push(subscription.id, decide)

    async def _ask(self, subscription: Push) -> None:
        cloud = subscription.kind is PushKind.RSSCLOUD
        form = (
            rsscloud.register_form(subscription)
            if cloud
            else push.request_form(subscription, subscription.next_secret)
        )
        request = Request(
            subscription.hub,
            accept="hub",
            form=form,
            total_s=_TOTAL_S,
            retries=0,
            private_allowed=subscription.private_allowed,
        )
        async with self._gate.slot(subscription.hub) as slot:
            answer = await self._fetcher.fetch(request, slot)
        if cloud and isinstance(answer, Document) and rsscloud.is_refused(answer.body):
            raise _RefusedError

    def _may_know(self, subscription: Push) -> bool:
        """Whether the hub may be told a secret: nobody else may hear it on the way.

        At home there is mostly no TLS, and a secret that neighbours could read is still better
        than none.
        """
        if subscription.kind is not PushKind.WEBSUB or subscription.state is PushState.LEAVING:
            return False
        secure = urlsplit(subscription.hub).scheme == "https"
        return secure or not self._gate.is_public(subscription.hub)

    def _after_taken(self, current: Push) -> Push | None:
        return push.after_request(current, round(self._clock()))

    def _after_failure_of(self, error: Exception) -> Callable[[Push], Push | None]:
        now = round(self._clock())
        code = error.code if isinstance(error, FetchError) else "refused"
        detail = error.detail if isinstance(error, FetchError) else ""
        if isinstance(error, HttpStatus):
            detail = str(error.status)
        log.info("a hub did not take a request: %s %s", code, detail)

        def decide(current: Push) -> Push | None:
            if isinstance(error, (NetworkDown, HostBlocked)) and current.asked_at is not None:
                until = error.until if isinstance(error, HostBlocked) else None
                return push.put_off(current, now, until)
            return push.after_failure(current, now, self._chance, error=code, detail=detail)

        return decide


class _RefusedError(Exception):
    """A cloud said no in an answer of success."""


def _as_it_is(current: Push) -> Push:
    return current
