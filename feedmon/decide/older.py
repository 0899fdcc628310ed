"""What a document of a feed's archive adds (RFC 5005), and whether the next one is wanted."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from feedmon.decide.comparing import compare
from feedmon.frozen import frozen
from feedmon.model import OlderUpdate, Origin

if TYPE_CHECKING:
    from feedmon.model import Document, Feed, Known, NewEntry, WorkedFeed

#: In search of what was missed, so many documents in a row without news say that it was found.
QUIET = 2


@frozen
class Step:
    """Where a walk through an archive is.

    ``next_url`` is the next older document, if there is one that was not read on this walk;
    ``went`` how far an earlier walk came, on one that looks for what was ``missed``. ``quiet``
    documents in a row had no news, and this one is the ``last`` of the walk in any case. No more
    than ``keep`` articles of the feed are kept, and none that came before ``since``.
    """

    next_url: str | None
    missed: bool = False
    went: str | None = None
    quiet: int = 0
    last: bool = False
    keep: int | None = None
    since: int | None = None


def decide_older(
    feed: Feed,
    known: Known,
    worked: WorkedFeed,
    document: Document,
    step: Step,
    *,
    oldest_at: int,
    now: int,
) -> OlderUpdate:
    """What an archived document changes: it adds what is neither known nor deleted, and no more.

    What the feed's own document says of an entry goes before its archive (RFC 5005, 4), so nothing
    stored is edited. An entry without a date stands below ``oldest_at``, where the feed's list
    ended. Those from before the feed was followed come read: they were never news. So do those
    from before what is kept of it: nobody missed them, they were deleted, and perhaps so long ago
    that this is forgotten.
    """
    # Whether ids mean anything is for the feed's own documents to show.
    compared = compare(feed, known, worked, document, now=now, first=False, judging=False)
    since = max(feed.added_at, step.since or 0)
    if feed.total and not step.missed:
        since = max(since, oldest_at)
    new = [_placed(entry, since, oldest_at, now) for entry in compared.new]
    ended = _ended(step, news=bool(new), total=feed.total + len(new))
    older_url = step.next_url or ""
    if step.missed and step.went is not None and ended in (None, "known"):
        older_url = step.went  # an earlier walk came further than this one
    return OlderUpdate(
        new=tuple(new),
        aliases=compared.aliases,
        older_url=older_url,
        missed=_still_missed(feed, new) if ended is None else 0,
        ended=ended,
    )


def _still_missed(feed: Feed, new: list[NewEntry]) -> int:
    """How many may be missing still, while the walk goes on; it was an estimate from the first."""
    found = sum(not entry.read for entry in new)
    return max(1, feed.missed - found) if feed.missed else 0


def _placed(entry: NewEntry, since: int, oldest_at: int, now: int) -> NewEntry:
    """Put an entry where its date says, else below what was the oldest; read if from before."""
    at = entry.sort_at if entry.sort_at < now else oldest_at - 1
    if at < since:
        return replace(entry, sort_at=at, read=True, origin=Origin.ARCHIVE)
    return replace(entry, sort_at=at, read=False)


def _ended(step: Step, *, news: bool, total: int) -> str | None:
    if step.next_url is None:
        return "end"
    if step.missed and not news and step.quiet + 1 >= QUIET:
        return "known"
    # What was missed is younger than what is there, of which the oldest go for it.
    if not step.missed and step.keep is not None and total >= step.keep:
        return "kept"
    return "enough" if step.last else None
