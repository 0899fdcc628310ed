"""What the next poll of a feed depends on: when it published, and what the person wants."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedmon.model import Past
from feedmon.store import push
from feedmon.store.folders import require
from feedmon.store.rows import as_wish

if TYPE_CHECKING:
    from collections.abc import Iterable

    from feedmon.model import Wish
    from feedmon.store.database import Database

#: So many of the newest entries say when a feed publishes.
NEWEST = 60

_ABOVE = """
    UNION ALL
    SELECT d.parent_id, d.rhythm, d.poll_interval_s, d.poll_floor_s, d.poll_ceiling_s, depth + 1
    FROM above JOIN folders d ON d.id = above.folder_id
)
SELECT rhythm, interval_s, floor_s, ceiling_s FROM above ORDER BY depth
"""
_COLUMNS = "folder_id, rhythm, interval_s, floor_s, ceiling_s, depth"
_OF_FEED = f"""
WITH RECURSIVE above ({_COLUMNS}) AS (
    SELECT folder_id, rhythm, poll_interval_s, poll_floor_s, poll_ceiling_s, 0
    FROM feeds WHERE id = ?
    {_ABOVE}
"""  # noqa: S608 - constants
_AROUND = f"""
WITH RECURSIVE above ({_COLUMNS}) AS (
    SELECT parent_id, rhythm, poll_interval_s, poll_floor_s, poll_ceiling_s, 0
    FROM folders WHERE id = ?
    {_ABOVE}
"""  # noqa: S608 - constants


def past_of(db: Database, feed_id: int, now: int) -> Past:
    """Return the places in time of the newest entries, oldest first, the wishes, and its push."""
    history = db.execute(
        "SELECT sort_at FROM entries INDEXED BY entries_all_of_feed WHERE feed_id = ?"
        " ORDER BY sort_at DESC LIMIT ?",
        [feed_id, NEWEST],
    ).fetchall()
    wishes = tuple(as_wish(row) for row in db.execute(_OF_FEED, [feed_id]))
    return Past(tuple(row[0] for row in reversed(history)), wishes, push.of_feed(db, feed_id, now))


def pasts(db: Database, feed_ids: Iterable[int], now: int) -> dict[int, Past]:
    """Return ``past_of`` several feeds."""
    return {feed_id: past_of(db, feed_id, now) for feed_id in feed_ids}


def wishes_around(db: Database, folder_id: int | None) -> tuple[Wish, ...]:
    """Return the wishes of the folder (``None``: of the top, none) and of those around it.

    Raises:
        NoSuchFolder: it does not exist (any more).

    """
    require(db, folder_id)
    return tuple(as_wish(row) for row in db.execute(_AROUND, [folder_id]))
