"""When a feed is polled next, and why: pure functions of outcome, clock and chance.

Every function answers with a :class:`Due`: a time in Unix seconds and the code of its reason, so
that a person who asks "why then?" gets the answer that was acted on.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random

MINUTE = 60
HOUR = 60 * MINUTE
DAY = 24 * HOUR

#: No feed is asked more often, whatever the person sets (S-1).
HARD_FLOOR = 5 * MINUTE
#: The rhythm that feedmon chooses by itself stays within these.
FLOOR, CEILING = 30 * MINUTE, 12 * HOUR
#: Back-off never waits longer than this (F-13) ...
BACKOFF_CEILING = DAY
#: ... until a feed is parked, and then asked this seldom.
PARKED_INTERVAL = 7 * DAY
#: A feed is parked after so many failures in a row over at least so long.
PARK_FAILURES, PARK_AFTER = 10, 7 * DAY
#: Retry-After is obeyed up to here (F-9).
RETRY_AFTER_CEILING = 7 * DAY
#: Polls are spread by this share of their interval, so that feeds added together drift apart.
JITTER = 0.1
#: While the network is away feeds are asked again after this long, each at its own moment.
OUTAGE = (10 * MINUTE, 20 * MINUTE)
#: Overdue feeds come back over at least this long, or half a second each if that is less (F-14).
SPREAD, SPREAD_EACH = 10 * MINUTE, 0.5


class Reason(StrEnum):
    """Why a feed's next poll is when it is."""

    ADDED = "added"
    EDITED = "edited"
    INTERVAL = "interval"
    OWN_INTERVAL = "own-interval"
    BACK_OFF = "back-off"
    PARKED = "parked"
    RETRY_AFTER = "retry-after"
    OUTAGE = "outage"
    GONE = "gone"
    PAUSED = "paused"


@dataclass(frozen=True, slots=True)
class Due:
    """When (Unix seconds; ``None``: never by itself) and why."""

    at: int | None
    reason: Reason


def interval(own_s: int | None, default_s: int) -> int:
    """The seconds between two polls: the person's own, or the default, within their limits."""
    if own_s is not None:
        return max(own_s, HARD_FLOOR)
    return min(max(default_s, FLOOR), CEILING)


def after_success(now: float, own_s: int | None, default_s: int, chance: Random) -> Due:
    """The poll after one that went well; jitter comes before clamping (S-0)."""
    seconds = (own_s or default_s) * chance.uniform(1 - JITTER, 1 + JITTER)
    reason = Reason.INTERVAL if own_s is None else Reason.OWN_INTERVAL
    own = None if own_s is None else round(seconds)
    return Due(round(now) + interval(own, round(seconds)), reason)


def is_parked(failures: int, failing_since: int | None, now: float) -> bool:
    """Whether so many failures in a row over so long make a feed one that is asked weekly."""
    return (
        failures >= PARK_FAILURES
        and failing_since is not None
        and now - failing_since >= PARK_AFTER
    )


def after_failure(
    now: float,
    *,
    failures: int,
    failing_since: int | None,
    own_s: int | None,
    default_s: int,
    chance: Random,
    not_before: int | None = None,
) -> Due:
    """The poll after the ``failures``-th failure in a row (the one just seen included), F-13.

    ``not_before`` is what the server asked for; nothing makes the poll earlier than that, up to
    its ceiling (F-9).
    """
    if is_parked(failures, failing_since, now):
        due = Due(round(now + PARKED_INTERVAL * chance.uniform(1 - JITTER, 1)), Reason.PARKED)
    else:
        base = max(interval(own_s, default_s), 15 * MINUTE)
        # Beyond 2**16 the ceiling rules anyway, and floats stay floats.
        delay = base * 2.0 ** min(failures, 16) * chance.uniform(0.5, 1.5)
        due = Due(round(now + min(delay, BACKOFF_CEILING)), Reason.BACK_OFF)
    return _not_before(due, not_before, now)


def after_outage(now: float, chance: Random) -> Due:
    """The poll after one that failed for want of a network: soon, and not all at once."""
    return Due(round(now + chance.uniform(*OUTAGE)), Reason.OUTAGE)


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


def _not_before(due: Due, not_before: int | None, now: float) -> Due:
    if not_before is None or due.at is None or not_before <= due.at:
        return due
    return Due(min(not_before, round(now) + RETRY_AFTER_CEILING), Reason.RETRY_AFTER)
