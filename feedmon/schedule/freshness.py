"""Until when an answer is fresh by its own word (F-7)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedmon.frozen import frozen
from feedmon.schedule.due import DAY, MINUTE, Due, Reason

if TYPE_CHECKING:
    from feedmon.model import Feed, FeedHints

#: Nobody is believed who wants to be left alone for longer.
FRESH_CEILING = DAY


@frozen
class Freshness:
    """No automatic poll before ``until`` (Unix seconds), and who says so."""

    until: int
    reason: Reason


def freshness(
    received_at: int, hints: FeedHints, *, http_s: int | None = None, by_age: bool = True
) -> Freshness | None:
    """The longest of what was asked for, bounded; ``None`` where nobody asked for anything.

    ``http_s`` are the seconds that the header of the answer gave (by age or by a date, see
    ``by_age``), ``hints`` what the document says: ttl and the syndication module.
    """
    asked = [
        (http_s, Reason.MAX_AGE if by_age else Reason.EXPIRES),
        (_seconds(hints.ttl_minutes), Reason.TTL),
        (_seconds(hints.sy_interval_minutes), Reason.SYNDICATION),
    ]
    given = [(seconds, reason) for seconds, reason in asked if seconds is not None and seconds > 0]
    if not given:
        return None
    seconds, reason = max(given, key=lambda pair: pair[0])
    return Freshness(received_at + min(seconds, FRESH_CEILING), reason)


def freshness_of(feed: Feed, now: float) -> Freshness | None:
    """What the last answer of a feed asked for, by what is stored of it.

    An answer from a time to come was stored by a clock that was wrong: it counts as one of now.
    """
    if feed.last_success_at is None:
        return None
    http_s = None if feed.fresh_until is None else feed.fresh_until - feed.last_success_at
    return freshness(
        min(feed.last_success_at, round(now)),
        feed.hints,
        http_s=http_s,
        by_age=feed.next_poll_reason != Reason.EXPIRES,
    )


def not_before_stale(due: Due, fresh: Freshness | None) -> Due:
    """Move a poll to the end of a freshness that lasts longer."""
    if fresh is None or due.at is None or fresh.until <= due.at:
        return due
    return Due(fresh.until, fresh.reason)


def _seconds(minutes: int | None) -> int | None:
    return None if minutes is None else minutes * MINUTE
