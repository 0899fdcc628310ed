"""What a look may cost others: so many requests, so much time (D-2)."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from feedmon.fetch import Way

#: Requests of one look, redirects and further tries included.
MAX_REQUESTS = 12
#: Seconds from its first request to its last answer.
LOOK_S = 10.0
#: How long a look waits for the turn of its first host (seconds); some take one request a minute.
TURN_S = 75.0


class SpentError(Exception):
    """The look has sent all the requests that it may; the one that was to come is not sent."""


class Budget:
    """Counts the requests of one look, and its time from the first one on."""

    def __init__(self) -> None:
        self._left = MAX_REQUESTS
        self._ends: float | None = None

    @property
    def requests(self) -> int:
        """How many requests are left."""
        return self._left

    @property
    def begun(self) -> bool:
        """Whether the first request was sent."""
        return self._ends is not None

    @property
    def seconds(self) -> float:
        """How much time is left."""
        return LOOK_S if self._ends is None else max(0.0, self._ends - _now())

    @property
    def turn_s(self) -> float:
        """How long the next request may wait for its turn."""
        return TURN_S if self._ends is None else self.seconds

    def take(self) -> None:
        """Spend one request; raises SpentError when there is none, or no time, left."""
        if self._left <= 0 or not self.seconds:
            raise SpentError
        self._left -= 1
        if self._ends is None:
            self._ends = _now() + LOOK_S

    def restart(self) -> None:
        """Begin to count the time anew with the next request."""
        self._ends = None


class CountedWay:
    """The way of an exchange to its further requests, each of which is spent."""

    def __init__(self, way: Way, budget: Budget) -> None:
        self._way = way
        self._budget = budget

    async def move_to(self, url: str) -> None:
        """Wait until a request to ``url`` may be sent; raises SpentError, and as ``Way``."""
        self._budget.take()
        await self._way.move_to(url)

    async def rest(self, until: int) -> None:
        """Leave the host of the last request alone until then."""
        await self._way.rest(until)


def _now() -> float:
    return asyncio.get_running_loop().time()
