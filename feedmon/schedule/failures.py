"""The poll after one that failed (F-13), and what a server that refused asked for (F-9)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedmon.model import Rhythm
from feedmon.schedule.due import DAY, MINUTE, Due, Reason
from feedmon.schedule.freshness import not_before_stale
from feedmon.schedule.success import JITTER, interval_of
from feedmon.schedule.windows import NO_HINTS, leave_windows

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

    from feedmon.model import FeedHints, Plan
    from feedmon.schedule.freshness import Freshness

#: Back-off begins at this, or the feed's interval where that is longer, and never waits longer
#: than its ceiling ...
BACKOFF_FLOOR, BACKOFF_CEILING = 15 * MINUTE, DAY
#: ... until a feed is parked, and then asked this seldom.
PARKED_INTERVAL = 7 * DAY
#: A feed is parked after so many failures in a row over at least so long.
PARK_FAILURES, PARK_AFTER = 10, 7 * DAY
#: Retry-After is obeyed up to here.
RETRY_AFTER_CEILING = 7 * DAY
#: While the network is away feeds are asked again after this long, each at its own moment.
OUTAGE = (10 * MINUTE, 20 * MINUTE)


def is_parked(failures: int, failing_since: int | None, now: float) -> bool:
    """Whether so many failures in a row over so long make a feed one that is asked weekly."""
    return (
        failures >= PARK_FAILURES
        and failing_since is not None
        and now - failing_since >= PARK_AFTER
    )


def after_failure(
    now: float,
    plan: Plan,
    chance: Random,
    *,
    failures: int,
    failing_since: int | None,
    history: Sequence[int] = (),
    hints: FeedHints = NO_HINTS,
    not_before: int | None = None,
    fresh: Freshness | None = None,
) -> Due:
    """The poll after the ``failures``-th failure in a row (the one just seen included).

    ``not_before`` is what the server asked for; nothing makes the poll earlier than that, up to
    its ceiling. ``fresh`` is what its last good answer asked for: a refresh by hand that fails
    hastens nothing. A feed that is polled by hand only stays so.
    """
    if plan.rhythm is Rhythm.MANUAL:
        return Due(None, Reason.MANUAL)
    if is_parked(failures, failing_since, now):
        due = Due(round(now + PARKED_INTERVAL * chance.uniform(1 - JITTER, 1)), Reason.PARKED)
    else:
        base = max(interval_of(now, plan, history), BACKOFF_FLOOR)
        # Beyond 2**16 the ceiling rules anyway, and floats stay floats.
        delay = base * 2.0 ** min(failures, 16) * chance.uniform(0.5, 1.5)
        due = Due(round(now + min(delay, BACKOFF_CEILING)), Reason.BACK_OFF)
    due = not_before_stale(due, fresh)
    if not_before is not None and due.at is not None and not_before > due.at:
        due = Due(min(not_before, round(now) + RETRY_AFTER_CEILING), Reason.RETRY_AFTER)
    return leave_windows(due, hints, chance)


def after_outage(
    now: float,
    plan: Plan,
    chance: Random,
    *,
    hints: FeedHints = NO_HINTS,
    fresh: Freshness | None = None,
) -> Due:
    """The poll after one that failed for want of a network: soon, and not all at once.

    What the feed itself asked for holds on.
    """
    if plan.rhythm is Rhythm.MANUAL:
        return Due(None, Reason.MANUAL)
    due = Due(round(now + chance.uniform(*OUTAGE)), Reason.OUTAGE)
    return leave_windows(not_before_stale(due, fresh), hints, chance)
