"""An internet on this machine: some of its addresses play public hosts, in no time."""

from __future__ import annotations

from feedmon.network import NetworkPolicy
from tests.feedmon.clock import no_time

#: Two hosts of the internet; 127.0.0.1 stays a private one.
PUBLIC = ("127.0.0.2", "127.0.0.3")


async def everywhere(_host: str, _port: int) -> list[str]:
    """Look a name up: all of them are at one address."""
    return [PUBLIC[0]]


#: As a ``world``: the turns of public hosts are waited for, but not for long.
INTERNET = {"network_policy": NetworkPolicy(public=PUBLIC), "sleep": no_time}
#: One in which there are names, too.
NAMES = {**INTERNET, "lookup": everywhere}
