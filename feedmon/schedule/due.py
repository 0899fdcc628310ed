"""A due time, and the codes of why it is then."""

from __future__ import annotations

from enum import StrEnum

from feedmon.frozen import frozen

MINUTE = 60
HOUR = 60 * MINUTE
DAY = 24 * HOUR


class Reason(StrEnum):
    """Why a feed's next poll is when it is."""

    ADDED = "added"
    EDITED = "edited"
    RHYTHM = "rhythm"
    MISSED = "missed"
    INTERVAL = "interval"
    OWN_INTERVAL = "own-interval"
    MANUAL = "manual"
    MAX_AGE = "max-age"
    EXPIRES = "expires"
    TTL = "ttl"
    SYNDICATION = "syndication"
    SKIP_HOURS = "skip-hours"
    SKIP_DAYS = "skip-days"
    BACK_OFF = "back-off"
    PARKED = "parked"
    RETRY_AFTER = "retry-after"
    OUTAGE = "outage"
    GONE = "gone"
    PAUSED = "paused"
    PUSH = "push"
    PUSH_ENDED = "push-ended"
    PINGED = "pinged"


@frozen
class Due:
    """When (Unix seconds; ``None``: never by itself) and why."""

    at: int | None
    reason: Reason
