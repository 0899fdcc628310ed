"""The addresses that a feed had before, and why it left them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedmon.logins import without_login
from feedmon.model import OldAddress

if TYPE_CHECKING:
    from feedmon.store.connection import Transaction
    from feedmon.store.database import Database

#: So many are kept of a feed for each reason: a publisher may move back and forth for years.
KEPT = 50


def note_left(tx: Transaction, feed_id: int, url: str, reason: str) -> int:
    """Remember an address that the feed leaves; the id of the note.

    One that it left before for the same reason is moved to the end of the history. Beyond what is
    kept the oldest go.
    """
    left = without_login(url)
    tx.db.execute(
        "DELETE FROM feed_urls WHERE feed_id = ? AND url = ? AND reason = ?",
        [feed_id, left, reason],
    )
    cursor = tx.db.execute(
        "INSERT INTO feed_urls (feed_id, url, left_at, reason) VALUES (?, ?, ?, ?)",
        [feed_id, left, tx.now, reason],
    )
    tx.db.execute(
        "DELETE FROM feed_urls WHERE id IN (SELECT id FROM feed_urls"
        " WHERE feed_id = ? AND reason = ? ORDER BY id DESC LIMIT -1 OFFSET ?)",
        [feed_id, reason, KEPT],
    )
    assert cursor.lastrowid is not None  # noqa: S101 - of an INSERT
    return cursor.lastrowid


def was_left_by_hand(db: Database, feed_id: int, url: str) -> bool:
    """Whether the person gave the feed another address than this one."""
    row = db.execute(
        "SELECT 1 FROM feed_urls WHERE feed_id = ? AND url = ? AND reason = 'edited' LIMIT 1",
        [feed_id, without_login(url)],
    ).fetchone()
    return row is not None


def former(db: Database, feed_id: int, limit: int) -> tuple[OldAddress, ...]:
    """Return the last addresses that the feed left, the last one first."""
    rows = db.execute(
        "SELECT url, left_at, reason FROM feed_urls WHERE feed_id = ? ORDER BY id DESC LIMIT ?",
        [feed_id, limit],
    )
    return tuple(OldAddress(*row) for row in rows)
