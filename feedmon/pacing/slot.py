"""``Slot``: a host's turn and its moments, which all programs on a store share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from feedmon.errors import HostBlocked

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable


class Refusal(Protocol):
    """What a pace answers with for a host that wants no request now."""

    @property
    def until(self) -> int:
        """Until when (Unix seconds)."""


class Pace(Protocol):
    """The pace of hosts as all programs share it; the store is one."""

    async def reserve_request(self, name: str, *, spacing_ms: int) -> int | Refusal:
        """Take the host's next free moment (Unix milliseconds)."""

    async def block_host(
        self, name: str, *, until: int, reason: str, too_fast: bool = False
    ) -> None:
        """Let nobody send a request to the host before ``until`` (Unix seconds)."""


class Slot:
    """A turn at a host, given by a ``HostGate``; it may move on from host to host.

    ``host`` is the host's name, ``spacing_ms`` what must lie between two of its moments: zero
    for a host whose moments are not shared. ``sent`` says whether it was asked, ``goes_out``
    is told in how many seconds it will be.
    """

    def __init__(
        self,
        pace: Pace,
        key: Callable[[str], str],
        hold: Callable[[str, Slot], Awaitable[None]],
        clock: Callable[[], float],
        sleep: Callable[[float], Awaitable[object]],
    ) -> None:
        self.host = ""
        self.spacing_ms = 0
        self.sent = False
        self.goes_out: Callable[[float], None] = _tell_nobody
        self._pace = pace
        self._key = key
        self._hold = hold
        self._clock = clock
        self._sleep = sleep
        self._url = ""
        self._held: list[Callable[[], object]] = []

    async def take(self, url: str) -> None:
        """Wait for the turn of ``url``'s host."""
        self._url, self.sent = url, False
        await self._hold(self._key(url), self)

    def keep(self, give_back: Callable[[], object]) -> None:
        """Note that something is held, and how it is given back."""
        self._held.append(give_back)

    def leave(self) -> None:
        """Give back what is held, in reverse: let the next one have the host."""
        while self._held:
            self._held.pop()()

    async def reserve(self) -> None:
        """Take the host's next moment and wait for it; raises HostBlocked, StoreError."""
        if not self.spacing_ms:
            await self.start(None)
            return
        moment = await self._pace.reserve_request(self.host, spacing_ms=self.spacing_ms)
        if not isinstance(moment, int):
            raise HostBlocked(self._url, moment.until)
        await self.start(moment)

    async def start(self, at_ms: int | None) -> None:
        """Wait for a moment that was taken (Unix milliseconds): the request may go out now."""
        wait = 0.0 if at_ms is None else max(0.0, at_ms / 1000 - self._clock())
        self.goes_out(wait)
        if wait:
            await self._sleep(wait)
        self.sent = True

    async def rest(self, until: int) -> None:
        """Leave the host alone until then (Unix seconds): it said that it has had enough.

        Of a private one it is a route that speaks, and nobody is kept from the others.
        """
        if self.spacing_ms:
            await self._pace.block_host(self.host, until=until, reason="x-ratelimit")

    async def move_to(self, url: str) -> None:
        """Wait until the next request, to ``url``, may go out: a redirect, or another try.

        Another host's turn is waited for with none in hand, so that slots which move on to each
        other's hosts do not wait for ever. Raises HostBlocked, StoreError.
        """
        if self._key(url) != self.host:
            self.leave()
            await self.take(url)
        self._url = url
        await self.reserve()


def _tell_nobody(_in_s: float) -> None:
    """Before its turn nobody waits for a request."""
