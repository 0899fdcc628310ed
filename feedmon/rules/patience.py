"""How long patterns may take: each for one look, and all of them for the articles of one poll."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

#: Seconds that a pattern may take for one article: most take a thousandth of that.
PATTERN_S = 0.05
#: Seconds that all patterns may take in one poll before those are given up that take long: all that
#: while its transaction keeps others from writing.
POLL_S = 2.0
#: From then on: seconds for one look, and what a look may take on the average.
HASTY_S, AVERAGE_S = 0.01, 0.001


class Patience:
    """What is left for patterns. ``clock`` counts the seconds that this thread works."""

    def __init__(self, clock: Callable[[], float] = time.thread_time) -> None:
        self.clock = clock
        self._spent = 0.0

    def renew(self) -> None:
        """Begin another poll."""
        self._spent = 0.0

    def spend(self, seconds: float) -> None:
        """Note what a look took."""
        self._spent += seconds

    @property
    def is_over(self) -> bool:
        """Whether those patterns are to be given up that take long."""
        return self._spent > POLL_S
