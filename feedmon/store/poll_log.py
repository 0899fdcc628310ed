"""The log of polls: a line for each, and sums over them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedmon.model import FeedHealth
from feedmon.store.rows import POLL_COLUMNS, as_poll, id_list

if TYPE_CHECKING:
    from collections.abc import Iterable

    from feedmon.model import PollRecord
    from feedmon.store.connection import Transaction
    from feedmon.store.database import Database

#: The log keeps at most so many polls of a feed, and none older than this.
LOG_ROWS = 200
LOG_AGE_S = 90 * 86_400

_HIDDEN = "SELECT id FROM feeds INDEXED BY feeds_removed WHERE removed_at IS NOT NULL"


def log_poll(tx: Transaction, poll: PollRecord, feed_id: int) -> None:
    """Add a line to the feed's log and drop what is beyond its bounds.

    A 304 saved what the last body cost on the wire.
    """
    saved = poll.bytes_saved
    if poll.outcome == "not-modified" and not saved:
        saved = _cost_of_a_body(tx.db, feed_id)
    tx.db.execute(
        f"INSERT INTO polls ({POLL_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608
        [
            feed_id,
            poll.started_at,
            poll.outcome,
            poll.status,
            poll.response_ms,
            poll.wire_bytes,
            saved,
            poll.requests,
            poll.new,
            poll.updated,
            poll.error,
            poll.error_detail,
        ],
    )
    tx.db.execute(
        """
        DELETE FROM polls WHERE feed_id = :feed_id AND (started_at < :oldest OR id <= (
            SELECT id FROM polls WHERE feed_id = :feed_id ORDER BY id DESC LIMIT 1 OFFSET :rows))
        """,
        {"feed_id": feed_id, "oldest": tx.now - LOG_AGE_S, "rows": LOG_ROWS},
    )


def _cost_of_a_body(db: Database, feed_id: int) -> int:
    row = db.execute(
        """
        SELECT CASE outcome WHEN 'not-modified' THEN bytes_saved ELSE wire_bytes END
        FROM polls WHERE feed_id = ? AND outcome <> 'failed' ORDER BY id DESC LIMIT 1
        """,
        [feed_id],
    ).fetchone()
    return 0 if row is None else int(row[0])


def poll_log(db: Database, feed_id: int, limit: int) -> list[PollRecord]:
    """Return the newest polls of the feed, newest first."""
    rows = db.execute(
        f"SELECT {POLL_COLUMNS} FROM polls WHERE feed_id = ?"  # noqa: S608
        f" AND feed_id NOT IN ({_HIDDEN}) ORDER BY id DESC LIMIT ?",
        [feed_id, limit],
    )
    return [as_poll(row) for row in rows]


def health(db: Database, feed_ids: Iterable[int] | None = None) -> dict[int, FeedHealth]:
    """Return sums over the kept log, per feed that has one: of these feeds, or of all."""
    wanted = "" if feed_ids is None else "feed_id IN (SELECT value FROM json_each(:ids)) AND"
    rows = db.execute(
        "SELECT feed_id, sum(requests), sum(wire_bytes), sum(bytes_saved),"  # noqa: S608
        " sum(outcome <> 'pushed'), sum(outcome = 'not-modified') FROM polls"
        f" WHERE {wanted} feed_id NOT IN ({_HIDDEN}) GROUP BY feed_id",
        {} if feed_ids is None else {"ids": id_list(feed_ids)},
    )
    return {row[0]: FeedHealth(*row) for row in rows}
