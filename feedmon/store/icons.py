"""Icons: which feed wants one, where they were looked for, and the pictures by their content.

Two kinds of work are claimed here, each with a lease like that of a feed: the look at a place (a
site, or the address that a feed gives for its icon), and the making of an icon of one picture,
known by the hash of its bytes. A hundred feeds of one site look once, and a picture that a hundred
sites have is decoded and kept once. A program that is killed leaves either undone, not half done.

Neither is anything that a window shows, so they take no revision: an icon has that of the last
feed that it was given to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedmon.model import FeedIcons, Find, IconWish, Look, Picture, PictureState
from feedmon.store.claims import DUE_MAX_S, LEASE_MAX_S
from feedmon.store.rows import id_list

if TYPE_CHECKING:
    from collections.abc import Iterable

    from feedmon.store.connection import Transaction
    from feedmon.store.database import Database

#: An icon that nobody has is kept so long (seconds): whoever made it may be about to give it.
UNUSED_S = 3_600

_FREE = f"(leased_until IS NULL OR leased_until <= :now OR leased_until > :now + {LEASE_MAX_S})"
_DUE = f"""
SELECT id, url, site_url, icon_url, private_allowed FROM feeds INDEXED BY feeds_icon_due
WHERE last_success_at IS NOT NULL AND removed_at IS NULL AND paused = 0 AND state <> 'gone'
    AND failures = 0
    AND (icon_due_at IS NULL OR icon_due_at <= :now OR icon_due_at > :now + {DUE_MAX_S})
ORDER BY icon_due_at, id LIMIT :limit
"""  # noqa: S608 - constants


def due_icons(db: Database, now: int, limit: int) -> list[IconWish]:
    """Return feeds that work and whose icon is to be looked for, those without one first."""
    rows = db.execute(_DUE, {"now": now, "limit": limit})
    return [
        IconWish(feed_id, url, site_url, icon_url, private_allowed=bool(private))
        for feed_id, url, site_url, icon_url, private in rows
    ]


# --- looks ------------------------------------------------------------------------------------


def claim_look(tx: Transaction, place: str, *, owner: str, lease_s: int) -> Look | None:
    """Take the look at a place if it is due; ``None`` while somebody else has it."""
    row = tx.db.execute(
        f"""
        SELECT icon_id, found_at, etag, last_modified, page_etag, page_last_modified, next_look_at,
            {_FREE}
        FROM sites WHERE place = :place
        """,  # noqa: S608 - a constant
        {"place": place, "now": tx.now},
    ).fetchone()
    *found, next_look_at, free = row or (None, None, 1)
    find = Find(*found) if found and found[0] is not None else None
    if next_look_at is not None and tx.now < next_look_at <= tx.now + DUE_MAX_S:
        return Look(place, due=False, find=find, next_look_at=next_look_at)
    if not free:
        return None
    tx.db.execute(
        """
        INSERT INTO sites (place, leased_until, lease_owner) VALUES (:place, :until, :owner)
        ON CONFLICT (place) DO UPDATE SET leased_until = :until, lease_owner = :owner
        """,
        {"place": place, "until": tx.now + lease_s, "owner": owner},
    )
    return Look(place, due=True, find=find)


def end_look(
    tx: Transaction, place: str, owner: str, *, find: Find | None, next_look_at: int | None
) -> None:
    """End a look with what it found; without, what was known of the place stays.

    ``None`` as the time of the next look leaves the place as due as it was.
    """
    columns = (
        {}
        if find is None
        else {
            "icon_id": find.icon_id,
            "found_at": find.url,
            "etag": find.etag,
            "last_modified": find.last_modified,
            "page_etag": find.page_etag,
            "page_last_modified": find.page_last_modified,
        }
    )
    if next_look_at is not None:
        columns["next_look_at"] = next_look_at
    names = "".join(f", {name} = :{name}" for name in columns)
    tx.db.execute(
        f"UPDATE sites SET leased_until = NULL, lease_owner = NULL{names}"  # noqa: S608 - our own names
        " WHERE place = :place AND lease_owner = :owner",
        columns | {"place": place, "owner": owner},
    )


# --- pictures ---------------------------------------------------------------------------------


def take_picture(tx: Transaction, content_hash: bytes, *, owner: str, lease_s: int) -> Picture:
    """Take the work on a picture, unless it is done or somebody is at it."""
    row = tx.db.execute(
        f"""
        SELECT id, completed_at IS NOT NULL, image IS NOT NULL, {_FREE}
        FROM icons WHERE content_hash = :hash
        """,  # noqa: S608 - a constant
        {"hash": content_hash, "now": tx.now},
    ).fetchone()
    icon_id, done, shown, free = row or (None, False, False, True)
    if done:
        return Picture(PictureState.DONE, icon_id if shown else None)
    if not free:
        return Picture(PictureState.BUSY)
    tx.db.execute(
        """
        INSERT INTO icons (content_hash, media_type, leased_until, lease_owner, revision)
        VALUES (:hash, 'image/png', :until, :owner, 0)
        ON CONFLICT (content_hash) DO UPDATE SET leased_until = :until, lease_owner = :owner
        """,
        {"hash": content_hash, "until": tx.now + lease_s, "owner": owner},
    )
    return Picture(PictureState.MINE)


def finish_picture(
    tx: Transaction, content_hash: bytes, owner: str, image: bytes | None
) -> int | None:
    """Keep the icon that was made of a picture (``None``: it can be none) and end the work on it.

    Returns the icon, also where somebody else was quicker in the end.
    """
    tx.db.execute(
        """
        UPDATE icons SET image = :image, completed_at = :now, leased_until = NULL,
            lease_owner = NULL
        WHERE content_hash = :hash AND lease_owner = :owner
        """,
        {"image": image, "now": tx.now, "hash": content_hash, "owner": owner},
    )
    row = tx.db.execute(
        "SELECT id FROM icons WHERE content_hash = ? AND image IS NOT NULL", [content_hash]
    ).fetchone()
    return None if row is None else int(row[0])


# --- who shows what ---------------------------------------------------------------------------


def give_icon(tx: Transaction, feed_id: int, icon_id: int | None, *, due_at: int) -> bool:
    """Let a feed have an icon (``None``: the one that it has), and be due again then.

    Tells whether it has another one now.
    """
    tx.db.execute("UPDATE feeds SET icon_due_at = ? WHERE id = ?", [due_at, feed_id])
    row = tx.db.execute(
        "SELECT 1 FROM feeds f JOIN icons i ON i.id = ?"
        " WHERE f.id = ? AND f.icon_id IS NOT i.id AND i.image IS NOT NULL",
        [icon_id, feed_id],
    ).fetchone()
    if row is None:
        return False
    tx.db.execute(
        "UPDATE feeds SET icon_id = ?, revision = ? WHERE id = ?", [icon_id, tx.revision, feed_id]
    )
    tx.db.execute("UPDATE icons SET revision = ? WHERE id = ?", [tx.revision, icon_id])
    return True


def icons(
    db: Database, feed_ids: Iterable[int] | None = None, *, since: int | None = None
) -> FeedIcons:
    """Return the icons of these feeds or of all; with ``since`` those given after a revision."""
    if feed_ids is not None:
        tables = "json_each(:ids) j CROSS JOIN feeds f ON f.id = j.value"
        tables += " CROSS JOIN icons i ON i.id = f.icon_id"
    else:
        newer = "" if since is None else "INDEXED BY icons_revision"
        tables = f"icons i {newer} CROSS JOIN feeds f INDEXED BY feeds_icon ON f.icon_id = i.id"
    rows = db.execute(
        f"""
        SELECT f.id, i.id FROM {tables}
        WHERE f.removed_at IS NULL AND i.image IS NOT NULL
            {"" if since is None else "AND i.revision > :since"}
        """,  # noqa: S608 - constants
        {"ids": id_list(feed_ids or ()), "since": since},
    )
    by_feed = dict(rows.fetchall())
    images = dict(
        db.execute(
            "SELECT id, image FROM icons WHERE id IN (SELECT value FROM json_each(?))",
            [id_list(set(by_feed.values()))],
        ).fetchall()
    )
    return FeedIcons(by_feed, images)


def drop_icons(tx: Transaction) -> int:
    """Delete the icons that no feed has, once their place may be looked at again; how many.

    Until then they stay: a feed that is followed again finds its icon without a look.
    """
    tx.db.execute(
        f"""
        DELETE FROM sites WHERE {_FREE}
            AND NOT EXISTS (SELECT 1 FROM feeds WHERE feeds.icon_id = sites.icon_id)
            AND coalesce(next_look_at, 0) NOT BETWEEN :now AND :now + {DUE_MAX_S}
        """,  # noqa: S608 - constants
        {"now": tx.now},
    )
    return tx.db.execute(
        f"""
        DELETE FROM icons WHERE {_FREE}
            AND coalesce(completed_at, 0) NOT BETWEEN :now - {UNUSED_S} AND :now
            AND NOT EXISTS (SELECT 1 FROM feeds WHERE feeds.icon_id = icons.id)
            AND NOT EXISTS (SELECT 1 FROM sites WHERE sites.icon_id = icons.id)
        """,  # noqa: S608 - constants
        {"now": tx.now},
    ).rowcount
