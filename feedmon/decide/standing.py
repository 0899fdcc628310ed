"""How a feed stands after a failure (F-12, F-13)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from feedmon.errors import HostBlocked, HttpStatus
from feedmon.model import FeedState

if TYPE_CHECKING:
    from feedmon.errors import FetchError, ParseError
    from feedmon.model import Feed

#: A feed is parked after so many failures in a row over at least so long.
PARK_FAILURES, PARK_AFTER = 10, 7 * 24 * 60 * 60


@dataclass(frozen=True, slots=True)
class Standing:
    """How a feed stands after a failure: what its next poll depends on.

    ``counted`` is false for a failure that is no fault of the feed.
    """

    state: FeedState
    failures: int
    failing_since: int | None
    counted: bool


def standing_after(
    feed: Feed, error: FetchError | ParseError, *, now: int, outage: bool = False
) -> Standing:
    """How ``feed`` stands after ``error`` (F-12, F-13)."""
    if outage or isinstance(error, HostBlocked):
        return Standing(feed.state, feed.failures, feed.failing_since, counted=False)
    failures = feed.failures + 1
    since = now if feed.failing_since is None else min(feed.failing_since, now)
    return Standing(_failed_state(feed, error, failures, now - since), failures, since, True)


def _failed_state(
    feed: Feed, error: FetchError | ParseError, failures: int, lasting: int
) -> FeedState:
    if isinstance(error, HttpStatus) and error.status == 410:
        return FeedState.GONE
    if feed.state in (FeedState.GONE, FeedState.PAUSED):
        return feed.state
    if failures >= PARK_FAILURES and lasting >= PARK_AFTER:
        return FeedState.PARKED
    return FeedState.FAILING
