"""When a feed is polled next, and why: pure functions of outcome, history, clock and chance.

``next = max(rhythm within floor and ceiling, not before)`` (S-0). The rhythm is what the feed's own
history suggests, or what the person set; "not before" is what the server and the document asked
for. Every function answers with a :class:`Due`: a time in Unix seconds and the code of its reason,
so that a person who asks "why then?" gets the answer that was acted on.
"""

from feedmon.schedule.due import DAY, HOUR, MINUTE, Due, Reason
from feedmon.schedule.failures import (
    BACKOFF_CEILING,
    PARK_AFTER,
    PARK_FAILURES,
    PARKED_INTERVAL,
    RETRY_AFTER_CEILING,
    after_failure,
    after_outage,
    is_parked,
)
from feedmon.schedule.freshness import FRESH_CEILING, Freshness, freshness, freshness_of
from feedmon.schedule.plan import CEILING, FLOOR, HARD_FLOOR, LONGEST, plan_of, wish_of
from feedmon.schedule.pushed import DISTRUST_S, LATE_S, after_ping, after_push, arrived_late
from feedmon.schedule.rhythm import GAP_LASTS_S, HISTORY, Rhythmic, expected_wait
from feedmon.schedule.spreading import SPREAD, SPREAD_EACH, after_block, share_of_tick, spread
from feedmon.schedule.success import after_success
from feedmon.schedule.windows import is_outside, leave_windows

__all__ = [
    "BACKOFF_CEILING",
    "CEILING",
    "DAY",
    "DISTRUST_S",
    "FLOOR",
    "FRESH_CEILING",
    "GAP_LASTS_S",
    "HARD_FLOOR",
    "HISTORY",
    "HOUR",
    "LATE_S",
    "LONGEST",
    "MINUTE",
    "PARKED_INTERVAL",
    "PARK_AFTER",
    "PARK_FAILURES",
    "RETRY_AFTER_CEILING",
    "SPREAD",
    "SPREAD_EACH",
    "Due",
    "Freshness",
    "Reason",
    "Rhythmic",
    "after_block",
    "after_failure",
    "after_outage",
    "after_ping",
    "after_push",
    "after_success",
    "arrived_late",
    "expected_wait",
    "freshness",
    "freshness_of",
    "is_outside",
    "is_parked",
    "leave_windows",
    "plan_of",
    "share_of_tick",
    "spread",
    "wish_of",
]
