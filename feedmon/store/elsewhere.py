"""The same article in other feeds: one link, rows of their own (I-7).

A link says that two entries are one article only where it belongs to one entry in each of the two
feeds: many feeds link every entry to their home page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedmon.model import Elsewhere
from feedmon.store.removals import hidden_feeds
from feedmon.store.rows import FEED_TITLE, id_list

if TYPE_CHECKING:
    from collections.abc import Iterable

    from feedmon.store.database import Database

#: A link that stands more often is that of a site.
MOST = 50


def of_entry(db: Database, entry_id: int) -> list[Elsewhere]:
    """Return where else its link is: first what tells the same story, by the feeds' titles."""
    twins = twins_of(db, [entry_id])
    rows = db.execute(
        f"""
        SELECT e.id, e.feed_id, {FEED_TITLE} AS shown, e.story IS NOT NULL AND e.story = (
            SELECT story FROM entries WHERE id = :this) AS same
        FROM json_each(:ids) j CROSS JOIN entries e ON e.id = j.value
        JOIN feeds f ON f.id = e.feed_id
        ORDER BY same DESC, shown COLLATE NOCASE, e.id
        """,  # noqa: S608 - a constant
        {"ids": id_list(twins), "this": entry_id},
    )
    return [Elsewhere(entry, feed, title, bool(same)) for entry, feed, title, same in rows]


def twins_of(db: Database, entry_ids: Iterable[int]) -> list[int]:
    """Return the entries of other feeds that are the same articles as some of these."""
    links = db.execute(
        """
        SELECT DISTINCT e.link_key, e.feed_id FROM json_each(?) j
        CROSS JOIN entries e ON e.id = j.value WHERE e.link_key IS NOT NULL
        """,
        [id_list(entry_ids)],
    ).fetchall()
    hidden = set(hidden_feeds(db))
    found: dict[int, None] = {}
    for link, feed_id in links:
        rows = db.execute(
            "SELECT id, feed_id FROM entries INDEXED BY entries_link WHERE link_key = ? LIMIT ?",
            [link, MOST + 1],
        ).fetchall()
        feeds = [feed for _, feed in rows]
        if len(rows) <= MOST and feeds.count(feed_id) == 1:
            others = (row for row in rows if row[1] != feed_id and row[1] not in hidden)
            found |= dict.fromkeys(entry for entry, feed in others if feeds.count(feed) == 1)
    return list(found)
