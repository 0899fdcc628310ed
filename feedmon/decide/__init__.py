"""What a poll changes, decided before anything is written: pure functions, no clock, no chance.

An entry is known by its id or one of its aliases. Nothing here touches what the person did to an
entry, and nothing is removed because a document no longer has it (I-11).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedmon.decide.entries import distinct, is_deleted, matches, new_entry, seen_uids, sort_time
from feedmon.decide.records import (
    Due,
    insecure_target,
    patch_of,
    record_of,
    record_of_failure,
)
from feedmon.decide.standing import Standing, is_outage, standing_after
from feedmon.model import ChangedEntry, Failure, FeedState, NewAlias, NotModified, Update

if TYPE_CHECKING:
    from collections.abc import Callable

    from feedmon.errors import PollError
    from feedmon.model import Document, Exchange, Feed, Known, NewEntry, WorkedFeed

__all__ = [
    "GONE_REASON",
    "Due",
    "Standing",
    "decide_failure",
    "decide_unchanged",
    "decide_update",
    "is_outage",
    "sort_time",
    "standing_after",
    "uids_of",
]

#: The reason kept with a feed that is not polled any more.
GONE_REASON = "gone"


def uids_of(worked: WorkedFeed) -> frozenset[str]:
    """All ids that must be looked up to decide about a document."""
    return frozenset(uid for entry in worked.entries for uid in (entry.uid, *entry.aliases))


def decide_update(
    feed: Feed,
    known: Known,
    worked: WorkedFeed,
    document: Document,
    *,
    now: int,
    first: bool,
    due: Due,
) -> Update:
    """What a document changes; ``now`` is when its new entries were first seen.

    ``known`` answers for all of :func:`uids_of`. The new entries come in the order in which they
    are to be inserted: last of the document first, so that where dates say nothing a list with
    the newest ids on top shows the document's order (I-8).
    """
    entries = distinct(worked.entries)
    stored = matches(entries, known)
    new: list[NewEntry] = []
    changed: list[ChangedEntry] = []
    aliases: list[NewAlias] = []
    for order, entry in enumerate(entries):
        match = stored.get(entry.uid)
        if match is None:
            if not is_deleted(entry, known):
                new.append(new_entry(entry, now, order, first))
            continue
        if match.content_hash != entry.content_hash:
            changed.append(ChangedEntry(match.id, entry))
        if entry.uid not in known.entries:
            aliases.append(NewAlias(match.id, entry.uid))
    whole = document.status != 226
    return Update(
        feed=patch_of(feed, document, now, due, worked.feed),
        poll=record_of(
            feed,
            document,
            "new" if new or changed else "unchanged",
            new=len(new),
            updated=len(changed),
        ),
        new=tuple(reversed(new)),
        changed=tuple(changed),
        aliases=tuple(aliases),
        seen_uids=seen_uids(entries) if whole else None,
    )


def decide_unchanged(feed: Feed, exchange: Exchange, *, now: int, due: Due) -> Update:
    """What a 304, or the same bytes as last time (F-16), changes: no entry."""
    outcome = "not-modified" if isinstance(exchange, NotModified) else "unchanged"
    return Update(feed=patch_of(feed, exchange, now, due), poll=record_of(feed, exchange, outcome))


def decide_failure(
    feed: Feed,
    error: PollError,
    exchange: Exchange | None = None,
    *,
    now: int,
    answered_at: float,
    due: Callable[[Standing], Due],
) -> Failure:
    """What a failed poll changes: neither entries nor validators.

    ``exchange`` is the answer that could not be used, if there was one; without one what is known
    of the way stays. ``answered_at`` tells an outage of ours, which does not count against the
    feed, from its own failure, as in ``is_outage``. ``due`` is asked for the next poll once the
    feed's standing is known, and not at all for a feed that is gone.
    """
    standing = standing_after(feed, error, now=now, answered_at=answered_at)
    if standing.state is FeedState.GONE:
        at, reason = None, GONE_REASON
    else:
        following = due(standing)
        at, reason = following.at, str(following.reason)
    return Failure(
        poll=record_of_failure(feed, error, exchange, now),
        state=standing.state,
        failures=standing.failures,
        failing_since=standing.failing_since,
        next_poll_at=at,
        next_poll_reason=reason,
        insecure_target=feed.insecure_target if exchange is None else insecure_target(exchange),
    )
