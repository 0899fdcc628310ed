"""What is gone, remembered for as long as a window may still show it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from feedmon.store.connection import Transaction

#: Deletions are listed for so long (seconds); a window that slept longer reads anew.
REMEMBERED_S = 30 * 86_400


def note_removed(tx: Transaction, kind: str, ids: Iterable[int]) -> None:
    """Remember that these rows are gone, and forget what is older than anybody needs."""
    tx.db.conn.executemany(
        "INSERT INTO removed (kind, id, revision, removed_at) VALUES (?, ?, ?, ?)",
        [(kind, removed_id, tx.revision, tx.now) for removed_id in ids],
    )
    old = tx.now - REMEMBERED_S
    (forgotten,) = tx.db.execute(
        "SELECT max(revision) FROM removed WHERE removed_at < ?", [old]
    ).fetchone()
    if forgotten is not None:
        tx.db.execute("DELETE FROM removed WHERE removed_at < ?", [old])
        tx.db.execute("UPDATE meta SET forgotten = max(forgotten, ?)", [forgotten])
