"""Today, as the clock and the time zone of the machine have it."""

from __future__ import annotations

import math
import sys
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

#: The clock is looked at so often before the day ends (seconds).
_LOOK_S = 60
_HALF_HOUR, _HOUR = 1800, 3600


class Day(QObject):
    """Knows when today began, and notices that another day did.

    The timer waits for midnight, but never long: one that is started for hours would sleep with
    the machine, and would not see that somebody set the clock, or went to another time zone.

    *Signals*: ``began()``, ``since`` is another midnight now; after a clock was set back it is an
    earlier one.
    """

    began = Signal()

    def __init__(self, now: Callable[[], float], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self.since = midnight(now())
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.look)
        self._wait()

    def look(self) -> None:
        """Look at the clock: now, and again in a while."""
        if sys.platform != "win32":
            time.tzset()  # the machine may be in another zone than it was
        since = midnight(self._now())
        if since != self.since:
            self.since = since
            self.began.emit()
        self._wait()

    def _wait(self) -> None:
        tomorrow = midnight(self.since + 36 * _HOUR)
        left_s = min(max(tomorrow - self._now(), 0), _LOOK_S)
        self._timer.start(1 + math.ceil(1000 * left_s))


def midnight(at: float) -> int:
    """Return the first moment of the local day that ``at`` is in (Unix seconds).

    Where the clocks change at night there may be no midnight, or two of them; what is asked of
    the system then is any moment near by.
    """
    year, month, day = today = time.localtime(at)[:3]
    first = round(time.mktime((year, month, day, 0, 0, 0, 0, 0, -1)))
    while time.localtime(first)[:3] < today:
        first += _HALF_HOUR
    while time.localtime(first - _HALF_HOUR)[:3] == today:
        first -= _HALF_HOUR
    return first
