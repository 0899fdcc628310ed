"""Small made things: entries as workers hand them over, and decisions written by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedmon.identity import pair_uid
from feedmon.model import (
    ChangedEntry,
    CleanBody,
    Failure,
    FeedPatch,
    FeedState,
    NewEntry,
    ParsedEntry,
    ParsedFeed,
    PollRecord,
    Update,
    WorkedEntry,
)
from feedmon.tracking import normalise_link

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from feedmon.model import Feed, Known, Past

NOW = 1_800_000_000
HOUR = 3_600
DAY = 86_400


class Clock:
    """A clock that stands until it is set."""

    def __init__(self, now: int = NOW) -> None:
        self.now = now

    def __call__(self) -> float:
        return self.now


def worked(uid: str, *, text: str = "", **parsed: object) -> WorkedEntry:
    """An entry from a worker; its hash covers title and text."""
    title = str(parsed.setdefault("title", f"Title of {uid}"))
    parsed.setdefault("link", f"https://site.example/{uid}")
    entry = ParsedEntry(guid=uid, **parsed)
    html = f"<p>{text}</p>"
    return WorkedEntry(
        uid=uid,
        aliases=(),
        content_hash=f"{title}|{text}",
        parsed=entry,
        raw_html=html,
        body=CleanBody(html=html, text=text, version=1),
        link_key=None if entry.link is None else normalise_link(entry.link),
        pair=None if entry.link is None else pair_uid(normalise_link(entry.link), title),
    )


def record(feed_id: int, at: int = NOW, **columns: object) -> PollRecord:
    """A line of the poll log of a poll that went well."""
    given = {
        "outcome": "new",
        "status": 200,
        "response_ms": 12,
        "wire_bytes": 1_000,
        "bytes_saved": 0,
        "requests": 1,
        "new": 0,
        "updated": 0,
    } | columns
    return PollRecord(feed_id=feed_id, started_at=at, **given)


def patch(at: int = NOW, **columns: object) -> FeedPatch:
    """The feed's columns after a poll that went well; due again in an hour."""
    given = {
        "etag": '"e1"',
        "last_modified": "Sat, 1 Jan 2028",
        "status": 200,
        "response_ms": 12,
        "polled_at": at,
        "next_poll_at": at + HOUR,
        "next_poll_reason": "interval",
        "body_sha256": b"hash",
        "parsed": ParsedFeed(format="rss", title="Published title"),
    } | columns
    return FeedPatch(**given)


def document(
    entries: Iterable[WorkedEntry], at: int = NOW, *, read: bool = False, sort_at: int | None = None
) -> Callable[[Feed, Known], Update]:
    """Decide as a poll does that found a whole document with these entries."""
    items = list(entries)

    def decide(feed: Feed, known: Known) -> Update:
        new = []
        changed = []
        for order, item in enumerate(items):
            stored = known.entries.get(item.uid)
            if stored is None and item.uid not in known.deleted:
                when = at if sort_at is None else sort_at
                new.append(NewEntry(item, when, at, order, read))
            elif stored is not None and stored.content_hash != item.content_hash:
                changed.append(ChangedEntry(stored.id, item))
        return Update(
            feed=patch(at),
            poll=record(feed.id, at, new=len(new), updated=len(changed)),
            new=tuple(new),
            changed=tuple(changed),
            seen_uids=frozenset(item.uid for item in items),
        )

    return decide


def quiet(at: int = NOW) -> Callable[[Feed, Past], Update]:
    """Decide as a poll does that brought nothing new."""

    def decide(feed: Feed, _past: Past) -> Update:
        return Update(feed=patch(at), poll=record(feed.id, at, outcome="not-modified", status=304))

    return decide


def failure(at: int = NOW, **columns: object) -> Callable[[Feed, Past], Failure]:
    """Decide as a poll does that failed with a 404."""

    def decide(feed: Feed, _past: Past) -> Failure:
        given = {
            "poll": record(
                feed.id, at, outcome="failed", status=404, error="http-status", error_detail="404"
            ),
            "state": FeedState.FAILING,
            "failures": feed.failures + 1,
            "failing_since": feed.failing_since or at,
            "next_poll_at": at + HOUR,
            "next_poll_reason": "backoff",
        } | columns
        return Failure(**given)

    return decide
