"""Feeds as a refresh sees them."""

from __future__ import annotations

from feedmon.frozen import frozen
from feedmon.model.feeds import FeedState


@frozen
class PollTarget:
    """What a refresh has to know of a feed to ask it, or not: of ten thousand, all is too much."""

    id: int
    url: str
    state: FeedState = FeedState.NEW
    error: str | None = None
    response_ms: int | None = None
    last_polled_at: int | None = None
    retry_after_at: int | None = None
    next_poll_reason: str | None = None
