"""Look up names without holding up the loop, and never longer than anybody waits."""

from __future__ import annotations

import asyncio
import socket
from ipaddress import ip_address
from typing import TYPE_CHECKING

from aiohttp.abc import AbstractResolver, ResolveResult

if TYPE_CHECKING:
    from feedmon.fetch.lookup import Lookup

#: Seconds for one name. It ends before the time to connect (X-2) does: a name server that keeps
#: silent, as in an outage, would otherwise look like a server that does.
LOOKUP_S = 8.0


class Resolver(AbstractResolver):
    """Gives aiohttp the answers of a ``Lookup``; one that takes longer than ``most_s`` is none."""

    def __init__(self, lookup: Lookup, most_s: float = LOOKUP_S) -> None:
        self._lookup = lookup
        self._most_s = most_s
        #: Let addresses of the older kind come first, for ways on which the newer lead nowhere.
        self.ipv4_first = False

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """Resolve ``host`` into what aiohttp dials."""
        del family  # both are dialled, the faster one wins
        try:
            async with asyncio.timeout(self._most_s):
                addresses = await self._lookup(host, port)
        except TimeoutError as error:
            raise socket.gaierror(socket.EAI_AGAIN, "no answer in time") from error
        if self.ipv4_first:
            addresses = sorted(addresses, key=_family_order)
        return [
            ResolveResult(
                hostname=host,
                host=address,
                port=port,
                family=_family(address),
                proto=0,
                flags=socket.AI_NUMERICHOST | socket.AI_NUMERICSERV,
            )
            for address in addresses
        ]

    async def close(self) -> None:
        """Do nothing: lookups under way end by themselves."""


def _family_order(address: str) -> int:
    return ip_address(address.partition("%")[0]).version


def _family(address: str) -> int:
    four = ip_address(address.partition("%")[0]).version == 4
    return socket.AF_INET if four else socket.AF_INET6
