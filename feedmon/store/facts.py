"""How much the store holds: for a person who asks, or reports a trouble."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from feedmon.model import StoreFacts
from feedmon.store import files

if TYPE_CHECKING:
    from pathlib import Path

    from feedmon.store.database import Database

SQLITE_VERSION = sqlite3.sqlite_version


def gather(db: Database, path: Path) -> StoreFacts:
    """Count feeds, folders and entries, and the bytes of the file with what lies beside it."""
    (schema,) = db.execute("PRAGMA user_version").fetchone()
    (feeds,) = db.execute("SELECT count(*) FROM feeds WHERE removed_at IS NULL").fetchone()
    (folders,) = db.execute("SELECT count(*) FROM folders").fetchone()
    (entries,) = db.execute("SELECT count(*) FROM entries").fetchone()
    together = (path, files.beside(path, "-wal"))
    size = sum(file.stat().st_size for file in together if file.exists())
    return StoreFacts(str(path), size, schema, feeds, folders, entries)
