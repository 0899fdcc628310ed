"""What counts as a public address (rule X-4): a value that decides, without any network.

A public page must not make this program speak to a router, a printer or a service of this very
machine. Who connects asks ``is_public`` with the address that is really about to be dialled, so
that names that resolve differently the second time gain nothing.
"""

from __future__ import annotations

from functools import lru_cache
from ipaddress import IPv4Address, IPv4Network, IPv6Network, ip_address, ip_network
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from ipaddress import IPv6Address

# ``ipaddress.is_global`` says yes to some of these (192.0.0.8, 224.0.0.1 with Python 3.11).
_V4_NEVER = tuple(
    IPv4Network(block)
    for block in (
        "0.0.0.0/8",  # this network
        "10.0.0.0/8",
        "100.64.0.0/10",  # carrier-grade NAT
        "127.0.0.0/8",
        "169.254.0.0/16",  # link-local, and the metadata services of clouds
        "172.16.0.0/12",
        "192.0.0.0/24",  # IETF protocol assignments
        "192.0.2.0/24",  # documentation
        "192.88.99.0/24",  # the retired anycast of 6to4 relays
        "192.168.0.0/16",
        "198.18.0.0/15",  # benchmarks
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/3",  # multicast, reserved, broadcast
    )
)

# Only 2000::/3 is handed out as global unicast; these parts of it are not for feeds either.
_V6_UNICAST = IPv6Network("2000::/3")
_V6_NEVER = tuple(
    IPv6Network(block)
    for block in (
        "2001::/23",  # IETF protocol assignments, with Teredo
        "2001:db8::/32",  # documentation
        "3fff::/20",
    )
)
_NAT64 = IPv6Network("64:ff9b::/96")
_SIX_TO_FOUR = IPv6Network("2002::/16")
_ISATAP = (0x00005EFE, 0x02005EFE)
#: So many names of hosts are remembered with what was found of them.
_NAMES = 4096


class NetworkPolicy:
    """Decides which addresses are public.

    ``public`` names further networks or addresses that count as public, whatever they are
    ("127.0.0.2", "127.1.0.0/16"): so tests can play the internet on loopback.
    """

    def __init__(self, public: Iterable[str] = ()) -> None:
        self._declared = tuple(ip_network(block, strict=False) for block in public)
        # Each poll asks several times for the same host, and always gets the same answer.
        self._by_name = lru_cache(maxsize=_NAMES)(self._judge_name)
        self._by_address = lru_cache(maxsize=_NAMES)(self._judge_address)

    def is_public(self, ip: str | IPv4Address | IPv6Address) -> bool:
        """Whether ``ip`` lies in the public internet; raises ValueError for what is no address.

        Addresses that carry an IPv4 address (mapped, NAT64, 6to4, ISATAP) are as public as that.
        """
        return self._by_address(ip)

    def _judge_address(self, ip: str | IPv4Address | IPv6Address) -> bool:
        address = ip_address(ip.partition("%")[0]) if isinstance(ip, str) else ip_address(ip)
        if any(address in network for network in self._declared):
            return True
        if isinstance(address, IPv4Address):
            return not any(address in block for block in _V4_NEVER)
        return self._is_public_v6(address)

    def _is_public_v6(self, address: IPv6Address) -> bool:
        inner = _carried(address)
        if inner is not None:
            return self.is_public(inner)
        if address not in _V6_UNICAST:
            return False
        return not any(address in block for block in _V6_NEVER)

    def is_public_host(self, host: str) -> bool:
        """Judge a host by its name alone, before it is resolved.

        Addresses are judged as such; names that never leave a machine or a home network are not
        public (RFC 6761, RFC 6762, RFC 8375); every other name is taken for public.
        """
        return self._by_name(host)

    def _judge_name(self, host: str) -> bool:
        name = host.strip("[]").rstrip(".").lower()
        try:
            return self.is_public(name)
        except ValueError:
            pass
        if name == "localhost" or name.endswith(".localhost"):
            return self.is_public("127.0.0.1")
        return "." in name and not name.endswith((".local", ".internal", ".home.arpa", ".lan"))


def _carried(address: IPv6Address) -> IPv4Address | None:
    """Find the IPv4 address inside a transition address: that is where packets would end."""
    number = int(address)
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    if address in _NAT64:
        return IPv4Address(number & 0xFFFFFFFF)
    if address in _SIX_TO_FOUR:
        return IPv4Address((number >> 80) & 0xFFFFFFFF)
    if (number >> 32) & 0xFFFFFFFF in _ISATAP:
        return IPv4Address(number & 0xFFFFFFFF)
    return None
