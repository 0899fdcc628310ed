"""Digests: rows with the time of their next run. A run is one transaction, so none is made twice.

It tells what came since its last run, whatever other digests told, and what none of them told.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from feedmon.model import Channel, Digest, Urgency
from feedmon.store import alerts, removed
from feedmon.store.rows import id_list

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from feedmon.store.connection import Transaction
    from feedmon.store.database import Database

#: A run that is planned further ahead was planned by a clock that had jumped (seconds).
AHEAD_S = 9 * 86_400
_COLUMNS = "id, title, days, minute, desktop, destinations, enabled, next_run_at, last_run_at, told"

# By id and not by time: alerts are numbered as they are stored, whatever clocks do. What no digest
# told has waited for one, however long: from before this one was made, or while none was there.
_FRESH = """
SELECT id FROM alerts WHERE id > :told AND urgency = 'digest' AND note IS NULL
UNION
SELECT id FROM alerts INDEXED BY alerts_for_digest
WHERE urgency = 'digest' AND digest_id IS NULL AND note IS NULL
"""
# An article of which this digest told already, since another rule found it, is not told again.
_FILL = """
INSERT INTO digest_contents (run_id, alert_id)
SELECT :run, a.id FROM json_each(:ids) j JOIN alerts a ON a.id = j.value
WHERE a.entry_id IS NULL OR NOT EXISTS (
    SELECT 1 FROM alerts b INDEXED BY alerts_entry JOIN digest_contents c ON c.alert_id = b.id
    JOIN digest_runs r ON r.id = c.run_id
    WHERE b.entry_id = a.entry_id AND r.digest_id = :digest AND r.id <> :run)
"""


def all_digests(db: Database) -> list[Digest]:
    """Return every digest, the first that was made first."""
    return [_as_digest(row) for row in db.execute(f"SELECT {_COLUMNS} FROM digests ORDER BY id")]  # noqa: S608


def save(tx: Transaction, digest: Digest) -> Digest | None:
    """Add a digest (``id`` 0), or change it; ``None`` if it is gone meanwhile.

    A new one tells what comes from now on, and what no other one told.
    """
    values = [*_values(digest), digest.next_run_at, tx.revision]
    if digest.id:
        found = tx.db.execute(
            "UPDATE digests SET title = ?, days = ?, minute = ?, desktop = ?, destinations = ?,"
            " enabled = ?, next_run_at = ?, revision = ? WHERE id = ?",
            [*values, digest.id],
        ).rowcount
        return _one(tx.db, digest.id) if found else None
    cursor = tx.db.execute(
        "INSERT INTO digests (title, days, minute, desktop, destinations, enabled, next_run_at,"
        " revision, told)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, (SELECT coalesce(max(id), 0) FROM alerts))",
        values,
    )
    return _one(tx.db, cursor.lastrowid or 0)


def _values(digest: Digest) -> list[Any]:
    return [
        digest.title,
        json.dumps(sorted(set(digest.days))),
        digest.minute,
        digest.desktop,
        id_list(digest.destinations),
        digest.enabled,
    ]


def plan(tx: Transaction, times: Mapping[int, int | None]) -> None:
    """Plan the next runs of digests: those that have none, or one by other hours than these.

    A run of the future was one by a clock that had jumped, and counts as one of now.
    """
    tx.db.conn.executemany(
        "UPDATE digests SET next_run_at = :at, last_run_at = min(last_run_at, :now),"
        " revision = :revision"
        " WHERE id = :id AND (next_run_at IS NOT :at OR last_run_at > :now)",
        [
            {"id": digest_id, "at": at, "now": tx.now, "revision": tx.revision}
            for digest_id, at in times.items()
        ],
    )


def remove(tx: Transaction, digest_id: int) -> Digest | None:
    """Remove a digest, and return what it was; what waits for one goes on waiting."""
    before = _one(tx.db, digest_id)
    if before is not None:
        tx.db.execute("DELETE FROM digests WHERE id = ?", [digest_id])
        removed.note_removed(tx, "digest", [digest_id])
    return before


def put_back(tx: Transaction, before: Digest) -> None:
    """Let a digest that was removed be there again, and go on where it was."""
    tx.db.execute("DELETE FROM removed WHERE kind = 'digest' AND id = ?", [before.id])
    tx.db.execute(
        "INSERT OR IGNORE INTO digests (id, title, days, minute, desktop, destinations, enabled,"
        " next_run_at, last_run_at, told, revision) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            before.id,
            *_values(before),
            before.next_run_at,
            before.last_run_at,
            before.told,
            tx.revision,
        ],
    )


# --- running ----------------------------------------------------------------------------------


def run(
    tx: Transaction, digest_id: int, *, next_run_at: int | None, only_due: bool
) -> list[int] | None:
    """Put what it is to tell into the outbox, once for each way; the ids of these alerts.

    ``None``: the digest is gone, or not due (any more).
    """
    digest = _one(tx.db, digest_id)
    if digest is None or (only_due and not _is_due(digest, tx.now)):
        return None
    fresh = tx.db.execute(_FRESH, {"told": digest.told}).fetchall()
    tx.db.execute(
        "UPDATE digests SET next_run_at = ?, last_run_at = ?, revision = ?,"
        " told = max(told, (SELECT coalesce(max(id), 0) FROM alerts)) WHERE id = ?",
        [next_run_at, tx.now, tx.revision, digest_id],
    )
    if not fresh:
        return []
    run_id = tx.db.execute(
        "INSERT INTO digest_runs (digest_id, title, ran_at) VALUES (?, ?, ?)",
        [digest_id, digest.title, tx.now],
    ).lastrowid
    values = {"run": run_id, "digest": digest_id, "ids": id_list(row[0] for row in fresh)}
    tx.db.execute(_FILL, values)
    tx.db.execute(
        "UPDATE alerts SET digest_id = :run, revision = :revision"
        " WHERE digest_id IS NULL AND id IN (SELECT value FROM json_each(:ids))",
        {**values, "revision": tx.revision},
    )
    taken = tx.db.execute(
        "SELECT alert_id FROM digest_contents WHERE run_id = ? ORDER BY alert_id", [run_id]
    ).fetchall()
    if taken:
        _send(tx, digest, run_id)
    return [row[0] for row in taken]


def _send(tx: Transaction, digest: Digest, run_id: int | None) -> None:
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
    digest_id, title, days, minute, desktop, destinations, enabled, *when = row
    return Digest(
        digest_id,
        title,
        tuple(json.loads(days)),
        minute,
        bool(desktop),
        tuple(json.loads(destinations)),
        bool(enabled),
        *when,
    )
