"""A feed's address after its polls: changed when a move is certain, undone for good by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedmon.logins import origin
from feedmon.store.addresses import note_left, was_left_by_hand
from feedmon.store.feeds import find_id, url_key
from feedmon.store.hosts import host_name

if TYPE_CHECKING:
    from feedmon.model import Feed, Moves
    from feedmon.store.connection import Transaction


def settle(tx: Transaction, feed: Feed, moves: Moves) -> str | None:
    """Write down what a poll learnt of the feed's address; the one that it left, if it moved.

    It stays where another feed has the new address, which is noted as its twin, and where the
    person had it away from there before: what they took back is not done again. Validators are
    kept, since those of this poll are the new address's own.
    """
    to = moves.moved_to
    if to is None or not moves.follow or was_left_by_hand(tx.db, feed.id, to):
        _note(tx, feed, moves, twin_id=None)
        return None
    twin_id = find_id(tx.db, to)
    if twin_id is not None and twin_id != feed.id:
        _note(tx, feed, moves, twin_id=twin_id)
        return None
    note_left(tx, feed.id, feed.url, "moved")
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


def stays(feed: Feed, moves: Moves) -> bool:
    """Whether there is nothing to write down, as there is not of nearly every poll."""
    return moves.moved_to is None and _noted(moves, None) == _known(feed)


def _noted(moves: Moves, twin_id: int | None) -> tuple[str | int | None, ...]:
    return (
        *(moves.moved_to, moves.moved_since, twin_id),
        *(moves.redirected_to, moves.redirected_since),
    )


def _known(feed: Feed) -> tuple[str | int | None, ...]:
    return (
        *(feed.moved_to, feed.moved_since, feed.twin_id),
        *(feed.redirected_to, feed.redirected_since),
    )


def _note(tx: Transaction, feed: Feed, moves: Moves, *, twin_id: int | None) -> None:
    now = _noted(moves, twin_id)
    if now != _known(feed):
        tx.db.execute(
            "UPDATE feeds SET moved_to = ?, moved_since = ?, twin_id = ?, redirected_to = ?,"
            " redirected_since = ?, revision = ? WHERE id = ?",
            [*now, tx.revision, feed.id],
        )
