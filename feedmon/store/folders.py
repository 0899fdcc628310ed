"""Folders: a tree of titles; every change keeps it a tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedmon.errors import NoSuchFolder
from feedmon.model import Wish
from feedmon.store.rows import FOLDER_COLUMNS, as_folder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from feedmon.model import Folder
    from feedmon.store.connection import Transaction
    from feedmon.store.database import Database

#: The ids of a folder and of everything below it, as a table ``subtree``.
SUBTREE = """
WITH RECURSIVE subtree (id) AS (
    VALUES (:folder_id)
    UNION
    SELECT folders.id FROM folders JOIN subtree ON folders.parent_id = subtree.id
)
"""


def in_tree_order(db: Database) -> list[Folder]:
    """All folders: each followed by those within it, siblings by position."""
    children = _children(db)

    def below(parent_id: int | None) -> Iterator[Folder]:
        for folder in children.get(parent_id, ()):
            yield folder
            yield from below(folder.id)

    return list(below(None))


def order_of_feeds(db: Database) -> dict[int | None, int]:
    """For each folder (``None``: the top) the place of its own feeds in the window's order.

    Within a folder its folders stand first, its feeds follow.
    """
    children = _children(db)

    def below(parent_id: int | None) -> Iterator[int | None]:
        for folder in children.get(parent_id, ()):
            yield from below(folder.id)
        yield parent_id

    return {folder_id: place for place, folder_id in enumerate(below(None))}


def one_folder(db: Database, folder_id: int) -> Folder:
    """Return the folder.

    Raises:
        NoSuchFolder: it does not exist (any more).

    """
    row = db.execute(
        f"SELECT {FOLDER_COLUMNS} FROM folders WHERE id = ?",  # noqa: S608 - a constant
        [folder_id],
    ).fetchone()
    if row is None:
        raise NoSuchFolder(folder_id)
    return as_folder(row)


def require(db: Database, folder_id: int | None) -> None:
    """Raise ``NoSuchFolder`` unless the folder (or the top, ``None``) is there."""
    if folder_id is not None:
        one_folder(db, folder_id)


def add_folder(
    tx: Transaction,
    title: str,
    parent_id: int | None,
    *,
    wish: Wish | None = None,
    opml_extra: str = "[]",
) -> Folder:
    """Add a folder behind its siblings, which wants this of polling."""
    require(tx.db, parent_id)
    wish = wish or Wish()
    cursor = tx.db.execute(
        "INSERT INTO folders (title, parent_id, position, rhythm, poll_interval_s, poll_floor_s,"
        " poll_ceiling_s, opml_extra, revision) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            title,
            parent_id,
            _end(tx.db, parent_id),
            wish.rhythm,
            wish.interval_s,
            wish.floor_s,
            wish.ceiling_s,
            opml_extra,
            tx.revision,
        ],
    )
    assert cursor.lastrowid is not None  # noqa: S101 - of an INSERT
    return one_folder(tx.db, cursor.lastrowid)


def rename_folder(tx: Transaction, folder_id: int, title: str) -> Folder:
    """Give the folder another title."""
    require(tx.db, folder_id)
    tx.db.execute(
        "UPDATE folders SET title = ?, revision = ? WHERE id = ?",
        [title, tx.revision, folder_id],
    )
    return one_folder(tx.db, folder_id)


def set_rhythm(tx: Transaction, folder_id: int, wish: Wish) -> list[int]:
    """Let the folder want this of polling; return the feeds in it and below."""
    require(tx.db, folder_id)
    tx.db.execute(
        "UPDATE folders SET rhythm = ?, poll_interval_s = ?, poll_floor_s = ?,"
        " poll_ceiling_s = ?, revision = ? WHERE id = ?",
        [
            wish.rhythm,
            wish.interval_s,
            wish.floor_s,
            wish.ceiling_s,
            tx.revision,
            folder_id,
        ],
    )
    rows = tx.db.execute(
        f"{SUBTREE} SELECT id FROM feeds WHERE folder_id IN (SELECT id FROM subtree)",  # noqa: S608
        {"folder_id": folder_id},
    )
    return [row[0] for row in rows]


def subtree(db: Database, folder_id: int) -> set[int]:
    """Return the folder's id and those of all folders below it."""
    rows = db.execute(f"{SUBTREE} SELECT id FROM subtree", {"folder_id": folder_id})  # noqa: S608 - a constant
    return {row[0] for row in rows}


def _end(db: Database, parent_id: int | None) -> int:
    (position,) = db.execute(
        "SELECT coalesce(max(position) + 1, 0) FROM folders WHERE parent_id IS ?", [parent_id]
    ).fetchone()
    return int(position)


def _children(db: Database) -> dict[int | None, list[Folder]]:
    children: dict[int | None, list[Folder]] = {}
    for row in db.execute(
        f"SELECT {FOLDER_COLUMNS} FROM folders ORDER BY position, id"  # noqa: S608 - a constant
    ):
        folder = as_folder(row)
        children.setdefault(folder.parent_id, []).append(folder)
    return children
