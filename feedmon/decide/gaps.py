"""Articles that came and went between two polls, and documents that list all there is."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from feedmon.decide.comparing import is_full
from feedmon.model import CLOCKS_APART_S, EARLIEST_AT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from feedmon.decide.comparing import Compared
    from feedmon.model import Document, Feed, WorkedEntry, WorkedFeed

#: A document of fewer entries says nothing by having none of those before: a feed may show its
#: last one only.
TELLING = 5
#: A rhythm is known from so many moments on.
_MOMENTS = 3


def missed_between(
    feed: Feed,
    document: Document,
    worked: WorkedFeed,
    compared: Compared,
    history: Sequence[int],
    *,
    now: int,
) -> int:
    """About how many entries came and went since the last poll; 0 where nothing says so.

    They did when the feed had entries, its document has others only, and none of these is from
    before the last poll. ``history`` are the times of the feed's newest entries, oldest first: by
    their rhythm so many are expected since then, and those that are there were not missed.
    """
    before = feed.last_success_at
    entries = [new.worked for new in compared.new]
    if before is None or feed.last_polled_at is None or not feed.total or not entries:
        return 0  # there is nothing yet that this document could have moved on from
    if compared.listed or len(entries) < len({entry.uid for entry in worked.entries}):
        return 0  # something of it was known, or had been deleted
    if document.status == 226 or lists_all(document, worked):
        return 0  # a delta leaves out what we have, and what lists all there is hides nothing
    dates = sorted(at for entry in entries if (at := _date(entry, now)) is not None)
    if dates and dates[0] <= before:
        return 0  # it reaches back to what was there at the last poll
    rate = _rate(history, before) or _rate(dates, now)
    expected = 0 if rate is None else round(rate * max(now - before, 0)) - len(entries)
    return max(expected, 1 if len(entries) >= TELLING else 0)


def lists_all(document: Document, worked: WorkedFeed) -> bool:
    """Whether the document has all entries of its feed (RFC 5005, 2): others are deleted upstream.

    It has to say so, without an archive beside it, and nothing of it may be lost.
    """
    feed = worked.feed
    alone = feed.prev_archive is None and feed.next_url is None
    return feed.complete and alone and document.status != 226 and is_full(worked)


def _date(entry: WorkedEntry, now: int) -> int | None:
    for at in (entry.parsed.published_at, entry.parsed.updated_at):
        if at is not None and EARLIEST_AT <= at <= now + CLOCKS_APART_S:
            return at
    return None


def _rate(times: Sequence[int], until: int) -> float | None:
    """Entries a second up to ``until``; what came at one moment says nothing of a rhythm.

    The longest silence is left out, which may be a gap itself, and the last one counts as far as
    it is longer than the others.
    """
    if len(set(times)) < _MOMENTS:
        return None
    steps = sorted(later - earlier for earlier, later in pairwise(times))[:-1]
    mean = sum(steps) / len(steps)
    lasted = sum(steps) + max(until - times[-1] - mean, 0)
    return len(steps) / lasted if lasted > 0 else None
