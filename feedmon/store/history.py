"""What came in the past weeks, counted from indices; and how polls went, from their log.

Articles are counted where they stand in lists (``sort_at``): the indices of the lists hold that,
and a feed that is followed since yesterday shows how it published before. When they were received
stands in no index.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING

from feedmon.model import WEEK_S, WEEKS, PollCounts, Weeks
from feedmon.store.poll_log import LOG_ROWS
from feedmon.store.rows import id_list

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from feedmon.store.database import Database

#: Polls are counted in such pieces: the days of all time zones are made of whole ones.
_PIECE_S = 900
_HIDDEN = "SELECT id FROM feeds INDEXED BY feeds_removed WHERE removed_at IS NOT NULL"
_KINDS = ("news", "quiet", "failed")


def weeks(db: Database, feed_ids: Iterable[int], now: int) -> dict[int, Weeks]:
    """Count the articles of each of these feeds in each of the weeks that end ``now``.

    One read of the part of an index that belongs to these feeds and weeks.
    """
    begin = now - WEEKS * WEEK_S
    asked = {"ids": id_list(feed_ids), "begin": begin, "now": now, "week": WEEK_S}
    added = db.execute(
        f"SELECT id, added_at FROM feeds WHERE id IN (SELECT value FROM json_each(:ids))"  # noqa: S608
        f" AND id NOT IN ({_HIDDEN})",
        asked,
    )
    since = dict(added.fetchall())
    counted = {feed_id: [0] * WEEKS for feed_id in since}
    rows = db.execute(
        """
        SELECT feed_id, (sort_at - :begin - 1) / :week, count(*)
        FROM entries INDEXED BY entries_all_of_feed
        WHERE feed_id IN (SELECT value FROM json_each(:ids))
            AND sort_at > :begin AND sort_at <= :now
        GROUP BY 1, 2
        """,
        asked,
    )
    for feed_id, week, number in rows:
        if feed_id in counted:
            counted[feed_id][week] = number
    return {
        feed_id: Weeks(feed_id, tuple(numbers), _known(numbers, since[feed_id], now))
        for feed_id, numbers in counted.items()
    }


def _known(numbers: Sequence[int], added_at: int, now: int) -> int:
    """Say of how many weeks anything is known: since it was added, or since its oldest article."""
    followed = -(-max(0, now - added_at) // WEEK_S)
    oldest = next((at for at, number in enumerate(numbers) if number), WEEKS)
    return max(1, min(WEEKS, max(followed, WEEKS - oldest)))


def articles_per_day(db: Database, begins: Sequence[int]) -> list[int]:
    """Count the articles between each of these moments and the next one."""
    return [
        db.execute(
            f"SELECT count(*) FROM entries INDEXED BY entries_all"  # noqa: S608 - a constant
            f" WHERE sort_at >= ? AND sort_at < ? AND feed_id NOT IN ({_HIDDEN})",
            day,
        ).fetchone()[0]
        for day in pairwise(begins)
    ]


def polls_per_day(
    db: Database, feed_ids: Iterable[int], begins: Sequence[int]
) -> tuple[list[PollCounts], int | None]:
    """Count the polls of these feeds between each of these moments and the next one.

    Also tell from when on their logs have all polls; ``None``: all along.
    """
    ids = id_list(feed_ids)
    rows = db.execute(
        """
        SELECT started_at / :piece, outcome, sum(new + updated > 0), count(*)
        FROM polls INDEXED BY polls_feed
        WHERE feed_id IN (SELECT value FROM json_each(:ids))
            AND started_at >= :begin AND started_at < :end AND outcome <> 'pushed'
        GROUP BY 1, 2
        """,
        {"ids": ids, "piece": _PIECE_S, "begin": begins[0], "end": begins[-1]},
    )
    days = [dict.fromkeys(_KINDS, 0) for _ in begins[1:]]
    for piece, outcome, with_news, number in rows:
        at = max(piece * _PIECE_S, begins[0])
        day = days[bisect_right(begins, at) - 1]
        if outcome == "failed":
            day["failed"] += number
        else:
            day["news"] += with_news
            day["quiet"] += number - with_news
    (since,) = db.execute(
        """
        SELECT max(oldest) FROM (
            SELECT (SELECT started_at FROM polls WHERE feed_id = j.value ORDER BY id LIMIT 1)
                    AS oldest,
                (SELECT count(*) FROM polls INDEXED BY polls_feed WHERE feed_id = j.value) AS number
            FROM json_each(?) j
        ) WHERE number >= ?
        """,
        [ids, LOG_ROWS],
    ).fetchone()
    return [PollCounts(**day) for day in days], since
