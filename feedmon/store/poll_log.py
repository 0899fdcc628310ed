"""The log of polls: a line for each, and sums over them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from feedmon.model import FeedHealth
from feedmon.store.rows import POLL_COLUMNS, as_poll, id_list

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

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
    log_polls(tx, {feed_id: poll})


def log_polls(tx: Transaction, polls: Mapping[int, PollRecord]) -> None:
    """As ``log_poll``, for several feeds."""
    silent = [
        feed_id
        for feed_id, poll in polls.items()
        if poll.outcome == "not-modified" and not poll.bytes_saved
    ]
    costs = _costs_of_bodies(tx.db, silent) if silent else {}
    tx.db.conn.executemany(
        f"INSERT INTO polls ({POLL_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608
        [
            (
                feed_id,
                poll.started_at,
                poll.outcome,
                poll.status,
                poll.response_ms,
                poll.wire_bytes,
                costs.get(feed_id, poll.bytes_saved),
                poll.requests,
                poll.new,
                poll.updated,
                poll.error,
                poll.error_detail,
            )
            for feed_id, poll in polls.items()
        ],
    )
    tx.db.conn.executemany(
        """
        DELETE FROM polls WHERE feed_id = :feed_id AND (started_at < :oldest OR id <= (
            SELECT id FROM polls WHERE feed_id = :feed_id ORDER BY id DESC LIMIT 1 OFFSET :rows))
        """,
        [{"feed_id": feed_id, "oldest": tx.now - LOG_AGE_S, "rows": LOG_ROWS} for feed_id in polls],
    )


def _costs_of_bodies(db: Database, feed_ids: Iterable[int]) -> dict[int, int]:
    """Return what the last body of each feed cost, of those that have one in their log."""
    (costs,) = db.execute(
        """
        SELECT json_group_object(j.value, (
            SELECT CASE outcome WHEN 'not-modified' THEN bytes_saved ELSE wire_bytes END
            FROM polls WHERE feed_id = j.value AND outcome <> 'failed' ORDER BY id DESC LIMIT 1))
        FROM json_each(?) j
        """,
        [id_list(feed_ids)],
    ).fetchone()
    return {int(feed_id): cost or 0 for feed_id, cost in json.loads(costs).items()}


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
