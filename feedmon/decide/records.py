"""What is written down of a poll: the feed's columns and a line of its log."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol
from urllib.parse import urlsplit

from feedmon.errors import HttpStatus
from feedmon.model import Document, FeedPatch, NotModified, PollRecord

if TYPE_CHECKING:
    from feedmon.errors import PollError
    from feedmon.model import Exchange, Feed, FeedHints, Past, WorkedFeed


class Due(Protocol):
    """When the next poll is (Unix seconds; ``None``: never by itself) and the code of why."""

    @property
    def at(self) -> int | None:
        """The time."""

    @property
    def reason(self) -> str:
        """The code."""


class Schedule(Protocol):
    """Says when the next poll is, once it is known what this one brought."""

    def __call__(self, past: Past, hints: FeedHints, missed_at: int | None) -> Due:
        """Judge by the feed's past with this poll in it, its hints, and what it may have missed."""


def patch_of(
    feed: Feed,
    exchange: Exchange,
    now: int,
    due: Due,
    *,
    fresh_until: int | None,
    worked: WorkedFeed | None = None,
) -> FeedPatch:
    """The feed's columns after an answer: validators replaced, never latched (F-2)."""
    etag, last_modified = exchange.etag, exchange.last_modified
    if isinstance(exchange, NotModified):
        # RFC 9111, 3.2 and 4.3.4: a 304 updates what it names and leaves the rest.
        etag = feed.etag if etag is None else etag
        last_modified = feed.last_modified if last_modified is None else last_modified
    return FeedPatch(
        etag=etag,
        last_modified=last_modified,
        status=exchange.status,
        response_ms=exchange.elapsed_ms,
        polled_at=now,
        next_poll_at=due.at,
        next_poll_reason=str(due.reason),
        body_sha256=exchange.sha256 if isinstance(exchange, Document) else None,
        parsed=None if worked is None else worked.feed,
        insecure_target=insecure_target(exchange),
        fresh_until=fresh_until,
        certificate=exchange.certificate,
        # What holds only what is new says nothing of what there is (RFC 3229).
        empty=None if worked is None or exchange.status == 226 else not worked.entries,
    )


def insecure_target(exchange: Exchange) -> str | None:
    """Where a redirect left https for http (X-3): from there on others may read and change it."""
    for hop in exchange.hops:
        if urlsplit(hop.url).scheme == "https" and urlsplit(hop.target).scheme == "http":
            return hop.target
    return None


def record_of(
    feed: Feed,
    exchange: Exchange,
    outcome: str,
    *,
    new: int = 0,
    updated: int = 0,
) -> PollRecord:
    """Write the line of the log for a poll that was answered well.

    What a 304 saved is for the store to say: it knows what the last body cost.
    """
    return PollRecord(
        feed_id=feed.id,
        started_at=exchange.received_at - exchange.elapsed_ms // 1000,
        outcome=outcome,
        status=exchange.status,
        response_ms=exchange.elapsed_ms,
        wire_bytes=exchange.wire_bytes,
        bytes_saved=0,
        requests=1 + len(exchange.hops),
        new=new,
        updated=updated,
    )


def record_of_failure(
    feed: Feed, error: PollError, exchange: Exchange | None, now: int
) -> PollRecord:
    """Write the line of the log for a failed poll; without an answer it began just now."""
    status = error.status if isinstance(error, HttpStatus) else None
    return PollRecord(
        feed_id=feed.id,
        started_at=now if exchange is None else exchange.received_at - exchange.elapsed_ms // 1000,
        outcome="failed",
        status=status if exchange is None else exchange.status,
        response_ms=None if exchange is None else exchange.elapsed_ms,
        wire_bytes=0 if exchange is None else exchange.wire_bytes,
        bytes_saved=0,
        requests=1 if exchange is None else 1 + len(exchange.hops),
        new=0,
        updated=0,
        error=error.code,
        error_detail=error.detail,
    )
