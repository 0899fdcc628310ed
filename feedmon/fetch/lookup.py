"""Ask the system: for the addresses of a name, and for a way to any network."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Awaitable, Callable

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
