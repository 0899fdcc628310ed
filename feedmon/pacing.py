"""Who may send a request now (rule F-10): one at a time per public host, with a pause between.

``HostGate`` hands out slots. A request first waits for its host, holding nothing else, and only
then for one of the places that all hosts share; so many requests for one slow host delay nobody.
A request that takes long gives its shared place back early and keeps only its host: waiting for
a silent server costs this program nothing that others need (X-2).
"""

from __future__ import annotations

import asyncio
from collections import deque
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Mapping

    from feedmon.network import NetworkPolicy

#: Domains that count as one host with all their subdomains, and the pause they want (seconds):
#: Reddit serves about one feed a minute per address; Tumblr limits over all blogs together.
DOMAINS: Mapping[str, float] = {"reddit.com": 60.0, "tumblr.com": 0.25}

#: Seconds between the end of a request and the beginning of the next to the same public host.
PAUSE_S = 0.25
#: Requests in flight to one private address, where people run services of their own.
PRIVATE_IN_FLIGHT = 4


class HostGate:
    """Slots for requests. ``in_flight`` may be changed at any time and holds from then on.

    ``patience_s`` is how long a request holds one of the ``in_flight`` shared places; it keeps
    its host's slot until it ends. ``most`` bounds the requests that are under way in any state,
    and with it the sockets. ``clock`` counts seconds (monotonic), ``sleep`` waits for them.
    """

    def __init__(
        self,
        policy: NetworkPolicy,
        *,
        in_flight: int = 24,
        most: int = 256,
        patience_s: float = 0.5,
        domains: Mapping[str, float] = DOMAINS,
        clock: Callable[[], float] | None = None,
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
    ) -> None:
        self._policy = policy
        self._places = _Places(in_flight)
        self._all = _Places(most)
        self._patience_s = patience_s
        self._domains = domains
        self._clock = clock
        self._sleep = sleep
        self._hosts: dict[str, _Host] = {}

    @property
    def in_flight(self) -> int:
        """How many requests may hold a shared place at once."""
        return self._places.limit

    @in_flight.setter
    def in_flight(self, limit: int) -> None:
        self._places.set_limit(limit)

    def key(self, url: str) -> str:
        """Name what ``url`` counts for: a host, one of the domains, or a private host:port."""
        try:
            parts = urlsplit(url)
        except ValueError:
            return url  # no address at all: whoever fetches it will say so
        name = (parts.hostname or "").rstrip(".")
        for domain in self._domains:
            if name == domain or name.endswith("." + domain):
                return domain
        return name if self._policy.is_public_host(name) else parts.netloc.rpartition("@")[2]

    @asynccontextmanager
    async def slot(self, url: str) -> AsyncIterator[None]:
        """Wait for the turn of ``url``'s host and for a shared place; hold them inside."""
        key = self.key(url)
        host = self._hosts.get(key) or self._hosts.setdefault(key, self._new_host(key))
        host.users += 1
        try:
            async with host.turn:
                await self._pause(host)
                async with self._all.one(), self._shared_place():
                    try:
                        yield
                    finally:
                        host.free_at = self._now() + host.pause_s
        finally:
            host.users -= 1
            self._forget_idle()

    def _new_host(self, key: str) -> _Host:
        if key in self._domains or self._policy.is_public_host(_without_port(key)):
            return _Host(1, self._domains.get(key, PAUSE_S))
        return _Host(PRIVATE_IN_FLIGHT, 0.0)

    async def _pause(self, host: _Host) -> None:
        while (wait := host.free_at - self._now()) > 0:
            await self._sleep(wait)

    @asynccontextmanager
    async def _shared_place(self) -> AsyncIterator[None]:
        """Hold a shared place inside, but no longer than ``patience_s``."""
        await self._places.take()
        held = True

        async def lose_patience() -> None:
            nonlocal held
            await self._sleep(self._patience_s)
            held = False
            self._places.give()

        waiting = asyncio.create_task(lose_patience())
        try:
            yield
        finally:
            waiting.cancel()
            if held:
                self._places.give()

    def _forget_idle(self) -> None:
        """Forget hosts that nobody waits for and whose pause is over, once there are many."""
        if len(self._hosts) <= 512:
            return
        now = self._now()
        for key, host in list(self._hosts.items()):
            if not host.users and host.free_at <= now:
                del self._hosts[key]

    def _now(self) -> float:
        return self._clock() if self._clock else asyncio.get_running_loop().time()


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


class _Places:
    """A semaphore whose size may change while it is used; first come, first served."""

    def __init__(self, limit: int) -> None:
        self.limit = max(1, limit)
        self._taken = 0
        self._waiting: deque[asyncio.Future[None]] = deque()

    def set_limit(self, limit: int) -> None:
        self.limit = max(1, limit)
        self._hand_out()

    async def take(self) -> None:
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append(turn)
        self._hand_out()
        try:
            await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled():
                self.give()  # it was handed out in the very moment of the cancellation
            raise

    def give(self) -> None:
        self._taken -= 1
        self._hand_out()

    @asynccontextmanager
    async def one(self) -> AsyncIterator[None]:
        await self.take()
        try:
            yield
        finally:
            self.give()

    def _hand_out(self) -> None:
        while self._waiting and self._taken < self.limit:
            turn = self._waiting.popleft()
            if not turn.done():
                self._taken += 1
                turn.set_result(None)
