"""The outbox: deliveries that are due, claimed with a lease, acknowledged when they are done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedmon.model import DeliveryState
from feedmon.store.alerts import DELIVERY_COLUMNS, as_delivery

if TYPE_CHECKING:
    from sqlite_utils import Database

    from feedmon.model import Delivery
    from feedmon.store.connection import Transaction

_SELECT = f"""
SELECT {DELIVERY_COLUMNS} FROM outbox o LEFT JOIN destinations d ON d.id = o.destination_id
"""  # noqa: S608 - constants


def deliveries(db: Database, *, failed_only: bool, limit: int) -> list[Delivery]:
    """Return deliveries, newest first."""
    where = f" WHERE o.state = '{DeliveryState.FAILED}'" if failed_only else ""
    rows = db.execute(_SELECT + where + " ORDER BY o.id DESC LIMIT ?", [limit])
    return [as_delivery(row) for row in rows]


def one(db: Database, delivery_id: int) -> Delivery | None:
    """Return a delivery; ``None`` if it is gone."""
    row = db.execute(_SELECT + " WHERE o.id = ?", [delivery_id]).fetchone()
    return None if row is None else as_delivery(row)


def try_again(tx: Transaction, delivery_id: int) -> Delivery | None:
    """Let a delivery that waits or failed be tried now, and as often as a new one.

    ``None`` if there is none to be tried.
    """
    found = tx.db.execute(
        "UPDATE outbox SET state = 'due', next_attempt_at = ?, attempts = 0, error = NULL,"
        " detail = '', revision = ?,"
        " expires_at = CASE WHEN expires_at <= ? THEN NULL ELSE expires_at END"
        " WHERE id = ? AND state IN ('due', 'failed', 'expired')",
        [tx.now, tx.revision, tx.now, delivery_id],
    ).rowcount
    return one(tx.db, delivery_id) if found else None
