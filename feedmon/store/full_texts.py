"""Pages of articles: which are wanted, whose turn it is, and what was found on them (H-8).

The work on a page is claimed like that on a feed, so two programs never fetch one twice, and one
that is killed leaves it undone and not half done. What the feed has of the article is not touched.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedmon.model import FullText, FullTextMode, FullTextState, PageWish
from feedmon.store import search
from feedmon.store.claims import DUE_MAX_S, LEASE_MAX_S
from feedmon.store.rows import id_list

if TYPE_CHECKING:
    from collections.abc import Sequence

    from feedmon.model import ArticlePage, CleanBody, Feed, NewEntry
    from feedmon.store.connection import Transaction
    from feedmon.store.database import Database

#: Whoever has a teaser only has fewer characters than this ...
TEASER = 500
#: ... and so many pages are wanted of one poll at the most, the newest: a feed that fills has a
#: past of hundreds, and its site would see them all asked for.
MOST_AT_ONCE = 50
#: What could not be asked for is wanted for so long (seconds) after the article came.
WANTED_S = 7 * 86_400

_FREE = (
    f"(t.leased_until IS NULL OR t.leased_until <= :now OR t.leased_until > :now + {LEASE_MAX_S})"
)
_IN_TIME = f"""
f.removed_at IS NULL AND f.paused = 0 AND f.full_text <> 'off'
AND e.received_at BETWEEN :now - {WANTED_S} AND :now + {WANTED_S}
"""
_DUE = f"""
t.next_attempt_at IS NOT NULL
AND (t.next_attempt_at <= :now OR t.next_attempt_at > :now + {DUE_MAX_S})
AND {_FREE} AND {_IN_TIME}
"""


def want(tx: Transaction, feed: Feed, added: Sequence[int], new: Sequence[NewEntry]) -> None:
    """Want the pages of those entries that are new and unread, as the feed is to be treated."""
    if feed.full_text is FullTextMode.OFF or not added:
        return
    short = {entry.worked.uid for entry in new if len(entry.worked.body.text) < TEASER}
    rows = tx.db.execute(
        """
        SELECT id, uid FROM entries
        WHERE id IN (SELECT value FROM json_each(?)) AND read = 0
            AND (link LIKE 'http://%' OR link LIKE 'https://%')
        ORDER BY sort_at DESC, id DESC
        """,
        [id_list(added)],
    )
    every = feed.full_text is FullTextMode.ON
    wanted = [entry_id for entry_id, uid in rows if every or uid in short][:MOST_AT_ONCE]
    tx.db.conn.executemany(
        "INSERT OR IGNORE INTO full_texts (entry_id, state, next_attempt_at) VALUES (?, ?, ?)",
        [(entry_id, str(FullTextState.WAITING), tx.now) for entry_id in wanted],
    )


def due(db: Database, now: int, limit: int) -> list[int]:
    """Return the entries whose pages are to be fetched now, newest first."""
    rows = db.execute(
        f"""
        SELECT t.entry_id FROM full_texts t INDEXED BY full_texts_due
        CROSS JOIN entries e ON e.id = t.entry_id
        CROSS JOIN feeds f ON f.id = e.feed_id
        WHERE {_DUE} ORDER BY e.sort_at DESC, e.id DESC LIMIT :limit
        """,  # noqa: S608 - constants
        {"now": now, "limit": limit},
    )
    return [row[0] for row in rows]


def claim(
    tx: Transaction, entry_id: int, *, owner: str, lease_s: int, only_due: bool
) -> PageWish | None:
    """Take the work on an article's page, for ``lease_s`` seconds.

    ``None``: somebody else has it, or did it; the article or its link is gone; with ``only_due``
    it is not due either. Otherwise a person wants it, whatever its feed is to do.
    """
    at = {"id": entry_id, "now": tx.now}
    row = tx.db.execute(
        f"""
        SELECT e.link, e.title, f.url, f.private_allowed, f.full_text, t.state,
            coalesce({_FREE}, 1), coalesce({_DUE}, 0)
        FROM entries e JOIN feeds f ON f.id = e.feed_id
            LEFT JOIN full_texts t ON t.entry_id = e.id
        WHERE e.id = :id AND f.removed_at IS NULL
            AND (e.link LIKE 'http://%' OR e.link LIKE 'https://%')
        """,  # noqa: S608 - constants
        at,
    ).fetchone()
    if row is None:
        return None
    link, title, feed_url, private, mode, state, free, is_due = row
    is_there = state in (FullTextState.FETCHED, FullTextState.SHORT)
    if is_there or not free or (only_due and not is_due):
        return None
    tx.db.execute(
        """
        INSERT INTO full_texts (entry_id, state, leased_until, lease_owner)
        VALUES (:id, :waiting, :until, :owner)
        ON CONFLICT (entry_id) DO UPDATE SET leased_until = :until, lease_owner = :owner
        """,
        at | {"waiting": str(FullTextState.WAITING), "until": tx.now + lease_s, "owner": owner},
    )
    return PageWish(
        entry_id=entry_id,
        url=link,
        title=title,
        feed_url=feed_url,
        private_allowed=bool(private),
        mode=FullTextMode(mode),
        characters=search.characters(tx.db, entry_id),
    )


def finish(
    tx: Transaction, entry_id: int, owner: str, page: ArticlePage, *, url: str, short: bool
) -> bool:
    """Keep what was found on a page and end the claim; nothing when it is another's by now."""
    state = FullTextState.SHORT if short else FullTextState.FETCHED
    same = page.raw_html == page.body.html
    done = tx.db.execute(
        """
        UPDATE full_texts SET state = :state, shown = 1, raw_html = :raw, html = :html,
            base_url = :base, url = :url, sanitizer_version = :version, trackers = :trackers,
            fetched_at = :now, error = NULL, error_detail = NULL, next_attempt_at = NULL,
            leased_until = NULL, lease_owner = NULL
        WHERE entry_id = :id AND lease_owner = :owner
        """,
        {
            "state": str(state),
            "raw": None if same else page.raw_html,
            "html": page.body.html,
            "base": page.base_url,
            "url": url,
            "version": page.body.version,
            "trackers": page.body.trackers,
            "now": tx.now,
            "id": entry_id,
            "owner": owner,
        },
    ).rowcount
    if done:
        search.put_page(tx.db, entry_id, page.body.text)
        _touch(tx, entry_id)
    return bool(done)


def fail(tx: Transaction, entry_id: int, owner: str, error: str, detail: str) -> bool:
    """Note that a page can't be had, end the claim, and want it no more until a person does."""
    done = tx.db.execute(
        """
        UPDATE full_texts SET state = :state, error = :error, error_detail = :detail,
            next_attempt_at = NULL, leased_until = NULL, lease_owner = NULL
        WHERE entry_id = :id AND lease_owner = :owner
        """,
        {
            "state": str(FullTextState.FAILED),
            "error": error,
            "detail": detail,
            "id": entry_id,
            "owner": owner,
        },
    ).rowcount
    if done:
        _touch(tx, entry_id)
    return bool(done)


def release(tx: Transaction, entry_id: int, owner: str, next_attempt_at: int | None = None) -> None:
    """Give the claim back; a page that is wanted by itself is due then, or as it was.

    What only a person asked for, and nobody was asked about, leaves no trace.
    """
    mine = {"id": entry_id, "owner": owner, "next": next_attempt_at}
    tx.db.execute(
        "DELETE FROM full_texts WHERE entry_id = :id AND lease_owner = :owner"
        " AND state = 'waiting' AND next_attempt_at IS NULL",
        mine,
    )
    tx.db.execute(
        """
        UPDATE full_texts SET leased_until = NULL, lease_owner = NULL,
            next_attempt_at = CASE WHEN next_attempt_at IS NULL THEN NULL
                ELSE coalesce(:next, next_attempt_at) END
        WHERE entry_id = :id AND lease_owner = :owner
        """,
        mine,
    )


def show(tx: Transaction, entry_id: int, shown: bool) -> bool:
    """Remember which text of an article its reader wants to see; whether there is a choice."""
    done = tx.db.execute(
        """
        UPDATE full_texts SET shown = :shown,
            state = CASE WHEN state = 'short' AND :shown THEN 'fetched' ELSE state END
        WHERE entry_id = :id AND state IN ('fetched', 'short')
        """,
        {"shown": shown, "id": entry_id},
    ).rowcount
    if done:
        _touch(tx, entry_id)
    return bool(done)


def of_entry(db: Database, entry_id: int, now: int) -> FullText | None:
    """Return what is known of an article's page; nothing while nobody wants it."""
    row = db.execute(
        f"""
        SELECT t.state, t.shown, t.html, t.trackers, t.url, t.error, t.error_detail,
            t.sanitizer_version, t.next_attempt_at IS NOT NULL AND {_IN_TIME}, {_FREE}
        FROM full_texts t JOIN entries e ON e.id = t.entry_id JOIN feeds f ON f.id = e.feed_id
        WHERE t.entry_id = :id
        """,  # noqa: S608 - constants
        {"id": entry_id, "now": now},
    ).fetchone()
    if row is None:
        return None
    state, shown, html, trackers, url, error, detail, version, wanted, free = row
    if state == FullTextState.WAITING and not wanted and free:
        return None
    return FullText(
        FullTextState(state),
        bool(shown),
        html or "",
        trackers or 0,
        url or "",
        error,
        detail,
        version or 0,
    )


def raw(db: Database, entry_id: int) -> tuple[str, str]:
    """Return what was found on an article's page, as it stood there, and its base address."""
    row = db.execute(
        "SELECT coalesce(raw_html, html, ''), coalesce(base_url, '') FROM full_texts"
        " WHERE entry_id = ?",
        [entry_id],
    ).fetchone()
    return ("", "") if row is None else (row[0], row[1])


def replace_body(tx: Transaction, entry_id: int, body: CleanBody) -> None:
    """Keep what a newer sanitiser made of the page; for the reader nothing has changed.

    Where sanitising changed nothing so far, what it was made of is the raw text from now on.
    """
    tx.db.execute(
        """
        UPDATE full_texts SET raw_html = coalesce(raw_html, html), html = :html,
            sanitizer_version = :version, trackers = :trackers
        WHERE entry_id = :id AND sanitizer_version < :version
        """,
        {"html": body.html, "version": body.version, "trackers": body.trackers, "id": entry_id},
    )


def _touch(tx: Transaction, entry_id: int) -> None:
    tx.db.execute("UPDATE entries SET revision = ? WHERE id = ?", [tx.revision, entry_id])
