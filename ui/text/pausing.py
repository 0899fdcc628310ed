"""Until when nothing is polled, in words."""

from __future__ import annotations

from feedmon.settings import UNTIL_RESUMED
from ui.text.times import clock_time
from ui.translation import tr


def polling_paused(until: int, now: float) -> str:
    """Say that nothing is polled by itself: "Polling paused until 18:40"."""
    if until == UNTIL_RESUMED:
        return tr("Polling paused")
    return tr("Polling paused until {clock_time}", clock_time=clock_time(until, now))
