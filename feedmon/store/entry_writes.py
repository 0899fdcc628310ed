"""What a poll writes of entries. No statement here names what the person did (read, starred)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from feedmon.columns import columns_of, whole_number
from feedmon.store import identities, joins, revisions, search
from feedmon.store.rows import id_list

if TYPE_CHECKING:
    from collections.abc import Sequence

    from feedmon.model import ChangedEntry, NewEntry, WorkedEntry
    from feedmon.store.connection import Transaction
    from feedmon.store.database import Database

_WRITTEN = (
    *("title", "link", "author", "published", "published_at", "updated_at", "snippet"),
    *("thumbnail", "has_enclosure", "comments_url", "duration_s", "language", "categories"),
)
_OWN = ("link_key", "content_hash", "revision")
_AT_FIRST = (
    *("id", "feed_id", "uid", "received_at", "sort_at", "position", "read", "read_at", "origin"),
)
_ALL = (*_AT_FIRST, *_OWN, *_WRITTEN)
_INSERT = f"INSERT INTO entries ({', '.join(_ALL)})"
_CHANGE = f"""
UPDATE entries SET {", ".join(f"{name} = ?" for name in (*_OWN, *_WRITTEN))},
    undated_edits = undated_edits + ?
WHERE id = ? AND feed_id = ?
"""  # noqa: S608 - our own names


def insert_entries(tx: Transaction, feed_id: int, new: Sequence[NewEntry]) -> list[int]:
    """Insert those that are neither stored nor deleted; return their ids, newest first.

    Ids rise from the last of the document to its first, so that among entries of one moment the
    list (newest first, then higher id) keeps the order of the document (I-8).
    """
    fresh = _really_new(tx.db, feed_id, new)
    if not fresh:
        return []
    numbered = list(enumerate(fresh, start=_last_id(tx.db) + 1))
    tx.db.insert(
        _INSERT,
        [
            (
                entry_id,
                feed_id,
                entry.worked.uid,
                entry.received_at,
                entry.sort_at,
                entry.order,
                entry.read,
                tx.now if entry.read else None,
                entry.origin,
                *_own(tx, entry.worked),
            )
            for entry_id, entry in numbered
        ],
    )
    # An entry's own id goes before the alias of another.
    tx.db.execute(
        "DELETE FROM entry_aliases WHERE feed_id = ? AND uid IN (SELECT value FROM json_each(?))",
        [feed_id, json.dumps([entry.worked.uid for entry in fresh])],
    )
    names = [(uid, entry_id) for entry_id, entry in numbered for uid in entry.aliases]
    identities.add_aliases(tx, feed_id, names)
    worked = [(entry_id, entry.worked) for entry_id, entry in numbered]
    _insert_parts(tx.db, worked)
    search.insert(tx.db, worked)
    ordered = sorted(numbered, key=lambda pair: (pair[1].sort_at, pair[0]), reverse=True)
    return [entry_id for entry_id, _ in ordered]


def change_entries(
    tx: Transaction, feed_id: int, changed: Sequence[ChangedEntry]
) -> tuple[list[int], list[int]]:
    """Replace what the publisher wrote; the person's marks and the place in the list stay.

    Return those that changed, and those of which a reader sees that they were edited.
    """
    if not changed:
        return [], []
    joins.keep(tx, feed_id, changed)
    edited = revisions.keep(tx, feed_id, changed)
    ids = [entry.id for entry in changed]
    tx.db.conn.executemany(
        _CHANGE,
        [
            (*_own(tx, entry.worked), not entry.dated and entry.noted, entry.id, feed_id)
            for entry in changed
        ],
    )
    worked = [(entry.id, entry.worked) for entry in changed]
    for table in ("bodies", "enclosures"):
        tx.db.execute(
            f"DELETE FROM {table} WHERE entry_id IN (SELECT value FROM json_each(?))",  # noqa: S608
            [id_list(ids)],
        )
    _insert_parts(tx.db, worked)
    search.replace(tx.db, worked)
    return ids, edited


def _really_new(db: Database, feed_id: int, new: Sequence[NewEntry]) -> list[NewEntry]:
    """Leave out what is stored or deleted under the very same id, last of the document first."""
    if not new:
        return []
    rows = db.execute(
        """
        SELECT uid FROM entries
        WHERE feed_id = :feed_id AND uid IN (SELECT value FROM json_each(:uids))
        UNION ALL
        SELECT uid FROM tombstones
        WHERE feed_id = :feed_id AND uid IN (SELECT value FROM json_each(:uids))
        """,
        {"feed_id": feed_id, "uids": json.dumps([entry.worked.uid for entry in new])},
    )
    taken = {row[0] for row in rows}
    fresh: list[NewEntry] = []
    for entry in sorted(new, key=lambda entry: entry.order):
        if entry.worked.uid not in taken:
            taken.add(entry.worked.uid)
            fresh.append(entry)
    fresh.reverse()
    return fresh


def _last_id(db: Database) -> int:
    row = db.execute("SELECT seq FROM sqlite_sequence WHERE name = 'entries'").fetchone()
    return 0 if row is None else int(row[0])


def _own(tx: Transaction, worked: WorkedEntry) -> tuple[Any, ...]:
    """Values of ``_OWN`` and ``_WRITTEN``."""
    return (worked.link_key, worked.content_hash, tx.revision, *columns_of(worked).entry)


def _insert_parts(db: Database, worked: Sequence[tuple[int, WorkedEntry]]) -> None:
    db.insert(
        "INSERT INTO bodies (entry_id, raw_html, html, sanitizer_version, trackers, extras)",
        [(entry_id, *columns_of(entry).body) for entry_id, entry in worked],
    )
    db.insert(
        "INSERT INTO enclosures (entry_id, position, url, media_type, length, title)",
        [
            (entry_id, at, one.url, one.type, whole_number(one.length), one.title)
            for entry_id, entry in worked
            for at, one in enumerate(entry.parsed.enclosures)
        ],
    )
