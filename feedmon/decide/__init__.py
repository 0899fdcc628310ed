"""What a poll changes, decided before anything is written: pure functions, no clock, no chance.

An entry is known by its id or one of its aliases. Nothing here touches what the person did to an
entry, and nothing is removed because a document no longer has it (I-11).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedmon.decide.comparing import compare, further_of
from feedmon.decide.entries import sort_time, with_news
from feedmon.decide.gaps import lists_all, missed_between
from feedmon.decide.moves import moves_after
from feedmon.decide.older import Step, decide_older
from feedmon.decide.pushed import as_delivery
from feedmon.decide.records import (
    Due,
    Schedule,
    insecure_target,
    patch_of,
    record_of,
    record_of_failure,
)
from feedmon.decide.standing import Standing, is_outage, standing_after
from feedmon.decide.taken import decide_taken, names_of
from feedmon.errors import HttpStatus
from feedmon.model import Failure, FeedState, NotModified, Update

if TYPE_CHECKING:
    from collections.abc import Callable

    from feedmon.errors import PollError
    from feedmon.model import Document, Exchange, Feed, Known, Past, WorkedFeed

__all__ = [
    "GONE_REASON",
    "Due",
    "Schedule",
    "Standing",
    "Step",
    "as_delivery",
    "decide_failure",
    "decide_older",
    "decide_taken",
    "decide_unchanged",
    "decide_update",
    "further_of",
    "is_outage",
    "names_of",
    "sort_time",
    "standing_after",
]

#: The reason kept with a feed that is not polled any more.
GONE_REASON = "gone"


def decide_update(
    feed: Feed,
    known: Known,
    worked: WorkedFeed,
    document: Document,
    *,
    now: int,
    first: bool,
    schedule: Schedule,
    fresh_until: int | None = None,
    edits_unread: bool = False,
    once: bool = False,
) -> Update:
    """What a document changes; ``now`` is when its new entries were first seen.

    ``schedule`` is asked for the next poll, ``fresh_until`` is what the answer's headers say.

    ``known`` answers for all of :func:`further_of`; with ``edits_unread`` what was edited is to be
    unread again, with ``once`` what other feeds told is one story.
    """
    compared = compare(feed, known, worked, document, now=now, first=first)
    new, changed = compared.new, compared.changed
    past = with_news(known.past, new)
    missed = missed_between(feed, document, worked, compared, known.past.history, now=now)
    return Update(
        feed=patch_of(
            feed,
            document,
            now,
            schedule(past, worked.feed.hints, now if missed else feed.missed_at),
            fresh_until=fresh_until,
            worked=worked,
        ),
        poll=record_of(
            feed,
            document,
            "new" if new or changed else "unchanged",
            new=len(new),
            updated=len(changed),
        ),
        new=new,
        changed=changed,
        aliases=compared.aliases,
        seen_uids=compared.seen_uids,
        identity=compared.identity,
        edits_unread=edits_unread,
        once=once,
        moves=moves_after(feed, document, now),
        missed=missed,
        listed=compared.listed,
        lists_all=lists_all(document, worked),
    )


def decide_unchanged(
    feed: Feed,
    past: Past,
    exchange: Exchange,
    *,
    now: int,
    schedule: Schedule,
    fresh_until: int | None = None,
) -> Update:
    """What a 304, or the same bytes as last time (F-16), changes: no entry."""
    outcome = "not-modified" if isinstance(exchange, NotModified) else "unchanged"
    due = schedule(past, feed.hints, feed.missed_at)
    return Update(
        feed=patch_of(feed, exchange, now, due, fresh_until=fresh_until),
        poll=record_of(feed, exchange, outcome),
        moves=moves_after(feed, exchange, now),
    )


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
        retry_after_at=error.retry_after if isinstance(error, HttpStatus) else None,
    )
