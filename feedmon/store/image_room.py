"""Pictures that wait to be fetched before anybody looks, and those that have to go.

The wish of a new article for its pictures is a column of their rows: whoever has time takes them,
and a program that is killed leaves them waiting. Which articles are new is known by the highest id
that was looked at, in ``meta``: without one no pictures are kept for later.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from feedmon.model import ImageUse, PicturedEntry
from feedmon.store.claims import LEASE_MAX_S
from feedmon.store.images import WAIT_MAX_S

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from feedmon.store.connection import Transaction
    from feedmon.store.database import Database

#: What waited for so long, or was not asked about for so long, is forgotten (seconds).
WANTED_S, UNUSED_S = 7 * 86_400, 30 * 86_400

_FREE = f"(leased_until IS NULL OR leased_until <= :now OR leased_until > :now + {LEASE_MAX_S})"


# --- for later --------------------------------------------------------------------------------


def wishes_from(db: Database) -> int | None:
    """Return the last article whose pictures were asked for; ``None``: they are not kept."""
    (after,) = db.execute("SELECT pictures_after FROM meta").fetchone()
    return None if after is None else int(after)


def begin_wishes(tx: Transaction) -> None:
    """Let pictures be kept of the articles that come from now on."""
    tx.db.execute(
        "UPDATE meta SET pictures_after = (SELECT coalesce(max(id), 0) FROM entries)"
        " WHERE pictures_after IS NULL"
    )


def end_wishes(tx: Transaction) -> None:
    """Let none be kept any more, nor those that wait."""
    tx.db.execute("UPDATE meta SET pictures_after = NULL")
    tx.db.execute("UPDATE images SET wanted_at = NULL WHERE wanted_at IS NOT NULL")


def pictured_since(
    db: Database, after: int, *, every: bool, limit: int
) -> tuple[int, list[PicturedEntry]]:
    """Return new articles whose pictures are allowed, and up to which article that is all.

    With ``every`` the pictures of all feeds are.
    """
    (upto,) = db.execute("SELECT coalesce(max(id), 0) FROM entries").fetchone()
    rows = db.execute(
        """
        SELECT e.id, e.feed_id, e.thumbnail, b.html
        FROM entries e NOT INDEXED
        CROSS JOIN feeds f ON f.id = e.feed_id
        CROSS JOIN bodies b ON b.entry_id = e.id
        WHERE e.id > ? AND f.removed_at IS NULL AND (? OR f.images_allowed = 1)
        ORDER BY e.id LIMIT ?
        """,
        [after, every, limit],
    ).fetchall()
    found = [PicturedEntry(*row) for row in rows]
    return (found[-1].entry_id if len(found) == limit else max(upto, after)), found


def wish_images(
    tx: Transaction, wishes: Iterable[tuple[str, int]], *, after: int, upto: int
) -> bool:
    """Let pictures wait to be fetched, each for a feed; the articles up to ``upto`` are done.

    Not if another program did so meanwhile.
    """
    moved = tx.db.execute(
        "UPDATE meta SET pictures_after = ? WHERE pictures_after = ?", [upto, after]
    ).rowcount
    if not moved:
        return False
    tx.db.conn.executemany(
        """
        INSERT INTO images (url, feed_id, last_used_at, wanted_at)
        VALUES (:url, :feed, :now, :now)
        ON CONFLICT (url) DO UPDATE SET feed_id = :feed, last_used_at = :now,
            wanted_at = CASE WHEN content_hash IS NULL THEN :now END
        """,
        [{"url": url, "feed": feed_id, "now": tx.now} for url, feed_id in wishes],
    )
    return True


def wanted_images(db: Database, now: int, *, every: bool, limit: int) -> list[str]:
    """Return pictures that wait and may be asked for now, those that wait longest first."""
    rows = db.execute(
        f"""
        SELECT i.url FROM images i INDEXED BY images_wanted CROSS JOIN feeds f ON f.id = i.feed_id
        WHERE i.wanted_at IS NOT NULL AND {_FREE.replace("leased_until", "i.leased_until")}
            AND (i.next_attempt_at IS NULL
                OR i.next_attempt_at NOT BETWEEN :now + 1 AND :now + {WAIT_MAX_S})
            AND f.removed_at IS NULL AND (:every OR f.images_allowed = 1)
        ORDER BY i.wanted_at LIMIT :limit
        """,  # noqa: S608 - constants
        {"now": now, "every": every, "limit": limit},
    )
    return [row[0] for row in rows]


def any_wanted(db: Database, now: int) -> bool:
    """Whether there are articles whose pictures were not asked for, or pictures that wait."""
    after = wishes_from(db)
    if after is None:
        return False
    (newer,) = db.execute("SELECT EXISTS (SELECT 1 FROM entries WHERE id > ?)", [after]).fetchone()
    return bool(newer) or bool(wanted_images(db, now, every=True, limit=1))


def image_bytes(db: Database) -> int:
    """Add up what pictures take; one that is there for two addresses counts once."""
    (size,) = db.execute(
        "SELECT coalesce(sum(size), 0) FROM (SELECT max(size) AS size FROM images"
        " WHERE content_hash IS NOT NULL GROUP BY content_hash)"
    ).fetchone()
    return int(size)


# --- what has to go ---------------------------------------------------------------------------


def image_files(db: Database) -> dict[bytes, ImageUse]:
    """Return every file that is kept by its hash, with the addresses that it is kept for."""
    rows = db.execute(
        "SELECT content_hash, json_group_array(url), min(path), max(size),"
        " max(coalesce(last_used_at, 0))"
        " FROM images WHERE content_hash IS NOT NULL GROUP BY content_hash"
    )
    return {
        content_hash: ImageUse(tuple(json.loads(urls)), path, size, used)
        for content_hash, urls, path, size, used in rows
    }


def starred_bodies(db: Database, after: int, limit: int) -> list[PicturedEntry]:
    """Return starred articles in the order of their ids, to see which pictures they have."""
    rows = db.execute(
        """
        SELECT e.id, e.feed_id, e.thumbnail, b.html
        FROM entries e CROSS JOIN bodies b ON b.entry_id = e.id
        WHERE e.starred = 1 AND e.id > ? ORDER BY e.id LIMIT ?
        """,
        [after, limit],
    )
    return [PicturedEntry(*row) for row in rows]


def drop_images(tx: Transaction, urls: Sequence[str]) -> list[str]:
    """Forget these pictures, but not while somebody gets one; the files that nobody has now."""
    values = {"urls": json.dumps(list(urls)), "now": tx.now}
    gone = tx.db.execute(
        f"DELETE FROM images WHERE url IN (SELECT value FROM json_each(:urls)) AND {_FREE}"  # noqa: S608
        " RETURNING content_hash, path",
        values,
    ).fetchall()
    return [
        path
        for content_hash, path in dict(gone).items()
        if content_hash is not None
        and not tx.db.execute(
            "SELECT 1 FROM images WHERE content_hash = ?", [content_hash]
        ).fetchone()
    ]


def forget_unused_images(tx: Transaction) -> None:
    """Forget addresses that brought nothing and that nobody looks at, and wishes that grew old."""
    tx.db.execute(
        "UPDATE images SET wanted_at = NULL WHERE wanted_at NOT BETWEEN ? AND ?",
        [tx.now - WANTED_S, tx.now + WANTED_S],
    )
    tx.db.execute(
        f"""
        DELETE FROM images WHERE content_hash IS NULL AND wanted_at IS NULL AND {_FREE}
            AND coalesce(last_used_at, 0) NOT BETWEEN :now - {UNUSED_S} AND :now
        """,  # noqa: S608 - constants
        {"now": tx.now},
    )
