"""Many feeds at once: nobody is asked in a burst (F-14, O-1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedmon.schedule.due import MINUTE, Due, Reason

if TYPE_CHECKING:
    from random import Random

#: Overdue feeds come back over at least this long, or half a second each if that is less.
SPREAD, SPREAD_EACH = 10 * MINUTE, 0.5


def after_block(until: int, chance: Random) -> Due:
    """The poll of a feed whose host wants no request before ``until``: its feeds not at once."""
    return Due(round(until + chance.uniform(0, 10 * MINUTE)), Reason.RETRY_AFTER)


def spread(count: int, now: float, chance: Random) -> list[Due]:
    """First polls of ``count`` feeds that were added at once: no burst (O-1)."""
    span = min(SPREAD, count * SPREAD_EACH) if count > 1 else 0
    return [Due(round(now + chance.uniform(0, span)), Reason.ADDED) for _ in range(count)]


def share_of_tick(overdue: int, tick_s: float) -> int:
    """How many of ``overdue`` feeds one tick hands out, so that all take SPREAD at the most."""
    steady = tick_s / SPREAD_EACH
    return max(1, round(max(steady, overdue * tick_s / SPREAD)))
