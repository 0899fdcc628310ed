"""Hours and days in which a feed does not want to be asked (F-8)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedmon.model import FeedHints
from feedmon.schedule.due import DAY, HOUR, MINUTE, Due, Reason

if TYPE_CHECKING:
    from random import Random

#: Of a feed that says nothing.
NO_HINTS = FeedHints()
#: Feeds that leave a window are spread over so long: many name the same one.
_SPREAD = 10 * MINUTE
_MONDAY = 3  # the first day of Unix time was a Thursday


def leave_windows(due: Due, hints: FeedHints, chance: Random) -> Due:
    """Move a poll out of skipHours and skipDays, both of UTC (RSS 2.0).

    A feed that excludes all hours, or all days, would never be asked: it is taken to exclude none.
    """
    if due.at is None:
        return due
    at, reason = _outside(due.at, hints)
    if reason is None:
        return due
    return Due(at + round(chance.uniform(0, _SPREAD)), reason)


def is_outside(moment: float, hints: FeedHints) -> bool:
    """Whether a feed may be asked at a moment (Unix seconds)."""
    return _outside(int(moment), hints)[1] is None


def _outside(at: int, hints: FeedHints) -> tuple[int, Reason | None]:
    """Find the first moment from ``at`` on outside of all windows, and what it had to leave."""
    hours = hints.skip_hours if len(hints.skip_hours) < 24 else frozenset[int]()
    days = hints.skip_days if len(hints.skip_days) < 7 else frozenset[int]()
    reason: Reason | None = None
    while True:
        day, hour = (at // DAY + _MONDAY) % 7, at % DAY // HOUR
        if day in days:
            at, reason = (at // DAY + 1) * DAY, Reason.SKIP_DAYS
        elif hour in hours:
            at, reason = (at // HOUR + 1) * HOUR, Reason.SKIP_HOURS
        else:
            return at, reason
