"""What is known of a feed beyond the row that lists show."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from feedmon.model import FeedDetails
from feedmon.store import addresses, feeds, poll_log, push, removals

if TYPE_CHECKING:
    from feedmon.store.database import Database

#: Of former addresses and of polls, so many of the last.
ADDRESSES, POLLS = 20, 5


def of_feed(db: Database, feed_id: int, now: int) -> FeedDetails:
    """Return what the feed's properties show of it, but for its password.

    Raises:
        NoSuchFeed: it does not exist (any more).

    """
    feed = feeds.one_feed(db, feed_id)
    row = db.execute(
        "SELECT format, language, description, hub_urls FROM feeds WHERE id = ?", [feed_id]
    ).fetchone()
    return FeedDetails(
        feed=feed,
        format=row[0],
        language=row[1],
        description=row[2],
        hub_urls=tuple(json.loads(row[3])),
        addresses=addresses.former(db, feed_id, ADDRESSES),
        polls=tuple(poll_log.poll_log(db, feed_id, POLLS)),
        push=push.of_feed(db, feed_id, now),
    )


def logins_to_forget(db: Database, now: int) -> list[tuple[int, str]]:
    """Return the feeds that are about to be deleted for good, with every address they had.

    Only of those for which somebody logged in: a feed, and one of its addresses.
    """
    rows = db.execute(
        """
        WITH ending (id, url) AS (
            SELECT id, substr(url, length('removed:' || id || ':') + 1)
            FROM feeds INDEXED BY feeds_removed
            WHERE removed_at IS NOT NULL AND account IS NOT NULL
                AND (removed_at <= :now - :kept OR removed_at > :now + :kept)
        )
        SELECT id, url FROM ending
        UNION
        SELECT former.feed_id, former.url
        FROM ending JOIN feed_urls former ON former.feed_id = ending.id
        """,
        {"now": now, "kept": removals.KEPT_S},
    )
    return [(feed_id, url) for feed_id, url in rows]
