"""Feeds that a person follows no longer: hidden at once, whole for a day, then deleted.

A hidden feed keeps its rows, so that thinking better of it loses nothing; every look at feeds or
entries passes them over. Its address is set aside meanwhile, and free for another feed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedmon.store import removed, search
from feedmon.store.rows import id_list

if TYPE_CHECKING:
    from collections.abc import Iterable

    from feedmon.store.connection import Transaction
    from feedmon.store.database import Database

#: A hidden feed can be brought back for so long (seconds).
KEPT_S = 86_400


def remove_feeds(tx: Transaction, feed_ids: Iterable[int]) -> list[int]:
    """Hide the feeds with all that is theirs, end their claims; return those that were there."""
    gone = [
        row[0]
        for row in tx.db.execute(
            """
            UPDATE feeds SET removed_at = :now, url = 'removed:' || id || ':' || url,
                leased_until = NULL, lease_owner = NULL, revision = :revision
            WHERE id IN (SELECT value FROM json_each(:ids)) AND removed_at IS NULL
            RETURNING id
            """,
            {"now": tx.now, "revision": tx.revision, "ids": id_list(feed_ids)},
        ).fetchall()
    ]
    removed.note_removed(tx, "feed", gone)
    return gone


def restore_feeds(tx: Transaction, feed_ids: Iterable[int]) -> list[int]:
    """Bring hidden feeds back as they were; return those that are back.

    One whose address another feed has now stays hidden.
    """
    back = []
    for feed_id in feed_ids:
        restored = tx.db.execute(
            """
            UPDATE feeds SET removed_at = NULL, revision = :revision,
                url = substr(url, length('removed:' || id || ':') + 1)
            WHERE id = :id AND removed_at IS NOT NULL AND NOT EXISTS (
                SELECT 1 FROM feeds other
                WHERE other.url_key = feeds.url_key AND other.removed_at IS NULL
            )
            """,
            {"id": feed_id, "revision": tx.revision},
        ).rowcount
        if restored:
            back.append(feed_id)
    tx.db.execute(
        "DELETE FROM removed WHERE kind = 'feed' AND id IN (SELECT value FROM json_each(?))",
        [id_list(back)],
    )
    return back


def hidden_feeds(db: Database) -> list[int]:
    """Return the feeds that are to be passed over: none nearly always, and quickly."""
    rows = db.execute("SELECT id FROM feeds INDEXED BY feeds_removed WHERE removed_at IS NOT NULL")
    return [row[0] for row in rows]


def find_hidden(db: Database, url_key: str) -> int | None:
    """Return the hidden feed of an address, the one that was left last."""
    row = db.execute(
        "SELECT id FROM feeds WHERE url_key = ? AND removed_at IS NOT NULL"
        " ORDER BY removed_at DESC, id DESC LIMIT 1",
        [url_key],
    ).fetchone()
    return None if row is None else row[0]


def delete_slice(tx: Transaction, limit: int) -> bool:
    """Delete up to ``limit`` entries of a feed that was hidden a day ago; whether there was one.

    With the last of them the feed goes. Nothing of it is kept, no tombstones either: added again,
    it begins afresh.
    """
    row = tx.db.execute(
        "SELECT id FROM feeds INDEXED BY feeds_removed WHERE removed_at IS NOT NULL"
        " AND (removed_at <= :now - :kept OR removed_at > :now + :kept)"  # or the clock has jumped
        " ORDER BY removed_at LIMIT 1",
        {"now": tx.now, "kept": KEPT_S},
    ).fetchone()
    if row is None:
        return False
    (feed_id,) = row
    ids = [
        entry_id
        for (entry_id,) in tx.db.execute(
            "SELECT id FROM entries INDEXED BY entries_all_of_feed WHERE feed_id = ? LIMIT ?",
            [feed_id, limit],
        ).fetchall()
    ]
    search.forget(tx.db, id_list(ids))
    tx.db.execute(
        "DELETE FROM entries WHERE id IN (SELECT value FROM json_each(?))", [id_list(ids)]
    )
    if len(ids) < limit:
        tx.db.execute("DELETE FROM feeds WHERE id = ?", [feed_id])
    return True
