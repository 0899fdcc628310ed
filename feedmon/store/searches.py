"""Searches that the person kept, in their order."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from feedmon.errors import NoSuchSearch
from feedmon.model import SavedSearch
from feedmon.store.queries import count_entries
from feedmon.store.removed import note_removed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from feedmon.store.connection import Transaction
    from feedmon.store.database import Database

_SELECT = "SELECT id, title, query FROM searches"


def saved(db: Database) -> list[SavedSearch]:
    """All of them, in their order."""
    return [SavedSearch(*row) for row in db.execute(f"{_SELECT} ORDER BY position, id")]


def one(db: Database, search_id: int) -> SavedSearch:
    """Return one; raises NoSuchSearch."""
    row = db.execute(f"{_SELECT} WHERE id = ?", [search_id]).fetchone()
    if row is None:
        raise NoSuchSearch(search_id)
    return SavedSearch(*row)


def unread(db: Database, search: SavedSearch, now: int, *, once: bool = False) -> int:
    """Count its unread articles; with ``once`` a story that several feeds tell is one."""
    return count_entries(db, replace(search.entry_query, unread=True, once=once), now)


def save(tx: Transaction, title: str, query: str) -> SavedSearch:
    """Keep a search behind the others."""
    cursor = tx.db.execute(
        "INSERT INTO searches (title, query, position, revision)"
        " SELECT ?, ?, coalesce(max(position) + 1, 0), ? FROM searches",
        [title, query, tx.revision],
    )
    assert cursor.lastrowid is not None  # noqa: S101 - of an INSERT
    return one(tx.db, cursor.lastrowid)


def edit(tx: Transaction, search_id: int, title: str, query: str) -> SavedSearch:
    """Give a search another name or other words; how it was."""
    before = one(tx.db, search_id)
    tx.db.execute(
        "UPDATE searches SET title = ?, query = ?, revision = ? WHERE id = ?",
        [title, query, tx.revision, search_id],
    )
    return before


def remove(tx: Transaction, search_id: int) -> int:
    """Forget a search; the place where it stood."""
    one(tx.db, search_id)
    place = [search.id for search in saved(tx.db)].index(search_id)
    tx.db.execute("DELETE FROM searches WHERE id = ?", [search_id])
    note_removed(tx, "search", [search_id])
    return place


def put_back(tx: Transaction, search: SavedSearch, place: int) -> None:
    """Keep a search again that was forgotten, under its id and where it stood."""
    tx.db.execute("DELETE FROM removed WHERE kind = 'search' AND id = ?", [search.id])
    tx.db.execute(
        "INSERT INTO searches (id, title, query, position, revision) VALUES (?, ?, ?, 0, ?)"
        " ON CONFLICT (id) DO UPDATE SET title = excluded.title, query = excluded.query,"
        " revision = excluded.revision",
        [search.id, search.title, search.query, tx.revision],
    )
    others = [each.id for each in saved(tx.db) if each.id != search.id]
    arrange(tx, [*others[:place], search.id, *others[place:]])


def arrange(tx: Transaction, search_ids: Iterable[int]) -> list[int]:
    """Put the searches in this order, those that are not named behind; the order before."""
    before = [search.id for search in saved(tx.db)]
    named = [search_id for search_id in dict.fromkeys(search_ids) if search_id in before]
    after = named + [search_id for search_id in before if search_id not in named]
    tx.db.conn.executemany(
        "UPDATE searches SET position = ?1, revision = ?2 WHERE id = ?3 AND position <> ?1",
        [(position, tx.revision, search_id) for position, search_id in enumerate(after)],
    )
    return before
