"""Deleted entries that must not come back, and when they may be forgotten (I-10).

An entry that retention deletes leaves a tombstone for each of its ids. As long as the feed still
publishes it, it is not new. Only after it was absent from several whole documents over a long time
is the tombstone dropped: feeds that answer with half of their items now and then are common.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from feedmon.store import identities, removed, search
from feedmon.store.rows import id_list

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from feedmon.store.connection import Transaction
    from feedmon.store.database import Database

ABSENCES = 5
ABSENT_S = 30 * 86_400


def burying(db: Database, feed_ids: Iterable[int]) -> frozenset[int]:
    """Return those of the feeds that have deleted entries: only of these is anything to learn."""
    rows = db.execute(
        "SELECT j.value FROM json_each(?) j"
        " WHERE EXISTS (SELECT 1 FROM tombstones WHERE feed_id = j.value)",
        [id_list(feed_ids)],
    )
    return frozenset(row[0] for row in rows)


def learn(tx: Transaction, feed_id: int, seen: Collection[str]) -> None:
    """Note which deleted entries a whole document still holds, and forget those long absent.

    An entry is seen when any of its ids is. Nothing is written for what was seen last time too,
    nor for what has been absent often enough and only waits for the time to pass.
    """
    values = {
        "feed_id": feed_id,
        "seen": json.dumps(list(seen)),
        "now": tx.now,
        "enough": ABSENCES,
        "long_ago": tx.now - ABSENT_S,
    }
    present = """
        SELECT t.entry_id FROM json_each(:seen) j
        CROSS JOIN tombstones t ON t.feed_id = :feed_id AND t.uid = j.value
    """
    tx.db.execute(
        "UPDATE tombstones SET absences = 0, absent_since = NULL"  # noqa: S608 - a constant
        f" WHERE feed_id = :feed_id AND absences > 0 AND entry_id IN ({present})",
        values,
    )
    tx.db.execute(
        "UPDATE tombstones SET absences = absences + 1,"  # noqa: S608 - a constant
        " absent_since = coalesce(absent_since, :now)"
        f" WHERE feed_id = :feed_id AND absences < :enough AND entry_id NOT IN ({present})",
        values,
    )
    tx.db.execute(
        "DELETE FROM tombstones WHERE feed_id = :feed_id AND absences >= :enough"
        " AND absent_since <= :long_ago",
        values,
    )


def purge_slice(
    tx: Transaction,
    feed_id: int,
    *,
    keep_newest: int | None,
    older_than: int | None,
    limit: int,
) -> list[int]:
    """Delete up to ``limit`` entries, oldest first, as ``Store.purge`` says; return their ids."""
    ids = _expendable(tx.db, feed_id, keep_newest=keep_newest, older_than=older_than, limit=limit)
    bury(tx, ids)
    return ids


def _expendable(
    db: Database,
    feed_id: int,
    *,
    keep_newest: int | None,
    older_than: int | None,
    limit: int,
) -> list[int]:
    beyond = "0" if keep_newest is None else "place > :keep_newest"
    old = "0" if older_than is None else "received_at < :older_than"
    rows = db.execute(
        f"""
        SELECT id FROM (
            SELECT id, sort_at, received_at, starred,
                row_number() OVER (ORDER BY sort_at DESC, id DESC) AS place
            FROM entries WHERE feed_id = :feed_id
        ) e
        WHERE ({beyond} OR {old}) AND starred = 0
            AND NOT EXISTS (SELECT 1 FROM entry_tags WHERE entry_id = e.id)
        ORDER BY sort_at, id LIMIT :limit
        """,  # noqa: S608 - one of two constants each
        {
            "feed_id": feed_id,
            "keep_newest": keep_newest,
            "older_than": older_than,
            "limit": limit,
        },
    )
    return [row[0] for row in rows]


def bury(tx: Transaction, entry_ids: Iterable[int]) -> None:
    """Delete these entries, leaving tombstones for all their ids with what the person did.

    Link and title are such an id, too, for feeds whose own come to mean nothing (I-3).
    """
    ids = id_list(entry_ids)
    pairs = json.dumps(identities.pairs_of(tx.db, ids))
    tx.db.execute(
        """
        INSERT INTO tombstones (feed_id, uid, entry_id, deleted_at, read, read_at, starred,
            starred_at, tags)
        SELECT e.feed_id, names.uid, e.id, :now, e.read, e.read_at, e.starred, e.starred_at,
            (SELECT json_group_array(tags.title) FROM entry_tags
                JOIN tags ON tags.id = entry_tags.tag_id WHERE entry_tags.entry_id = e.id)
        FROM json_each(:ids) j
        CROSS JOIN entries e ON e.id = j.value
        CROSS JOIN (
            SELECT id AS entry_id, uid FROM entries WHERE id IN (SELECT value FROM json_each(:ids))
            UNION
            SELECT entry_id, uid FROM entry_aliases
            WHERE entry_id IN (SELECT value FROM json_each(:ids))
            UNION
            SELECT value ->> 0, value ->> 1 FROM json_each(:pairs)
        ) names ON names.entry_id = e.id
        WHERE true
        ON CONFLICT (feed_id, uid) DO NOTHING
        """,
        {"ids": ids, "pairs": pairs, "now": tx.now},
    )
    search.forget(tx.db, ids)
    gone = tx.db.execute(
        "DELETE FROM entries WHERE id IN (SELECT value FROM json_each(?)) RETURNING id", [ids]
    ).fetchall()
    removed.note_removed(tx, "entry", [row[0] for row in gone])
