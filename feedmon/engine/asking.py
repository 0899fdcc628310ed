"""Which feeds a refresh asks, in which order, and which it leaves alone, with the reason (pure)."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from feedmon.errors import FetchTimeout, NetworkDown, ProxyFailed
from feedmon.frozen import frozen
from feedmon.model import FeedState, Skipped
from feedmon.schedule import RETRY_AFTER_CEILING, Reason

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from feedmon.model import PollTarget

#: A feed on a public host is asked no more often, however often a person clicks (F-15).
FLOOR_S = 60
#: Errors by which a poll got nowhere: nobody was asked.
_NOBODY_ASKED = {NetworkDown.code, ProxyFailed.code}
#: A server that took so long for its last answer (milliseconds) is asked after the others.
_SLOW_MS = 1_000


@frozen
class Plan:
    """What a refresh asks: the feeds of host after host; ``slow`` are to be asked after the others.

    Ten thousand are ten thousand objects, and none more: garbage is looked for among all of them.
    """

    feed_ids: tuple[int, ...]
    quick: list[PollTarget]
    slow: list[PollTarget]
    skipped: list[Skipped]


def plan(
    poll_targets: Iterable[PollTarget],
    feed_ids: Iterable[int] | None = None,
    *,
    first: Iterable[int] = (),
    now: float,
    is_public: Callable[[str], bool],
) -> Plan:
    """Plan to ask these feeds, in this order; or all, those of ``first`` before the others."""
    feeds = {feed.id: feed for feed in poll_targets}
    named = dict.fromkeys([*first, *feeds] if feed_ids is None else feed_ids)
    wanted = (feeds[feed_id] for feed_id in named if feed_id in feeds)
    ask, skipped = split_out(wanted, now=now, is_public=is_public)
    quick, slow = by_patience(ask)
    return Plan(tuple(feed.id for feed in ask), by_host(quick), by_host(slow), skipped)


def split_out(
    feeds: Iterable[PollTarget], *, now: float, is_public: Callable[[str], bool]
) -> tuple[list[PollTarget], list[Skipped]]:
    """The feeds to ask, and those that are not to be, each with the reason.

    Those are paused or gone, were told to wait by their server (F-9) or asked a moment ago.
    ``is_public`` judges an address: on private ones people test, and host what is theirs.
    """
    ask: list[PollTarget] = []
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


def _told_to_wait(feed: PollTarget, now: float) -> int | None:
    """Until when the feed's own answer (a 503, or a 429 of a private host) asked for rest.

    What holds for a whole host is known where the host's turn is given. A time that is further
    away than anybody may ask for was given by a clock that has jumped.
    """
    until = feed.retry_after_at
    return until if until is not None and now < until <= now + RETRY_AFTER_CEILING else None


def _just_asked(feed: PollTarget, now: float) -> int | None:
    """Until when nobody asks for the feed again; a poll that no network carried does not count."""
    asked = feed.last_polled_at
    if asked is None or feed.next_poll_reason == Reason.OUTAGE or feed.error in _NOBODY_ASKED:
        return None
    # Stored times are rounded, so this one is; what lies further on, a wrong clock wrote.
    return asked + FLOOR_S if asked <= round(now) < asked + FLOOR_S else None


def by_patience(feeds: Iterable[PollTarget]) -> tuple[list[PollTarget], list[PollTarget]]:
    """The feeds to ask at once, and those to ask after them: they kept us waiting (X-2).

    Feeds that were never asked come last among the first, in no order of their list: two hundred
    dead ones in a row are then among others.
    """
    known: list[PollTarget] = []
    unknown: list[PollTarget] = []
    slow: list[PollTarget] = []
    for feed in feeds:
        if feed.error == FetchTimeout.code or (feed.response_ms or 0) >= _SLOW_MS:
            slow.append(feed)
        else:
            (unknown if feed.last_polled_at is None else known).append(feed)
    unknown.sort(key=lambda feed: zlib.crc32(feed.url.encode("utf-8", "replace")))
    return known + unknown, slow


def by_host(feeds: Iterable[PollTarget]) -> list[PollTarget]:
    """The feeds of each host side by side, the hosts in the order of the feeds."""
    hosts: dict[str, list[PollTarget]] = {}
    for feed in feeds:
        hosts.setdefault(host_of(feed), []).append(feed)
    return [feed for of_host in hosts.values() for feed in of_host]


def host_of(feed: PollTarget) -> str:
    """Tell who may have pauses in common; whose turn it is, the gate knows.

    What stands between the scheme and the path is enough for that.
    """
    return feed.url.partition("://")[2].partition("/")[0]
