"""What changed since a revision: for windows beside another program that writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedmon.model import Delta
from feedmon.store import folders, searches
from feedmon.store.rows import SELECT_FEED, SELECT_SUMMARY, as_feed, as_summary

if TYPE_CHECKING:
    from feedmon.store.database import Database

#: Beyond so many changed or removed entries a window is told to read anew instead.
MOST_ENTRIES = 5_000


def revision(db: Database) -> int:
    """Return the revision of the last transaction that changed a row."""
    (last,) = db.execute("SELECT revision FROM meta").fetchone()
    return int(last)


def changes_since(db: Database, since: int) -> Delta:
    """Everything written after the revision ``since``; own writes are among it.

    A removed feed stands for its entries too.
    """
    now = revision(db)
    (forgotten,) = db.execute("SELECT forgotten FROM meta").fetchone()
    removed: dict[str, list[int]] = {
        kind: [] for kind in ("feed", "folder", "entry", "search", "rule", "destination")
    }
    for kind, removed_id in db.execute(
        "SELECT kind, id FROM removed WHERE revision > ? ORDER BY revision, id", [since]
    ):
        removed.setdefault(kind, []).append(removed_id)
    entries = db.execute(
        SELECT_SUMMARY
        + " FROM entries e INDEXED BY entries_revision JOIN feeds f ON f.id = e.feed_id"
        + " WHERE e.revision > ? AND f.removed_at IS NULL LIMIT ?",
        [since, MOST_ENTRIES + 1],
    ).fetchall()
    reload = (
        since < forgotten or len(entries) > MOST_ENTRIES or len(removed["entry"]) > MOST_ENTRIES
    )
    feeds = db.execute(
        SELECT_FEED + " INDEXED BY feeds_revision"
        " WHERE f.revision > ? AND f.removed_at IS NULL ORDER BY f.id",
        [since],
    )
    tree = folders.in_tree_order(db)
    changed = {row[0] for row in db.execute("SELECT id FROM folders WHERE revision > ?", [since])}
    return Delta(
        revision=now,
        feeds=tuple(map(as_feed, feeds)),
        folders=tuple(folder for folder in tree if folder.id in changed),
        entries=() if reload else tuple(map(as_summary, entries)),
        searches=tuple(searches.saved(db)) if _searches_changed(db, since, removed) else None,
        removed_feeds=tuple(removed["feed"]),
        removed_folders=tuple(removed["folder"]),
        removed_entries=() if reload else tuple(removed["entry"]),
        reload=reload,
    )


def _searches_changed(db: Database, since: int, removed: dict[str, list[int]]) -> bool:
    (last,) = db.execute("SELECT max(revision) FROM searches").fetchone()
    return bool(removed["search"]) or (last is not None and last > since)


def data_version(connection_of_writer: Database) -> int:
    """Return a number that changes whenever another program has written.

    SQLite counts the commits of all *other* connections; only this program's writer ever
    commits here, so asked on the writer's connection the number is about other programs.
    """
    (version,) = connection_of_writer.execute("PRAGMA data_version").fetchone()
    return int(version)
