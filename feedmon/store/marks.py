"""What a person does to entries: read or unread, starred, shown again after a rule hid them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from feedmon.store import elsewhere, stories
from feedmon.store.queries import entry_ids
from feedmon.store.rows import id_list, pieces

if TYPE_CHECKING:
    from collections.abc import Iterable

    from feedmon.model import EntryKey, EntryQuery
    from feedmon.store.connection import Transaction


def mark_read(
    tx: Transaction,
    ids: Iterable[int],
    *,
    read: bool,
    together: bool = False,
    once: bool = False,
) -> list[int]:
    """Mark entries read or unread; return those that were not so already.

    With ``once`` all that tell the same story are marked alike, and with ``together`` what is read
    is read wherever its link is (I-7).
    """
    # What a rule hid is read, and stays so unless it is meant itself.
    ids = stories.with_copies(tx.db, ids, hidden=read) if once else list(ids)
    if read and together:
        ids += elsewhere.twins_of(tx.db, ids)
    # Found first, in the order of the table, and written then: RETURNING took a fifth longer.
    rows = tx.db.execute(
        "SELECT id FROM entries NOT INDEXED"
        " WHERE id IN (SELECT value FROM json_each(?)) AND read <> ?",
        [id_list(ids), read],
    )
    changed = [entry_id for (entry_id,) in rows]
    for some in pieces(changed):
        values = {"ids": id_list(some), "read": read, "at": tx.now if read else None}
        if not read:
            # By itself: a statement that names the column writes all the indexes that have it.
            tx.db.execute(
                "UPDATE entries NOT INDEXED SET hidden = 0"
                " WHERE id IN (SELECT value FROM json_each(:ids)) AND hidden = 1",
                {"ids": values["ids"]},
            )
        tx.db.execute(
            "UPDATE entries SET read = :read, read_at = :at, revision = :revision"
            " WHERE id IN (SELECT value FROM json_each(:ids))",
            values | {"revision": tx.revision},
        )
    return changed


def mark_all_read(
    tx: Transaction,
    query: EntryQuery,
    *,
    after: EntryKey | None = None,
    before: EntryKey | None = None,
    together: bool = False,
    once: bool = False,
) -> list[int]:
    """Mark everything of the query read, or what lies between two places; return what was not."""
    ids = entry_ids(tx.db, replace(query, unread=True), tx.now, after=after, before=before)
    return mark_read(tx, ids, read=True, together=together, once=once)


def hide(tx: Transaction, ids: Iterable[int], *, hidden: bool) -> list[int]:
    """Show entries again that a rule hid, or take that back; return those that were not so already.

    What is shown again stays read. Hidden is only what is read and has no star.
    """
    rows = tx.db.execute(
        """
        UPDATE entries SET hidden = :hidden, revision = :revision
        WHERE id IN (SELECT value FROM json_each(:ids)) AND hidden <> :hidden
            AND (NOT :hidden OR (read = 1 AND starred = 0))
        RETURNING id
        """,
        {"hidden": hidden, "revision": tx.revision, "ids": id_list(ids)},
    )
    return [row[0] for row in rows.fetchall()]


def star(tx: Transaction, ids: Iterable[int], *, starred: bool) -> list[int]:
    """Star entries or take their stars; return those that were not so already."""
    rows = tx.db.execute(
        """
        UPDATE entries SET starred = :starred, starred_at = :at, revision = :revision,
            hidden = CASE WHEN :starred THEN 0 ELSE hidden END
        WHERE id IN (SELECT value FROM json_each(:ids)) AND starred <> :starred
        RETURNING id
        """,
        {
            "starred": starred,
            "at": tx.now if starred else None,
            "revision": tx.revision,
            "ids": id_list(ids),
        },
    )
    return [row[0] for row in rows.fetchall()]
