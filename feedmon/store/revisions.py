"""What entries said before their publishers edited them (I-5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedmon.model import CURRENT, Version
from feedmon.store.rows import id_list

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from feedmon.model import ChangedEntry
    from feedmon.store.connection import Transaction
    from feedmon.store.database import Database

#: So many earlier versions are kept of an entry.
KEPT = 10


def keep(tx: Transaction, feed_id: int, changed: Sequence[ChangedEntry]) -> list[int]:
    """Keep how entries are now, before they are replaced; which of them a reader sees changed.

    Those are the noted ones with another title or text: another address of a picture's file, or
    another category, makes no version of an article.
    """
    (last,) = tx.db.execute("SELECT coalesce(max(id), 0) FROM revisions").fetchone()
    tx.db.conn.executemany(
        """
        INSERT INTO revisions (entry_id, title, html, content_hash, replaced_at)
        SELECT e.id, e.title, b.html, e.content_hash, :now
        FROM entries e JOIN bodies b ON b.entry_id = e.id
        WHERE e.id = :id AND e.feed_id = :feed_id AND (e.title <> :title OR b.html <> :html)
        """,
        [
            {
                "id": entry.id,
                "feed_id": feed_id,
                "title": entry.worked.parsed.title,
                "html": entry.worked.body.html,
                "now": tx.now,
            }
            for entry in changed
            if entry.noted
        ],
    )
    rows = tx.db.execute("SELECT DISTINCT entry_id FROM revisions WHERE id > ?", [last])
    edited = [row[0] for row in rows.fetchall()]
    ids = id_list(edited)
    tx.db.execute(
        """
        DELETE FROM revisions WHERE id IN (
            SELECT id FROM (
                SELECT id, row_number() OVER (PARTITION BY entry_id ORDER BY id DESC) AS place
                FROM revisions WHERE entry_id IN (SELECT value FROM json_each(?))
            ) WHERE place > ?
        )
        """,
        [ids, KEPT],
    )
    tx.db.execute(
        "UPDATE entries SET edits = edits + 1, edited_at = ?"
        " WHERE id IN (SELECT value FROM json_each(?))",
        [tx.now, ids],
    )
    return edited


def versions(db: Database, entry_id: int) -> list[Version]:
    """Return what is kept of the entry, what it says now first; nothing when it is gone."""
    row = db.execute(
        "SELECT e.title, e.received_at, e.edits FROM entries e JOIN feeds f ON f.id = e.feed_id"
        " WHERE e.id = ? AND f.removed_at IS NULL",
        [entry_id],
    ).fetchone()
    if row is None:
        return []
    title, received_at, edits = row
    kept = db.execute(
        "SELECT id, title, replaced_at FROM revisions WHERE entry_id = ? ORDER BY id", [entry_id]
    ).fetchall()
    since = received_at if len(kept) == edits else None
    found = []
    for version_id, was, replaced_at in kept:
        found.append(Version(version_id, was, since, replaced_at))
        since = replaced_at
    return [Version(CURRENT, title, since, None), *reversed(found)]


def texts_of(
    db: Database, entry_id: int, version_ids: Iterable[int]
) -> list[tuple[str, str] | None]:
    """Return title and body of each version; ``None`` for one that is not kept any more."""
    return [_text_of(db, entry_id, version_id) for version_id in version_ids]


def _text_of(db: Database, entry_id: int, version_id: int) -> tuple[str, str] | None:
    if version_id == CURRENT:
        statement = (
            "SELECT e.title, b.html FROM entries e JOIN bodies b ON b.entry_id = e.id"
            " WHERE e.id = ?"
        )
        row = db.execute(statement, [entry_id]).fetchone()
    else:
        row = db.execute(
            "SELECT title, html FROM revisions WHERE entry_id = ? AND id = ?",
            [entry_id, version_id],
        ).fetchone()
    return None if row is None else (row[0], row[1])
