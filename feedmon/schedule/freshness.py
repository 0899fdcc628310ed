"""Until when an answer is fresh by its own word (F-7)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from feedmon.schedule.due import DAY, MINUTE, Reason

if TYPE_CHECKING:
    from feedmon.model import FeedHints

#: Nobody is believed who wants to be left alone for longer.
FRESH_CEILING = DAY


@dataclass(frozen=True, slots=True)
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


def _seconds(minutes: int | None) -> int | None:
    return None if minutes is None else minutes * MINUTE
