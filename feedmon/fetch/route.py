"""Which way a request goes: straight to its host, or through a proxy."""

from __future__ import annotations

import asyncio
import re
import sys
from ipaddress import ip_address
from typing import TYPE_CHECKING

from feedmon.errors import ProxyFailed
from feedmon.frozen import frozen
from feedmon.settings import NO_PROXY, SYSTEM_PROXY

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from yarl import URL

#: What other clients read as an IPv4 address, however short or in whatever base (127.1).
_NUMBER_AT_END = re.compile(r"(?:^|\.)(?:0x[0-9a-f]*|[0-9]+)\.?$", re.IGNORECASE)


@frozen
class Route:
    """The person's choice; see ``Settings`` for the values."""

    proxy: str = SYSTEM_PROXY
    ipv4_first: bool = False


def _addresses() -> Mapping[str, str]:
    from urllib.request import getproxies  # noqa: PLC0415 - of no use before the first request

    return getproxies()


def _leaves_out(host: str) -> object:
    from urllib.request import proxy_bypass  # noqa: PLC0415 - of no use before the first request

    return proxy_bypass(host)


@frozen
class SystemProxies:
    """What the system says: addresses by scheme, and whether a host is not to be asked so.

    The environment on Linux; on macOS and Windows the system's own settings where it says nothing.
    """

    addresses: Callable[[], Mapping[str, str]] = _addresses
    leaves_out: Callable[[str], object] = _leaves_out

    def find(self, scheme: str, host_port: str) -> str | None:
        """Return the proxy for a request, or ``None``. May ask a name server (on Windows)."""
        found = self.addresses()
        address = found.get(scheme) or found.get("all")
        if not address or self.leaves_out(host_port):
            return None
        return address if "://" in address else f"http://{address}"


async def proxy_for(target: URL, chosen: str, system: SystemProxies) -> URL | None:
    """Return the proxy through which ``target`` is asked; raises ProxyFailed for one of no use.

    This computer is never asked through one: the person who runs a server here means this one.
    """
    host = target.raw_host or ""
    if chosen == NO_PROXY or _is_here(host):
        return None
    address: str | None = chosen
    if chosen == SYSTEM_PROXY:
        asked = (target.scheme, f"{host}:{target.port}")
        if sys.platform == "win32":
            address = await asyncio.to_thread(system.find, *asked)
        else:
            address = system.find(*asked)
    if address is None:
        return None
    from yarl import URL  # noqa: PLC0415 - of no use before the first request

    try:
        proxy = URL(address)
    except ValueError as error:
        raise ProxyFailed(str(target), "kind") from error
    if proxy.scheme not in ("http", "https") or not proxy.raw_host:
        raise ProxyFailed(str(target), "kind")
    return proxy


def names_an_address(host: str) -> bool:
    """Whether others than we would take ``host`` for an address: no name ends in a number."""
    return _NUMBER_AT_END.search(host) is not None


def _is_here(host: str) -> bool:
    name = host.rstrip(".").lower()
    if name == "localhost" or name.endswith(".localhost"):
        return True
    try:
        return ip_address(name.partition("%")[0]).is_loopback
    except ValueError:
        return False
