"""Entries as people see them: pages, one to read, counts, and their marks."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from feedmon.model import Counts, Enclosure, Entry, EntryOrder, key_of
from feedmon.sanitize import picture_addresses
from feedmon.store import elsewhere, full_texts, removals, stories
from feedmon.store.images import image_sizes
from feedmon.store.passages import with_passages
from feedmon.store.queries import best_entries, entry_ids, representatives
from feedmon.store.rows import SELECT_SUMMARY, as_summary, id_list, summaries

if TYPE_CHECKING:
    from collections.abc import Iterable

    from feedmon.model import CleanBody, EntryKey, EntryQuery, EntrySummary
    from feedmon.store.connection import Transaction
    from feedmon.store.database import Database


def page(
    db: Database,
    query: EntryQuery,
    now: int,
    *,
    after: EntryKey | None,
    before: EntryKey | None = None,
    limit: int | None,
    offset: int,
) -> list[EntrySummary]:
    """Return a stretch of the list: between two places, or what begins at ``offset``."""
    span: Any = {"after": after, "before": before, "limit": limit, "offset": offset}
    ranks = best_entries(db, query, now, **span) if query.order is EntryOrder.BEST else None
    if ranks is None:
        found = summaries(db, entry_ids(db, query, now, **span))
    else:
        found = [replace(each, rank=ranks[each.id]) for each in summaries(db, ranks)]
    return with_passages(db, found, query.search, now) if query.search else found


def place_at(db: Database, query: EntryQuery, now: int, index: int) -> EntryKey | None:
    """Return the place of the entry that is so far down the list; ``None`` beyond its end.

    A story that several feeds tell counts as often as it is told here: looking at all of them
    would take long, and nobody sees whether half a million rows are passed or a few less.
    """
    ids = entry_ids(db, replace(query, once=False), now, limit=1, offset=max(0, index))
    found = summaries(db, ids)
    return key_of(found[0]) if found else None


def standing_for(
    db: Database, query: EntryQuery, now: int, entry_ids: Iterable[int]
) -> list[EntrySummary]:
    """Return what stands in the query's list for these entries."""
    return summaries(db, representatives(db, query, now, entry_ids))


def one_entry(db: Database, entry_id: int, now: int) -> Entry | None:
    """Return the article with all that the reading pane shows of it, if it is (still) there."""
    row = db.execute(
        SELECT_SUMMARY
        + """, e.uid, b.html, e.published, e.updated_at, e.comments_url, e.categories, b.trackers,
             f.images_allowed, b.sanitizer_version, e.edits, e.gone_at, b.extras,
             e.duration_s
        FROM entries e
        JOIN feeds f ON f.id = e.feed_id
        JOIN bodies b ON b.entry_id = e.id
        WHERE e.id = ? AND f.removed_at IS NULL
        """,
        [entry_id],
    ).fetchone()
    if row is None:
        return None
    *summary, uid, html, published, updated_at, comments_url = row[:-8]
    categories, trackers, images, version, edits, gone_at, extras, duration_s = row[-8:]
    full = full_texts.of_entry(db, entry_id, now)
    addresses = picture_addresses(html + ((full and full.html) or ""))
    return Entry(
        summary=as_summary(tuple(summary)),
        uid=uid,
        content_html=html,
        published=published,
        updated_at=updated_at,
        comments_url=comments_url,
        enclosures=tuple(
            Enclosure(*enclosure)
            for enclosure in db.execute(
                "SELECT url, media_type, length, title FROM enclosures WHERE entry_id = ?"
                " ORDER BY position",
                [entry_id],
            )
        ),
        categories=tuple(json.loads(categories)),
        tags=tuple(_tags(db, entry_id)),
        trackers=trackers,
        images_allowed=bool(images),
        sanitizer_version=version,
        edits=edits,
        elsewhere=tuple(elsewhere.of_entry(db, entry_id)),
        gone_at=gone_at,
        extras=tuple((name, value) for name, value in json.loads(extras)),
        duration_s=duration_s,
        full=full,
        picture_sizes=image_sizes(db, addresses) if addresses else {},
    )


def raw_body(db: Database, entry_id: int) -> str:
    """Return the article's body as published; empty when the article is gone."""
    row = db.execute("SELECT raw_html FROM bodies WHERE entry_id = ?", [entry_id]).fetchone()
    return "" if row is None else str(row[0])


def replace_body(tx: Transaction, entry_id: int, body: CleanBody) -> None:
    """Keep what a newer sanitiser made of the body; for the reader nothing has changed."""
    tx.db.execute(
        "UPDATE bodies SET html = ?, sanitizer_version = ?, trackers = ?"
        " WHERE entry_id = ? AND sanitizer_version < ?",
        [body.html, body.version, body.trackers, entry_id, body.version],
    )


def _tags(db: Database, entry_id: int) -> list[str]:
    rows = db.execute(
        "SELECT t.title FROM entry_tags et JOIN tags t ON t.id = et.tag_id WHERE et.entry_id = ?"
        " ORDER BY t.title",
        [entry_id],
    )
    return [row[0] for row in rows]


def counts(db: Database, *, once: bool = False) -> Counts:
    """Unread per feed and starred over all, counted in their indexes; ``once``: what is shared."""
    hidden = removals.hidden_feeds(db)
    unread = db.execute(
        "SELECT feed_id, count(*) FROM entries INDEXED BY entries_unread_of_feed"
        " WHERE read = 0 GROUP BY feed_id"
    )
    per_feed: dict[int, int] = dict(unread.fetchall())
    for feed_id in hidden:
        per_feed.pop(feed_id, None)
    (starred,) = db.execute(
        "SELECT count(*) FROM entries INDEXED BY entries_starred WHERE starred = 1"
        " AND feed_id NOT IN (SELECT value FROM json_each(?))",
        [id_list(hidden)],
    ).fetchone()
    shared = stories.unread_in(db) if once else {}
    alerted, urgent = _unread_alerts(db, hidden)
    return Counts(unread=per_feed, starred=starred, shared=shared, alerts=alerted, urgent=urgent)


def _unread_alerts(db: Database, hidden: list[int]) -> tuple[int, int]:
    alerted, urgent = db.execute(
        """
        SELECT count(*), total(EXISTS (SELECT 1 FROM alerts a INDEXED BY alerts_urgent
            WHERE a.entry_id = entries.id AND a.urgency = 'urgent'))
        FROM entries INDEXED BY entries_alerted WHERE alerted = 1 AND read = 0
            AND feed_id NOT IN (SELECT value FROM json_each(?))
        """,
        [id_list(hidden)],
    ).fetchone()
    return int(alerted), int(urgent)


def unread_since(db: Database, since: int) -> dict[int, int]:
    """Unread per feed among those whose place in the list is at ``since`` or after."""
    rows = db.execute(
        "SELECT feed_id, count(*) FROM entries INDEXED BY entries_unread"
        " WHERE read = 0 AND sort_at >= ? GROUP BY feed_id",
        [since],
    )
    per_feed: dict[int, int] = dict(rows.fetchall())
    for feed_id in removals.hidden_feeds(db):
        per_feed.pop(feed_id, None)
    return per_feed
