"""Look up names without holding up the loop, and never longer than anybody waits."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Awaitable, Callable
from ipaddress import ip_address

from aiohttp.abc import AbstractResolver, ResolveResult

#: Seconds for one name. It ends before the time to connect (X-2) does: a name server that keeps
#: silent, as in an outage, would otherwise look like a server that does.
LOOKUP_S = 8.0

#: From a host's name and a port to its addresses, best first; raises OSError (socket.gaierror).
Lookup = Callable[[str, int], Awaitable[list[str]]]


class SystemLookup:
    """The operating system's resolver, each question in a thread of its own.

    The loop's default executor has a handful of threads, which a few dead names would hold for
    many seconds each, and its threads are waited for when the program ends. These are daemons:
    a silent name server keeps no program alive. ``at_once`` bounds them.
    """

    def __init__(self, at_once: int = 64) -> None:
        self._free = asyncio.Semaphore(at_once)

    async def __call__(self, host: str, port: int) -> list[str]:
        """Resolve ``host``; raises socket.gaierror."""
        loop = asyncio.get_running_loop()
        answer: asyncio.Future[list[str]] = loop.create_future()

        def settle(result: list[str] | OSError) -> None:
            self._free.release()
            if answer.done():
                return  # nobody waits any more
            if isinstance(result, OSError):
                answer.set_exception(result)
            else:
                answer.set_result(result)

        def ask() -> None:
            result = _addresses(host, port)
            if not loop.is_closed():
                loop.call_soon_threadsafe(settle, result)

        await self._free.acquire()
        threading.Thread(target=ask, name=f"lookup {host}", daemon=True).start()
        return await answer


def _addresses(host: str, port: int) -> list[str] | OSError:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_ADDRCONFIG)
    except UnicodeError:
        return socket.gaierror(socket.EAI_NONAME, "not a name")
    except OSError as error:
        return error
    return list(dict.fromkeys(str(info[4][0]) for info in found))


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


def has_route() -> bool:
    """Whether this machine knows a way to any other: connecting UDP sends nothing."""
    for family, address in (
        (socket.AF_INET, "192.0.2.1"),
        (socket.AF_INET6, "2001:db8::1"),
    ):
        try:
            with socket.socket(family, socket.SOCK_DGRAM) as probe:
                probe.connect((address, 9))
        except OSError:
            continue
        return True
    return False
