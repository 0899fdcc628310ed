"""Polls of feeds whose news come by themselves: after a ping, and where push ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedmon.schedule.due import DAY, HOUR, Due, Reason
from feedmon.schedule.freshness import not_before_stale
from feedmon.schedule.plan import FLOOR, HARD_FLOOR
from feedmon.schedule.windows import NO_HINTS, leave_windows

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

    from feedmon.model import FeedHints
    from feedmon.schedule.freshness import Freshness

#: What a poll finds that is older should have been pushed, and then nobody relies on push for this.
LATE_S, DISTRUST_S = HOUR, 7 * DAY


def arrived_late(published: Sequence[int | None], now: int, *, since: int) -> bool:
    """Whether a poll found something that push kept back for too long.

    ``published`` are the times of what is new, ``since`` is from when on push should have told:
    what has no date is taken to have come halfway from there to now, and older dates than that
    say nothing.
    """
    halfway = (since + now) // 2
    times = (halfway if at is None else at for at in published)
    return any(since <= at < now - LATE_S for at in times)


def after_push(
    now: float,
    polled_at: int | None,
    chance: Random,
    *,
    hints: FeedHints = NO_HINTS,
    fresh: Freshness | None = None,
) -> Due:
    """The poll of a feed that waited for push, and need wait no longer: at once, if it may be."""
    at = max(round(now), min(polled_at or 0, round(now)) + FLOOR)
    return leave_windows(not_before_stale(Due(at, Reason.PUSH_ENDED), fresh), hints, chance)


def after_ping(
    now: float, polled_at: int | None, *, due: int | None, not_before: int | None = None
) -> Due | None:
    """The poll after a publisher said that there is news; ``None``: it is due sooner anyway.

    Several that come together are one, and a feed is not asked more often for them than for
    anything else (S-1). ``not_before`` is what its server asked for. That it was fresh until later
    counts no longer: who said so says otherwise now.
    """
    at = max(round(now), min(polled_at or 0, round(now)) + HARD_FLOOR, not_before or 0)
    return None if due is not None and due <= at else Due(at, Reason.PINGED)
