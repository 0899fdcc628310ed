"""What is said of how often feeds are asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedmon.model import Rhythm
from ui.text.numbers import plural

if TYPE_CHECKING:
    from feedmon.model import Plan

_MINUTE, _HOUR, _DAY = 60, 3_600, 86_400
_WEEK = 7 * _DAY

#: Choices of a rhythm.
AS_IT_PUBLISHES = "As it publishes"
BY_HAND = "Only when I refresh it"


def interval(seconds: int) -> str:
    """Name an interval in a list: "Every 15 minutes", "Every hour", "Every 3 days"."""
    for size, unit in ((_WEEK, "week"), (_DAY, "day"), (_HOUR, "hour"), (_MINUTE, "minute")):
        number, rest = divmod(seconds, size)
        if number and not rest:
            return f"Every {unit}" if number == 1 else f"Every {number} {unit}s"
    return f"Every {plural(max(1, round(seconds / _MINUTE)), 'minute')}"


def length(seconds: int) -> str:
    """Name a length of time: "30 minutes", "12 hours", "1 day"."""
    for size, unit in ((_WEEK, "week"), (_DAY, "day"), (_HOUR, "hour")):
        if seconds >= size and not seconds % size:
            return plural(seconds // size, unit)
    return plural(max(1, round(seconds / _MINUTE)), "minute")


def plan(holds: Plan) -> str:
    """Say what holds for a feed, in the middle of a sentence: "as it publishes", "every hour"."""
    if holds.rhythm is Rhythm.FIXED:
        return interval(holds.interval_s).lower()
    return (BY_HAND if holds.rhythm is Rhythm.MANUAL else AS_IT_PUBLISHES).lower()
