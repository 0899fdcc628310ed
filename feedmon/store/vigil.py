"""What is known of feeds that are watched over, and the alerts about them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from feedmon.model import AlertKind, FeedState, WatchedOver
from feedmon.store import alert_history, alerts
from feedmon.store.destinations import enabled
from feedmon.vigil import TIMES, vigil_from_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from feedmon.model import Alert, Finding
    from feedmon.store.connection import Transaction
    from feedmon.store.database import Database

#: So many hosts that answered last say whether the internet is there.
HOSTS = 50

_COLUMNS = (
    *("id", "url", "host", "kind", "state", "added_at", "error", "error_detail", "failures"),
    *("failing_since", "last_polled_at", "last_success_at", "empty_since", "certificate_from"),
    *("certificate_until", "vigil"),
)
_SELECT = f"""
SELECT {", ".join("f." + name for name in _COLUMNS)},
    (SELECT sort_at FROM entries e INDEXED BY entries_all_of_feed WHERE e.feed_id = f.id
     ORDER BY sort_at DESC LIMIT 1),
    (SELECT max(json_extract(a.detail, '$.last_at')) FROM alerts a INDEXED BY alerts_feed
     WHERE a.feed_id = f.id AND a.kind = '{AlertKind.SILENT}'),
    f.paused
FROM feeds f WHERE f.id > ? AND f.removed_at IS NULL ORDER BY f.id LIMIT ?
"""  # noqa: S608 - constants


def slice_of(db: Database, after: int, limit: int) -> list[WatchedOver]:
    """Return the feeds behind an id, by id: how they stand."""
    return [_as_watched(row) for row in db.execute(_SELECT, [after, limit])]


def times_of(db: Database, feed_ids: Iterable[int]) -> dict[int, list[int]]:
    """Return the places in time of the newest articles of feeds, the newest first."""
    return {
        feed_id: [
            at
            for (at,) in db.execute(
                "SELECT sort_at FROM entries INDEXED BY entries_all_of_feed WHERE feed_id = ?"
                " ORDER BY sort_at DESC LIMIT ?",
                [feed_id, TIMES],
            )
        ]
        for feed_id in feed_ids
    }


def answers(db: Database) -> list[tuple[str, str, int]]:
    """Return the hosts that answered last: host, an address there, when; the newest first."""
    rows = db.execute(
        "SELECT host, url, max(last_success_at) AS at FROM feeds"
        " WHERE removed_at IS NULL AND last_success_at IS NOT NULL"
        " GROUP BY host ORDER BY at DESC LIMIT ?",
        [HOSTS],
    )
    return [(host, url, at) for host, url, at in rows]


def untold(db: Database, keys: Iterable[str]) -> set[str]:
    """Return those keys under which nothing was told."""
    wanted = list(keys)
    rows = db.execute(
        "SELECT key FROM alerts WHERE key IN (SELECT value FROM json_each(?))", [json.dumps(wanted)]
    )
    return set(wanted) - {key for (key,) in rows}


def tell(
    tx: Transaction, found: Iterable[Finding], *, desktop: bool, destinations: Sequence[int]
) -> list[Alert]:
    """Raise alerts about feeds, those that were not raised before, and send them these ways.

    Where all destinations are off or gone they go to the desktop: nobody looks at what is silent.
    """
    open_ones = set(enabled(tx.db))
    raised = [
        alerts.raise_of_feed(
            tx,
            each.feed_id,
            each.kind,
            each.key,
            urgency=each.urgency,
            detail=each.detail,
            desktop=desktop or (bool(destinations) and open_ones.isdisjoint(destinations)),
            destinations=destinations,
        )
        for each in found
    ]
    return alert_history.by_id(tx.db, [alert_id for alert_id in raised if alert_id is not None])


def _as_watched(row: Sequence[Any]) -> WatchedOver:
    values = dict(zip((*_COLUMNS, "last_at", "told_at", "paused"), row, strict=True))
    if values.pop("paused") and values["state"] != FeedState.GONE:
        values["state"] = FeedState.PAUSED
    values["vigil"] = vigil_from_json(values["vigil"])
    return WatchedOver(**values)
