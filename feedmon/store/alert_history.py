"""Alerts as they were told: their history, with their deliveries, and what was seen to."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, TypedDict

from feedmon.model import (
    Alert,
    AlertKind,
    AlertRecord,
    Channel,
    Delivery,
    DeliveryState,
    Urgency,
)
from feedmon.store.rows import id_list

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from feedmon.store.connection import Transaction
    from feedmon.store.database import Database

_PAGE = 100

ALERT_COLUMNS = (
    "id, kind, key, raised_at, urgency, title, feed_title, rule_title, link, rule_id, entry_id,"
    " feed_id, found, detail, seen_at, note"
)
DELIVERY_COLUMNS = (
    "o.id, o.key, o.channel, o.state, o.created_at, o.alert_id, o.digest_id, o.destination_id,"
    " coalesce(d.title, ''), o.attempts, o.next_attempt_at, o.expires_at, o.delivered_at, o.error,"
    " o.detail"
)
_ALERT_FIELDS = ALERT_COLUMNS.replace(",", " ").split()
_DELIVERY_FIELDS = (
    *("id", "key", "channel", "state", "created_at", "alert_id", "digest_id", "destination_id"),
    *("title", "attempts", "next_attempt_at", "expires_at", "delivered_at", "error", "detail"),
)


def by_id(db: Database, ids: Iterable[int]) -> list[Alert]:
    """Return those alerts that there are, in this order."""
    wanted = list(ids)
    if not wanted:
        return []
    rows = db.execute(
        f"SELECT {ALERT_COLUMNS} FROM alerts WHERE id IN (SELECT value FROM json_each(?))",  # noqa: S608
        [id_list(wanted)],
    )
    found = {row[0]: as_alert(row) for row in rows}
    return [found[alert_id] for alert_id in wanted if alert_id in found]


class AlertsAsked(TypedDict, total=False):
    """Which alerts are asked for; of those, the newest, a hundred unless ``limit`` says otherwise.

    Those ``before`` (raised_at, id), of a rule, about an article, with these ``ids``, those that
    nobody saw to, and those that could not be delivered in some way.
    """

    before: tuple[int, int] | None
    limit: int
    rule_id: int | None
    entry_id: int | None
    ids: Collection[int] | None
    unseen: bool
    failed: bool


def history(db: Database, asked: AlertsAsked) -> list[AlertRecord]:
    """Return alerts, newest first, with their deliveries."""
    conditions = ["true"]
    values: dict[str, Any] = {"limit": asked.get("limit", 100)}
    if (before := asked.get("before")) is not None:
        conditions.append("(raised_at, id) < (:at, :before)")
        values |= {"at": before[0], "before": before[1]}
    if (rule_id := asked.get("rule_id")) is not None:
        conditions.append("rule_id = :rule")
        values["rule"] = rule_id
    if (entry_id := asked.get("entry_id")) is not None:
        conditions.append("entry_id = :entry")
        values["entry"] = entry_id
    if (ids := asked.get("ids")) is not None:
        conditions.append("id IN (SELECT value FROM json_each(:ids))")
        values["ids"] = id_list(ids)
    if asked.get("unseen"):
        conditions.append("seen_at IS NULL")
    if asked.get("failed"):
        conditions.append(
            "(id IN (SELECT alert_id FROM outbox WHERE state = 'failed')"
            " OR id IN (SELECT c.alert_id FROM outbox o JOIN digest_contents c"
            " ON c.run_id = o.digest_id WHERE o.state = 'failed'))"
        )
    rows = db.execute(
        f"SELECT {ALERT_COLUMNS} FROM alerts WHERE {' AND '.join(conditions)}"  # noqa: S608
        " ORDER BY raised_at DESC, id DESC LIMIT :limit",
        values,
    )
    found = [as_alert(row) for row in rows]
    ways = deliveries_of(db, [alert.id for alert in found])
    return [AlertRecord(alert, tuple(ways.get(alert.id, ()))) for alert in found]


def on_desktop(db: Database, ids: Collection[int]) -> list[int]:
    """Return the articles of those alerts that go to the desktop by themselves."""
    if not ids:
        return []
    rows = db.execute(
        "SELECT DISTINCT a.entry_id FROM json_each(?) j JOIN alerts a ON a.id = j.value"
        " JOIN outbox o ON o.alert_id = a.id"
        " WHERE o.channel = 'desktop' AND a.entry_id IS NOT NULL",
        [id_list(ids)],
    )
    return [row[0] for row in rows]


def raised_since(db: Database, revision: int) -> tuple[list[Alert], list[int]]:
    """Return alerts that were written after a revision: those not seen to yet, and all their ids.

    Those that are gone are among the ids. At most a page of them: who has been away for longer
    looks at the history.
    """
    rows = db.execute(
        f"SELECT {ALERT_COLUMNS} FROM alerts INDEXED BY alerts_revision"  # noqa: S608
        " WHERE revision > ? ORDER BY id DESC LIMIT ?",
        [revision, _PAGE],
    )
    found = [as_alert(row) for row in rows][::-1]
    gone = db.execute(
        "SELECT id FROM removed WHERE kind = 'alert' AND revision > ? LIMIT ?", [revision, _PAGE]
    )
    written = [alert.id for alert in found] + [row[0] for row in gone]
    return [alert for alert in found if alert.seen_at is None], written


def deliveries_of(db: Database, alert_ids: Iterable[int]) -> dict[int, list[Delivery]]:
    """Return the deliveries of alerts by these, the first first; those of digests, too."""
    rows = db.execute(
        f"""
        SELECT a.id, {DELIVERY_COLUMNS} FROM json_each(:ids) j CROSS JOIN alerts a ON a.id = j.value
        CROSS JOIN outbox o INDEXED BY outbox_alert ON o.alert_id = a.id
        LEFT JOIN destinations d ON d.id = o.destination_id
        UNION ALL
        SELECT c.alert_id, {DELIVERY_COLUMNS} FROM json_each(:ids) j
        CROSS JOIN digest_contents c ON c.alert_id = j.value
        CROSS JOIN outbox o INDEXED BY outbox_digest ON o.digest_id = c.run_id
        LEFT JOIN destinations d ON d.id = o.destination_id
        """,  # noqa: S608 - constants
        {"ids": id_list(alert_ids)},
    )
    found: dict[int, list[Delivery]] = {}
    for alert_id, *row in rows:
        found.setdefault(alert_id, []).append(as_delivery(row))
    return {alert_id: sorted(ways, key=lambda way: way.id) for alert_id, ways in found.items()}


def about(db: Database, deliveries: Iterable[tuple[int | None, int | None]]) -> list[int]:
    """Return the alerts that deliveries are about, by (alert, digest)."""
    known = list(deliveries)
    rows = db.execute(
        "SELECT alert_id FROM digest_contents WHERE run_id IN (SELECT value FROM json_each(?))",
        [id_list(run_id for _, run_id in known if run_id is not None)],
    )
    found = {alert_id for alert_id, _ in known if alert_id is not None}
    return sorted(found | {row[0] for row in rows})


def mark_seen(tx: Transaction, ids: Iterable[int] | None, *, seen: bool) -> list[int]:
    """Note that the person saw to alerts (``None``: to all), or takes that back."""
    which = "true" if ids is None else "id IN (SELECT value FROM json_each(:ids))"
    rows = tx.db.execute(
        f"UPDATE alerts SET seen_at = :at, revision = :revision"  # noqa: S608
        f" WHERE {which} AND (seen_at IS NULL) = :seen RETURNING id",
        {
            "at": tx.now if seen else None,
            "revision": tx.revision,
            "seen": seen,
            "ids": None if ids is None else id_list(ids),
        },
    )
    return [row[0] for row in rows.fetchall()]


def as_alert(row: Sequence[Any]) -> Alert:
    """Make an alert of a row of ``ALERT_COLUMNS``."""
    values = dict(zip(_ALERT_FIELDS, row, strict=True))
    values["kind"], values["urgency"] = AlertKind(values["kind"]), Urgency(values["urgency"])
    values["found"] = tuple(json.loads(values["found"]))
    return Alert(**values)


def as_delivery(row: Sequence[Any]) -> Delivery:
    """Make a delivery of a row of ``DELIVERY_COLUMNS``."""
    values = dict(zip(_DELIVERY_FIELDS, row, strict=True))
    values["channel"] = Channel(values["channel"])
    values["state"] = DeliveryState(values["state"])
    return Delivery(**values)
