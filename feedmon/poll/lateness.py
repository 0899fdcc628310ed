"""Whether a poll found what push should have told of (W-4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedmon import schedule

if TYPE_CHECKING:
    from collections.abc import Sequence

    from feedmon.model import Feed, NewEntry, Past


def distrusted_until(feed: Feed, past: Past, new: Sequence[NewEntry], now: float) -> int | None:
    """Until when push is not relied on, by what a poll found ``new``; ``None`` while it is.

    What came before the hub knew us, before somebody listened, or before the last poll was not
    for push to tell.
    """
    push = past.push
    if push is None or push.verified_at is None or not push.is_healthy(now):
        return None
    moment = round(now)
    since = max(push.verified_at, push.heard_since or moment, feed.last_polled_at or moment)
    published = [entry.worked.parsed.published_at for entry in new]
    late = schedule.arrived_late(published, moment, since=since)
    return moment + schedule.DISTRUST_S if late else None
