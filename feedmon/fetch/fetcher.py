"""The fetcher: one request in, one document or one typed error out."""

from __future__ import annotations

import asyncio
import time
from random import SystemRandom
from typing import TYPE_CHECKING

from feedmon.errors import ConnectFailed, FetchTimeout
from feedmon.fetch.agent import user_agent as own_user_agent
from feedmon.fetch.lookup import SystemLookup, has_route
from feedmon.fetch.request import Limits
from feedmon.fetch.route import Route, SystemProxies

if TYPE_CHECKING:
    import ssl
    from collections.abc import Awaitable, Callable
    from random import Random

    from feedmon.fetch.lookup import Lookup
    from feedmon.fetch.machinery import Machinery
    from feedmon.fetch.request import Request, Way
    from feedmon.model import Document, NotModified
    from feedmon.network import NetworkPolicy

#: Failures of the way rather than of the server; seconds to wait before trying again (F-13).
_PASSING = ("reset", "closed")
_RETRY_S = (1.0, 8.0)


class Fetcher:
    """Gets documents. It paces nothing and remembers nothing: see ``pacing`` and the store.

    ``policy`` says what is public; ``clock`` gives Unix seconds, ``chance`` the jitter, ``sleep``
    waits between tries. ``lookup`` resolves names, ``tls`` makes the TLS context (the system's
    certificates, verified), ``online`` says whether this machine has a network at all and
    ``system_proxies`` what the system wants asked through a proxy; tests give their own.

    What performs the exchanges is loaded and made for the first of them, or by :meth:`warm_up`:
    it takes a fifth of a second, in which a window could show its list.
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
        tls: Callable[[], ssl.SSLContext] | None = None,
        online: Callable[[], bool] = has_route,
        system_proxies: SystemProxies | None = None,
    ) -> None:
        self._policy, self._clock = policy, clock
        self._chance = chance or SystemRandom()
        self._sleep = sleep
        self._user_agent = user_agent
        self._lookup, self._tls, self._online = lookup or SystemLookup(), tls, online
        self._system_proxies = system_proxies or SystemProxies()
        self._route, self._limits = Route(), Limits()
        self._machinery: Machinery | None = None

    @property
    def user_agent(self) -> str:
        """What requests call themselves that have no name of their own."""
        self._user_agent = self._user_agent or own_user_agent()
        return self._user_agent

    @property
    def route(self) -> Route:
        """The way that requests go; another one holds for the next request."""
        return self._route

    @route.setter
    def route(self, route: Route) -> None:
        self._route = route
        if self._machinery is not None:
            self._machinery.take(route, self._limits)

    @property
    def limits(self) -> Limits:
        """What answers may cost; others hold for the next request."""
        return self._limits

    @limits.setter
    def limits(self, limits: Limits) -> None:
        self._limits = limits
        if self._machinery is not None:
            self._machinery.take(self._route, limits)

    async def tls(self) -> ssl.SSLContext:
        """Return the context with which servers have to prove who they are, for other protocols."""
        await self.warm_up()
        return self._made().sessions.tls

    async def warm_up(self) -> None:
        """Prepare what the first secure connection needs, beside the loop."""
        await asyncio.to_thread(_load)
        await self._made().sessions.warm_up()

    async def close(self) -> None:
        """Close every connection; requests still under way end with an error."""
        if self._machinery is not None:
            await self._machinery.sessions.close()

    def _made(self) -> Machinery:
        if self._machinery is None:
            self._machinery = _load()(
                self._policy,
                clock=self._clock,
                user_agent=self.user_agent,
                lookup=self._lookup,
                tls=self._tls,
                online=self._online,
                system_proxies=self._system_proxies,
            )
            self._machinery.take(self._route, self._limits)
        return self._machinery

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
                return await self._made().exchanger.exchange(request, way)
            except (ConnectFailed, FetchTimeout) as error:
                if isinstance(error, ConnectFailed) and error.detail not in _PASSING:
                    raise
                wait = self._chance.uniform(*_RETRY_S)
                if _ends_within(bound, wait):
                    raise  # what happened says more than the time-out that would follow
            await self._sleep(wait)
            await way.move_to(request.url)
        return await self._made().exchanger.exchange(request, way)


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


def _load() -> type[Machinery]:
    from feedmon.fetch.machinery import Machinery  # noqa: PLC0415 - see the docstring of Fetcher

    return Machinery
