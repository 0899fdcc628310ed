"""Articles that came and went between two polls, and documents that list all there is."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from feedmon.decide.comparing import is_full
from feedmon.frozen import frozen
from feedmon.model import CLOCKS_APART_S, EARLIEST_AT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from feedmon.decide.comparing import Compared
    from feedmon.model import Document, Feed, WorkedEntry, WorkedFeed

#: A document of fewer entries says nothing by having none of those before: a feed may show its
#: last one only.
TELLING = 5
#: A pace is known from so many moments on.
_MOMENTS = 3
#: A silence so many times as long as the next one may be a gap itself.
_BEYOND = 3
#: The next batch comes within so many of the usual steps.
_STEP = 1.25


@frozen
class _Pace:
    """So many entries came within so many seconds, above 0, in so many steps."""

    entries: int
    seconds: float
    steps: int

    @property
    def rate(self) -> float:
        return self.entries / self.seconds

    @property
    def in_batches(self) -> bool:
        return self.entries >= 2 * self.steps


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
    their pace so many are expected, between the last poll and the oldest of the document where
    all have dates, else until now without those that are there.
    """
    before = feed.last_success_at
    entries = [new.worked for new in compared.new]
    if before is None or feed.last_polled_at is None or not feed.total or not entries:
        return 0  # there is nothing yet that this document could have moved on from
    if compared.listed or len(entries) < len({entry.uid for entry in worked.entries}):
        return 0  # something of it was known, or had been deleted
    if document.status == 226 or lists_all(document, worked):
        return 0  # a delta leaves out what we have, and what lists all there is hides nothing
    if not is_full(worked):
        return 0  # what is known may be in the part of it that was lost
    dates = sorted(at for entry in entries if (at := _date(entry, now)) is not None)
    if dates and dates[0] <= before:
        return 0  # it reaches back to what was there at the last poll
    if len(dates) == len(entries):
        expected = _expected_until(dates, history, before=before, now=now)
    else:
        pace = _pace(history, before) or _pace(dates, now)
        rate = 0.0 if pace is None else pace.rate
        expected = round(rate * max(now - before, 0)) - len(entries)
    telling = len(entries) >= TELLING and not _shows_the_last_only(history, len(entries))
    return max(expected, 1 if telling else 0)


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


def _expected_until(dates: Sequence[int], history: Sequence[int], *, before: int, now: int) -> int:
    """How many entries are expected between the last poll and the oldest of the document.

    Those of the document belong to the pace as well: who publishes in bursts may be in one.
    """
    pace = _pace(history, before)
    if pace is None:
        pace = _pace(dates, now)
    elif pace.in_batches and dates[0] - history[-1] <= _STEP * pace.seconds / pace.steps:
        return 0  # this is the next batch
    else:
        shown = max(now - dates[0], 0)
        pace = _Pace(pace.entries + len(dates), pace.seconds + shown, pace.steps)
    if pace is None:
        return 0
    # From the last known entry on, or one that is published every day would be missed every day:
    # up to the oldest of the document it is one step more than there are entries between them.
    quiet = min(max(before - history[-1], 0), 1 / pace.rate) if history else 0
    return round(pace.rate * (dates[0] - before + quiet)) - 1


def _pace(times: Sequence[int], until: int) -> _Pace | None:
    """How many entries came in which time up to ``until``; ``times`` are sorted.

    What came at the first moment came in a time that nobody knows: without dates these are all
    that were found at first. A silence that is longer than others by far is left out with what
    ended it, and the last one counts as far as it is longer than the others.
    """
    moments = Counter(times)
    if len(moments) < _MOMENTS:
        return None
    steps = sorted((later - earlier, moments[later]) for earlier, later in pairwise(moments))
    if steps[-1][0] > _BEYOND * steps[-2][0]:
        steps.pop()
    entries, seconds = sum(count for _, count in steps), sum(step for step, _ in steps)
    silence = until - times[-1] - seconds / len(steps)
    return _Pace(entries, seconds + max(silence, 0), len(steps))


def _shows_the_last_only(history: Sequence[int], shown: int) -> bool:
    """Whether the feed replaces all it shows each time, as the ten of a day, and tells nothing."""
    last = list(Counter(history).values())[-2:]
    return len(last) == 2 and min(last) >= shown
