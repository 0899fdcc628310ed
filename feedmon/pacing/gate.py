"""``HostGate``: whose turn it is, within this program."""

from __future__ import annotations

import asyncio
import time
from contextlib import asynccontextmanager
from functools import lru_cache, partial
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from feedmon.errors import HttpStatus
from feedmon.pacing.breathing import FIRST, Breathing
from feedmon.pacing.holding import Patient
from feedmon.pacing.patience import Patience
from feedmon.pacing.places import Places
from feedmon.pacing.slot import Slot

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
    from contextlib import AbstractAsyncContextManager

    from feedmon.network import NetworkPolicy
    from feedmon.pacing.slot import Pace

#: Domains that count as one host with all their subdomains, and the pause they want (seconds):
#: Reddit serves about one feed a minute per address; Tumblr limits over all blogs together.
DOMAINS: Mapping[str, float] = {"reddit.com": 60.0, "tumblr.com": 0.25}

#: Seconds between the end of a request and the beginning of the next to the same public host,
#: and between the beginnings of two, whichever programs send them.
PAUSE_S = 0.25
#: Requests in flight to one private address, where people run services of their own.
PRIVATE_IN_FLIGHT = 4
#: A host that says 429 without a time is left alone for so long (seconds).
BLOCK_S = 120
#: Once more hosts than this are remembered, it is seen every so many seconds which still matter.
_MANY_HOSTS, _LOOK_S = 512, 5
#: So many addresses are remembered with what they count for.
_KEYS = 1024


class HostGate:
    """Slots for requests: up to ``in_flight``, fewer while the loop lags behind.

    ``in_flight`` may be changed at any time and holds from then on.

    ``pace`` holds what programs share about a host. ``patience_s`` is how long a request holds
    at most one of the ``in_flight`` shared places; it keeps its host's slot until it ends.
    ``stretch`` times as many requests may be under way in any state, which bounds the sockets.
    ``clock`` gives the Unix seconds of ``pace``, ``sleep`` waits.
    """

    def __init__(
        self,
        policy: NetworkPolicy,
        pace: Pace,
        *,
        in_flight: int = 64,
        stretch: int = 4,
        patience_s: float = 0.2,
        domains: Mapping[str, float] = DOMAINS,
        clock: Callable[[], float] = time.time,
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
    ) -> None:
        self._policy = policy
        self._pace = pace
        self._places = Places(min(in_flight, FIRST))
        self._breathing = Breathing(self._places, in_flight)
        self._all = Places(in_flight * stretch)
        self._stretch = stretch
        self._patient = Patient(self._places, Patience(patience_s), clock, sleep)
        self._domains = domains
        # Each poll asks several times for the same address.
        self._keys = lru_cache(maxsize=_KEYS)(self._find_key)
        self._publics = lru_cache(maxsize=_KEYS)(self._find_public)
        self._clock = clock
        self._sleep = sleep
        self._hosts: dict[str, _Host] = {}
        self._looked_at = float("-inf")

    @property
    def in_flight(self) -> int:
        """How many requests may hold a shared place at once, if the loop can carry them."""
        return self._breathing.most

    @in_flight.setter
    def in_flight(self, limit: int) -> None:
        self._breathing.most = limit
        self._all.set_limit(limit * self._stretch)

    def key(self, url: str) -> str:
        """Name what ``url`` counts for: a host, one of the domains, or a private host:port."""
        return self._keys(url)

    def _find_key(self, url: str) -> str:
        try:
            parts = urlsplit(url)
        except ValueError:
            return url  # no address at all: whoever fetches it will say so
        name = (parts.hostname or "").rstrip(".")
        for domain in self._domains:
            if name == domain or name.endswith("." + domain):
                return domain
        return name if self._policy.is_public_host(name) else parts.netloc.rpartition("@")[2]

    def is_public(self, url: str) -> bool:
        """Whether ``url`` is on a public host, judged by its name (X-4)."""
        return self._publics(url)

    def _find_public(self, url: str) -> bool:
        return self._policy.is_public_host(urlsplit(url).hostname or "")

    @asynccontextmanager
    async def slot(self, url: str) -> AsyncIterator[Slot]:
        """Hold inside the slot for one request to ``url``, from the moment that it may go out.

        Raises HostBlocked for a host that asked for time, and StoreError.
        """
        async with self.turn(url) as slot:
            await slot.reserve()
            yield slot

    def turn(self, url: str) -> AbstractAsyncContextManager[Slot]:
        """As ``slot``, but before its request whoever uses it takes the host's moment.

        That is ``Slot.reserve``, or ``Slot.start`` with a moment taken elsewhere. An HttpStatus
        of 429 that passes through is noted for all programs (F-9).
        """
        slot = Slot(self._pace, self.key, self._hold, self._clock, self._sleep)
        return _Turn(url, slot, self._block)

    async def _block(self, error: HttpStatus) -> None:
        """Leave the whole host alone: a 429 speaks for it.

        Behind a private address one route's trouble is not the others': there the feed waits.
        """
        if self.is_public(error.url):
            until = error.retry_after or round(self._clock()) + BLOCK_S
            name = self.key(error.url)
            await self._pace.block_host(name, until=until, reason="429", too_fast=True)

    async def _hold(self, key: str, slot: Slot) -> None:
        """Wait for the host's turn and for the places that all share; the slot keeps them."""
        host = self._hosts.get(key) or self._hosts.setdefault(key, self._new_host(key))
        slot.host, slot.spacing_ms = key, round(host.pause_s * 1000)
        host.users += 1
        slot.keep(partial(self._left, host))
        await host.turn.acquire()
        slot.keep(host.turn.release)
        if (wait := host.free_at - self._clock()) > 0:
            await self._sleep(min(wait, host.pause_s))  # whatever the clock says
        await self._all.take()
        slot.keep(self._all.give)
        held = await self._patient.hold()
        slot.keep(held.end)
        slot.goes_out = held.goes_out
        slot.keep(partial(self._answered, host, slot))
        self._breathing.enter()
        slot.keep(self._breathing.leave)

    def _answered(self, host: _Host, slot: Slot) -> None:
        if slot.sent:
            host.free_at = self._clock() + host.pause_s

    def _left(self, host: _Host) -> None:
        host.users -= 1
        self._forget_idle()

    def _new_host(self, key: str) -> _Host:
        if key in self._domains or self._policy.is_public_host(_without_port(key)):
            return _Host(1, self._domains.get(key, PAUSE_S))
        return _Host(PRIVATE_IN_FLIGHT, 0.0)

    def _forget_idle(self) -> None:
        """Forget hosts that nobody waits for and whose pause is over, once there are many.

        Looking through thousands at the end of each request would cost more than the request.
        """
        now = self._clock()
        if len(self._hosts) <= _MANY_HOSTS or self._looked_at <= now < self._looked_at + _LOOK_S:
            return
        self._looked_at = now
        for key, host in list(self._hosts.items()):
            if not host.users and host.free_at <= now:
                del self._hosts[key]


class _Turn:
    """A slot from its turn to its end."""

    __slots__ = ("_block", "_slot", "_url")

    def __init__(
        self, url: str, slot: Slot, block: Callable[[HttpStatus], Awaitable[None]]
    ) -> None:
        self._url = url
        self._slot = slot
        self._block = block

    async def __aenter__(self) -> Slot:
        try:
            await self._slot.take(self._url)
        except BaseException:
            self._slot.leave()
            raise
        return self._slot

    async def __aexit__(
        self, _kind: object, error: BaseException | None, _traceback: object
    ) -> None:
        try:
            if isinstance(error, HttpStatus) and error.status == 429:
                await self._block(error)
        finally:
            self._slot.leave()


def _without_port(key: str) -> str:
    """Cut the port off a host:port; a bare name or IPv6 address stays as it is."""
    host, colon, port = key.rpartition(":")
    return host if colon and port.isdecimal() and (":" not in host or host.endswith("]")) else key


class _Host:
    """One host's queue: ``turn`` is first come, first served."""

    def __init__(self, in_flight: int, pause_s: float) -> None:
        self.turn = asyncio.Semaphore(in_flight)
        self.pause_s = pause_s
        self.free_at = float("-inf")
        self.users = 0
