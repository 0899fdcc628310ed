"""What goes out with a delivery: its alerts, and the articles that they are about, as they are."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from feedmon.model import Parcel, ToldArticle, Urgency
from feedmon.store import destinations, outbox
from feedmon.store.alert_history import ALERT_COLUMNS, as_alert, by_id
from feedmon.store.outbox import DUE
from feedmon.store.rows import id_list
from feedmon.store.search import readable
from feedmon.telling import Waiting

if TYPE_CHECKING:
    from collections.abc import Iterable

    from feedmon.model import Alert, Delivery
    from feedmon.store.connection import Transaction
    from feedmon.store.database import Database

#: So many letters of an article go out, and of all in one delivery: many receivers take no more
#: than a megabyte.
TEXT_LETTERS, ALL_LETTERS = 20_000, 400_000


def claim_next(tx: Transaction, destination_id: int, *, owner: str, lease_s: int) -> Parcel | None:
    """Take what is to go to a destination next; ``None`` while there is nothing for anybody."""
    while True:
        delivery = outbox.claim_next(tx, destination_id, owner=owner, lease_s=lease_s)
        if delivery is None:
            return None
        found = parcel(tx.db, delivery)
        if found is not None:
            return found
        # Nothing is left of what it was about.
        nothing = {"error": "delivery-error", "detail": "seen"}
        outbox.put_off(tx, [delivery.id], owner, until=None, counts=False, **nothing)


def parcel(db: Database, delivery: Delivery) -> Parcel | None:
    """Return a delivery with all that goes out with it; ``None`` where nothing is left of that."""
    destination = (
        None if delivery.destination_id is None else destinations.one(db, delivery.destination_id)
    )
    found, title = _alerts(db, delivery.alert_id, delivery.digest_id)
    if destination is None or not found:
        return None
    return Parcel(delivery, destination, found, tuple(_articles(db, found)), title)


def waiting(db: Database, now: int, *, urgent_only: bool = False) -> list[Waiting]:
    """Return what is due on the desktop and nobody has, oldest first."""
    rows = db.execute(
        f"""
        SELECT o.id, o.key, o.urgency, o.created_at, o.attempts, o.alert_id, o.digest_id,
            (SELECT r.digest_id FROM digest_runs r WHERE r.id = o.digest_id)
        FROM outbox o WHERE o.channel = 'desktop' AND {DUE}
            AND (NOT :urgent_only OR o.urgency = '{Urgency.URGENT}') ORDER BY +o.id
        """,  # noqa: S608 - constants
        {"now": now, "urgent_only": urgent_only},
    ).fetchall()
    single = {alert.id: alert for alert in by_id(db, [row[5] for row in rows if row[5]])}
    result = []
    for delivery_id, key, urgency, created_at, attempts, alert_id, run_id, digest_id in rows:
        title = None
        found = tuple(single[one] for one in (alert_id,) if one in single)
        if run_id is not None:
            found, title = _alerts(db, alert_id, run_id)
        result.append(
            Waiting(
                delivery_id,
                key,
                found,
                created_at,
                urgent=urgency == Urgency.URGENT,
                attempts=attempts,
                digest=title,
                digest_id=digest_id or 0,
            )
        )
    return result


def told_since(db: Database, since: int) -> list[int]:
    """Return when something that is not urgent was said on the desktop, since then."""
    rows = db.execute(
        "SELECT delivered_at FROM outbox WHERE state = 'delivered' AND delivered_at > ?"
        " AND channel = 'desktop' AND urgency <> 'urgent' AND digest_id IS NULL",
        [since],
    )
    return [row[0] for row in rows]


def _alerts(
    db: Database, alert_id: int | None, run_id: int | None
) -> tuple[tuple[Alert, ...], str | None]:
    """Return the alerts of a delivery, and the title of its digest."""
    if run_id is None:
        rows = db.execute(
            f"SELECT {ALERT_COLUMNS} FROM alerts WHERE id = ?",  # noqa: S608
            [alert_id],
        )
        return tuple(map(as_alert, rows)), None
    # An article is told once, however many rules found it.
    rows = db.execute(
        f"SELECT {ALERT_COLUMNS} FROM alerts WHERE id IN (SELECT min(a.id)"  # noqa: S608
        " FROM digest_contents c CROSS JOIN alerts a ON a.id = c.alert_id WHERE c.run_id = ?"
        " GROUP BY coalesce(a.entry_id, -a.id)) ORDER BY id",
        [run_id],
    )
    found = tuple(map(as_alert, rows))
    run = db.execute("SELECT title FROM digest_runs WHERE id = ?", [run_id]).fetchone()
    return found, run[0] if run else ""


def _articles(db: Database, alerts: Iterable[Alert]) -> Iterable[ToldArticle]:
    ids = [each.entry_id for each in alerts if each.entry_id is not None]
    rows = db.execute(
        """
        SELECT e.id, e.title, e.link, e.author, substr(t.text, 1, ?), e.categories, e.published_at,
            e.received_at, f.url
        FROM json_each(?) j CROSS JOIN entries e ON e.id = j.value
        CROSS JOIN entries_fts t ON t.rowid = e.id CROSS JOIN feeds f ON f.id = e.feed_id
        ORDER BY j.key
        """,
        [min(TEXT_LETTERS, ALL_LETTERS // max(1, len(ids))), id_list(ids)],
    )
    for entry_id, title, link, author, text, categories, published_at, received_at, url in rows:
        yield ToldArticle(
            entry_id,
            title,
            link,
            author,
            readable(text),
            tuple(json.loads(categories)),
            published_at,
            received_at,
            url,
        )
