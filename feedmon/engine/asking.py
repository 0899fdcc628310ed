"""Which feeds a refresh asks, and which it leaves alone, with the reason (pure)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedmon.errors import NetworkDown, ProxyFailed
from feedmon.model import FeedState, Skipped
from feedmon.schedule import RETRY_AFTER_CEILING, Reason

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from feedmon.model import Feed

#: A feed on a public host is asked no more often, however often a person clicks (F-15).
FLOOR_S = 60
#: Errors by which a poll got nowhere: nobody was asked.
_NOBODY_ASKED = {NetworkDown.code, ProxyFailed.code}


def split_out(
    feeds: Iterable[Feed], *, now: float, is_public: Callable[[str], bool]
) -> tuple[list[Feed], list[Skipped]]:
    """The feeds to ask, and those that are not to be, each with the reason.

    Those are paused or gone, were told to wait by their server (F-9) or asked a moment ago.
    ``is_public`` judges an address: on private ones people test, and host what is theirs.
    """
    ask: list[Feed] = []
    skip: list[Skipped] = []
    for feed in feeds:
        if feed.state in (FeedState.PAUSED, FeedState.GONE):
            skip.append(Skipped(feed.id, feed.url, str(feed.state)))
        elif (until := _told_to_wait(feed, now)) is not None:
            skip.append(Skipped(feed.id, feed.url, "host-blocked", until))
        elif (until := _just_asked(feed, now)) is not None and is_public(feed.url):
            skip.append(Skipped(feed.id, feed.url, "just-asked", until))
        else:
            ask.append(feed)
    return ask, skip


def _told_to_wait(feed: Feed, now: float) -> int | None:
    """Until when the feed's own answer (a 503, or a 429 of a private host) asked for rest.

    What holds for a whole host is known where the host's turn is given. A time that is further
    away than anybody may ask for was given by a clock that has jumped.
    """
    until = feed.retry_after_at
    return until if until is not None and now < until <= now + RETRY_AFTER_CEILING else None


def _just_asked(feed: Feed, now: float) -> int | None:
    """Until when nobody asks for the feed again; a poll that no network carried does not count."""
    asked = feed.last_polled_at
    if asked is None or feed.next_poll_reason == Reason.OUTAGE or feed.error in _NOBODY_ASKED:
        return None
    # Stored times are rounded, so this one is; what lies further on, a wrong clock wrote.
    return asked + FLOOR_S if asked <= round(now) < asked + FLOOR_S else None
