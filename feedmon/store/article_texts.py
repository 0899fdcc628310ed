"""Articles as rules look at them: what stands stored, and how it came."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from feedmon.model import Arrival, ArticleText, Origin
from feedmon.store.rows import id_list
from feedmon.store.search import readable

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from feedmon.store.database import Database


#: Of an entry ``e`` with its row ``t`` in the index of words, what ``as_text`` takes.
TEXT_COLUMNS = "e.title, t.text, e.author, e.link, e.categories"


def texts_of(db: Database, ids: Collection[int]) -> dict[int, ArticleText]:
    """Return what rules look at of these articles; of those that there are."""
    db.index_all()
    rows = db.execute(
        f"SELECT e.id, {TEXT_COLUMNS} FROM json_each(?) j"  # noqa: S608 - a constant
        " CROSS JOIN entries e ON e.id = j.value CROSS JOIN entries_fts t ON t.rowid = e.id",
        [id_list(ids)],
    )
    return {entry_id: as_text(columns) for entry_id, *columns in rows}


def as_text(columns: Sequence[Any]) -> ArticleText:
    """Make one of a row of ``TEXT_COLUMNS``."""
    title, text, author, link, categories = columns
    return ArticleText(title, readable(text), author, link or "", tuple(json.loads(categories)))


def one_text(db: Database, entry_id: int) -> tuple[int, ArticleText] | None:
    """Return that of an article, with its feed; ``None`` when it is gone."""
    row = db.execute("SELECT feed_id FROM entries WHERE id = ?", [entry_id]).fetchone()
    found = texts_of(db, [entry_id])
    return None if row is None or entry_id not in found else (row[0], found[entry_id])


def arrival(db: Database, entry_id: int) -> Arrival:
    """Return how an article came. What was imported says nothing of its feed's first fetch."""
    row = db.execute(
        """
        SELECT e.received_at, e.origin, e.edits > 0,
            e.received_at = (SELECT min(o.received_at) FROM entries o
                WHERE o.feed_id = e.feed_id AND o.origin IS NULL)
        FROM entries e WHERE e.id = ?
        """,
        [entry_id],
    ).fetchone()
    if row is None:
        return Arrival(0)
    received_at, origin, edited, first = row
    came = None if origin is None else Origin(origin)
    return Arrival(received_at, bool(first), came, bool(edited))
