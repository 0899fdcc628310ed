"""Where a person is told but on the desktop. Secrets are in the keyring, never here."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, TypeAlias

from feedmon.model import Channel, Command, Destination, Mailbox, Webhook
from feedmon.store import removed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from feedmon.store.connection import Transaction
    from feedmon.store.database import Database

Spec: TypeAlias = Webhook | Mailbox | Command

_COLUMNS = "id, title, channel, spec, enabled"


def all_destinations(db: Database) -> list[Destination]:
    """Return every destination in order; one that this version can't read is left out."""
    rows = db.execute(f"SELECT {_COLUMNS} FROM destinations ORDER BY position, id")  # noqa: S608
    return [found for row in rows if (found := _as_destination(row)) is not None]


def one(db: Database, destination_id: int) -> Destination | None:
    """Return a destination; ``None`` if it is gone."""
    row = db.execute(
        f"SELECT {_COLUMNS} FROM destinations WHERE id = ?",  # noqa: S608
        [destination_id],
    ).fetchone()
    return None if row is None else _as_destination(row)


def enabled(db: Database) -> list[int]:
    """Return the ids of those that are not off."""
    return [row[0] for row in db.execute("SELECT id FROM destinations WHERE enabled = 1")]


def add(tx: Transaction, title: str, spec: Spec) -> Destination:
    """Add a destination behind the others."""
    draft = Destination(0, title, spec)
    cursor = tx.db.execute(
        "INSERT INTO destinations (title, channel, spec, enabled, position, revision) VALUES"
        " (?, ?, ?, 1, (SELECT coalesce(max(position), -1) + 1 FROM destinations), ?)",
        [title, draft.channel, _spec_to_json(spec), tx.revision],
    )
    return Destination(cursor.lastrowid or 0, title, spec)


def change(
    tx: Transaction,
    destination_id: int,
    *,
    title: str,
    spec: Spec,
    enabled: bool,
    hasten: bool = False,
) -> Destination | None:
    """Change a destination; ``None`` if it is gone.

    With ``hasten`` what waits to be tried again is tried now: why it failed may be mended.
    """
    changed = Destination(destination_id, title, spec, enabled)
    rows = tx.db.execute(
        "UPDATE destinations SET title = ?, channel = ?, spec = ?, enabled = ?, revision = ?"
        " WHERE id = ?",
        [title, changed.channel, _spec_to_json(spec), enabled, tx.revision, destination_id],
    ).rowcount
    if rows and hasten:
        tx.db.execute(
            "UPDATE outbox SET next_attempt_at = :now, planned_at = :now, revision = :revision"
            " WHERE state = 'due' AND destination_id = :id AND next_attempt_at > :now",
            {"now": tx.now, "revision": tx.revision, "id": destination_id},
        )
    return changed if rows else None


def disable(tx: Transaction, destination_id: int) -> None:
    """Send nothing more to it until the person wants it again."""
    tx.db.execute(
        "UPDATE destinations SET enabled = 0, revision = ? WHERE id = ? AND enabled = 1",
        [tx.revision, destination_id],
    )


def remove(tx: Transaction, destination_id: int) -> bool:
    """Remove a destination; whether it was there. Rules that name it send it nothing more."""
    gone = tx.db.execute("DELETE FROM destinations WHERE id = ?", [destination_id]).rowcount
    if gone:
        removed.note_removed(tx, "destination", [destination_id])
    return bool(gone)


def put_back(tx: Transaction, before: Destination, order: Sequence[int]) -> None:
    """Let a destination that was removed be there again, in its old place, with what was due."""
    tx.db.execute("DELETE FROM removed WHERE kind = 'destination' AND id = ?", [before.id])
    tx.db.execute(
        "INSERT OR IGNORE INTO destinations (id, title, channel, spec, enabled, position, revision)"
        " VALUES (?, ?, ?, ?, ?, 0, ?)",
        [
            before.id,
            before.title,
            before.channel,
            _spec_to_json(before.spec),
            before.enabled,
            tx.revision,
        ],
    )
    tx.db.execute(
        "UPDATE outbox SET state = 'due', next_attempt_at = :now, planned_at = :now, error = NULL,"
        " detail = '', revision = :revision WHERE state = 'failed' AND destination_id = :id"
        " AND error = 'delivery-error' AND detail = 'removed'",
        {"now": tx.now, "revision": tx.revision, "id": before.id},
    )
    places = {each: place for place, each in enumerate(order)}
    known = tx.db.execute("SELECT id FROM destinations ORDER BY position, id").fetchall()
    ids = sorted((row[0] for row in known), key=lambda each: places.get(each, len(places)))
    tx.db.conn.executemany(
        "UPDATE destinations SET position = ?, revision = ? WHERE id = ? AND position <> ?",
        [(place, tx.revision, each, place) for place, each in enumerate(ids)],
    )


def _spec_to_json(spec: Spec) -> str:
    return json.dumps(asdict(spec), ensure_ascii=False)


def _as_destination(row: Sequence[Any]) -> Destination | None:
    destination_id, title, channel, text, enabled = row
    values = json.loads(text)
    kinds: dict[str, type[Webhook | Mailbox | Command]] = {
        Channel.WEBHOOK: Webhook,
        Channel.MAIL: Mailbox,
        Channel.COMMAND: Command,
    }
    try:
        if channel == Channel.COMMAND:
            values["argv"] = tuple(values["argv"])
        return Destination(destination_id, title, kinds[channel](**values), bool(enabled))
    except (KeyError, TypeError):
        return None  # a newer version's
