"""A feed's address after its polls: changed when a move is certain, undone for good by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedmon.logins import origin, without_login
from feedmon.store.feeds import find_id, url_key
from feedmon.store.hosts import host_name

if TYPE_CHECKING:
    from sqlite_utils import Database

    from feedmon.model import Feed, Moves
    from feedmon.store.connection import Transaction


def settle(tx: Transaction, feed: Feed, moves: Moves) -> str | None:
    """Write down what a poll learnt of the feed's address; the one that it left, if it moved.

    It stays where another feed has the new address, which is noted as its twin, and where the
    person had it away from there before: what they took back is not done again. Validators are
    kept, since those of this poll are the new address's own.
    """
    to = moves.moved_to
    if to is None or not moves.follow or _was_left(tx.db, feed.id, to):
        _note(tx, feed, moves, twin_id=None)
        return None
    twin_id = find_id(tx.db, to)
    if twin_id is not None and twin_id != feed.id:
        _note(tx, feed, moves, twin_id=twin_id)
        return None
    tx.db.execute(
        "INSERT INTO feed_urls (feed_id, url, left_at, reason) VALUES (?, ?, ?, 'moved')",
        [feed.id, without_login(feed.url), tx.now],
    )
    tx.db.execute(
        """
        UPDATE feeds SET url = :url, url_key = :url_key, host = :host,
            private_allowed = :private_allowed, tls_unverified = :tls_unverified,
            moved_to = NULL, moved_since = NULL,
            twin_id = NULL, redirected_to = NULL, redirected_since = NULL, revision = :revision
        WHERE id = :id
        """,
        {
            "url": to,
            "url_key": url_key(to),
            "host": host_name(to),
            "private_allowed": moves.private_allowed,
            "tls_unverified": feed.tls_unverified and origin(to) == origin(feed.url),
            "revision": tx.revision,
            "id": feed.id,
        },
    )
    return feed.url


def _was_left(db: Database, feed_id: int, url: str) -> bool:
    """Whether the person gave the feed another address than this one."""
    row = db.execute(
        "SELECT 1 FROM feed_urls WHERE feed_id = ? AND url = ? AND reason = 'edited' LIMIT 1",
        [feed_id, without_login(url)],
    ).fetchone()
    return row is not None


def _note(tx: Transaction, feed: Feed, moves: Moves, *, twin_id: int | None) -> None:
    now = (
        *(moves.moved_to, moves.moved_since, twin_id),
        *(moves.redirected_to, moves.redirected_since),
    )
    before = (
        *(feed.moved_to, feed.moved_since, feed.twin_id),
        *(feed.redirected_to, feed.redirected_since),
    )
    if now != before:  # as it is for nearly every poll
        tx.db.execute(
            "UPDATE feeds SET moved_to = ?, moved_since = ?, twin_id = ?, redirected_to = ?,"
            " redirected_since = ?, revision = ? WHERE id = ?",
            [*now, tx.revision, feed.id],
        )
