"""Alerts: raised once, in the transaction that stores what they are about; their history."""

from __future__ import annotations

import json
import secrets
from typing import TYPE_CHECKING, Any

from feedmon.model import (
    Alert,
    AlertKind,
    AlertRecord,
    Channel,
    Delivery,
    DeliveryState,
    Urgency,
)
from feedmon.store import entries, tags
from feedmon.store.rows import FEED_TITLE, id_list

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from sqlite_utils import Database

    from feedmon.model import Consequence, NewAlert
    from feedmon.store.connection import Transaction

#: What nobody could be told on a desktop within this is told no more (seconds).
DESKTOP_EXPIRES_S = 7 * 86_400
#: A digest waits longer: what is in it was meant to wait, and a week is the pause of many.
DIGEST_EXPIRES_S = 30 * 86_400
#: An alert about a story that the same rule told of another feed is told nowhere.
SAME_STORY = "same-story"
_TOLD_BEFORE = """
EXISTS (SELECT 1 FROM entries o INDEXED BY entries_story JOIN alerts a ON a.entry_id = o.id
    WHERE o.story = e.story AND o.id <> e.id AND a.rule_id = :rule)
OR EXISTS (SELECT 1 FROM entries o INDEXED BY entries_story JOIN told_before t ON t.entry_id = o.id
    WHERE o.story = e.story AND o.id <> e.id AND t.rule_id = :rule)
"""
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


# --- what rules do ----------------------------------------------------------------------------


def settle(
    tx: Transaction,
    added: Sequence[int],
    consequences: Sequence[Consequence],
    *,
    once: bool = False,
) -> tuple[list[int], list[int]]:
    """Do what rules say of articles that were stored; return alerts, and what is hidden now.

    With ``once`` a rule tells a story that several feeds tell but once.
    """
    if not consequences:
        return [], []
    rows = tx.db.execute(
        "SELECT uid, id FROM entries WHERE id IN (SELECT value FROM json_each(?))",
        [id_list(added)],
    )
    ids: dict[str, int] = dict(rows.fetchall())
    raised: list[int] = []
    hidden: list[int] = []
    for one in consequences:
        entry_id = one.entry_id if one.entry_id is not None else ids.get(one.uid)
        if entry_id is None:
            continue
        if one.entry_id is None:
            _mark(tx, entry_id, one)
            if one.hidden_by is not None and not one.star:
                hidden.append(entry_id)
        raised += raise_about(tx, entry_id, one.alerts, once=once)
    return raised, hidden


def _mark(tx: Transaction, entry_id: int, one: Consequence) -> None:
    if one.read:
        entries.mark_read(tx, [entry_id], read=True)
    if one.star:
        entries.star(tx, [entry_id], starred=True)
    elif one.hidden_by is not None:
        tx.db.execute(
            "UPDATE entries SET hidden = 1, hidden_by = ? WHERE id = ?", [one.hidden_by, entry_id]
        )
    for title in one.tags:
        tags.tag(tx, [entry_id], title, tagged=True)


def raise_about(
    tx: Transaction, entry_id: int, new: Iterable[NewAlert], *, once: bool
) -> list[int]:
    """Raise alerts about an article, those that were not raised before; return their ids.

    With ``once`` one goes nowhere where the same rule told the story when another feed had it.
    That another feed had it is not enough: the rule need not be about that one.
    """
    raised = []
    for alert in new:
        row = tx.db.execute(
            f"""
            INSERT OR IGNORE INTO alerts (kind, key, rule_id, entry_id, feed_id, raised_at, urgency,
                title, link, feed_title, rule_title, found, note, revision)
            SELECT :kind, :key, :rule, e.id, e.feed_id, :now, :urgency, e.title, e.link,
                {FEED_TITLE}, :rule_title, :found,
                CASE WHEN :once AND ({_TOLD_BEFORE}) THEN :same_story END, :revision
            FROM entries e JOIN feeds f ON f.id = e.feed_id WHERE e.id = :entry
                AND NOT EXISTS (SELECT 1 FROM told_before WHERE entry_id = e.id AND rule_id = :rule)
            RETURNING id, note
            """,  # noqa: S608 - constants
            {
                "kind": AlertKind.ARTICLE,
                "key": f"rule:{alert.rule_id}:{entry_id}",
                "rule": alert.rule_id,
                "entry": entry_id,
                "now": tx.now,
                "urgency": alert.urgency,
                "rule_title": alert.rule_title,
                "found": json.dumps(alert.found, ensure_ascii=False),
                "once": once,
                "same_story": SAME_STORY,
                "revision": tx.revision,
            },
        ).fetchall()
        if not row:
            continue
        ((alert_id, note),) = row
        raised.append(alert_id)
        if note is None:
            send(
                tx,
                alert_id,
                alert.urgency,
                desktop=alert.desktop,
                destinations=alert.destinations,
            )
    if raised:
        tx.db.execute(
            "UPDATE entries SET alerted = 1, revision = ? WHERE id = ? AND alerted = 0",
            [tx.revision, entry_id],
        )
    return raised


def raise_of_feed(
    tx: Transaction,
    feed_id: int,
    kind: AlertKind,
    key: str,
    *,
    urgency: Urgency = Urgency.NORMAL,
    detail: str = "",
    desktop: bool = True,
    destinations: Sequence[int] = (),
) -> int | None:
    """Raise an alert about a feed itself, unless one of that ``key`` was raised; its id."""
    row = tx.db.execute(
        f"""
        INSERT OR IGNORE INTO alerts (kind, key, feed_id, raised_at, urgency, title, link,
            feed_title, detail, revision)
        SELECT :kind, :key, f.id, :now, :urgency, {FEED_TITLE}, f.site_url, {FEED_TITLE}, :detail,
            :revision
        FROM feeds f WHERE f.id = :feed AND f.removed_at IS NULL
        RETURNING id
        """,  # noqa: S608 - a constant
        {
            "kind": kind,
            "key": key,
            "feed": feed_id,
            "now": tx.now,
            "urgency": urgency,
            "detail": detail,
            "revision": tx.revision,
        },
    ).fetchall()
    if not row:
        return None
    alert_id = int(row[0][0])
    send(tx, alert_id, urgency, desktop=desktop, destinations=destinations)
    return alert_id


def send(
    tx: Transaction,
    alert_id: int,
    urgency: Urgency,
    *,
    desktop: bool,
    destinations: Sequence[int] = (),
) -> None:
    """Put an alert into the outbox, once for each way; for a digest it waits where it is."""
    if urgency is Urgency.DIGEST:
        return
    if desktop:
        post(tx, Channel.DESKTOP, urgency, alert_id=alert_id)
    if destinations:
        known = tx.db.execute(
            "SELECT id, channel FROM destinations WHERE enabled = 1"
            " AND id IN (SELECT value FROM json_each(?)) ORDER BY position, id",
            [id_list(destinations)],
        )
        for destination_id, channel in known.fetchall():
            post(tx, Channel(channel), urgency, alert_id=alert_id, destination_id=destination_id)


def post(
    tx: Transaction,
    channel: Channel,
    urgency: Urgency,
    *,
    alert_id: int | None = None,
    digest_id: int | None = None,
    destination_id: int | None = None,
) -> int:
    """Add a delivery that is due now; return its id."""
    lasts_s = DESKTOP_EXPIRES_S if digest_id is None else DIGEST_EXPIRES_S
    expires_at = tx.now + lasts_s if channel is Channel.DESKTOP else None
    cursor = tx.db.execute(
        "INSERT INTO outbox (key, channel, destination_id, alert_id, digest_id, state, urgency,"
        " created_at, next_attempt_at, planned_at, expires_at, revision)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            secrets.token_hex(16),
            channel,
            destination_id,
            alert_id,
            digest_id,
            DeliveryState.DUE,
            urgency,
            tx.now,
            tx.now,
            tx.now,
            expires_at,
            tx.revision,
        ],
    )
    return cursor.lastrowid or 0


# --- the history ------------------------------------------------------------------------------


def by_id(db: Database, ids: Iterable[int]) -> list[Alert]:
    """Return those alerts that there are, in this order."""
    wanted = list(ids)
    rows = db.execute(
        f"SELECT {ALERT_COLUMNS} FROM alerts WHERE id IN (SELECT value FROM json_each(?))",  # noqa: S608
        [id_list(wanted)],
    )
    found = {row[0]: as_alert(row) for row in rows}
    return [found[alert_id] for alert_id in wanted if alert_id in found]


def history(
    db: Database,
    *,
    before: tuple[int, int] | None = None,
    limit: int = 100,
    rule_id: int | None = None,
    entry_id: int | None = None,
    ids: Iterable[int] | None = None,
    unseen: bool = False,
    failed: bool = False,
) -> list[AlertRecord]:
    """Return alerts, newest first, with their deliveries: those before (raised_at, id).

    With ``ids`` only these, with ``failed`` those that could not be delivered in some way.
    """
    conditions = ["true"]
    values: dict[str, Any] = {"limit": limit}
    if before is not None:
        conditions.append("(raised_at, id) < (:at, :before)")
        values |= {"at": before[0], "before": before[1]}
    if rule_id is not None:
        conditions.append("rule_id = :rule")
        values["rule"] = rule_id
    if entry_id is not None:
        conditions.append("entry_id = :entry")
        values["entry"] = entry_id
    if ids is not None:
        conditions.append("id IN (SELECT value FROM json_each(:ids))")
        values["ids"] = id_list(ids)
    if unseen:
        conditions.append("seen_at IS NULL")
    if failed:
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
