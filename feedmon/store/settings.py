"""What the person set about the engine: a row per setting, shared by all programs on the store."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from feedmon.store.connection import Transaction
    from feedmon.store.database import Database


def all_settings(db: Database) -> dict[str, Any]:
    """Return what was ever set, by name."""
    rows = db.execute("SELECT name, value FROM settings ORDER BY name")
    return {name: json.loads(value) for name, value in rows}


def put_settings(tx: Transaction, values: Mapping[str, Any]) -> dict[str, Any]:
    """Set these and leave the others; what is set now. ``values`` must be fit for JSON."""
    tx.db.conn.executemany(
        """
        INSERT INTO settings (name, value, revision) VALUES (?, ?, ?)
        ON CONFLICT (name) DO UPDATE SET value = excluded.value, revision = excluded.revision
        """,
        [(name, json.dumps(value), tx.revision) for name, value in values.items()],
    )
    return all_settings(tx.db)
