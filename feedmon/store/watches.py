"""What watches look at, and the versions of what they saw."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedmon.errors import AlreadySubscribed, NoSuchFeed
from feedmon.model import (
    KEPT_VERSIONS,
    FeedKind,
    WatchedBefore,
    WatchSpec,
    WatchTask,
    WatchVersion,
)
from feedmon.store import feeds
from feedmon.watch import spec_from_json, spec_key, spec_to_json

if TYPE_CHECKING:
    from feedmon.model import Feed, NewVersion
    from feedmon.store.connection import Transaction
    from feedmon.store.database import Database


def address_of(db: Database, url: str, spec: WatchSpec) -> str:
    """Return an address for a watch of the page at ``url`` that no other feed has.

    Several may watch one page, and a page may be a feed as well, while an address is that of one
    feed: so watches have a fragment, which is never sent.

    Raises:
        AlreadySubscribed: the page is watched like this already.

    """
    url = url.partition("#")[0]
    number, address = 1, f"{url}#watch"
    while (known := feeds.find_id(db, address)) is not None:
        if spec_of(db, known) == spec:
            raise AlreadySubscribed(url, known)
        number += 1
        address = f"{url}#watch-{number}"
    return address


def make(tx: Transaction, feed_id: int, spec: WatchSpec) -> None:
    """Let a feed be a watch; what it answered as something else is forgotten."""
    tx.db.execute(
        """
        UPDATE feeds SET kind = :kind, etag = NULL, last_modified = NULL, body_sha256 = NULL,
            revision = :revision
        WHERE id = :id
        """,
        {"kind": FeedKind.WATCH, "revision": tx.revision, "id": feed_id},
    )
    tx.db.execute(
        "INSERT INTO watches (feed_id, spec) VALUES (?, ?)"
        " ON CONFLICT (feed_id) DO UPDATE SET spec = excluded.spec",
        [feed_id, spec_to_json(spec)],
    )


def edit(tx: Transaction, feed_id: int, spec: WatchSpec) -> Feed:
    """Let a watch look at something else, or tell of something else, and be due now.

    A poll that is under way looks as it was told before: it does not count.

    Raises:
        NoSuchFeed: it is gone, or no watch.

    """
    feed = feeds.one_feed(tx.db, feed_id)
    if feed.kind is not FeedKind.WATCH:
        raise NoSuchFeed(feed_id)
    make(tx, feed_id, spec)
    tx.db.execute(
        "UPDATE feeds SET next_poll_at = :now, next_poll_reason = NULL, leased_until = NULL,"
        " lease_owner = NULL, last_polled_at = NULL WHERE id = :id",
        {"now": tx.now, "id": feed_id},
    )
    return feeds.one_feed(tx.db, feed_id)


def keep(tx: Transaction, feed_id: int, version: NewVersion) -> None:
    """Keep what a watch saw, unless it is what it saw last; the oldest beyond a bound go."""
    last = last_of(tx.db, feed_id)
    if last is not None and (last.key, last.text) == (version.key, version.text):
        return
    tx.db.execute(
        "INSERT INTO watch_versions (feed_id, seen_at, key, text) VALUES (?, ?, ?, ?)",
        [feed_id, tx.now, version.key, version.text],
    )
    tx.db.execute(
        """
        DELETE FROM watch_versions WHERE feed_id = :feed_id AND id <= (
            SELECT id FROM watch_versions WHERE feed_id = :feed_id
            ORDER BY id DESC LIMIT 1 OFFSET :kept)
        """,
        {"feed_id": feed_id, "kept": KEPT_VERSIONS},
    )


def task_of(db: Database, feed_id: int) -> WatchTask:
    """Return what a poll of a watch is to do.

    Raises:
        NoSuchFeed: it is gone.

    """
    feed = feeds.one_feed(db, feed_id)
    title = feed.custom_title or feed.publisher_title
    return WatchTask(
        spec_of(db, feed_id) or WatchSpec(),
        last_of(db, feed_id),
        title,
        page_title=feed.publisher_title,
        place=feed.site_url or "",
    )


def spec_of(db: Database, feed_id: int) -> WatchSpec | None:
    """Return what a watch looks at; ``None`` for what is none."""
    return specs(db, feed_id).get(feed_id)


def specs(db: Database, feed_id: int | None = None) -> dict[int, WatchSpec]:
    """Return what all watches look at, or one."""
    wanted = "" if feed_id is None else " AND w.feed_id = :id"
    rows = db.execute(
        "SELECT w.feed_id, w.spec FROM watches w JOIN feeds f ON f.id = w.feed_id"  # noqa: S608 - our own words
        f" WHERE f.removed_at IS NULL{wanted}",
        {} if feed_id is None else {"id": feed_id},
    )
    # One that a newer program wrote is watched as a whole page.
    return {row[0]: spec_from_json(row[1]) or WatchSpec() for row in rows}


def last_of(db: Database, feed_id: int) -> WatchedBefore | None:
    """Return what a watch saw last."""
    row = db.execute(
        "SELECT id, key, text FROM watch_versions WHERE feed_id = ? ORDER BY id DESC LIMIT 1",
        [feed_id],
    ).fetchone()
    return None if row is None else WatchedBefore(*row)


def versions_of(db: Database, feed_id: int) -> list[WatchVersion]:
    """Return what a watch saw as it looks now, the newest first."""
    spec = spec_of(db, feed_id)
    if spec is None:
        return []
    rows = db.execute(
        "SELECT id, seen_at, text FROM watch_versions WHERE feed_id = ? AND key = ?"
        " ORDER BY id DESC",
        [feed_id, spec_key(spec)],
    )
    return [WatchVersion(*row) for row in rows]
