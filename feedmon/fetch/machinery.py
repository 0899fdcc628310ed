"""What performs the exchanges of a fetcher; it brings aiohttp along."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from feedmon.fetch.connection import KeepAlive, Sessions, verified_tls
from feedmon.fetch.exchange import Exchanger
from feedmon.fetch.resolve import Resolver

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable

    from feedmon.fetch.lookup import Lookup
    from feedmon.fetch.request import Limits
    from feedmon.fetch.route import Route, SystemProxies
    from feedmon.network import NetworkPolicy


class Machinery:
    """Sessions, the resolver below them and the exchanger above, wired."""

    def __init__(
        self,
        policy: NetworkPolicy,
        *,
        clock: Callable[[], float],
        user_agent: str,
        lookup: Lookup,
        tls: Callable[[], ssl.SSLContext] | None,
        online: Callable[[], bool],
        system_proxies: SystemProxies,
    ) -> None:
        self._resolver = Resolver(lookup)
        self.sessions = Sessions(policy, self._resolver, tls or verified_tls)
        self.exchanger = Exchanger(
            self.sessions,
            KeepAlive(time.monotonic),
            policy=policy,
            clock=clock,
            user_agent=user_agent,
            online=online,
            system_proxies=system_proxies,
        )

    def take(self, route: Route, limits: Limits) -> None:
        """Let the next request go this way, and its answer cost no more than that."""
        self.exchanger.route, self.exchanger.limits = route, limits
        self._resolver.ipv4_first = route.ipv4_first
