"""Which feeds hold more than is kept of them, and what deleting leaves free in the file."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from feedmon.store.connection import Transaction
    from feedmon.store.database import Database


def feeds_with_older(db: Database, times: Mapping[int, int]) -> set[int]:
    """Return those feeds of ``{feed_id: time}`` that hold what a purge up to then would delete.

    No entry stands in the list after it was received, so those received early are among those
    that stand early: an index leads to them.
    """
    rows = db.execute(
        """
        SELECT j.key FROM json_each(:times) j WHERE EXISTS (
            SELECT 1 FROM entries e
            WHERE e.feed_id = CAST(j.key AS INTEGER) AND e.sort_at < j.value
                AND e.received_at < j.value AND e.starred = 0
                AND NOT EXISTS (SELECT 1 FROM entry_tags WHERE entry_id = e.id)
        )
        """,
        {"times": json.dumps(dict(times))},
    )
    return {int(row[0]) for row in rows}


def give_back_slice(tx: Transaction, pages: int) -> int:
    """Take up to ``pages`` empty pages out of the file; how many are left."""
    tx.db.execute(f"PRAGMA incremental_vacuum({pages:d})").fetchall()
    (left,) = tx.db.execute("PRAGMA freelist_count").fetchone()
    return int(left)
