"""How many requests the loop can carry: more while it answers in time, fewer once it lags (F-10).

The loop may be a window's. While requests are under way it is asked to come back after a moment,
and what it is late by says how much it has to do. The number grows by steps and shrinks by shares,
so that it settles below what would be felt.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from feedmon.pacing.places import Places

#: At least so many at once, and so many to begin with.
LEAST, FIRST = 8, 24
#: How often the loop is asked (seconds), and by how much it may be late before there are fewer
#: requests; more there are only while it is late by less than half of that.
EVERY_S, LATE_S = 0.05, 0.02
_STEP, _SHARE = 2, 0.75


def adjusted(limit: int, late_s: float, most: int) -> int:
    """The number of requests after the loop was late by so many seconds."""
    if late_s > LATE_S:
        limit = int(limit * _SHARE)
    elif late_s < LATE_S / 2:
        limit += _STEP
    return max(min(LEAST, most), min(limit, most))


class Breathing:
    """Adjusts ``places`` while somebody is inside; ``most`` bounds it and may be changed."""

    def __init__(self, places: Places, most: int) -> None:
        self._places = places
        self._most = most
        self._inside = 0
        self._due = 0.0
        self._next: asyncio.TimerHandle | None = None

    @property
    def most(self) -> int:
        """The bound."""
        return self._most

    @most.setter
    def most(self, most: int) -> None:
        self._most = most
        self._places.set_limit(min(max(self._places.limit, FIRST), most))

    def __enter__(self) -> None:
        self.enter()

    def __exit__(self, *_exc: object) -> None:
        self.leave()

    def enter(self) -> None:
        """Adjust from now on."""
        self._inside += 1
        if self._next is None:
            self._plan()

    def leave(self) -> None:
        """Adjust no longer, once all have left."""
        self._inside -= 1
        if not self._inside and self._next is not None:
            self._next.cancel()
            self._next = None

    def _plan(self) -> None:
        loop = asyncio.get_running_loop()
        self._due = loop.time() + EVERY_S
        self._next = loop.call_at(self._due, self._beat)

    def _beat(self) -> None:
        late_s = asyncio.get_running_loop().time() - self._due
        self._places.set_limit(adjusted(self._places.limit, late_s, self._most))
        self._plan()
