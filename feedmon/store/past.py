"""What the next poll of a feed depends on: when it published, and what the person wants."""

from __future__ import annotations

import json
from collections import defaultdict
from operator import itemgetter
from typing import TYPE_CHECKING

from feedmon.model import Past
from feedmon.store import push
from feedmon.store.folders import require
from feedmon.store.rows import as_wish, id_list

if TYPE_CHECKING:
    from collections.abc import Sequence

    from feedmon.model import Wish
    from feedmon.store.database import Database

#: So many of the newest entries say when a feed publishes.
NEWEST = 60

#: So many feeds are asked about at once: one row answers for all, and is read as a whole.
_PIECE = 64

_HISTORIES = """
SELECT json_group_object(j.value, (
    SELECT json_group_array(sort_at) FROM (
        SELECT sort_at FROM entries INDEXED BY entries_all_of_feed
        WHERE feed_id = j.value ORDER BY sort_at DESC LIMIT :newest)))
FROM json_each(:ids) j
"""
_ABOVE = """
    UNION ALL
    SELECT feed_id, d.parent_id, d.rhythm, d.poll_interval_s, d.poll_floor_s, d.poll_ceiling_s,
        depth + 1
    FROM above JOIN folders d ON d.id = above.folder_id
)
"""
_COLUMNS = "feed_id, folder_id, rhythm, interval_s, floor_s, ceiling_s, depth"
# What says nothing is left out, but for the first of each feed, which is its own.
_OF_FEEDS = f"""
WITH RECURSIVE above ({_COLUMNS}) AS (
    SELECT id, folder_id, rhythm, poll_interval_s, poll_floor_s, poll_ceiling_s, 0
    FROM feeds WHERE id IN (SELECT value FROM json_each(?))
    {_ABOVE}
SELECT json_group_array(json_array(feed_id, depth, rhythm, interval_s, floor_s, ceiling_s))
FROM above
WHERE depth = 0 OR coalesce(rhythm, interval_s, floor_s, ceiling_s) IS NOT NULL
"""  # noqa: S608 - constants
_AROUND = f"""
WITH RECURSIVE above ({_COLUMNS}) AS (
    SELECT NULL, parent_id, rhythm, poll_interval_s, poll_floor_s, poll_ceiling_s, 0
    FROM folders WHERE id = ?
    {_ABOVE}
SELECT rhythm, interval_s, floor_s, ceiling_s FROM above ORDER BY depth
"""  # noqa: S608 - constants


def past_of(db: Database, feed_id: int, now: int) -> Past:
    """Return the places in time of the newest entries, oldest first, the wishes, and its push."""
    return pasts(db, [feed_id], now)[feed_id]


def pasts(db: Database, feed_ids: Sequence[int], now: int) -> dict[int, Past]:
    """Return ``past_of`` several feeds."""
    found: dict[int, Past] = {}
    for start in range(0, len(feed_ids), _PIECE):
        some = feed_ids[start : start + _PIECE]
        ids = id_list(some)
        histories = _histories(db, ids)
        wishes = _wishes(db, ids)
        pushes = push.of_feeds(db, ids, now)
        found |= {one: Past(histories[one], wishes.get(one, ()), pushes.get(one)) for one in some}
    return found


def _histories(db: Database, ids: str) -> dict[int, tuple[int, ...]]:
    # A row for each entry would let go of Python's lock for each, and wait for it again.
    (row,) = db.execute(_HISTORIES, {"ids": ids, "newest": NEWEST}).fetchone()
    return {int(feed_id): tuple(sorted(times)) for feed_id, times in json.loads(row).items()}


def _wishes(db: Database, ids: str) -> dict[int, tuple[Wish, ...]]:
    (row,) = db.execute(_OF_FEEDS, [ids]).fetchone()
    found: defaultdict[int, list[Wish]] = defaultdict(list)
    for feed_id, _, *wish in sorted(json.loads(row), key=itemgetter(0, 1)):
        found[feed_id].append(as_wish(wish))
    return {feed_id: tuple(wishes) for feed_id, wishes in found.items()}


def wishes_around(db: Database, folder_id: int | None) -> tuple[Wish, ...]:
    """Return the wishes of the folder (``None``: of the top, none) and of those around it.

    Raises:
        NoSuchFolder: it does not exist (any more).

    """
    require(db, folder_id)
    return tuple(as_wish(row) for row in db.execute(_AROUND, [folder_id]))
