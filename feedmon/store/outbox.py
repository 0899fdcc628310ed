"""The outbox: deliveries that are due, claimed with a lease, acknowledged when they are done.

What goes to one destination goes one after the other, in the order in which it was raised: while
it can't be reached, or has trouble of its own, all that came later waits behind the first. What it
refused holds up nothing.
A lease is nothing that a window shows, so it takes no revision.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedmon.frozen import frozen
from feedmon.model import DeliveryState
from feedmon.store.alert_history import DELIVERY_COLUMNS, about, as_delivery
from feedmon.store.claims import LEASE_MAX_S
from feedmon.store.rows import id_list

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from feedmon.model import Delivery
    from feedmon.store.connection import Transaction
    from feedmon.store.database import Database

#: What was planned later than now by more than this (seconds), or is further ahead than any try,
#: was planned by a clock that had jumped.
FUTURE_S, AHEAD_S = 600, 8 * 86_400
#: Failures of the way to a destination, which everything for it would meet.
OUTAGES = (
    "network-down",
    "name-not-resolved",
    "proxy-failed",
    "connect-failed",
    "tls-failed",
    "timeout",
)

_SELECT = f"""
SELECT {DELIVERY_COLUMNS} FROM outbox o LEFT JOIN destinations d ON d.id = o.destination_id
"""  # noqa: S608 - constants
_LEASED = (
    "o.leased_until IS NOT NULL AND o.leased_until > :now"
    f" AND o.leased_until <= :now + {LEASE_MAX_S}"
)
_PLANNED = (
    f"o.next_attempt_at > :now AND o.next_attempt_at <= :now + {AHEAD_S}"
    f" AND o.planned_at <= :now + {FUTURE_S}"
)
#: What can be claimed.
DUE = f"o.state = 'due' AND NOT ({_PLANNED}) AND NOT ({_LEASED})"
# A server with trouble of its own, one that wants to be asked less often, or that does not know who
# asks, is no better for the next: who comes again and again with a wrong password is locked out.
# What it says of one message (404, 400) it need not say of another.
_TROUBLED = (
    f"(o.error IN ({', '.join(repr(code) for code in (*OUTAGES, 'no-secret'))})"
    " OR (o.error = 'http-status' AND (o.detail = '429' OR o.detail >= '500'))"
    " OR (o.error = 'mail-refused'"
    " AND (o.detail IN ('login', 'insecure') OR o.detail GLOB '4[0-9][0-9]*')))"
)
# One after the other: none while another one is under way, none behind one that has to wait.
_NEXT = f"""
WITH held (destination_id, before) AS (
    SELECT o.destination_id, min(iif({_LEASED}, 0, o.id)) FROM outbox o
    WHERE o.state = 'due' AND o.destination_id IS NOT NULL
        AND (({_LEASED}) OR ({_TROUBLED} AND {_PLANNED}))
    GROUP BY o.destination_id)
SELECT o.id, o.destination_id FROM outbox o JOIN destinations d ON d.id = o.destination_id
LEFT JOIN held h ON h.destination_id = o.destination_id
WHERE {DUE} AND d.enabled = 1 AND (h.before IS NULL OR o.id < h.before)
"""  # noqa: S608 - constants
_GONE = "o.state = 'due' AND o.destination_id IS NOT NULL AND coalesce(d.enabled, 0) = 0"
_OVER = "o.state = 'due' AND o.channel = 'desktop' AND o.expires_at <= :now"
_NO_NEWS = """
o.state = 'due' AND o.channel = 'desktop' AND (a.seen_at IS NOT NULL OR e.hidden = 1)
"""


@frozen
class Look:
    """What is to be done: destinations that have something due, the desktop, what is over."""

    destinations: tuple[int, ...]
    desktop: bool
    digests: bool
    over: bool


@frozen
class Changed:
    """What was written: alerts by their deliveries, destinations, digests."""

    alert_ids: tuple[int, ...]
    destinations: bool
    digests: bool


def look(db: Database, now: int) -> Look:
    """See what is to be done now."""
    values = {"now": now}
    destinations = db.execute(
        f"SELECT destination_id FROM ({_NEXT}) GROUP BY destination_id ORDER BY min(id)",  # noqa: S608
        values,
    ).fetchall()
    desktop, digests, over = db.execute(
        f"""
        SELECT EXISTS (SELECT 1 FROM outbox o WHERE o.channel = 'desktop' AND {DUE}),
            EXISTS (SELECT 1 FROM digests WHERE enabled = 1
                AND (coalesce(next_run_at, 0) <= :now OR next_run_at > :now + 9 * 86400
                    OR last_run_at > :now + {FUTURE_S})),
            EXISTS (SELECT 1 FROM outbox o LEFT JOIN destinations d ON d.id = o.destination_id
                WHERE {_GONE} AND NOT ({_LEASED}))
            OR EXISTS (SELECT 1 FROM outbox o WHERE {_OVER} AND NOT ({_LEASED}))
            OR EXISTS (SELECT 1 FROM outbox o JOIN alerts a ON a.id = o.alert_id
                LEFT JOIN entries e ON e.id = a.entry_id WHERE {_NO_NEWS} AND NOT ({_LEASED}))
        """,  # noqa: S608 - constants
        values,
    ).fetchone()
    return Look(tuple(row[0] for row in destinations), bool(desktop), bool(digests), bool(over))


def any_due(db: Database, now: int) -> bool:
    """Whether anything is to be done now."""
    seen = look(db, now)
    return bool(seen.destinations) or seen.desktop or seen.digests or seen.over


def settle(tx: Transaction) -> list[int]:
    """End what nobody waits for any more; the alerts that it was about.

    That is what is for a destination that is gone or off, what nobody could be told on the desktop
    in time, and what the person has seen or hidden meanwhile.
    """
    values = {"now": tx.now, "revision": tx.revision}
    changed = tx.db.execute(
        f"""
        UPDATE outbox SET state = 'failed', next_attempt_at = NULL, revision = :revision,
            error = 'delivery-error',
            detail = iif(destination_id IN (SELECT id FROM destinations), 'off', 'removed')
        WHERE id IN (SELECT o.id FROM outbox o LEFT JOIN destinations d ON d.id = o.destination_id
            WHERE {_GONE} AND NOT ({_LEASED}))
        RETURNING alert_id, digest_id
        """,  # noqa: S608 - constants
        values,
    ).fetchall()
    changed += tx.db.execute(
        f"""
        UPDATE outbox SET state = 'expired', next_attempt_at = NULL, revision = :revision
        WHERE id IN (SELECT o.id FROM outbox o WHERE {_OVER} AND NOT ({_LEASED}))
        RETURNING alert_id, digest_id
        """,  # noqa: S608 - constants
        values,
    ).fetchall()
    changed += tx.db.execute(
        f"""
        UPDATE outbox SET state = 'expired', next_attempt_at = NULL, revision = :revision,
            error = 'delivery-error', detail = 'seen'
        WHERE id IN (SELECT o.id FROM outbox o JOIN alerts a ON a.id = o.alert_id
            LEFT JOIN entries e ON e.id = a.entry_id WHERE {_NO_NEWS} AND NOT ({_LEASED}))
        RETURNING alert_id, digest_id
        """,  # noqa: S608 - constants
        values,
    ).fetchall()
    return about(tx.db, changed)


# --- one after the other ----------------------------------------------------------------------


def claim_next(
    tx: Transaction, destination_id: int, *, owner: str, lease_s: int
) -> Delivery | None:
    """Take what is to go to a destination next; ``None`` while there is nothing for anybody."""
    delivery_id = next_of(tx.db, destination_id, tx.now)
    if delivery_id is None or not claim(tx, [delivery_id], owner=owner, lease_s=lease_s):
        return None
    return one(tx.db, delivery_id)


def next_of(db: Database, destination_id: int, now: int) -> int | None:
    """Return the delivery that is to go to a destination next."""
    row = db.execute(
        _NEXT + " AND o.destination_id = :id ORDER BY o.id LIMIT 1",
        {"now": now, "id": destination_id},
    ).fetchone()
    return None if row is None else row[0]


def claim(tx: Transaction, ids: Collection[int], *, owner: str, lease_s: int) -> bool:
    """Take deliveries that are due, all or none; whether they are the owner's now."""
    values = {"now": tx.now, "ids": id_list(ids)}
    (free,) = tx.db.execute(
        f"SELECT count(*) FROM outbox o WHERE {DUE}"  # noqa: S608 - a constant
        " AND o.id IN (SELECT value FROM json_each(:ids))",
        values,
    ).fetchone()
    if free < len(ids):
        return False
    tx.db.execute(
        "UPDATE outbox SET leased_until = :until, lease_owner = :owner"
        " WHERE id IN (SELECT value FROM json_each(:ids))",
        {**values, "until": tx.now + lease_s, "owner": owner},
    )
    return True


def release(tx: Transaction, owner: str) -> None:
    """Give back what the owner has, undone."""
    tx.db.execute(
        "UPDATE outbox SET leased_until = NULL, lease_owner = NULL WHERE lease_owner = ?", [owner]
    )


def acknowledge(tx: Transaction, ids: Iterable[int], owner: str) -> list[int]:
    """Note that these were delivered: the first one, and all others with it; their alerts.

    Nothing where somebody else took them over.
    """
    changed = []
    for number, delivery_id in enumerate(ids):
        changed += tx.db.execute(
            "UPDATE outbox SET state = ?, delivered_at = ?, attempts = attempts + 1,"
            " next_attempt_at = NULL, error = NULL, detail = '', leased_until = NULL,"
            " lease_owner = NULL, revision = ? WHERE id = ? AND lease_owner = ?"
            " RETURNING alert_id, digest_id",
            [
                DeliveryState.SUMMED if number else DeliveryState.DELIVERED,
                tx.now,
                tx.revision,
                delivery_id,
                owner,
            ],
        ).fetchall()
    return about(tx.db, changed)


def put_off(
    tx: Transaction,
    ids: Iterable[int],
    owner: str,
    *,
    until: int | None,
    error: str,
    detail: str,
    counts: bool,
) -> list[int]:
    """Note that these were not delivered, and when they are tried again; their alerts.

    ``None``: no more, they failed. A try that does not count leaves as many as there were.
    """
    rows = tx.db.execute(
        "UPDATE outbox SET state = iif(:until IS NULL, 'failed', 'due'), next_attempt_at = :until,"
        " planned_at = :now, attempts = attempts + :counts, error = :error, detail = :detail,"
        " leased_until = NULL, lease_owner = NULL, revision = :revision"
        " WHERE id IN (SELECT value FROM json_each(:ids)) AND lease_owner = :owner"
        " RETURNING alert_id, digest_id",
        {
            "until": until,
            "now": tx.now,
            "counts": counts,
            "error": error,
            "detail": detail,
            "revision": tx.revision,
            "ids": id_list(ids),
            "owner": owner,
        },
    ).fetchall()
    return about(tx.db, rows)


def try_again(tx: Transaction, delivery_id: int) -> Delivery | None:
    """Let a delivery that waits or failed be tried now, and as often as a new one.

    What it waits behind is tried now, too: whoever wants it knows that the receiver is there again.
    ``None`` if there is none to be tried, or somebody is at it.
    """
    values = {"now": tx.now, "revision": tx.revision, "id": delivery_id}
    found = tx.db.execute(
        f"""
        UPDATE outbox SET state = 'due', next_attempt_at = :now, planned_at = :now, attempts = 0,
            error = NULL, detail = '', revision = :revision,
            expires_at = iif(expires_at <= :now, NULL, expires_at)
        WHERE id = :id AND id IN (SELECT o.id FROM outbox o WHERE NOT ({_LEASED}))
            AND state IN ('due', 'failed', 'expired')
        """,  # noqa: S608 - a constant
        values,
    ).rowcount
    if not found:
        return None
    tx.db.execute(
        f"""
        UPDATE outbox SET next_attempt_at = :now, planned_at = :now, revision = :revision
        WHERE id IN (SELECT o.id FROM outbox o WHERE o.state = 'due' AND o.id < :id
            AND o.destination_id = (SELECT destination_id FROM outbox WHERE id = :id)
            AND {_TROUBLED} AND {_PLANNED} AND NOT ({_LEASED}))
        """,  # noqa: S608 - constants
        values,
    )
    return one(tx.db, delivery_id)


# --- how they stand ---------------------------------------------------------------------------


def deliveries(db: Database, *, failed_only: bool, limit: int) -> list[Delivery]:
    """Return deliveries, newest first."""
    where = f" WHERE o.state = '{DeliveryState.FAILED}'" if failed_only else ""
    rows = db.execute(_SELECT + where + " ORDER BY o.id DESC LIMIT ?", [limit])
    return [as_delivery(row) for row in rows]


def one(db: Database, delivery_id: int) -> Delivery | None:
    """Return a delivery; ``None`` if it is gone."""
    row = db.execute(_SELECT + " WHERE o.id = ?", [delivery_id]).fetchone()
    return None if row is None else as_delivery(row)


def changed_since(db: Database, revision: int) -> Changed:
    """Return what of all this was written after a revision."""
    rows = db.execute(
        "SELECT alert_id, digest_id FROM outbox INDEXED BY outbox_revision"
        " WHERE revision > ? ORDER BY revision DESC LIMIT 1000",
        [revision],
    ).fetchall()
    destinations, digests = db.execute(
        """
        SELECT EXISTS (SELECT 1 FROM destinations WHERE revision > :since)
                OR EXISTS (SELECT 1 FROM removed WHERE kind = 'destination' AND revision > :since),
            EXISTS (SELECT 1 FROM digests WHERE revision > :since)
                OR EXISTS (SELECT 1 FROM removed WHERE kind = 'digest' AND revision > :since)
        """,
        {"since": revision},
    ).fetchone()
    return Changed(tuple(about(db, rows)), bool(destinations), bool(digests))
