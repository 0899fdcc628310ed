"""What the entries of a feed are known by, changed (I-3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedmon.identity import pair_uid
from feedmon.model import Identity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from feedmon.store.connection import Transaction
    from feedmon.store.database import Database

#: An entry answers to no more ids than this: some publishers never stop giving out new ones, and
#: such an entry is known by its link.
MOST_ALIASES = 64


def change(tx: Transaction, feed_id: int, identity: Identity) -> None:
    """Let the feed's entries be known by something else from now on; no state of any is touched.

    The ids that they had stay theirs, and where link and title are to count they answer to these.
    """
    tx.db.execute(
        "UPDATE feeds SET identity = ?, identity_since = ?, revision = ? WHERE id = ?",
        [identity, tx.now, tx.revision, feed_id],
    )
    if identity is Identity.LINK_TITLE:
        adopt_pairs(tx, feed_id)


def adopt_pairs(tx: Transaction, feed_id: int) -> None:
    """Let every entry of the feed answer to its link and title; of several alike the newest."""
    rows = tx.db.execute(
        "SELECT id, link_key, title FROM entries WHERE feed_id = ? AND link_key IS NOT NULL"
        " ORDER BY id DESC",
        [feed_id],
    ).fetchall()
    add_aliases(tx, feed_id, [(pair_uid(key, title), entry_id) for entry_id, key, title in rows])


def add_aliases(tx: Transaction, feed_id: int, aliases: Iterable[tuple[str, int]]) -> None:
    """Let entries answer to further ids; an id that has an entry already keeps it."""
    tx.db.conn.executemany(
        """
        INSERT INTO entry_aliases (feed_id, uid, entry_id)
        SELECT :feed_id, :uid, id FROM entries WHERE id = :entry_id AND feed_id = :feed_id
            AND (SELECT count(*) FROM entry_aliases WHERE entry_id = :entry_id) < :most
        ON CONFLICT (feed_id, uid) DO NOTHING
        """,
        [
            {"feed_id": feed_id, "uid": uid, "entry_id": entry_id, "most": MOST_ALIASES}
            for uid, entry_id in aliases
        ],
    )


def pairs_of(db: Database, entry_ids: str) -> list[tuple[int, str]]:
    """Return the ids by link and title of these entries (a JSON list) that have a link."""
    rows = db.execute(
        "SELECT id, link_key, title FROM entries"
        " WHERE id IN (SELECT value FROM json_each(?)) AND link_key IS NOT NULL",
        [entry_ids],
    )
    return [(entry_id, pair_uid(key, title)) for entry_id, key, title in rows]
