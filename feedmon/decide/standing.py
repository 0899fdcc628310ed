"""How a feed stands after a failure (F-12, F-13)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedmon.errors import (
    ConnectFailed,
    HttpStatus,
    NameNotResolved,
    NetworkDown,
    ProxyFailed,
    Unforeseen,
)
from feedmon.frozen import frozen
from feedmon.model import FeedState

if TYPE_CHECKING:
    from feedmon.errors import PollError
    from feedmon.model import Feed

#: A feed is parked after so many failures in a row over at least so long.
PARK_FAILURES, PARK_AFTER = 10, 7 * 24 * 60 * 60


@frozen
class Standing:
    """How a feed stands after a failure: what its next poll depends on.

    ``counted`` is false for a failure that is no fault of the feed.
    """

    state: FeedState
    failures: int
    failing_since: int | None
    counted: bool


#: Failures that look the same from here whether our network is away or only the feed is.
_DOUBTFUL = {(NameNotResolved.code, "unanswered"), (ConnectFailed.code, "no-way")}


def standing_after(feed: Feed, error: PollError, *, now: int, answered_at: float) -> Standing:
    """How ``feed`` stands after ``error`` (F-12, F-13); ``answered_at`` as in ``is_outage``."""
    if is_outage(feed, error, answered_at=answered_at):
        return Standing(feed.state, feed.failures, feed.failing_since, counted=False)
    failures = feed.failures + 1
    if isinstance(error, Unforeseen):  # a bug of ours makes a feed wait, and says nothing about it
        return Standing(feed.state, failures, feed.failing_since, counted=True)
    since = now if feed.failing_since is None else min(feed.failing_since, now)
    return Standing(_failed_state(feed, error, failures, now - since), failures, since, True)


def is_outage(feed: Feed, error: PollError, *, answered_at: float) -> bool:
    """Whether ``error`` is our network's fault, and not the feed's.

    No way to any network is ours, and so is a proxy that lets nothing through; an answer that a
    name does not exist is the feed's. In doubt it is ours, until the feed fails so twice in a row
    with an answer of another public host between the two: the last one was at ``answered_at``
    (Unix seconds).
    """
    if isinstance(error, NetworkDown | ProxyFailed):
        return True
    if (error.code, error.detail) not in _DOUBTFUL:
        return False
    before = (feed.error, feed.error_detail) in _DOUBTFUL
    return not (before and answered_at > (feed.last_polled_at or 0))


def _failed_state(feed: Feed, error: PollError, failures: int, lasting: int) -> FeedState:
    if isinstance(error, HttpStatus) and error.status == 410:
        return FeedState.GONE
    if feed.state in (FeedState.GONE, FeedState.PAUSED):
        return feed.state
    if failures >= PARK_FAILURES and lasting >= PARK_AFTER:
        return FeedState.PARKED
    return FeedState.FAILING
