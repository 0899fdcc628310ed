"""Alerts: raised once, in the transaction that stores what they are about."""

from __future__ import annotations

import json
import secrets
from typing import TYPE_CHECKING

from feedmon.model import AlertKind, Channel, DeliveryState, Urgency
from feedmon.store import marks, tags
from feedmon.store.rows import FEED_TITLE, id_list

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

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
        marks.mark_read(tx, [entry_id], read=True)
    if one.star:
        marks.star(tx, [entry_id], starred=True)
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
