"""What is kept of alerts, and for how long: what nobody saw to stays.

Which rule told of which article is kept as long as the article: no edit makes it tell again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedmon.model import AlertKind
from feedmon.store import removed
from feedmon.store.alert_history import about
from feedmon.store.rows import id_list

if TYPE_CHECKING:
    from feedmon.store.connection import Transaction
    from feedmon.store.database import Database

# Whoever reads an article has seen to its alert; where it is gone, or was none, they said so.
_OPEN = "CASE WHEN e.id IS NULL THEN a.seen_at IS NULL ELSE e.read = 0 END"
_UNDER_WAY = """
EXISTS (SELECT 1 FROM outbox o INDEXED BY outbox_alert WHERE o.alert_id = a.id AND o.state = 'due')
OR EXISTS (SELECT 1 FROM digest_contents c
    JOIN outbox o INDEXED BY outbox_digest ON o.digest_id = c.run_id
    WHERE c.alert_id = a.id AND o.state = 'due')
"""
# By the last one a silence that lasts for years is known as one that was told.
_LAST_SILENCE = f"""
a.kind = '{AlertKind.SILENT}' AND EXISTS (SELECT 1 FROM feeds f WHERE f.id = a.feed_id)
AND NOT EXISTS (SELECT 1 FROM alerts b INDEXED BY alerts_feed
    WHERE b.feed_id = a.feed_id AND b.kind = a.kind AND b.id > a.id)
"""  # noqa: S608 - a constant
_HANDLED = f"""
SELECT a.id FROM alerts a INDEXED BY alerts_raised LEFT JOIN entries e ON e.id = a.entry_id
WHERE a.raised_at < :before AND NOT ({_OPEN}) AND coalesce(e.starred, 0) = 0
    AND NOT ({_UNDER_WAY}) AND NOT ({_LAST_SILENCE})
ORDER BY a.raised_at, a.id LIMIT :limit
"""  # noqa: S608 - constants
# One that failed can be tried again while somebody may want to.
_ENDED = f"""
SELECT o.id FROM outbox o INDEXED BY outbox_ended
WHERE o.state <> 'due' AND o.created_at < :before AND coalesce(o.delivered_at, 0) < :before
    AND NOT (o.state = 'failed' AND EXISTS (
        SELECT 1 FROM alerts a LEFT JOIN entries e ON e.id = a.entry_id
        WHERE (a.id = o.alert_id
            OR a.id IN (SELECT alert_id FROM digest_contents WHERE run_id = o.digest_id))
        AND {_OPEN}))
ORDER BY o.created_at LIMIT :limit
"""  # noqa: S608 - constants


def has_any(db: Database, *, older_than: int | None, ways_older_than: int) -> bool:
    """Whether some alerts or deliveries from before a time may go."""
    wanted = [(_ENDED, ways_older_than)]
    if older_than is not None:
        wanted.append((_HANDLED, older_than))
    return any(
        db.execute(query, {"before": before, "limit": 1}).fetchone() is not None
        for query, before in wanted
    )


def forget_handled(tx: Transaction, before: int, limit: int) -> list[int]:
    """Delete up to ``limit`` alerts from before a time that were seen to; return their ids."""
    rows = tx.db.execute(_HANDLED, {"before": before, "limit": limit}).fetchall()
    ids = [row[0] for row in rows]
    tx.db.execute(
        "INSERT OR IGNORE INTO told_before (entry_id, rule_id)"
        " SELECT a.entry_id, a.rule_id FROM json_each(?) j JOIN alerts a ON a.id = j.value"
        " JOIN entries e ON e.id = a.entry_id WHERE a.rule_id IS NOT NULL",
        [id_list(ids)],
    )
    tx.db.execute("DELETE FROM alerts WHERE id IN (SELECT value FROM json_each(?))", [id_list(ids)])
    removed.note_removed(tx, "alert", ids)
    return ids


def forget_ended(tx: Transaction, before: int, limit: int) -> tuple[int, list[int]]:
    """Delete up to ``limit`` deliveries that ended before a time; how many, of which alerts.

    Runs of digests of which nothing is left go with them.
    """
    rows = tx.db.execute(_ENDED, {"before": before, "limit": limit}).fetchall()
    gone = tx.db.execute(
        "DELETE FROM outbox WHERE id IN (SELECT value FROM json_each(?))"
        " RETURNING alert_id, digest_id",
        [id_list(row[0] for row in rows)],
    ).fetchall()
    alerts = about(tx.db, gone)
    tx.db.execute(
        "DELETE FROM digest_runs WHERE ran_at < ?"
        " AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.digest_id = digest_runs.id)"
        " AND NOT EXISTS (SELECT 1 FROM digest_contents c WHERE c.run_id = digest_runs.id)",
        [before],
    )
    return len(rows), alerts


def told_before(db: Database, entry_id: int) -> frozenset[int]:
    """Return the rules whose alert about an article is not kept any more."""
    rows = db.execute("SELECT rule_id FROM told_before WHERE entry_id = ?", [entry_id])
    return frozenset(row[0] for row in rows)
