"""Until when nothing is polled, in words."""

from __future__ import annotations

from feedmon.settings import UNTIL_RESUMED
from ui.text.times import clock_time


def polling_paused(until: int, now: float) -> str:
    """Say that nothing is polled by itself: "Polling paused until 18:40"."""
    if until == UNTIL_RESUMED:
        return "Polling paused"
    return f"Polling paused until {clock_time(until, now)}"
