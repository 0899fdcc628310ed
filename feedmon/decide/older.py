"""What a document of a feed's archive adds (RFC 5005), and whether the next one is wanted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from feedmon.decide.entries import distinct, is_deleted, matches, sort_time
from feedmon.model import NewAlias, NewEntry, OlderUpdate

if TYPE_CHECKING:
    from feedmon.model import Feed, Known, ParsedEntry, WorkedFeed

#: In search of what was missed, so many documents in a row without news say that it was found.
QUIET = 2


@dataclass(frozen=True, slots=True)
class Step:
    """Where a walk through an archive is.

    ``next_url`` is the next older document, if there is one that was not read on this walk;
    ``went`` how far an earlier walk came, on one that looks for what was ``missed``. ``quiet``
    documents in a row had no news. No more than ``keep`` articles of the feed are kept.
    """

    next_url: str | None
    missed: bool = False
    went: str | None = None
    quiet: int = 0
    keep: int | None = None


def decide_older(
    feed: Feed, known: Known, oldest_at: int, worked: WorkedFeed, step: Step, *, now: int
) -> OlderUpdate:
    """What an archived document changes: it adds what is neither known nor deleted, and no more.

    What the feed's own document says of an entry goes before its archive (RFC 5005, 4), so nothing
    stored is edited. An entry without a date stands below ``oldest_at``, where the feed's list
    ended. Those from before the feed was followed come read: they were never news.
    """
    entries = distinct(worked.entries)
    stored = matches(entries, known)
    new: list[NewEntry] = []
    for order, entry in enumerate(entries):
        if entry.uid not in stored and not is_deleted(entry, known):
            sort_at = _place(entry.parsed, oldest_at, now)
            read = sort_at < feed.added_at
            new.append(NewEntry(entry, sort_at, received_at=now, order=order, read=read))
    aliases = [
        NewAlias(stored[entry.uid].id, entry.uid)
        for entry in entries
        if entry.uid in stored and entry.uid not in known.entries
    ]
    ended = _ended(step, news=bool(new), total=feed.total + len(new))
    found = step.missed and ended in ("end", "known")
    older_url = step.next_url or ""
    if step.missed and step.went is not None and ended != "end":
        older_url = step.went  # an earlier walk came further than this one
    return OlderUpdate(
        new=tuple(reversed(new)),
        aliases=tuple(aliases),
        older_url=older_url,
        missed=0 if found else feed.missed,
        ended=ended,
    )


def _place(entry: ParsedEntry, oldest_at: int, now: int) -> int:
    """Say where an entry stands in the list: by its date, else below what was the oldest."""
    at = sort_time(entry, now)
    return at if at < now else oldest_at - 1


def _ended(step: Step, *, news: bool, total: int) -> str | None:
    if step.next_url is None:
        return "end"
    if step.missed and not news and step.quiet + 1 >= QUIET:
        return "known"
    if step.keep is not None and total >= step.keep:
        return "kept"
    return None
