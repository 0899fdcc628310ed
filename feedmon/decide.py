"""What a poll changes, decided before anything is written: pure functions, no clock, no chance.

An entry is known by its id or one of its aliases. Nothing here touches what the person did to an
entry, and nothing is removed because a document no longer has it (I-11).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from feedmon.errors import HostBlocked, HttpStatus
from feedmon.identity import canonical, is_bare
from feedmon.model import (
    ChangedEntry,
    Document,
    Failure,
    FeedPatch,
    FeedState,
    NewAlias,
    NewEntry,
    NotModified,
    PollRecord,
    Update,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from feedmon.errors import FetchError, ParseError
    from feedmon.model import (
        Exchange,
        Feed,
        Known,
        KnownEntry,
        ParsedEntry,
        ParsedFeed,
        WorkedEntry,
        WorkedFeed,
    )

DAY = 24 * 60 * 60
#: A date before 1995 is a mistake: there were no feeds.
EARLIEST_AT = 788_918_400
#: A publisher's clock may be wrong by this much.
FUTURE = DAY
#: Of a new subscription's first document, older entries arrive read (I-9).
NEWS_AGE = 183 * DAY
#: A feed is parked after so many failures in a row over at least so long (F-13).
PARK_FAILURES, PARK_AFTER = 10, 7 * DAY
#: The reason kept with a feed that is not polled any more.
GONE_REASON = "gone"


class Due(Protocol):
    """When the next poll is (Unix seconds; ``None``: never by itself) and the code of why."""

    @property
    def at(self) -> int | None:
        """The time."""

    @property
    def reason(self) -> str:
        """The code."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How a feed stands after a failure: what its next poll depends on.

    ``counted`` is false for a failure that is no fault of the feed.
    """

    state: FeedState
    failures: int
    failing_since: int | None
    counted: bool


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
    entries = _distinct(worked.entries)
    matches = _matches(entries, known)
    new: list[NewEntry] = []
    changed: list[ChangedEntry] = []
    aliases: list[NewAlias] = []
    for order, entry in enumerate(entries):
        match = matches.get(entry.uid)
        if match is None:
            if not _deleted(entry, known):
                new.append(_new(entry, now, order, first))
            continue
        if match.content_hash != entry.content_hash:
            changed.append(ChangedEntry(match.id, entry))
        if entry.uid not in known.entries:
            aliases.append(NewAlias(match.id, entry.uid))
    whole = document.status != 226
    return Update(
        feed=_patch(feed, document, now, due, worked.feed),
        poll=_record(
            feed,
            document,
            "new" if new or changed else "unchanged",
            new=len(new),
            updated=len(changed),
        ),
        new=tuple(reversed(new)),
        changed=tuple(changed),
        aliases=tuple(aliases),
        seen_uids=_seen(entries) if whole else None,
    )


def decide_unchanged(
    feed: Feed, exchange: Exchange, *, now: int, due: Due, saved_bytes: int = 0
) -> Update:
    """What a 304, or the same bytes as last time (F-16), changes: no entry.

    ``saved_bytes`` is the size of the body that a 304 spared.
    """
    if isinstance(exchange, NotModified):
        record = _record(feed, exchange, "not-modified", saved_bytes=saved_bytes)
    else:
        record = _record(feed, exchange, "unchanged")
    return Update(feed=_patch(feed, exchange, now, due), poll=record)


def decide_failure(
    feed: Feed,
    error: FetchError | ParseError,
    exchange: Exchange | None = None,
    *,
    now: int,
    outage: bool,
    due: Callable[[Standing], Due],
) -> Failure:
    """What a failed poll changes: neither entries nor validators.

    ``exchange`` is the answer that could not be used, if there was one. ``outage`` says that the
    failure is ours (no network); it does not count against the feed. ``due`` is asked for the
    next poll once the feed's standing is known, and not at all for a feed that is gone.
    """
    standing = standing_after(feed, error, now=now, outage=outage)
    if standing.state is FeedState.GONE:
        at, reason = None, GONE_REASON
    else:
        following = due(standing)
        at, reason = following.at, str(following.reason)
    return Failure(
        poll=_failed_record(feed, error, exchange, now),
        state=standing.state,
        failures=standing.failures,
        failing_since=standing.failing_since,
        next_poll_at=at,
        next_poll_reason=reason,
    )


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


# --- entries --------------------------------------------------------------------------------


def _distinct(entries: Iterable[WorkedEntry]) -> list[WorkedEntry]:
    """One entry for each id, in their order; of several the newest, whatever their order."""
    best: dict[str, WorkedEntry] = {}
    for entry in entries:
        other = best.get(entry.uid)
        if other is None or _newness(entry) > _newness(other):
            best[entry.uid] = entry
    return list(best.values())


def _newness(entry: WorkedEntry) -> tuple[int, str]:
    parsed = entry.parsed
    return parsed.updated_at or parsed.published_at or 0, entry.content_hash


def _matches(entries: list[WorkedEntry], known: Known) -> dict[str, KnownEntry]:
    """Find the stored entry of each id of the document; none answers to two of them.

    The surest way goes first, and within a way the order of the document plays no part.
    """
    found: dict[str, KnownEntry] = {}
    taken: set[int] = set()
    ways = (_by_uid, _by_own_alias, _by_link, _by_title)
    for way in ways:
        for entry in sorted(entries, key=lambda entry: entry.uid):
            if entry.uid in found:
                continue
            match = next((m for m in way(entry, known) if m.id not in taken), None)
            if match is not None:
                found[entry.uid] = match
                taken.add(match.id)
        if len(found) == len(entries):
            break
    return found


def _by_uid(entry: WorkedEntry, known: Known) -> Iterator[KnownEntry]:
    if entry.uid in known.entries:
        yield known.entries[entry.uid]


def _by_own_alias(entry: WorkedEntry, known: Known) -> Iterator[KnownEntry]:
    for alias in entry.aliases:
        if alias in known.entries and not is_bare(entry.uid, alias):
            yield known.entries[alias]


def _by_link(entry: WorkedEntry, known: Known) -> Iterator[KnownEntry]:
    return (match for match in _bare_matches(entry, known) if _same_link(entry.parsed, match))


def _by_title(entry: WorkedEntry, known: Known) -> Iterator[KnownEntry]:
    return (match for match in _bare_matches(entry, known) if _same_title(entry.parsed, match))


def _bare_matches(entry: WorkedEntry, known: Known) -> Iterator[KnownEntry]:
    for alias in entry.aliases:
        if alias in known.entries and is_bare(entry.uid, alias):
            yield known.entries[alias]


def _same_link(entry: ParsedEntry, match: KnownEntry) -> bool:
    return bool(entry.link and match.link) and canonical(entry.link or "") == canonical(
        match.link or ""
    )


def _same_title(entry: ParsedEntry, match: KnownEntry) -> bool:
    title = entry.title.split()
    return bool(title) and title == match.title.split()


def _deleted(entry: WorkedEntry, known: Known) -> bool:
    """Whether the entry was deleted once (I-10); a bare alias may have been another entry's."""
    return any(
        uid in known.deleted for uid in (entry.uid, *entry.aliases) if not is_bare(entry.uid, uid)
    )


def _seen(entries: list[WorkedEntry]) -> frozenset[str]:
    return frozenset(
        uid
        for entry in entries
        for uid in (entry.uid, *entry.aliases)
        if not is_bare(entry.uid, uid)
    )


def _new(entry: WorkedEntry, now: int, order: int, first: bool) -> NewEntry:
    sort_at = sort_time(entry.parsed, now)
    return NewEntry(
        worked=entry,
        sort_at=sort_at,
        received_at=now,
        order=order,
        read=first and now - sort_at > NEWS_AGE,
    )


def sort_time(entry: ParsedEntry, first_seen_at: int) -> int:
    """Where an entry stands in the list: its date if that can be true, never after it was seen."""
    for date in (entry.published_at, entry.updated_at):
        if date is not None and EARLIEST_AT <= date <= first_seen_at + FUTURE:
            return min(date, first_seen_at)
    return first_seen_at


# --- the feed and its log -------------------------------------------------------------------


def _patch(
    feed: Feed, exchange: Exchange, now: int, due: Due, parsed: ParsedFeed | None = None
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
        parsed=parsed,
    )


def _record(
    feed: Feed,
    exchange: Exchange,
    outcome: str,
    *,
    new: int = 0,
    updated: int = 0,
    saved_bytes: int = 0,
) -> PollRecord:
    return PollRecord(
        feed_id=feed.id,
        started_at=exchange.received_at - exchange.elapsed_ms // 1000,
        outcome=outcome,
        status=exchange.status,
        response_ms=exchange.elapsed_ms,
        wire_bytes=exchange.wire_bytes,
        bytes_saved=saved_bytes,
        requests=1 + len(exchange.hops),
        new=new,
        updated=updated,
    )


def _failed_record(
    feed: Feed, error: FetchError | ParseError, exchange: Exchange | None, now: int
) -> PollRecord:
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
