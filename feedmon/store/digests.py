"""Digests: rows with the time of their next run. A run is one transaction, so none is made twice.

It takes what waits, writes down that it ran, and puts what it tells into the outbox.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from feedmon.model import Channel, Digest, Urgency
from feedmon.store import alerts
from feedmon.store.rows import id_list

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlite_utils import Database

    from feedmon.store.connection import Transaction

#: A run that is planned further ahead was planned by a clock that had jumped (seconds).
AHEAD_S = 9 * 86_400
_COLUMNS = "id, title, days, minute, desktop, destinations, enabled, next_run_at, last_run_at"


def all_digests(db: Database) -> list[Digest]:
    """Return every digest, the first that was made first."""
    return [_as_digest(row) for row in db.execute(f"SELECT {_COLUMNS} FROM digests ORDER BY id")]  # noqa: S608


def save(tx: Transaction, digest: Digest) -> Digest | None:
    """Add a digest (``id`` 0), or change it; ``None`` if it is gone meanwhile."""
    values = [
        digest.title,
        json.dumps(sorted(set(digest.days))),
        digest.minute,
        digest.desktop,
        id_list(digest.destinations),
        digest.enabled,
        digest.next_run_at,
        tx.revision,
    ]
    if digest.id:
        found = tx.db.execute(
            "UPDATE digests SET title = ?, days = ?, minute = ?, desktop = ?, destinations = ?,"
            " enabled = ?, next_run_at = ?, revision = ? WHERE id = ?",
            [*values, digest.id],
        ).rowcount
        return _one(tx.db, digest.id) if found else None
    cursor = tx.db.execute(
        "INSERT INTO digests (title, days, minute, desktop, destinations, enabled, next_run_at,"
        " revision) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        values,
    )
    return _one(tx.db, cursor.lastrowid or 0)


def plan(tx: Transaction, times: Mapping[int, int | None]) -> None:
    """Plan the next runs of digests: those that have none, or one in another place's hours."""
    tx.db.conn.executemany(
        "UPDATE digests SET next_run_at = ?, revision = ? WHERE id = ? AND next_run_at IS NOT ?",
        [(at, tx.revision, digest_id, at) for digest_id, at in times.items()],
    )


def remove(tx: Transaction, digest_id: int) -> Digest | None:
    """Remove a digest, and return what it was; what waits for one goes on waiting."""
    before = _one(tx.db, digest_id)
    tx.db.execute("DELETE FROM digests WHERE id = ?", [digest_id])
    return before


def run(
    tx: Transaction, digest_id: int, *, next_run_at: int | None, only_due: bool
) -> list[int] | None:
    """Take the alerts that wait, and put one message for each way into the outbox; their ids.

    ``None``: the digest is gone, or not due (any more).
    """
    digest = _one(tx.db, digest_id)
    if digest is None or (only_due and not _is_due(digest, tx.now)):
        return None
    tx.db.execute(
        "UPDATE digests SET next_run_at = ?, last_run_at = ?, revision = ? WHERE id = ?",
        [next_run_at, tx.now, tx.revision, digest_id],
    )
    waiting = tx.db.execute(
        "SELECT count(*) FROM alerts WHERE urgency = 'digest' AND digest_id IS NULL"
    ).fetchone()[0]
    if not waiting:
        return []
    run_id = tx.db.execute(
        "INSERT INTO digest_runs (digest_id, title, ran_at) VALUES (?, ?, ?)",
        [digest_id, digest.title, tx.now],
    ).lastrowid
    taken = tx.db.execute(
        "UPDATE alerts SET digest_id = ?, revision = ?"
        " WHERE urgency = 'digest' AND digest_id IS NULL RETURNING id",
        [run_id, tx.revision],
    ).fetchall()
    known = tx.db.execute(
        "SELECT id, channel FROM destinations WHERE enabled = 1"
        " AND id IN (SELECT value FROM json_each(?)) ORDER BY position, id",
        [id_list(digest.destinations)],
    ).fetchall()
    # Where all its destinations are off or gone, it is told here rather than nowhere.
    if digest.desktop or not known:
        alerts.post(tx, Channel.DESKTOP, Urgency.NORMAL, digest_id=run_id)
    for destination_id, channel in known:
        alerts.post(
            tx,
            Channel(channel),
            Urgency.NORMAL,
            digest_id=run_id,
            destination_id=destination_id,
        )
    return sorted(row[0] for row in taken)


def _is_due(digest: Digest, now: int) -> bool:
    at = digest.next_run_at
    return digest.enabled and at is not None and not now < at <= now + AHEAD_S


def _one(db: Database, digest_id: int) -> Digest | None:
    row = db.execute(
        f"SELECT {_COLUMNS} FROM digests WHERE id = ?",  # noqa: S608
        [digest_id],
    ).fetchone()
    return None if row is None else _as_digest(row)


def _as_digest(row: Sequence[Any]) -> Digest:
    digest_id, title, days, minute, desktop, destinations, enabled, next_run_at, last_run_at = row
    return Digest(
        digest_id,
        title,
        tuple(json.loads(days)),
        minute,
        bool(desktop),
        tuple(json.loads(destinations)),
        bool(enabled),
        next_run_at,
        last_run_at,
    )
