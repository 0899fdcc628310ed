"""The fetcher: one request in, one document or one typed error out."""

from __future__ import annotations

import asyncio
import time
from random import SystemRandom
from typing import TYPE_CHECKING

from feedmon.errors import ConnectFailed, FetchTimeout
from feedmon.fetch.agent import user_agent as own_user_agent
from feedmon.fetch.connection import KeepAlive, Sessions, verified_tls
from feedmon.fetch.exchange import Exchanger
from feedmon.fetch.resolve import Resolver, SystemLookup, has_route
from feedmon.fetch.route import SystemProxies

if TYPE_CHECKING:
    import ssl
    from collections.abc import Awaitable, Callable
    from random import Random

    from feedmon.fetch.exchange import Way
    from feedmon.fetch.request import Limits, Request
    from feedmon.fetch.resolve import Lookup
    from feedmon.fetch.route import Route
    from feedmon.model import Document, NotModified
    from feedmon.network import NetworkPolicy

#: Failures of the way rather than of the server; seconds to wait before trying again (F-13).
_PASSING = ("reset", "closed")
_RETRY_S = (1.0, 8.0)


class Fetcher:
    """Gets documents. It paces nothing and remembers nothing: see ``pacing`` and the store.

    ``policy`` says what is public; ``clock`` gives Unix seconds, ``chance`` the jitter, ``sleep``
    waits between tries. ``lookup`` resolves names, ``tls`` makes the TLS context, ``online``
    says whether this machine has a network at all and ``system_proxies`` what the system wants
    asked through a proxy; tests give their own.
    """

    def __init__(
        self,
        policy: NetworkPolicy,
        *,
        clock: Callable[[], float] = time.time,
        chance: Random | None = None,
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
        user_agent: str | None = None,
        lookup: Lookup | None = None,
        tls: Callable[[], ssl.SSLContext] = verified_tls,
        online: Callable[[], bool] = has_route,
        system_proxies: SystemProxies | None = None,
    ) -> None:
        #: What requests call themselves that have no name of their own.
        self.user_agent = user_agent or own_user_agent()
        self._chance = chance or SystemRandom()
        self._sleep = sleep
        self._resolver = Resolver(lookup or SystemLookup())
        self._sessions = Sessions(policy, self._resolver, tls)
        self._exchanger = Exchanger(
            self._sessions,
            KeepAlive(time.monotonic),
            policy=policy,
            clock=clock,
            user_agent=self.user_agent,
            online=online,
            system_proxies=system_proxies or SystemProxies(),
        )

    @property
    def route(self) -> Route:
        """The way that requests go; another one holds for the next request."""
        return self._exchanger.route

    @route.setter
    def route(self, route: Route) -> None:
        self._exchanger.route = route
        self._resolver.ipv4_first = route.ipv4_first

    @property
    def limits(self) -> Limits:
        """What answers may cost; others hold for the next request."""
        return self._exchanger.limits

    @limits.setter
    def limits(self, limits: Limits) -> None:
        self._exchanger.limits = limits

    async def tls(self) -> ssl.SSLContext:
        """Return the context with which servers have to prove who they are, for other protocols."""
        await self._sessions.warm_up()
        return self._sessions.tls

    async def warm_up(self) -> None:
        """Prepare what the first secure connection needs."""
        await self._sessions.warm_up()

    async def close(self) -> None:
        """Close every connection; requests still under way end with an error."""
        await self._sessions.close()

    async def fetch(self, request: Request, way: Way | None = None) -> Document | NotModified:
        """Get ``request.url``, following redirects; a subclass of FetchError says why not.

        Whoever calls has waited for the first request's turn. Before each further one (a
        redirect, another try) ``way`` is asked; waiting there does not count as time taken.
        """
        try:
            async with asyncio.timeout(request.total_s) as bound:
                return await self._with_retries(request, _Bounded(way, bound), bound)
        except TimeoutError as error:
            raise FetchTimeout(request.url, request.total_s) from error

    async def _with_retries(
        self, request: Request, way: Way, bound: asyncio.Timeout
    ) -> Document | NotModified:
        for _ in range(request.retries):
            try:
                return await self._exchanger.exchange(request, way)
            except (ConnectFailed, FetchTimeout) as error:
                if isinstance(error, ConnectFailed) and error.detail not in _PASSING:
                    raise
                wait = self._chance.uniform(*_RETRY_S)
                if _ends_within(bound, wait):
                    raise  # what happened says more than the time-out that would follow
            await self._sleep(wait)
            await way.move_to(request.url)
        return await self._exchanger.exchange(request, way)


class _Bounded:
    """A way on which the time-out of an exchange stands still."""

    def __init__(self, way: Way | None, bound: asyncio.Timeout) -> None:
        self._way = way
        self._bound = bound

    async def move_to(self, url: str) -> None:
        end = self._bound.when()
        if self._way is None or end is None:
            return
        loop = asyncio.get_running_loop()
        left = end - loop.time()
        self._bound.reschedule(None)
        try:
            await self._way.move_to(url)
        finally:
            self._bound.reschedule(loop.time() + left)

    async def rest(self, until: int) -> None:
        if self._way is not None:
            await self._way.rest(until)


def _ends_within(bound: asyncio.Timeout, wait_s: float) -> bool:
    end = bound.when()
    return end is not None and asyncio.get_running_loop().time() + wait_s >= end
