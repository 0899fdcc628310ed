"""Pictures of articles: what is kept of each address, and who gets it.

A row is an address; the bytes are a file named by their hash, so two addresses may share one. The
row names its file only once that lies there, whole. Whoever gets a picture holds a lease on its
row, as polls do on feeds: two programs ask for it once, and one that is killed leaves an expired
lease and no half picture.

Nothing of this is listed by a window, so it takes no revision.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from feedmon.model import ImageClaim, ImageFile, ImageTurn, KeptImage
from feedmon.store.claims import LEASE_MAX_S

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any

    from feedmon.store.connection import Transaction
    from feedmon.store.database import Database

#: No answer is believed for longer to be fresh, and no failure makes anybody wait for longer
#: (seconds): what is further away was written by a clock that had jumped.
FRESH_MAX_S = 30 * 86_400
WAIT_MAX_S = 8 * 86_400
#: A use is noted once in so many seconds: it costs a write.
USE_STEP_S = 3_600

_FREE = f"(leased_until IS NULL OR leased_until <= :now OR leased_until > :now + {LEASE_MAX_S})"
_COLUMNS = (
    "url, content_hash, path, media_type, size, width, height, etag, last_modified, fresh_until,"
    " last_used_at, failure, failures, next_attempt_at"
)


def image(db: Database, url: str) -> KeptImage | None:
    """Return what is known of the picture at an address, if it was ever asked for."""
    row = db.execute(f"SELECT {_COLUMNS} FROM images WHERE url = ?", [url]).fetchone()  # noqa: S608
    return None if row is None else _kept(row)


def image_of(db: Database, entry_id: int, *, every: bool) -> KeptImage | None:
    """Return the picture of an article in the list, if it is kept and its feed's are allowed.

    With ``every`` those of all feeds are.
    """
    row = db.execute(
        """
        SELECT e.thumbnail FROM entries e CROSS JOIN feeds f ON f.id = e.feed_id
        WHERE e.id = ? AND e.thumbnail IS NOT NULL AND f.removed_at IS NULL
            AND (? OR f.images_allowed = 1)
        """,
        [entry_id, every],
    ).fetchone()
    return None if row is None else image(db, row[0])


def pictured(db: Database, entry_ids: Sequence[int], *, every: bool) -> list[int]:
    """Return those of the articles whose picture in the list is kept, as ``image_of`` finds it."""
    rows = db.execute(
        """
        SELECT e.id FROM json_each(:ids) j
        CROSS JOIN entries e ON e.id = j.value
        CROSS JOIN images i ON i.url = e.thumbnail
        CROSS JOIN feeds f ON f.id = e.feed_id
        WHERE i.content_hash IS NOT NULL AND f.removed_at IS NULL
            AND (:every OR f.images_allowed = 1)
        """,
        {"ids": json.dumps(entry_ids), "every": every},
    )
    return [entry_id for (entry_id,) in rows]


def image_sizes(db: Database, urls: Sequence[str]) -> dict[str, tuple[int, int]]:
    """Return how large those of these pictures are that are kept, in pixels."""
    rows = db.execute(
        "SELECT i.url, i.width, i.height FROM json_each(?) j CROSS JOIN images i ON i.url = j.value"
        " WHERE i.content_hash IS NOT NULL",
        [json.dumps(urls)],
    )
    return {url: (width, height) for url, width, height in rows}


def use_images(tx: Transaction, urls: Sequence[str]) -> None:
    """Note that pictures are looked at."""
    tx.db.execute(
        "UPDATE images SET last_used_at = ? WHERE url IN (SELECT value FROM json_each(?))",
        [tx.now, json.dumps(urls)],
    )


# --- getting one ------------------------------------------------------------------------------


def claim_image(tx: Transaction, url: str, *, owner: str, lease_s: int) -> ImageClaim:
    """Take the work of asking for a picture, if there is any and nobody is at it."""
    row = tx.db.execute(
        f"SELECT {_FREE}, {_COLUMNS} FROM images WHERE url = :url",  # noqa: S608 - constants
        {"url": url, "now": tx.now},
    ).fetchone()
    kept = KeptImage(url) if row is None else _kept(row[1:])
    if row is not None and not row[0]:
        return ImageClaim(ImageTurn.BUSY, kept)
    if kept.file is not None and _within(kept.fresh_until, tx.now, FRESH_MAX_S):
        return ImageClaim(ImageTurn.FRESH, kept)
    # Of what was only put off nobody has heard: who looks at it now may ask.
    if kept.failure is not None and _within(kept.next_attempt_at, tx.now, WAIT_MAX_S):
        return ImageClaim(ImageTurn.LATER, kept)
    tx.db.execute(
        """
        INSERT INTO images (url, last_used_at, leased_until, lease_owner)
        VALUES (:url, :now, :until, :owner)
        ON CONFLICT (url) DO UPDATE SET leased_until = :until, lease_owner = :owner
        """,
        {"url": url, "now": tx.now, "until": tx.now + lease_s, "owner": owner},
    )
    return ImageClaim(ImageTurn.MINE, kept)


def release_image(tx: Transaction, url: str, owner: str, *, until: int | None = None) -> None:
    """Give a claim back without a result; before ``until`` nobody asks who does not look at it."""
    tx.db.execute(
        "UPDATE images SET leased_until = NULL, lease_owner = NULL, next_attempt_at = ?"
        " WHERE url = ? AND lease_owner = ?",
        [until, url, owner],
    )


def finish_image(
    tx: Transaction,
    url: str,
    owner: str,
    file: ImageFile | None,
    *,
    etag: str | None,
    last_modified: str | None,
    fresh_until: int,
) -> bool:
    """End a claim with the file that lies there now; ``None``: the one that was there is good.

    Validators are those of this answer, never older ones beside them (F-2). Tells whether the
    claim was still the owner's: otherwise nothing changes.
    """
    columns: dict[str, Any] = {
        "etag": etag,
        "last_modified": last_modified,
        "fresh_until": fresh_until,
        "failure": None,
        "failures": 0,
        "next_attempt_at": None,
        "wanted_at": None,
        "leased_until": None,
        "lease_owner": None,
    }
    if file is not None:
        columns |= {
            "content_hash": file.content_hash,
            "path": file.path,
            "media_type": file.media_type,
            "size": file.size,
            "width": file.width,
            "height": file.height,
            "completed_at": tx.now,
        }
    return _end(tx, url, owner, columns)


def fail_image(
    tx: Transaction, url: str, owner: str, failure: str, *, next_attempt_at: int
) -> bool:
    """End a claim with what went wrong; what is kept of the picture stays as it is.

    An article that nobody has opened yet does not wait for a picture that can't be had.
    """
    tx.db.execute(
        "UPDATE images SET failures = failures + 1 WHERE url = ? AND lease_owner = ?", [url, owner]
    )
    columns = {
        "failure": failure,
        "next_attempt_at": next_attempt_at,
        "wanted_at": None,
        "leased_until": None,
        "lease_owner": None,
    }
    return _end(tx, url, owner, columns)


def forget_image_files(tx: Transaction, content_hashes: Iterable[bytes]) -> None:
    """Forget files that are there no longer, with their validators: they are to be had anew."""
    tx.db.conn.executemany(
        """
        UPDATE images SET content_hash = NULL, path = NULL, media_type = NULL, size = NULL,
            width = NULL, height = NULL, completed_at = NULL, etag = NULL, last_modified = NULL,
            fresh_until = NULL, next_attempt_at = NULL
        WHERE content_hash = ?
        """,
        [(each,) for each in content_hashes],
    )


def _end(tx: Transaction, url: str, owner: str, columns: dict[str, Any]) -> bool:
    names = ", ".join(f"{name} = :{name}" for name in columns)
    ended = tx.db.execute(
        f"UPDATE images SET {names} WHERE url = :url AND lease_owner = :owner",  # noqa: S608 - ours
        columns | {"url": url, "owner": owner},
    ).rowcount
    return bool(ended)


def _within(at: int | None, now: int, most_s: int) -> bool:
    return at is not None and now < at <= now + most_s


def _kept(row: tuple[Any, ...]) -> KeptImage:
    url, content_hash, path, media_type, size, width, height, *rest = row
    file = None
    if content_hash is not None:
        file = ImageFile(content_hash, path, media_type, size, width, height)
    return KeptImage(url, file, *rest)
